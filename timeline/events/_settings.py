"""Where an event is set, when its clause does not say it outright."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.calendar import intersect, span
from timeline.events._scene import AT_LINKS, Scene, clause_place, places_at
from timeline.events._sentences.clauses import Clause
from timeline.events._sentences.times import front_time, own_time
from timeline.events._sentences.words import words_of
from timeline.model import EventType, Place, When
from timeline.places.countries import country_name, country_point

_PARTS = frozenset((":", "–", "—", "-", ".", "|"))  # "Rome: talks", "Rome. Talks", "Rome | Talks"
_DAYS_AFTER = 2
_MEALS = frozenset(("lunch", "breakfast", "dinner", "banquet", "reception"))
_BODILY = frozenset(("meeting", "ceremony", "press", "agreement", "summit"))


def place_of(
    clause: Clause, scene: Scene, who: tuple[tuple[str, ...], tuple[str, ...]], kind: EventType
) -> tuple[Place, ...]:
    """The place of an event: what its clause names, the host's, or where the story stands; () if unknown.

    `who` are the actors of the subject and those that the predicate reaches.
    """
    return (
        _of_row(clause, scene)
        or clause_place(clause, scene)
        or at_the_hosts(clause, scene, who)
        or _where_the_story_stands(kind, clause, scene, (*who[0], *who[1]))
    )


def _of_row(clause: Clause, scene: Scene) -> tuple[Place, ...]:
    """The town of that part of a row which a predicate stands in: "leaves Haneda. Paris: talks with Rao".

    A sight behind it is where something else is done: "Washington: Arlington, speech at a university".
    """
    if clause.sentence.kind != "row":
        return ()
    before = clause.pieces[: clause.head.at]
    towns: list[Place] = []
    for piece, mark in zip(before, clause.pieces[1:], strict=False):
        if piece.place is not None and piece.place.place is not None and mark.word in _PARTS:
            towns.append(piece.place.place)
    return () if places_at(clause.after, AT_LINKS) else tuple(towns[-1:])


def country_place(code: str) -> Place:
    """The place of a country, for what happens somewhere in it."""
    lat, lon = country_point(code) or (None, None)
    because = "the country of the host, who received the guest"
    return Place(
        id=code.lower(),
        name=country_name(code),
        kind="country",
        country=code,
        lat=lat,
        lon=lon,
        because=because,
    )


def at_the_hosts(
    clause: Clause, scene: Scene, who: tuple[tuple[str, ...], tuple[str, ...]]
) -> tuple[Place, ...]:
    """Where a host receives a foreign guest: the dateline's city there, else the host's country.

    Whose guest one is that "was received on Tuesday" is not said: then it is the place of the report.
    """
    entry = clause.entry("meeting")
    table = words_of("meeting")
    passive = _is_passive(clause)
    met = entry is not None and entry.lemma == "meet" and passive  # "was met at the airport by"
    if entry is None or not (met or entry.lemma in table["hosting"] or entry.lemma in table["calling"]):
        return ()
    if clause.head.noun:
        who = _owner_and_guests(clause, scene)
    elif entry.lemma in _MEALS:
        return ()  # "lunched with Rao": at whose house is not said
    hosts, guests = (who[1], who[0]) if passive or entry.lemma in table["calling"] else who
    countries = {scene.actors[key].country for key in hosts} - {None}
    here = scene.dateline
    foreign = (
        bool(guests)
        and here is not None
        and all(scene.actors[key].country not in (None, here.country) for key in guests)
    )
    if not countries and here is not None and foreign and not hosts[1:]:
        return (here,)
    if len(countries) != 1 or not guests or any(scene.actors[key].country in countries for key in guests):
        return ()
    code = str(next(iter(countries)))
    at, led = scene.place, scene.traveller_paragraph == scene.paragraph and set(guests) & set(scene.traveller)
    if at is not None and at.country == code and led:
        return (at,)  # "She had landed in Lusaka. Hichilema received her that afternoon."
    if scene.dateline is not None and scene.dateline.country == code:
        return (scene.dateline,)
    return (country_place(code),)


def _is_passive(clause: Clause) -> bool:
    """Whether who stands first is the guest: "was received by", "welcomed by", "to be received by"."""
    entry = clause.entry("meeting")
    helped = clause.chain.endswith(("was _", "is _", "been _", "be _", "were _"))
    return helped or _is_reduced(clause) or (entry is not None and entry.lemma.startswith("be "))


def _is_reduced(clause: Clause) -> bool:
    """Whether a participle stands for a passive: "a dinner hosted by Chinh"."""
    behind = clause.head.at + clause.head.length
    return behind < len(clause.pieces) and clause.pieces[behind].word == "by"


def _owner_and_guests(clause: Clause, scene: Scene) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The host and the guests of a meal that is somebody's: "he had been Chinh's dinner guest"."""
    owners = scene.everyone(piece for piece in clause.subjects if piece.possessive)
    guests = scene.everyone(piece for piece in clause.subjects if not piece.possessive)
    return (owners, guests) if owners else ((), ())


def _where_the_story_stands(
    kind: EventType, clause: Clause, scene: Scene, subjects: Sequence[str]
) -> tuple[Place, ...]:
    """The place of the traveller's last stop, where the same paragraph goes on without a place of its own.

    "London is next. He wants to attend the coronation on 6 May": in London. A second time parts the two.
    """
    if kind not in _BODILY or scene.place is None or scene.traveller_paragraph != scene.paragraph:
        return ()
    if not set(subjects) & set(scene.traveller) or any(p.place for _, p in clause.own):
        return ()
    if any(p.place is not None and p.place.place == scene.place for p in clause.pieces[clause.end :]):
        return ()  # the story comes there only later in the sentence
    own = own_time(clause) or front_time(clause)
    if own is None or scene.place_when is None:
        return (scene.place,)
    days, stay = own[1].when, span(scene.place_when)
    during = days is not None and intersect(span(days), stay) is not None and stay.first != stay.last
    return (scene.place,) if during or _goes_on_there(clause, scene, days) else ()


def _goes_on_there(clause: Clause, scene: Scene, days: When | None) -> bool:
    """Whether an act after an arrival goes on from it: "landed on Sunday and met the king on Monday".

    Told in the same sentence, or in a report from there.
    """
    came = span(scene.place_when).first if scene.place_when is not None else None
    acted = span(days).first if days is not None else None
    if came is None or acted is None or not 0 < acted - came <= _DAYS_AFTER:
        return False
    joined = scene.memory.get("stands") == clause.sentence.start and not clause.relative
    return joined or scene.place == scene.dateline
