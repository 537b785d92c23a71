"""When each text was written: given, in its metadata, stated, inferred from the run, or unknown."""

from timeline.dating._date import date_documents, find_date_conflicts

__all__ = ["date_documents", "find_date_conflicts"]
