"""Travel: visits, arrivals, departures, stopovers, returns, and journeys told by their places."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

from timeline.events._clauses import Clause
from timeline.events._pieces import Piece
from timeline.events._rows import row_mentions
from timeline.events._scene import AT_LINKS, STOP_KINDS, Scene, Told, most_exact, places_at, roles
from timeline.events._sequences import sequence_mentions
from timeline.events._status import cue_words, status_of
from timeline.events._titles import label, listed, short_name
from timeline.events._types import EventMention
from timeline.events._words import words_of
from timeline.model import EventType, Place, Status, When
from timeline.timexes import ResolvedTimex

FAMILY = "travel"
_ARTICLES = frozenset(("the", "first", "both", "also", "neighbouring", "neighboring", "nearby"))


def mentions(told: Told, scene: Scene) -> Iterator[EventMention]:
    """The travel that one sentence tells."""
    rows = tuple(row_mentions(told, scene))
    if rows:
        yield from rows
        return
    for clause in told.clauses:
        entry = clause.entry(FAMILY)
        if entry is not None and entry.group == "noun":
            yield from _noun(clause, scene)
        elif entry is not None:
            yield from _verb(clause, entry.group, scene)
        else:
            yield from _act(clause, scene)
    yield from sequence_mentions(told.sentence, told.pieces, scene)


def _verb(clause: Clause, group: str, scene: Scene) -> Iterator[EventMention]:
    table: dict[str, Any] = words_of(FAMILY)["verbs"][group]
    travellers = _travellers(clause, scene, bool(table.get("object")))
    if not travellers:
        return
    goals = _goals(clause, table, group)
    sources = places_at(clause.after, [link for link in table.get("source", ()) if link])
    if group == "leave":
        sources = sources or places_at(_reached(clause), [""])
    if group == "be" and not _is_bodily(clause):
        return
    kind: EventType = table["type"] if group != "leave" else "visit"
    if goals:
        yield from visits(clause, scene, travellers, goals, kind, f"travel: {group}")
    elif group in ("arrive", "come", "go") and _goes_home(clause):
        yield from _home(clause, scene, travellers)
    if sources:
        yield from visits(clause, scene, travellers, sources[:1], "departure", f"travel: {group} from")


def _goals(clause: Clause, table: dict[str, Any], group: str) -> tuple[Place, ...]:
    """The places that the verb leads to."""
    links = table.get("goal", table.get("at", ()))
    goals = places_or_metonyms(_reached(clause), links) or _apposed(clause, links)
    if not goals and clause.relative in ("which", "that") and clause.antecedent is not None:
        known = places_at([("in", clause.antecedent)], AT_LINKS)
        goals = known if group == "visit" or (group == "arrive" and "" in links) else ()
    if not goals and group in ("be", "stay", "expect", "arrive", "come"):
        goals = places_at(clause.before, AT_LINKS) or places_at(clause.front, AT_LINKS)
    if not goals and clause.relative == "where" and clause.antecedent is not None:
        goals = places_at([("in", clause.antecedent)], AT_LINKS)
    return goals


def _reached(clause: Clause) -> tuple[tuple[str, Piece], ...]:
    """The mentions after the predicate, a bare one only where it follows at once ("visited Namibia")."""
    at = clause.head.at + clause.head.length
    near = list(clause.pieces[at : at + 5])
    direct = next((p for p in near if p.kind != "word" or p.word not in _ARTICLES), None)
    if direct is not None and direct.place is not None:
        return clause.after
    return tuple((link, piece) for link, piece in clause.after if link != "")


def _apposed(clause: Clause, links: Sequence[str]) -> tuple[Place, ...]:
    """Places listed behind a plural: "for three partners, Indonesia, Vietnam and Thailand"."""
    at = clause.head.at + clause.head.length
    words = [piece.word for piece in clause.pieces[at : at + 8]]
    if not any(word in links for word in words if word) or not set(words) & {",", ":", "–", "—"}:
        return ()
    bare = [(link, piece) for link, piece in clause.after if piece.place is not None and link == ""]
    places = places_at(bare, [""])
    return most_exact(places) if len(places) > 1 else ()


def places_or_metonyms(pairs: Sequence[tuple[str, Piece]], links: Sequence[str]) -> tuple[Place, ...]:
    """Places after a verb of travel: there a capital's name is the city, whatever it stands for elsewhere."""
    found: list[Place] = []
    for link, piece in pairs:
        top = piece.place
        if top is None or top.place is None or piece.possessive or link not in links:
            continue
        if link == "" and pairs[0][1].kind != "place" and pairs[0][1].place is None and not found:
            break
        if top.role == "place" or (top.role == "metonym" and link in ("to", "on to", "for", "into")):
            found.append(top.place)
    return tuple(dict.fromkeys(place for place in found if place.kind in STOP_KINDS))


