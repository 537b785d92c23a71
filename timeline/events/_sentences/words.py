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
        phrases: dict[tuple[str, ...], list[Entry]] = {}
        for (words, family, group, lemma), forms in gathered.items():
            phrases.setdefault(words, []).append(Entry(family, group, lemma, frozenset(forms), len(words)))
        self._phrases = {
            words: tuple(sorted(found, key=lambda entry: (entry.family, entry.group)))
            for words, found in phrases.items()
        }
        lengths: dict[str, set[int]] = {}
        for words in phrases:
            lengths.setdefault(words[0], set()).add(len(words))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def at(self, words: tuple[str, ...], position: int) -> tuple[Entry, ...]:
        """The entries of the longest phrase that starts at a position of lower-case words."""
        for length in self._lengths.get(words[position], ()):
            found = self._phrases.get(words[position : position + length])
            if found is not None:
                return found
        return ()

    def word(self, word: str) -> tuple[Entry, ...]:
        """The entries of one word alone, whatever phrase it could begin."""
        return self._phrases.get((word,), ())


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
