"""Statements, speeches, posts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.events._family import Family, family_mentions
from timeline.events._scene import Scene, Told, roles
from timeline.events._titles import label
from timeline.events._types import EventMention, Role

FAMILY = "statement"
_HANDLE = re.compile(r"(?P<account>[^—–(]{2,60})\((?P<handle>@\w+)\)")
_FAMILY = Family(
    "statement", "statement", "addresses", solo="makes a statement", role="speaker", own_time=True
)


def mentions(told: Told, scene: Scene) -> Iterator[EventMention]:
    """The events of this family that one sentence tells."""
    posted = _posted(told, scene)
    if posted is not None:
        yield posted
    else:
        voted = told.sentence.start in scene.claimed
        found = family_mentions(_FAMILY, told.clauses, scene)
        yield from (one for one in found if not voted or any(_is_person(role, scene) for role in one.who))


def _is_person(role: Role, scene: Scene) -> bool:
    """ "The Assembly passed a resolution condemning the war" is a vote of the Assembly, no statement."""
    return scene.actors[role.key].kind == "person"


def _posted(told: Told, scene: Scene) -> EventMention | None:
    """A post of an account, with its handle and its date: "— Press room (@room) April 29, 2022"."""
    if told.sentence.zone != "post":
        return None
    found = _HANDLE.search(told.text)
    times = [p.time for p in told.pieces if p.time is not None and p.time.when is not None]
    if found is None or not times:
        return None
    who = scene.everyone(piece for piece in told.pieces if piece.actor is not None)
    account = found["account"].strip(" —–-")
    return EventMention(
        document=scene.reading.source.id, type="statement", status="happened",
        title=label(f"Post by {account}", ()), start=told.sentence.start, end=told.sentence.end,
        rule="statement: post", who=roles(who[:1], "speaker"), timex=times[-1], when=times[-1].when,
    )  # fmt: skip