def _is_bodily(clause: Clause) -> bool:
    """Whether "is in" tells of presence: not "is in favour of", not "was interested in"."""
    after = clause.pieces[clause.head.at + clause.head.length : clause.end]
    head = [piece for piece in after[:6] if piece.kind != "mark"]
    for piece in head:
        if piece.place is not None and piece.kind in ("place", "actor"):
            return True
        if (
            piece.kind == "word"
            and piece.word.endswith(("ed", "ing"))
            and piece.word not in ("expected", "newly")
        ):
            return False
    return bool(places_at(clause.after, AT_LINKS)) or bool(places_at(clause.before + clause.front, AT_LINKS))


def _travellers(clause: Clause, scene: Scene, of_object: bool) -> tuple[str, ...]:
    """Who travels: the people of the subject, or the object of "the plane took him to"."""
    subjects = scene.people(clause.subjects)
    if of_object:
        objects = scene.people(piece for link, piece in clause.after if link == "")
        return objects or ()
    if subjects:
        return subjects
    own = [piece.word for piece in clause.pieces[clause.start : clause.head.at]]
    vehicle = {
        "plane",
        "aircraft",
        "jet",
        "flight",
        "train",
        "ship",
        "motorcade",
        "helicopter",
        "journey",
        "trip",
        "tour",
    }
    if vehicle & set(own) and not clause.subjects:
        return scene.traveller
    return ()


def _goes_home(clause: Clause) -> bool:
    after = [piece.word for piece in clause.pieces[clause.head.at : clause.end]][:4]
    return "home" in after


def _home(clause: Clause, scene: Scene, travellers: tuple[str, ...]) -> Iterator[EventMention]:
    """A return: its place is home, which is no stop, but its day ends the journey."""
    timex, when, _ = scene.when(clause)
    status = _status(clause, scene, when)
    if status is None or when is None:
        return
    names = listed([short_name(scene.actors[key]) for key in travellers])
    yield make(clause, scene, "arrival", status, f"{names} returns home", (), timex, when, "travel: home",
               who=travellers, home=True)  # fmt: skip


def _noun(clause: Clause, scene: Scene) -> Iterator[EventMention]:
    """ "Kishida's visit to Vietnam", "his own stay in Japan", "a journey through five countries"."""
    nouns = words_of(FAMILY)["nouns"]
    goals = places_or_metonyms(
        clause.after, [link for link in nouns["links"] if link not in ("with", "from", "of")]
    )
    goals = goals or places_at(clause.after, ["of"])
    travellers = scene.people(clause.subjects)
    word = clause.pieces[clause.head.at].word
    if goals and travellers:
        kind: EventType = "arrival" if word == "arrival" else "visit"
        purpose = "stopover" if word in nouns["short"] else None
        yield from visits(clause, scene, travellers, goals, kind, f"travel: {word}", purpose=purpose)


def _act(clause: Clause, scene: Scene) -> Iterator[EventMention]:
    """Presence told by an act: "In Shanghai … he watched", "Over lunch in Rome, Meloni agreed"."""
    entry = clause.entry("plain")
    if entry is None or clause.head.noun:
        return
    travellers = scene.people(clause.subjects)
    places = places_at(clause.own, ("in", "at", "near")) or places_at(clause.front, ("in", "at", "near"))
    if not places and clause.relative == "where" and clause.antecedent is not None:
        places = places_at([("in", clause.antecedent)], AT_LINKS)
    travellers = tuple(key for key in travellers if _is_guest(key, places, scene))
    if places and travellers and _acts_there(clause):
        yield from visits(clause, scene, travellers, places[:1], "visit", "travel: act in place")


