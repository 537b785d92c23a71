"""What the travel family reads: where a sentence leads, who goes, for how long, and lives told in years."""
