"""Countries: their names, people, capitals and groups, from a table that ships with the package."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from timeline import lang


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory with a code of its own.

    `name` is the plain English name and the first of `names`. The first of `capitals` is the capital; others
    are second or former seats of government. `point` is (latitude, longitude) in degrees.
    """

    code: str
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    point: tuple[float, float]


@cache
def countries() -> dict[str, Country]:
    """All countries by ISO 3166 alpha-2 code, in order of code."""
    text = (files(__package__) / "data" / "countries.json").read_text(encoding="utf-8")
    return {
        code: Country(
            code,
            row["name"],
            tuple(row["names"]),
            tuple(row["demonyms"]),
            tuple(row["capitals"]),
            (row["point"][0], row["point"][1]),
        )
        for code, row in json.loads(text).items()
    }


def country_of(words: str) -> str | None:
    """The alpha-2 code of a country's name, short, long or abbreviated, or None.

    "Viet Nam" is VN, "the Bahamas" BS, "U.S." US, "Congo-Brazzaville" CG; "us" is no country.
    """
    key = plain(words)
    return _names().get(key) or _names().get(_titled(key))


def country_of_demonym(word: str) -> str | None:
    """The alpha-2 code of the country with this demonym: "Ivorian" CI, "Poles" PL; or None."""
    return _demonyms().get(plain(word))


def country_of_capital(name: str) -> str | None:
    """The alpha-2 code of the country with this capital or seat of government: "Kiev" UA, or None."""
    return _capitals().get(plain(name))


def country_name(code: str) -> str:
    """The plain English name of a country: "United Kingdom" for GB; the code itself where it is not known."""
    known = countries().get(code)
    return known.name if known else code


def country_in_sentence(code: str, language: str = "en") -> str:
    """The name as a sentence has it: "the Philippines" for PH, "Japan" for JP."""
    article = "the " if code in lang.load(language, "places")["article"] else ""
    return article + country_name(code)


def capital_of(code: str) -> str | None:
    """The capital of a country in English, or None where it has none."""
    known = countries().get(code)
    return known.capitals[0] if known and known.capitals else None


def demonyms(code: str) -> tuple[str, ...]:
    """The adjectives and nouns for the people of a country: ("Polish", "Pole") for PL."""
    known = countries().get(code)
    return known.demonyms if known else ()


def country_point(code: str) -> tuple[float, float] | None:
    """A point inside a country as (latitude, longitude) in degrees, or None where the code is not known."""
    known = countries().get(code)
    return known.point if known else None


def country_names() -> tuple[str, ...]:
    """Every name of every country, sorted: for matchers."""
    return tuple(sorted({name for country in countries().values() for name in country.names}))


def group_members(name: str) -> tuple[str, ...]:
    """The alpha-2 codes of a group's countries, sorted, or (): "the G7", "five Central Asian states"."""
    key = plain(name)
    return _groups().get(key) or _groups().get(_COUNTED.sub("", key)) or ()


def group_names() -> tuple[str, ...]:
    """Every name of every group, sorted: for matchers."""
    return tuple(
        sorted({name for group in lang.load("en", "places_groups")["groups"] for name in group["names"]})
    )


_COUNTED = re.compile(
    r"^(?:all |the )?(?:two |three |four |five |six |seven |eight |nine |ten |eleven |\d+ )?", re.IGNORECASE
)


def plain(words: str) -> str:
    """The words without accents, leading "the", possessive and typographic quotes, and with single spaces."""
    text = words.replace("’", "'").replace("‘", "'").replace("‑", "-").strip()
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = " ".join(text.split())
    text = text[:-2] if text.endswith("'s") else text
    return text[4:] if text[:4] in ("the ", "The ", "THE ") else text


def _titled(key: str) -> str:
    """A headline's "SOUTH KOREA" as "South Korea"; anything else stays."""
    return key.title() if key.isupper() and len(key) > 4 and "." not in key else key


@cache
def _names() -> dict[str, str]:
    return {plain(name): c.code for c in countries().values() for name in c.names}


@cache
def _capitals() -> dict[str, str]:
    return {plain(name): c.code for c in countries().values() for name in reversed(c.capitals)}


@cache
def _demonyms() -> dict[str, str]:
    found: dict[str, str] = {}
    for country in countries().values():
        for word in country.demonyms:
            for form in (word, plural(word)):
                if form not in _names() or form == word:
                    found.setdefault(plain(form), country.code)
    return found


def plural(word: str) -> str:
    """The plural of a demonym: "Briton" Britons; "Japanese", "Dutch" and "Frenchmen" stay."""
    return word if re.search(r"(?:ese|ish|sh|ch|ss|men|os|is)$", word) else word + "s"


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    groups = lang.load("en", "places_groups")["groups"]
    return {plain(name): tuple(sorted(group["members"])) for group in groups for name in group["names"]}
