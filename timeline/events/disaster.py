"""Disasters."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from timeline.events._family import Family, event, in_context, participants, title
from timeline.events._scene import AT_LINKS, Scene, Told, most_exact, places_at
from timeline.events._types import EventMention

FAMILY = "disaster"
_FAMILY = Family("disaster", "disaster", "is hit with", fewest=0, own_time=True)


def mentions(told: Told, scene: Scene) -> Iterator[EventMention]:
    """The events of this family that one sentence tells."""
    for number, plain in enumerate(told.clauses):
        clause = in_context(plain, told.clauses[number + 1 :])
        found = event(_FAMILY, clause, scene) if clause.entry(FAMILY) else None
        if found is not None and not found.where:
            where = most_exact(places_at(clause.after, ("", *AT_LINKS)))  # "an earthquake struck Turkey"
            who = participants(_FAMILY, clause, scene)
            found = replace(found, where=where, title=title(_FAMILY, clause, scene, who, where))
        if found is not None:
            yield found
