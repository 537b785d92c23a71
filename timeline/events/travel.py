"""Travel: visits, arrivals, departures, stopovers, returns, and journeys told by their places."""

from __future__ import annotations

import itertools
import re
from collections.abc import Generator, Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from timeline.events._family import is_held
from timeline.events._journeys.callers import callers
from timeline.events._journeys.companions import came_along, companions, owner_of_plane, parts, shared_journey
from timeline.events._journeys.delegations import leader_of
from timeline.events._journeys.destinations import (
    acted_at,
    destinations,
    is_bodily,
    origins,
    place_times,
    places_or_metonyms,
)
from timeline.events._journeys.gatherings import attended
from timeline.events._journeys.guests import guests_of, is_guest
from timeline.events._journeys.lasting import frames
from timeline.events._journeys.lives import left_out, lives
from timeline.events._journeys.presence import (
    earlier_visitor,
    is_aim,
    is_remote,
    note_subject,
    places_without_verb,
    relocates,
    seen,
    visited_before,
    with_companions,
    without_the_visitors_time,
)
from timeline.events._journeys.sequences import around, main_traveller, sequence_mentions
from timeline.events._journeys.travellers import (
    led_by_themselves,
    of_whom_the_story_is,
    owner_of_noun,
    speaker,
)
from timeline.events._journeys.visits import entry_of, make, told_status, visits
from timeline.events._lists.desk_diary import diary_mentions
from timeline.events._lists.guest_books import guest_book, period_visits
from timeline.events._lists.rows import row_mentions
from timeline.events._scene import AT_LINKS, Scene, Told, most_exact, places_at
from timeline.events._sentences.clauses import Clause
from timeline.events._sentences.status import cue_words, later
from timeline.events._sentences.times import own_time
from timeline.events._sentences.words import Entry, words_of
from timeline.events._titles import listed, short_name
from timeline.events._types import EventMention
from timeline.model import EventType, Place
from timeline.timexes import ResolvedTimex

FAMILY = "travel"


def mentions(told: Told, scene: Scene) -> Iterator[EventMention]:
    """The travel that one sentence tells."""
    rows = tuple(row_mentions(told, scene)) or tuple(guest_book(told, scene))
    if rows:
        yield from rows
        return
    yield from period_visits(told, scene)
    listed_first = tuple(places_without_verb(told, scene))
    yield from listed_first
    found = [one for clause in told.clauses for one in _told(clause, told, scene)]
    made = without_the_visitors_time(told, found)
    yield from made
    yield from earlier_visitor(told, scene, made)
    yield from diary_mentions(told, scene)
    yield from callers(told, scene)
    yield from lives(told, scene)
    if not listed_first:
        yield from sequence_mentions(told, scene)
    note_subject(told, scene)


def _told(clause: Clause, told: Told, scene: Scene) -> Iterator[EventMention]:
    """The travel that one clause of a sentence tells."""
    entry = entry_of(clause)
    if entry is not None and entry.group == "noun":
        yield from _noun(_with_main(clause, told.clauses), scene)
    else:
        moved = list(_verb(clause, entry.group, scene)) if entry is not None else []
        yield from moved or _act(clause, scene)
    yield from _guests(clause, scene)
    yield from came_along(clause, scene)


def _verb(clause: Clause, group: str, scene: Scene) -> Iterator[EventMention]:
    """The travel of a verb, and of those for whom it is left out: "and Chernov to Prague"."""
    first, *others = parts(clause)
    goals = yield from _moves(first, group, scene, ())
    for other in others:
        yield from _moves(other, group, scene, goals)


def _moves(
    clause: Clause, group: str, scene: Scene, shared: tuple[Place, ...]
) -> Generator[EventMention, None, tuple[Place, ...]]:
    """The travel that a verb tells of one subject; returns where it leads, `shared` others too."""
    table: dict[str, Any] = words_of(FAMILY)["verbs"][group]
    travellers = travellers_of(clause, scene, table)
    if not travellers or relocates(clause, scene):
        return ()
    goals = destinations(clause, table, group, scene)
    if not goals and own_time(clause) is not None:
        goals = shared
    sources = origins(clause, table, group, goals, travellers, scene)
    if group == "be" and (not is_bodily(clause) or re.search(r"\btime @ _$", clause.chain)):
        return ()
    kind: EventType = table["type"] if group != "leave" else "visit"
    home = tuple(place for place in goals if len(goals) == 1 and _is_home(place, clause, travellers, scene))
    goals = tuple(place for place in goals if place not in home)
    if table.get("towns"):
        goals = seen(goals, clause)
    if goals:
        going = with_companions(clause, travellers, goals, scene)
        yield from visits(clause, scene, going, goals, kind, f"travel: {group}")
    elif home or (group in ("arrive", "come", "go") and _goes_home(clause)):
        yield from _home(clause, scene, travellers)
    elif group == "accompany":
        yield from shared_journey(clause, scene)
    if sources and _comes_back(clause):
        rule = "travel: back from"
        window = (
            around(scene.reading.date, "happened") if re.search(r"\b(?:has|have)\b", clause.chain) else None
        )
        for made in visits(clause, scene, travellers, sources, "visit", rule, own_only=True):
            yield replace(made, window=window) if made.when is None and made.window is None else made
    elif sources:
        yield from visits(clause, scene, travellers, sources[:1], "departure", f"travel: {group} from")
    yield from _gapped(clause, goals, kind, scene)
    return goals


