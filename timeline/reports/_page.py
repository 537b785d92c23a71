"""The linked page: timeline, map, votes and table in one file."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from importlib.resources import files

import jinja2

from timeline.layouts.basemap import Detail, basemap_json
from timeline.maps import _assets
from timeline.maps._phrases import counted
from timeline.model import Chronology
from timeline.places.countries import country_name
from timeline.reports._data import STATUSES, page_data


def linked_page(chronology: Chronology, *, title: str, detail: Detail) -> str:
    """The HTML of the page; `basemap_json` refuses an unknown detail."""
    basemap = basemap_json(detail)
    script, style = _script(bool(chronology.trips)), _style(bool(chronology.trips))
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, keep_trailing_newline=True
    )
    return environment.from_string(_static("page.html")).render(
        policy=_policy(script),
        title=title,
        style=style,
        summary=_summary(chronology),
        people=_people(chronology),
        kinds=sorted({event.type for event in chronology.events}),
        countries=_countries(chronology),
        places=_places(chronology),
        statuses=STATUSES,
        has_trips=bool(chronology.trips),
        has_votes=any(event.vote for event in chronology.events),
        data=_assets.embedded_json(page_data(chronology)),
        basemap=basemap,
        visited=_assets.embedded_json(_visited(chronology)),
        script=script,
    )


@functools.cache
def _static(name: str) -> str:
    return (files("timeline.reports") / "static" / name).read_text(encoding="utf-8")


def _script(has_trips: bool) -> str:
    """All scripts; without journeys there is no map to bring Leaflet for."""
    leaflet = (
        _assets.leaflet_js() if has_trips else "window.L = {LayerGroup: {extend: () => ({include() {}})}};\n"
    )
    ours = "".join(_static(name) for name in ("data.js", "chart.js", "views.js", "page.js"))
    return f"\n{leaflet}{_assets.map_script()}{_assets.ascii_script(ours)}"


def _style(has_trips: bool) -> str:
    return (_assets.leaflet_css() if has_trips else "") + _assets.static("map.css") + _static("page.css")


def _policy(script: str) -> str:
    return (
        f"default-src 'none'; script-src {_assets.script_hash(script)}; style-src 'unsafe-inline'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _summary(chronology: Chronology) -> str:
    votes = sum(1 for event in chronology.events if event.vote)
    parts = [
        counted(len(chronology.events), "event"),
        counted(len(chronology.trips), "journey"),
        counted(votes, "vote"),
        counted(len(chronology.documents), "document"),
    ]
    return ", ".join(parts)


def _people(chronology: Chronology) -> list[tuple[int, str]]:
    """The numbers and names of those who take part in anything, by name."""
    active = {part.actor for event in chronology.events for part in event.who}
    active |= {trip.traveller for trip in chronology.trips}
    named = [(n, actor.name) for n, actor in enumerate(chronology.people) if actor.id in active]
    return sorted(named, key=lambda one: one[1].casefold())


def _used_places(chronology: Chronology) -> frozenset[str]:
    at_events = {place for event in chronology.events for place in event.where}
    return frozenset(at_events | {stop.place for trip in chronology.trips for stop in trip.stops})


def _places(chronology: Chronology) -> list[tuple[int, str]]:
    used = _used_places(chronology)
    named = [(n, place.name) for n, place in enumerate(chronology.places) if place.id in used]
    return sorted(named, key=lambda one: one[1].casefold())


def _countries(chronology: Chronology) -> list[str]:
    used = _used_places(chronology)
    return sorted(
        {country_name(place.country) for place in chronology.places if place.id in used and place.country}
    )


def _visited(chronology: Chronology) -> list[str]:
    stops: Iterable[str] = {stop.place for trip in chronology.trips for stop in trip.stops}
    return sorted({place.country for place in chronology.places if place.id in stops and place.country})
