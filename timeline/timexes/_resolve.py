"""Resolution: each recognised expression with its TIMEX3 value and, where it names days, its When."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from timeline.calendar import civil, day_count, month_length, weekday
from timeline.model import Basis
from timeline.timexes._context import Context
from timeline.timexes._find import grammar
from timeline.timexes._spans import Joints, joints
from timeline.timexes._style import is_history
from timeline.timexes._types import ResolvedTimex, Timex, TimexType
from timeline.timexes._values import (
    day_value,
    month_shift,
    read_value,
    week_value,
    when_of,
    year_of,
    year_value,
)

Fields = Mapping[str, Any]
_MODS = {
    "about": "APPROX", "around": "APPROX", "approximately": "APPROX", "circa": "APPROX", "ca":
    "APPROX", "c": "APPROX",
    "more": "MORE_THAN", "less": "LESS_THAN", "fewer": "LESS_THAN", "least": "EQUAL_OR_MORE",
    "most": "EQUAL_OR_LESS",
    "to": "EQUAL_OR_LESS", "over": "MORE_THAN", "as": "EQUAL_OR_MORE", "EXACT": None,
}  # fmt: skip
_RELATIVE_MAKES = ("deictic", "weekday", "unit", "ago", "later", "part", "yearago", "span", "vagueunits")


def resolve_timexes(
    text: str, timexes: Iterable[Timex], reference: dt.date | None, language: str = "en"
) -> tuple[ResolvedTimex, ...]:
    """The timexes with their values: "on Friday" of a text of Monday 2022-05-02 is 2022-04-29.

    `reference` is the day of writing; without one, XXXX-WXX-5 and XXXX-04 stay open, absolute dates and what
    counts from an earlier date of the text ("two days later") are resolved.
    """
    found = tuple(timexes)
    context = Context(text, reference.toordinal() if reference else None, grammar(language).cues)
    context.narrative = is_history(found)
    context.years = tuple(_explicit_years(found))
    context.day_first = _day_first(found)
    ranges = joints(language)
    resolved = []
    for at, timex in enumerate(found):
        fields = timex.expression.fields
        if ("month" in fields or "season" in fields) and "year" not in fields and "yearrel" not in fields:
            fields = _with_range_year(text, found, at, ranges)
        resolved.append(_resolve(timex, fields, context))
    return tuple(resolved)


def _with_range_year(text: str, timexes: tuple[Timex, ...], at: int, ranges: Joints) -> Fields:
    """The fields of "March 30" in "March 30 to April 2, 2019" with the year of the other end."""
    timex = timexes[at]
    fields: Fields = timex.expression.fields
    own = ranges.day_after.match(text[timex.end : timex.end + 40]) if "day" in fields else None
    if own and own["year"]:
        return {**fields, "year": int(own["year"])}
    for other, gap in (
        (at + 1, text[timex.end : timexes[at + 1].start] if at + 1 < len(timexes) else ""),
        (at - 1, text[timexes[at - 1].end : timex.start] if at else ""),
    ):
        if not gap or len(gap) > 20 or not (ranges.between.fullmatch(gap) or ranges.together.fullmatch(gap)):
            continue
        theirs = timexes[other].expression.fields
        if isinstance(theirs.get("year"), int) and ("month" in theirs or "season" in theirs):
            mine, month = _month_of(fields), _month_of(theirs)
            later, earlier = other > at and mine > month, other < at and mine < month
            return {**fields, "year": theirs["year"] - later + earlier, "era": theirs.get("era")}
    return fields


def _month_of(fields: Fields) -> int:
    if "month" in fields:
        return int(fields["month"])
    return {"SP": 4, "SU": 7, "FA": 10, "WI": 12}[str(fields["season"])]


def _explicit_years(timexes: tuple[Timex, ...]) -> Iterable[tuple[int, int]]:
    for timex in timexes:
        year = timex.expression.fields.get("year")
        if isinstance(year, int):
            yield timex.start, year_of(year, timex.expression.fields.get("era") == "BC")


def _day_first(timexes: tuple[Timex, ...]) -> bool:
    for timex in timexes:
        if timex.expression.make == "numeric":
            parts = re.split(r"[/.-]", timex.text)
            if len(parts[0]) <= 2 and int(parts[0]) > 12:
                return True
            if len(parts[0]) <= 2 and int(parts[1]) > 12:
                return False
    return True


def _resolve(timex: Timex, fields: Fields, context: Context) -> ResolvedTimex:
    make = timex.expression.make
    context.start, context.end = timex.start, timex.end
    value = _MAKERS[make](fields, context)
    kind: TimexType = timex.type
    if (
        value.startswith(("P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "PT", "PX", "P0"))
        and kind != "SET"
    ):
        kind = "DURATION"
    elif kind == "DURATION":
        kind = "DATE"
    mod = _mod(fields)
    if make in ("ago", "later") and mod in ("LESS_THAN", "MORE_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS"):
        mod = "APPROX"
    if not (context.narrative and _looks_back(fields)):
        context.remember(value)
    basis: Basis = (
        "relative" if make in _RELATIVE_MAKES or "rel" in fields or "after" in fields else "explicit"
    )
    return ResolvedTimex(
        timex.start, timex.end, timex.text, kind, value, when_of(value, mod, timex.text, basis),
        timex.rule, mod,
        fields.get("quant"), str(fields["freq"]) if "freq" in fields else None,
    )  # fmt: skip


def _looks_back(fields: Fields) -> bool:
    """Whether a time steps back from the story ("the previous year", "two years earlier")."""
    return fields.get("after") == -1 or (fields.get("dir") == -1 and fields.get("unit") in ("Y", "E", "C"))


def _mod(fields: Fields) -> str | None:
    mod = fields.get("mod")
    return _MODS.get(mod, mod) if isinstance(mod, str) else None


# --- days, months, years ---------------------------------------------------------------------------------


def _clock_text(fields: Fields) -> str:
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


def _with_time(value: str, fields: Fields) -> str:
    clock = _clock_text(fields)
    if clock:
        return value + clock
    return f"{value}T{fields['part']}" if "part" in fields else value


def _stated_year(fields: Fields, context: Context) -> int | None:
    if "year" in fields:
        year = int(fields["year"])
        return year_of(year, fields.get("era") == "BC")
    if "yearrel" in fields and context.reference is not None:
        return civil(context.reference)[0] + int(fields["yearrel"])
    if "yearafter" in fields and context.year is not None:
        by = fields["yearafter"]
        return context.year + (by if isinstance(by, int) else 0)
    return None


def _date(fields: Fields, context: Context) -> str:
    year, month, day = _stated_year(fields, context), fields.get("month"), fields.get("day")
    if month is None and day is None:
        return year_value(year) if year is not None else "XXXX"
    if month is None:
        return _with_time(_day_of_month(int(day or 0), fields, context), fields)
    if year is None:
        year = _year_for(int(month), day, fields, context)
    stem = f"XXXX-{month:02d}" if year is None else f"{year_value(year)}-{month:02d}"
    if day is None:
        return stem
    return _with_time(f"{stem}-{day:02d}", fields)


def _year_for(month: int, day: int | None, fields: Fields, context: Context) -> int | None:
    if "after" in fields and context.anchor_span and context.anchor_span.first is not None:
        year, at, _ = civil(context.anchor_span.first)
        step = fields["after"] if isinstance(fields["after"], int) else 0
        if step < 0:
            return year if month < at else year - 1
        if step > 0:
            return year if month > at else year + 1
        return year
    if context.narrative and context.year is not None:
        return context.carried_year(month)
    if context.reference is None:
        return None
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
        if fitting:
            return fitting[0]
    return _nearest_year(month, day, (year, now, today), context.tense())


def _nearest_year(month: int, day: int | None, now: tuple[int, int, int], tense: int) -> int:
    distance = (month - now[1]) + ((day or now[2]) - now[2]) / 31
    if tense > 0:
        nearest = 1 if distance < -2 else 0
    elif tense < 0:
        nearest = -1 if distance > 3 else 0
    else:
        nearest = -1 if distance > 6 else 1 if distance < -9 else 0
    return now[0] + nearest


def _day_of_month(day: int, fields: Fields, context: Context) -> str:
    known = context.day if context.day is not None else None
    if known is None and context.anchor_span and context.anchor_span.first is not None and context.narrative:
        known = context.anchor_span.first
    if known is None:
        known = context.reference
    if "monthrel" in fields and context.reference is not None:
        year, month, _ = civil(context.reference)
        year, month = month_shift(year, month, int(fields["monthrel"]))
    elif known is None:
        return f"XXXX-XX-{day:02d}"
    else:
        year, month, _ = civil(known)
    if day > month_length(year, month):
        return f"XXXX-XX-{day:02d}"
    return f"{year_value(year)}-{month:02d}-{day:02d}"


def _numeric(fields: Fields, context: Context) -> str:
    text = fields["text"]
    day, _, clock = text.partition("T")
    parts = [int(part) for part in re.split(r"[/.-]", day)]
    if len(re.split(r"[/.-]", day)[0]) == 4:
        year, month, number = parts
    else:
        first, second, year = parts
        number, month = (
            (first, second) if (context.day_first or first > 12) and second <= 12 else (second, first)
        )
        if year < 100:
            year += 1900 if year >= 50 else 2000
    return f"{year:04d}-{month:02d}-{number:02d}" + (f"T{clock}" if clock else "")


def _decade(fields: Fields, context: Context) -> str:
    if "decadeword" in fields:
        century = int(fields.get("century", 19))
        return f"{century:02d}{fields['decadeword']}"
    era = "BC" if fields.get("era") == "BC" else ""
    return f"{era}{fields['decade']:03d}"


def _century(fields: Fields, context: Context) -> str:
    era = "BC" if fields.get("era") == "BC" else ""
    return f"{era}{fields['century'] - 1:02d}"


def _half(fields: Fields, context: Context) -> str:
    number = fields["halfno"] if isinstance(fields["halfno"], int) else 2
    year = _stated_year(fields, context)
    if year is None and context.reference is not None:
        year = civil(context.reference)[0]
    return f"{'XXXX' if year is None else year_value(year)}-H{number}"


def _season(fields: Fields, context: Context) -> str:
    season = fields["season"]
    year = _stated_year(fields, context)
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
        return context.year + (fields["after"] if isinstance(fields["after"], int) else 0)
    rel = fields.get("rel")
    if rel == 0:
        return year
    if rel is not None:
        if rel < 0:
            return year - 1 if month <= middle + 1 else year
        return year if month < middle - 1 else year + 1
    return _nearest_year(
        middle - (12 if season == "WI" and month < 7 else 0), None, (year, month, 15), context.tense()
    )


def _quarter(fields: Fields, context: Context) -> str:
    year = _stated_year(fields, context)
    number = fields.get("quarter")
    if number is None:
        return _deictic_quarter(fields, context)
    if year is None:
        if context.reference is None:
            return f"XXXX-Q{number}"
        now, month, _ = civil(context.reference)
        year = now if number <= (month - 1) // 3 + 1 or context.tense() > 0 else now - 1
    context.quarter, context.quarter_at = (year, number), context.start
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
    stated = _stated_year(fields, context)
    if "yearrel" in fields:
        year -= 1
    elif stated is not None:
        year = stated
    return f"{year_value(year)}-Q{number}"


def _yearago(fields: Fields, context: Context) -> str:
    if context.quarter and context.financial():
        return f"{year_value(context.quarter[0] - 1)}-Q{context.quarter[1]}"
    year = None
    if context.reference is not None and not context.narrative:
        year = civil(context.reference)[0]
    elif context.year is not None:
        year = context.year
    return year_value(year - 1) if year is not None else "XXXX"


def _past_year(fields: Fields, context: Context) -> str:
    base = context.anchor_span.first if context.narrative and context.anchor_span else context.reference
    return _shifted(base, "Y", -1)


def _fiscal(fields: Fields, context: Context) -> str:
    year = _stated_year(fields, context)
    if year is None and context.reference is not None:
        year = civil(context.reference)[0]
    return year_value(year) if year is not None else "XXXX"


# --- weekdays and days seen from here --------------------------------------------------------------------


def _weekday(fields: Fields, context: Context) -> str:
    wanted = int(fields["weekday"])
    count = _weekday_count(wanted, fields, context)
    if count is None:
        return _with_time(f"XXXX-WXX-{wanted}", fields)
    direction = fields.get("dir")
    return _with_time(day_value(count + (int(direction) if direction else 0)), fields)


def _weekday_count(wanted: int, fields: Fields, context: Context) -> int | None:
    if "after" in fields and context.day is not None:
        step = fields["after"] if isinstance(fields["after"], int) else 0
        offset = (wanted - weekday(context.day)) % 7
        if step < 0:
            return context.day + offset - 7
        if step > 0:
            return context.day + (offset or 7)
    now = context.reference
    if now is None:
        return None
    monday = now - weekday(now) + 1
    if "weekrel" in fields:
        return monday + 7 * int(fields["weekrel"]) + wanted - 1
    back = now - (weekday(now) - wanted) % 7
    if "weekfrom" in fields:
        return back + 14 if back != now else now + 7
    if "weekago" in fields:
        return back - 7
    rel = fields.get("rel")
    if rel == -1 or "past" in fields:
        return back if back != now else now - 7
    if rel == 1:
        return back + 7
    if rel == 0:
        return monday + wanted - 1
    if context.possessive():
        return back
    if context.tense() > 0:
        return back if back == now else back + 7
    return back


def _deictic(fields: Fields, context: Context) -> str:
    step = int(fields["n"]) + int(fields.get("step", 0))
    if context.reference is None:
        return _with_time("XXXX-XX-XX", fields)
    return _with_time(day_value(context.reference + step), fields)


def _part(fields: Fields, context: Context) -> str:
    day = context.reference
    rel = fields.get("rel")
    after = fields.get("after")
    if rel is None and context.day is not None:
        day = context.day + (after if isinstance(after, int) else 0)
    elif rel == -1 and day is not None:
        day -= 1
    if day is None:
        return f"XXXX-XX-XXT{fields['part']}"
    return _with_time(day_value(day), fields)


def _clock(fields: Fields, context: Context) -> str:
    if "weekday" in fields:
        return _weekday(fields, context)
    if "n" in fields:
        return _deictic(fields, context)
    day = context.day if context.day is not None else context.reference
    return _with_time(day_value(day) if day is not None else "XXXX-XX-XX", fields)


def _unit(fields: Fields, context: Context) -> str:
    unit = str(fields.get("unit", "Y"))
    step = 0
    base = context.reference
    if "after" in fields:
        step = fields["after"] if isinstance(fields["after"], int) else 0
        span = context.anchor_span
        if unit == "D":
            base = context.day if context.day_known() else None if context.narrative else context.reference
        else:
            base = span.first if span else context.reference
    elif "rel" in fields:
        step = int(fields["rel"])
    elif context.narrative and context.anchor_span:
        base = context.anchor_span.first
    elif unit == "WE":
        return _weekend(fields, context)
    return _shifted(base, unit, step)


def _weekend(fields: Fields, context: Context) -> str:
    if context.reference is None:
        return "XXXX-WXX-WE"
    monday = context.reference - weekday(context.reference) + 1
    ahead = context.tense() > 0 or weekday(context.reference) >= 6
    return week_value(monday if ahead else monday - 7) + "-WE"


_OPEN = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "E": "XXX",
    "C": "XX",
}


def _shifted(base: int | None, unit: str, step: int) -> str:
    """The day, week, month … of a day count, `step` of them on: (2022-05-01, "W", -1) is 2022-W16."""
    if base is None:
        return _OPEN.get(unit, "XXXX")
    year, month, _ = civil(base)
    if unit == "D":
        return day_value(base + step)
    if unit in ("W", "2W", "WE"):
        weeks = 2 if unit == "2W" else 1
        return week_value(base + 7 * weeks * step) + ("-WE" if unit == "WE" else "")
    if unit == "M":
        year, month = month_shift(year, month, step)
        return f"{year_value(year)}-{month:02d}"
    if unit == "Q":
        index = year * 4 + (month - 1) // 3 + step
        return f"{year_value(index // 4)}-Q{index % 4 + 1}"
    if unit in ("E", "C", "L"):
        length = {"E": 10, "C": 100, "L": 1000}[unit]
        moved = year + step * length
        if moved <= 0:
            return f"BC{(1 - moved) // length:0{3 if unit == 'E' else 2}d}"
        return f"{moved // length:0{3 if unit == 'E' else 2}d}"
    return year_value(year + step)


# --- so long ago, so long after --------------------------------------------------------------------------


def _amount(fields: Fields) -> float | str:
    if "onlyhalf" in fields:
        return 0.5
    number = fields.get("n", 1)
    if number == "X":
        return "X"
    number = float(number) if not isinstance(number, str) else 1.0
    if "half" in fields:
        half = fields["half"]
        number += half if isinstance(half, float) else 0.5
    if "SCALE" in fields:
        number *= fields["SCALE"]
    return int(number) if number.is_integer() else number


def _ago(fields: Fields, context: Context) -> str:
    direction = int(fields.get("dir", -1))
    amount = _amount(fields)
    if amount == "X":
        return "FUTURE_REF" if direction > 0 else "PAST_REF"
    return _moved(context.reference, float(amount) * direction, str(fields.get("unit", "Y")))


def _later(fields: Fields, context: Context) -> str:
    direction = (
        int(fields["dir"])
        if isinstance(fields.get("dir"), int)
        else (1 if fields.get("dir") == "later" else -1)
    )
    amount = _amount(fields)
    if amount == "X":
        return "FUTURE_REF" if direction > 0 else "PAST_REF"
    unit = str(fields.get("unit", "D"))
    base = context.day if unit in ("D", "W") and context.day is not None else None
    if base is None and context.anchor_span:
        base = context.anchor_span.first
    if base is None:
        base = context.reference
    return _moved(base, float(amount) * direction, unit)


def _moved(base: int | None, step: float, unit: str) -> str:
    if unit in ("H", "m", "S"):
        return day_value(base) if base is not None else "XXXX-XX-XX"
    if step != int(step):
        finer, times = {"Y": ("M", 12), "M": ("W", 4), "W": ("D", 7), "E": ("Y", 10), "C": ("Y", 100)}.get(
            unit, ("D", 1)
        )
        return _shifted(base, finer, round(step * times))
    return _shifted(base, unit, int(step))


# --- durations and sets ----------------------------------------------------------------------------------


def _duration_text(amount: float | str, unit: str) -> str:
    if unit == "2W":
        unit, amount = "W", "X" if amount == "X" else float(amount) * 2
    if unit in ("H", "m", "S"):
        return _clock_duration(amount, unit.upper() if unit != "S" else "S")
    if unit == "E" and amount != "X" and float(amount) > 1:
        unit, amount = "Y", float(amount) * 10
    if unit == "WE":
        return f"P{_plain(amount)}WE"
    if amount != "X" and isinstance(amount, float) and not amount.is_integer() and unit == "Y":
        years = int(amount)
        months = round((amount - years) * 12)
        return f"P{f'{years}Y' if years else ''}{months}M"
    return f"P{_plain(amount)}{unit}"


def _clock_duration(amount: float | str, unit: str) -> str:
    if isinstance(amount, float) and not amount.is_integer() and unit in "HM":
        whole, rest = int(amount), round((amount % 1) * 60)
        finer = "M" if unit == "H" else "S"
        return f"PT{f'{whole}{unit}' if whole else ''}{rest}{finer}"
    return f"PT{_plain(amount)}{unit}"


def _plain(amount: float | str) -> str:
    return str(amount) if isinstance(amount, str) else f"{amount:g}" if amount < 1e6 else str(int(amount))


def _duration(fields: Fields, context: Context) -> str:
    return _duration_text(_amount(fields), str(fields.get("unit", "Y")))


def _span(fields: Fields, context: Context) -> str:
    if "season" in fields:
        return f"XXXX-{fields['season']}"
    amount = "X" if "vague" in fields else _amount(fields)
    if "two" in fields:
        amount = 2
    return _duration_text(amount, str(fields.get("unit", "D")))


def _fixed_duration(fields: Fields, context: Context) -> str:
    return (
        str(fields["value"])
        if "value" in fields
        else _duration_text(fields.get("n", "X"), str(fields["unit"]))
    )


def _set(fields: Fields, context: Context) -> str:
    part = f"T{fields['part']}" if "part" in fields else ""
    if "weekday" in fields:
        return f"XXXX-WXX-{fields['weekday']}{part}"
    if "month" in fields:
        return f"XXXX-{fields['month']:02d}"
    if "season" in fields:
        return f"XXXX-{fields['season']}"
    if part:
        return f"XXXX-XX-XX{part}"
    amount = 2 if "other" in fields else fields.get("n", 1)
    return _duration_text(amount, str(fields["unit"]))


def _frequency(fields: Fields, context: Context) -> str:
    return str(fields["value"])


def _reference(fields: Fields, context: Context) -> str:
    return str(fields["value"])


def _vague_units(fields: Fields, context: Context) -> str:
    return "FUTURE_REF" if "coming" in fields else "PAST_REF"


# --- weeks of months, holidays ---------------------------------------------------------------------------


def _week_of_month(fields: Fields, context: Context) -> str:
    stem = _date({key: fields[key] for key in ("month", "year", "rel") if key in fields}, context)
    known = read_value(stem)
    if known is None or known.span.first is None or known.span.last is None:
        return stem
    if "lastone" in fields:
        return week_value(known.span.last - 3)
    return week_value(known.span.first + 7 * (int(fields.get("nth", 1)) - 1) + 3)


def _week_of(fields: Fields, context: Context) -> str:
    known = read_value(_date(fields, context))
    return week_value(known.span.first) if known and known.span.first is not None else "XXXX-WXX"


def _year_end(fields: Fields, context: Context) -> str:
    return year_value(civil(context.reference)[0]) if context.reference is not None else "XXXX"


def _that_time(fields: Fields, context: Context) -> str:
    return context.anchor if context.anchor is not None else "PAST_REF"


def _holiday(fields: Fields, context: Context) -> str:
    from timeline.timexes._holidays import holiday_value

    return holiday_value(fields, context)


_MAKERS: dict[str, Callable[[Fields, Context], str]] = {
    "date": _date, "numeric": _numeric, "decade": _decade, "century": _century, "half": _half,
    "season": _season,
    "quarter": _quarter, "yearago": _yearago, "fiscal": _fiscal, "yearend": _year_end, "weekday": _weekday,
    "deictic": _deictic, "part": _part, "clock": _clock, "unit": _unit, "ago": _ago, "later": _later,
    "duration": _duration, "span": _span, "fixedduration": _fixed_duration, "set": _set,
    "frequency": _frequency,
    "reference": _reference, "vagueunits": _vague_units, "weekofmonth": _week_of_month, "weekof": _week_of,
    "holiday": _holiday, "thattime": _that_time, "pastyear": _past_year,
}  # fmt: skip
