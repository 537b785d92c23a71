"""What a text ties to a day: the names in the sentence that tells it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from math import fsum, log
from typing import NamedTuple

import msgspec

from timeline import lang
from timeline.calendar import iso
from timeline.dating._clues import Clue, Days, find_clues
from timeline.documents import SourceText
from timeline.places import Toponym
from timeline.text import Sentence, starting_in

_PHRASE = re.compile(
    r"[A-ZÀ-Þ][\w’'./-]*\w(?:\s[A-ZÀ-Þ][\w’'./-]*\w)*|(?<![\w.,:/])\d{2,4}(?![\w:/%]|[.,]\d)"
)
_LONGEST = 5
_NAME = 200
_COUNTRY = "country "
_MANY = 50
_FEW = 8
_CROWD = 20
_ENOUGH = 300
_MOST = 1.5
_TELLING = 0.55
_LITTLE = 0.25
_TINY = 1e-9

Phrase = frozenset[str]


class Draft(msgspec.Struct, frozen=True):
    """A document on the way to its date: its clues, the names that go with each, word by word.

    `words` are the words of the names in each sentence of the article, `lead` the names in its first one.
    """

    source: SourceText
    sentences: Sequence[Sentence]
    clues: tuple[Clue, ...]
    names: tuple[frozenset[Phrase], ...]
    words: tuple[frozenset[str], ...]
    lead: frozenset[Phrase] = frozenset()

    def quote(self, clue: Clue) -> str:
        """The words of a clue."""
        return " ".join(self.source.text[clue.start : clue.end].split()).rstrip(".,")


class Fact(msgspec.Struct, frozen=True):
    """Days that a document ties to names."""

    days: Days
    words: frozenset[str]
    document: str
    source: str
    text: str


def draft(source: SourceText, sentences: Sequence[Sentence], toponyms: Sequence[Toponym]) -> Draft:
    """The clues of a document with the names of their sentences and of those that lean on them."""
    clues = find_clues(source.text, sentences)[:_ENOUGH]
    free = _without_clues(source.text, clues)
    names = [_names(free, sentence, toponyms) for sentence in sentences]
    dated = {clue.sentence for clue in clues}
    fellows: dict[int, list[Clue]] = defaultdict(list)
    for clue in clues:
        fellows[clue.sentence].append(clue)
    found = tuple(
        _names_of(clue, fellows[clue.sentence], sentences, names, dated, source.text) for clue in clues
    )
    told = (
        phrases for phrases, s in zip(names, sentences, strict=True) if s.zone not in ("furniture", "header")
    )
    words = tuple(frozenset[str]().union(*phrases) for phrases in told)
    lead = next(
        (phrases for phrases, s in zip(names, sentences, strict=True) if s.zone == "body"), frozenset()
    )
    return Draft(source, sentences, clues, found, words, lead)


def _without_clues(text: str, clues: Sequence[Clue]) -> str:
    """The text with its dates blanked out, so that their numbers and months are no names."""
    pieces, position = [], 0
    for clue in clues:
        pieces += [text[position : clue.start], " " * (clue.end - clue.start)]
        position = clue.end
    return "".join([*pieces, text[position:]])


def _names_of(
    clue: Clue,
    clues: Sequence[Clue],
    sentences: Sequence[Sentence],
    names: Sequence[frozenset[Phrase]],
    dated: set[int],
    text: str,
) -> frozenset[Phrase]:
    """The names that a clue's sentence ties to it, none where it only dates what somebody said."""
    sentence = sentences[clue.sentence]
    if len(clues) > _CROWD:
        return frozenset()
    beside = [other for other in clues if other is not clue]
    companions = [other for other in beside if _names_day(other)]
    if companions and _is_speech(text, sentence, clue):
        return frozenset()
    found = (
        set(names[clue.sentence])
        if not companions
        else _nearest(text, sentence, clue, companions, names[clue.sentence])
    )
    for at in range(clue.sentence + 1, min(clue.sentence + 3, len(sentences))):
        if at in dated or sentences[at].paragraph != sentence.paragraph or sentences[at].kind != "prose":
            break
        found |= names[at]
    if sentence.zone == "body" and _is_lead(sentences, clue.sentence):
        heads = [at for at, other in enumerate(sentences) if other.zone == "header" and at < clue.sentence]
        for at in heads[-2:]:
            found |= names[at]
    return frozenset(found)


def _names_day(clue: Clue) -> bool:
    return clue.day is not None or clue.weekday is not None or clue.offset is not None


