"""Days that have names: Christmas, Thanksgiving, Golden Week."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import Any

from timeline.calendar import Span, civil
from timeline.lang import load
from timeline.timexes._context import Context
from timeline.timexes._values import day_value, week_value

_FIRST, _LAST = 1900, 2100


def holiday_value(fields: Mapping[str, Any], context: Context) -> str:
    """The day of a holiday: "Christmas Eve" of 2021 is 2021-12-24; open where it is not known."""
    name = str(fields["holiday"])
    year = fields.get("year")
    if year is None and context.reference is not None:
        year = _year_near(name, fields, context)
    table = load(context.language, "timeholidays").get(name, {})
    day = day_of(context.language, name, int(year)) if year is not None else None
    if day is None:
        return f"XXXX-{table['month']:02d}-{table['day']:02d}" if "day" in table else "XXXX-XX-XX"
    first = day.toordinal() - ("eve" in fields)
    if "days" not in table:
        return day_value(first)
    context.window = Span(first, first + table["days"] - 1)
    return week_value(first + table["days"] // 2)


def _year_near(name: str, fields: Mapping[str, Any], context: Context) -> int | None:
    """The year in which the holiday is nearest, or lies on the side that the words say."""
    assert context.reference is not None
    year = civil(context.reference)[0]
    if "yearrel" in fields:
        return year + int(fields["yearrel"])
    days = {near: day_of(context.language, name, near) for near in (year - 1, year, year + 1)}
    away = {near: day.toordinal() - context.reference for near, day in days.items() if day is not None}
    rel = fields.get("rel")
    if rel == -1:
        away = {near: days for near, days in away.items() if days < 0}
    elif rel == 1 or context.tense() > 0:
        away = {near: days for near, days in away.items() if days >= 0}
    return min(away, key=lambda near: (abs(away[near]), near), default=None)


@cache
def day_of(language: str, name: str, year: int) -> dt.date | None:
    """The first day of a named holiday in a year, None where it is not known."""
    table = load(language, "timeholidays").get(name)
    if table is None or not _FIRST <= year <= _LAST:
        return None
    if "base" in table:
        base = day_of(language, table["base"], year)
        return base and base + dt.timedelta(table["offset"])
    if "country" in table:
        return _listed(table["country"], table.get("subdivision"), table["title"], year)
    if "weekday" in table:
        first = dt.date(year, table["month"], 1)
        monday = first + dt.timedelta(-first.weekday() % 7)
        return monday + dt.timedelta(table["weekday"] - 1)
    return dt.date(year, table["month"], table["day"])


def _listed(country: str, subdivision: str | None, title: str, year: int) -> dt.date | None:
    import holidays

    named = holidays.country_holidays(country, subdiv=subdivision, years=year, language="en_US")
    return min((day for day, words in named.items() if title in words), default=None)
