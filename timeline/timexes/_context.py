"""What a time is resolved against: the day of writing, the times told before, and the words around."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from timeline.calendar import Span, civil
from timeline.timexes import _tense
from timeline.timexes._lines import ENDED
from timeline.timexes._values import read_value

_LENGTHS = {"D": 1, "WE": 2, "W": 7, "2W": 14, "M": 31, "Q": 92, "Y": 366, "E": 3653, "C": 36525}


@dataclass(slots=True)
class Context:
    """The state of one text's resolution, from its first time to its last."""

    text: str
    reference: int | None
    cues: Mapping[str, frozenset[str]]
    language: str = "en"
    narrative: bool = False
    day_first: bool | None = None
    anchor: str | None = None
    anchor_span: Span | None = None
    anchor_start: int = -1
    day: int | None = None
    year: int | None = None
    month: int | None = None
    quarter: tuple[int, int] | None = None
    by_quarter: bool = False
    window: Span | None = None
    start: int = 0
    end: int = 0
    years: tuple[tuple[int, int], ...] = ()
    fenced: tuple[int, int] = (0, 0)
    stated: tuple[int, int] | None = None
    stated_days: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    headings: frozenset[int] = frozenset()
    section: int | None = None
    week: int | None = None
    row_day: int | None = None
    row_end: int = -1
    tense_sign: int = 0
    tense_end: int = -1

    def day_known(self) -> bool:
        """Whether the time told last was as exact as a day."""
        return self.day is not None and (self.anchor_span is None or self.anchor_span.first == self.day)

    def anchor_close(self) -> bool:
        """Whether the time told last stands just before, in this sentence or the one before it."""
        return 0 <= self.start - self.anchor_start < 160

    def anchor_fits(self, unit: str) -> bool:
        """Whether the time told last stands just before and lies within one day, week, month … as asked."""
        if not self.anchor_close() or self.anchor_span is None:
            return False
        first, last = self.anchor_span
        return first is not None and last is not None and last - first < _LENGTHS.get(unit, 0)

    def ended(self, quarter: tuple[int, int]) -> bool:
        """Whether a quarter was over on the day of writing."""
        if self.reference is None:
            return False
        year, month, _ = civil(self.reference)
        return (year, (month - 1) // 3 + 1) > quarter

    def carried_year(self, month: int) -> int:
        """The year of a month in a history: that of the time told last, the next where a December is past."""
        assert self.year is not None
        year = self.year + (self.month is not None and self.month - month >= 9)
        if self.reference is not None and (year, month) > civil(self.reference)[:2] and self.tense() <= 0:
            return year - 1
        return year

    def note(self, fields: Mapping[str, Any], value: str) -> None:
        """Keep the year and month of a date that states both, and the day of a row that begins with it."""
        if "month" in fields and isinstance(fields.get("year"), int) and fields.get("era") != "BC":
            self.stated = fields["year"], fields["month"]
            if "day" in fields:
                self.stated_days[fields["month"], fields["day"]] = fields["year"], self.start
        if "weekday" in fields and self.heads_row():
            known = read_value(value.split("T")[0])
            self.row_day, self.row_end = (known.span.first if known else None), self.end

    def stated_day(self, month: int, day: int) -> int | None:
        """The year that was stated with the same day shortly before, None where none was."""
        year, start = self.stated_days.get((month, day), (None, 0))
        return year if self.start - start < 2000 else None

    def heads_row(self) -> bool:
        """Whether the time stands at the head of a line, before a dash or colon: "Monday – Talks in Rome"."""
        first = self.start == 0 or self.text[self.start - 1] in ("\n", ENDED)
        after = self.text[self.end : self.end + 3]
        if first and (after[:2] == "  " or after[:1] == "\t"):
            return True
        return first and (
            after.lstrip(" \t")[:1] in ("–", "-", "—", ":", "|", "\n", "\r", ENDED) or not after
        )

    def open_section(self, value: str) -> None:
        """Take the day of a heading as that of what stands below it."""
        if self.start in self.headings:
            known = read_value(value.split("T")[0])
            self.section = known.span.first if known and known.precision == "day" else None

    @contextmanager
    def of_section(self, make: str) -> Iterator[None]:
        """Count "today" and "this morning" from the day of the heading above, as diaries and circulars do."""
        reference = self.reference
        if make in ("deictic", "part") and self.section is not None:
            self.reference = self.day = self.section
        yield
        self.reference = reference

    def month_told(self) -> int | None:
        """The first day of the month that was the last time told: "In October … on the 10th"."""
        if self.anchor is None or self.anchor_span is None or self.start - self.anchor_start > 600:
            return None
        known = read_value(self.anchor.split("T")[0])
        return known.span.first if known is not None and known.precision == "month" else None

    def in_row(self) -> bool:
        """Whether the time stands in a row that begins with a day to come: "Sat 9  Mumbai, until Monday"."""
        ahead = self.row_day is not None and self.reference is not None and self.row_day >= self.reference
        between = self.text[self.row_end : self.start] if ahead and self.row_end <= self.start else "\n"
        return "\n" not in between and ENDED not in between

    def stray(self, year: int) -> bool:
        """Whether a year lies outside what the history tells: "the largest battle since 1813" in 1920."""
        if self.year is None or not self.years:
            return False
        low, high = self.fenced
        if low <= year <= high:
            return self._aside(year)
        at = bisect_right(self.years, self.start, key=itemgetter(0))
        coming = [other for _, other in self.years[at : at + 2]]
        return all(abs(other - year) > 20 for other in coming)

    def _aside(self, year: int) -> bool:
        """Whether the words before a year only look ahead or back: "planned for 1976", "since 1918"."""
        if year == self.year:
            return False
        words = _tense.words_of(self.text[max(0, self.start - 40) : self.start])[-4:]
        return any(word in self.cues["aside"] for word in words)

    def remember(self, value: str) -> None:
        """Take a resolved value as what later "that day" and "a year later" count from."""
        known = read_value(value.split("T")[0])
        if known is None or known.span.first is None:
            return
        if self.narrative and self.stray(civil(known.span.first)[0]):
            return
        self.anchor, self.anchor_span, self.anchor_start = value, known.span, self.start
        before = self.year
        self.year, month, _ = civil(known.span.first)
        if known.precision in ("day", "month"):
            self.month = month
        elif self.year != before:
            self.month = None
        if known.precision == "day":
            self.day = known.span.first

    def tense(self, weak: bool = False) -> int:
        """1 where the clause speaks of what is to come, -1 of what was, else as for the time before it."""
        sign = _tense.tense(self.text, self.start, self.end, self.cues, weak)
        if not sign and self.tense_end <= self.start < self.tense_end + 80:
            between = self.text[self.tense_end : self.start]
            before, _ = _tense.sentence(self.text, self.start, self.end)
            sign = self.tense_sign if len(between) < len(before) else 0
        self.tense_sign, self.tense_end = sign, self.end
        return sign

    def possessive(self) -> bool:
        """Whether the time owns what follows ("Wednesday's ruling")."""
        return _tense.possessive(self.text, self.start, self.end, self.cues)

    def compares(self) -> bool:
        """Whether the words before set results against others ("compared with $3 million last year")."""
        before = _tense.words_of(self.text[max(0, self.start - 70) : self.start])
        return any(word in self.cues["comparing"] for word in before) and self.financial()

    def financial(self) -> bool:
        """Whether the sentence speaks of a company's results."""
        before, after = _tense.sentence(self.text, self.start, self.end)
        return any(word in self.cues["finance"] for word in _tense.words_of(f"{before} {after}"))
