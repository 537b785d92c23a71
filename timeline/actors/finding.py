"""From a text with its sentences and toponyms to its cast: the way through this room."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from copy import copy
from types import MappingProxyType

from timeline.actors._types import ActorMention, Cast, DocumentActor, MentionKind, Stated
from timeline.actors.chunks import Chunker
from timeline.actors.figures import Figure
from timeline.actors.lexicon import lexicon
from timeline.actors.naming import People
from timeline.actors.origins import learn_origins
from timeline.actors.parsing import SentenceParser
from timeline.actors.phrases import Phrase
from timeline.actors.presence import Countries
from timeline.actors.reference import Resolver
from timeline.places import Toponym
from timeline.places.countries import country_name
from timeline.text import Sentence

_IN_TURN = re.compile(r"\b(?:in turn|respectively|in that order|one after the other)\b")
_JOINED = re.compile(r"['’]?s?(?: and (?:the )?|[-–])")
# "left the White House": guests call at a seat of government, those who leave for elsewhere live there.
_FROM_SEAT = re.compile(r"\b(?:left|leaves|leaving|returned to|back at|back in) the $")
_KINDS: dict[str, MentionKind] = {
    "name": "name",
    "office": "office",
    "relation": "office",
    "spouse": "office",
    "pronoun": "pronoun",
    "demonym": "demonym",
    "two": "group",
    "body": "name",
    "state": "state",
}


def find_actors(
    text: str,
    sentences: Sequence[Sentence],
    toponyms: Sequence[Toponym],
    language: str = "en",
    *,
    known: Mapping[str, Stated] = MappingProxyType({}),
    parsed: Sequence[Phrase] | None = None,
) -> Cast:
    """The people, bodies and states of a text and every mention of them, in order of their start.

    Header and furniture have no actors. A mention whose actor is not clear has no keys. `known` is what
    other texts say of people whom this one names, as `told_elsewhere` gives it; `parsed` are the phrases
    of `find_phrases` for these sentences, where it has been asked for them before.
    """
    words = lexicon(language)
    if parsed is None:
        parsed = find_phrases(text, sentences, toponyms, language)
    phrases = [copy(phrase) for phrase in parsed]  # who they are is written into them
    told = [toponym for toponym in toponyms if _told(toponym, sentences)]
    countries = _countries(text, told)
    _align(text, sentences, phrases, countries)
    people = People(text, phrases, words, known)
    openings = frozenset(sentence.start for sentence in sentences)
    resolver = Resolver(phrases, people, words, countries, openings)
    resolver.resolve()
    mentions = _mentions(phrases)
    entries = _entries(resolver.entries, sentences)
    learn_origins(text, sentences, told, mentions, resolver.figures, entries)
    actors = _actors(resolver, phrases, mentions)
    return Cast(actors, mentions, *_visited_and_speaking(text, told), entries, resolver.stated)


def find_phrases(
    text: str, sentences: Sequence[Sentence], toponyms: Sequence[Toponym], language: str = "en"
) -> list[Phrase]:
    """The words that may refer to actors, in order, before anything is known of who they are."""
    words = lexicon(language)
    chunker = Chunker(text, toponyms, words)
    phrases: list[Phrase] = []
    for number, sentence in enumerate(sentences):
        if sentence.zone != "furniture":
            chunks = chunker.cut(sentence.start, sentence.end)
            found = SentenceParser(text, chunks, words, number, sentence.paragraph).parse()
            for phrase in found:
                phrase.silent = sentence.zone == "header"
            phrases += found
    return phrases


def _entries(
    heads: Sequence[tuple[int, str, int | None]], sentences: Sequence[Sentence]
) -> tuple[tuple[int, int, str], ...]:
    """The accounts of lives: from each head to the end of its paragraph, or to the next head or heading."""
    found: dict[int, tuple[int, int, str]] = {}
    close = max((sentence.end for sentence in sentences), default=0)
    starts = [start for start, _, _ in heads]
    for start, key, paragraph in heads:
        headings = [s.start for s in sentences if s.zone == "header" and s.start > start]
        last = min((other for other in (*starts, *headings) if other > start), default=close)
        own = [s.end for s in sentences if s.start < last and paragraph in (None, s.paragraph)]
        found[start] = (start, max(own, default=last), key)
    return tuple(found[start] for start in sorted(found))


def _align(text: str, sentences: Sequence[Sentence], phrases: Sequence[Phrase], countries: Countries) -> None:
    """ "Ghana, Togo and Mali. ... Presidents A, B and C receive her, each in turn": in that order."""
    rows: dict[int, list[Phrase]] = {}
    for phrase in phrases:
        if phrase.kind == "name" and phrase.offices and phrase.country is None:
            rows.setdefault(phrase.sentence, []).append(phrase)
    for number, row in rows.items():
        one_office = len({phrase.offices for phrase in row}) == 1
        if number == 0 or len(row) < 2 or not one_office:
            continue
        before, here = sentences[number - 1], sentences[number]
        codes = dict.fromkeys(code for at, code in countries.places if before.start <= at < before.end)
        if len(codes) == len(row) and _IN_TURN.search(text, here.start, here.end):
            for phrase, code in zip(row, codes, strict=True):
                phrase.country = code


def _told(toponym: Toponym, sentences: Sequence[Sentence]) -> bool:
    """Whether a toponym stands in the article, not in its furniture."""
    at = bisect_right(sentences, toponym.start, key=lambda sentence: sentence.start) - 1
    return at >= 0 and sentences[at].zone != "furniture"


def _countries(text: str, toponyms: Sequence[Toponym]) -> Countries:
    """The country that the text names most, and countries that "and" or a hyphen joins."""
    counted: Counter[str] = Counter()
    pairs: list[tuple[int, tuple[str, str]]] = []
    named: set[str] = set()
    places: list[tuple[int, str]] = []
    last: Toponym | None = None
    for toponym in toponyms:
        code = toponym.place.country if toponym.place else None
        if code is None or toponym.role == "name":
            continue
        counted[code] += 1
        before = last.place.country if last and last.place else None
        if last and before and before != code and _JOINED.fullmatch(text, last.end, toponym.start):
            pairs.append((toponym.start, (before, code)))
        last = toponym
        if toponym.role != "demonym":
            named.add(code)
            places.append((toponym.start, code))
    return Countries(counted, tuple(pairs), frozenset(named), tuple(places))


def _visited_and_speaking(text: str, toponyms: Sequence[Toponym]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The countries where the text's places lie, and those whose people or government it names."""
    visited: set[str] = set()
    speaking: set[str] = set()
    for toponym in toponyms:
        code = toponym.place.country if toponym.place else None
        if code is None or toponym.role == "name":
            continue
        own = toponym.role != "place" or _FROM_SEAT.search(text, max(0, toponym.start - 20), toponym.start)
        (speaking if own else visited).add(code)
    return tuple(sorted(visited)), tuple(sorted(speaking))


