"""Which of the places with one name is meant: containers, the story's countries, nearness, size."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from dataclasses import dataclass, field

from timeline.places._spans import Hit
from timeline.places.countries import country_name, country_of_capital
from timeline.places.gazetteer import AREA, CITY, COUNTRY, COUNTY, REGION, VENUE, Entry, Gazetteer, key_of

STATES = ("US", "CA", "AU")  # whose first-level divisions are as well known as countries


@dataclass(slots=True)
class Story:
    """What a text is about so far: how often its countries and first-level divisions are named, and where."""

    countries: Counter[str] = field(default_factory=Counter)
    divisions: Counter[str] = field(default_factory=Counter)
    points: list[tuple[str, float, float]] = field(default_factory=list)


def bind_containers(hits: list[Hit], text: str) -> None:
    """Bind "Melbourne" to "Australia" in "Melbourne, Australia", and the country to what lies in it."""
    for one, two in itertools.pairwise(hits):
        gap = text[one.end : two.start]
        if gap not in (", ", " (", ", in ", ", near ") or one.demonym or two.demonym:
            continue
        inside = [e for e in one.entries if any(holds(outer, e) for outer in two.entries)]
        if inside:
            one.container = two
            outers = [outer for outer in two.entries if any(holds(outer, e) for e in inside)]
            two.entries = tuple(outers)
            two.cues.append("container")
            one.cues.append("contained")
    for hit in reversed(hits):
        if hit.container:
            inside = [e for e in hit.entries if any(holds(outer, e) for outer in hit.container.entries)]
            hit.entries = tuple(inside) or hit.entries


def holds(outer: Entry, inner: Entry) -> bool:
    """Whether one place lies in the other by their codes."""
    if outer.number == inner.number or outer.country != inner.country:
        return False
    if outer.kind == COUNTRY:
        return inner.kind != COUNTRY
    if outer.kind == COUNTY:
        return bool(outer.admin2) and outer.admin2 == inner.admin2 and inner.kind == CITY
    if outer.kind == REGION:
        return bool(outer.admin1) and outer.admin1 == inner.admin1 and inner.kind in (CITY, COUNTY)
    return False


def read_story(hits: list[Hit]) -> Story:
    """The countries and divisions that the sure names of a text speak of."""
    story = Story()
    for hit in hits:
        if hit.demonym:
            if len(hit.demonym) == 2:
                story.countries[hit.demonym] += 1
            continue
        best = sure(hit)
        if best is None:
            continue
        weight = 2 if hit.container else 1
        if best.country:
            story.countries[best.country] += weight
        if best.admin1 and best.kind in (CITY, REGION, COUNTY):
            story.divisions[best.admin1] += weight
        if best.kind in (CITY, COUNTY, VENUE):
            story.points.append((hit.key, best.lat, best.lon))
    return story


def sure(hit: Hit) -> Entry | None:
    """The place of a name that can hardly mean another, or None."""
    if not hit.entries:
        return None
    ranked = sorted(hit.entries, key=prominence, reverse=True)
    if len(ranked) == 1 or hit.container:
        return ranked[0]
    first, second = prominence(ranked[0]), prominence(ranked[1])
    same = holds(ranked[0], ranked[1]) or holds(ranked[1], ranked[0])
    return ranked[0] if same or first - second >= 1.2 else None


def prominence(entry: Entry) -> float:
    """How well known a place is, about the logarithm of its people."""
    size = math.log10(entry.population + 300)
    if entry.kind == COUNTRY:
        return max(size, 6.5) + 1.5
    if entry.kind == REGION:
        return size if entry.country in STATES or not entry.admin1 else min(size, 6.2) - 1.5
    if entry.kind == COUNTY:
        return size - 2.0
    if entry.kind in (VENUE, AREA):
        return max(size, 6.3)
    return size + (1.5 if country_of_capital(entry.name) == entry.country else 0.0)


def choose(hit: Hit, story: Story, bound: dict[str, Entry]) -> tuple[Entry, str]:
    """The place that a name means here, and why."""
    if hit.container:
        best = max(hit.entries, key=prominence)
        return best, f"the text says {hit.text}, {hit.container.text}"
    if hit.key in bound and any(e.number == bound[hit.key].number for e in hit.entries):
        return bound[hit.key], f"the text places {hit.text} elsewhere in {_holder(bound[hit.key])}"
    if len(hit.entries) == 1:
        return hit.entries[0], f"the only place called {hit.text} in the table"
    scored = [(fit(entry, hit, story), prominence(entry), -entry.number, entry) for entry in hit.entries]
    best = max(scored)[3]
    return best, _why(best, hit, story)


def fit(entry: Entry, hit: Hit, story: Story) -> float:
    """How well a place fits its name's text."""
    total = sum(story.countries.values()) or 1
    score = prominence(entry) + 2.5 * story.countries[entry.country] / total
    if story.countries[entry.country]:
        score += 0.5
    if entry.admin1 and (seen := story.divisions[entry.admin1]):
        score += 1.0 + 1.5 * seen / (sum(story.divisions.values()) or 1)
    near = sum(math.exp(-distance(entry, lat, lon) / 80) for key, lat, lon in story.points if key != hit.key)
    return score + min(near, 3.0)


def distance(entry: Entry, lat: float, lon: float) -> float:
    """Kilometres from a place to a point, near enough for short ways."""
    dy = entry.lat - lat
    dx = (entry.lon - lon) * math.cos(math.radians((entry.lat + lat) / 2))
    return 111.2 * math.hypot(dx, dy)


def _holder(entry: Entry) -> str:
    return country_name(entry.country) if entry.country else entry.name


def _why(best: Entry, hit: Hit, story: Story) -> str:
    others = len(hit.entries) - 1
    if story.divisions[best.admin1] and best.admin1:
        return f"the text names other places near it; {others} other places are called {hit.text}"
    if story.countries[best.country]:
        return f"the text speaks of {_holder(best)}; {others} other places are called {hit.text}"
    return f"the best known of {others + 1} places called {hit.text}"


def people_place(hit: Hit, table: Gazetteer) -> Entry | None:
    """The country or region of a demonym."""
    name = country_name(hit.demonym) if len(hit.demonym) == 2 and hit.demonym.isupper() else hit.demonym
    found = [e for e in table.find(key_of(name)) if e.country == hit.demonym or len(hit.demonym) != 2]
    return max(found, key=prominence) if found else None
