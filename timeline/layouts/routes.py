"""The route figure: journeys on the base map, with numbered stops, and their itinerary below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from timeline.layouts._chips import Chip, emit_chip
from timeline.layouts._facts import conflict_lines
from timeline.layouts._itinerary import ItineraryRow, call_words, emit_itinerary, itinerary_rows
from timeline.layouts._lists import (
    Draw,
    Entry,
    Sample,
    emit_legend,
    emit_list,
    emit_nothing,
    emit_title,
    flow_list,
)
from timeline.layouts._map import STATUSES, emit_map, read_legs
from timeline.layouts._metrics import LINE, clean, wrap
from timeline.layouts._style import Size, page_size
from timeline.layouts._voyages import Voyage, read_voyages, subjects
from timeline.layouts.scene import NEUTRAL, Layout, Page, Sheet
from timeline.model import Chronology, Status

DISPUTED: Final = "⚠ Sources disagree"
MOST_TOGETHER: Final = 8
_MAP_SHARE: Final = 0.64
_TALLEST: Final = 0.72
_LOWEST: Final = 0.34


@dataclass(frozen=True, slots=True)
class _Plan:
    voyages: tuple[Voyage, ...]
    size: Size
    title: str
    conflicts: tuple[str, ...]


@dataclass(slots=True)
class _Draft:
    """A page in the making."""

    sheet: Sheet
    y: float
    voyages: Sequence[Voyage]
    unnamed: int = 0
    column: tuple[float, float] | None = None


def layout_routes(
    chronology: Chronology,
    size: str | tuple[float, float] = "a4",
    *,
    title: str | None = None,
    multiples: bool = False,
) -> Layout:
    """The pages of a route figure: up to eight journeys on one map, or (`multiples`) a small map for each."""
    measures = page_size(size)
    voyages = read_voyages(chronology)
    plan = _Plan(
        voyages,
        measures,
        clean(title) if title is not None else _title(voyages),
        conflict_lines(chronology, subjects(chronology)),
    )
    drafts = _with_conflicts(plan, _multiples(plan) if multiples else _together(plan))
    held = sum(len(voyage.calls) for voyage in voyages)
    pages = tuple(_page(plan, draft) for draft in drafts)
    return Layout(kind="routes", pages=pages, held=held, unnamed=sum(draft.unnamed for draft in drafts))


def _title(voyages: Sequence[Voyage]) -> str:
    names = list(dict.fromkeys(voyage.traveller for voyage in sorted(voyages, key=lambda one: one.hue)))
    if not names:
        return "Journeys"
    if len(voyages) == 1:
        return f"{names[0]}: {voyages[0].title}" if voyages[0].title else names[0]
    if len(names) <= 3:
        listed = names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
        return f"Journeys of {listed}"
    return f"Journeys of {len(names)} travellers"


def _together(plan: _Plan) -> list[_Draft]:
    """Pages with one map each, of as many journeys as have room for their itinerary below it."""
    drafts: list[_Draft] = []
    rest = list(plan.voyages)
    while rest or not drafts:
        pages = max(1, -(-len(rest) // MOST_TOGETHER))
        many = -(-len(rest) // pages)
        share = 0.8 if _is_broad(plan.size) else 0.5
        while many > 1 and _rows_height(plan, rest[:many]) > share * plan.size.height:
            many -= 1
        drafts.extend(_map_pages(plan, rest[:many]))
        rest = rest[many:]
    return drafts


def _rows(plan: _Plan, voyages: Sequence[Voyage]) -> list[ItineraryRow]:
    inner = plan.size.width - 2 * plan.size.margin
    return itinerary_rows(voyages, inner * (0.97 - _MAP_SHARE if _is_broad(plan.size) else 1), plan.size)


def _rows_height(plan: _Plan, voyages: Sequence[Voyage]) -> float:
    return emit_itinerary(Sheet(), _rows(plan, voyages), 0, 0, plan.size)


def _subtitle(plan: _Plan, voyages: Sequence[Voyage]) -> str:
    stops = sum(len(voyage.calls) for voyage in voyages)
    words = "1 journey" if len(voyages) == 1 else f"{len(voyages)} journeys"
    whole = f" of {len(plan.voyages)}" if len(voyages) < len(plan.voyages) else ""
    lost = sum(call.point is None for voyage in voyages for call in voyage.calls)
    missing = f" · {lost} not on the map" if lost else ""
    return f"{words}{whole} · {stops} {'stop' if stops == 1 else 'stops'}{missing}"


def _map_pages(plan: _Plan, voyages: Sequence[Voyage]) -> list[_Draft]:
    size = plan.size
    draft = _Draft(Sheet(), 0.0, voyages)
    y = emit_title(draft.sheet, plan.title, _subtitle(plan, voyages), size)
    if not voyages:
        draft.y = emit_nothing(draft.sheet, "The texts tell of no journey.", y, size)
        return [draft]
    return _beside(plan, draft, y) if _is_broad(size) else _above(plan, draft, y)


def _emit_unnamed(draft: _Draft, y: float, size: Size, edge: float | None = None) -> float:
    """Say how many places had no room for their name on the map; nothing where all had."""
    if not draft.unnamed:
        return y
    places = "1 place has" if draft.unnamed == 1 else f"{draft.unnamed} places have"
    words = f"{places} a mark but no room for a name on the map; the list of stops names all."
    for line in wrap(words, (edge or size.width - size.margin) - size.margin, size.small):
        draft.sheet.text(size.margin, y + size.small, line, size.small, tone="muted")
        y += LINE * size.small
    return y + 0.4 * size.type_pt


def _is_broad(size: Size) -> bool:
    """Whether the itinerary stands beside the map, as on a slide, rather than below it."""
    return size.width > 1.25 * size.height


def _above(plan: _Plan, draft: _Draft, y: float) -> list[_Draft]:
    """A map as wide as the page, the itinerary below it."""
    size, voyages = plan.size, draft.voyages
    samples, rows = _samples(voyages, size), _rows(plan, voyages)
    below = emit_itinerary(Sheet(), rows, 0, 0, size) + emit_legend(Sheet(), samples, 0, size)
    room = size.height - y - below - size.margin - 2.2 * size.type_pt
    room = min(max(room, 0.36 * size.height), 0.86 * size.width)
    inner = size.width - 2 * size.margin
    y, draft.unnamed = emit_map(draft.sheet, voyages, size.margin, y, inner, room, size)
    y = emit_legend(draft.sheet, samples, y + 0.7 * size.type_pt, size) + 0.4 * size.type_pt
    y = _emit_unnamed(draft, y, size)
    return _with_rows(plan, draft, rows, y)


def _beside(plan: _Plan, draft: _Draft, top: float) -> list[_Draft]:
    """A map on the left, the itinerary on the right; a long one goes on on further pages."""
    size, voyages = plan.size, draft.voyages
    samples = _samples(voyages, size)
    inner = size.width - 2 * size.margin
    width = _MAP_SHARE * inner
    edge = size.margin + width
    legend = emit_legend(Sheet(), samples, 0, size, edge) + 0.7 * size.type_pt
    room = size.height - top - legend - size.margin - 2 * LINE * size.small
    foot, draft.unnamed = emit_map(draft.sheet, voyages, size.margin, top, width, room, size)
    foot = emit_legend(draft.sheet, samples, foot + 0.7 * size.type_pt, size, edge)
    foot = _emit_unnamed(draft, foot, size, edge)
    left = size.margin + width + 1.6 * size.type_pt
    rows = itinerary_rows(voyages, size.width - size.margin - left, size)
    fits = max(0, int((size.height - size.margin - top) / (1.62 * size.type_pt)))
    end = emit_itinerary(draft.sheet, rows[:fits], left, top, size)
    draft.y = max(foot, end)
    draft.column = (left, end)
    return _with_rows(plan, draft, rows[fits:], size.height) if rows[fits:] else [draft]


def _with_rows(plan: _Plan, draft: _Draft, rows: Sequence[ItineraryRow], y: float) -> list[_Draft]:
    """The page with its itinerary, which goes on on further pages where it is long."""
    drafts = [draft]
    size = plan.size
    while rows:
        fits = max(0, int((size.height - size.margin - y) / (1.62 * size.type_pt)))
        if fits:
            draft.y = emit_itinerary(draft.sheet, rows[:fits], size.margin, y, size)
        rows = rows[fits:]
        if rows:
            sheet, y = _further(plan)
            draft = _Draft(sheet, y, draft.voyages)
            drafts.append(draft)
    return drafts


def _with_conflicts(plan: _Plan, drafts: list[_Draft]) -> list[_Draft]:
    """The pages with the list of what sources dispute: beside the map, below it, or on further pages."""
    entries = [Entry(str(index), line) for index, line in enumerate(plan.conflicts, 1)]
    last = drafts[-1]
    if last.column is not None:
        left, y = last.column
        y, taken = emit_list(last.sheet, DISPUTED, entries, y + 0.6 * plan.size.type_pt, plan.size, left=left)
        last.y, entries = max(last.y, y), entries[taken:]
    for index, (sheet, y) in enumerate(
        flow_list(
            last.sheet, DISPUTED, entries, last.y + 0.6 * plan.size.type_pt, plan.size, lambda: _further(plan)
        )
    ):
        if index == 0:
            last.y = max(last.y, y)
        else:
            drafts.append(_Draft(sheet, y, last.voyages))
    return drafts


def _further(plan: _Plan) -> tuple[Sheet, float]:
    sheet = Sheet()
    return sheet, emit_title(sheet, plan.title, "Continued", plan.size)


def _multiples(plan: _Plan) -> list[_Draft]:
    """Pages of small maps, one a journey; a journey too long for a small one gets pages of its own."""
    drafts: list[_Draft] = []
    rest = list(plan.voyages)
    while rest or not drafts:
        draft = _small_maps(plan, rest)
        rest = rest[len(draft.voyages) :]
        if draft.voyages:
            drafts.append(draft)
        else:
            drafts.extend(_map_pages(plan, rest[:1]))
            rest = rest[1:]
    return drafts


def _small_maps(plan: _Plan, rest: Sequence[Voyage]) -> _Draft:
    """A page of as many maps as fit, two in a row where the page is wide enough."""
    size, unit = plan.size, plan.size.type_pt
    across = 2 if size.width > 50 * unit else 1
    width = (size.width - 2 * size.margin - 1.6 * unit * (across - 1)) / across
    draft = _Draft(Sheet(), 0.0, [])
    y = emit_title(draft.sheet, plan.title, _subtitle(plan, plan.voyages), size)
    legend = emit_legend(Sheet(), _samples(plan.voyages, size), 0, size) + 2 * LINE * size.small + unit
    shown: list[Voyage] = []
    while len(shown) < len(rest):
        row = rest[len(shown) : len(shown) + across]
        rows = [itinerary_rows([voyage], width, size) for voyage in row]
        below = max(emit_itinerary(Sheet(), part, 0, 0, size) for part in rows) + 0.4 * unit
        most = min(_TALLEST * width, size.height - size.margin - legend - below - y)
        if most < _LOWEST * width:
            break
        foot = y
        for index, (voyage, part) in enumerate(zip(row, rows, strict=True)):
            left = size.margin + index * (width + 1.6 * unit)
            end, unnamed = emit_map(draft.sheet, [voyage], left, y, width, most, size)
            foot = max(foot, emit_itinerary(draft.sheet, part, left, end + 0.4 * unit, size))
            draft.unnamed += unnamed
        shown.extend(row)
        y = foot + 1.6 * unit
    draft.voyages = shown
    draft.y = _emit_unnamed(draft, emit_legend(draft.sheet, _samples(shown, size), y, size), size)
    return draft


def _leg_sample(status: Status, size: Size) -> Draw:
    def draw(sheet: Sheet, left: float, right: float, middle: float) -> None:
        sheet.path([(left, middle), (right, middle)], f"leg.{status}")

    return draw


def _samples(voyages: Sequence[Voyage], size: Size) -> list[Sample]:
    """The legend: the looks of stops and legs that occur, told apart by more than colour."""
    occurring = {call.status for voyage in voyages for call in voyage.calls}

    led_to = {leg.status for leg in read_legs(voyages)}

    def chip(status: Status) -> Draw:
        def draw(sheet: Sheet, left: float, right: float, middle: float) -> None:
            emit_chip(sheet, Chip("1", NEUTRAL, status, ""), right - 1.6 * size.type_pt, middle, size)

        return draw

    found = []
    for status in STATUSES:
        if status in occurring:
            found.append(Sample(status, chip(status)))
            if status in led_to:
                words = {"happened": "way taken (great circle)"}.get(status, f"way {status}")
                found.append(Sample(words, _leg_sample(status, size)))
    return found


def _page(plan: _Plan, draft: _Draft) -> Page:
    size = plan.size
    tips = {
        call.id: f"{voyage.traveller}: {call_words(call)}" for voyage in plan.voyages for call in voyage.calls
    }
    shown = sorted({shape.of for shape in draft.sheet.shapes if shape.of in tips})
    return Page(
        width=size.width,
        height=max(size.height if size.fixed else 0.0, round(draft.y + size.margin, 2)),
        title=plan.title,
        description=_description(draft.voyages),
        shapes=tuple(draft.sheet.shapes),
        tips=tuple((id_, tips[id_]) for id_ in shown),
    )


def _description(voyages: Sequence[Voyage]) -> str:
    told = [
        f"{voyage.traveller}, {voyage.title}: " + ", then ".join(call_words(call) for call in voyage.calls)
        for voyage in voyages
    ]
    return "Map of journeys. " + "; ".join(told) + "."
