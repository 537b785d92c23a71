"""One sentence, read: its pieces, predicates, clauses, times and status."""
