"""The timeline: lanes of journeys and events on an axis of time, dense days enlarged, by pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.calendar import civil
from timeline.errors import BadOption
from timeline.layouts._axis import Scale, build_scale
from timeline.layouts._dense import LETTERS, Dense, dense_days
from timeline.layouts._density import layout_density
from timeline.layouts._facts import DOCUMENTS, LANES, Fact, Facts, Lanes, read_facts
from timeline.layouts._glyphs import ARROW
from timeline.layouts._key import legend_samples, undated_entries
from timeline.layouts._lists import Entry, emit_legend, emit_nothing, emit_title, flow_list
from timeline.layouts._metrics import clean, text_width, wrap
from timeline.layouts._paging import paged
from timeline.layouts._panel import Panel, emit_panel
from timeline.layouts._style import Size, page_size
from timeline.layouts._words import range_words
from timeline.layouts.scene import Layout, Page, Sheet
from timeline.model import Chronology

MOST_NAMED = 600


@dataclass(frozen=True, slots=True)
class _Plan:
    """What stays the same over the pages of one timeline."""

    facts: Facts
    size: Size
    title: str
    hues: dict[str, int]
    panels: bool


def layout_timeline(
    chronology: Chronology,
    size: str | tuple[float, float] = "a4",
    *,
    lanes: Lanes = "traveller",
    title: str | None = None,
    panels: bool = True,
    most: int = MOST_NAMED,
    documents: bool = False,
) -> Layout:
    """The pages of a timeline; above `most` facts a density strip counts them instead of naming each.

    `size` is a name of SIZES or (width, height) in cm. `lanes` sorts the facts by traveller (journeys first,
    then events by kind), kind, country, document, or not at all. `panels` enlarges dense days;
    `documents` adds a lane with the days of the documents. Raises BadOption for what is not allowed.
    """
    if lanes not in LANES:
        raise BadOption(f"no lanes are named {lanes!r}; give one of {', '.join(LANES)}")
    facts = read_facts(chronology, lanes, documents=documents)
    measures = page_size(size)
    heading = clean(title) if title is not None else timeline_title(facts, chronology)
    if len(facts.dated) > most:
        return layout_density(facts, measures, heading)
    plan = _Plan(facts, measures, heading, _hues((*facts.dated, *facts.undated)), panels)
    whole = _compose(plan, facts.dated, 1, 1)
    if whole.bottom <= measures.height:
        layout = _finish(plan, [whole])
        return layout if len(layout.pages) == 1 else _numbered(plan, [facts.dated], len(layout.pages))
    groups = paged(facts.dated, lambda group: _compose(plan, group, 1, 2).bottom <= measures.height)
    layout = _numbered(plan, groups, len(groups))
    return layout if len(layout.pages) == len(groups) else _numbered(plan, groups, len(layout.pages))


def _numbered(plan: _Plan, groups: Sequence[Sequence[Fact]], pages: int) -> Layout:
    """The pages of these groups and their lists, when it is known how many there will be."""
    return _finish(plan, [_compose(plan, group, page, pages) for page, group in enumerate(groups, 1)])


@dataclass(slots=True)
class _Composed:
    sheet: Sheet
    bottom: float
    facts: Sequence[Fact]


def _hues(facts: Sequence[Fact]) -> dict[str, int]:
    lanes = sorted({fact.lane.rank: fact.lane for fact in facts if fact.lane.traveller}.items())
    return {lane.traveller: hue for hue, (_, lane) in enumerate(lanes)}


def timeline_title(facts: Facts, chronology: Chronology) -> str:
    """A title from what the timeline holds: the travellers' names, or the number of events."""
    stops = [fact for fact in facts.dated if fact.stop] or [fact for fact in facts.undated if fact.stop]
    ids = {trip.traveller: len(trip.stops) for trip in chronology.trips}
    names = {actor.id: clean(actor.name) for actor in chronology.people}
    who = [names.get(id_, id_) for id_ in sorted(ids, key=lambda id_: (-ids[id_], id_))]
    if stops and 1 <= len(who) <= 3:
        listed = who[0] if len(who) == 1 else ", ".join(who[:-1]) + " and " + who[-1]
        return f"{listed}: journeys and events"
    if stops:
        return f"{len(who)} travellers: journeys and events"
    return "Timeline"


