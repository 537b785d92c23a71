"""What a time is resolved against: the day of writing, the times told before, and the words around."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from timeline.calendar import Span, civil
from timeline.timexes._style import fences
from timeline.timexes._values import read_value

_SENTENCE_END = re.compile(r"[.!?;]['\")”’]*\s+(?=[\"'“‘(]?[A-Z\d])|\n\s*\n")
_WORD = re.compile(r"'?[^\W\d_]+")


@dataclass(slots=True)
class Context:
    """The state of one text's resolution, from its first time to its last."""

    text: str
    reference: int | None
    cues: Mapping[str, frozenset[str]]
    narrative: bool = False
    day_first: bool = True
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

    def day_known(self) -> bool:
        """Whether the time told last was as exact as a day."""
        return self.day is not None and (self.anchor_span is None or self.anchor_span.first == self.day)

    def ended(self, quarter: tuple[int, int]) -> bool:
        """Whether a quarter was over on the day of writing."""
        if self.reference is None:
            return False
        year, month, _ = civil(self.reference)
        return (year, (month - 1) // 3 + 1) > quarter

    def carried_year(self, month: int) -> int:
        """The year of a month in a history: that of the time told last, the next where a December is past."""
        assert self.year is not None
        if self.month is not None and self.month - month >= 9:
            return self.year + 1
        return self.year

    def stray(self, year: int) -> bool:
        """Whether a year lies outside what the history tells: "the largest battle since 1813" in 1920."""
        if self.year is None or not self.years:
            return False
        low, high = fences([other for _, other in self.years])
        if low <= year <= high:
            return self._aside(year)
        coming = [other for start, other in self.years if start > self.start][:2]
        return all(abs(other - year) > 20 for other in coming)

    def _aside(self, year: int) -> bool:
        """Whether the words before a year only look ahead or back: "planned for 1976", "since 1918"."""
        if year == self.year:
            return False
        words = _WORD.findall(self.text[max(0, self.start - 40) : self.start].lower())[-4:]
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

    def sentence(self) -> tuple[str, str]:
        """The words of the sentence before and after the time that is being resolved."""
        before = self.text[max(0, self.start - 300) : self.start]
        before_start = max((found.end() for found in _SENTENCE_END.finditer(before)), default=0)
        after = self.text[self.end : self.end + 200]
        stop = _SENTENCE_END.search(after)
        return before[before_start:], after[: stop.start()] if stop else after

    def tense(self) -> int:
        """1 where the clause speaks of what is to come, -1 of what was, 0 where it does not say."""
        before, after = self.sentence()
        if before.rstrip().lower().endswith(tuple(self.cues["asearlyas"])):
            return 1
        words = _WORD.findall(before.lower())[-14:]
        for at in range(len(words) - 1, -1, -1):
            near = len(words) - at <= 6
            sign = 1 if near and words[at] in self.cues["presentfuture"] else self._sign(words, at)
            if sign:
                return sign
        words = _WORD.findall(after.lower())[:12]
        for at in range(len(words)):
            sign = self._sign(words, at)
            if sign:
                return sign
        return 0

    def possessive(self) -> bool:
        """Whether the time owns what follows ("Wednesday's ruling"), with no word before that looks ahead."""
        if self.text[self.end : self.end + 2] not in ("'s", "’s"):
            return False
        words = _WORD.findall(self.text[max(0, self.start - 30) : self.start].lower())[-2:]
        return not any(word in self.cues["ahead"] for word in words)

    def _sign(self, words: list[str], at: int) -> int:
        word = words[at]
        if word in self.cues["strongfuture"]:
            return 1
        if word in self.cues["infinitive"] and at and words[at - 1] in self.cues["willto"]:
            return 1
        if word in self.cues["past"]:
            return -1
        if len(word) > 4 and word.endswith(tuple(self.cues["pastendings"])):
            previous = words[at - 1] if at else ""
            return 0 if previous in self.cues["notpast"] else -1
        return 0

    def financial(self) -> bool:
        """Whether the sentence speaks of a company's results."""
        before, after = self.sentence()
        finance = self.cues["finance"]
        return any(word in finance for word in _WORD.findall((before + " " + after).lower()))
