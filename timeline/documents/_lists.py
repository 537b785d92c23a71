"""Lists without verbs that are the text itself: places, or people and places, each with its days or years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from timeline.documents._lines import Block, Shape
from timeline.documents._schedules import is_listed
from timeline.documents._words import page_words

_FEWEST = 2
_LONGEST = 40
_BULLET = r"(?:(?:[•*·▪◦‣►●○–—|-]|\d{1,2}[.)])\s*)?"
_NAME = r"[A-ZÀ-Þ][\w’'.-]*"
_LINK = r"(?:\s(?:and|of|the|de|da|del|di|la|le|el|al|von|van|&)\b)?"
_YEAR = r"(?<![\d.,])(?:1[4-9]|20)\d\d(?![\d.,]\d)"


@cache
def _item() -> re.Pattern[str]:
    months = page_words().months
    day = rf"(?:{months})\b\.?\s\d{{1,2}}\b|\b\d{{1,2}}(?:st|nd|rd|th)?\s(?:{months})\b"
    name = rf"{_NAME}(?:{_LINK}\s{_NAME}){{0,4}}"
    return re.compile(
        rf"{_BULLET}{name}\s?(?:[,:(|–—-]|\s{{2}}|\t|\s(?=\d)|\b(?:in|on|from)\b).*?(?:{_YEAR}|(?i:{day}))"
    )


def find_lists(
    found: Sequence[Block], shapes: Sequence[Shape], marks: Sequence[str | None]
) -> Iterator[range]:
    """The runs of two lines or more that each name something and its date: "- Malta, April 2-3, 2022"."""
    first: int | None = None
    for i in range(len(found) + 1):
        fits = i < len(found) and marks[i] is None and shapes[i] != "prose" and _fits(found[i].text)
        if fits and first is None:
            first = i
        elif not fits and first is not None:
            if i - first >= _FEWEST:
                yield range(first, i)
            first = None


def _fits(text: str) -> bool:
    return len(text.split()) <= _LONGEST and _item().match(text) is not None and not is_listed(text)