def _scale(facts: Sequence[Fact], left: float, right: float, size: Size) -> Scale:
    unit = size.type_pt
    opens = [fact for fact in facts if fact.kind == "open"]
    left += ARROW * unit + unit if any(fact.days.first is None for fact in opens) else 0.7 * unit
    right -= ARROW * unit + unit if any(fact.days.last is None for fact in opens) else 0.7 * unit
    return build_scale([(fact.first, fact.end) for fact in facts], left, right, 5.4 * unit)


def _column(facts: Sequence[Fact], size: Size) -> float:
    names = {fact.lane.name for fact in facts if fact.lane.name}
    if not names:
        return 0.0
    most = 0.17 * size.width if size.width > 50 * size.type_pt else 0.23 * size.width
    lines = [line for name in sorted(names) for line in wrap(name, most, size.type_pt, bold=True)]
    return max(text_width(line, size.type_pt, bold=True) for line in lines)


def _compose(plan: _Plan, facts: Sequence[Fact], number: int, pages: int) -> _Composed:
    """One page: title, the whole, its enlarged days, legend; on the last page the lists."""
    size, sheet = plan.size, Sheet()
    y = emit_title(sheet, plan.title, _subtitle(plan, facts, number, pages), size)
    dense: list[Dense] = []
    scale = None
    if facts:
        column = _column(facts, size)
        left = size.margin + (column + 0.9 * size.type_pt if column else 0)
        right = size.width - size.margin
        scale = _scale(facts, left, right, size)
        dense = dense_days(facts, plan.facts.trips, scale, size.type_pt) if plan.panels else []
        y = _emit_panels(sheet, plan, facts, dense, scale, column, left, right, y)
    elif not plan.facts.undated:
        y = emit_nothing(sheet, "The texts tell of no event.", y, size)
    samples = legend_samples(facts, size, scale, bool(dense))
    if samples:
        y = emit_legend(sheet, samples, y + 0.9 * size.type_pt, size) + size.margin
    return _Composed(sheet, y, facts)


def _emit_panels(
    sheet: Sheet,
    plan: _Plan,
    facts: Sequence[Fact],
    dense: Sequence[Dense],
    scale: Scale,
    column: float,
    left: float,
    right: float,
    y: float,
) -> float:
    size, unit = plan.size, plan.size.type_pt
    enlarged = {fact.id for stretch in dense for fact in stretch.facts}
    rest = tuple(fact for fact in facts if fact.id not in enlarged)
    journeys = tuple(
        journey._replace(label=f"{journey.label} → {LETTERS[index]}")
        for index, stretch in enumerate(dense)
        for journey in stretch.journeys
    )
    bands = tuple((LETTERS[index], stretch.start, stretch.end) for index, stretch in enumerate(dense))
    panel = Panel(scale, rest, journeys, plan.hues, column, left, right, bands)
    foot = emit_panel(sheet, panel, y, size, size.margin)
    if not dense:
        return foot
    marks = _emit_letters(sheet, bands, scale, foot, size)
    for index, stretch in enumerate(dense):
        top = foot + (2.9 if index == 0 else 1.7) * unit
        inner = build_scale([(stretch.start, stretch.end)], left + 0.7 * unit, right - 0.7 * unit, 0)
        if index == 0 and len(dense) == 1:
            _emit_funnel(sheet, marks[0], foot, top, size)
        foot = _emit_enlarged(sheet, plan, stretch, LETTERS[index], inner, column, left, right, top)
    return foot


def _emit_letters(
    sheet: Sheet, bands: Sequence[tuple[str, int, int]], scale: Scale, foot: float, size: Size
) -> list[tuple[float, float]]:
    """A letter under each band of the whole, moved to the right where two would touch."""
    spots, free = [], 0.0
    for letter, start, end in bands:
        left, right = scale.x(start), scale.x(end)
        at = max((left + right) / 2, free)
        sheet.text(at, foot + 1.15 * size.type_pt, letter, size.type_pt, anchor="middle", bold=True)
        free = at + 1.6 * size.type_pt
        spots.append((left, right))
    return spots


def _emit_funnel(sheet: Sheet, band: tuple[float, float], foot: float, top: float, size: Size) -> None:
    y = foot + 1.45 * size.type_pt
    edge = size.width - size.margin
    for x, end in ((band[0], size.margin), (band[1], edge)):
        sheet.path([(x, foot), (x, y), (end, top)], "funnel")