def _is_speech(text: str, sentence: Sentence, clue: Clue) -> bool:
    """Whether a day only dates what somebody said: "will travel to Ghana, she said on Monday"."""
    return bool(_SPEECH.search(text[sentence.start : clue.start]))


def _nearest(
    text: str, sentence: Sentence, clue: Clue, companions: Sequence[Clue], names: frozenset[Phrase]
) -> set[Phrase]:
    """The names nearest to one of the days of a sentence: Ghana in "Ghana on the 26th, then Togo"."""
    found: set[Phrase] = set()
    for match in _PHRASE.finditer(text, sentence.start, sentence.end):
        words = {_bare(word) for word in match.group().split()}
        away = [(_away(match, other), other is not clue) for other in (clue, *companions)]
        if not min(away)[1]:
            found |= {name for name in names if name & words}
    return found


def _bare(word: str) -> str:
    """A word of a name in small letters, without the possessive and the full stop."""
    return (word[:-2] if word.endswith(("'s", "’s")) else word).rstrip(".").lower()


def _away(match: re.Match[str], clue: Clue) -> int:
    """How far a name is from a day; names before it count nearer."""
    return clue.start - match.end() if match.end() <= clue.start else 2 * (match.start() - clue.end)


def _is_lead(sentences: Sequence[Sentence], at: int) -> bool:
    """Whether a sentence is in the first paragraph of the article, which the dateline places."""
    first = next((sentence.paragraph for sentence in sentences if sentence.zone == "body"), -1)
    return sentences[at].paragraph == first


@cache
def _nobody() -> frozenset[str]:
    return frozenset(lang.load("en", "documents_dates")["names"]["none"])


def _names(text: str, sentence: Sentence, toponyms: Sequence[Toponym]) -> frozenset[Phrase]:
    """The names in a sentence, each as the set of its words; places with their country besides."""
    found: set[Phrase] = set()
    none = _nobody()
    tops = starting_in(toponyms, sentence.start - _NAME, sentence.end)  # one may run on from above
    for match in _PHRASE.finditer(text, sentence.start, sentence.end):
        words = {_bare(word) for word in match.group().split()}
        words = {word for word in words if len(word) > 1 and word not in none}
        inside = [top for top in tops if top.start < match.end() and top.end > match.start()]
        countries = {f"{_COUNTRY}{top.place.country}" for top in inside if top.place and top.place.country}
        if words or countries:
            found.add(frozenset(words | countries))
    return frozenset(found)


def find_facts(one: Draft, reference: int | None, around: int | None = None) -> Iterator[Fact]:
    """The days that a document ties to names.

    Without a reference, the day of writing, only those that it names outright, and "May 3" in the year that
    lies nearest to `around`, a day that the text's time is known by.
    """
    for clue, names in zip(one.clues, one.names, strict=True):
        if clue.zone == "header" or (clue.month is not None and clue.day is None) or not names:
            continue
        if reference is None and not clue.is_full and (clue.month is None or around is None):
            continue
        days = clue.days(reference if reference is not None else (around or 0))
        words = frozenset[str]().union(*names)
        if days and days[1] - days[0] <= _LONGEST:
            yield Fact(days, words, one.source.id, one.source.source, one.quote(clue))
        elif days:
            for day in days:
                yield Fact((day, day), words, one.source.id, one.source.source, one.quote(clue))


class Match(NamedTuple):
    """How well a fact fits a clue's names, whether by a name that tells the day, and the fact."""

    score: float
    strong: bool
    fact: Fact | None


_NO_MATCH = Match(0.0, False, None)


def _rarity(drafts: Sequence[Draft]) -> Mapping[str, float]:
    """How rare each word of a name is in the run: 1 in one sentence of fifty or fewer, 0 in all."""
    together = [words for one in drafts for words in one.words if words]
    counts = Counter(word for words in together for word in words)
    scale = log(max(2, min(_MANY, len(together))))
    return {word: min(1.0, log(len(together) / n) / scale) for word, n in counts.items()}


