"""Build the base map that ships: `python tools/build_basemap.py FOLDER`.

FOLDER is the unpacked npm package `world-atlas` (`npm pack world-atlas`, then `tar xzf`), which redistributes
Natural Earth, in the public domain. Written is TopoJSON in a grid of a hundredth of a degree, each country
with its ISO 3166-1 alpha-2 code. Needs Babel, for the numeric codes.
"""

import json
import sys
from pathlib import Path

from babel.core import get_global

GRID = 100  # steps a degree: about a kilometre, finer than the maps' own generalisation
OUT = Path(__file__).parent.parent / "timeline" / "layouts" / "data"
UNNUMBERED = {"Kosovo": "XK"}  # a user-assigned code; Natural Earth's other areas without a number have none
WHOLE = {
    "W. Sahara": "Western Sahara",
    "Dem. Rep. Congo": "Democratic Republic of the Congo",
    "Dominican Rep.": "Dominican Republic",
    "Fr. S. Antarctic Lands": "French Southern and Antarctic Lands",
    "Central African Rep.": "Central African Republic",
    "Eq. Guinea": "Equatorial Guinea",
    "Bosnia and Herz.": "Bosnia and Herzegovina",
    "N. Cyprus": "Northern Cyprus",
    "S. Sudan": "South Sudan",
    "N. Mariana Is.": "Northern Mariana Islands",
    "S. Geo. and the Is.": "South Georgia and the South Sandwich Islands",
    "Br. Indian Ocean Ter.": "British Indian Ocean Territory",
    "St. Vin. and Gren.": "Saint Vincent and the Grenadines",
    "St. Kitts and Nevis": "Saint Kitts and Nevis",
    "St. Pierre and Miquelon": "Saint Pierre and Miquelon",
    "Fr. Polynesia": "French Polynesia",
    "Heard I. and McDonald Is.": "Heard Island and McDonald Islands",
    "Antigua and Barb.": "Antigua and Barbuda",
    "Indian Ocean Ter.": "Christmas Island and Cocos Islands",
    "Macedonia": "North Macedonia",
    "Swaziland": "Eswatini",
    "eSwatini": "Eswatini",
}


def country_code(shape):
    numbers = get_global("territory_aliases")
    found = numbers.get(shape.get("id"), [None])
    return UNNUMBERED.get(shape["properties"]["name"], found[0])


def country_name(shape):
    name = shape["properties"]["name"]
    name = WHOLE.get(name, name).replace(" Is.", " Islands").replace("U.S.", "United States")
    return name


def coarsen(arc, transform):
    """The arc's points as steps of the grid, each from the one before it, without the steps of no length."""
    (step_x, step_y), (west, south) = transform["scale"], transform["translate"]
    x = y = 0
    last = None
    steps = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        point = round((x * step_x + west) * GRID), round((y * step_y + south) * GRID)
        if last is None or point != last:
            steps.append([point[0] - (last or (0, 0))[0], point[1] - (last or (0, 0))[1]])
        last = point
    return steps


def polygons(shape):
    return [shape["arcs"]] if shape["type"] == "Polygon" else shape.get("arcs", [])


def is_seen(polygon, arcs):
    """Whether the outer ring still encloses something in the coarser grid."""
    steps = [step for arc in polygon[0] for step in arcs[arc if arc >= 0 else ~arc][1:]]
    return len(steps) >= 3 and any(dx for dx, _ in steps) and any(dy for _, dy in steps)


def convert(topology):
    arcs = [coarsen(arc, topology["transform"]) for arc in topology["arcs"]]
    kept_arcs, number = [], {}

    def renumber(arc):
        plain = arc if arc >= 0 else ~arc
        if plain not in number:
            number[plain] = len(kept_arcs)
            kept_arcs.append(arcs[plain])
        return number[plain] if arc >= 0 else ~number[plain]

    countries = []
    for shape in sorted(topology["objects"]["countries"]["geometries"], key=country_name):
        seen = [polygon for polygon in polygons(shape) if is_seen(polygon, arcs)] or polygons(shape)[:1]
        countries.append(
            {
                "type": "MultiPolygon",
                "id": country_code(shape),
                "properties": {"name": country_name(shape)},
                "arcs": [[[renumber(arc) for arc in ring] for ring in polygon] for polygon in seen],
            }
        )
    return {
        "type": "Topology",
        "transform": {"scale": [1 / GRID, 1 / GRID], "translate": [0, 0]},
        "objects": {"countries": {"type": "GeometryCollection", "geometries": countries}},
        "arcs": kept_arcs,
    }


def main(folder):
    for detail in ("110m", "50m"):
        topology = json.loads((Path(folder) / f"countries-{detail}.json").read_text(encoding="utf8"))
        text = json.dumps(convert(topology), ensure_ascii=False, separators=(",", ":"))
        (OUT / f"basemap-{detail}.json").write_text(text + "\n", encoding="utf8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
