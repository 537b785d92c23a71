"""What a place name stands for: a place, a government, a people, or part of another name."""

from __future__ import annotations

import re

from timeline.places._spans import Hit
from timeline.places._types import Toponym, ToponymRole
from timeline.places._words import Words
from timeline.places.countries import country_of_capital
from timeline.places.gazetteer import COUNTRY, VENUE

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")


def with_roles(text: str, hits: list[Hit], known: Words) -> tuple[Toponym, ...]:
    """The hits as toponyms with their roles."""
    roles = [role_of(text, hit, known) for hit in hits]
    return tuple(
        Toponym(hit.start, hit.end, hit.text, role, hit.place) for hit, role in zip(hits, roles, strict=True)
    )


def role_of(text: str, hit: Hit, known: Words) -> ToponymRole:
    """The role of one name by the words around it."""
    if hit.demonym:
        return "demonym"
    if "body" in hit.cues or "body_of" in hit.cues or "feature" in hit.cues:
        return "name"
    if not governs(hit):
        return "place"
    return "metonym" if is_metonym(text, hit, known) else "place"


def governs(hit: Hit) -> bool:
    """Whether the name can stand for a government: a country, a capital, or a seat such as the Kremlin."""
    entry = hit.entry
    if entry is None or entry.kind == COUNTRY:
        return entry is not None
    if entry.kind == VENUE:
        return True
    return country_of_capital(entry.name) == entry.country


def is_metonym(text: str, hit: Hit, known: Words) -> bool:
    """Whether the words around a name make it a government: "Moscow said", "pressed Seoul"."""
    lists = known.lists
    before = [w.lower() for w in _WORD.findall(text[max(0, hit.start - 60) : hit.start].rpartition(".")[2])]
    after = [w.lower() for w in _WORD.findall(text[hit.end : hit.end + 40])]
    if before and before[-1] in lists["before_strong"]:
        return False
    if "owner" in hit.cues:
        return len(after) > 1 and after[1] in lists["metonym_owned"]
    last = [w for w in before[-3:] if w != "the"]
    if last and last[-1] in lists["metonym_verbs_before"]:
        return True
    if last and last[-1] in lists["metonym_prepositions"] | {"and"}:
        if any(w in lists["moving"] for w in before[-5:]):
            return False
        return last[-1] == "against" or any(w in lists["metonym_nouns"] for w in before[-5:])
    gap = text[hit.end : hit.end + 1]
    return gap == " " and bool(after) and after[0] in lists["metonym_after"]
