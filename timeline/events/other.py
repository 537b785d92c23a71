"""Dated happenings of no other family: "took office on June 30"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from timeline.events._described import told_of
from timeline.events._family import Family, mention, participants, said
from timeline.events._lists.sections import section_time
from timeline.events._scene import AT_LINKS, Scene, Told, places_at
from timeline.events._sentences.clauses import Clause
from timeline.events._sentences.heads import word_set, word_sets
from timeline.events._sentences.pieces import Piece
from timeline.events._sentences.status import scheduled, status_of
from timeline.events._sentences.times import bounded, front_time, looking_back, looking_forward, own_time
from timeline.events._sentences.words import words_of
from timeline.events._titles import label, listed, short_name
from timeline.events._types import EventMention
from timeline.events.travel import travellers_of
from timeline.model import EventType
from timeline.timexes import ResolvedTimex

FAMILY = "other"
_FAMILY = Family("other", "other", "")
_SETTING_OUT = Family("other", "departure", "", role="traveller")
_COMING_HOME = Family("other", "arrival", "", role="traveller")
_STAYING = Family("other", "visit", "")
_TYPES: dict[str, EventType] = {
    "meeting": "meeting", "press": "press", "agreement": "agreement", "ceremony": "ceremony",
    "conflict": "conflict", "disaster": "disaster", "statement": "statement", "summit": "summit",
    "announcement": "announcement", "aid": "aid", "sanction": "sanction",
}  # fmt: skip
_LEADING = frozenset(
    (",", "and", "but", "that", "when", "where", "in", "on", "later", "then", "also", "which")
)
_EMPTY = frozenset(("", "is", "was", "are", "were", "be", "been", "had", "has", "have", "do", "did"))
_PARTICLES = frozenset(("off", "on", "out", "away", "back", "up", "down", "over"))
_SHARP = frozenset(("time", "day", "week", "month", "year", "interval"))
_UNDONE = re.compile(r"\b(?:had|to have|should have|would have)\b")  # "was to have opened"
_ASIDE = frozenset(("whose", "what", "while", "than", "whether", "if", "as"))


def mentions(told: Told, scene: Scene) -> Iterator[EventMention]:
    """Nothing: this family takes what is left over."""
    yield from ()


def leftover(told: Told, scene: Scene, found: Sequence[EventMention]) -> Iterator[EventMention]:
    """An event for each time that a sentence tells and that none of the found events has."""
    if told.sentence.start in scene.claimed:
        return
    dated = {event.timex.start for event in found if event.timex is not None}
    days = {event.when.edtf for event in found if event.when is not None}
    for number, clause in enumerate(told.clauses):
        time = own_time(clause) or (front_time(clause) if not clause.relative else None)
        opens = scene.opens and number == 0 and scene.headed
        below = section_time(clause, scene) if time is None and opens else None
        time = time if below is None else ("on", below)
        when = time[1].when if time is not None else None
        if time is None or when is None or when.precision not in _SHARP or (clause.head.noun and found):
            continue
        if time[1].start in dated or when.edtf in days or when.edtf.endswith(".."):
            continue
        event = _event(told.clauses[: number + 1], told, scene, time)
        if event is not None:
            dated.add(time[1].start)
            days.add(when.edtf)
            yield event


def _event(
    clauses: Sequence[Clause], told: Told, scene: Scene, time: tuple[str, ResolvedTimex]
) -> EventMention | None:
    clause, (link, timex) = clauses[-1], time
    family = _family(clause, scene)
    if family is None:
        return None
    who = _who(clauses, family, scene)
    when = bounded(link, timex.when, scene.reading.date)
    status = status_of(clause, told.text, when, scene.reading.date)
    title = _title(clauses, scene, who[0], timex)
    if family is _STAYING and not any(who) and _leads_a_group(clause):
        title = _with_subject(clause, scene, said(clause, scene)) or None
    elif not any(who):
        title = told_of(clause, scene, said(clause, scene)) or None
    if status is None or title is None:
        return None
    if scheduled(clause, timex) and status == "happened":
        status = "planned"
    if status in ("planned", "considered"):
        when = looking_forward(timex, when, scene.reading.date)
    elif status == "happened" or (status == "cancelled" and _UNDONE.search(clause.chain)):
        when = looking_back(timex, when, scene.reading.date)
    made = replace(mention(family, clause, scene, who, (timex, when), status), title=title)
    goals = (*AT_LINKS, "to", "into") if family is _STAYING else AT_LINKS
    return made if made.where else replace(made, where=places_at((*clause.after, *clause.trailing), goals))


def _who(clauses: Sequence[Clause], family: Family, scene: Scene) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Whom the verb is said of, and the people whom it reaches: "the ruler sent him to Europe"."""
    clause = clauses[-1]
    if family in (_SETTING_OUT, _COMING_HOME):
        return travellers_of(clause, scene, {}), ()
    if clause.pieces[clause.head.at].word == "born":
        return _born(clause, scene), ()
    if not clause.head.noun and not _has_own_subject(clauses):
        return (), ()
    subjects = scene.everyone(clause.subjects) or scene.people(clause.subjects)
    objects = participants(_FAMILY, clause, scene)[1]
    return subjects, tuple(k for k in objects if k not in subjects and scene.actors[k].kind == "person")


