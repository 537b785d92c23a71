"""What needs no time or name of its own: a speech told in a dispatch, a host who is not named."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from timeline.calendar import span
from timeline.events._lists.sections import in_section, section_time
from timeline.events._scene import AT_LINKS, Scene
from timeline.events._sentences.clauses import Clause
from timeline.events._sentences.pieces import Piece
from timeline.events._sentences.times import as_reported
from timeline.events._sentences.words import Form, words_of
from timeline.model import When
from timeline.timexes import ResolvedTimex

_LATER = re.compile(r"\b(?:has|have|had|will|would|is to|was to|not|never|may|might|could|to)\b[^,;]*_")
_DAYS = frozenset(("day", "time"))


def time_of(family: str, clause: Clause, scene: Scene) -> tuple[ResolvedTimex | None, When | None, str]:
    """The clause's time as the scene has it; for a firm act without one that of the story or of the report.

    "On Friday they buried him. The president spoke in the cathedral": on that Friday. "He told reporters at
    the airport", in a dispatch: about the day of the dispatch.
    """
    timex, when, source = scene.when(clause)
    if source in ("own", "front"):
        return timex, in_section(timex, when, scene), source
    firm = is_firm(family, clause)
    below = scene.section if firm and _is_news(clause, tense="third") else section_time(clause, scene)
    if below is not None:
        return below, below.when, "section"
    if not firm:
        return timex, when, source
    if source == "paragraph" and when is not None and when.precision in _DAYS:
        return timex, when, "story"
    if timex is None and scene.dateline is not None and scene.reading.date is not None:
        reported = as_reported(scene.reading.date) if _is_news(clause) and _is_of_the_day(scene) else None
        start = clause.sentence.start
        if reported is not None:
            return (
                ResolvedTimex(start, start, "", "DATE", reported.edtf, reported, "date of the report"),
                reported,
                "story",
            )
    return timex, when, source


def is_firm(family: str, clause: Clause) -> bool:
    """Whether a predicate is an act of one hour, by whoever tells it: "addressed both houses"."""
    table: Mapping[str, Any] = words_of(family)
    entry = clause.entry(family)
    if entry is None or not entry.forms & {"past", "third"} or entry.lemma not in table.get("firm", ()):
        return False
    behind = clause.pieces[clause.head.at + clause.head.length :][:1]
    return entry.lemma != "speak" or any(p.word in (*AT_LINKS, "before", "from") for p in behind)


def _is_of_the_day(scene: Scene) -> bool:
    """Whether the story so far has told of no other day than that of the report."""
    last = scene.last.when if scene.last is not None else None
    return last is None or scene.reading.date is None or span(last) == span(scene.reading.date)


def _is_news(clause: Clause, tense: Form = "past") -> bool:
    """Whether a clause in the simple past stands by itself: not "when he spoke", "had spoken"."""
    past = any(entry.forms & {"past", tense} for entry in clause.head.entries)
    return past and not clause.relative and _LATER.search(clause.chain) is None


def unnamed(clause: Clause) -> tuple[Piece, ...]:
    """Those of both sides whom the text only describes: "met the foreign minister", "his guest"."""
    near = [piece for link, piece in clause.after[:2] if link in ("", "with")]
    told = [piece for piece in (*clause.subjects, *near) if piece.actor is not None and not piece.possessive]
    kinds = ("office", "demonym", "name")
    return tuple(p for p in told if p.actor is not None and not p.actor.keys and p.actor.kind in kinds)
