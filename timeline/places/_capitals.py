"""Cities that a text names by what they are: "the Georgian capital", "in the capital"."""

from __future__ import annotations

import re
from bisect import bisect

from timeline.places._spans import Hit
from timeline.places._words import Words
from timeline.places.countries import capital_of, country_in_sentence
from timeline.places.gazetteer import CITY, Entry, Gazetteer, key_of

_CAPITAL = re.compile(r"\bcapital\b(?! (?:of|city|punishment|gains|flight|markets?|spending|crime|letter))")
_NAME_AFTER = re.compile(r",? (?:city,? )?(?:of )?[A-Z]")
_NAME_BEFORE = re.compile(r"[A-Z][\w’'-]+, (?:the )?$")


def with_capitals(text: str, hits: list[Hit], table: Gazetteer, known: Words) -> list[Hit]:
    """The hits, with "Georgian capital" and "the capital" as the cities they mean.

    "Ankara, the Turkish capital" and "the Turkish capital, Ankara" name the city already: nothing is added.
    """
    peoples = {hit.end: hit for hit in hits if len(hit.demonym) == 2}
    starts = [hit.start for hit in hits]
    added: dict[int, Hit] = {}
    for match in _CAPITAL.finditer(text):
        start, end = match.span()
        people = peoples.get(start - 1)
        if _NAME_AFTER.match(text, end):
            continue
        if people is not None:
            if not _NAME_BEFORE.search(text, max(0, people.start - 40), people.start):
                added[people.start] = _capital(text, people.start, end, people.demonym, people.text, table)
        elif _alone(text, start, known):
            code = _country_before(start, hits[max(0, bisect(starts, start) - 2) : bisect(starts, start)])
            if code:
                added[start] = _capital(text, start, end, code, "", table)
    kept = [hit for hit in hits if hit.start not in added]
    return sorted([*kept, *(hit for hit in added.values() if hit.entries)], key=lambda hit: hit.start)


def _alone(text: str, start: int, known: Words) -> bool:
    """Whether the words before are "in the" or the like."""
    words = text[max(0, start - 30) : start].lower().split()
    return len(words) > 1 and words[-1] == "the" and words[-2] in known.lists["capital_before"]


def _country_before(start: int, last: list[Hit]) -> str:
    """The one country that the last two names within 250 characters before speak of, or ""."""
    near = [hit for hit in last if start - 250 <= hit.start]
    codes = [hit.demonym or (hit.entry.country if hit.entry else "") for hit in near]
    return codes[-1] if codes and len(set(codes)) == 1 and len(codes[-1]) == 2 else ""


def _capital(text: str, start: int, end: int, code: str, people: str, table: Gazetteer) -> Hit:
    """The hit of a capital that is not named."""
    city = capital_entry(code, table)
    why = (
        f"the {people} capital"
        if people
        else f"the capital of {country_in_sentence(code)}, which the text speaks of"
    )
    hit = Hit(start, end, text[start:end], "", -1, -1, (city,) if city else ())
    hit.entry, hit.because = city, why
    return hit


def capital_entry(code: str, table: Gazetteer) -> Entry | None:
    """The entry of a country's capital, or None."""
    name = capital_of(code)
    found = [e for e in table.find(key_of(name or "")) if e.country == code and e.kind == CITY]
    return found[0] if found else None