def _born(clause: Clause, scene: Scene) -> tuple[str, ...]:
    """Who was born: "Rao, a monk born in 1220", "he was born", "Born in Oslo in 1901, Lie"."""
    before = scene.people(reversed(clause.pieces[: clause.head.at]))[:1]
    opens = clause.head.at == 0
    return scene.people(clause.pieces[clause.head.at :])[:1] if opens else before


def _has_own_subject(clauses: Sequence[Clause]) -> bool:
    """Whether the actors before a verb do what it says: not in "the talks with Rao went on until two".

    A verb behind "and" shares the subject of the verb before it; a participle or the infinitive of a purpose
    tells nothing that was done.
    """
    clause = clauses[-1]
    pieces, light = clause.pieces, word_set("adverbs") | word_set("auxiliaries") | word_set("governing")
    light |= {"on", "in", *words_of(FAMILY)["phases"]}
    if not _is_finite(clause):
        return False
    at = clause.head.at - 1
    while at >= 0 and (pieces[at].kind == "time" or pieces[at].word in light):
        at -= 1
    if at >= 0 and pieces[at].word == ")":  # "Rao (1990) bought"
        at = next((i - 1 for i in range(at, -1, -1) if pieces[i].word == "("), at)
    if at < 0:  # "Named its commissioner in 1977, he"
        return clause.head.at == 0 and bool(clause.subjects) and "participle" in _forms(clause)
    if pieces[at].word in ("who", "which") and clause.antecedent is not None:
        return clause.subjects == (clause.antecedent,)
    if pieces[at].word in ("and", "but", "then", ",") and at <= clause.start:
        alike = (i for i, c in enumerate(clauses[:-1]) if c.subjects == clause.subjects and not c.head.noun)
        first = next(alike, None)
        return first is not None and _has_own_subject(clauses[: first + 1])
    return _is_subject(clause, at)


def _is_subject(clause: Clause, at: int) -> bool:
    """Whether a subject ends at a piece, or before the aside that the comma there closes."""
    pieces = clause.pieces
    if pieces[at].word == ",":
        opening = next((i for i in range(at - 1, 0, -1) if pieces[i].word == ","), None)
        if opening is not None and pieces[opening - 1] in clause.subjects:
            return True
        at -= 1
    return pieces[at] in clause.subjects and not pieces[at].possessive


def _is_finite(clause: Clause) -> bool:
    """Whether a verb says that something is done: not "to escape", not "while serving", not "having come"."""
    pieces, at = clause.pieces, clause.head.at
    forms = _forms(clause)
    before = [piece.word for piece in pieces[max(0, at - 3) : at]]
    if clause.relative in _ASIDE or "having" in before:
        return False
    if before[-1:] == ["to"]:
        return before[-2:-1] != [] and before[-2] in word_set("auxiliaries") | word_set("governing")
    being = {"is", "are", "was", "were", "be", "been", "am", "'s"}
    return forms != {"ing"} or bool(being & set(before)) or _continues(pieces, at)


def _forms(clause: Clause) -> set[str]:
    return {form for entry in clause.head.entries for form in entry.forms}


