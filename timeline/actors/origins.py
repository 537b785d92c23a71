"""Where people of a life come from: "Born in Bergen", "was a Danish painter", "a teacher from Leeds"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from timeline.actors._types import ActorMention
from timeline.actors.entries import life_in_brackets
from timeline.actors.figures import Figure
from timeline.places import Toponym
from timeline.text import Sentence

_SPOT = r"(?: [\w’' ,]{0,30}?)? (?:in|at|near|on) (?:an? \w+ (?:in|on|near|of) )?(?:the )?$"
_BORN = re.compile(r"(?:^|[.;(] |, )(?:[Bb]orn|b\.)" + _SPOT)
_WAS_BORN = re.compile(r"^[,)\]]? ?(?:was|is) born" + _SPOT)
_DEFINED = re.compile(r"^,? (?:was|is) (?:an? |the )(?:[a-z-]+,? ){0,2}$")
_FROM = re.compile(r"^(?:[^.;]{0,20}[.,] )?(?:A|a|an|An|the|The) (?:[a-z-]+ ){1,3}(?:from|of|born in) $")
_PEOPLE = re.compile(r"^(?:[^.;]{0,20}[.,] )?(?:An? )?(?:[a-z-]+ )?$")
_NOUN = re.compile(r" [a-z]")


def learn_origins(
    text: str,
    sentences: Sequence[Sentence],
    toponyms: Sequence[Toponym],
    mentions: Sequence[ActorMention],
    figures: Mapping[str, Figure],
    entries: Sequence[tuple[int, int, str]],
) -> None:
    """Give those of unknown country the one that they were born in, or whose people they are said to be."""
    for sentence in sentences:
        here = [t for t in toponyms if sentence.start <= t.start < sentence.end and t.place is not None]
        people = [
            m for m in mentions if sentence.start <= m.start < sentence.end and m.kind in ("name", "pronoun")
        ]
        life = next((key for start, end, key in entries if start <= sentence.start < end), None)
        for top in here:
            key = _whose(text, sentence, top, people, life)
            code = top.place.country if top.place is not None else None
            if key in figures and code is not None and not figures[key].countries:
                figures[key].countries[code] += 1
    for start, _, key in entries:
        _by_life(text, start, toponyms, mentions, figures.get(key))


def _whose(
    text: str, sentence: Sentence, top: Toponym, people: Sequence[ActorMention], life: str | None
) -> str:
    """The key of the one whose origin a place is; "" for other places."""
    before = text[sentence.start : top.start]
    if top.role == "demonym":
        if life is not None and _PEOPLE.match(before) and _NOUN.match(text, top.end):
            return life  # "English traveller and writer."
        first = people[0] if people else None
        if first is None or len(first.keys) != 1 or first.start != sentence.start:
            return ""
        said = text[life_in_brackets(text, first.end) or first.end : top.start]
        return first.keys[0] if _DEFINED.match(said) and _NOUN.match(text, top.end) else ""
    for person in people:
        if len(person.keys) == 1 and person.end < top.start:
            said = text[life_in_brackets(text, person.end) or person.end : top.start]
            if _WAS_BORN.match(said):
                return person.keys[0]
    if _BORN.search(before):
        after = [m for m in people if m.start > top.start]
        return life or (after[0].keys[0] if after and len(after[0].keys) == 1 else "")
    return life if life is not None and _FROM.match(before) else ""


def _by_life(
    text: str,
    start: int,
    toponyms: Sequence[Toponym],
    mentions: Sequence[ActorMention],
    figure: Figure | None,
) -> None:
    """ "(Bremen 1840 – Bremen 1911)" is of the one country where the life began and ended."""
    name = next((m.end for m in mentions if m.start == start), None)
    close = life_in_brackets(text, name) if name is not None else None
    if figure is None or figure.countries or name is None or close is None:
        return
    inside = [t for t in toponyms if name < t.start < close and t.place is not None]
    codes = {t.place.country for t in inside if t.place is not None}
    if len(codes) == 1 and (code := codes.pop()) is not None:
        figure.countries[code] += 1
