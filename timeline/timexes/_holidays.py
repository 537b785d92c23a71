"""Days that have names: Christmas, Thanksgiving, Easter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import Any

from timeline.calendar import civil
from timeline.timexes._context import Context
from timeline.timexes._values import day_value

_FIXED = {
    "Christmas": (12, 25),
    "Halloween": (10, 31),
    "Juneteenth": (6, 19),
    "New Year": (1, 1),
    "Independence Day": (7, 4),
}
_NAMES = {"Thanksgiving": "Thanksgiving", "Easter": "Easter Sunday"}


def holiday_value(fields: Mapping[str, Any], context: Context) -> str:
    """The day of a holiday: "Christmas Eve" of 2021 is 2021-12-24; XXXX where the year is open."""
    name = (
        str(fields["holiday"])
        if "holiday" in fields
        else next((key for key in ("newyear", "election") if key in fields), "")
    )
    year = fields.get("year")
    if year is None and context.reference is not None:
        year = _year_near(name, fields, context)
    if year is None:
        fixed = _FIXED.get(name)
        return f"XXXX-{fixed[0]:02d}-{fixed[1]:02d}" if fixed else "XXXX-XX-XX"
    day = day_of(name, int(year))
    if day is None:
        return f"{year:04d}"
    return day_value(day.toordinal() - ("eve" in fields))


def _year_near(name: str, fields: Mapping[str, Any], context: Context) -> int:
    assert context.reference is not None
    year = civil(context.reference)[0]
    if "yearrel" in fields:
        return year + int(fields["yearrel"])
    days = [(candidate, day_of(name, candidate)) for candidate in (year - 1, year, year + 1)]
    known = [(candidate, day.toordinal() - context.reference) for candidate, day in days if day]
    if not known:
        return year
    rel = fields.get("rel")
    if rel == -1:
        return max(pair for pair in known if pair[1] < 0)[0]
    if rel == 1 or context.tense() > 0:
        return min(pair for pair in known if pair[1] >= 0)[0]
    return min(known, key=lambda pair: (abs(pair[1]), pair[0]))[0]


@cache
def day_of(name: str, year: int) -> dt.date | None:
    """The day of a named holiday in a year, None where it is not known."""
    if name in _FIXED:
        return dt.date(year, *_FIXED[name])
    if name == "Election Day":
        first = dt.date(year, 11, 1)
        return first + dt.timedelta((7 - first.weekday()) % 7 + 1)
    if name not in _NAMES or not 1900 <= year <= 2100:
        return None
    import holidays

    named = holidays.country_holidays(
        "US" if name == "Thanksgiving" else "DE", subdiv=None if name == "Thanksgiving" else "BB", years=year
    )
    days = [day for day, title in named.items() if _NAMES[name] in title or title == "Ostersonntag"]
    return min(days) if days else None