def _continues(pieces: Sequence[Piece], at: int) -> bool:
    """Whether an -ing form is what another verb begins or ends: "stopped paying its creditors"."""
    return at > 0 and pieces[at - 1].word in words_of(FAMILY)["phases"]


def _family(clause: Clause, scene: Scene) -> Family | None:
    """A departure for "he set out on Monday", an arrival for "they were home on Friday", else other.

    What a verb or noun of another family tells, which lacks a second side, keeps that family's type:
    "he will meet the veterans on Friday". None for a verb that tells of no happening, and for a journey to a
    place that the text does not tell.
    """
    travel = clause.entry("travel")
    if travel is not None and travel.group == "leave":
        return _SETTING_OUT
    if travel is not None and (
        _comes_home(clause)
        or (travel.lemma == "return" and not _names_goal(clause) and own_time(clause) is not None)
        or (travel.group in ("come", "arrive") and not _names_goal(clause))
    ):
        return _COMING_HOME
    if _goes_somewhere(clause, scene):
        return _STAYING
    carries = travel is not None and travel.group == "carry" and not _carries_somebody(clause, scene)
    ordinary = carries or clause.entry("plain") is not None or any(_kinds(clause))  # "inspected the dumps"
    if travel is not None and travel.group == "visit" and scene.people(clause.subjects):
        return _STAYING  # "visited wounded soldiers"
    if travel is not None and not ordinary:
        return _FAMILY if _is_figurative(clause, travel.group) else None
    idle = {entry.lemma for entry in clause.head.entries} & set(words_of(FAMILY)["idle"])
    typed = (replace(_FAMILY, type=kind) for kind in _kinds(clause))
    return next(typed, None if idle or clause.head.noun else _FAMILY)


def _leads_a_group(clause: Clause) -> bool:
    """Whether people without names travel: "A delegation of six"; not "it", not what brings somebody."""
    travel = clause.entry("travel")
    words = {piece.word.split("'")[0] for piece in clause.pieces[clause.start : clause.head.at]}
    pronouns = word_set("pronouns") | {"this", "that", "there"}
    return travel is not None and travel.group != "carry" and not words & pronouns


def _carries_somebody(clause: Clause, scene: Scene) -> bool:
    """Whether it is a person who is taken along: "brought him", not "brought the matter up"."""
    return bool(scene.people(piece for link, piece in clause.after if link == ""))


def _comes_home(clause: Clause) -> bool:
    pieces = clause.pieces[clause.head.at : clause.end]
    at = next((i for i, piece in enumerate(pieces[:4]) if piece.word in ("home", "back")), None)
    behind = pieces[at + 1 : at + 2] if at is not None else ()
    return at is not None and all(p.kind != "word" or p.word in ("on", "by", "from") for p in behind)


def _goes_somewhere(clause: Clause, scene: Scene) -> bool:
    """Whether somebody is away from home, whose journey or place nothing else tells.

    "She painted in Chile in 1884", "he was there in May".
    """
    travel = clause.entry("travel")
    words = {piece.word for piece in clause.pieces[clause.head.at : clause.end]}
    if travel is not None and words & {"there", "here"}:
        return True
    people = scene.people(clause.subjects)
    links = AT_LINKS if travel is None else (*AT_LINKS, "to", "into", "")
    places = places_at(clause.after, links) if travel is not None or clause.entry("plain") else ()
    if not places or clause.head.noun or (clause.subjects and not people):
        return False
    return (travel is not None or bool(people)) and all(
        scene.actors[key].country != places[0].country for key in people
    )


def _kinds(clause: Clause) -> Iterator[EventType]:
    """The types of the families that know the predicate, without its vague words ("saw Delft")."""
    vague = words_of(FAMILY)["vague"]
    for entry in clause.head.entries:
        if entry.family in _TYPES and entry.lemma not in vague:
            yield _TYPES[entry.family]
        elif entry.lemma == "speak to" and all(p.actor is None for link, p in clause.after if link == "to"):
            yield "statement"  # "speaks to the General Assembly"


def _names_goal(clause: Clause) -> bool:
    """Whether a word leads from a verb of coming to where: "came to power"."""
    behind = [piece.word for piece in clause.pieces[clause.head.at + clause.head.length : clause.end]]
    return bool({"to", "into", "at", "under", "through"} & set(behind[:4]))


