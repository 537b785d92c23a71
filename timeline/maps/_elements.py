"""The folium elements of a route map. The one module that imports folium; imported only to make a map."""

# mypy: disable-error-code="no-untyped-call"
# branca's and folium's constructors and render methods are untyped

from __future__ import annotations

import html
import json
import re
from typing import Any
from urllib.parse import urlsplit

import folium
from branca.element import CssLink, Element, Figure, JavascriptLink, MacroElement
from folium.map import Layer
from folium.raster_layers import TileLayer
from folium.template import Template

from timeline.layouts.basemap import Detail, basemap_json
from timeline.maps._assets import (
    ascii_script,
    embedded_json,
    leaflet_css,
    leaflet_js,
    library,
    map_script,
    picture,
    script_hash,
    static,
)
from timeline.maps._routes import Routes

_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)


class Literal(Element):
    """Text that goes into the page as it is: folium would read the braces in it as a template."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def render(self, **kwargs: Any) -> str:
        """The text."""
        return self.text


class OfflinePage(Figure):
    """A page whose Content-Security-Policy lets it run its own scripts and fetch nothing.

    What a user adds to the map (tiles, a plug-in's scripts) may be fetched from where it was asked for.
    """

    def __init__(self, title: str) -> None:
        super().__init__(title=title, height="640px")
        self.header._children.clear()

    def render(self, **kwargs: Any) -> str:
        """The whole page, the same for the same map."""
        for child in list(self._children.values()):
            child.render(**kwargs)
        header = self.header.render(**kwargs)
        body = self.html.render(**kwargs)
        script = f"\n{self.script.render(**kwargs)}\n"
        policy = self._policy([*_SCRIPT.findall(header), script])
        return (
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{html.escape(policy)}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{html.escape(self.title or '')}</title>\n{header}\n</head>\n<body>\n{body}\n"
            f"<script>{script}</script>\n</body>\n</html>\n"
        )

    def _policy(self, scripts: list[str]) -> str:
        links = list(self.header._children.values())
        script_hosts = _hosts(link.url for link in links if isinstance(link, JavascriptLink))
        style_hosts = _hosts(link.url for link in links if isinstance(link, CssLink))
        tile_hosts = _hosts(layer.tiles for layer in _descendants(self) if isinstance(layer, TileLayer))
        hashes = dict.fromkeys(script_hash(script) for script in scripts)
        parts = {
            "default-src": ["'none'"],
            "script-src": [*hashes, *script_hosts],
            "style-src": ["'unsafe-inline'", *style_hosts],
            "img-src": ["data:", *tile_hosts],
            "font-src": ["data:", *style_hosts],
            "base-uri": ["'none'"],
            "form-action": ["'none'"],
        }
        return "; ".join(f"{name} {' '.join(allowed)}" for name, allowed in parts.items())


def _hosts(urls: Any) -> list[str]:
    found = []
    for url in urls:
        parts = urlsplit(url.replace("{s}", "*"))
        if parts.scheme in ("http", "https") and re.fullmatch(r"[\w.*:-]+", parts.netloc):
            found.append(f"{parts.scheme}://{parts.netloc}")
    return list(dict.fromkeys(found))


def _descendants(element: Element) -> list[Element]:
    return [below for child in element._children.values() for below in (child, *_descendants(child))]


class RouteMap(folium.Map):
    """A folium map that brings its libraries with it."""

    default_js: list[tuple[str, str]] = []  # noqa: RUF012 - folium's own attribute, a list there
    default_css: list[tuple[str, str]] = []  # noqa: RUF012 - as above

    def __init__(self, title: str, **options: Any) -> None:
        super().__init__(tiles=None, control_scale=True, zoom_control="topleft", **options)
        self._id = "routes"
        OfflinePage(title).add_child(self, name="map")

    def render(self, **kwargs: Any) -> str:
        """Adds the libraries, styles and this map to the page."""
        page = _page(self)
        for name, text in _head():
            page.header.add_child(Literal(text), name=name)
        super().render(**kwargs)
        page.header.add_child(Literal(""), name=self.get_name())
        frame = f'<div class="folium-map" id="{self.get_name()}" role="region" aria-label="Map"></div>'
        page.html.add_child(Literal(frame), name=self.get_name())
        return ""


def _page(element: Element) -> Figure:
    page = element.get_root()
    assert isinstance(page, Figure)
    return page


def _head() -> list[tuple[str, str]]:
    pictures = 'L.Icon.Default.imagePath = "";\nObject.assign(L.Icon.Default.prototype.options, '
    pictures += json.dumps(_marker_pictures()) + ");"
    return [
        ("leaflet_css", f"<style>{leaflet_css()}</style>"),
        ("timeline_css", f"<style>{static('map.css')}{static('routes.css')}</style>"),
        ("leaflet", f"<script>{leaflet_js()}\n{pictures}</script>"),
        ("jquery", f"<script>{ascii_script(library('jquery', 'jquery.slim.min.js'))}</script>"),
        ("timeline_js", f"<script>{map_script()}{ascii_script(static('panel.js'))}</script>"),
    ]


def _marker_pictures() -> dict[str, str]:
    return {
        "iconUrl": picture("marker-icon.png"),
        "iconRetinaUrl": picture("marker-icon.png"),
        "shadowUrl": picture("marker-shadow.png"),
    }


class _Drawn(Layer):
    """A layer that a script of ours makes from data in the page."""

    def __init__(self, id: str, name: str, data: str, call: str) -> None:
        super().__init__(name=name, overlay=True, control=True)
        self._name = "Timeline"
        self._id = id
        self._data = data
        self._template = Template(
            "{% macro script(this, kwargs) %}var {{ this.get_name() }} = "
            + call
            + ".addTo({{ this._parent.get_name() }});{% endmacro %}"
        )

    def render(self, **kwargs: Any) -> str:
        """Adds the data and the call to the page."""
        block = f'<script type="application/json" id="tl-{self._id}">{self._data}</script>'
        _page(self).html.add_child(Literal(block), name=f"data_{self._id}")
        MacroElement.render(self, **kwargs)  # a layer's own render adds to the map once more at each call
        return ""


def countries(detail: Detail, routes: Routes) -> Layer:
    """The base map, the countries of the stops tinted."""
    codes = sorted({stop.code for journey in routes.journeys for stop in journey.stops if stop.code})
    call = (
        'timelineMap.countries(JSON.parse(document.getElementById("tl-countries").textContent), '
        f"new Set({json.dumps(codes)}), {json.dumps(routes.strip)})"
    )
    return _Drawn("countries", "Countries", basemap_json(detail), call)


def journeys(routes: Routes) -> Layer:
    """The stops and legs."""
    call = 'timelineMap.journeys(JSON.parse(document.getElementById("tl-journeys").textContent))'
    return _Drawn("journeys", "Journeys", embedded_json(routes), call)


class Panel(MacroElement):
    """What stands around the map: heading, travellers, legend, time, table."""

    def __init__(self, html_parts: dict[str, str], layer: Layer) -> None:
        super().__init__()
        self._name = "Panel"
        self._id = "routes"
        self._parts = html_parts
        self._template = Template(
            "{% macro script(this, kwargs) %}timelineMap.panel("
            "{{ this._parent.get_name() }}, {{ this.layer_id }});{% endmacro %}"
        )
        self.layer_id = layer.get_name()

    def render(self, **kwargs: Any) -> str:
        """Adds the parts around the map, the heading before it."""
        page = _page(self)
        page.html.add_child(Literal(self._parts["before"]), name="panel_before", index=0)
        page.html.add_child(Literal(self._parts["after"]), name="panel_after")
        super().render(**kwargs)
        return ""
