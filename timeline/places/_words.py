"""The words around place names in one language, as sets."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cache

from timeline import lang
from timeline.places.countries import countries, country_names, group_names, plural


@dataclass(frozen=True, slots=True)
class Dated:
    """A name that a place has for a time: "Nur-Sultan" is Astana from 2019-03-23 until 2022-09-17."""

    name: str
    place: str
    country: str
    start: datetime.date | None
    end: datetime.date | None


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of lang/<language>/places.toml.

    `demonyms` gives an alpha-2 code, `peoples` the name of a place that is no country; `abbreviations` gives
    the country and the full name of a first-level division.
    """

    lists: dict[str, frozenset[str]]
    demonyms: dict[str, str]
    peoples: dict[str, str]
    abbreviations: dict[str, tuple[str, str]]
    dated: dict[str, Dated]
    weights: dict[str, float]
    bodies: frozenset[str]


@cache
def words(language: str) -> Words:
    """The words of a language; raises BadOption where it has none."""
    table = lang.load(language, "places")
    abbreviations = {
        short: (country, name)
        for country, names in table["abbreviations"].items()
        for short, name in names.items()
    }
    dated = [
        Dated(row["name"], row["place"], row["country"], row.get("from"), row.get("until"))
        for row in table["dated"]
    ]
    return Words(
        {name: frozenset(rows) for name, rows in table.items() if isinstance(rows, list) and name != "dated"},
        _demonyms(),
        dict(table["demonyms"]),
        abbreviations,
        {row.name: row for row in dated},
        dict(lang.load(language, "places_weights")["weights"]),
        frozenset(group_names()),
    )


def _demonyms() -> dict[str, str]:
    """Every demonym, plural included, with its country; "Laos" is the country, not the people."""
    names = set(country_names())
    found: dict[str, str] = {}
    for country in countries().values():
        for word in country.demonyms:
            found.setdefault(word, country.code)
            if plural(word) not in names:
                found.setdefault(plural(word), country.code)
    return found
