"""Place names of a text: recognised, resolved to one place each, and told apart by what they stand for."""

from __future__ import annotations

import datetime

from timeline.model import Place
from timeline.places import _capitals, _cues, _roles, _senses, _spans
from timeline.places._lines import unwrapped
from timeline.places._places import place_of
from timeline.places._spans import Hit
from timeline.places._types import Toponym
from timeline.places._words import Words, words
from timeline.places.countries import group_members
from timeline.places.gazetteer import AREA, Entry, Gazetteer, gazetteer


def find_places(
    text: str, published: datetime.date | None = None, language: str = "en"
) -> tuple[Toponym, ...]:
    """The place names of a text in order, each with its place and its role; none within another.

    `published` explains names that changed: "Nur-Sultan" was Astana's from 2019 to 2022. Names of which no
    place can be decided have None as `place`. Raises BadOption for a language without words.
    """
    table, known = gazetteer(), words(language)
    whole, text = text, unwrapped(text)
    tokens = _spans.tokens_of(text)
    hits = _spans.hits_of(text, tokens, table, known)
    kept = _accept(hits, text, tokens, table, known)
    _decide(kept, table)
    kept = _capitals.with_capitals(text, kept, table, known)
    roles = _roles.roles_of(text, kept, known)
    return tuple(
        Toponym(
            hit.start, hit.end, whole[hit.start : hit.end], role, _place(hit, published, known), _members(hit)
        )
        for hit, role in zip(kept, roles, strict=True)
    )


def _place(hit: Hit, published: datetime.date | None, known: Words) -> Place | None:
    return place_of(hit.entry, hit.because, hit.text, published, known) if hit.entry else None


def _members(hit: Hit) -> tuple[str, ...]:
    return group_members(hit.text) if hit.entry and hit.entry.kind == AREA and not hit.demonym else ()


def _accept(
    hits: list[Hit], text: str, tokens: list[_spans.Token], table: Gazetteer, known: Words
) -> list[Hit]:
    """The hits that are places, by the sum of their cues, with what the rest of the text adds."""
    people = _cues.surnames_of(tokens, text, table, known)
    _senses.bind_containers(hits, text)
    for hit in hits:
        _cues.mark(hit, text, table, known, people)
        hit.score = score(hit, known)
    surely = {hit.key for hit in hits if hit.score >= 1.5 and _strong(hit)}
    story = _senses.read_story([hit for hit in hits if hit.score >= 1.0])
    for hit in hits:
        if hit.key in surely and not _strong(hit) and "word_at_start" not in hit.cues:
            hit.cues.append("seen_surely")
        if any(
            story.share(story.divisions, code, hit.key) for code in {e.admin1 for e in hit.entries} if code
        ):
            hit.cues.append("division_here")
        elif any(story.share(story.countries, code, hit.key) for code in {e.country for e in hit.entries}):
            hit.cues.append("country_here")
        hit.score = score(hit, known)
    return [hit for hit in hits if hit.score >= 0]


def _strong(hit: Hit) -> bool:
    return any(
        cue in hit.cues
        for cue in ("before_strong", "before_strong_known", "contained", "dateline", "before_from")
    )


def score(hit: Hit, known: Words) -> float:
    """The sum of the weights of a hit's cues."""
    weights = known.weights
    return weights["bias"] + sum(weights.get(cue, 0.0) for cue in hit.cues)


def _decide(hits: list[Hit], table: Gazetteer) -> None:
    """Write the entry of each hit into it, and why."""
    story = _senses.read_story(hits)
    bound: dict[str, Entry] = {}
    for hit in hits:
        if hit.container and hit.key not in bound:
            bound[hit.key] = _senses.choose(hit, story, {})[0]
    for hit in hits:
        if hit.demonym:
            hit.entry, hit.because = (
                _senses.people_place(hit, table),
                f"{hit.text} is the word for its people",
            )
        else:
            hit.entry, hit.because = _senses.choose(hit, story, bound)