def _is_figurative(clause: Clause, group: str) -> bool:
    """Whether a verb of travel leads to no place: "came back to power", "went into hospital"."""
    behind = clause.pieces[clause.head.at + clause.head.length : clause.end][:4]
    goal = next((i for i, piece in enumerate(behind) if piece.word in ("to", "into")), None)
    return (
        group in ("go", "come", "arrive", "carry", "stay")
        and goal is not None
        and all(piece.kind == "word" for piece in behind[goal : goal + 2])
    )


def _title(
    clauses: Sequence[Clause], scene: Scene, subjects: Sequence[str], timex: ResolvedTimex
) -> str | None:
    """The subject and the text's own words for what happened; None where they say nothing."""
    clause = clauses[-1]
    words = said(clause, scene)
    if words.lower() in _EMPTY or (len(words.split()) < 2 and not _is_whole(clause, timex)):
        return None
    if words.lower() in words_of(FAMILY)["phases"]:
        return None
    if len(words.split()) == 1:
        words += _particle(clause) or _behind_time(clause, timex, scene)
    if _continues(clause.pieces, clause.head.at):
        words = f"{clause.pieces[clause.head.at - 1].word} {words}"
    names = listed([short_name(scene.actors[key]) for key in subjects])
    unnamed = next((p.actor.text for p in clause.subjects if p.actor is not None), "")
    if not names and not unnamed:
        return label(f"{words[:1].upper()}{words[1:]}", ())
    title = f"{names or unnamed[:1].upper() + unnamed[1:]}: {words}"
    return label(title, ())


def _is_whole(clause: Clause, timex: ResolvedTimex) -> bool:
    """Whether one verb says all, its time being next: "he died about 114 BCE"."""
    speech = any(entry.family in ("statement", "press") for entry in clause.head.entries)
    before = clause.pieces[clause.head.at - 1].word if clause.head.at else ""
    behind = clause.pieces[clause.head.at + clause.head.length :][:3]
    at = next((i for i, piece in enumerate(behind) if piece.time is timex), None)
    small = word_sets("prepositions", "adverbs")
    bare = at is not None and all(piece.word in small for piece in behind[:at])
    object_before = clause.relative in ("what", "which", "that")
    return bare and not (speech or object_before or clause.head.noun or before in word_set("determiners"))


def _behind_time(clause: Clause, timex: ResolvedTimex, scene: Scene) -> str:
    """What follows the time that stands next to a verb: "refused on Sunday to let him pass"."""
    behind = clause.pieces[clause.head.at + clause.head.length :]
    at = next((i for i, piece in enumerate(behind[:3]) if piece.time is timex), None)
    rest = behind[at + 1 :] if at is not None else ()
    until = next(
        (i for i, p in enumerate(rest) if p.kind in ("mark", "time") or p.end - rest[0].start > 48), len(rest)
    )
    words = scene.reading.source.text[rest[0].start : rest[until - 1].end] if rest and until else ""
    return " " + " ".join(words.split()) if words else ""


def _particle(clause: Clause) -> str:
    """The adverb of a verb whose time follows: "took off on Saturday", "carry on until the 12th"."""
    behind = clause.pieces[clause.head.at + 1 :][:2]
    word = behind[0].word if behind else ""
    own = clause.head.length > 1 or (len(behind) > 1 and (word != "on" or behind[1].kind == "word"))
    return f" {word}" if word in _PARTICLES and own else ""


def _with_subject(clause: Clause, scene: Scene, words: str) -> str:
    """The words with the noun before them, "" for an infinitive or for what somebody unknown says."""
    speech = any(entry.family in ("statement", "press") for entry in clause.head.entries)
    before = [
        p for p in clause.pieces[clause.start : clause.head.at] if p.kind != "mark" or p.word in ("-", "'")
    ]
    while before and (before[0].kind == "time" or before[0].word in _LEADING):
        before.pop(0)
    if speech or not before or " to _" in f" {clause.chain}" or any(p.kind == "time" for p in before):
        return ""
    subject = scene.reading.source.text[before[0].start : clause.pieces[clause.head.at].start].strip()
    return f"{subject[:1].upper()}{subject[1:]} {words}"
