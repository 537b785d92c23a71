"""Who of one document is who of another: the actors of all documents as one list."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.actors import DocumentActor
from timeline.merging._facts import Identity
from timeline.merging._parts import DocumentPart
from timeline.model import Actor


def identify(parts: Sequence[DocumentPart]) -> Identity:
    """The actor over all documents for each (document id, key in its cast)."""
    told: dict[str, list[DocumentActor]] = {}
    for part in sorted(parts, key=lambda part: part.source.id):
        for actor in part.cast.actors:
            told.setdefault(actor.key, []).append(actor)
    known = {key: _actor(key, actors) for key, actors in told.items()}
    return {(part.source.id, actor.key): known[actor.key] for part in parts for actor in part.cast.actors}


def _actor(key: str, told: Sequence[DocumentActor]) -> Actor:
    first = told[0]
    return Actor(
        id=key,
        name=first.name,
        kind=first.kind,
        aliases=tuple(sorted({alias for actor in told for alias in actor.aliases})),
        role=next((actor.office for actor in told if actor.office), None),
        country=next((actor.country for actor in told if actor.country), None),
    )


def people_by_id(identity: Identity) -> dict[str, Actor]:
    """All actors by their id."""
    return {actor.id: actor for actor in identity.values()}