def _is_guest(key: str, places: Sequence[Place], scene: Scene) -> bool:
    """Whether a person is known to be away from home: an office of another country, or told to travel."""
    country = scene.actors[key].country
    if country is None:
        return key in scene.travels or key == scene.main
    return all(place.country != country for place in places)


def _acts_there(clause: Clause) -> bool:
    """Whether the act is the subject's own and bodily: not "said the situation in Myanmar"."""
    forms = {form for entry in clause.head.entries for form in entry.forms}
    if not forms & {"past", "base", "third"}:
        return False
    at = clause.head.at + clause.head.length
    following = clause.pieces[at : clause.end]
    near = next((i for i, piece in enumerate(following) if piece.place is not None), 99)
    between = [piece for piece in following[:near] if piece.kind == "word"]
    return near == 99 or len(between) <= 6


def visits(
    clause: Clause,
    scene: Scene,
    travellers: tuple[str, ...],
    places: Sequence[Place],
    kind: EventType,
    rule: str,
    *,
    purpose: str | None = None,
) -> Iterator[EventMention]:
    """One mention a place, with the clause's time; several places of one interval have it as a window."""
    timex, when, source = scene.when(clause)
    paired = place_times(clause)
    if source == "paragraph" and kind != "departure" and timex is not None and len(places) > 1:
        timex, when = None, None
    status = _status(clause, scene, when)
    if status is None:
        return
    several = len([place for place in places if place.country]) > 1
    spread = several and when is not None and when.precision == "interval"
    scene.traveller = travellers
    scene.travels.update(travellers)
    for place in places:
        scene.order += 1
        if place.id in paired:
            timex, spread = paired[place.id], False
            when = timex.when
        names = listed([short_name(scene.actors[key]) for key in travellers])
        verb = {"arrival": "arrives in", "departure": "leaves"}.get(kind, "in")
        yield make(
            clause, scene, kind, status, f"{names} {verb} {place.name}", (place,), timex,
            None if spread else when, rule, who=travellers, window=when if spread else None,
            order=scene.order, purpose=purpose,
        )  # fmt: skip
    if kind != "departure":
        scene.place = places[-1]


def place_times(clause: Clause) -> dict[str, ResolvedTimex]:
    """The time of each place where a clause pairs them: "in Singapore on Monday and in Seoul on Tuesday"."""
    mentions = [piece for _, piece in clause.after if piece.place is not None or piece.time is not None]
    pairs: dict[str, ResolvedTimex] = {}
    for one, other in itertools.pairwise(mentions):
        timed = other.time is not None and other.time.when is not None
        if one.place is not None and one.place.place is not None and other.time is not None and timed:
            pairs[one.place.place.id] = other.time
    return pairs if len(pairs) > 1 else {}


def _status(clause: Clause, scene: Scene, when: When | None) -> Status | None:
    text = scene.reading.source.text[clause.sentence.start : clause.sentence.end]
    status = status_of(clause, text, when, scene.reading.date)
    refused = words_of(FAMILY)["refuse"]["words"]
    own = " ".join(piece.word for piece in clause.pieces[clause.start : clause.end])
    if status == "happened" and any(f" {words} " in f" {own} " for words in refused):
        return None
    if status == "planned" and cue_words("denied").search(text):
        return "denied"
    return status


def make(
    clause: Clause,
    scene: Scene,
    kind: EventType,
    status: Status,
    title: str,
    where: tuple[Place, ...],
    timex: ResolvedTimex | None,
    when: When | None,
    rule: str,
    *,
    who: tuple[str, ...],
    window: When | None = None,
    order: int | None = None,
    purpose: str | None = None,
    home: bool = False,
) -> EventMention:
    """A travel mention of a clause, its sentence being the evidence."""
    return EventMention(
        document=scene.reading.source.id, type=kind, status=status, title=label(title, ()),
        start=clause.sentence.start, end=clause.sentence.end, rule=rule, who=roles(who, "traveller"),
        where=where, timex=timex, when=when, window=window, order=order, purpose=purpose, home=home,
        journey=None,
    )  # fmt: skip
