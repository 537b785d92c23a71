"""Votes in one sentence: a typed line, and the positions and counts that it tells."""
