"""Resolution: each recognised expression with its TIMEX3 value and, where it names days, its When."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from timeline.calendar import Span, between, parse_day, weekday
from timeline.model import Basis
from timeline.timexes import _dates, _holidays, _lengths, _near, _quarters
from timeline.timexes._context import Context
from timeline.timexes._find import grammar
from timeline.timexes._headings import day_headings
from timeline.timexes._lines import ended_lines
from timeline.timexes._links import Link, link, with_year_beside
from timeline.timexes._spans import joints
from timeline.timexes._style import fences, is_history
from timeline.timexes._types import ResolvedTimex, Timex, TimexType
from timeline.timexes._values import read_value, when_of, year_of

Fields = Mapping[str, Any]
_SIDES = {"EARLIER": "START", "LATER": "END"}
_LENGTH = re.compile(r"P[\dTX]")
_OPENING = 300
_RELATIVE_MAKES = ("deictic", "weekday", "unit", "ago", "later", "part", "yearago", "span", "vagueunits")


def resolve_timexes(
    text: str, timexes: Iterable[Timex], reference: dt.date | None, language: str = "en"
) -> tuple[ResolvedTimex, ...]:
    """The timexes with their values: "on Friday" of a text of Monday 2022-05-02 is 2022-04-29.

    `reference` is the day of writing; without one, XXXX-WXX-5 and XXXX-04 stay open, absolute dates and what
    counts from an earlier date of the text ("two days later") are resolved.
    """
    found = tuple(timexes)
    rules = grammar(language)
    lines = ended_lines(text)
    context = Context(lines, reference.toordinal() if reference else None, rules.cues, language)
    context.narrative = is_history(text, found, rules.speaking) and not _dated_news(found, reference)
    context.years = tuple(_explicit_years(found))
    context.fenced = fences([year for _, year in context.years]) if context.years else (0, 0)
    context.day_first = _day_first(found)
    context.headings = day_headings(text, found)
    ranges = joints(language)
    resolved: dict[int, ResolvedTimex] = {}
    for at, timex in enumerate(found):
        if at in resolved:
            continue
        fields = timex.expression.fields
        if ("month" in fields or "season" in fields) and "year" not in fields:
            fields = with_year_beside(lines, found, at, ranges)
        hangs = link(lines, found, at, ranges)
        if hangs:
            following = found[at + 1]
            beside = (
                with_year_beside(lines, found, at + 1, ranges)
                if hangs != "range"
                else following.expression.fields
            )
            resolved[at + 1] = _resolve(following, beside, context)
            fields = _with_day(fields, resolved[at + 1], hangs)
        resolved[at] = _resolve(timex, fields, context)
    return tuple(resolved[at] for at in range(len(found)))


def _with_day(fields: Fields, beside: ResolvedTimex, hangs: Link) -> Fields:
    """The fields with the day of the time beside: "given" is that day, "until" or "ended" the end."""
    if beside.when is None or beside.when.start is None:
        return fields
    day = parse_day(beside.when.start)
    if hangs == "same" and fields.get("weekday", weekday(day)) != weekday(day):
        return fields
    field = {"range": "until", "ended": "ended"}.get(hangs, "given")
    return {**fields, field: day}


def _dated_news(timexes: tuple[Timex, ...], reference: dt.date | None) -> bool:
    """Whether the text opens with its own date, as news does: "TOKYO, Nov. 2 — …" of 2 November."""
    if reference is None:
        return False
    for timex in timexes:
        fields = timex.expression.fields
        if timex.start > _OPENING:
            return False
        if fields.get("day") == reference.day and fields.get("month") == reference.month:
            return bool(fields.get("year", reference.year) == reference.year)
    return False


def _explicit_years(timexes: tuple[Timex, ...]) -> Iterable[tuple[int, int]]:
    for timex in timexes:
        year = timex.expression.fields.get("year")
        if isinstance(year, int):
            yield timex.start, year_of(year, timex.expression.fields.get("era") == "BC")


def _day_first(timexes: tuple[Timex, ...]) -> bool | None:
    """Whether the figures of dates begin with the day; None where no date of the text tells."""
    for timex in timexes:
        parts = re.split(r"[/.-]", timex.text)
        if timex.expression.make == "numeric" and len(parts[0]) <= 2:
            if int(parts[0]) > 12 or "." in timex.text:
                return True
            if int(parts[1]) > 12:
                return False
    return None


def _resolve(timex: Timex, fields: Fields, context: Context) -> ResolvedTimex:
    make = timex.expression.make
    context.start, context.end, context.window = timex.start, timex.end, None
    with context.of_section(make):
        value = _MAKERS[make](fields, context) if "given" not in fields else _dates.given_day(fields)
    context.open_section(value)
    kind: TimexType = timex.type
    if _LENGTH.match(value) and kind != "SET":
        kind = "DURATION"
    elif kind == "DURATION":
        kind = "DATE"
    mod = _mod(fields)
    if make in ("ago", "later") and mod in ("LESS_THAN", "MORE_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS"):
        mod = "APPROX"
    if fields.get("mod") in _SIDES and context.window is None:
        context.window = _one_side(value, fields["mod"] == "LATER", context)
    if not (context.narrative and _looks_back(fields)):
        context.remember(value)
    basis: Basis = (
        "relative" if make in _RELATIVE_MAKES or "rel" in fields or "after" in fields else "explicit"
    )
    when = when_of(value, mod, timex.text, basis)
    if context.window is not None:
        when = between(*context.window, text=timex.text, basis=basis)
    context.note(fields, value)
    freq = str(fields["freq"]) if "freq" in fields else None
    return ResolvedTimex(
        timex.start, timex.end, timex.text, kind, value, when, timex.rule, mod, fields.get("quant"), freq
    )


def _one_side(value: str, later: bool, context: Context) -> Span | None:
    """The days of "later this week": those after the day of writing, or after the time told last."""
    known = read_value(value)
    if known is None or known.precision == "day":
        return None
    first, last = known.span
    assert first is not None and last is not None
    told = context.anchor_span or Span(None, None)
    for start, end in ((context.reference, context.reference), told):
        if start is None or end is None or not first <= start <= end <= last or (start, end) == (first, last):
            continue
        side = (end + 1, last) if later else (first, start - 1)
        if side[0] <= side[1]:
            return Span(*side)
    return Span(first, last)


def _looks_back(fields: Fields) -> bool:
    """Whether a time steps back from the story ("the previous year", "two years earlier")."""
    return fields.get("after") == -1 or (fields.get("dir") == -1 and fields.get("unit") in ("Y", "E", "C"))


def _mod(fields: Fields) -> str | None:
    mod = fields.get("mod")
    return _SIDES.get(mod, mod) if isinstance(mod, str) and mod != "EXACT" else None


_MAKERS: dict[str, Callable[[Fields, Context], str]] = {
    "date": _dates.date,
    "numeric": _dates.numeric,
    "rangeyear": _dates.range_year,
    "decade": _dates.decade,
    "century": _dates.century,
    "half": _dates.half,
    "season": _dates.season,
    "weekofmonth": _dates.week_of_month,
    "weekdayofmonth": _dates.weekday_of_month,
    "weekof": _dates.week_of,
    "quarter": _quarters.quarter,
    "yearago": _quarters.year_ago,
    "fiscal": _quarters.fiscal_year,
    "yearend": _quarters.year_end,
    "weekday": _near.weekday_near,
    "deictic": _near.deictic_day,
    "part": _near.part_of_day,
    "clock": _near.clock,
    "unit": _near.unit_near,
    "ago": _near.ago,
    "later": _near.later,
    "pastyear": _near.past_year,
    "vagueunits": _near.vague_units,
    "thattime": _near.that_time,
    "duration": _lengths.duration,
    "span": _lengths.stretch,
    "fixedduration": _lengths.fixed_duration,
    "set": _lengths.set_of_times,
    "frequency": _lengths.stated_value,
    "reference": _lengths.stated_value,
    "holiday": _holidays.holiday_value,
}
