"""A route map from its parts: countries or tiles, journeys, and the panel around them."""

from __future__ import annotations

import folium
import jinja2
from folium.raster_layers import TileLayer

from timeline.layouts.basemap import Detail, basemap_json
from timeline.maps import _elements
from timeline.maps._assets import static
from timeline.maps._phrases import counted
from timeline.maps._routes import Routes, lay_routes
from timeline.model import Chronology

COLOURS = ("#0072b2", "#b84a00", "#00785a", "#a0487a", "#4d4d4d", "#806600", "#5b3fb0", "#9b1c31")
DASHES = {"planned": "8 7", "considered": "2 7"}
STATUSES = ("happened", "planned", "considered", "cancelled", "denied")


def build_map(
    chronology: Chronology, *, detail: Detail, tiles: str | None, attribution: str, title: str
) -> folium.Map:
    """The map that `timeline.maps.map` returns."""
    basemap_json(detail)
    routes = lay_routes(chronology)
    made = _elements.RouteMap(title, location=_middle(routes), zoom_start=3, min_zoom=1, zoom_snap=0.25)
    if tiles:
        layer = TileLayer(tiles=tiles, attr=attribution or " ", name="Tiles")
        layer._id = "tiles"
        layer.add_to(made)
    else:
        _elements.countries(detail, routes).add_to(made)
    journeys = _elements.journeys(routes)
    journeys.add_to(made)
    _elements.Panel(panel_parts(routes, title), journeys).add_to(made)
    return made


def panel_parts(routes: Routes, title: str) -> dict[str, str]:
    """The HTML before and after the map, every text in it escaped."""
    page = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined).from_string(
        static("panel.html")
    )
    facts = {
        "title": title,
        "summary": _summary(routes),
        "routes": routes,
        "trips": [_trip_lines(routes, who) for who in range(len(routes.travellers))],
        "colours": COLOURS,
        "dashes": DASHES,
        "statuses": _statuses(routes),
        "unplaced": _unplaced(routes),
        "placed": any(stop.lat is not None for journey in routes.journeys for stop in journey.stops),
        "purposes": any(stop.purpose for journey in routes.journeys for stop in journey.stops),
    }
    module = page.make_module(facts)
    return {"before": str(module.before()), "after": str(module.after())}  # type: ignore[attr-defined]


def _middle(routes: Routes) -> tuple[float, float]:
    points = [
        (stop.lat, stop.lon)
        for journey in routes.journeys
        for stop in journey.stops
        if stop.lat is not None and stop.lon is not None
    ]
    if not points:
        return 20.0, 0.0
    lats, lons = zip(*points, strict=True)
    return (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2


def _summary(routes: Routes) -> str:
    stops = sum(len(journey.stops) for journey in routes.journeys)
    parts = (
        counted(len(routes.journeys), "journey"),
        counted(len(routes.travellers), "traveller"),
        counted(stops, "stop"),
    )
    return ", ".join(parts)


def _trip_lines(routes: Routes, who: int) -> str:
    trips = [trip for trip in routes.journeys if trip.who == who]
    if len(trips) > 3:
        return counted(len(trips), "journey")
    return "; ".join(trip.title for trip in trips)


def _statuses(routes: Routes) -> list[str]:
    found = {stop.status for journey in routes.journeys for stop in journey.stops}
    return [status for status in STATUSES if status in found]


def _unplaced(routes: Routes) -> list[str]:
    names = [stop.place for journey in routes.journeys for stop in journey.stops if stop.lat is None]
    return list(dict.fromkeys(names))