def _is_home(place: Place, clause: Clause, travellers: Sequence[str], scene: Scene) -> bool:
    """Whether one who goes back to a place comes home: to the report's own country, with no other known."""
    here = scene.dateline
    if _returns_to_office(clause, travellers, scene):
        return True
    if here is None or here.country != place.country:
        return False
    words = {piece.word for piece in clause.pieces[clause.head.at : clause.head.at + 4]}
    goes_back = bool(words & {"return", "returns", "returned", "returning", "back", "home"})
    return goes_back and all(scene.actors[key].country in (None, here.country) for key in travellers)


def _returns_to_office(clause: Clause, travellers: Sequence[str], scene: Scene) -> bool:
    """Whether holders of offices of an unknown country "return to" a place: to their seat."""
    word = clause.pieces[clause.head.at].word
    holders = [scene.actors[key] for key in travellers]
    unknown = all(actor.office is not None and actor.country is None for actor in holders)
    again = any(piece.word in ("again", "as") for piece in clause.pieces[clause.head.at : clause.end])
    return word.startswith("return") and unknown and not again and scene.reading.date is not None


def travellers_of(clause: Clause, scene: Scene, table: Mapping[str, Any]) -> tuple[str, ...]:
    """Who travels: the people of the subject, or the object of "the plane took him to"."""
    subjects = scene.people(clause.subjects) or (() if table.get("object") else leader_of(clause, scene))
    if table.get("with") and companions(clause, scene):
        joined = any(entry.lemma == "join" for entry in clause.head.entries)
        return companions(clause, scene) if joined else (*subjects, *companions(clause, scene))
    if table.get("with"):
        return (*subjects, *scene.people(piece for link, piece in clause.after[:1] if link == ""))
    if table.get("object"):
        objects = scene.people(piece for link, piece in clause.after if link == "")
        pronoun = any(piece.word in ("him", "her", "them") for _, piece in clause.after[:1])
        objects = objects or (main_traveller(scene) if pronoun else ())
        return tuple(dict.fromkeys((*led_by_themselves(clause, scene), *objects)))
    if subjects:
        return subjects
    owner = owner_of_plane(clause, scene)
    if owner:
        return owner
    own = [piece.word for piece in clause.pieces[max(0, clause.head.at - 6) : clause.head.at]]
    if (said := speaker(clause, scene)) is not None:
        return said
    named = [piece.actor for piece in clause.subjects if piece.actor is not None]
    if len(named) == 1 and not named[0].keys and named[0].kind == "pronoun":
        return of_whom_the_story_is(named[0], scene)
    if named:
        return ()
    if "they" in own and scene.traveller:
        return scene.traveller
    return main_traveller(scene) if _stands_for_the_traveller(clause) else left_out(clause, scene)


def _stands_for_the_traveller(clause: Clause) -> bool:
    """Whether the subject is the traveller's plane, journey or week: "her plane", "the tour", "it opened"."""
    table = words_of(FAMILY)["subjects"]
    before = clause.pieces[max(0, clause.head.at - 6) : clause.head.at]
    if " ".join(piece.word for piece in before[-3:]).endswith(tuple(table["planes"])):
        return True
    for owner, piece in itertools.pairwise((clause.pieces[0], *before)):
        if piece.word == "it" and any(entry.lemma in table["it"] for entry in clause.head.entries):
            return True
        if piece.word in table["words"] and owner.possessive and owner.actor is not None:
            return False
        owned = owner.word in table["owners"] or owner.possessive
        if piece.word in table["words"] and piece.word != "it" and owned:
            return True
    return False


def _goes_home(clause: Clause) -> bool:
    after = [piece.word for piece in clause.pieces[clause.head.at : clause.end]][:4]
    return "home" in after


