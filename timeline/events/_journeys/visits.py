"""Visits as mentions: their days, their status, and where they leave the story."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from timeline.calendar import between, span
from timeline.events._journeys.companions import remember
from timeline.events._journeys.destinations import place_times
from timeline.events._journeys.gatherings import gathering_days
from timeline.events._journeys.lasting import days_of_tour, is_ended, is_prolonged, lasting
from timeline.events._scene import Scene, roles
from timeline.events._sentences.clauses import Clause
from timeline.events._sentences.status import cue_words, later, status_of
from timeline.events._sentences.times import (
    as_reported,
    looking_back,
    looking_forward,
    own_time,
    planned_time,
    replace_text,
    within_stay,
)
from timeline.events._sentences.words import Entry, words_of
from timeline.events._titles import label, listed, short_name
from timeline.events._types import EventMention
from timeline.model import EventType, Place, Status, When
from timeline.timexes import ResolvedTimex

FAMILY = "travel"
_UNPLANNED = re.compile(
    r"(?:was|is|were|are) (?:not|never) (?:planned|scheduled|foreseen|expected|envisaged|on)\b"
)
_ANNOUNCED = re.compile(r"(?:was|were|is|has been) (?:announced|planned|scheduled|agreed)\b")
_SOON = 6  # days between one place and the next, where a text does not say


class Days(msgspec.Struct, frozen=True):
    """How sure a clause is of its travel, and when; `spread`: its days are those of several places."""

    status: Status
    timex: ResolvedTimex | None
    when: When | None
    spread: bool


def entry_of(clause: Clause) -> Entry | None:
    """The reading of a verb of travel: "flew him to Samoa" carries, "flew to Samoa" goes."""
    entries = [entry for entry in clause.head.entries if entry.family == FAMILY]
    carried = bool(clause.after) and clause.after[0][0] == "" and clause.after[0][1].kind == "actor"
    fitting = [entry for entry in entries if (entry.group == "carry") == carried]
    return next(iter(fitting or entries), None)


def visits(
    clause: Clause,
    scene: Scene,
    travellers: tuple[str, ...],
    places: tuple[Place, ...],
    kind: EventType,
    rule: str,
    *,
    purpose: str | None = None,
    own_only: bool = False,
) -> Iterator[EventMention]:
    """One mention a place, with the clause's time; several places of one interval have it as a window."""
    days = _days(clause, scene, places, kind, rule, own_only)
    if days is None:
        return
    days, paired = _as_planned(clause, places, days, scene), place_times(clause)
    alone = bool(paired) and len({place.id for place in places} - paired.keys()) == 1
    timex, when, spread = days.timex, days.when, days.spread and not alone
    scene.traveller, scene.traveller_paragraph = travellers, scene.paragraph
    scene.travels.update(travellers)
    names = listed([short_name(scene.actors[key]) for key in travellers])
    verb = {"arrival": "arrives in", "departure": "leaves"}.get(kind, "in")
    for place in places:
        scene.order += 1
        if place.id in paired:
            timex, spread = paired[place.id], False
            when = timex.when
        made = make(
            clause, scene, kind, days.status, f"{names} {verb} {place.name}", (place,), timex,
            None if spread else when, rule, who=travellers,
            window=_window(clause, place, replace(days, when=when, spread=spread), scene),
            order=scene.order, purpose=purpose,
        )  # fmt: skip
        for told in _with_length(made, clause) if len(places) == 1 else (made,):
            remember(scene, told, scene.paragraph)
            yield told
    _note(scene, travellers, places[-1], when, kind)
    if kind != "departure":
        scene.memory["stands"] = clause.sentence.start


def _note(scene: Scene, travellers: tuple[str, ...], last: Place, when: When | None, kind: EventType) -> None:
    """Remember where the travellers are left, and the days of their stay."""
    if when is not None and when.precision == "interval" and None not in span(when):
        scene.memory["stay"] = when
    if kind != "departure":
        scene.place, scene.place_when = last, when
        scene.whereabouts.update(dict.fromkeys(travellers, last))


def _with_length(made: EventMention, clause: Clause) -> tuple[EventMention, ...]:
    """A visit of the days that its length gives; an arrival or departure keeps its own day beside them.

    One that is told to have ended on a day has a departure too.
    """
    stay = lasting(clause, made.type, made.when)
    if stay is None:
        ended = made.type == "visit" and made.status == "happened" and is_ended(clause)
        exact = made.when is not None and made.when.precision in ("day", "time")
        end = replace(made, type="departure", rule=f"{made.rule}, its end")
        return (made, end) if ended and exact else (made,)
    visit = replace(made, type="visit", when=stay)
    return (visit,) if made.type == "visit" else (made, replace(visit, rule=f"{made.rule}, days of the stay"))


