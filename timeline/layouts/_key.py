"""The legend of a timeline: just what occurs on the page, each shown as it is drawn there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.calendar import Span
from timeline.layouts._axis import Scale
from timeline.layouts._facts import DateKind, Fact, Lane, flag_words
from timeline.layouts._glyphs import BAR, MARK, emit_fact
from timeline.layouts._lists import Draw, Entry, Sample
from timeline.layouts._style import Size
from timeline.layouts.scene import NEUTRAL, Sheet
from timeline.model import Status

STATUSES: Final[tuple[Status, ...]] = ("happened", "planned", "considered", "cancelled", "denied")
_LANE: Final = Lane((0, 0, ""), "")


def _sample_fact(kind: DateKind, status: Status, *, stop: bool = False, faded: bool = False) -> Fact:
    days = Span(1, None) if kind == "open" else Span(1, 1 if kind == "day" else 2)
    return Fact("", "", days, kind, status, _LANE, None, "", faded=faded, stop=stop)


def _drawn(fact: Fact, size: Size) -> Draw:
    def draw(sheet: Sheet, left: float, right: float, middle: float) -> None:
        emit_fact(sheet, fact, left, right, middle, size, NEUTRAL)

    return draw


def _status_sample(status: Status, facts: Sequence[Fact], size: Size) -> Sample:
    """A bar, a mark, or both, as this status occurs."""
    own = [fact for fact in facts if fact.status == status]
    if all(fact.kind == "window" for fact in own):
        return Sample(status, _drawn(_sample_fact("window", status), size))
    bars = any(fact.stop or fact.kind == "span" for fact in own)
    marks = any(not fact.stop and fact.kind in ("day", "open") for fact in own)
    unit = size.type_pt

    def draw(sheet: Sheet, left: float, right: float, middle: float) -> None:
        edge = right - (MARK * unit + 0.3 * unit if marks else 0)
        if bars:
            bar = _sample_fact("span", status, stop=True)
            emit_fact(sheet, bar, left, edge, middle, size, NEUTRAL)
        if marks:
            at = right - MARK * unit if bars else (left + right - MARK * unit) / 2
            emit_fact(sheet, _sample_fact("day", status), at, at + MARK * unit, middle, size, NEUTRAL)

    return Sample(status, draw)


def _journey(size: Size) -> Draw:
    height = 0.36 * BAR * size.type_pt

    def draw(sheet: Sheet, left: float, right: float, middle: float) -> None:
        sheet.box(left, middle - height / 2, right - left, height, "journey.happened")

    return draw


def _sign(text: str, size: Size) -> Draw:
    def draw(sheet: Sheet, left: float, right: float, middle: float) -> None:
        sheet.text(right, middle + 0.36 * size.small, text, size.small, anchor="end")

    return draw


def _cut(size: Size) -> Draw:
    def draw(sheet: Sheet, left: float, right: float, middle: float) -> None:
        at, lean = (left + right) / 2, 0.3 * size.type_pt
        sheet.path([(left, middle), (at - 2.5, middle)], "axis")
        sheet.path([(at + 2.5, middle), (right, middle)], "axis")
        for x in (at - 1.6, at + 1.6):
            sheet.path([(x - lean / 2, middle + lean), (x + lean / 2, middle - lean)], "break")

    return draw


def legend_samples(facts: Sequence[Fact], size: Size, scale: Scale | None, enlarged: bool) -> list[Sample]:
    """The legend's entries for a page that shows these facts."""
    occurring = {fact.status for fact in facts}
    samples = [_status_sample(status, facts, size) for status in STATUSES if status in occurring]
    if any(fact.kind == "window" for fact in facts):
        samples.append(Sample("some day in this time", _drawn(_sample_fact("window", "happened"), size)))
    if any(fact.faded for fact in facts):
        faded = _sample_fact("span", "happened", faded=True)
        samples.append(Sample("about this time", _drawn(faded, size)))
    if any(fact.kind == "open" for fact in facts):
        samples.append(Sample("other end not known", _drawn(_sample_fact("open", "happened"), size)))
    if enlarged:
        samples.append(Sample("enlarged below", _journey(size)))
    if scale is not None and len(scale.segments) > 1:
        samples.append(Sample("time left out; its two sides differ in scale", _cut(size)))
    if any(fact.flags for fact in facts):
        samples.append(Sample("sources disagree, see the number below", _sign("⚠1", size)))
    return samples


def undated_entries(facts: Sequence[Fact], size: Size, hues: dict[str, int]) -> list[Entry]:
    """An entry for each fact without a date, with the symbol of its status."""

    def lead(fact: Fact) -> Draw:
        hue = hues.get(fact.lane.traveller, NEUTRAL)

        def draw(sheet: Sheet, left: float, right: float, middle: float) -> None:
            at = (left + right) / 2
            sheet.mark(at, middle, MARK * size.type_pt, f"mark.{fact.status}", hue=hue, of=fact.id)

        return draw

    def words(fact: Fact) -> str:
        status = "" if fact.status == "happened" else f" ({fact.status})"
        return f"{fact.label}{status}{flag_words(fact.flags)}"

    return [Entry(lead(fact), words(fact), fact.id) for fact in facts]
