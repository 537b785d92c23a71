"""The words and patterns that frame an article, read from `timeline/lang/<code>/documents.toml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from timeline import lang

RULE_KINDS = (
    "furniture_heading",
    "slot",
    "end",
    "furniture",
    "advertising",
    "header",
    "caption",
    "post",
    "notice",
)


@dataclass(frozen=True, slots=True)
class PageWords:
    """Compiled rules by kind, the words of datelines and advertisements, and abbreviations by habit."""

    rules: dict[str, re.Pattern[str]]
    imperatives: frozenset[str]
    occasions: re.Pattern[str]
    stamps: frozenset[str]
    months: str
    weekdays: str
    never: frozenset[str]
    numbered: frozenset[str]
    dated: frozenset[str]
    sometimes: frozenset[str]
    starters: frozenset[str]


@cache
def page_words(language: str = "en") -> PageWords:
    """The page words of a language, which must have a folder in `timeline/lang`."""
    data = lang.load(language, "documents")
    short = data["abbreviations"]
    return PageWords(
        rules={kind: _any_of([rule["pattern"] for rule in data[kind]]) for kind in RULE_KINDS},
        imperatives=frozenset(data["reader"]["imperatives"]),
        occasions=re.compile(rf"\b(?:{data['stamp']['occasions']})\b", re.IGNORECASE),
        stamps=frozenset(data["stamp"]["words"]),
        months=data["dateline"]["months"],
        weekdays=data["dateline"]["weekdays"],
        never=frozenset(short["never"]),
        numbered=frozenset(short["numbered"]),
        dated=frozenset(short["month"] + short["weekday"]),
        sometimes=frozenset(short["sometimes"]),
        starters=frozenset(short["starters"]),
    )


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
