"""The table of places that ships with the package: names to places, with points, people and containers.

The file is one compressed block: four bytes for the size of a JSON header, the header, then columns of
numbers and of names that the header measures. tools/build_gazetteer.py writes it.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
import zlib
from array import array
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import NamedTuple

from timeline.places.countries import country_of_capital

CITY, COUNTRY, REGION, COUNTY, VENUE, AREA = range(6)
WORD, GIVEN, SURNAME = 1, 2, 4
FAMOUS = 40  # names in other spellings and languages
FOREMOST = 200  # set by hand: the foremost of its name, whatever its size
STATES = ("US", "CA", "AU")  # whose first-level divisions are as well known as countries
ENGLISH = ("US", "CA", "GB", "AU", "NZ", "IE")
_SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}


class Entry(NamedTuple):
    """A place of the table.

    `admin1` and `admin2` are GeoNames codes ("US.KY", "US.KY.015") or empty; `renown` says how well known the
    place is, about the logarithm of its people; `famous` cities have names in many languages.
    """

    number: int
    name: str
    kind: int
    country: str
    lat: float
    lon: float
    population: int
    geonameid: int
    admin1: str
    admin2: str
    renown: float
    famous: bool
    capital: bool = False


def key_of(name: str) -> str:
    """The form of a name in the index: small letters, no accents, points or apostrophes, hyphens as spaces.

    "St. Petersburg" and "Saint-Petersburg" have one key, "saint petersburg".
    """
    text = name
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("ø", "o").replace("ł", "l"))
        text = "".join(c for c in text if not unicodedata.combining(c))
    text = re.sub(r"[.'‘’ʻʼ`]", "", text.lower())
    words = re.sub(r"[-‐‑–,/]", " ", text).split()
    if len(words) > 1 and words[0] in _SHORT:
        words[0] = _SHORT[words[0]]
    return " ".join(words)


class Gazetteer:
    """The table in memory; `find` looks a key up, `reach` says how many words the names go on for."""

    def __init__(self, data: bytes) -> None:
        raw = zlib.decompress(data)
        size = int.from_bytes(raw[:4], "little")
        header = json.loads(raw[4 : 4 + size])
        columns: dict[str, bytes] = {}
        at = 4 + size
        for name, length in header["sizes"].items():
            columns[name] = raw[at : at + length]
            at += length
        self._countries: list[str] = header["countries"]
        self._admins: list[str] = header["admins"]
        self._columns = columns
        keys = columns["keys"].decode().split("\n")
        self._at = dict(zip(keys, range(len(keys)), strict=True))
        self._starts = array("I", [0, *accumulate(array("H", columns["counts"]))])
        self._refs = array("I", columns["refs"])
        self._lat, self._lon = array("i", columns["lat"]), array("i", columns["lon"])
        self._population = array("I", columns["population"])
        self._geonameid = array("I", columns["geonameid"])
        self._admin1, self._admin2 = array("H", columns["admin1"]), array("H", columns["admin2"])
        self._names = columns["names"].decode().split("\n")
        self._found: dict[str, tuple[Entry, ...]] = {}
        self.given = frozenset(columns["given"].decode().split("\n"))
        heads = columns["heads"].decode().split("\n")
        self.reach: dict[str, int] = dict(zip(heads, columns["reach"], strict=True))

    def __contains__(self, key: str) -> bool:
        return key in self._at

    def find(self, key: str) -> tuple[Entry, ...]:
        """The places with this key, the best known first; () where there is none."""
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._read(key)
        return found

    def flags(self, key: str) -> int:
        """What else the name is, as a sum of WORD, GIVEN and SURNAME."""
        at = self._at.get(key)
        return self._columns["flags"][at] if at is not None else 0

    def _read(self, key: str) -> tuple[Entry, ...]:
        at = self._at.get(key)
        if at is None:
            return ()
        refs = self._refs[self._starts[at] : self._starts[at + 1]]
        entries = _with_capital([self._entry(index) for index in refs])
        return tuple(sorted(entries, key=lambda e: (-e.renown, e.number)))

    def _entry(self, index: int) -> Entry:
        name, kind = self._names[index], self._columns["kind"][index]
        country = self._countries[self._columns["country"][index]]
        population, admin1 = self._population[index], self._admins[self._admin1[index]]
        fame = self._columns["fame"][index]
        return Entry(
            index,
            name,
            kind,
            country,
            self._lat[index] / 1e4,
            self._lon[index] / 1e4,
            population,
            self._geonameid[index],
            admin1,
            self._admins[self._admin2[index]],
            _renown(kind, country, population, bool(admin1)) + (fame >= FOREMOST) * 1.5,
            fame >= FAMOUS,
        )


def _with_capital(entries: list[Entry]) -> list[Entry]:
    """The entries with the capital among them marked: of all cities called Washington, the greatest.

    Where the country has the capital's name ("Singapore"), the country stays the better known.
    """
    states = {e.country for e in entries if e.kind == COUNTRY}
    cities = [e for e in entries if e.kind == CITY and country_of_capital(e.name) == e.country]
    if not cities or cities[0].country in states:
        return entries
    best = max(cities, key=lambda e: e.population)
    return [e._replace(capital=True, renown=e.renown + 2.2) if e is best else e for e in entries]


def _renown(kind: int, country: str, population: int, coded: bool) -> float:
    """How well known a place is: countries, capitals and states above their people, other divisions below."""
    size = math.log10(population + 300)
    if kind == COUNTRY:
        return max(size, 6.5) + 1.5
    if kind == REGION:
        if not coded:
            return max(size, 5.5)
        return size + 0.6 if country in STATES else min(size, 6.2) - 1.5
    if kind == COUNTY:
        return size - 2.0
    if kind in (VENUE, AREA):
        return max(size, 6.3)
    return size


@cache
def gazetteer() -> Gazetteer:
    """The table that ships, read when first asked for (about 0.2 s) and kept."""
    return Gazetteer((files(__package__) / "data" / "gazetteer.bin").read_bytes())
