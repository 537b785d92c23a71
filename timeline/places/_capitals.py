"""Cities that a text names by what they are: "the Georgian capital", "in the capital"."""

from __future__ import annotations

import re

from timeline.places._spans import Hit
from timeline.places._words import Words
from timeline.places.countries import capital_of, country_name
from timeline.places.gazetteer import CITY, Entry, Gazetteer, key_of

_CAPITAL = re.compile(r"\bcapital\b(?! (?:of|city|punishment|gains|flight|markets?|spending|crime|letter))")
_NAME_AFTER = re.compile(r",? (?:city,? )?(?:of )?[A-Z]")
_NAME_BEFORE = re.compile(r"[A-Z][\w’'-]+, (?:the )?$")


def with_capitals(text: str, hits: list[Hit], table: Gazetteer, known: Words) -> list[Hit]:
    """The hits, with "Georgian capital" and "the capital" as the cities they mean.

    "Ankara, the Turkish capital" and "the Turkish capital, Ankara" name the city already: nothing is added.
    """
    found = list(hits)
    for match in _CAPITAL.finditer(text):
        if _NAME_AFTER.match(text, match.end()):
            continue
        people = next((h for h in hits if h.demonym and h.end == match.start() - 1), None)
        if people is not None and len(people.demonym) == 2:
            if not _NAME_BEFORE.search(text, max(0, people.start - 40), people.start):
                found.remove(people)
                found.append(_capital(text, people.start, match.end(), people.demonym, people.text, table))
        elif _alone(text, match.start(), known) and (code := _country_before(match.start(), hits)):
            found.append(_capital(text, match.start(), match.end(), code, "", table))
    return sorted((h for h in found if h.demonym or h.entries), key=lambda h: h.start)


def _alone(text: str, start: int, known: Words) -> bool:
    """Whether the words before are "in the" or the like."""
    words = text[max(0, start - 30) : start].lower().split()
    return len(words) > 1 and words[-1] == "the" and words[-2] in known.lists["capital_before"]


def _country_before(start: int, hits: list[Hit]) -> str:
    """The country that the nearest names before speak of, if they speak of one."""
    near = [h for h in hits if start - 250 <= h.start < start]
    codes = [h.demonym if h.demonym else h.entries[0].country if len(h.entries) else "" for h in near]
    codes = [code for code in codes if len(code) == 2]
    return codes[-1] if codes and len(set(codes[-2:])) == 1 else ""


def _capital(text: str, start: int, end: int, code: str, people: str, table: Gazetteer) -> Hit:
    """The hit of a capital that is not named."""
    city = capital_entry(code, table)
    why = (
        f"the {people} capital"
        if people
        else f"the capital of {country_name(code)}, which the text speaks of"
    )
    hit = Hit(start, end, text[start:end], "", -1, -1, (city,) if city else ())
    hit.entry, hit.because = city, why
    return hit


def capital_entry(code: str, table: Gazetteer) -> Entry | None:
    """The entry of a country's capital, or None."""
    name = capital_of(code)
    found = [e for e in table.find(key_of(name or "")) if e.country == code and e.kind == CITY]
    return found[0] if found else None
