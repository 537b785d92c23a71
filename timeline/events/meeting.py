"""Meetings: talks, meals, audiences, sessions in one room."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from timeline.events._family import Family, event, family_mentions, mention, participants
from timeline.events._scene import Scene, Told
from timeline.events._sentences.clauses import Clause
from timeline.events._sentences.words import words_of
from timeline.events._types import EventMention
from timeline.events.call import cues

FAMILY = "meeting"
_FAMILY = Family("meeting", "meeting", "meets", solo="holds talks", fewest=2)


def mentions(told: Told, scene: Scene) -> Iterator[EventMention]:
    """The meetings that one sentence tells; what is held by telephone or video is a call."""
    if cues().search(told.text) is not None:
        return
    yield from family_mentions(_FAMILY, told.clauses, scene)
    for clause in told.clauses:
        meets = _has_a_guest(clause, scene) or _shares_time(clause, scene)
        found = event(_FAMILY, clause, scene) if meets else None
        found = found or _just_met(clause, scene)
        if found is not None:
            yield found


def _just_met(clause: Clause, scene: Scene) -> EventMention | None:
    """A meeting of no day that a text only looks back on: "Rao said after seeing President Diallo"."""
    forms = {form for entry in clause.head.entries for form in entry.forms}
    if clause.relative != "after" or forms != {"ing"} or clause.entry(FAMILY) is None:
        return None
    who = participants(_FAMILY, clause, scene)
    if len(who[0]) != 1 or len(who[1]) != 1 or event(_FAMILY, clause, scene) is not None:
        return None
    made = mention(_FAMILY, clause, scene, who, (None, None), "happened")
    return replace(made, rule="meeting: looked back on")


def _has_a_guest(clause: Clause, scene: Scene) -> bool:
    """Whether one "has" another somewhere: "The premier had him at the palace the next morning"."""
    behind = clause.pieces[clause.head.at + 1 : clause.end][:3]
    if not any(entry.lemma == "have" for entry in clause.head.entries) or len(behind) < 2:
        return False
    return (
        bool(scene.people(behind[:1])) and not behind[0].possessive and behind[1].word in ("at", "to", "over")
    )


def _shares_time(clause: Clause, scene: Scene) -> bool:
    """Whether one has or gives another time: "had an evening with the president", "gave him an hour"."""
    lemmas = {entry.lemma for entry in clause.head.entries}
    if not lemmas & {"have", "spend", "give"}:
        return False
    pieces = clause.pieces[clause.head.at : clause.end][:9]
    timed = any(set(piece.word.split()) & set(words_of(FAMILY)["spells"]) for piece in pieces)
    if not timed:
        return False
    link = "" if "give" in lemmas else "with"
    return bool(scene.people(piece for said, piece in clause.after if said == link))