def _comes_back(clause: Clause) -> bool:
    """ "has just come back from Egypt and Uganda": there, and back before the text was written."""
    words = [piece.word for piece in clause.pieces[clause.head.at : clause.end]][:4]
    return bool({"back", "return", "returned", "returns", "home"} & set(words)) and "home" not in words[2:]


def _gapped(clause: Clause, places: Sequence[Place], kind: EventType, scene: Scene) -> Iterator[EventMention]:
    """Visits whose verb or traveller is left out behind another.

    "was at the White House in April, the Zambian in May"; "came in 1982 and again in 1987".
    """
    if not places:
        return
    at = clause.head.at + clause.head.length
    travellers = scene.people(clause.subjects)
    who, first = travellers, True
    for piece, after in itertools.pairwise((*clause.pieces[at : clause.end], clause.pieces[-1])):
        if after.word in ("to", "into", "for"):
            continue
        if piece.actor is not None and piece.place is None:
            who = scene.people([piece]) or who
        if piece.time is None or piece.time.when is None or piece.time.type == "DURATION":
            continue
        bounded = after.word in ("until", "till", "to")
        if not first and who and not bounded and not (who == travellers and place_times(clause)):
            yield from _again(clause, scene, who, places[:1], kind, piece.time)
        first = False


def _again(
    clause: Clause,
    scene: Scene,
    who: tuple[str, ...],
    places: Sequence[Place],
    kind: EventType,
    timex: ResolvedTimex,
) -> Iterator[EventMention]:
    status = told_status(clause, scene, timex.when)
    if status is not None:
        title = f"{listed([short_name(scene.actors[key]) for key in who])} in {places[0].name}"
        yield make(clause, scene, kind, status, title, tuple(places), timex, timex.when,
                   "travel: verb left out", who=who)  # fmt: skip


def _home(clause: Clause, scene: Scene, travellers: tuple[str, ...]) -> Iterator[EventMention]:
    """A return: its place is home, which is no stop, but its day ends the journey."""
    timex, when, source = scene.when(clause)
    status = told_status(clause, scene, when)
    told_before = source in ("front", "beside", "paragraph") and not later(when, scene.reading.date)
    if status is None or when is None or (status in ("planned", "considered") and told_before):
        return
    names, entry = listed([short_name(scene.actors[key]) for key in travellers]), entry_of(clause)
    leaves = entry is not None and entry.group == "go" and (entry.lemma != "return" or status == "planned")
    rule = "travel: for home" if leaves else "travel: home"
    yield make(clause, scene, "arrival", status, f"{names} returns home", (), timex, when, rule,
               who=travellers, home=True)  # fmt: skip


def _noun(clause: Clause, scene: Scene) -> Iterator[EventMention]:
    """ "Kishida's visit to Vietnam", "his own stay in Japan", "a journey through five countries"."""
    nouns = words_of(FAMILY)["nouns"]
    goals = places_or_metonyms(
        clause.after, [link for link in nouns["links"] if link not in ("with", "from", "of")]
    )
    goals = goals or places_at(clause.after, ["of"])
    if clause.pieces[clause.head.at].word in nouns["craft"]:
        goals = places_or_metonyms(clause.after, ["to"])  # "boarded a flight in Tokyo" leaves it
    travellers = scene.travellers(clause.subjects)
    named = travellers or owner_of_noun(clause, scene)
    if named is None:
        return
    travellers = named
    text = scene.reading.source.text[clause.sentence.start : clause.sentence.end]
    by = scene.people(piece for link, piece in clause.after if link == "by")
    if by and not any(piece.possessive for piece in clause.subjects):
        travellers = by  # "noted that the previous visit, by Minister Tan to Riga"
    if not travellers:
        travellers = by or (_of_the_story(clause, scene) if not clause.subjects else ())
    if not travellers and cue_words("cancelled").search(text):
        travellers = main_traveller(scene)
    word = clause.pieces[clause.head.at].word
    goals = goals or visited_before(clause, scene)
    before = {piece.word for piece in clause.pieces[max(0, clause.head.at - 4) : clause.head.at]}
    if word == "invitation" and before & set(nouns["declined"]):
        return
    if goals and travellers:
        kind: EventType = "arrival" if word == "arrival" else "visit"
        purpose = "stopover" if word in nouns["short"] else None
        rule = f"travel: {word}"
        yield from visits(clause, scene, travellers, goals, kind, rule, purpose=purpose, own_only=True)


