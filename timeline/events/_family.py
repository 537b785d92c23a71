"""What most families share: a predicate of theirs with its participants, place, time and status."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec
from msgspec.structs import replace

from timeline.events._firm import time_of, unnamed
from timeline.events._journeys.destinations import place_times
from timeline.events._lists.rows import row_owner
from timeline.events._scene import Scene, clause_place, roles
from timeline.events._sentences.clauses import Clause
from timeline.events._sentences.heads import word_set, word_sets
from timeline.events._sentences.pieces import Piece
from timeline.events._sentences.status import chain_status, scheduled, status_of
from timeline.events._sentences.times import looking_back, looking_forward, own_time
from timeline.events._settings import place_of
from timeline.events._titles import label, listed, short_name
from timeline.events._types import EventMention, Role
from timeline.model import EventType, Place, Status, When
from timeline.timexes import ResolvedTimex

_LONGEST = 48
_ATTENDS = re.compile(
    r"\b(?:attend\w*|join\w*|host\w*|hold\w*|held|open\w*|chair\w*|address\w*|went|go\w*|travel\w*|be|is|"
    r"take part in|took part in|participat\w+|spoke|speak\w*|appear\w*) _"
)
_HOSTS = frozenset(("receive", "see", "host", "welcome", "greet", "face", "join"))
_ASIDES = frozenset(("who", "which", "that", "whose"))
_PASSIVE = re.compile(r"\b(?:is|are|am|was|were|been|being|be)(?: \w+ly| also| again| not)? _")
_DIRECT = frozenset(("", "with", "and", "by", "between", "to", "from", "among", "for"))


class Family(msgspec.Struct, frozen=True):
    """A family of events: its words file, its type, and what a clause must have to count.

    `fewest` participants; `own_time`: the clause itself must say when; `phrase` is the verb of its titles,
    `solo` that of titles with one side (without it, the text's own words);
    `where`: it happens in one place (a call does not); `persons`: people take part in it themselves.
    """

    name: str
    type: EventType
    phrase: str
    fewest: int = 1
    own_time: bool = False
    solo: str = ""
    role: str = "participant"
    links: frozenset[str] = _DIRECT
    states: bool = True
    where: bool = True
    persons: bool = True


def family_mentions(family: Family, clauses: Sequence[Clause], scene: Scene) -> Iterator[EventMention]:
    """The events of one family that the clauses of a sentence tell."""
    for number, clause in enumerate(clauses):
        if clause.entry(family.name) is None:
            continue
        found = event(family, in_context(clause, clauses[number + 1 :]), scene)
        if found is not None:
            yield found


def in_context(clause: Clause, later: Sequence[Clause]) -> Clause:
    """The clause with what those behind it say of its time and place.

    "A meeting with his colleagues is down for Friday": a noun has those of the verb that it is subject of.
    "two men who were killed while serving in Oman in 1993": an aside has those of its circumstance.
    """
    following = next((other for other in later if not other.head.noun), None)
    if following is not None and following is later[0] and is_held(following):
        held = tuple(pair for pair in following.own if pair[1].place is not None)
        clause = replace(clause, after=(*clause.after, *held))
    if following is None or own_time(clause) is not None:
        return clause
    if clause.head.noun and _is_subject_of(clause, following):
        own = tuple(pair for pair in following.before if pair not in clause.own)
        main = following.chain if _is_open(following) else clause.main
        return replace(clause, after=(*clause.after, *own, *following.after), main=main)
    aside = clause.relative in _ASIDES and following.relative in ("while", "when")
    circumstance = tuple(pair for pair in following.after if pair[1].actor is None)
    return replace(clause, after=(*clause.after, *circumstance)) if aside else clause


def is_held(clause: Clause) -> bool:
    """Whether a participle says where what was named before took place: "a news conference, held in Ise"."""
    at = clause.head.at
    lone = at > 0 and clause.pieces[at - 1].kind in ("mark", "time")
    return lone and clause.pieces[at].word in ("held", "staged", "hosted")


def _is_subject_of(clause: Clause, verb: Clause) -> bool:
    """Whether a noun is what takes place by the verb behind it: "The summit will be held in Brussels"."""
    before = clause.pieces[clause.start - 1] if clause.start else None
    opens = before is None or before.kind == "mark" or clause.pieces[clause.start].kind == "mark"
    occurs = {entry.lemma for entry in verb.head.entries} & word_set("occurring")
    between = [piece for link, piece in verb.before if link == "between"]  # "the talks between Rao and Lie"
    others = [p for p in verb.subjects if p.kind == "actor" and p not in (*clause.subjects, *between)]
    return opens and not verb.relative and bool(occurs) and not others


def _is_open(clause: Clause) -> bool:
    """Whether a verb says of its subject that it is to come: "is down for Friday", "will be held"."""
    return chain_status(clause.chain) in ("planned", "considered", "cancelled")


def participants(family: Family, clause: Clause, scene: Scene) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The actors of a clause: those of its subject, and those that its predicate reaches."""
    pick = scene.everyone if family.states else scene.people
    if not family.persons:
        pick = scene.bodies
    subjects = pick([piece for piece in clause.subjects if not _is_of_another(clause, piece)])
    if family.name == "summit" and not _attends(clause):
        subjects = pick(p for p in clause.subjects if clause.pieces[clause.start].start <= p.start)
    owner = row_owner(clause.sentence, clause.pieces, scene)
    by = [piece for link, piece in clause.after if link == "by"]
    if family.role == "speaker" and _is_passive(clause) and not clause.head.noun:
        subjects = pick(by)  # "he was told", "the reports were denied by his office"
    spoken_of = family.role == "speaker" and not clause.head.noun and _is_passive(clause)
    if not subjects and owner is not None and not by and not spoken_of and family.persons:
        subjects = (owner,)
    objects = pick(piece for link, piece in clause.after if _is_reached(family, clause, link, piece))
    if not objects and family.name == "ceremony" and clause.head.noun:
        objects = scene.people(piece for link, piece in clause.after if link == "of")
    if not objects and clause.head.noun and family.fewest > 1:
        # "may invite the five foreign ministers to a meeting": whom the verb reaches meets
        objects = pick(piece for link, piece in clause.governing if link == "" and not piece.possessive)
    return subjects, tuple(key for key in objects if key not in subjects)


def _is_passive(clause: Clause) -> bool:
    """Whether a verb says what was done: "was told", "published by the press office"."""
    behind = clause.pieces[clause.head.at + clause.head.length :][:1]
    reduced = bool(behind) and behind[0].word == "by" and not clause.subjects
    return _PASSIVE.search(clause.chain) is not None or reduced


def _attends(clause: Clause) -> bool:
    """Whether the verb before a summit takes its subject there: "opened its summit"."""
    return _ATTENDS.search(clause.main) is not None or any(p.possessive for p in clause.subjects)


def _is_reached(family: Family, clause: Clause, link: str, piece: Piece) -> bool:
    """Whether a mention is an object: behind "with", or with no other preposition before it."""
    verb = clause.pieces[clause.head.at + clause.head.length - 1].word
    if clause.head.length > 1 and link == verb and not piece.possessive and not _qualifies(clause, piece):
        return True  # "called on his counterpart"
    if link not in family.links or piece.possessive or _qualifies(clause, piece):
        return False
    if link == "for" and clause.head.noun and family.type == "meeting":
        return True  # "hosted a state dinner for Rao"
    if link in ("with", "between", "by") or (link == "from" and family.name == "call"):
        return True
    at = clause.head.at + clause.head.length
    words = [p.word for p in clause.pieces[at : clause.end] if p.end <= piece.start and p.kind == "word"]
    closing = word_sets("prepositions", "relative")
    return not any(word in closing and word not in ("with", "by", "between", "to") for word in words)


def _is_of_another(clause: Clause, piece: Piece) -> bool:
    """Whether a body only says whose office somebody has: "The UN chief, Rao, said"."""
    return len(clause.subjects) > 1 and _qualifies(clause, piece)


def _qualifies(clause: Clause, piece: Piece) -> bool:
    """Whether a body only names what follows it: "took over the BRICS bank"."""
    if piece.actor is None or not (piece.actor.kind == "state" or piece.actor.text.isupper()):
        return False
    behind = next((p for p in clause.pieces if p.start >= piece.end), None)
    light = word_sets("prepositions", "relative", "joins", "adverbs", "auxiliaries", "determiners")
    return behind is not None and behind.kind == "word" and behind.word not in light


def event(family: Family, clause: Clause, scene: Scene) -> EventMention | None:
    """The event of a family that one clause tells, None where it lacks what the family needs."""
    subjects, objects = participants(family, clause, scene)
    timex, when, source = time_of(family.name, clause, scene)
    placed = bool(clause_place(clause, scene)) or _leads_row(clause)
    alone = bool(subjects or objects) and source in ("own", "front") and placed
    alone = alone and not _takes_object(clause)
    pair = 2 * bool(unnamed_pair(clause))
    told = bool(subjects or objects) and len(unnamed(clause)) if family.type == "meeting" else 0
    if len(subjects) + len(objects) + pair + told < family.fewest - alone:
        return None
    if timex is None or (family.own_time and (source == "paragraph" or _is_wanted(clause, source))):
        return None
    if family.own_time and source == "front" and clause.relative in _ASIDES:
        return None  # the day of "On Friday he spoke of those who were killed" is that of speaking
    bare = not subjects and not objects and not pair and not clause_place(clause, scene)
    if bare and family.type not in ("conflict", "disaster"):
        return None
    text = scene.reading.source.text[clause.sentence.start : clause.sentence.end]
    status = status_of(clause, text, when, scene.reading.date)
    if status is None:
        return None
    if status == "happened" and source in ("own", "front") and scheduled(clause, timex):
        status = "planned"
    if status in ("planned", "considered"):
        when = looking_forward(timex, when, scene.reading.date)
    elif status == "happened":
        when = looking_back(timex, when, scene.reading.date)
    return mention(family, clause, scene, (subjects, objects), (timex, when), status)


def _takes_object(clause: Clause) -> bool:
    """Whether a verb needs somebody to be a meeting: not "received the prize", but "was received in Oslo"."""
    passive = re.search(r"\b(?:was|were|is|are|be|been|being) _$", clause.chain) is not None
    given = any(entry.lemma in _HOSTS for entry in clause.head.entries)
    return not clause.head.noun and given and not passive


def _is_wanted(clause: Clause, source: str) -> bool:
    """Whether an act is only what somebody is to do: "on Friday they told it to pull out"."""
    return source != "own" and " to _" in f" {clause.chain}" and chain_status(clause.chain) is None


def _leads_row(clause: Clause) -> bool:
    """Whether a row of a timetable is about what a noun names: "Wednesday – Meeting with growers of tea"."""
    return clause.sentence.kind == "row" and clause.head.noun and not clause.main


def mentions_of(keys: Sequence[str], scene: Scene) -> tuple[Piece, ...]:
    """The first mention of each actor, as the subject of a clause that leaves it out."""
    found = {m.keys[0]: m for m in reversed(scene.reading.cast.mentions) if len(m.keys) == 1}
    return tuple(
        Piece(found[key].start, found[key].end, found[key].text.lower(), "actor", found[key])
        for key in keys
        if key in found
    )


def unnamed_pair(clause: Clause) -> str:
    """The words for two of whom the text does not name both, "" for none: "the two presidents"."""
    pairs = [piece for piece in clause.subjects if piece.actor is not None and piece.actor.kind == "group"]
    return next((p.actor.text for p in pairs if p.actor is not None and not p.actor.keys), "")


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
    if len(where) > 1 and time[0] is not None:
        paired = place_times(
            clause
        )  # "talks in Oslo on Monday and in Riga on Tuesday": the first are in Oslo
        where = tuple(place for place in where if paired.get(place.id, time[0]) == time[0])
    return EventMention(
        document=scene.reading.source.id, type=family.type, status=status,
        title=title(family, clause, scene, (subjects, objects), where),
        start=clause.sentence.start, end=clause.sentence.end, rule=family.name,
        who=_roles(family, subjects, objects), where=where, timex=time[0], when=time[1],
    )  # fmt: skip


def _roles(family: Family, subjects: tuple[str, ...], objects: tuple[str, ...]) -> tuple[Role, ...]:
    return roles(subjects, family.role) + roles(objects, "participant")


def title(
    family: Family,
    clause: Clause,
    scene: Scene,
    who: tuple[Sequence[str], Sequence[str]],
    where: Sequence[Place],
) -> str:
    """ "Kishida meets Widodo, Jakarta"; without a second side "Kishida meets the press"."""
    left, right = (listed([short_name(scene.actors[key]) for key in keys]) for keys in who)
    several = len(who[0]) > 1 or any(scene.actors[key].kind == "group" for key in who[0])
    if not left and (pair := unnamed_pair(clause)):
        left, several = f"{pair[:1].upper()}{pair[1:]}", True
    others = listed([piece.actor.text for piece in unnamed(clause) if piece.actor is not None])
    left, right = (left or others, right) if right else (left, others if family.type == "meeting" else "")
    if left and right and family.type == "announcement":
        return label(f"{left}: {said(clause, scene)}", where)
    if left and right:
        return label(f"{left} {agreed(family.phrase, several)} {right}", where)
    if left and not family.solo:
        return label(f"{left}: {said(clause, scene) or family.name}", where)
    if left or (right and family.solo):
        several = several or (not left and len(who[1]) > 1)
        return label(f"{left or right} {agreed(family.solo, several)}", where)
    if right and clause.head.noun:
        return label(f"{right}: {clause.pieces[clause.head.at].word}", where)
    if right:
        return label(f"{right} {agreed(_alone(family), len(who[1]) > 1)}", where)
    if clause.head.noun:
        noun = clause.pieces[clause.head.at].word
        return label(f"{noun[:1].upper()}{noun[1:]}", where)
    return label(said(clause, scene) or family.name.capitalize(), where)


def _alone(family: Family) -> str:
    """The phrase of a family without its preposition: "signs with" is "signs"."""
    return " ".join(word for word in family.phrase.split() if word not in word_set("prepositions"))


def agreed(phrase: str, several: bool) -> str:
    """A phrase in the third person made to agree: several people "meet", one "meets"."""
    verb, _, rest = phrase.partition(" ")
    if several and verb.endswith("s") and verb != "is":
        verb = verb[:-2] if verb.endswith("sses") else verb[:-1]
    return f"{verb} {rest}".strip()


def said(clause: Clause, scene: Scene) -> str:
    """The predicate and the words behind it in the text's own words, up to a mark or a time."""
    pieces = clause.pieces[clause.head.at :]
    last = None
    for piece in pieces:
        if piece.kind in ("mark", "time") or piece.end - pieces[0].start > _LONGEST:
            break
        last = piece
    words = [] if last is None else scene.reading.source.text[pieces[0].start : last.end].split()
    while len(words) > clause.head.length and words[-1].lower() in _loose():
        words.pop()  # "was sworn in" keeps its "in"
    return " ".join(words)


@cache
def _loose() -> frozenset[str]:
    return word_sets("prepositions", "determiners", "relative", "joins")
