"""Time expressions: found in a text, then resolved against the date it was written."""

from timeline.timexes._find import find_timexes
from timeline.timexes._headings import dated_by_headings
from timeline.timexes._impossible import find_impossible_dates
from timeline.timexes._resolve import resolve_timexes
from timeline.timexes._spans import find_spans
from timeline.timexes._types import ResolvedTimex, Timex, TimexType

__all__ = [
    "ResolvedTimex",
    "Timex",
    "TimexType",
    "dated_by_headings",
    "find_impossible_dates",
    "find_spans",
    "find_timexes",
    "resolve_timexes",
]
