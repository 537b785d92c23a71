"""Attacks and fighting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from timeline.events._family import Family, event, in_context, participants, title
from timeline.events._scene import AT_LINKS, Scene, Told, most_exact, places_at
from timeline.events._sentences.clauses import Clause
from timeline.events._sentences.times import own_time
from timeline.events._types import EventMention

FAMILY = "conflict"
_FAMILY = Family("conflict", "conflict", "attacks", fewest=0, own_time=True, persons=False)


def mentions(told: Told, scene: Scene) -> Iterator[EventMention]:
    """The events of this family that one sentence tells."""
    if told.sentence.start in scene.claimed:
        return
    for number, plain in enumerate(told.clauses):
        if plain.entry(FAMILY) is None:
            continue
        clause = _with_hours(in_context(plain, told.clauses[number + 1 :]), told.clauses[:number])
        told_by_verb = (
            clause.head.noun
            and own_time(plain) is None
            and any(not c.head.noun and c.entry(FAMILY) for c in told.clauses[number + 1 : number + 2])
        )  # "missiles struck" is one attack
        natural = number > 0 and told.clauses[number - 1].entry("disaster") is not None
        told_by_verb = told_by_verb or natural  # "an earthquake struck Turkey"
        found = event(_FAMILY, clause, scene) if not told_by_verb else None
        if found is not None and _is_its_own(clause, found) and _is_dated(clause, scene):
            struck = places_at(clause.own, AT_LINKS)  # not where those are who speak of "the strikes"
            if not clause.head.noun:
                struck = places_at(clause.after, ("", *AT_LINKS)) or found.where
            where = most_exact(struck)
            who = participants(_FAMILY, clause, scene)
            yield replace(found, where=where, title=title(_FAMILY, clause, scene, who, where))


def _is_dated(clause: Clause, scene: Scene) -> bool:
    """Whether the day is the attack's own: not in "last month he said that every bomb hits our pockets"."""
    return scene.when(clause)[2] == "own" or not (clause.relative or clause.front)


def _with_hours(clause: Clause, earlier: Sequence[Clause]) -> Clause:
    """The clause on the day of the verb before: "on Monday he left, hours after missiles had struck"."""
    aside = earlier[-1] if earlier and earlier[-1].head.noun and earlier[-1].entry(FAMILY) else clause
    before = clause.pieces[aside.start - 1].word if aside.start else ""
    near = aside.relative in ("after", "before") and before in ("hours", "minutes", "shortly", "just")
    main = next((c for c in reversed(earlier) if not c.head.noun and own_time(c) is not None), None)
    if not near or main is None or own_time(clause) is not None:
        return clause
    return replace(clause, trailing=tuple(p for p in (*main.own, *main.trailing) if p[1].time is not None))


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
