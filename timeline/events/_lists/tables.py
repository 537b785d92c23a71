"""Tables drawn with bars: "4 | Saudi Arabia | Jeddah | 17–18 May | State visit"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from timeline.calendar import span
from timeline.events._scene import STOP_KINDS, Scene, Told, most_exact, roles
from timeline.events._sentences.pieces import Piece
from timeline.events._sentences.status import later
from timeline.events._titles import label, listed, short_name
from timeline.events._types import EventMention
from timeline.lang import load
from timeline.model import Place, Status, When
from timeline.timexes import ResolvedTimex

_BAR = "|"
_FEWEST_CELLS = 3
_BETWEEN = frozenset((",", "and", "&", "/", ";", "(", ")", "then", "on", "in", "from", "."))


def table_mentions(told: Told, scene: Scene) -> Iterator[EventMention]:
    """The stops of one row of a table: cells of places, a cell of days, and perhaps one of the visitor."""
    cells = list(_cells(told.pieces))
    if len(cells) < _FEWEST_CELLS:
        return
    places = most_exact([place for cell in cells for place in _places_of(cell)])
    times = [time for cell in cells if (time := _time_of(cell)) is not None]
    people = tuple(dict.fromkeys(key for cell in cells for key in _person_of(cell, scene)))
    owner = scene.owner or scene.about(told.sentence.start)
    who = people[:1] or ((owner,) if owner is not None else ())
    if not places or len(times) != 1 or not who:
        return
    when = times[0].when
    several = len(places) > 1 and when is not None and when.precision == "interval"
    for place in places:
        scene.order += 1
        yield _mention(told, scene, who, place, times[0], None if several else when, when)


def _mention(
    told: Told,
    scene: Scene,
    who: tuple[str, ...],
    place: Place,
    timex: ResolvedTimex,
    when: When | None,
    window: When | None,
) -> EventMention:
    names = listed([short_name(scene.actors[key]) for key in who])
    return EventMention(
        document=scene.reading.source.id, type="visit", status=_status(scene, timex.when),
        title=label(f"{names} in {place.name}", ()), start=told.sentence.start, end=told.sentence.end,
        rule="row of a table", who=roles(who, "traveller"), where=(place,), timex=timex, when=when,
        window=window if when is None else None, order=scene.order,
    )  # fmt: skip


def _cells(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    cell: list[Piece] = []
    for piece in pieces:
        if piece.word == _BAR:
            yield cell
            cell = []
        else:
            cell.append(piece)
    yield cell


def _content(cell: Sequence[Piece]) -> list[Piece]:
    return [piece for piece in cell if piece.word not in _BETWEEN]


def _places_of(cell: Sequence[Piece]) -> list[Place]:
    """The places of a cell that holds nothing else."""
    said = _content(cell)
    found = [piece.place.place for piece in said if piece.place is not None and not piece.possessive]
    named = [place for place in found if place is not None and place.kind in STOP_KINDS]
    return named if len(named) == len(said) else []


def _time_of(cell: Sequence[Piece]) -> ResolvedTimex | None:
    """The one time of a cell that holds nothing else."""
    said = _content(cell)
    alone = len(said) == 1 and said[0].time is not None and said[0].time.when is not None
    return said[0].time if alone else None


def _person_of(cell: Sequence[Piece], scene: Scene) -> tuple[str, ...]:
    """The person of a cell that names nobody and nothing else."""
    said = _content(cell)
    return scene.people(said) if len(said) == 1 and said[0].place is None else ()


def _status(scene: Scene, when: When | None) -> Status:
    """What a table tells has happened where its days are not to come, nor its title that of a plan."""
    if scene.reading.date is not None:
        return "planned" if later(when, scene.reading.date) else "happened"
    text = scene.reading.source.text
    title = " ".join(text[s.start : s.end].lower() for s in scene.reading.sentences if s.zone == "header")
    first = span(when).first if when is not None else None
    return "planned" if first is None or _plans() & set(title.split()) else "happened"


@cache
def _plans(language: str = "en") -> frozenset[str]:
    return frozenset(load(language, "events_rows")["planned"])
