"""Periods of business: quarters, fiscal years, and "a year ago" that means a quarter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from timeline.calendar import civil
from timeline.timexes._context import Context
from timeline.timexes._dates import stated_year
from timeline.timexes._values import year_value

Fields = Mapping[str, Any]
_HALF_A_QUARTER = 45


def quarter(fields: Fields, context: Context) -> str:
    """ "the third quarter" of a text of October 1989 is 1989-Q3."""
    year = stated_year(fields, context)
    number = fields.get("quarter")
    if number is None:
        return _deictic_quarter(fields, context)
    if year is None:
        if context.reference is None:
            return f"XXXX-Q{number}"
        now, month, _ = civil(context.reference)
        year = now if number <= (month - 1) // 3 + 1 or context.tense() > 0 else now - 1
    context.quarter, context.by_quarter = (year, number), True
    return f"{year_value(year)}-Q{number}"


def _deictic_quarter(fields: Fields, context: Context) -> str:
    told = _told_quarter(context)
    if "ended" in fields:
        year, month, _ = civil(int(fields["ended"]) - _HALF_A_QUARTER)
        return f"{year_value(year)}-Q{(month - 1) // 3 + 1}"
    rel = fields.get("rel")
    if rel is not None and context.reference is not None:
        now, month, _ = civil(context.reference)
        index = now * 4 + (month - 1) // 3 + int(rel)
        told = index // 4, index % 4 + 1
    if told is None:
        return "XXXX-QX"
    context.by_quarter = True
    stated = stated_year(fields, context)
    year = told[0] - 1 if "yearrel" in fields else told[0] if stated is None else stated
    return f"{year_value(year)}-Q{told[1]}"


def _told_quarter(context: Context) -> tuple[int, int] | None:
    """The quarter that results are told of: the one named last, or the last that was over."""
    if context.reference is None:
        return context.quarter
    if context.quarter is not None and context.ended(context.quarter):
        return context.quarter
    year, month, _ = civil(context.reference)
    index = year * 4 + (month - 1) // 3 - 1
    return index // 4, index % 4 + 1


def year_ago(fields: Fields, context: Context) -> str:
    """ "a year earlier": the same quarter of the year before where results are told by quarter."""
    told = quarter_before(context) if context.financial() else None
    if told is not None:
        return told
    year = None
    if context.reference is not None and not context.narrative:
        year = civil(context.reference)[0]
    elif context.year is not None:
        year = context.year
    return year_value(year - 1) if year is not None else "XXXX"


def quarter_before(context: Context) -> str | None:
    """The quarter a year before the one that results are told of, None where they are told otherwise."""
    told = _told_quarter(context) if context.by_quarter and context.quarter is not None else None
    return None if told is None else f"{year_value(told[0] - 1)}-Q{told[1]}"


def fiscal_year(fields: Fields, context: Context) -> str:
    """ "fiscal 2021" is 2021."""
    year = stated_year(fields, context)
    if year is None and context.reference is not None:
        year = civil(context.reference)[0]
    return year_value(year) if year is not None else "XXXX"


def year_end(fields: Fields, context: Context) -> str:
    """ "by year-end" of a text of 2022 is 2022."""
    return year_value(civil(context.reference)[0]) if context.reference is not None else "XXXX"
