"""Time expressions: recognised as spans and types, then resolved to TIMEX3 values and intervals."""

from timeline.timexes._types import ResolvedTimex, Timex, TimexType

__all__ = ["ResolvedTimex", "Timex", "TimexType"]
