"""Draw the sample of 31 events with other tools too, and print what a browser without a network shows of it.

    pip install -e ".[test]" plotly
    npm install vis-timeline mermaid @knight-lab/timelinejs
    python tools/compare_peers.py node_modules FOLDER

Each tool gets what its own introduction shows, with the same titles and days. docs/comparison.md says what
the columns mean. CHROMIUM names the browser, as for the tests.
"""

from __future__ import annotations

import html
import json
import re
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from timeline import calendar, filter_chronology, map, page, read_chronology
from timeline.figures import draw_pages, write_figure
from timeline.model import Chronology, Event

SAMPLE = Path(__file__).resolve().parents[1] / "tests" / "chronologies" / "small.json"
ROUTE = [("Tokyo", 35.7, 139.7), ("Honolulu", 21.3, -157.9)]

# What names an event: the part of it that is seen, whether words are cut off, and how many pairs overlap.
BOXES = """(selector) => {
  const seen = one => {
    const box = one.getBoundingClientRect();
    const part = {x: box.left, y: box.top, r: box.right, b: box.bottom, cut: false};
    for (let up = one.parentElement; up && up !== document.body; up = up.parentElement) {
      if (getComputedStyle(up).overflow === "visible" || up instanceof SVGElement) continue;
      const edge = up.getBoundingClientRect();
      part.x = Math.max(part.x, edge.left); part.r = Math.min(part.r, edge.right);
      part.y = Math.max(part.y, edge.top); part.b = Math.min(part.b, edge.bottom);
    }
    const small = part.r - part.x < box.width - 2 || part.b - part.y < box.height - 2;
    const inner = one instanceof HTMLElement ? [one, ...one.querySelectorAll("*")] : [];
    const block = e => getComputedStyle(e).display !== "inline";
    const long = inner.some(e => e.scrollWidth > e.clientWidth + 2 && block(e));
    const out = part.x < 0 || part.y < 0 || part.r > innerWidth + 1;
    part.cut = small || long || out;
    return part;
  };
  const parts = [...document.querySelectorAll(selector)].filter(one => one.textContent.trim()).map(seen);
  const all = parts.filter(one => one.r - one.x > 1 && one.b - one.y > 1);
  let overlaps = 0;
  all.forEach((a, i) => all.slice(i + 1).forEach(b => {
    const wide = Math.min(a.r, b.r) - Math.max(a.x, b.x), high = Math.min(a.b, b.b) - Math.max(a.y, b.y);
    if (wide > 1 && high > 1) overlaps++;
  }));
  return {labels: parts.length, whole: all.filter(one => !one.cut).length, overlaps};
}"""
FOCUSED = """() => {
  const one = document.activeElement;
  return one === document.body ? "" : (one.getAttribute("aria-label") || "") + " " + one.textContent;
}"""


def days(event: Event) -> tuple[str, str]:
    """The first and last day that an event may have; an open end is its first day."""
    return event.when.start or "", event.when.end or event.when.start or ""


def ordinal(day: str) -> int:
    return calendar.parse_day(day)


def dated(chronology: Chronology) -> list[Event]:
    return [event for event in chronology.events if event.when]


def whole(head: str, body: str) -> str:
    return f"<!doctype html><html lang=en><meta charset=utf-8><title>Sample</title>{head}<body>{body}</html>"


def script(path: Path) -> str:
    return "<script>" + path.read_text(encoding="utf-8").replace("</script", "<\\/script") + "</script>"


def style(path: Path) -> str:
    return f"<style>{path.read_text(encoding='utf-8')}</style>"


# --- the tools: each returns a page -----------------------------------------------------------------------


def vis(chronology: Chronology, modules: Path) -> str:
    home = modules / "vis-timeline"
    items = []
    for number, event in enumerate(dated(chronology)):
        start, end = days(event)
        item = {"id": number, "content": html.escape(event.title), "start": start}
        items.append(item | ({"end": end} if end != start else {}))
    head = style(home / "styles" / "vis-timeline-graph2d.min.css")
    make = f"new vis.Timeline(document.getElementById('t'), new vis.DataSet({json.dumps(items)}), {{}})"
    library = script(home / "standalone" / "umd" / "vis-timeline-graph2d.min.js")
    return whole(head + library, f"<div id=t></div><script>{make}</script>")


def timelinejs(chronology: Chronology, modules: Path) -> str:
    home = modules / "@knight-lab" / "timelinejs" / "dist"

    def date(day: str) -> dict[str, int]:
        year, *rest = re.fullmatch(r"(-?\d+)(?:-(\d+)-(\d+))?.*", day).groups()
        return {"year": int(year)} | dict(zip(("month", "day"), [int(r) for r in rest if r], strict=False))

    events = []
    for event in dated(chronology):
        start, end = days(event)
        known = {"year": 1, "month": 2}.get(event.when.precision, 3)  # of year, month and day
        first = dict(list(date(start).items())[:known])
        slide = {"start_date": first, "text": {"headline": event.title}}
        events.append(slide | ({"end_date": date(end)} if end != start and known == 3 else {}))
    head = style(home / "css" / "timeline.css") + script(home / "js" / "timeline.js")
    make = f"new TL.Timeline('t', {json.dumps({'events': events})}, {{language: 'en', hash_bookmark: false}})"
    return whole(head, f"<div id=t style='height:720px'></div><script>{make}</script>")