def _mentions(phrases: Sequence[Phrase]) -> tuple[ActorMention, ...]:
    """A mention for each phrase that refers; names of nobody are left out."""
    found: list[ActorMention] = []
    for phrase in sorted(phrases, key=lambda p: (p.start, -p.end)):
        keys = _keys(phrase)
        if phrase.silent or phrase.kind == "possessive":
            continue
        if phrase.kind == "name" and not keys:
            continue
        if found and phrase.start < found[-1].end:
            continue
        kind: MentionKind = "group" if phrase.plural and phrase.kind != "relation" else _KINDS[phrase.kind]
        found.append(ActorMention(phrase.start, phrase.end, phrase.text, kind, keys))
    return tuple(found)


def _keys(phrase: Phrase) -> tuple[str, ...]:
    if phrase.kind == "body" and phrase.body:
        return (phrase.body.key,)
    if phrase.kind == "state" and phrase.country:
        return (f"state-{phrase.country.lower()}",)
    return phrase.keys


def _actors(
    resolver: Resolver, phrases: Sequence[Phrase], mentions: Sequence[ActorMention]
) -> tuple[DocumentActor, ...]:
    """Everybody mentioned, in order of key."""
    used = {key for mention in mentions for key in mention.keys}
    actors = {key: _person(resolver.figures[key]) for key in used if key in resolver.figures}
    for phrase in phrases:
        for key in _keys(phrase):
            if key in used and key not in actors:
                actors[key] = _body_or_state(phrase, key)
    return tuple(actors[key] for key in sorted(actors))


def _person(figure: Figure) -> DocumentActor:
    office = figure.office
    aliases = {" ".join(form) for form in figure.forms} - {figure.name}
    return DocumentActor(
        key=figure.key,
        name=figure.name,
        kind=figure.kind,
        named=figure.named,
        aliases=tuple(sorted(aliases)),
        office=office.name if office else None,
        country=figure.country,
        gender=figure.gender,
    )


def _body_or_state(phrase: Phrase, key: str) -> DocumentActor:
    if phrase.body:
        return DocumentActor(key, phrase.body.name, phrase.body.kind, country=phrase.body.country)
    country = phrase.country or ""
    return DocumentActor(key, country_name(country), "state", country=country)
