"""Zones of a page's text: what is the article, and what only surrounds it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from itertools import accumulate

from timeline.documents._leads import find_lead
from timeline.documents._lines import (
    Block,
    blocks,
    ends_sentence,
    has_columns,
    is_menu,
    leads_with_date,
    shape,
)
from timeline.documents._lists import find_lists
from timeline.documents._marks import mark_of
from timeline.documents._schedules import find_runs, stamps_prose
from timeline.documents._source import Zone, ZoneKind
from timeline.documents._stamps import date_lead_end, dateline_end, is_dateline, is_head_line, is_stamp
from timeline.documents._words import page_words

_LABEL = re.compile(r"([A-Z][\w’' ]{1,30}): (?![“\"‘])")
_NAME = re.compile(r"\b[A-ZÀ-Þ][\w’'-]{2,}")
_FIRST_PERSON = re.compile(r"\b(?:[Oo]urs?|[Ww]e|us)\b")
_QUOTES = re.compile(r"[\"“”„«»]|``|\'\'")
_LABELLED = 28
_ARTICLE = 4
_SENTENCE = 10
_MARKED = ("end", "slot", "furniture", "furniture_heading")
_PREFIX = 20


def find_zones(text: str) -> tuple[Zone, ...]:
    """The zones of a plain text: they follow one another and cover it without a gap.

    The head of the page up to the first sentence or timetable line is header, as are headlines further down
    and the dateline before a report's first sentence; what follows the article is furniture.
    """
    found = blocks(text)
    reader = _Reader(found)
    tops = sum(leads_with_date(block.text) for block in found)
    pieces: list[Zone] = []
    position = 0
    for i, (block, kind) in enumerate(zip(found, reader.kinds(), strict=True)):
        cut = _dateline_cut(block, tops) if kind == "body" and i not in reader.rows else 0
        if cut:
            pieces.append(Zone(position, block.start + cut, "header"))
            position = block.start + cut
        pieces.append(Zone(position, block.line_end, kind))
        position = block.line_end
    if position < len(text):
        pieces.append(Zone(position, len(text), pieces[-1].kind if pieces else "body"))
    return _merged(pieces)


def _dateline_cut(block: Block, tops: int) -> int:
    """How much of a block is its dateline; a date alone is one where no other block begins so."""
    cut = dateline_end(block.text)
    if cut or tops > 1 or not date_lead_end(block.text):
        return cut
    cut = date_lead_end(block.text)
    return cut if shape(block.text[cut:]) == "prose" else 0


def _merged(pieces: Iterable[Zone]) -> tuple[Zone, ...]:
    """Neighbours of one kind made one; a dateline stays apart from the headline above it."""
    zones: list[Zone] = []
    for piece in pieces:
        if zones and zones[-1].kind == piece.kind:
            zones[-1] = Zone(zones[-1].start, piece.end, piece.kind)
        else:
            zones.append(piece)
    return tuple(zones)


class _Reader:
    """Reads blocks from top to bottom and says of each which zone it is."""

    def __init__(self, found: Sequence[Block]) -> None:
        self.blocks = found
        self.shapes = [shape(block.text) for block in found]
        self.single_spaced = not any(block.gap for block in found)
        self.marks = [mark_of(block.text) for block in found]
        self.bullets: dict[int, tuple[bool, bool]] = {}
        self.rows = self._mark_runs()
        self.articles = [self._is_article(i) for i in range(len(found))]
        self._mark_stamps()
        self.prose = sum(self.articles)
        self.lengths = [
            0,
            *accumulate(len(b.text) * told for b, told in zip(found, self.articles, strict=True)),
        ]
        told = (i for i, is_article in enumerate(self.articles) if is_article)
        self.last = max((i for i in told if not _is_labelled(self.blocks[i].text)), default=-1)
        self.last = max(self.last, max(self.rows, default=-1))

    def _mark_runs(self) -> frozenset[int]:
        """The lines of logs and schedules, which are body; those of listings are marked as furniture."""
        rows: set[int] = set()
        told = [i for i in range(len(self.blocks)) if self._is_article(i)]
        for run in find_runs(self.blocks, self.marks):
            inside = run.is_dated and (len(told) < _ARTICLE or run.first < told[-1])
            if run.verdict == "schedule" or (run.verdict is None and inside):
                rows.update(i for i in range(run.first, run.last + 1) if self.marks[i] in (None, "header"))
            elif run.verdict == "listing":
                for i in range(run.first, run.last + 1):
                    if i in run.leads or (self.marks[i] is None and self.shapes[i] != "prose"):
                        self.marks[i] = "furniture"
        if len(told) < _ARTICLE and not rows:
            rows.update(i for run in find_lists(self.blocks, self.shapes, self.marks) for i in run)
        for i in rows:
            self.marks[i] = None
        return frozenset(rows)

    def _mark_stamps(self) -> None:
        """Marks the lines around the article that say when it was written; rows of a table are none."""
        inside = [i for i, is_article in enumerate(self.articles) if is_article]
        for i, block in enumerate(self.blocks):
            if self.marks[i] is not None or i in self.rows:
                continue
            if stamps_prose(self.blocks, i, find_lead(block.text)):
                self.marks[i] = "header"
                continue
            outside = not inside or i < inside[0] or i > inside[-1]
            if outside and is_stamp(block.text) and not has_columns(block.text):
                beside = (self.blocks[j].text for j in (i - 1, i + 1) if 0 <= j < len(self.blocks))
                if not any(leads_with_date(text) for text in beside):
                    self.marks[i] = "header"

    def kinds(self) -> list[ZoneKind]:
        """The kind of each block."""
        made: list[ZoneKind] = []
        state = "head"
        for i in range(len(self.blocks)):
            state = self._next_state(i, state)
            made.append(self._kind(i, state))
        return made

    def _is_article(self, i: int) -> bool:
        """Whether a block is running text that no rule sets aside."""
        return self.shapes[i] == "prose" and self.marks[i] is None

    def _next_state(self, i: int, state: str) -> str:
        mark = self.marks[i]
        if state == "over":
            return state
        if i in self.rows:
            return "body"
        if mark == "end" and state == "body" and self._is_over(i):
            return "over"
        if mark == "slot":
            return state if state in ("head", "aside_above") else "slot"
        if state == "slot":
            return "body" if self._goes_on(i) else state
        if mark == "furniture_heading" and (state != "head" or not self._heads_rows(i)):
            return "aside_above" if state in ("head", "aside_above") else "aside"
        if state == "aside" and not self._resumes(i):
            return state
        if state in ("head", "aside_above"):
            return "body" if self._opens_body(i, state) else state
        return "body"

    def _is_over(self, i: int) -> bool:
        """Whether more of the article stands before a closing line than after it."""
        return self.lengths[i] > self.lengths[-1] - self.lengths[i + 1]

    def _resumes(self, i: int) -> bool:
        """Whether the article goes on after a list of other things."""
        words = len(self.blocks[i].text.split())
        needed = 25 if self.single_spaced else 15
        return self.articles[i] and words >= needed and (self.blocks[i].gap or self.single_spaced)

    def _goes_on(self, i: int) -> bool:
        """Whether the article goes on below the place of an advertisement."""
        block = self.blocks[i]
        after_gap = block.gap or self.single_spaced
        return self.articles[i] and after_gap and len(block.text.split()) >= _SENTENCE

    def _opens_body(self, i: int, state: str) -> bool:
        text = self.blocks[i].text
        if self.marks[i] is not None:
            return False
        if self.shapes[i] == "row":
            dated = leads_with_date(text)
            return dated and state == "head" and not (i == 0 and is_menu(text))
        if not self.articles[i]:
            return False
        if state == "aside_above":
            return self._resumes(i)
        is_question = text.endswith(("?", "!")) and len(text.split()) <= 14
        return not (is_question and i + 1 < len(self.blocks))

    def _kind(self, i: int, state: str) -> ZoneKind:
        mark = self.marks[i]
        if state == "over":
            return "furniture"
        if i in self.rows:
            return "body"
        if mark in ("post", "caption"):
            return "post" if mark == "post" else "caption"
        if mark == "header":
            return "header"
        if state in ("aside", "aside_above", "slot") or mark in _MARKED:
            return "furniture" if not self._heads_rows(i) or mark == "furniture" else "body"
        if state == "head":
            return "body" if i > 0 and self.blocks[i].gap and self._heads_rows(i) else "header"
        return self._body_kind(i)

    def _body_kind(self, i: int) -> ZoneKind:
        """The kind of a block between the first and the last line of the article."""
        form, text, after = self.shapes[i], self.blocks[i].text, i > self.last
        if form == "prose":
            return "furniture" if self._is_stray(i) else "body"
        if form == "row" and self._is_year_heading(i):
            return "header"
        if form == "row":
            return "furniture" if self._is_stray_row(i) else "body"
        if self._heads_rows(i):
            return "body"
        if form == "bullet":
            return self._bullet_kind(i)
        if form == "menu":
            return "furniture"
        if after:
            return "body" if ends_sentence(text) and self._shares_names(i) else "furniture"
        return "body" if ends_sentence(text) else "header"

    def _heads_rows(self, i: int) -> bool:
        """Whether a short line stands over rows of a table: "Security Council (15 members)"."""
        follows = i + 1 < len(self.blocks) and self.shapes[i + 1] == "row" and self.marks[i + 1] is None
        return self.shapes[i] in ("fragment", "row", "menu") and follows and not self.blocks[i + 1].gap

    def _is_year_heading(self, i: int) -> bool:
        """Whether a line with a year stands alone over its chapter: "1845: A new beginning"."""
        lead, text = find_lead(self.blocks[i].text), self.blocks[i].text
        beside = [self.shapes[j] for j in (i - 1, i + 1) if 0 <= j < len(self.blocks)]
        return lead is not None and lead.kind == "year" and not ends_sentence(text) and "row" not in beside

    def _bullet_kind(self, i: int) -> ZoneKind:
        """Bulleted lines are body where they say something: sentences, or under an announcing colon."""
        if i not in self.bullets:
            last = i
            while last + 1 < len(self.blocks) and self.shapes[last + 1] == "bullet":
                last += 1
            first = i
            while first > 0 and self.shapes[first - 1] == "bullet":
                first -= 1
            self.bullets.update(dict.fromkeys(range(first, last + 1), self._bullets_tell(first, last)))
        told, dated = self.bullets[i]
        return "body" if told or dated else "furniture"

    def _bullets_tell(self, first: int, last: int) -> tuple[bool, bool]:
        """Whether bulleted lines are announced or sentences, and whether they have dates amid the article."""
        run = [self.blocks[j].text for j in range(first, last + 1)]
        announced = first > 0 and self.blocks[first - 1].text.endswith(":")
        told = sum(ends_sentence(line) and len(line.split()) >= 4 for line in run)
        dated = sum(bool(re.search(r"\d", line[3:])) for line in run)
        return announced or 2 * told >= len(run), last < self.last and 2 * dated >= len(run)

    def _is_stray(self, i: int) -> bool:
        """Whether a short line after the article is none of it: it names nothing that the article names.

        Nor is one that speaks for the paper ("our readers"), or whose label is a kind of notice.
        """
        text = self.blocks[i].text
        if i < self.last or len(text.split()) > _LABELLED or self.prose < _ARTICLE:
            return False
        if _FIRST_PERSON.search(text) and not _QUOTES.search(text):
            return True
        label = _LABEL.match(text)
        if not label or i == self.last:
            return False
        notice = page_words().rules["notice"].search(label[1])
        return bool(notice) or not self._shares_names(i, label.end())

    def _is_stray_row(self, i: int) -> bool:
        """Whether a single row after the article is a notice of something else."""
        beside = [self.shapes[j] for j in (i - 1, i + 1) if 0 <= j < len(self.blocks)]
        if i < self.last or "row" in beside or self.prose < _ARTICLE:
            return False
        return not self._shares_names(i)

    def _shares_names(self, i: int, start: int = 0) -> bool:
        """Whether a line names what another line of the article names."""
        names = (name for name in _NAME.findall(self.blocks[i].text, start) if not _dates().match(name))
        return any(self._named.get(name, i) != i for name in names)

    @cached_property
    def _named(self) -> dict[str, int]:
        """The lines of the article that hold a name, or one that it begins; -1 for several lines."""
        found: dict[str, int] = {}
        for i, block in enumerate(self.blocks):
            for name in set(_NAME.findall(block.text)) if self.articles[i] else ():
                for end in range(3, min(len(name), _PREFIX) + 1):
                    if found.setdefault(name[:end], i) != i:
                        found[name[:end]] = -1
                if len(name) > _PREFIX and found.setdefault(name, i) != i:
                    found[name] = -1
        return found


@cache
def _dates() -> re.Pattern[str]:
    words = page_words()
    return re.compile(rf"(?:{words.months}|{words.weekdays})$", re.IGNORECASE)


def _is_labelled(text: str) -> bool:
    """Whether a line is short and has a label: "Next in town: the derby on 9 April."."""
    return bool(_LABEL.match(text)) and len(text.split()) <= _LABELLED


def find_title(text: str, zones: Sequence[Zone]) -> str | None:
    """The headline of a text: the longest line of its head that is no menu, date, byline or dateline."""
    head: list[str] = []
    for zone in zones:
        if zone.kind in ("body", "post"):
            break
        if zone.kind == "header":
            head += [block.text for block in blocks(text[zone.start : zone.end])]
    lines = [line for line in head if len(line.split()) >= 3 and not _is_about_page(line)]
    return max(lines, key=len, default=None)


def _is_about_page(line: str) -> bool:
    """Whether a line of the head is a menu, date, byline or dateline."""
    return mark_of(line) is not None or is_head_line(line) or is_dateline(line) or bool(_OPEN.search(line))


_OPEN = re.compile(r"(?:—|–|--|:)\s*(?:[A-Z][\w ]{2,30})?$")
