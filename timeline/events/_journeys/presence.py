"""Presence told beside the verbs of travel: earlier visitors, lists without a verb, companions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from timeline.events._journeys.sequences import main_traveller
from timeline.events._scene import AT_LINKS, STOP_KINDS, Scene, Told, places_at, roles
from timeline.events._sentences.clauses import Clause
from timeline.events._sentences.heads import word_set
from timeline.events._sentences.pieces import Piece
from timeline.events._sentences.status import later
from timeline.events._sentences.times import own_time
from timeline.events._sentences.words import words_of
from timeline.events._titles import label, listed, short_name
from timeline.events._types import EventMention
from timeline.model import Place, When
from timeline.timexes import ResolvedTimex

_SINCE = re.compile(r"since (?<!\w.{6})(?P<who>A) ?,? ?(?:back )?(?:in |on )?(?P<time>T)")
_FIRST = re.compile(r"\b(?:first|no|not|none|nobody|last)\b.*\bsince\b", re.IGNORECASE | re.DOTALL)
_PAIR = (
    r"(?:the )?P(?: , P)?(?: and P)? ?,? ?(?:on |in |at |from |since |late )?(?:the (?:\w+ ){1,2}of )?T"
    r"(?: and \d\w+)?"
)
_PAIRS = re.compile(
    rf"^(?P<after>after |following )?(?:then |and |first |finally |next |lastly )?"
    rf"{_PAIR}(?: ?[,;]? ?(?:and |then )*{_PAIR})*(?: , (?:the )?P after that)?"
    r"(?= [,.;–—-]| and |$)"
)


def earlier_visitor(told: Told, scene: Scene, made: Sequence[EventMention]) -> Iterator[EventMention]:
    """Who was there last: "the first chancellor since Gerhard Schroeder in 2004 to visit Hanoi"."""
    line, owners = told.line, told.owners
    found = _SINCE.search(line)
    if found is None or not _FIRST.search(told.text):
        return
    at = owners[found.start("who")]
    person, timex = told.pieces[at], told.pieces[owners[found.start("time")]].time
    here = {"here", "shores"} & {piece.word for piece in told.pieces}
    place = scene.dateline if here else _spoken_of(told.pieces, at, made)
    who = () if person.possessive or person.place is not None else scene.people([person])
    if who and place is not None and timex is not None and timex.when is not None:
        yield _stop(told, scene, who, place, (timex, timex.when), "travel: visitor before")


def without_the_visitors_time(told: Told, made: Sequence[EventMention]) -> list[EventMention]:
    """The mentions of a sentence, none dated by what it says of an earlier visitor."""
    line, owners = told.line, told.owners
    found = _SINCE.search(line)
    times = {told.pieces[owners[found.start("time")]].start} if found else set[int]()
    said = (one.timex is not None and one.timex.start in times for one in made)
    return [replace(one, timex=None, when=None) if his else one for one, his in zip(made, said, strict=True)]


def _spoken_of(pieces: Sequence[Piece], at: int, made: Sequence[EventMention]) -> Place | None:
    """The place that a sentence is about: where it has somebody go, else the last it names."""
    goals = [place for mention in made for place in mention.where if mention.type != "departure"]
    if goals:
        return goals[-1]
    tops = [piece.place for piece in (*pieces[at:], *pieces[:at]) if piece.place is not None]
    named = [top.place for top in tops if top.place is not None and top.role == "place"]
    return next((place for place in reversed(named) if place.kind in STOP_KINDS), None)


def places_without_verb(told: Told, scene: Scene) -> Iterator[EventMention]:
    """The stops of a sentence that begins with places and days: "Cairo on Tuesday, Beirut on Sunday"."""
    line, owners = told.line, told.owners
    found = _PAIRS.match(line)
    paragraph, subject = scene.memory.get("subject", (-1, ()))
    who = subject if paragraph == scene.paragraph else main_traveller(scene)
    if (
        found is None
        or not (who or found["after"])
        or scene.life
        or told.sentence.zone != "body"
        or told.sentence.kind == "row"
    ):
        return
    if found["after"]:  # "After Oslo on Monday and Riga on Tuesday, the minister came to"
        main = next((c for c in told.clauses if not c.head.noun and c.subjects), None)
        who = scene.people(main.subjects) if main is not None else ()
    elif found[0].count("T") < 2 and (":" in line or not _goes_on(found[0], paragraph, who, scene)):
        return
    spots = [owners[m.start()] for m in re.finditer(r"\b[PT]\b", found[0])]
    waiting: list[Place] = []
    for piece in (told.pieces[i] for i in spots):
        if piece.time is not None and piece.place is None:
            for place in waiting:
                yield _stop(told, scene, who, place, (piece.time, piece.time.when), "travel: place and day")
            waiting = []
        elif piece.place is not None and piece.place.place is not None and not piece.possessive:
            waiting += [piece.place.place] if piece.place.place.kind in STOP_KINDS else []
    for place in waiting:
        yield _stop(told, scene, who, place, (None, None), "travel: place and day")


def _goes_on(said: str, paragraph: int, who: tuple[str, ...], scene: Scene) -> bool:
    """Whether one place and its day go on with the story: "Jakarta on the 6th, again with Mr Albanese"."""
    linked = " on T" in said or " in T" in said or said.startswith(("then", "finally", "next"))
    return paragraph == scene.paragraph or (linked and who == (scene.main,))


def note_subject(told: Told, scene: Scene) -> None:
    """Remember of whom a sentence with a verb speaks, for one without; nobody where it names none."""
    main = told.main
    if main is not None:
        scene.memory["subject"] = (scene.paragraph, scene.people(main.subjects))


def with_companions(
    clause: Clause, travellers: tuple[str, ...], goals: Sequence[Place], scene: Scene
) -> tuple[str, ...]:
    """The travellers and who is with them: "came to Jeddah on Thursday with his wife, Zinash Tayachew".

    Who is at home where they go is met there, and does not come along.
    """
    beside = scene.people(p for link, p in clause.after if link == "with" and _goes_along(clause, p))
    others = [key for key in beside if key not in travellers and scene.actors[key].named]
    entry = clause.entry("travel")
    moving = entry is not None and entry.group in ("arrive", "come", "go", "leave")
    countries = {scene.actors[key].country for key in travellers} - {None}
    at_home = {place.country for place in goals} - {None}
    along = [
        key
        for key in others
        if scene.actors[key].country not in at_home
        and (scene.actors[key].country in countries or (moving and scene.actors[key].country is None))
    ]
    return (*travellers, *along)


def _goes_along(clause: Clause, person: Piece) -> bool:
    """Whether "with" stands behind the verb, a place or a day, and not behind a noun of its own."""
    before = [i for i, p in enumerate(clause.pieces) if p.word == "with" and p.end <= person.start][-1:]
    left = [p for p in clause.pieces[clause.head.at : before[0]] if p.kind != "mark"][-1:] if before else []
    at_verb = bool(left) and left[0] is clause.pieces[clause.head.at + clause.head.length - 1]
    return bool(left) and not person.possessive and (at_verb or left[0].kind in ("place", "time"))


def _stop(
    told: Told,
    scene: Scene,
    who: tuple[str, ...],
    place: Place,
    time: tuple[ResolvedTimex | None, When | None],
    rule: str,
) -> EventMention:
    names = listed([short_name(scene.actors[key]) for key in who])
    ahead = later(time[1], scene.reading.date)
    scene.order += 1
    return EventMention(
        document=scene.reading.source.id, type="visit", status="planned" if ahead else "happened",
        title=label(f"{names} in {place.name}", ()), start=told.sentence.start, end=told.sentence.end,
        rule=rule, who=roles(who, "traveller"), where=(place,), timex=time[0], when=time[1],
        order=scene.order,
    )  # fmt: skip


def visited_before(clause: Clause, scene: Scene) -> tuple[Place, ...]:
    """The place of the story for a visit that names none: "in Beijing, five months after Macron's visit"."""
    if scene.place is None or not clause.subjects or scene.place.kind not in STOP_KINDS:
        return ()
    spoken_of = any(piece.place is not None for _, piece in clause.after)
    return (scene.place,) if clause.relative == "after" and not spoken_of else ()


def seen(goals: Sequence[Place], clause: Clause) -> tuple[Place, ...]:
    """The towns that somebody sees on a day or so often: "saw Kyiv on Tuesday", "has seen Athens twice"."""
    words = {word for piece in clause.pieces[clause.head.at : clause.end] for word in piece.word.split()}
    often = words & {"once", "twice", "times"}
    return tuple(goal for goal in goals if goal.kind in ("city", "venue") and (often or own_time(clause)))


def _is_news(scene: Scene) -> bool:
    return not scene.life and scene.reading.date is not None


def relocates(clause: Clause, scene: Scene) -> bool:
    """Whether somebody of the news moves house: "she moves to Madrid, where her family lives"."""
    return _is_news(scene) and any(entry.lemma == "move" for entry in clause.head.entries)


def is_remote(clause: Clause, scene: Scene) -> bool:
    """Whether what is said or done is not done bodily, or no journey.

    "Was due to speak in Oslo by video link"; "who studied in London and worked in California".
    """
    settled = any(entry.lemma in words_of("travel")["settled"]["words"] for entry in clause.head.entries)
    if settled and _is_news(scene) and own_time(clause) is None:
        return True
    said = f" {' '.join([piece.word for piece in clause.pieces[clause.start : clause.end]])} "
    return any(f" {words} " in said for words in words_of("call")["virtual"])


def is_aim(clause: Clause) -> bool:
    """Whether a verb only says what is asked or wished for: "In Oslo he called for them to take part".

    "To help Ukraine push back against the Russian forces": nor does a bare verb, or what may be a noun.
    """
    if clause.head.noun:
        return False
    before = clause.chain.split()[-3:]
    bare = all("base" in entry.forms and "past" not in entry.forms for entry in clause.head.entries)
    article = clause.pieces[clause.head.at - 2].word if clause.head.at > 1 else ""
    if before == ["_"] and (bare or article in word_set("determiners")):
        return True
    sure = word_set("auxiliaries") | word_set("governing") | word_set("adverbs")
    aim = before[1:] == ["to", "_"] and before[0] not in sure
    return aim and not places_at(clause.own, AT_LINKS)
