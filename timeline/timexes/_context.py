"""What a time is resolved against: the day of writing, the times told before, and the words around."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from timeline.calendar import Span, civil
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
    quarter: tuple[int, int] | None = None
    quarter_at: int = -1
    start: int = 0
    end: int = 0
    basis: str = field(default="explicit")

    def remember(self, value: str) -> None:
        """Take a resolved value as what later "that day" and "a year later" count from."""
        known = read_value(value.split("T")[0])
        if known is None or known.span.first is None:
            return
        self.anchor, self.anchor_span, self.anchor_start = value, known.span, self.start
        self.year = civil(known.span.first)[0]
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
        near = _WORD.findall(before.lower())[-12:]
        strong = self.cues["strongfuture"]
        past = self.cues["past"]
        for word in reversed(near):
            if word in strong:
                return 1
            if word in past or (word.endswith("ed") and len(word) > 4):
                return -1
        for word in _WORD.findall(after.lower())[:8]:
            if word in strong:
                return 1
            if word in past or (word.endswith("ed") and len(word) > 4):
                return -1
        return 0

    def financial(self) -> bool:
        """Whether the sentence speaks of a company's results."""
        before, after = self.sentence()
        finance = self.cues["finance"]
        return any(word in finance for word in _WORD.findall((before + " " + after).lower()))
