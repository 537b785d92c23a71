"""What a page says of its own date: its dateline, the lines of its head, its metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from timeline import lang
from timeline.calendar import iso, weekday
from timeline.dating._clues import Clue
from timeline.documents import SourceText, is_dateline, is_head_line
from timeline.model import DateBasis
from timeline.text import Sentence

_STALE = 6
_LEAD = 3
_ORIGINAL = 1


@dataclass(frozen=True, slots=True)
class Stated:
    """A day that the page gives for itself, how far it is to be trusted, and where it says so."""

    day: int
    basis: DateBasis
    because: str
    clue: Clue | None = None
    firm: bool = False


@dataclass(frozen=True, slots=True)
class Partial:
    """What a dateline or byline says without naming a whole day: "March 18", "Thursday"."""

    clue: Clue
    text: str

    @property
    def names_day(self) -> bool:
        """Whether it leaves one day a week, a month or a year: "Thursday", not "March 2022"."""
        return self.clue.day is not None or self.clue.weekday is not None


@cache
def _labels(kind: str) -> re.Pattern[str]:
    words = lang.load("en", "documents_dates")["header"][kind]
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


def _ranked(
    source: SourceText, sentences: Sequence[Sentence], clues: Sequence[Clue]
) -> Iterator[tuple[int, Clue, str]]:
    """The clues of the head that say when the text was written, with a rank: datelines come first."""
    for clue in clues:
        if clue.zone != "header" or clue.offset is not None:
            continue
        sentence = sentences[clue.sentence]
        line = source.text[sentence.start : sentence.end]
        before = source.text[sentence.start : clue.start]
        if is_dateline(line):
            yield 0, clue, "dateline"
        elif is_head_line(line) and not _is_other(before):
            revised = _labels("revised").search(before) and not _labels("published").search(before)
            yield (2 if revised else 1), clue, "head of the page"


def _is_other(before: str) -> bool:
    """Whether the words before a date make it another date: "valid until 31 March"."""
    kinds = ("other", "published", "revised")
    last = [(match.end(), kind) for kind in kinds for match in _labels(kind).finditer(before)]
    return bool(last) and max(last)[1] == "other"


def find_stated(source: SourceText, sentences: Sequence[Sentence], clues: Sequence[Clue]) -> Stated | None:
    """The day that is given for a text, or that the page states, before the body is asked."""
    given = [date for date in source.dates if date.basis == "given"]
    if given:
        return Stated(given[0].day.toordinal(), "given", f"{_capital(given[0].because)}.", firm=True)
    heads = sorted(_ranked(source, sentences, clues), key=lambda head: (head[0], head[1].start))
    full = [head for head in heads if head[1].is_full and not head[1].ambiguous]
    metadata = [
        Stated(date.day.toordinal(), "metadata", f"{_capital(date.because)}.") for date in source.dates
    ]
    if full and full[0][0] == 0:
        return _stated(source, full[0], firm=True)
    if full and (full[0][0] == _ORIGINAL or not metadata):
        page: Stated | None = _stated(source, full[0])
    else:
        page = metadata[0] if metadata else None
    return _by_dateline(source, heads, page) if page else None


def _stated(source: SourceText, head: tuple[int, Clue, str], firm: bool = False) -> Stated:
    _, clue, where = head
    days = clue.days(0)
    assert days is not None
    quote = source.text[clue.start : clue.end]
    return Stated(days[0], "stated", f"The {where} says “{quote}”.", clue, firm)


def _by_dateline(source: SourceText, heads: Sequence[tuple[int, Clue, str]], page: Stated) -> Stated:
    """The page's day, or a dateline's month and day within two days of it, which is the text's own word."""
    for rank, clue, _ in heads:
        days = clue.days(page.day)
        if rank == 0 and clue.day is not None and days and abs(days[0] - page.day) <= 2:
            quote = source.text[clue.start : clue.end]
            because = f"The dateline says “{quote}”, the page {iso(page.day)}."
            return Stated(days[0], "stated", because, clue, firm=True)
    return page


def find_partial(source: SourceText, sentences: Sequence[Sentence], clues: Sequence[Clue]) -> Partial | None:
    """What the dateline or byline of a text says of its date, where that is not a whole day."""
    heads = sorted(_ranked(source, sentences, clues), key=lambda head: (head[0], head[1].start))
    for _, clue, _ in heads:
        if not clue.is_full or clue.ambiguous:
            return Partial(clue, source.text[clue.start : clue.end])
    for clue in clues:
        if clue.offset == 0 and clue.weekday is not None:
            return Partial(clue, source.text[clue.start : clue.end])
    return None


def corrected(stated: Stated, source: SourceText, clues: Sequence[Clue]) -> tuple[Stated, Clue | None]:
    """The stated day, or its neighbour where the weekdays of the body show that the page is a day off.

    "told reporters on Saturday" under a head of Friday is a text of Saturday; the clue that shows it is
    given as well, None where nothing contradicts the page.
    """
    if stated.firm:
        return stated, None
    for clue in clues:
        if clue.offset == 0 and clue.weekday is not None and clue.zone == "body":
            away = (clue.weekday - weekday(stated.day) + 3) % 7 - 3
            if away and abs(away) == 1:
                return _moved(stated, away, source, clue), clue
            return stated, None
    bare = [clue for clue in clues if _is_bare_weekday(clue)]
    lead = [clue for clue in bare if clue.tense < 0][:_LEAD]
    if (
        lead
        and _age(lead[0], stated.day) == _STALE
        and not any(_age(clue, stated.day) == 0 for clue in lead[:1])
    ):
        return _moved(stated, 1, source, lead[0]), lead[0]
    return stated, None


def _is_bare_weekday(clue: Clue) -> bool:
    """Whether a clue of the body is a weekday alone, of this week."""
    alone = clue.weekday is not None and clue.day is None and clue.offset is None and not clue.weeks
    return alone and clue.zone == "body"


def _age(clue: Clue, reference: int) -> int:
    """How many days before the day of writing the weekday last fell."""
    assert clue.weekday is not None
    return (weekday(reference) - clue.weekday) % 7


def _moved(stated: Stated, by: int, source: SourceText, clue: Clue) -> Stated:
    sentence = source.text[clue.start : clue.end]
    side = "early" if by > 0 else "late"
    because = f"{stated.because[:-1]}, a day {side}: the text speaks of “{sentence}” as just past."
    if clue.offset == 0:
        because = f"{stated.because[:-1]}, a day {side}: the text says “{sentence}”."
    return Stated(stated.day + by, stated.basis, because, stated.clue, firm=True)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
