"""Votes: body, subject, tally, and who voted how, gathered over the sentences of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from timeline.calendar import intersect, span
from timeline.events._ballots.line import Line, Token, line_of, make_line
from timeline.events._ballots.positions import KINDS, counts, in_figures, positions, tally_of
from timeline.events._scene import AT_LINKS, Scene, Told, places_at
from timeline.events._sentences.status import later
from timeline.events._sentences.times import is_point
from timeline.events._sentences.words import words_of
from timeline.events._titles import label
from timeline.events._types import EventMention, Role
from timeline.lang import fold
from timeline.model import Count, Evidence, Outcome, Place, Position, Tally, Vote, VotePosition, When
from timeline.text import Sentence
from timeline.timexes import ResolvedTimex

FAMILY = "vote"
_SUBJECT_LIMIT = 70
_TO = re.compile(r"\bto\b")
_WHO_WERE = re.compile(r"\bthe (N) , (?:who|which) (?:were|are) (C)\b")


@dataclass
class _Ballot:
    """A vote while the text tells of it."""

    sentence: Sentence
    body: str | None
    timex: ResolvedTimex | None
    when: When | None
    planned: bool
    subject: str | None = None
    resolution: str | None = None
    outcome: Outcome = "unknown"
    tally: dict[Position, Count] = field(default_factory=dict)
    positions: dict[str, tuple[Position, Evidence]] = field(default_factory=dict)
    partial: list[tuple[int, tuple[str, ...], Position, Evidence]] = field(default_factory=list)
    where: tuple[Place, ...] = ()


@dataclass
class _Memory:
    ballots: list[_Ballot] = field(default_factory=list)
    current: _Ballot | None = None
    body: str | None = None
    lists: list[tuple[str, ...]] = field(default_factory=list)
    subject: tuple[str, ...] = ()
    paragraph: int = 0
    awake: bool = False
    waiting: list[Told] = field(default_factory=list)


@cache
def _stems() -> re.Pattern[str]:
    return re.compile("|".join(words_of(FAMILY)["stems"]))


@cache
def _marker(name: str) -> re.Pattern[str]:
    return re.compile(words_of(FAMILY)["markers"][name], re.IGNORECASE if name != "resolution" else 0)


def mentions(told: Told, scene: Scene) -> Iterator[EventMention]:
    """Nothing yet: a vote is told over several sentences, and `finish` gives it."""
    memory: _Memory = scene.memory.setdefault(FAMILY, _Memory())
    memory.waiting.append(told)
    memory.awake = memory.awake or _may_tell(told)
    if memory.awake:
        for sentence in memory.waiting:
            _hear(sentence, scene, memory)
        memory.waiting.clear()
    yield from ()


def _may_tell(told: Told) -> bool:
    """Whether a sentence may be the first that tells of a vote: until then those before it wait unread."""
    folded = fold(told.text)
    if told.sentence.kind == "row" and (in_figures(told.text) or _TO.search(folded)):
        return True
    return _stems().search(folded) is not None


def _hear(told: Told, scene: Scene, memory: _Memory) -> None:
    line = _with_groups(make_line(scene.reading.source.text, told.pieces), memory)
    bodies = [token.body for token in line.tokens if token.body]
    if _tells(line, told, memory):
        scene.claimed.add(told.sentence.start)
        _read(line, told, scene, memory)
    if bodies:
        memory.body = _better(memory.body, bodies[0])
    _remember(line, memory)


def _better(old: str | None, new: str | None) -> str | None:
    """The more exact of two bodies: "United Nations" does not replace the Security Council."""
    return old if new in (None, "United Nations") and old else new


def _tells(line: Line, told: Told, memory: _Memory) -> bool:
    """Whether a sentence tells of a vote, or goes on with the one that is open."""
    if _marker("cosponsor").search(line.text) or _marker("no_vote").search(line.text):
        return False
    if _marker("words").search(line.text) or (told.sentence.kind == "row" and tally_of(line, told.text)):
        return True
    if memory.current is None:
        return False
    near = told.sentence.paragraph - memory.paragraph <= 3
    told_more = any(True for _ in counts(line)) or any(True for _ in positions(line))
    return near and (told_more or _WHO_WERE.search(line.text) is not None)


def _read(line: Line, told: Told, scene: Scene, memory: _Memory) -> None:
    line = _earlier_vote(line, told, scene, memory)
    ballot = _ballot_for(line, told, scene, memory)
    if ballot is None:
        return
    memory.current = ballot
    memory.paragraph = told.sentence.paragraph
    text = told.text
    for kind, count in {**dict(counts(line)), **tally_of(line, text)}.items():
        ballot.tally.setdefault(kind, count)
    evidence = _evidence(told, scene)
    for kind, token, rule in positions(line):
        _place(ballot, line, token, kind, evidence, rule)
    _the_count_who_were(ballot, line, evidence)
    _subject_abstains(ballot, line, evidence)
    resolution = _marker("resolution").search(text)
    ballot.resolution = ballot.resolution or (resolution[0] if resolution else None)
    ballot.subject = ballot.subject or _subject(line, told)
    if ballot.outcome == "unknown":
        ballot.outcome = _outcome(line)


def _evidence(told: Told, scene: Scene) -> Evidence:
    return Evidence(
        document=scene.reading.source.id, start=told.sentence.start, end=told.sentence.end,
        quote=told.text, rule=FAMILY,
    )  # fmt: skip


def _outcome(line: Line) -> Outcome:
    if _marker("rejected").search(line.text):
        return "rejected"
    return "adopted" if _marker("adopted").search(line.text) else "unknown"


def _place(ballot: _Ballot, line: Line, token: Token, kind: Position, evidence: Evidence, rule: str) -> None:
    """Write down how the countries of a list voted; "four of the five abstained" waits for the fifth."""
    at = line.tokens.index(token)
    before = [t for t in line.tokens[max(0, at - 3) : at] if t.word not in ("of", "the")]
    size = before[-1].number if before and before[-1].number is not None else None
    if size is not None and size < len(token.countries):
        ballot.partial.append((size, token.countries, kind, evidence))
        return
    for code in token.countries:
        ballot.positions.setdefault(code, (kind, evidence))


def _the_count_who_were(ballot: _Ballot, line: Line, evidence: Evidence) -> None:
    """ "among the five, who were Russia, …": the list has the kind whose count is five."""
    for found in _WHO_WERE.finditer(line.text):
        number, token = line.token(found.start(1)).number, line.token(found.start(2))
        kinds = [kind for kind, count in ballot.tally.items() if count.n == number]
        if len(kinds) == 1 and number == len(token.countries):
            for code in token.countries:
                ballot.positions[code] = (kinds[0], evidence)


def _subject_abstains(ballot: _Ballot, line: Line, evidence: Evidence) -> None:
    """ "Hanoi stayed neutral …, choosing to abstain": the subject of a sentence that names no list."""
    found = re.search(r"\b(?:abstain|abstaining|abstained)\b", line.text)
    subject = next((token for token in line.tokens if token.word == "C" and token.subject), None)
    if found is None or subject is None or any(said is evidence for _, said in ballot.positions.values()):
        return
    if line.tokens.index(subject) < line.owners[found.start()] and not any(t.number for t in line.tokens):
        for code in subject.countries:
            ballot.positions.setdefault(code, ("abstain", evidence))


def _with_groups(line: Line, memory: _Memory) -> Line:
    """ "those two", "the same five", "all four" and "it" as the countries that they stand for."""
    tokens = list(line.tokens)
    for i, token in enumerate(tokens[:-1]):
        following = tokens[i + 1]
        if token.word in ("those", "same", "all") and following.number is not None:
            codes = next((c for c in reversed(memory.lists) if len(c) == following.number), ())
            if codes:
                tokens[i + 1] = Token("C", following.start, following.end, codes)
                tokens[i] = Token("", token.start, token.end)
    it = line.text.startswith(("it ", "A abstained", "A voted")) and len(memory.subject) == 1
    if it and not tokens[0].countries:
        tokens[0] = Token("C", tokens[0].start, tokens[0].end, memory.subject)
    return _merge_plus([token for token in tokens if token.word])


def _merge_plus(tokens: list[Token]) -> Line:
    """ "the same five plus Mali": one list."""
    out: list[Token] = []
    for token in tokens:
        if (
            token.word == "C"
            and len(out) > 1
            and out[-1].word in ("plus", "and", ",")
            and out[-2].word == "C"
        ):
            out.pop()
            last = out.pop()
            codes = tuple(dict.fromkeys(last.countries + token.countries))
            token = Token("C", last.start, token.end, codes, subject=last.subject)
        out.append(token)
    return line_of(out)


def _remember(line: Line, memory: _Memory) -> None:
    lists = [token.countries for token in line.tokens if token.word == "C"]
    together = tuple(dict.fromkeys(code for codes in lists for code in codes))
    memory.lists.extend([together, *lists])
    subjects = [t.countries for t in line.tokens if t.word == "C" and t.subject and len(t.countries) == 1]
    if subjects:
        memory.subject = subjects[0]


def _time(line: Line) -> ResolvedTimex | None:
    """The time of the vote in a line: the one nearest to the first word of voting."""
    times = [(i, t.time) for i, t in enumerate(line.tokens) if t.time is not None and is_point(t.time)]
    if not times:
        return None
    marked = _marker("words").search(line.text)
    at = line.owners[marked.start()] if marked else 0
    dated = [(i, time) for i, time in times if time.when is not None or time.value.startswith("X")]
    return min(dated, key=lambda pair: (abs(pair[0] - at), pair[0]))[1] if dated else None


def _ballot_for(line: Line, told: Told, scene: Scene, memory: _Memory) -> _Ballot | None:
    """The vote that a sentence tells of: the open one, an earlier one of the same day, or a new one."""
    timex = _time(line)
    when = timex.when if timex is not None else None
    body = next((token.body for token in line.tokens if token.body), None)
    same = next((b for b in reversed(memory.ballots) if when and _same_day(b.when, when)
                 and body in (None, b.body, "United Nations")), None)  # fmt: skip
    if same is not None and not (told.sentence.kind == "row" and tally_of(line, told.text) and same.tally):
        return same
    current = memory.current
    if current is not None and not _opens(line, told, current, timex, body):
        current.body = _better(body, current.body) or body
        if current.when is None and current.timex is None:
            current.timex, current.when = timex, when
        return current
    planned = bool(_marker("planned").search(line.text)) and _outcome(line) != "adopted"
    planned = planned and (when is None or scene.reading.date is None or later(when, scene.reading.date))
    ballot = _Ballot(told.sentence, _better(memory.body, body), timex, when, planned)
    ballot.where = _where(told)
    memory.ballots.append(ballot)
    return ballot


def _where(told: Told) -> tuple[Place, ...]:
    """The city where the body sat, where the sentence says it."""
    pairs = [pair for clause in told.clauses for pair in (*clause.own, *clause.front)]
    return tuple(p for p in places_at(pairs, AT_LINKS) if p.kind in ("city", "venue"))[:1]


def _same_day(one: When | None, other: When | None) -> bool:
    if one is None or other is None:
        return False
    if one.precision == other.precision == "day" and not re.search(r"\d{4}", other.text):
        return one.edtf[-5:] == other.edtf[-5:]
    return intersect(span(one), span(other)) is not None and one.precision == other.precision


def _opens(line: Line, told: Told, current: _Ballot, timex: ResolvedTimex | None, body: str | None) -> bool:
    """Whether a sentence begins another vote than the open one."""
    if body is not None and current.body is not None and body not in (current.body, "United Nations"):
        return True
    if told.sentence.kind == "row" and tally_of(line, told.text):
        return True
    if timex is None:
        return bool(re.search(r"\b(?:another|a) vote\b", line.text)) and bool(
            current.tally or current.positions
        )
    if current.timex is None:
        return current.planned
    return timex.value != current.timex.value and bool(
        _marker("words").search(line.text) or tally_of(line, told.text)
    )


def _earlier_vote(line: Line, told: Told, scene: Scene, memory: _Memory) -> Line:
    """Take out a vote told in passing: "Eritrea, which had said no in March, abstained this time"."""
    found = re.search(r"(C) , (?:which|who) ((?:had )?[^,]*?) (?:in|on) (T) ,", line.text)
    if found is None:
        return line
    said = _kind_of(found[2])
    if said is None:
        return line
    country, timex = line.token(found.start(1)), line.token(found.start(3)).time
    ballot = _Ballot(told.sentence, memory.body, timex, timex.when if timex else None, False)
    for code in country.countries:
        ballot.positions[code] = (said, _evidence(told, scene))
    memory.ballots.append(ballot)
    first, last = line.owners[found.start(1)] + 1, line.owners[found.end() - 1]
    return _merge_plus([*line.tokens[:first], *line.tokens[last + 1 :]])


def _kind_of(words: str) -> Position | None:
    table = words_of(FAMILY)["kinds"]
    return next((kind for kind in KINDS if any(re.search(rf"\b{p}$", words) for p in table[kind])), None)


def _subject(line: Line, told: Told) -> str | None:
    """What the vote is on, in the text's own words, cut at a clause; in a table the cell of words."""
    if told.sentence.kind == "row":
        cells = [cell.strip(" ,;") for cell in re.split(r"\s{2,}|\t|,\s", told.text)]
        kept = [c for c in cells if re.search(r"[a-z]{3}", c) and not re.search(r"\d{4}|–\d|^\W*\d", c)]
        return kept[0][:_SUBJECT_LIMIT] if kept and tally_of(line, told.text) else None
    found = _marker("subject").search(told.text)
    if found is None:
        return None
    rest = re.split(
        r"[,;:.“”\"]|\s(?:was|were|went|passed|came|and told|by|in favor)\s", told.text[found.start() :]
    )[0]
    if len(rest) <= _SUBJECT_LIMIT:
        return rest.strip()
    return rest[:_SUBJECT_LIMIT].rsplit(" ", 1)[0]


