"""What most families share: a predicate of theirs with its participants, place, time and status."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.events._clauses import Clause
from timeline.events._rows import row_owner
from timeline.events._scene import Scene, clause_place, roles
from timeline.events._settings import place_of
from timeline.events._status import status_of
from timeline.events._times import looking_back, looking_forward
from timeline.events._titles import label, listed, short_name
from timeline.events._types import EventMention, Role
from timeline.model import EventType, Place, Status, When
from timeline.timexes import ResolvedTimex

_DIRECT = frozenset(("", "with", "and", "by", "between", "to", "from", "among", "for"))


@dataclass(frozen=True, slots=True)
class Family:
    """A family of events: its words file, its type, and what a clause must have to count.

    `fewest` participants; `own_time`: the clause itself must say when; `phrase` is the verb of its titles;
    `where`: it happens in one place (a call does not).
    """

    name: str
    type: EventType
    phrase: str
    fewest: int = 1
    own_time: bool = False
    role: str = "participant"
    links: frozenset[str] = _DIRECT
    states: bool = True
    where: bool = True


def family_mentions(family: Family, clauses: Sequence[Clause], scene: Scene) -> Iterator[EventMention]:
    """The events of one family that the clauses of a sentence tell."""
    for clause in clauses:
        entry = clause.entry(family.name)
        if entry is None:
            continue
        found = event(family, clause, scene)
        if found is not None:
            yield found


def participants(family: Family, clause: Clause, scene: Scene) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The actors of a clause: those of its subject, and those that its predicate reaches."""
    pick = scene.everyone if family.states else scene.people
    subjects = pick(clause.subjects)
    owner = row_owner(clause.sentence, clause.pieces, scene)
    if not subjects and owner is not None and family.name not in ("conflict", "disaster"):
        subjects = (owner,)
    objects = pick(piece for link, piece in clause.after if link in family.links and not piece.possessive)
    return subjects, tuple(key for key in objects if key not in subjects)


def event(family: Family, clause: Clause, scene: Scene) -> EventMention | None:
    """The event of a family that one clause tells, None where it lacks what the family needs."""
    subjects, objects = participants(family, clause, scene)
    timex, when, source = scene.when(clause)
    alone = bool(subjects or objects) and source in ("own", "front") and bool(clause_place(clause, scene))
    if len(subjects) + len(objects) < family.fewest - alone:
        return None
    if timex is None or (family.own_time and source == "paragraph"):
        return None
    bare = not subjects and not objects and not clause_place(clause, scene)
    if bare and family.type not in ("conflict", "disaster"):
        return None
    text = scene.reading.source.text[clause.sentence.start : clause.sentence.end]
    status = status_of(clause, text, when, scene.reading.date)
    if status is None:
        return None
    if status in ("planned", "considered"):
        when = looking_forward(timex, when, scene.reading.date)
    elif status == "happened":
        when = looking_back(timex, when, scene.reading.date)
    return mention(family, clause, scene, (subjects, objects), (timex, when), status)


def mention(
    family: Family,
    clause: Clause,
    scene: Scene,
    who: tuple[tuple[str, ...], tuple[str, ...]],
    time: tuple[ResolvedTimex | None, When | None],
    status: Status,
) -> EventMention:
    """A mention of a family's event, its sentence being the evidence."""
    subjects, objects = who
    where = place_of(clause, scene, who, family.type) if family.where else ()
    return EventMention(
        document=scene.reading.source.id, type=family.type, status=status,
        title=title(family, scene, subjects, objects, where),
        start=clause.sentence.start, end=clause.sentence.end, rule=family.name,
        who=_roles(family, subjects, objects), where=where, timex=time[0], when=time[1],
    )  # fmt: skip


def _roles(family: Family, subjects: tuple[str, ...], objects: tuple[str, ...]) -> tuple[Role, ...]:
    return roles(subjects, family.role) + roles(objects, "participant")


def title(
    family: Family, scene: Scene, subjects: Sequence[str], objects: Sequence[str], where: Sequence[Place]
) -> str:
    """ "Kishida meets Widodo, Jakarta"."""
    left = listed([short_name(scene.actors[key]) for key in subjects])
    right = listed([short_name(scene.actors[key]) for key in objects])
    if left and right:
        return label(f"{left} {family.phrase} {right}", where)
    if left or right:
        return label(f"{left or right}: {family.name}", where)
    return label(family.name.capitalize(), where)