def mermaid(chronology: Chronology, modules: Path) -> str:
    lines = ["gantt", "dateFormat YYYY-MM-DD"]
    for event in dated(chronology):
        start, end = days(event)
        title = re.sub(r"[:;#,]", " ", event.title)
        lines.append(f"{title} :{start}, {end if end != start else '1d'}")
    head = script(modules / "mermaid" / "dist" / "mermaid.min.js")
    body = f"<pre class=mermaid>{html.escape(chr(10).join(lines))}</pre>"
    return whole(head, body + "<script>mermaid.initialize({startOnLoad: true})</script>")


def plotly(chronology: Chronology, modules: Path) -> str:
    """What px.timeline makes of a table: a bar in a row for each event, its title on the axis."""
    import plotly.graph_objects as go

    rows = dated(chronology)
    lengths = [(1 + ordinal(days(event)[1]) - ordinal(days(event)[0])) * 86_400_000 for event in rows]
    bar = go.Bar(base=[days(event)[0] for event in rows], x=lengths, orientation="h")
    bar.y = [event.title for event in rows]
    return go.Figure(bar, {"xaxis": {"type": "date"}}).to_html(include_plotlyjs=True)


def plotly_route(chronology: Chronology, modules: Path) -> str:
    import plotly.graph_objects as go

    lats, lons = [lat for _, lat, _ in ROUTE], [lon for *_, lon in ROUTE]
    return go.Figure(go.Scattergeo(lat=lats, lon=lons, mode="lines+markers")).to_html(include_plotlyjs=True)


def plain_folium(chronology: Chronology, modules: Path) -> str:
    import folium

    places = {place.id: place for place in chronology.places}
    made = folium.Map(location=(30, 100), zoom_start=2)
    for trip in chronology.trips:
        points = [(places[stop.place].lat, places[stop.place].lon) for stop in trip.stops]
        folium.PolyLine(points).add_to(made)
        for stop, point in zip(trip.stops, points, strict=True):
            folium.Marker(point, tooltip=places[stop.place].name).add_to(made)
    return made.get_root().render()


def gallery(chronology: Chronology, modules: Path) -> str:
    """The idea of matplotlib's gallery: stems of several lengths in turn, a label at the tip of each."""
    import io

    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    with matplotlib.rc_context({"svg.fonttype": "none"}):
        figure, ax = plt.subplots(figsize=(8.8, 4), layout="constrained")
        shown = [event for event in dated(chronology) if days(event)[0] > "0"]
        at = [ordinal(days(event)[0]) - ordinal("1970-01-01") for event in shown]
        for number, (x, event) in enumerate(zip(at, shown, strict=True)):
            level = (1 + 0.8 * (number % 6)) * (1 if number % 2 else -1)
            ax.vlines(x, 0, level)
            ax.annotate(event.title, (x, level), xytext=(-3, 3), textcoords="offset points")
        ax.axhline(0)
        ax.xaxis_date()
        out = io.StringIO()
        figure.savefig(out, format="svg")
        plt.close(figure)
    return whole("", out.getvalue()[out.getvalue().index("<svg") :])


def our_figure(chronology: Chronology, modules: Path) -> str:
    """All pages of the figure, as they are written to files, below each other."""
    found = []
    for figure in draw_pages(chronology):
        path = Path(sys.argv[2]) / "timeline.svg"
        write_figure(figure, path)
        svg = path.read_text(encoding="utf-8")
        found.append(svg[svg.index("<svg") :])
    return whole("", "\n".join(found))


def our_page(chronology: Chronology, modules: Path) -> str:
    return page(chronology)


def our_map(chronology: Chronology, modules: Path) -> str:
    return map(chronology).get_root().render()


TOOLS: dict[str, tuple[Callable[[Chronology, Path], str], str]] = {
    "timeline: figure": (our_figure, "svg text"),
    "timeline: page": (our_page, "svg text"),
    "timeline: map": (our_map, ".tl-label"),
    "vis-timeline": (vis, ".vis-item-content"),
    "TimelineJS": (timelinejs, ".tl-timemarker-content-container"),
    "mermaid gantt": (mermaid, "text.taskText, text.taskTextOutsideRight, text.taskTextOutsideLeft"),
    "plotly": (plotly, ".ytick text"),
    "plotly route": (plotly_route, ".none"),
    "folium": (plain_folium, ".none"),
    "matplotlib gallery": (gallery, "svg text"),
}


# --- a leg over the date line -----------------------------------------------------------------------------


