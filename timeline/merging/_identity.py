"""Who of one document is who of another: the actors of all documents as one list."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.actors import DocumentActor, global_actor, unify
from timeline.merging._facts import Identity
from timeline.merging._parts import DocumentPart
from timeline.model import Actor


def identify(parts: Sequence[DocumentPart]) -> Identity:
    """The actor over all documents for each (document id, key in its cast).

    A text that is read twice has its say once, so that copies do not decide who is who.
    """
    unique = {part.source.sha256: part for part in sorted(parts, key=_name, reverse=True)}
    known = [unique[key] for key in sorted(unique)]
    numbers = {part.source.sha256: number for number, part in enumerate(known)}
    keys = unify([part.cast for part in known])
    members: dict[str, list[DocumentActor]] = {}
    for number, part in enumerate(known):
        for actor in part.cast.actors:
            members.setdefault(keys[number, actor.key], []).append(actor)
    actors = {key: global_actor(key, told) for key, told in members.items()}
    return {
        (part.source.id, actor.key): actors[keys[numbers[part.source.sha256], actor.key]]
        for part in parts
        for actor in part.cast.actors
        if (numbers[part.source.sha256], actor.key) in keys
    }


def _name(part: DocumentPart) -> str:
    return part.source.id


def people_by_id(identity: Identity) -> dict[str, Actor]:
    """All actors by their id."""
    return {actor.id: actor for actor in identity.values()}