def finish(scene: Scene) -> Iterator[EventMention]:
    """The votes of the document, each with all that its sentences tell."""
    memory: _Memory = scene.memory.get(FAMILY, _Memory())
    for ballot in memory.ballots:
        _settle(ballot)
        if ballot.body is None or (ballot.body == "United Nations" and not ballot.positions):
            continue
        told = bool(ballot.positions or ballot.tally)
        if told or ballot.timex is not None:
            yield _mention(ballot, scene, told)


def _settle(ballot: _Ballot) -> None:
    """Resolve "four of the five": the members without another position, where they are just so many."""
    for size, group, kind, evidence in ballot.partial:
        rest = [code for code in group if code not in ballot.positions]
        if len(rest) == size:
            for code in rest:
                ballot.positions[code] = (kind, evidence)


def _mention(ballot: _Ballot, scene: Scene, told: bool) -> EventMention:
    body = ballot.body or ""
    vote = Vote(
        body=body, subject=ballot.subject, resolution=ballot.resolution, outcome=ballot.outcome,
        tally=_tally(ballot.tally), positions=_positions(ballot),
    )  # fmt: skip
    keys = [
        actor.key
        for actor in scene.reading.cast.actors
        if actor.kind == "organisation" and _is(actor.name, body)
    ]
    what = ballot.subject or ballot.resolution
    who = tuple(Role(key, "body") for key in keys)
    return EventMention(
        document=scene.reading.source.id, type="vote",
        status="planned" if ballot.planned and not told else "happened",
        title=label(f"{body} vote: {what}" if what else f"{body} vote", ()),
        start=ballot.sentence.start, end=ballot.sentence.end, rule=FAMILY, who=who,
        where=ballot.where, timex=ballot.timex, when=ballot.when, vote=vote if told else None,
    )  # fmt: skip


def _is(name: str, body: str) -> bool:
    return name.casefold().removeprefix("the ") == body.casefold() or body.casefold().endswith(
        name.casefold()
    )


def _tally(counted: dict[Position, Count]) -> Tally:
    return Tally(
        for_=counted.get("for"), against=counted.get("against"), abstain=counted.get("abstain"),
        absent=counted.get("absent"),
    )  # fmt: skip


def _positions(ballot: _Ballot) -> tuple[VotePosition, ...]:
    rows: Sequence[tuple[str, tuple[Position, Evidence]]] = sorted(ballot.positions.items())
    return tuple(VotePosition(country=code, vote=kind, evidence=(said,)) for code, (kind, said) in rows)
