"""Attacks and fighting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from timeline.events._clauses import Clause
from timeline.events._family import Family, event
from timeline.events._scene import AT_LINKS, Scene, Told, most_exact, places_at
from timeline.events._types import EventMention

FAMILY = "conflict"
_FAMILY = Family("conflict", "conflict", "attacks", fewest=0, own_time=True, persons=False)


def mentions(told: Told, scene: Scene) -> Iterator[EventMention]:
    """The events of this family that one sentence tells."""
    if told.sentence.start in scene.claimed:
        return
    for clause in told.clauses:
        found = event(_FAMILY, clause, scene) if clause.entry(FAMILY) else None
        if found is not None and _is_its_own(clause, found):
            struck = () if clause.head.noun else places_at(clause.after, ("", *AT_LINKS))
            yield found if found.where else replace(found, where=most_exact(struck))


def _is_its_own(clause: Clause, found: EventMention) -> bool:
    """Whether an attack that is named by a noun has its day behind it: "the strikes of last Monday".

    In "he deplored the invasion on Friday" and "on Friday he called the invasion an aggression" the day is
    that of what was said.
    """
    if not clause.head.noun or found.timex is None:
        return True
    behind = clause.pieces[clause.head.at + clause.head.length :]
    at = next((i for i, piece in enumerate(behind) if piece.time is found.timex), None)
    opens = not clause.main and clause.head.at == clause.start
    return at is not None and (at <= 1 or opens)
