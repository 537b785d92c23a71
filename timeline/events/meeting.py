"""Meetings: talks, meals, audiences, sessions in one room."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.events._family import Family, family_mentions
from timeline.events._scene import Scene, Told
from timeline.events._types import EventMention
from timeline.events.call import cues

FAMILY = "meeting"
_FAMILY = Family("meeting", "meeting", "meets", solo="holds talks", fewest=2)


def mentions(told: Told, scene: Scene) -> Iterator[EventMention]:
    """The meetings that one sentence tells; what is held by telephone or video is a call."""
    if cues().search(told.text) is None:
        yield from family_mentions(_FAMILY, told.clauses, scene)
