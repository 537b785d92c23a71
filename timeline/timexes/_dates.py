"""Dates of the calendar: days, months, seasons, years, decades, centuries."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from timeline.calendar import Span, civil, day_count, month_length, weekday
from timeline.timexes._context import Context
from timeline.timexes._values import day_value, month_shift, read_value, week_value, year_of, year_value

Fields = Mapping[str, Any]
_SURE = 45
_HALF_YEAR = 183
_HEAD = 300
_ROWS = 600  # code points from one row of a timetable to the next


def clock_text(fields: Fields) -> str:
    if "clock" in fields:
        hour, minute = fields["clock"]
        text = True
    elif "hour" in fields:
        hour, minute, text = fields["hour"], 0, True
    else:
        return ""
    if (fields.get("half") == 12 and hour < 12) or (fields.get("part") in ("AF", "EV", "NI") and hour < 12):
        hour += 12
    if fields.get("half") == 0 and hour == 12:
        hour = 0
    zone = fields.get("zone")
    return f"T{hour:02d}:{minute:02d}{zone if isinstance(zone, str) else ''}" if text else ""


def with_time(value: str, fields: Fields) -> str:
    """A day with the clock time or part of day that was read: 2022-05-03T14:30, 2022-05-03TEV."""
    clock = clock_text(fields)
    if clock:
        return value + clock
    return f"{value}T{fields['part']}" if "part" in fields else value


def stated_year(fields: Fields, context: Context) -> int | None:
    """The year that the words give ("1972", "last year", "that year"), None where they give none."""
    if "year" in fields:
        year = int(fields["year"])
        return year_of(year, fields.get("era") == "BC")
    if "yearrel" in fields and context.reference is not None:
        return civil(context.reference)[0] + int(fields["yearrel"])
    if "yearafter" in fields and context.year is not None:
        return context.year + int(fields["yearafter"])
    return None


def given_day(fields: Fields) -> str:
    """The day of the time beside, with the clock time of this one: "12:58 on Friday, 31 March"."""
    return with_time(day_value(int(fields["given"])), fields)


def date(fields: Fields, context: Context) -> str:
    """A year, month or day: "March 3" of a text of May 2022 is 2022-03-03."""
    if "short" in fields:
        return _short_date(fields, context)
    year, month, day = stated_year(fields, context), fields.get("month"), fields.get("day")
    if month is None and day is None:
        return year_value(year) if year is not None else "XXXX"
    if month is None:
        return with_time(_day_of_month(int(day or 0), fields, context), fields)
    if year is None and day is not None:
        year = context.stated_day(month, day)
    if year is None:
        year = _year_for(int(month), day, fields, context)
    if year is not None and day is not None and day > month_length(year, month):
        year = None
    stem = f"XXXX-{month:02d}" if year is None else f"{year_value(year)}-{month:02d}"
    if day is None:
        return stem
    if "lastday" in fields and year is not None and day < fields["lastday"] <= month_length(year, month):
        first = day_count(year, month, day)
        context.window = Span(first, first + int(fields["lastday"]) - day)
    return with_time(f"{stem}-{day:02d}", fields)


def _short_date(fields: Fields, context: Context) -> str:
    """ "SUN 7/9" of a text of July 2023 is 2023-07-09: the reading that falls on the weekday."""
    base = context.day if context.day is not None else context.reference
    readings = (fields["short"], fields["short"][::-1])
    if base is None:
        return "XXXX-XX-XX"
    year = civil(base)[0]
    days = [
        day_count(y, month, day)
        for month, day in readings
        for y in (year, year - 1, year + 1)
        if month <= 12 and day <= month_length(y, month) and _falls_on(y, month, day, fields["weekday"])
    ]
    near = min(days, key=lambda count: abs(count - base), default=None)
    return day_value(near) if near is not None and abs(near - base) < _HALF_YEAR else "XXXX-XX-XX"


def _year_for(month: int, day: int | None, fields: Fields, context: Context) -> int | None:
    if "until" in fields:
        year, last, until = civil(int(fields["until"]))
        return year - ((month, day or 1) > (last, until))
    if "after" in fields and context.anchor_span and context.anchor_span.first is not None:
        year, at, _ = civil(context.anchor_span.first)
        step = int(fields["after"])
        if step < 0:
            return year if month < at else year - 1
        if step > 0:
            return year if month > at else year + 1
        return year
    if context.narrative and context.year is not None:
        return context.carried_year(month)
    if context.reference is None:
        return _year_of_story(month, day, fields, context)
    year, now, today = civil(context.reference)
    if "rel" in fields:
        if fields["rel"] < 0:
            return year if month < now else year - 1
        return year if month >= now or fields["rel"] == 0 else year + 1
    if "weekday" in fields and day is not None:
        fitting = [
            candidate for candidate in (year, year - 1, year + 1)
            if day <= month_length(candidate, month)
            and weekday(day_count(candidate, month, day)) == fields["weekday"]
        ]  # fmt: skip
        told = _nearest_year(month, day, (year, now, today), context.tense())
        if fitting and not _slip(told, month, day, context.reference):
            return fitting[0]
    return _nearest_year(month, day, (year, now, today), context.tense())


def _slip(year: int, month: int, day: int, reference: int) -> bool:
    """Whether a date is so near that a weekday which disagrees is rather wrong than of another year."""
    return day <= month_length(year, month) and abs(day_count(year, month, day) - reference) <= _SURE


def _year_of_story(month: int, day: int | None, fields: Fields, context: Context) -> int | None:
    """Without a day of writing: the year of the last full date, where a weekday does not speak against it."""
    if context.stated is None and "headyear" not in fields:
        return None
    year = context.stated[0] + (context.stated[1] - month >= 9) if context.stated else fields["headyear"]
    if day is None or "weekday" not in fields:
        return year
    return year if _falls_on(year, month, day, fields["weekday"]) else None


def _falls_on(year: int, month: int, day: int, wanted: int) -> bool:
    return day <= month_length(year, month) and weekday(day_count(year, month, day)) == wanted


def _nearest_year(month: int, day: int | None, now: tuple[int, int, int], tense: int) -> int:
    distance = (month - now[1]) + ((day or now[2]) - now[2]) / 31
    if tense > 0:
        nearest = 1 if distance < -2 else 0
    elif tense < 0:
        nearest = -1 if distance > 3 else 0
    else:
        nearest = -1 if distance > 4 else 1 if distance < -9 else 0
    return now[0] + nearest


def _day_of_month(day: int, fields: Fields, context: Context) -> str:
    base = context.day if context.day is not None else context.reference
    if context.day is None and context.narrative and context.anchor_span:
        base = context.anchor_span.first
    shift = 0
    if "monthrel" in fields and context.reference is not None:
        base, shift = context.reference, int(fields["monthrel"])
    said = "monthafter" in fields or "monthrel" in fields  # "the 20th of this month"
    shifts = (shift,) if said else (0, 1, -1)
    if "until" in fields:
        base = int(fields["until"])
        shifts = (0,) if day < civil(base)[2] else (-1,)
    month = context.month_told()
    if month is not None and "weekday" not in fields and not shift and "until" not in fields:
        base, shifts = month, (0,)
    row = "weekday" in fields and context.row_day is not None and context.heads_row()
    if row and context.start - context.row_end < _ROWS:
        base = context.row_day
    if base is None:
        return f"XXXX-XX-{day:02d}"
    year, month, _ = civil(base)
    near = [month_shift(year, month, by) for by in shifts]
    fitting = [
        day_count(*pair, day)
        for pair in near
        if day <= month_length(*pair)
        and ("weekday" not in fields or _falls_on(*pair, day, fields["weekday"]))
    ]
    if not fitting:
        return f"XXXX-XX-{day:02d}"
    return day_value(min(fitting, key=lambda count: (row and count < base, abs(count - base))))


def numeric(fields: Fields, context: Context) -> str:
    """A date in figures: "28/02/2023" is 2023-02-28.

    03/04/2023 is read as the document's other dates are, else as the day nearer to the day of writing, else
    the day first.
    """
    day, _, clock = str(fields["text"]).partition("T")
    parts = [int(part) for part in re.split(r"[/.-]", day)]
    if parts[0] > 31:
        year, month, number = parts
    else:
        year, month, number = _read_figures(parts[0], parts[1], parts[2], context)
    value = f"{year:04d}-{month:02d}-{number:02d}"
    return value + (f"T{clock}" if clock else "")


def _read_figures(first: int, second: int, year: int, context: Context) -> tuple[int, int, int]:
    if year < 100:
        year += 1900 if year >= 50 else 2000
    readings = [
        (year, month, day)
        for month, day in ((second, first), (first, second))
        if 1 <= month <= 12 and day <= month_length(year, month)
    ]
    if context.day_first is False:
        readings.reverse()
    elif context.day_first is None and context.reference is not None:
        reference = context.reference
        readings.sort(key=lambda reading: abs(day_count(*reading) - reference))
    return readings[0]


def range_year(fields: Fields, context: Context) -> str:
    """ "14" of "1911-14" is 1914."""
    return year_value((context.year or 1900) // 100 * 100 + int(fields["yy"]))


def decade(fields: Fields, context: Context) -> str:
    """ "the late 1970s" is 197, "the nineties" 199, "the 480s BC" BC048."""
    if "decadeword" in fields:
        century = int(fields.get("century", 19))
        return f"{century:02d}{fields['decadeword']}"
    era = "BC" if fields.get("era") == "BC" else ""
    return f"{era}{fields['decade']:03d}"


def century(fields: Fields, context: Context) -> str:
    """ "the 19th century" is 18, "the 5th century BC" BC04; a half of it has its fifty years as days."""
    era = "BC" if fields.get("era") == "BC" else ""
    value = f"{era}{fields['century'] - 1:02d}"
    known = read_value(value)
    if known is None or known.span.first is None or known.span.last is None:
        return value
    first, last = known.span.first, known.span.last
    middle = day_count(civil(first)[0] + 50, 1, 1)
    if "halfno" in fields:
        context.window = Span(middle, last) if fields["halfno"] == 2 else Span(first, middle - 1)
    elif "lastcentury" in fields:
        following = read_value(f"{fields['lastcentury'] - 1:02d}")
        context.window = Span(first, following.span.last if following else last)
    return value


def half(fields: Fields, context: Context) -> str:
    """ "the second half of 2008" is 2008-H2."""
    number = int(fields["halfno"])
    year = stated_year(fields, context)
    if year is None and context.reference is not None:
        year = civil(context.reference)[0]
    return f"{'XXXX' if year is None else year_value(year)}-H{number}"


def season(fields: Fields, context: Context) -> str:
    """ "the summer of 1916" is 1916-SU; a winter has the year in which it begins."""
    season = fields["season"]
    year = stated_year(fields, context)
    if (
        year is None
        and context.reference is not None
        and not (context.narrative and context.year is not None)
    ):
        year = _season_year(season, fields, context)
    elif year is None and context.year is not None:
        year = context.year
    return f"{'XXXX' if year is None else year_value(year)}-{season}"


def _season_year(season: str, fields: Fields, context: Context) -> int:
    assert context.reference is not None
    year, month, _ = civil(context.reference)
    middle = {"SP": 4, "SU": 7, "FA": 10, "WI": 13}[season]
    if "after" in fields and context.year is not None:
        return context.year + int(fields["after"])
    rel = fields.get("rel")
    if rel == 0:
        return year
    if rel is not None:
        if rel < 0:
            return year - 1 if month <= middle + 1 else year
        return year if month < middle - 1 else year + 1
    if season == "WI" and month < 7:
        return year - 1 + (context.tense() > 0 and month > 2)
    return _nearest_year(middle, None, (year, month, 15), context.tense())


def weekday_of_month(fields: Fields, context: Context) -> str:
    """ "the third Monday of June" is the day; of a month that has none XXXX-WXX-1."""
    wanted = int(fields["weekday"])
    known = read_value(date({key: fields[key] for key in ("month", "year", "rel") if key in fields}, context))
    if known is None or known.span.first is None or known.span.last is None:
        return f"XXXX-WXX-{wanted}"
    first, last = known.span.first, known.span.last
    if "lastone" in fields:
        return day_value(last - (weekday(last) - wanted) % 7)
    day = first + (wanted - weekday(first)) % 7 + 7 * (int(fields["nth"]) - 1)
    return day_value(day) if day <= last else f"XXXX-WXX-{wanted}"


def week_of_month(fields: Fields, context: Context) -> str:
    """ "the first week of June" is P1W; its days are the 1st to the 7th."""
    known = read_value(date({key: fields[key] for key in ("month", "year", "rel") if key in fields}, context))
    if known and known.span.first is not None and known.span.last is not None:
        first = (
            known.span.last - 6 if "lastone" in fields else known.span.first + 7 * (int(fields["nth"]) - 1)
        )
        context.window = Span(first, min(first + 6, known.span.last))
    return "P1W"


def week_of(fields: Fields, context: Context) -> str:
    """ "the week of May 2" is 2022-W18."""
    known = read_value(date(fields, context))
    if known and known.span.first is not None and context.start < _HEAD:
        context.week = known.span.first - weekday(known.span.first) + 1
    return week_value(known.span.first) if known and known.span.first is not None else "XXXX-WXX"
