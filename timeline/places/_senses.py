"""Which of the places with one name is meant: containers, the story's countries, nearness, size."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field

from timeline.places._spans import Hit
from timeline.places.countries import country_name
from timeline.places.gazetteer import CITY, COUNTRY, COUNTY, REGION, VENUE, Entry, Gazetteer, key_of

# what a place gains where all else in the text is in its country or division, and for each sure neighbour
_COUNTRY, _DIVISION, _COMPANY = 3.0, 3.0, 2.8
# a place that all the world knows is meant where its country is spoken of, whatever lies near the others
_KNOWN, _STAYS = 6.5, 3.0
# a namesake of a famous city needs more than its country to be meant
_UNFAMED = 0.2
_CLOSED = re.compile(r"[,.;:)\"”\n—–-]|$")


@dataclass(slots=True)
class Story:
    """What a text is about: the countries and divisions that its surer names speak of, and their points.

    Each is kept with the name that speaks for it, so that no name is its own witness.
    """

    countries: dict[str, dict[str, float]] = field(default_factory=dict)
    divisions: dict[str, dict[str, float]] = field(default_factory=dict)
    cells: dict[tuple[int, int], dict[str, float]] = field(default_factory=dict)
    _shares: dict[tuple[bool, str, str], float] = field(default_factory=dict)

    def share(self, where: dict[str, dict[str, float]], code: str, key: str) -> float:
        """The part of a country or division in what all names but one say, from 0 to 1; once all is told."""
        asked = where is self.countries, code, key
        if asked not in self._shares:
            self._shares[asked] = self._share(where, code, key)
        return self._shares[asked]

    def _share(self, where: dict[str, dict[str, float]], code: str, key: str) -> float:
        told = sum(weight for name, weight in where.get(code, {}).items() if name != key)
        if not told:
            return 0.0
        total = sum(w for names in where.values() for name, w in names.items() if name != key)
        return told / (total + 0.5)


def bind_containers(hits: list[Hit], text: str) -> None:
    """Bind "Melbourne" to "Australia" in "Melbourne, Australia", and the country to what lies in it."""
    for one, two in itertools.pairwise(hits):
        gap = text[one.end : two.start]
        if gap not in (", ", " (", ", in ", ", near ") or one.demonym or two.demonym:
            continue
        inside = _inside(one, two, text)
        if inside:
            one.container = two
            two.entries = tuple(outer for outer in two.entries if any(holds(outer, e) for e in inside))
            two.cues.append("container")
            one.cues.append("contained")
    for hit in reversed(hits):
        if hit.container:
            inside = _inside(hit, hit.container, text)
            hit.entries = tuple(inside) or hit.entries


def _inside(one: Hit, two: Hit, text: str) -> list[Entry]:
    """The places of one name that lie in a place of the next, where "one, two" can be meant so.

    "Entanglements in Russia, U.S. officials said" speaks of no Russia in the United States, and "Jordan, US
    and Egypt" is a list.
    """
    inside = [e for e in one.entries if any(holds(outer, e) for outer in two.entries)]
    if not inside or one.entries[0] in inside:
        return inside
    outers = [outer for outer in two.entries if any(holds(outer, e) for e in inside)]
    to_country = all(outer.kind == COUNTRY for outer in outers)
    best = one.entries[0]
    if best.kind == COUNTRY and to_country:
        return [e for e in inside if e.kind == REGION]
    far = best.renown - inside[0].renown > 2.5
    return [] if far and to_country and not _CLOSED.match(text, two.end) else inside


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
    """The countries and divisions that the names of a text speak of, the more the surer they are."""
    story = Story()
    for hit in hits:
        if hit.demonym:
            if len(hit.demonym) == 2:
                _tell(story.countries, hit.demonym, hit.demonym, 0.7)
            continue
        best, weight = surest(hit)
        if best is None or not weight:
            continue
        if best.country:
            _tell(story.countries, best.country, hit.key, weight)
        if best.admin1 and best.kind in (CITY, REGION, COUNTY):
            _tell(story.divisions, best.admin1, hit.key, weight)
    for hit in hits:
        for entry in hit.entries:
            if entry.kind in (CITY, COUNTY):
                cell = story.cells.setdefault((int(entry.lat // 1), int(entry.lon // 1)), {})
                cell[hit.key] = 1 / len(hit.entries)
    return story


def company(entry: Entry, key: str, story: Story) -> float:
    """How many other names could mean a place within about a degree, each the less the more it could mean."""
    lat, lon = int(entry.lat // 1), int(entry.lon // 1)
    names: dict[str, float] = {}
    for y in (lat - 1, lat, lat + 1):
        for x in (lon - 1, lon, lon + 1):
            if (y, x) in story.cells:
                names.update(story.cells[y, x])
    return sum(weight for name, weight in names.items() if name != key)


def _tell(where: dict[str, dict[str, float]], code: str, key: str, weight: float) -> None:
    """Let a name speak for a code; what it says again counts less each time."""
    names = where.setdefault(code, {})
    names[key] = min(names.get(key, 0.0) * 0.6 + weight, 2.5 * weight) if key in names else weight


def surest(hit: Hit) -> tuple[Entry | None, float]:
    """The place that a name means most likely by itself, and how sure that is, from 0 to 2."""
    if not hit.entries:
        return None, 0.0
    ranked = hit.entries
    if hit.container:
        return ranked[0], 2.0
    if len(ranked) == 1:
        return ranked[0], 1.0
    lead = ranked[0].renown - ranked[1].renown
    if holds(ranked[0], ranked[1]) or holds(ranked[1], ranked[0]):
        lead = max(lead, 1.0)
    if ranked[0].kind == COUNTRY:
        return ranked[0], 0.8
    return ranked[0], min(max(lead - 0.5, 0.0), 1.5) / 2


def choose(hit: Hit, story: Story, bound: dict[str, Entry]) -> tuple[Entry, str]:
    """The place that a name means here, and why."""
    if hit.container:
        best = hit.entries[0]
        return best, f"the text says {hit.text}, {hit.container.text}"
    if hit.key in bound and any(e.number == bound[hit.key].number for e in hit.entries):
        return bound[hit.key], f"the text places {hit.text} elsewhere in {_holder(bound[hit.key])}"
    if len(hit.entries) == 1:
        return hit.entries[0], f"the only place called {hit.text} in the table"
    scored = [(fit(entry, hit, story), -rank, entry) for rank, entry in enumerate(hit.entries)]
    best = _city_of(max(scored)[2], hit)
    return best, _why(best, hit, story)


def _city_of(best: Entry, hit: Hit) -> Entry:
    """New York the city, not the state: the city of a division's name where many of its people live."""
    if best.kind != REGION or "container" in hit.cues:
        return best
    cities = [e for e in hit.entries if holds(best, e) and e.population >= 0.2 * best.population]
    return cities[0] if cities else best


