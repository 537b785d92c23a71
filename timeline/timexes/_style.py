"""Whether a text reports the news of its day or tells a history in dates of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.timexes._types import Timex

# (years at least, years for each "yesterday"): a short text must hold to it strictly, a long one may quote.
_MEASURES = ((5, 12), (11, 3))
# News names its sources; a history hardly has two of these in three hundred words.
_LETTERS_TO_A_SPEAKER = 1500


def is_history(text: str, timexes: Sequence[Timex], speaking: re.Pattern[str] | None = None) -> bool:
    """Whether years are stated often and "yesterday", weekdays and "last week" hardly: then dates carry on.

    In a history "in March" belongs to the year told last; in news it is the March nearest to the day of
    writing. What is quoted does not count: a history may quote who said "tomorrow". A text in which people
    are `speaking` ("said", "told") all the time is news, whatever years it recalls.
    """
    years = deictic = 0
    for timex in timexes:
        fields = timex.expression.fields
        make = timex.expression.make
        if make in ("date", "season", "span") and "year" in fields:
            years += 1
        elif (
            make == "deictic" or (make == "weekday" and "day" not in fields) or fields.get("rel") is not None
        ):
            deictic += not _quoted(text, timex.start)
    if not any(years >= fewest and years > share * deictic for fewest, share in _MEASURES):
        return False
    speakers = sum(1 for _ in speaking.finditer(text)) if speaking else 0
    return speakers < 2 or speakers * _LETTERS_TO_A_SPEAKER < len(text)


def _quoted(text: str, at: int) -> bool:
    """Whether a place lies between quotation marks of its paragraph."""
    first = max(at - 1000, 0)
    before = text[max(text.rfind("\n\n", first, at), first) : at]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def fences(years: Sequence[int]) -> tuple[int, int]:
    """The years that a history is about: those within Tukey's fences, and five more on each side."""
    ordered = sorted(years)
    low, high = ordered[len(ordered) // 4], ordered[(3 * len(ordered)) // 4]
    reach = (3 * (high - low)) // 2 + 5
    return low - reach, high + reach
