"""Times seen from the day of writing or from the time told last: weekdays, "last week", "two days later"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from timeline.calendar import Span, weekday
from timeline.timexes._context import Context
from timeline.timexes._dates import with_time
from timeline.timexes._lengths import amount
from timeline.timexes._quarters import quarter_before
from timeline.timexes._values import day_value, shifted, week_value

Fields = Mapping[str, Any]
_VAGUE = {1: "FUTURE_REF", -1: "PAST_REF"}


def weekday_near(fields: Fields, context: Context) -> str:
    """ "Friday" of a text of Wednesday 2022-05-11 is 2022-05-06, "will meet on Friday" 2022-05-13."""
    wanted = int(fields["weekday"])
    count = _weekday_count(wanted, fields, context)
    if count is None:
        return with_time(f"XXXX-WXX-{wanted}", fields)
    direction = fields.get("dir")
    return with_time(day_value(count + (int(direction) if direction else 0)), fields)


def _weekday_count(wanted: int, fields: Fields, context: Context) -> int | None:
    if "after" in fields and context.day is not None:
        step = int(fields["after"])
        offset = (wanted - weekday(context.day)) % 7
        if step < 0:
            return context.day + offset - 7
        return context.day + (offset or 7) if step > 0 else context.day + (offset - 7 if offset else 0)
    if "until" in fields:
        return int(fields["until"]) - ((weekday(int(fields["until"])) - wanted) % 7 or 7)
    now = context.reference
    if now is None:
        return context.day if context.day is not None and weekday(context.day) == wanted else None
    if context.heads_row() and context.row_day is not None and context.start - context.row_end < 600:
        return context.row_day + ((wanted - weekday(context.row_day)) % 7 or 7)
    if context.row_day is not None and context.in_row() and not fields.keys() & {"rel", "weekrel", "past"}:
        return context.row_day + ((wanted - weekday(context.row_day)) % 7 or 7)
    if context.heads_row() and context.week is not None and not fields.keys() & {"rel", "after", "weekrel"}:
        return context.week + wanted - 1
    monday = now - weekday(now) + 1
    if "weekrel" in fields:
        return monday + 7 * int(fields["weekrel"]) + wanted - 1
    back = now - (weekday(now) - wanted) % 7
    if "weekfrom" in fields:
        return back + 14 if back != now else now + 7
    if "weekago" in fields:
        return back - 7
    if "coming" in fields:
        return back + 7
    rel = fields.get("rel")
    if rel == -1 or "past" in fields:
        return back if back != now else now - 7
    if rel == 1:
        return back + 7 if back + 7 - now > 2 else back + 14
    if rel == 0:
        return monday + wanted - 1
    if context.possessive():
        return back
    if context.tense(weak=True) > 0:
        return back if back == now else back + 7
    return back


def deictic_day(fields: Fields, context: Context) -> str:
    """ "yesterday" of a text of 2022-05-11 is 2022-05-10."""
    step = int(fields["n"]) + int(fields.get("step", 0))
    if context.reference is None:
        return with_time("XXXX-XX-XX", fields)
    return with_time(day_value(context.reference + step), fields)


def part_of_day(fields: Fields, context: Context) -> str:
    """ "that evening" after 3 May is 2022-05-03TEV."""
    day = context.reference
    rel = fields.get("rel")
    after = fields.get("after")
    if rel is None and context.day is not None:
        day = context.day
    if rel is None and day is not None:
        day += int(after or 0)
    elif rel == -1 and day is not None:
        day -= 1
    if day is None:
        return f"XXXX-XX-XXT{fields['part']}"
    return with_time(day_value(day), fields)


def clock(fields: Fields, context: Context) -> str:
    """ "2:30 p.m." is T14:30 of the day told last, or of the day of writing."""
    if "weekday" in fields:
        return weekday_near(fields, context)
    if "n" in fields:
        return deictic_day(fields, context)
    day = context.day if context.day is not None else context.reference
    return with_time(day_value(day) if day is not None else "XXXX-XX-XX", fields)


def unit_near(fields: Fields, context: Context) -> str:
    """ "last week", "the following day", "the end of the month"."""
    unit = str(fields.get("unit", "Y"))
    step = 0
    base = context.reference
    if "after" in fields:
        step = int(fields["after"])
        span = context.anchor_span
        if unit == "D":
            base = context.day if context.day_known() else None if context.narrative else context.reference
        else:
            base = span.first if span else context.reference
    elif "rel" in fields:
        step = int(fields["rel"])
        compared = quarter_before(context) if unit == "Y" and step == -1 and context.compares() else None
        if compared is not None:
            return compared
    elif unit == "WE" and not context.narrative:
        return _weekend(fields, context)
    elif context.anchor_span and (context.narrative or context.anchor_fits(unit)):
        base = context.anchor_span.first
    return shifted(base, unit, step)


def _weekend(fields: Fields, context: Context) -> str:
    if context.reference is None:
        return "XXXX-WXX-WE"
    monday = context.reference - weekday(context.reference) + 1
    ahead = context.tense() > 0 or weekday(context.reference) >= 6
    return week_value(monday if ahead else monday - 7) + "-WE"


def ago(fields: Fields, context: Context) -> str:
    """The time so long before the day of writing: "two weeks ago" of a text of 2022-05-11 is 2022-W17."""
    direction = int(fields.get("dir", -1))
    number = amount(fields)
    if isinstance(number, str):
        return _VAGUE[direction]
    unit = str(fields.get("unit", "Y"))
    if "fromday" in fields and context.reference is not None and unit in ("D", "W"):
        days = int(number * direction) * (7 if unit == "W" else 1)
        return day_value(context.reference + int(fields["fromday"]) + days)
    return _moved(context.reference, number * direction, unit)


def later(fields: Fields, context: Context) -> str:
    """The time so long after the time told last: "two days later" after 3 May is 2022-05-05."""
    direction = int(fields["dir"])
    number = amount(fields)
    if isinstance(number, str):
        return _VAGUE[direction]
    unit = str(fields.get("unit", "D"))
    base = context.day if unit in ("D", "W") and context.day is not None else None
    if base is None and context.anchor_span:
        base = context.anchor_span.first
    if base is None:
        base = context.reference
    if unit == "D" and context.day is None and context.anchor_span and base == context.anchor_span.first:
        _shift_window(int(number * direction), context)
    return _moved(base, number * direction, unit)


def _shift_window(step: int, context: Context) -> None:
    """Days counted from a week or a month ("ten days later") may begin on any of its days."""
    first, last = context.anchor_span or (None, None)
    if first is not None and last is not None and first != last:
        context.window = Span(first + step, last + step)


def _moved(base: int | None, step: float, unit: str) -> str:
    if unit in ("H", "m", "S"):
        return day_value(base) if base is not None else "XXXX-XX-XX"
    if step != int(step):
        finer, times = {"Y": ("M", 12), "M": ("W", 4), "W": ("D", 7), "E": ("Y", 10), "C": ("Y", 100)}.get(
            unit, ("D", 1)
        )
        return shifted(base, finer, round(step * times))
    return shifted(base, unit, int(step))


def past_year(fields: Fields, context: Context) -> str:
    """ "over the past year" of a text of 2022 is 2021."""
    base = context.anchor_span.first if context.narrative and context.anchor_span else context.reference
    return shifted(base, "Y", -1)


def vague_units(fields: Fields, context: Context) -> str:
    """ "recent weeks" is PAST_REF."""
    return "FUTURE_REF" if "coming" in fields else "PAST_REF"


def that_time(fields: Fields, context: Context) -> str:
    """ "at that time" is the time told last."""
    return context.anchor if context.anchor is not None else "PAST_REF"