def fit(entry: Entry, hit: Hit, story: Story) -> float:
    """How well a place fits its name's text."""
    share = story.share(story.countries, entry.country, hit.key)
    score = entry.renown
    if entry is hit.entries[0] and entry.renown >= _KNOWN and share >= 0.1:
        score += _STAYS
    division = story.share(story.divisions, entry.admin1, hit.key) if entry.admin1 else 0.0
    near = min(company(entry, hit.key, story), 1.0) if entry.kind in (CITY, COUNTY, VENUE) else 0.0
    more = _COUNTRY * share + _COMPANY * near
    if not division and hit.entries[0].famous and entry is not hit.entries[0]:
        more *= _UNFAMED
    return score + _DIVISION * division + more


def _holder(entry: Entry) -> str:
    return country_name(entry.country) if entry.country else entry.name


def _why(best: Entry, hit: Hit, story: Story) -> str:
    others = len(hit.entries) - 1
    called = f"1 other is called {hit.text}" if others == 1 else f"{others} others are called {hit.text}"
    if best.admin1 and story.share(story.divisions, best.admin1, hit.key):
        return f"the text names places in the same division; {called}"
    if story.share(story.countries, best.country, hit.key):
        return f"the text speaks of {_holder(best)}; {called}"
    return f"the best known of {others + 1} places called {hit.text}"


def people_place(hit: Hit, table: Gazetteer) -> Entry | None:
    """The country or region of a demonym."""
    name = country_name(hit.demonym) if len(hit.demonym) == 2 and hit.demonym.isupper() else hit.demonym
    found = [e for e in table.find(key_of(name)) if e.country == hit.demonym or len(hit.demonym) != 2]
    return found[0] if found else None
