"""Logs, schedules, diaries and chronologies: runs of lines that begin with a time, a day or a year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from timeline import lang
from timeline.documents._leads import Lead, find_lead
from timeline.documents._lines import Block, ends_sentence, is_prose

Verdict = Literal["schedule", "listing"]
_FEWEST = 3
_BETWEEN = 3
_HEADING = 12
_ABOVE = 3
_HEAVY = 3


@dataclass(frozen=True, slots=True)
class Run:
    """Lines first..last that are one log or one listing, and which of the two; None where nothing tells.

    The day alone that stands over the first times is that of the page, and left out. `leads` are the
    numbers of the lines that begin with a time; `is_dated` says that some begin with a day
    or a year.
    """

    first: int
    last: int
    leads: frozenset[int]
    verdict: Verdict | None
    is_dated: bool


@dataclass(frozen=True, slots=True)
class _Words:
    state: re.Pattern[str]
    listing: re.Pattern[str]
    price: re.Pattern[str]
    result: re.Pattern[str]
    state_heading: re.Pattern[str]
    listing_heading: re.Pattern[str]


@cache
def _words(language: str = "en") -> _Words:
    data = lang.load(language, "documents_schedules")
    return _Words(
        state=_any_word(data["state"]),
        listing=_any_word(data["listing"]),
        price=re.compile(data["price"], re.IGNORECASE),
        result=re.compile(data["result"]),
        state_heading=_any_word(data["state_headings"]),
        listing_heading=_any_word(data["listing_headings"]),
    )


def _any_word(options: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(options)})(?!\w)", re.IGNORECASE)


def find_runs(found: Sequence[Block], marks: Sequence[str | None]) -> Iterator[Run]:
    """The logs and listings among the lines of a page: three lines or more that begin with a time.

    Up to three lines without one may stand between two. `marks` are the rules that lines fall under: a
    heading of other things, or the end of the article, ends a run.
    """
    leads: dict[int, Lead] = {}
    for i, block in enumerate(found):
        lead = find_lead(block.text) if marks[i] in (None, "furniture") else None
        last = next(reversed(leads), i)
        if leads and (i - last > _BETWEEN or marks[i] in ("furniture_heading", "end", "slot")):
            yield from _run(found, marks, leads)
            leads = {}
        if lead is not None:
            leads[i] = lead
    yield from _run(found, marks, leads)


def _run(found: Sequence[Block], marks: Sequence[str | None], leads: dict[int, Lead]) -> Iterator[Run]:
    """The run of these leads, if they are enough: three, two of them with something told after the time."""
    leads = {i: lead for i, lead in leads.items() if not stamps_prose(found, i, lead)}
    if len(leads) < _FEWEST:
        return
    first, last = min(leads), max(leads)
    between = [i for i in range(first, last + 1) if i not in leads and marks[i] is None]
    filled = sum(not lead.bare for lead in leads.values())
    told = sum(is_prose(found[i].text) for i in between)
    told += sum(_is_short_state(found[i].text) for i in between)
    if filled < 2 and (told * 2 < len(between) or any(lead.kind == "clock" for lead in leads.values())):
        return
    is_open = len(between) > told or leads[last].bare or last + 2 >= len(found)
    last = _closing(found, marks, last, is_open)
    days = [i for i, lead in leads.items() if lead.kind != "clock"]
    is_dated = bool(days)
    if days[:1] == [first] and leads[first].bare and filled >= 2:
        first += 1
    yield Run(first, last, frozenset(leads), _verdict(found, marks, leads, between), is_dated)


def _is_short_state(line: str) -> bool:
    """Whether a line without a time is one of affairs of state: "Dutch Foreign Minister Visser in Ankara"."""
    return not is_prose(line) and bool(_words().state.search(line))


def stamps_prose(found: Sequence[Block], i: int, lead: Lead | None) -> bool:
    """Whether a time alone stands over a sentence: the stamp of a post in a live page, no row of a log."""
    under = found[i + 1].text if i + 1 < len(found) else ""
    return lead is not None and lead.bare and lead.kind == "clock" and is_prose(under)


def _closing(found: Sequence[Block], marks: Sequence[str | None], last: int, is_open: bool) -> int:
    """The last line of a run: short lines right under its last time belong to it where others do between."""
    end = last
    while is_open and end + 1 < len(found) and end - last < _BETWEEN:
        under = found[end + 1]
        if marks[end + 1] is not None or under.gap or len(under.text.split()) > _HEADING:
            break
        end += 1
    return end


def _verdict(
    found: Sequence[Block], marks: Sequence[str | None], leads: dict[int, Lead], between: Sequence[int]
) -> Verdict | None:
    """Whether a run tells of journeys and affairs of state, or sells, shows and serves something."""
    words, first = _words(), min(leads)
    above = [found[i].text for i in range(max(0, first - _ABOVE), first) if marks[i] != "header"]
    heads = [text for text in above if len(text.split()) <= _HEADING and not ends_sentence(text)]
    if first > 0 and marks[first - 1] == "furniture_heading":
        return "listing"
    lines = [found[i].text[lead.end :] for i, lead in leads.items()]
    lines += [found[i].text for i in between if not is_prose(found[i].text)]
    state = sum(bool(words.state.search(line)) for line in lines)
    listing = sum(is_listed(line) for line in lines)
    state += _HEAVY * any(words.state_heading.search(head) for head in heads)
    listing += _HEAVY * any(words.listing_heading.search(head) for head in heads)
    if _is_feed(found, leads) or (listing > state and 3 * listing >= len(lines)):
        return "listing"
    if state > listing and 4 * state >= len(lines):
        return "schedule"
    return "listing" if 2 * listing >= len(lines) else None


def is_listed(line: str) -> bool:
    """Whether a line sells, shows or serves something: a price, a result, a programme."""
    words = _words()
    rest = find_lead(line.strip())
    hours = rest is not None and rest.bare
    return bool(hours or words.listing.search(line) or words.price.search(line) or words.result.search(line))


def _is_feed(found: Sequence[Block], leads: dict[int, Lead]) -> bool:
    """Whether headlines stand under one another with the latest time first."""
    falls = rises = 0
    for (_, one), (i, two) in pairwise(leads.items()):
        if one.kind == two.kind == "clock" and one.value is not None and two.value is not None:
            headline = not ends_sentence(found[i].text)
            falls += headline and two.value < one.value
            rises += two.value > one.value
    return falls >= 2 and falls > rises
