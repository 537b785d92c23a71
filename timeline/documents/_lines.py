"""Lines and blocks of a text, and what their shape alone says: prose, row, fragment, bullet or menu."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal

from timeline.documents._leads import find_lead, may_lead
from timeline.documents._words import page_words

_NUMBERED_CELLS = re.compile(r"\s*\d{1,3}\.?\s*\|[^|]*\|[^|]*\|")

Shape = Literal["prose", "row", "bullet", "menu", "fragment"]

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_BLANK = " \t\v\f\ufeff\u00a0\u2007\u200b\u202f\u3000\x85\u2028\u2029"
_TERMINAL = re.compile(r"[.!?…][\"”’'»)\]]*(?:\s*\[?\d{0,2}\]?)$")
_BULLET = re.compile(r"(?:[•*·▪◦‣►○●–—-]|\(?\d{1,2}[.)]|\(?[a-z]\))(?=\s|\Z)\s*|[•▪◦‣►●]")
_COLUMNS = re.compile(r"\S(?:\t| {3,})\S")
_NARROW = re.compile(r"[^\s.!?:\"”’)] {2}(?=\S)")
_LIST = re.compile(r"[A-Z][\w ’'/-]{1,40}(?: \(\d{1,3}\))?: ?(?:[^,.;:]{2,40}[,;] ){2,}[^.]{2,60}\.?$")
_SEPARATOR = re.compile(r"\s[|>»›/·•.]\s|\s{3,}")
_MAX_WRAP = 120
_MIN_WRAP = 40
_RUNNING = 18
_LABEL = 2
_ROW = 40
_RAGGED = 0.6


@dataclass(frozen=True, slots=True)
class Block:
    """A line, or the lines of one wrapped paragraph: text[start:end] without the white space around it.

    `line_start` and `line_end` take in the white space and line ends; `gap` says that a blank line precedes.
    """

    start: int
    end: int
    line_start: int
    line_end: int
    text: str
    gap: bool


@cache
def _date_lead() -> re.Pattern[str]:
    words = page_words()
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    span = rf"{day}(?:\s?[-–—/]\s?(?:(?:{words.months})\s)?{day})?"
    year = r"(?:,?\s(?:18|19|20)\d\d)?"
    dates = "|".join(
        (
            rf"(?:{words.weekdays})\b\.?(?:,?\s(?:{day}|(?:{words.months})\b\.?\s{span}|{span}\s(?:{words.months})\b\.?){year})?",
            rf"(?:{words.months})\b\.?\s{span}{year}",
            rf"{span}\s(?:{words.months})\b\.?{year}",
            r"\d{4}-\d\d-\d\d",
            r"\d{1,2}(?:-\d{1,2})?[./]\d{1,2}[./]\d{2,4}",
            r"\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\.?)?(?:\s?[-–]\s?\d{1,2}[:.h]\d\d)?",
            rf"(?:{words.months})\b\.?\s\d{{1,2}}",
            r"day\s(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)",
        )
    )
    return re.compile(
        rf"(?:{dates})(?:\s\([^)]{{1,40}}\))*(?P<mark>\s?[:–—|]\s?|\s[-/]\s|\t|\s{{2,}}|\s\(|$)",
        re.IGNORECASE,
    )


def blocks(text: str) -> tuple[Block, ...]:
    """The lines of a text that are not blank, wrapped paragraphs joined, in order."""
    found: list[Block] = []
    run: list[Block] = []
    gap = False
    for match in _LINE.finditer(text):
        content = match.group().strip(_BLANK + "\r\n")
        if not content:
            found += _joined(run, text)
            run, gap = [], bool(found)
            continue
        start = match.start() + match.group().index(content)
        run.append(Block(start, start + len(content), match.start(), match.end(), content, gap))
        gap = False
    return tuple(found + _joined(run, text))


def _joined(run: list[Block], text: str) -> list[Block]:
    """The paragraphs of a run of lines between blank lines."""
    if len(run) < 2 or not any(_continues(one, two) for one, two in pairwise(run)):
        return run
    width = max((len(line.text) for line in run if len(line.text) <= _MAX_WRAP), default=0)
    paragraphs = [run[0]]
    for before, line in pairwise(run):
        if _wraps(before, line, width, before is run[0]):
            top = paragraphs[-1]
            whole = text[top.start : line.end]
            paragraphs[-1] = Block(top.start, line.end, top.line_start, line.line_end, whole, top.gap)
        else:
            paragraphs.append(line)
    return paragraphs


def _continues(before: Block, line: Block) -> bool:
    """Whether a sentence visibly runs on: "... the foreign / ministers of ..."."""
    if len(before.text) < _MIN_WRAP or _TERMINAL.search(before.text) or is_row(line.text):
        return False
    whole = len(line.text.split()) > _LABEL or bool(_TERMINAL.search(line.text))
    return line.text[:1].islower() and whole


def _wraps(before: Block, line: Block, width: int, is_first: bool) -> bool:
    """Whether a line goes on with the paragraph of the line before it.

    It does where the sentence runs on, or where its first word would not have fitted on the line before.
    """
    if _continues(before, line):
        return True
    if is_row(line.text) or is_row(before.text) or len(before.text) > _MAX_WRAP:
        return False
    open_ended = not _TERMINAL.search(before.text) and not is_first
    if open_ended and len(before.text) >= _RAGGED * width:
        return True
    return len(line.text.split(maxsplit=1)[0]) + 1 >= width - len(before.text)


def is_row(text: str) -> bool:
    """Whether a line is one of a list, table or timetable: "Aug 6: Manila", "Saturday – She lands", "- x"."""
    if leads_with_date(text) or _BULLET.match(text) or _LIST.match(text):
        return True
    if _COLUMNS.search(text):
        return not (_TERMINAL.search(text) and len(text.split()) > 25)
    return bool(_NARROW.search(text)) and not _TERMINAL.search(text)


def leads_with_date(text: str) -> bool:
    """Whether a line opens with a day, time or weekday set off from the rest: "09/01/2023  leaves"."""
    if not may_lead(text):
        return False
    bullet = _BULLET.match(text)
    found = _date_lead().match(text, bullet.end() if bullet else 0)
    return bool(found)


def has_columns(text: str) -> bool:
    """Whether a line has gaps as between the columns of a table."""
    return bool(_COLUMNS.search(text))


def is_bullet(text: str) -> bool:
    """Whether a line opens with a bullet or a number."""
    return bool(_BULLET.match(text))


def is_menu(text: str) -> bool:
    """Whether a line is a run of short items with signs between them: "Home | World | Politics"."""
    if _NUMBERED_CELLS.match(text):
        return False  # "5 | Oman | Muscat | 18–19 May |" is a row of a table
    if ">" in text or "»" in text or "›" in text:
        return not _TERMINAL.search(text) and len(text.split()) <= 16
    items = [item for item in _SEPARATOR.split(text) if item.strip()]
    return len(items) >= 3 and all(len(item.split()) <= 5 for item in items) and not _TERMINAL.search(text)


def ends_sentence(text: str) -> bool:
    """Whether a line ends as sentences do."""
    return bool(_TERMINAL.search(text))


def is_prose(text: str) -> bool:
    """Whether a line reads as running text: it ends as a sentence does, or goes on for long."""
    words = text.split()
    small = sum(word[:1].islower() for word in words)
    if ends_sentence(text):
        return len(words) >= 4 and small >= 2
    return len(words) >= _RUNNING and small * 2 >= len(words)


def heads_row(text: str) -> bool:
    """Whether a line, no long paragraph, begins with a time and a sign: "14 May. Left Vienna at six."."""
    lead = find_lead(text)
    return (
        lead is not None
        and not lead.bare
        and (not lead.loose or lead.kind == "clock")
        and len(text.split()) <= _ROW
    )


@lru_cache(maxsize=4096)
def shape(text: str) -> Shape:
    """What the form of a block says about it."""
    if is_row(text):
        bulleted = is_bullet(text) and not leads_with_date(text)
        if bulleted and is_prose(text) and len(text.split()) > 25:
            return "prose"
        if is_menu(text) and not leads_with_date(text) and not bulleted:
            return "menu"
        return "bullet" if bulleted else "row"
    if heads_row(text):
        return "row"
    if is_prose(text):
        return "prose"
    if _NUMBERED_CELLS.match(text):
        return "row"
    return "menu" if is_menu(text) else "fragment"