def _days(
    clause: Clause, scene: Scene, places: tuple[Place, ...], kind: EventType, rule: str, own_only: bool
) -> Days | None:
    """The status and days of a visit; None where it says that nobody goes."""
    timex, when, source = _time_told(clause, scene, places, kind, own_only)
    date, onward = scene.reading.date, source == "onward"
    if _is_present(clause):
        reported = scene.dateline is not None and scene.dateline.country in {p.country for p in places}
        when = _from_now_on(clause, looking_forward(timex, when, date), date, reported=reported)
    status = told_status(clause, scene, when)
    if status is None:
        return None
    if status in ("planned", "considered") or is_prolonged(clause):
        when = looking_forward(timex, when, date)
    elif (status == "happened" and not _is_present(clause)) or (
        status == "cancelled" and re.search(r"\bhad\b", clause.chain)
    ):
        when = looking_back(timex, when, date)
    saying = source in ("front", "beside", "paragraph") and not later(when, date)
    meant = source == "paragraph" and _is_ahead(when, date)  # "He had been due to carry on until the 12th"
    if (status in ("planned", "considered") and saying) or (status == "happened" and meant):
        timex, when = None, None
    news = when is None and status == "happened" and not own_only and (_has_just(clause) or _is_now(clause))
    if news and date is not None:
        when = as_reported(date)
    several = len([place for place in places if place.country]) > 1
    spread = onward or (several and when is not None and when.precision == "interval")
    if several and (tour := days_of_tour(clause, kind, when)) is not None:
        when, spread = tour, True
    if rule == "travel: leave" and kind == "visit" and when is not None:
        when, spread = _after_leaving(when, several), several
    return Days(status, timex, when, spread)


def _time_told(
    clause: Clause, scene: Scene, places: tuple[Place, ...], kind: EventType, own_only: bool
) -> tuple[ResolvedTimex | None, When | None, str]:
    """The time that a clause gives a visit, its days, and where it comes from."""
    timex, when, source = scene.when(clause)
    far = source == "paragraph" and kind != "departure" and len(places) > 1
    if (own_only and source != "own") or far:
        timex, when = None, None
    if source == "paragraph" and when is not None and _moves_on(clause):
        return None, _soon_after(when), "onward"
    if clause.head.noun and timex is not None and _is_of_calling_off(clause, timex):
        timex, when = None, None
    if timex is not None and when == timex.when:
        when = within_stay(clause, timex, scene.memory.get("stay"))
    if source == "paragraph" and _is_now(clause) and {"already", "now", "still"} & _near_words(clause):
        timex, when = None, None  # "On Friday he flies in. She is in the city already"
    if clause.head.noun and own_only and timex is None and (planned := planned_time(clause)) is not None:
        timex, when = planned, planned.when
    return timex, when, source


def _is_of_calling_off(clause: Clause, timex: ResolvedTimex) -> bool:
    """Whether a time is that of giving up: "on Saturday called off the visit", not "Saturday's visit"."""
    at = next((i for i, piece in enumerate(clause.pieces) if piece.time == timex), clause.head.at)
    between_them = " ".join(piece.word for piece in clause.pieces[at : clause.head.at])
    return not clause.pieces[at].possessive and bool(cue_words("cancelled").search(between_them))


def _moves_on(clause: Clause) -> bool:
    """Whether a verb leads on from the place told before: "then flew to Rome", "went on to Rome"."""
    entry, at = entry_of(clause), clause.head.at
    if entry is None or entry.group != "go":
        return False
    words = {piece.word for piece in clause.pieces[max(clause.start, at - 3) : at + clause.head.length + 1]}
    return bool(words & {"then", "since", "later", "afterwards", "on"})


def _soon_after(when: When | None) -> When | None:
    """The days in which one who "then flew on" came to the next place."""
    first = span(when).first if when is not None else None
    return None if first is None else between(first, first + _SOON, basis="inferred", approximate=True)


def _is_ahead(when: When | None, date: When | None) -> bool:
    """Whether a time reaches beyond the day of the text."""
    last, written = (span(when).last if when else None), (span(date).last if date else None)
    return last is not None and written is not None and last > written


def _near_words(clause: Clause) -> set[str]:
    return {piece.word for piece in clause.pieces[clause.start : clause.head.at + 6]}


