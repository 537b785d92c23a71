"""Times that a life tells by age: "aged 30", "at the age of 55", "at seventy"."""

from __future__ import annotations

import re
from functools import cache

from timeline.calendar import between, day_count
from timeline.events._sentences.clauses import Clause
from timeline.events._types import Reading
from timeline.lang import load
from timeline.model import When

_BORN = r"\b(?:born|b\.)\b[^.;()]{0,60}?(?<![\d.,])(?P<year>(?:1\d|20)\d\d)\b"
_HEAD = re.compile(r"[^\n(]{0,60}?(?:\(|\b[Bb]\.|\bborn)[^()\n]{0,60}?(?<![\d.,])(?P<first>(?:1\d|20)\d\d)\b")


@cache
def _pattern(language: str = "en") -> re.Pattern[str]:
    table: dict[str, int] = load(language, "events_ages")["numbers"]
    words = "|".join(sorted(table, key=len, reverse=True))
    ones = "|".join(word for word in table if table[word] < 10)
    number = rf"(?P<age>\d\d|(?:{words})(?:-(?:{ones}))?)"
    return re.compile(rf"\b(?:aged|(?:at|by) the age of|at age|at) {number}(?= ?[,.;)]| [a-z]+\b)")


def _number(words: str) -> int:
    table: dict[str, int] = load("en", "events_ages")["numbers"]
    return int(words) if words.isdigit() else sum(table[word] for word in words.split("-"))


def tells_age(clause: Clause) -> int | None:
    """The age at which a clause has its subject do what it tells, None where it tells none."""
    words = " ".join(piece.word for piece in clause.pieces[clause.start : clause.end])
    front = " ".join(piece.word for piece in clause.pieces[: clause.head.at]) if not clause.start else ""
    found = _pattern().search(f"{front} {words} .")
    age = _number(found["age"]) if found is not None else None
    return age if age is not None and 10 <= age <= 110 else None


def years_of_age(age: int, born: int, said: str) -> When:
    """The two years in which somebody of whose birth the year is known had an age."""
    days = day_count(born + age, 1, 1), day_count(born + age + 1, 12, 31)
    return between(*days, text=said, basis="inferred", approximate=True)


def year_of_birth(key: str, reading: Reading) -> int | None:
    """The year in which somebody was born, by the head of the account or by "was born in 1851"."""
    text = reading.source.text
    for start, _, own in reading.cast.entries:
        found = _HEAD.match(text, start) if own == key else None
        if found is not None:
            return int(found["first"])
    for found in re.finditer(_BORN, text):
        before = [m for m in reading.cast.mentions if m.keys and found.start() - 60 < m.start < found.start()]
        if before and before[-1].keys == (key,) and "." not in text[before[-1].end : found.start()]:
            return int(found["year"])
    return None
