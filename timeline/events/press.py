"""Press conferences and talks to reporters."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.events._family import Family, family_mentions
from timeline.events._scene import Scene, Told
from timeline.events._types import EventMention

FAMILY = "press"
_FAMILY = Family(
    "press", "press", "meets the press with", solo="meets the press", role="speaker", own_time=True
)


def mentions(told: Told, scene: Scene) -> Iterator[EventMention]:
    """The events of this family that one sentence tells."""
    yield from family_mentions(_FAMILY, told.clauses, scene)
