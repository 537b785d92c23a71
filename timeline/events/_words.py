"""Words of events as tables: every form of a verb or phrase leads to its class and its tense."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from timeline.lang import load

Form = Literal["base", "third", "past", "participle", "ing", "noun"]
FORMS: tuple[Form, ...] = ("base", "third", "past", "participle", "ing")


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or phrase that may head a clause: its family, the class within it, its form and its lemma."""

    family: str
    group: str
    lemma: str
    forms: frozenset[Form]
    length: int


@cache
def irregular(language: str) -> Mapping[str, tuple[str, ...]]:
    """Forms of irregular verbs by base: "go" has go, goes, went, gone, going."""
    rows = (row.split() for row in load(language, "verbs")["irregular"])
    return {row[0]: tuple(row) for row in rows}


def inflect(verb: str, language: str = "en") -> tuple[str, str, str, str, str]:
    """Base, third person, past, participle and -ing form: "carry" has carries, carried, carried, carrying."""
    known = irregular(language).get(verb)
    if known:
        return (known[0], known[1], known[2], known[3], known[4])
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        past = verb[:-1] + "ied"
        return (verb, verb[:-1] + "ies", past, past, verb + "ing")
    third = verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    if verb.endswith("e"):
        ing = verb + "ing" if verb.endswith("ee") else verb[:-1] + "ing"
        return (verb, third, verb + "d", verb + "d", ing)
    return (verb, third, verb + "ed", verb + "ed", verb + "ing")


def _phrases(verb: str, language: str) -> Iterable[tuple[tuple[str, ...], Form]]:
    """Every form of a verb phrase, its first word inflected: "set out", "sets out", "setting out"."""
    first, *rest = verb.split()
    forms = inflect(first, language)
    for word, form in zip(forms, FORMS, strict=True):
        yield (word, *rest), form
    if first == "be":
        for word, form in (("are", "third"), ("am", "third"), ("were", "past"), ("been", "participle")):
            yield (word, *rest), form
    if first == "take" and rest == ["off"]:
        yield ("take-off",), "noun"


class Lexicon:
    """All predicates of a language by their first word, the longest phrase first."""

    def __init__(self, rows: Iterable[tuple[tuple[str, ...], Form, str, str, str]]) -> None:
        gathered: dict[tuple[tuple[str, ...], str, str, str], set[Form]] = {}
        for words, form, family, group, lemma in rows:
            gathered.setdefault((words, family, group, lemma), set()).add(form)
        self._by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for (words, family, group, lemma), forms in gathered.items():
            entry = Entry(family, group, lemma, frozenset(forms), len(words))
            self._by_first.setdefault(words[0], []).append((words, entry))
        for found in self._by_first.values():
            found.sort(key=lambda pair: (-len(pair[0]), pair[1].family, pair[1].group))

    def at(self, words: tuple[str, ...], position: int) -> tuple[Entry, ...]:
        """The entries of the longest phrase that starts at a position of lower-case words."""
        candidates = self._by_first.get(words[position])
        if candidates is None:
            return ()
        longest = 0
        found: list[Entry] = []
        for phrase, entry in candidates:
            if len(phrase) < longest:
                break
            if words[position : position + len(phrase)] == phrase:
                longest = len(phrase)
                found.append(entry)
        return tuple(found)

    def word(self, word: str) -> tuple[Entry, ...]:
        """The entries of one word alone, whatever phrase it could begin."""
        return tuple(entry for phrase, entry in self._by_first.get(word, ()) if len(phrase) == 1)


def _rows(language: str, families: Iterable[str]) -> Iterable[tuple[tuple[str, ...], Form, str, str, str]]:
    travel = load(language, "events_travel")
    for group, row in travel["verbs"].items():
        for verb in row["words"]:
            for words, form in _phrases(verb, language):
                yield words, form, "travel", group, verb
    for noun in travel["nouns"]["visit"]:
        yield (noun,), "noun", "travel", "noun", noun
    for family in families:
        row = load(language, f"events_{family}")
        for verb in row["verbs"]:
            for words, form in _phrases(verb, language):
                yield words, form, family, "verb", verb
        for noun in row["nouns"]:
            yield tuple(noun.split()), "noun", family, "noun", noun
    for verb in load(language, "verbs")["plain"]:
        for words, form in _phrases(verb, language):
            yield words, form, "plain", "verb", verb
    for verb in load(language, "verbs")["loose"]:
        for words, form in _phrases(verb, language):
            yield words, form, "plain", "loose", verb


@cache
def lexicon(language: str, families: tuple[str, ...]) -> Lexicon:
    """The lexicon of the travel words, the named families and the plain verbs."""
    return Lexicon(_rows(language, families))


def words_of(family: str, language: str = "en") -> Mapping[str, Any]:
    """The table of words of one family."""
    return load(language, f"events_{family}")
