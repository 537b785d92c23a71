"""Zones of a page's text: what is the article, and what only surrounds it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from timeline.documents._lines import (
    Block,
    blocks,
    ends_sentence,
    has_columns,
    is_menu,
    is_prose,
    leads_with_date,
    shape,
)
from timeline.documents._source import Zone, ZoneKind
from timeline.documents._stamps import date_lead_end, dateline_end, is_dateline, is_head_line, is_stamp
from timeline.documents._words import page_words

_SECOND_PERSON = re.compile(r"\b(?:you|your|yours|you’re|you're)\b", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]{3,}’")
_LABEL = re.compile(r"([A-Z][\w’' ]{1,30}): (?![“\"‘])")
_NAME = re.compile(r"\b[A-ZÀ-Þ][\w’'-]{2,}")
_FIRST_PERSON = re.compile(r"\b(?:[Oo]urs?|[Ww]e|us)\b")
_QUOTES = re.compile(r"[\"“”„«»]|``|\'\'")
_CAPS = re.compile(r"[^a-zß-ÿ]*[A-Z][^a-zß-ÿ]*$")
_LONG = 45
_HEAD = 14
_LABELLED = 28
_ARTICLE = 4


def find_zones(text: str) -> tuple[Zone, ...]:
    """The zones of a plain text: they follow one another and cover it without a gap.

    The head of the page up to the first sentence or timetable line is header, as are headlines further down
    and the dateline before a report's first sentence; what follows the article is furniture.
    """
    found = blocks(text)
    kinds = _Reader(found).kinds()
    pieces: list[Zone] = []
    position = 0
    for block, kind in zip(found, kinds, strict=True):
        cut = _dateline_cut(block, kind, found)
        if cut:
            pieces.append(Zone(position, block.start + cut, "header"))
            position = block.start + cut
        pieces.append(Zone(position, block.line_end, kind))
        position = block.line_end
    if position < len(text):
        pieces.append(Zone(position, len(text), pieces[-1].kind if pieces else "body"))
    return _merged(pieces)


def _dateline_cut(block: Block, kind: ZoneKind, found: Sequence[Block]) -> int:
    """How much of a block is its dateline; a date alone is one where no other block begins so."""
    if kind != "body":
        return 0
    cut = dateline_end(block.text)
    if cut or not date_lead_end(block.text) or sum(leads_with_date(other.text) for other in found) > 1:
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
        self.marks = [_mark(block.text) for block in found]
        self.articles = [self._is_article(i) for i in range(len(found))]
        self._mark_stamps()
        told = (i for i, is_article in enumerate(self.articles) if is_article)
        self.last = max((i for i in told if not _is_labelled(self.blocks[i].text)), default=-1)

    def _mark_stamps(self) -> None:
        """Marks the lines around the article that say when it was written; rows of a table are none."""
        inside = [i for i, is_article in enumerate(self.articles) if is_article]
        for i, block in enumerate(self.blocks):
            outside = not inside or i < inside[0] or i > inside[-1]
            beside = [self.blocks[j].text for j in (i - 1, i + 1) if 0 <= j < len(self.blocks)]
            alone = not any(leads_with_date(text) for text in beside)
            if (
                outside
                and alone
                and self.marks[i] is None
                and not has_columns(block.text)
                and is_stamp(block.text)
            ):
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
        if mark == "end" and state == "body" and self._is_over(i):
            return "over"
        if mark == "furniture_heading" and (state != "head" or not self._heads_rows(i)):
            return "aside_above" if state in ("head", "aside_above") else "aside"
        if state == "aside" and not self._resumes(i):
            return state
        if state in ("head", "aside_above"):
            return "body" if self._opens_body(i, state) else state
        return "body"

    def _is_over(self, i: int) -> bool:
        """Whether more of the article stands before a closing line than after it."""
        before = sum(len(self.blocks[j].text) for j in range(i) if self.articles[j])
        after = sum(len(self.blocks[j].text) for j in range(i + 1, len(self.blocks)) if self.articles[j])
        return before > after

    def _resumes(self, i: int) -> bool:
        """Whether the article goes on after a list of other things."""
        words = len(self.blocks[i].text.split())
        needed = 25 if self.single_spaced else 15
        return self.articles[i] and words >= needed and (self.blocks[i].gap or self.single_spaced)

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
        if mark in ("post", "caption"):
            return "post" if mark == "post" else "caption"
        if mark == "header":
            return "header"
        if state in ("aside", "aside_above") or mark in ("end", "furniture", "furniture_heading"):
            return "furniture" if not self._heads_rows(i) or mark == "furniture" else "body"
        if state == "head":
            return "body" if i > 0 and self.blocks[i].gap and self._heads_rows(i) else "header"
        return self._body_kind(i)

    def _body_kind(self, i: int) -> ZoneKind:
        """The kind of a block between the first and the last line of the article."""
        form, text, after = self.shapes[i], self.blocks[i].text, i > self.last
        if form == "prose":
            return "furniture" if self._is_stray(i) else "body"
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

    def _bullet_kind(self, i: int) -> ZoneKind:
        """Bulleted lines are body where they say something: sentences, or under an announcing colon."""
        first = i
        while first > 0 and self.shapes[first - 1] == "bullet":
            first -= 1
        last = i
        while last + 1 < len(self.blocks) and self.shapes[last + 1] == "bullet":
            last += 1
        run = [self.blocks[j].text for j in range(first, last + 1)]
        announced = first > 0 and self.blocks[first - 1].text.endswith(":")
        told = sum(ends_sentence(line) and len(line.split()) >= 4 for line in run)
        dated = sum(bool(re.search(r"\d", line[3:])) for line in run)
        if announced or 2 * told >= len(run) or (last < self.last and 2 * dated >= len(run)):
            return "body"
        return "furniture"

    def _is_stray(self, i: int) -> bool:
        """Whether a short line after the article is none of it: it names nothing that the article names.

        Nor is one that speaks for the paper ("our readers"), or whose label is a kind of notice.
        """
        text = self.blocks[i].text
        if i < self.last or len(text.split()) > _LABELLED or sum(self.articles) < _ARTICLE:
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
        if i < self.last or "row" in beside or sum(self.articles) < _ARTICLE:
            return False
        return not self._shares_names(i)

    def _shares_names(self, i: int, start: int = 0) -> bool:
        words = page_words()
        dates = re.compile(rf"(?:{words.months}|{words.weekdays})$", re.IGNORECASE)
        names = {name for name in _NAME.findall(self.blocks[i].text, start) if not dates.match(name)}
        others = (self.blocks[j].text for j in range(len(self.blocks)) if j != i and self.articles[j])
        return any(name in other for other in others for name in names)


def _is_labelled(text: str) -> bool:
    """Whether a line is short and has a label: "Next in town: the derby on 9 April."."""
    return bool(_LABEL.match(text)) and len(text.split()) <= _LABELLED


def _mark(text: str) -> str | None:
    """The rule kind that a line falls under, None for a line that no rule knows."""
    rules, words = page_words().rules, len(text.split())
    if rules["post"].search(text):
        return "post"
    if words <= _LONG * 2 and rules["caption"].search(text):
        return "caption"
    if rules["header"].search(text) and (words <= _HEAD or not is_prose(text)):
        return "header"
    if rules["end"].search(text) and words <= 20:
        return "end"
    if rules["furniture_heading"].search(text) and words <= 10 and not text.endswith((".", "?")):
        return "furniture_heading"
    if words <= _LONG and rules["furniture"].search(text):
        return "furniture"
    if words <= _LONG and rules["advertising"].search(text) and _speaks_to_reader(text):
        return "furniture"
    return None


def _speaks_to_reader(text: str) -> bool:
    """Whether a line says "you", shouts, commands or names a price, outside quotations."""
    plain = _QUOTED.sub("", text)
    first = re.match(r"\W*([\w’']+)", plain)
    commands = bool(first and first[1].lower() in page_words().imperatives)
    shouts = "!" in plain or "|" in plain or bool(_CAPS.match(plain))
    price = not ends_sentence(plain) and bool(re.search(r"[€$£%]", plain))
    return commands or shouts or price or bool(_SECOND_PERSON.search(plain))


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
    return _mark(line) is not None or is_head_line(line) or is_dateline(line) or bool(_OPEN.search(line))


_OPEN = re.compile(r"(?:—|–|--|:)\s*(?:[A-Z][\w ]{2,30})?$")
