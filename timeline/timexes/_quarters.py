"""Periods of business: quarters, fiscal years, and "a year ago" that means a quarter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from timeline.calendar import civil
from timeline.timexes._context import Context
from timeline.timexes._dates import stated_year
from timeline.timexes._values import year_value

Fields = Mapping[str, Any]


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
    ended = context.quarter is not None and (context.reference is None or context.ended(context.quarter))
    if context.quarter and ended and fields.get("rel") is None:
        year, number = context.quarter
    elif context.reference is not None:
        now, month, _ = civil(context.reference)
        index = now * 4 + (month - 1) // 3 - 1
        rel = fields.get("rel")
        index += 1 + int(rel) if rel in (0, 1) else 0
        year, number = index // 4, index % 4 + 1
    else:
        return "XXXX-QX"
    stated = stated_year(fields, context)
    if "yearrel" in fields:
        year -= 1
    elif stated is not None:
        year = stated
    return f"{year_value(year)}-Q{number}"


def year_ago(fields: Fields, context: Context) -> str:
    """ "a year earlier": the same quarter of the year before where results are told by quarter."""
    if context.quarter and context.by_quarter and context.financial():
        return f"{year_value(context.quarter[0] - 1)}-Q{context.quarter[1]}"
    year = None
    if context.reference is not None and not context.narrative:
        year = civil(context.reference)[0]
    elif context.year is not None:
        year = context.year
    return year_value(year - 1) if year is not None else "XXXX"


def fiscal_year(fields: Fields, context: Context) -> str:
    """ "fiscal 2021" is 2021."""
    year = stated_year(fields, context)
    if year is None and context.reference is not None:
        year = civil(context.reference)[0]
    return year_value(year) if year is not None else "XXXX"


def year_end(fields: Fields, context: Context) -> str:
    """ "by year-end" of a text of 2022 is 2022."""
    return year_value(civil(context.reference)[0]) if context.reference is not None else "XXXX"