def _is_now(clause: Clause) -> bool:
    """Whether somebody "is" or "is staying" in a place, as the text is written, and says no other time."""
    entry = entry_of(clause)
    word = clause.pieces[clause.head.at].word
    stays = entry is not None and entry.group in ("be", "stay")
    helped = r"\b(?:is|are)(?: now| still| already| currently)? _"
    present = word in ("is", "are") or re.search(helped, clause.chain)
    return stays and bool(present) and own_time(clause) is None and not clause.relative


def _from_now_on(clause: Clause, when: When | None, date: When | None, *, reported: bool) -> When | None:
    """The days of one who "is in Dhaka until Thursday": from the day of the text on.

    One who "remains until Thursday" is there where the report is from there: else it may be all to come.
    """
    last, written = (span(when).last if when else None), (span(date).first if date else None)
    entry = entry_of(clause)
    if when is None or span(when).first is not None or last is None or written is None or entry is None:
        return when
    stays = entry.group == "be" and clause.pieces[clause.head.at].word in ("is", "are")
    stays = stays or (reported and entry.lemma == "remain")
    return replace_text(between(written, last), when) if stays and written <= last else when


def told_status(clause: Clause, scene: Scene, when: When | None) -> Status | None:
    """The status of a clause of travel; None where it says that nobody goes."""
    text = scene.reading.source.text[clause.sentence.start : clause.sentence.end]
    status = status_of(clause, text, when, scene.reading.date)
    refused = words_of(FAMILY)["refuse"]["words"]
    end = len(clause.pieces) if clause.head.noun and not clause.relative else clause.end
    start = max(0, clause.start - 3) if clause.head.noun else clause.start  # "ruled out a trip to Hanoi"
    own = f" {' '.join([piece.word for piece in clause.pieces[start:end]])} "
    if status == "happened" and any(f" {words} " in own for words in refused):
        return None
    if clause.head.noun and _UNPLANNED.match(_words_after(clause)):
        return None
    if status == "happened" and clause.head.noun and _ANNOUNCED.match(_words_after(clause)):
        status = "planned"
    if status == "planned" and cue_words("denied").search(text):
        return "denied"
    return status


def _words_after(clause: Clause) -> str:
    return " ".join(piece.word for piece in clause.pieces[clause.end : clause.end + 3])


def _is_present(clause: Clause) -> bool:
    """Whether a verb of travel stands in the simple present: "On Monday he calls in Brasilia"."""
    forms = {form for entry in clause.head.entries for form in entry.forms}
    plain = not re.search(r"\b(?:has|have|had|is|are|was|were)\b", clause.chain)
    return forms <= {"base", "third"} and plain and not clause.head.noun


def _has_just(clause: Clause) -> bool:
    """Whether an arrival is news: "has reached the third station of his tour"."""
    entry = entry_of(clause)
    perfect = re.search(r"\b(?:has|have)(?: just| now| already)? _", clause.chain) is not None
    return perfect and entry is not None and entry.group in ("arrive", "come") and own_time(clause) is None


def _window(clause: Clause, place: Place, days: Days, scene: Scene) -> When | None:
    """The days that bound a stop without a day of its own: of the list, journey or summit."""
    if days.spread:
        return days.when
    tour = scene.tour if days.when is None and days.status == "planned" else None
    return tour or _of_gathering(clause, place, days, scene)


def _of_gathering(clause: Clause, place: Place, days: Days, scene: Scene) -> When | None:
    """The days of the summit that a stop without a day of its own belongs to."""
    told = days.when is None and days.status in ("happened", "planned")
    return gathering_days(clause, place, scene) if told else None


def _as_planned(clause: Clause, places: tuple[Place, ...], days: Days, scene: Scene) -> Days:
    """The present tense made a plan where the summit is yet to come: "Kenya is sending its minister"."""
    present = re.search(r"\b(?:is|are)\b[^,;]* _$", clause.chain) is not None or _is_present(clause)
    when = _of_gathering(clause, places[0], days, scene) if present and len(places) == 1 else None
    ahead = when is not None and days.status == "happened" and later(when, scene.reading.date)
    return replace(days, status="planned") if ahead else days


def _after_leaving(when: When, several: bool) -> When:
    """When one who leaves for a place is there: that day or the next; for several places, from then on."""
    first, last = span(when)
    if first is None or last is None or when.precision not in ("day", "time"):
        return when
    return replace_text(between(first, None if several else last + 1), when)


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
