"""Ceremonies."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from timeline.events._family import Family, event, family_mentions, in_context, mentions_of, participants
from timeline.events._scene import Scene, Told
from timeline.events._sentences.clauses import Clause
from timeline.events._types import EventMention

FAMILY = "ceremony"
_FAMILY = Family("ceremony", "ceremony", "attends a ceremony with", own_time=True)


def mentions(told: Told, scene: Scene) -> Iterator[EventMention]:
    """The events of this family that one sentence tells."""
    yield from family_mentions(_FAMILY, told.clauses, scene)
    first = told.clauses[0] if told.clauses else None
    if first is not None and first.entry(FAMILY) is not None and first.head.noun:
        yield from _of_the_visit(in_context(first, told.clauses[1:]), scene)


def _of_the_visit(clause: Clause, scene: Scene) -> Iterator[EventMention]:
    """What is done at a visit by the visitor: "Wreaths were laid that day at the memorial"."""
    near = 0 <= scene.paragraph - scene.traveller_paragraph <= 1
    if clause.start or any(participants(_FAMILY, clause, scene)) or not near:
        return
    found = event(_FAMILY, replace(clause, subjects=mentions_of(scene.traveller, scene)), scene)
    if found is not None:
        yield found