def _with_main(clause: Clause, clauses: Sequence[Clause]) -> Clause:
    """A noun that opens its sentence, with the time and the doubt of the verb it is the subject of.

    "A call at Abu Dhabi would fall on April 15"; "A visit to Delhi in October is possible".
    """
    verb = next(
        (c for c in clauses if c.head.at > clause.head.at and not c.head.noun and not c.relative), None
    )
    if verb is None or clause is not clauses[0]:
        return clause
    if not own_time(clause) and frames(verb):  # "Kishida's visit to Oslo ended on Tuesday"
        return replace(clause, after=(*clause.after, *(pair for pair in verb.after if pair[1].time)))
    if clause.start or clause.subjects:
        return clause
    words = {piece.word for piece in clause.pieces[clause.head.at :]}
    doubt = words & set(words_of(FAMILY)["nouns"]["doubtful"])
    times = () if own_time(clause) else tuple(pair for pair in verb.after if pair[1].time is not None)
    return replace(clause, after=(*clause.after, *times), main="it could _" if doubt else clause.main)


def _of_the_story(clause: Clause, scene: Scene) -> tuple[str, ...]:
    """Whose journey a sentence without people means: "There is a stopover in Paris"."""
    pieces = clause.pieces
    words = [piece.word for piece in pieces[: clause.head.at]]
    pronoun = [p for p in pieces[: clause.head.at] if p.actor is not None]
    if any(not (p.actor is not None and p.actor.kind == "pronoun") for p in pronoun):
        return ()
    opens = (
        not set(words) & set(words_of(FAMILY)["nouns"]["things"])
        and words[:1] in (["a"], ["an"], ["another"], ["one"], ["the"])
        and len(words) <= 4
    )
    owner = {"his": "m", "her": "f"}.get(words[0]) if words and len(words) <= 5 else None
    if owner is not None:  # "His next foreign trip, to Santiago, is planned for September"
        return tuple(k for k in main_traveller(scene) if scene.actors[k].gender in (None, owner))
    return main_traveller(scene) if pronoun or opens or "there" in words else ()


def _act(clause: Clause, scene: Scene) -> Iterator[EventMention]:
    """Presence told by an act: "In Shanghai … he watched", "Over lunch in Rome, Meloni agreed"."""
    entry = _acting(clause)
    intends = entry is not None and entry.lemma in words_of(FAMILY)["intent"]["words"]
    if entry is None or intends or is_held(clause) or is_remote(clause, scene) or is_aim(clause):
        return
    travellers = travellers_of(clause, scene, {})
    places = acted_at(clause, scene)
    if not places and clause.relative == "where" and clause.antecedent is not None:
        places = places_at([("in", clause.antecedent)], AT_LINKS)
    places = places or attended(clause, scene)
    known = (k for k in travellers if scene.actors[k].named or scene.actors[k].country is not None)
    travellers = tuple(k for k in known if is_guest(k, places, scene))
    if places and travellers:
        paired = place_times(clause)  # "held talks in Oslo on Monday and in Riga on Tuesday"
        dated = tuple(place for place in places if place.id in paired)
        lived = set(travellers) <= set(scene.life)  # "painted in Peru and Chile in 1871"
        places = most_exact(places) if lived else dated if len(dated) > 1 else places[:1]
        rule = "travel: part of a life" if lived else "travel: act in place"
        yield from visits(clause, scene, travellers, places, "visit", rule)


def _guests(clause: Clause, scene: Scene) -> Iterator[EventMention]:
    """Visits of those whom a clause shows as guests; the story stays with whom it is about."""
    guests, places = guests_of(clause, scene)
    told = scene.traveller, scene.traveller_paragraph, scene.place, scene.place_when
    for guest in guests:
        yield from visits(clause, scene, (guest,), places, "visit", "travel: guest")
    if guests:
        scene.traveller, scene.traveller_paragraph, scene.place, scene.place_when = told


_ACTS = frozenset(("plain", FAMILY, "meeting", "press", "statement", "agreement", "ceremony", "summit"))
_MEETINGS = frozenset(("meeting", "press", "ceremony", "summit"))


def _acting(clause: Clause) -> Entry | None:
    """The reading by which a clause is an act that needs presence: not a call, not "is", not "expects"."""
    families = _MEETINGS if clause.head.noun else _ACTS
    entries = [entry for entry in clause.head.entries if entry.family in families]
    if any(entry.family == "call" for entry in clause.head.entries) and clause.entry("meeting") is None:
        return None
    return next((entry for entry in entries if entry.group not in ("be", "expect", "carry", "noun")
                 or entry.family != FAMILY), None)  # fmt: skip
