"""What a text ties to a day: the names in the sentence that tells it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from timeline import lang
from timeline.calendar import iso
from timeline.dating._clues import Clue, Days, find_clues
from timeline.documents import SourceText
from timeline.places import Toponym
from timeline.text import Sentence

_NAME = re.compile(r"\b[A-ZÀ-Þ][\w’'.-]*[\w]")
_LONGEST = 5


@dataclass(frozen=True, slots=True)
class Draft:
    """A document on the way to its date: its clues, and the names that go with each."""

    source: SourceText
    sentences: Sequence[Sentence]
    clues: tuple[Clue, ...]
    terms: tuple[frozenset[str], ...]

    def quote(self, clue: Clue) -> str:
        """The words of a clue."""
        return " ".join(self.source.text[clue.start : clue.end].split()).rstrip(".,")


@dataclass(frozen=True, slots=True)
class Fact:
    """Days that a document ties to names."""

    days: Days
    terms: frozenset[str]
    document: str
    source: str
    text: str


def draft(source: SourceText, sentences: Sequence[Sentence], toponyms: Sequence[Toponym]) -> Draft:
    """The clues of a document with the names of their sentences and of those that lean on them."""
    clues = find_clues(source.text, sentences)
    names = [_names(source.text, sentence, toponyms) for sentence in sentences]
    dated = {clue.sentence for clue in clues}
    heads = [name for name, sentence in zip(names, sentences, strict=True) if sentence.zone == "header"][-1:]
    terms = []
    for clue in clues:
        found = set(names[clue.sentence])
        if sentences[clue.sentence].zone == "header":
            found |= _lead(names, sentences)
        for at in range(clue.sentence + 1, min(clue.sentence + 3, len(sentences))):
            if at in dated or sentences[at].paragraph != sentences[clue.sentence].paragraph:
                break
            if sentences[at].kind == "prose":
                found |= names[at]
        if sentences[clue.sentence].zone == "body" and heads and _is_lead(sentences, clue.sentence):
            found |= heads[0]
        terms.append(frozenset(found))
    return Draft(source, sentences, clues, tuple(terms))


def _is_lead(sentences: Sequence[Sentence], at: int) -> bool:
    """Whether a sentence is in the first paragraph of the article, which the dateline places."""
    first = next((sentence.paragraph for sentence in sentences if sentence.zone == "body"), -1)
    return sentences[at].paragraph == first


def _lead(names: Sequence[frozenset[str]], sentences: Sequence[Sentence]) -> set[str]:
    """The names of the first sentence of the article."""
    return set(
        next((name for name, s in zip(names, sentences, strict=True) if s.zone == "body"), frozenset())
    )


@cache
def _nobody() -> frozenset[str]:
    return frozenset(lang.load("en", "documents_dates")["names"]["none"])


def _names(text: str, sentence: Sentence, toponyms: Sequence[Toponym]) -> frozenset[str]:
    """The names in a sentence: capitalised words, and the country of each place, demonym or metonym."""
    quote = text[sentence.start : sentence.end]
    words = (re.sub(r"[’']s$", "", match.group()).rstrip(".").lower() for match in _NAME.finditer(quote))
    found = {word for word in words if len(word) > 2 and word not in _nobody()}
    inside = (top for top in toponyms if sentence.start <= top.start and top.end <= sentence.end)
    countries = {f"country {top.place.country}" for top in inside if top.place and top.place.country}
    return frozenset(found | countries)


def find_facts(one: Draft, reference: int | None) -> Iterator[Fact]:
    """The days that a document ties to names; without a reference, only those it names outright."""
    for clue, terms in zip(one.clues, one.terms, strict=True):
        if clue.zone == "header" or (clue.month is not None and clue.day is None) or not terms:
            continue
        if reference is None and not clue.is_full:
            continue
        days = clue.days(reference or 0)
        if days and days[1] - days[0] <= _LONGEST:
            yield Fact(days, terms, one.source.id, one.source.source, one.quote(clue))


class Telling:
    """Which names tell which day: a name that goes with one day tells it, one with many does not."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self.by_day: dict[int, list[Fact]] = defaultdict(list)
        spread: dict[str, set[int]] = defaultdict(set)
        for fact in sorted(facts, key=lambda fact: (fact.days, fact.document, fact.text, sorted(fact.terms))):
            for day in range(fact.days[0], fact.days[1] + 1):
                self.by_day[day].append(fact)
                for term in fact.terms:
                    spread[term].add(day)
        self.weight: Mapping[str, float] = {term: 1 / len(days) for term, days in spread.items()}

    def match(self, terms: frozenset[str], day: int) -> tuple[float, Fact | None]:
        """How well what the run tells of a day fits the names, from 0 to 1.5, and the fact that fits best."""
        best: tuple[float, Fact | None] = (0.0, None)
        for fact in self.by_day.get(day, ()):
            shared = terms & fact.terms
            if len(shared) < 2:
                continue
            score = min(1.5, sum(self.weight[term] for term in shared))
            if score > best[0]:
                best = (score, fact)
        return best

    def days(self) -> tuple[int, ...]:
        """The days of which anything is told."""
        return tuple(sorted(self.by_day))

    def says(self, fact: Fact) -> str:
        """A fact as a reason: “Sunday, May 1” in hanoi-joint-front.txt is 2022-05-01."""
        return f"“{fact.text}” in {fact.source} is {iso(fact.days[0])}"