def leaflet_leg() -> str:
    """The line that folium's PolyLine draws, with Leaflet in the page."""
    from xstatic.pkg import leaflet

    home = Path(leaflet.BASE_DIR)
    points = json.dumps([[lat, lon] for _, lat, lon in ROUTE])
    make = f"L.polyline({points}).addTo(window.made = L.map('m').setView([30, 0], 0))"
    body = f"<div id=m style='height:700px'></div><script>{make}</script>"
    return whole(style(home / "leaflet.css") + script(home / "leaflet.js"), body)


def our_leg() -> str:
    from tests.maps.samples import Draft

    draft = Draft()
    draft.trip("Ann Lee", "Pacific", *((name, day, "happened") for day, (name, *_) in enumerate(ROUTE)))
    return map(draft.finish()).get_root().render()


LEG = """() => {
  const made = Object.values(window).find(one => one instanceof L.Map);
  const lines = [];
  made.eachLayer(layer => layer instanceof L.Polyline && !(layer instanceof L.Polygon) && lines.push(layer));
  return lines.map(line => {
    const box = line.getBounds();
    return [Math.round(box.getEast() - box.getWest()), line.getLatLngs().flat().length];
  });
}"""


def legs(browser, folder: Path) -> None:
    """Print how many degrees of longitude the line from Tokyo to Honolulu covers, and its points."""
    for name, text in (("timeline: map", our_leg()), ("Leaflet", leaflet_leg())):
        path = folder / (re.sub(r"\W+", "-", f"{name} leg") + ".html")
        path.write_text(text, encoding="utf-8")
        page = browser.new_page()
        page.goto(path.as_uri())
        page.wait_for_timeout(1000)
        print(f"{name}: Tokyo to Honolulu, degrees and points:", page.evaluate(LEG))
        page.close()


MAPS = ("timeline: map", "folium")  # asked for the places of their stops instead of titles of events


# --- what is seen -----------------------------------------------------------------------------------------


def squeezed(text: str) -> str:
    return re.sub(r"\W+", "", unicodedata.normalize("NFKC", text)).lower()


def named(titles: list[str], text: str) -> int:
    """How many of the titles stand in a text, whatever its line breaks."""
    return sum(squeezed(title) in squeezed(text) for title in titles)


def look(
    browser, path: Path, selector: str, titles: list[str], *, wait: int = 2500, tabs: int = 150
) -> dict[str, object]:
    """What a page asks for, names, overlaps, reaches by keyboard and prints."""
    import io

    from pypdf import PdfReader

    asked, faults = [], []
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.on("pageerror", lambda fault: faults.append(str(fault)))

    def only_files(route):
        if route.request.url.startswith(("file:", "data:", "blob:")):
            return route.continue_()
        asked.append(route.request.url)
        return route.abort()

    page.route("**/*", only_files)
    page.goto(path.as_uri())
    page.wait_for_timeout(wait)
    page.screenshot(path=path.with_suffix(".png"))
    seen = page.evaluate(BOXES, selector)
    pdf = PdfReader(io.BytesIO(page.pdf(format="A4", landscape=True)))
    printed = "".join(sheet.extract_text() for sheet in pdf.pages)
    focused = set()
    for _ in range(tabs):
        page.keyboard.press("Tab")
        focused.add(page.evaluate(FOCUSED))
    single = [text for text in focused if 0 < named(titles, text) < 3]
    result = {
        "asks": len(asked), "faults": len(faults), **seen, "keyboard": named(titles, " ".join(single)),
        "printed": named(titles, printed), "kB": path.stat().st_size // 1000,
    }  # fmt: skip
    page.close()
    return result


def main() -> None:
    import os
    import shutil

    from playwright.sync_api import sync_playwright

    modules, folder = Path(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    whole_sample = read_chronology(SAMPLE)
    samples = {"all": whole_sample, "2022": filter_chronology(whole_sample, from_="2022-01", to="2022-12")}
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for sample, chronology in samples.items():
            for name in TOOLS:
                compare(browser, name, sample, chronology, modules, folder)
        legs(browser, folder)
        browser.close()


def names(name: str, chronology: Chronology) -> list[str]:
    """What a tool's page should name: the places of the stops on a map, else the titles of the events."""
    if name in MAPS:
        places = {place.id: place.name for place in chronology.places}
        return [places[stop.place] for trip in chronology.trips for stop in trip.stops]
    titles = [event.title for event in chronology.events]
    if (
        name == "timeline: figure"
    ):  # the stops of a journey are named by their places, in its traveller's lane
        return [title.rpartition(" in ")[2] for title in titles]
    return titles


def compare(browser, name, sample, chronology, modules, folder) -> None:
    """Make a tool's page twice, and print what is seen of it."""
    make, selector = TOOLS[name]
    titles = names(name, chronology)
    first, second = make(chronology, modules), make(chronology, modules)
    path = folder / (re.sub(r"\W+", "-", f"{name} {sample}") + ".html")
    path.write_text(first, encoding="utf-8")
    found = look(browser, path, selector, titles)
    print(f"{name}, {sample}, of {len(titles)}:", found | {"same": first == second}, flush=True)


if __name__ == "__main__":
    main()