def _emit_enlarged(
    sheet: Sheet,
    plan: _Plan,
    stretch: Dense,
    letter: str,
    scale: Scale,
    column: float,
    left: float,
    right: float,
    top: float,
) -> float:
    size, unit = plan.size, plan.size.type_pt
    at = len(sheet.shapes)
    words = range_words(stretch.start, stretch.end - 1, short=False)
    sheet.text(
        size.margin + 0.7 * unit, top + 1.4 * unit, f"{letter}\u2002{words}, enlarged", unit, bold=True
    )
    panel = Panel(scale, stretch.facts, (), plan.hues, column, left, right - 0.5 * unit)
    foot = emit_panel(sheet, panel, top + 2.1 * unit, size, size.margin + 0.7 * unit) + 0.5 * unit
    background = Sheet()
    background.box(size.margin, top, size.width - 2 * size.margin, foot - top, "panel")
    sheet.shapes[at:at] = background.shapes
    return foot


def _subtitle(plan: _Plan, facts: Sequence[Fact], number: int, pages: int) -> str:
    held = [*plan.facts.dated, *plan.facts.undated]
    parts = [_amount(held, len(facts) if pages > 1 else len(held))]
    if facts:
        parts.append(_extent_words(facts))
    if plan.facts.undated:
        parts.append(f"{len(plan.facts.undated)} not dated")
    if pages > 1:
        parts.append(f"page {number} of {pages}")
    return " · ".join(parts)


def _amount(held: Sequence[Fact], shown: int) -> str:
    """How many stops, events and days of texts are drawn: a visit that two shared is a stop of each."""
    stops = sum(fact.stop for fact in held)
    texts = sum(fact.lane.name == DOCUMENTS for fact in held)
    kinds = [(stops, "stop"), (len(held) - stops - texts, "event"), (texts, "text")]
    if shown < len(held):
        return f"{shown} of {len(held)} " + " and ".join(f"{kind}s" for n, kind in kinds if n)
    return " and ".join(f"{n} {kind}{'s' * (n != 1)}" for n, kind in kinds if n) or "0 events"


def _extent_words(facts: Sequence[Fact]) -> str:
    first, last = min(fact.first for fact in facts), max(fact.end for fact in facts) - 1
    if last - first > 5 * 365:
        from timeline.layouts._words import year_words

        return f"{year_words(civil(first)[0])} to {year_words(civil(last)[0])}"
    return range_words(first, last, short=False).replace(" – ", " to ")


def _finish(plan: _Plan, sheets: list[_Composed]) -> Layout:
    """The pages with the lists that follow the last panel, on further pages where they do not fit."""
    lists: list[tuple[str, list[Entry]]] = [
        ("Not dated", undated_entries(plan.facts.undated, plan.size, plan.hues)),
        (
            "⚠ Sources disagree",
            [Entry(str(number), line) for number, line in enumerate(plan.facts.conflicts, 1)],
        ),
    ]
    for heading, entries in lists:
        done = sheets[-1]
        pages = flow_list(done.sheet, heading, entries, done.bottom, plan.size, lambda: _further_page(plan))
        done.bottom = pages[0][1]
        sheets += [_Composed(sheet, y, ()) for sheet, y in pages[1:]]
    tips = {fact.id: fact.tip for fact in (*plan.facts.dated, *plan.facts.undated)}
    held = len(tips)
    tips |= plan.facts.trips
    drawn = tuple(_page(plan, done, tips) for done in sheets)
    return Layout(kind="timeline", pages=drawn, held=held)


def _further_page(plan: _Plan) -> tuple[Sheet, float]:
    sheet = Sheet()
    return sheet, emit_title(sheet, plan.title, "Continued", plan.size)


def _page(plan: _Plan, done: _Composed, tips: dict[str, str]) -> Page:
    size = plan.size
    height = max(size.height, round(done.bottom, 2)) if size.fixed else round(done.bottom, 2)
    shown = sorted({shape.of for shape in done.sheet.shapes if shape.of in tips})
    return Page(
        width=size.width,
        height=height,
        title=plan.title,
        description=_description(plan, done),
        shapes=tuple(done.sheet.shapes),
        tips=tuple((id_, tips[id_]) for id_ in shown),
    )


def _description(plan: _Plan, done: _Composed) -> str:
    """Alternative text: the whole in a sentence, then the first 60 facts."""
    facts = [*done.facts, *(plan.facts.undated if not done.facts else ())]
    listed = "; ".join(fact.tip for fact in facts[:60])
    more = f"; and {len(facts) - 60} more" if len(facts) > 60 else ""
    return f"Timeline of {_subtitle(plan, done.facts, 1, 1)}. {listed}{more}."