class Telling:
    """Which names tell which day: a name that goes with one day tells it, one with many does not."""

    def __init__(self, facts: Iterable[Fact], drafts: Sequence[Draft]) -> None:
        self.by_day: dict[int, list[Fact]] = defaultdict(list)
        self._words: dict[int, Mapping[str, Sequence[int]]] = {}
        self._matches: dict[tuple[frozenset[Phrase], int, str | None], Match] = {}
        spread: dict[str, set[int]] = defaultdict(set)
        for fact in sorted(facts, key=lambda fact: (fact.days, fact.document, fact.text, sorted(fact.words))):
            for day in range(fact.days[0], fact.days[1] + 1):
                self.by_day[day].append(fact)
            for word in fact.words:
                spread[word].update(fact.days)
        self.days_of = {word: sorted(days) for word, days in spread.items()}
        rarity = _rarity(drafts)
        scale = max(_FEW, len(self.by_day))
        self.weight: Mapping[str, float] = {
            word: min(log(scale / len(days)) / log(scale), rarity.get(word, 1.0))
            for word, days in spread.items()
        }

    def match(self, names: frozenset[Phrase], day: int, besides: str | None = None) -> Match:
        """How well what the run, `besides` one document, tells of a day fits the names, by the best fact."""
        asked = names, day, besides
        if asked not in self._matches:
            self._matches[asked] = self._best(names, day, besides) if day in self.by_day else _NO_MATCH
        return self._matches[asked]

    def _best(self, names: frozenset[Phrase], day: int, besides: str | None) -> Match:
        """The best fact of a day; facts that share only words too common to beat it are not looked at."""
        best, place = _NO_MATCH, len(self.by_day[day])
        worth = Counter(word for name in names for word in name)
        telling = sorted((-self.weight.get(word, 0.0) * n, word) for word, n in worth.items())
        left, seen = -sum(weight for weight, _ in telling), set[int]()
        for weight, word in telling:
            if left + _TINY < best.score:
                break
            left += weight
            for at in self._index(day).get(word, ()):
                if at in seen:
                    continue
                seen.add(at)
                match = self._match(names, self.by_day[day][at], besides)
                if (match.score, -at) > (best.score, -place) and match.score > 0:
                    best, place = match, at
        return best

    def _match(self, names: frozenset[Phrase], fact: Fact, besides: str | None) -> Match:
        if fact.document == besides:
            return _NO_MATCH
        shared, rarest = self._shared(names, fact)
        score = min(_MOST, fsum(shared)) if len(shared) > 1 else fsum(shared) / 2
        return Match(score, len(shared) > 1 and rarest >= _TELLING, fact)

    def _index(self, day: int) -> Mapping[str, Sequence[int]]:
        """The facts of a day, by their number, that hold a word."""
        if day not in self._words:
            found: dict[str, list[int]] = defaultdict(list)
            for at, fact in enumerate(self.by_day[day]):
                for word in fact.words:
                    found[word].append(at)
            self._words[day] = found
        return self._words[day]

    def _shared(self, names: frozenset[Phrase], fact: Fact) -> tuple[list[float], float]:
        """How much each shared name tells, by its most common word, and how much the rarest one does.

        A country counts where no shared place lies in it.
        """
        found: dict[frozenset[str], float] = {}
        countries: set[str] = set()
        placed: set[str] = set()
        for name in names:
            shared = name & fact.words
            own = frozenset(word for word in shared if not word.startswith(_COUNTRY))
            countries |= shared - own
            if own:
                found[own] = min(self.weight[word] for word in own)
                placed |= shared - own
        rarest = max(found.values(), default=0.0)
        return [*found.values(), *(self.weight[country] for country in sorted(countries - placed))], rarest

    def near(self, one: Draft, day: int, reach: int) -> tuple[int, float]:
        """How many of a text's names other texts tie to days around a day, and how much the rarest tells."""
        words = frozenset(word for names in one.names for name in names for word in name)
        around = (fact for near in range(day - reach, day + reach + 1) for fact in self.by_day.get(near, ()))
        told = (fact for fact in around if fact.document != one.source.id)
        shared = set[str]().union(*(fact.words & words for fact in told))
        own = {word for word in shared if not word.startswith(_COUNTRY)}
        return len(own), max((self.weight[word] for word in own), default=0.0)

    def days(self, one: Draft) -> set[int]:
        """The days that are told by names of a text that tell at least a little."""
        words = {word for names in one.names for name in names for word in name}
        telling = (word for word in words if self.weight.get(word, 0.0) >= _LITTLE)
        return {day for word in telling for day in self.days_of[word]}

    def says(self, fact: Fact) -> str:
        """A fact as a reason: “Sunday, May 1” in visit.txt is 2022-05-01."""
        days = " to ".join(iso(day) for day in sorted(set(fact.days)))
        return f"“{fact.text}” in {fact.source} is {days}"


_SPEECH = re.compile(
    r"\b(?:said|told|says|announced|reported|confirmed|stated|according to|wrote)\b[^,;:]{0,40}$"
)
