"""TIMEX3 values and the days they mean: "1989-Q3" is 1 July to 30 September 1989."""

from __future__ import annotations

import re
from typing import NamedTuple

from timeline import calendar
from timeline.calendar import Span, day_count
from timeline.model import Basis, Precision, When

_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_SEASON_CODES = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
_APPROXIMATE = ("APPROX", "START", "MID", "END", "LESS_THAN", "MORE_THAN")

_VALUE = re.compile(
    r"(?P<era>BC)?(?:(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)(?P<weekend>-WE)?|Q(?P<quarter>\d)|H(?P<half>[12])"
    r"|(?P<season>SP|SU|FA|WI)|(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T(?P<time>[\d:]+|[A-Z]{2})(?P<zone>Z|[+-][\d:]+)?)?)?))?"
    r"|(?P<decade>\d{3})|(?P<century>\d\d))"
)


class Calendar(NamedTuple):
    """A calendar value taken apart: its days, its precision and its EDTF form."""

    span: Span
    precision: Precision
    edtf: str


def year_of(digits: int, era: bool) -> int:
    """The astronomical year: 128 BC is -127."""
    return 1 - digits if era else digits


def year_value(year: int) -> str:
    """An astronomical year as TIMEX3 writes it: -127 is BC0128, 2022 is 2022."""
    return f"BC{1 - year:04d}" if year <= 0 else f"{year:04d}"


def day_value(count: int) -> str:
    """A day count as TIMEX3 writes it: 2022-05-01."""
    year, month, day = calendar.civil(count)
    return f"{year_value(year)}-{month:02d}-{day:02d}"


def month_span(year: int, month: int) -> Span:
    """The days of a month."""
    return Span(day_count(year, month, 1), day_count(year, month, calendar.month_length(year, month)))


def month_shift(year: int, month: int, by: int) -> tuple[int, int]:
    """The month `by` months on: (2022, 1) by -2 is (2021, 11)."""
    index = year * 12 + month - 1 + by
    return index // 12, index % 12 + 1


def week_start(year: int, week: int) -> int:
    """The Monday of an ISO week."""
    fourth = day_count(year, 1, 4)
    return fourth - calendar.weekday(fourth) + 1 + 7 * (week - 1)


def week_value(count: int) -> str:
    """The ISO week of a day: 2022-W17."""
    thursday = count - calendar.weekday(count) + 4
    year = calendar.civil(thursday)[0]
    return f"{year_value(year)}-W{(thursday - day_count(year, 1, 1)) // 7 + 1:02d}"


def read_value(value: str) -> Calendar | None:
    """A TIMEX3 value as days, None where it names none (durations, XXXX-04, PAST_REF)."""
    found = _VALUE.fullmatch(value)
    if not found:
        return None
    era = found["era"] is not None
    if found["decade"]:
        return _years(
            *_block(int(found["decade"]), 10, era, 0), "decade", "" if era else found["decade"] + "X"
        )
    if found["century"]:
        return _years(*_block(int(found["century"]), 100, era, 1), "century", "")
    year = year_of(int(found["year"]), era)
    try:
        return _in_year(year, found)
    except ValueError:
        return None


def _block(number: int, length: int, era: bool, offset: int) -> tuple[int, int]:
    if era:
        first = number * length + offset
        return year_of(first + length - 1, True), year_of(first, True)
    return number * length + offset, number * length + offset + length - 1


def _years(first: int, last: int, precision: Precision, edtf: str) -> Calendar:
    days = Span(day_count(first, 1, 1), day_count(last, 12, 31))
    return Calendar(days, precision, edtf or f"{calendar.year_text(first)}/{calendar.year_text(last)}")


def _in_year(year: int, found: re.Match[str]) -> Calendar:
    text = calendar.year_text(year)
    if found["day"]:
        day = day_count(year, int(found["month"]), int(found["day"]))
        return Calendar(Span(day, day), "day", calendar.iso(day))
    if found["month"]:
        return Calendar(month_span(year, int(found["month"])), "month", f"{text}-{found['month']}")
    if found["week"]:
        monday = week_start(year, int(found["week"]))
        days = Span(monday + 5, monday + 6) if found["weekend"] else Span(monday, monday + 6)
        return Calendar(days, "interval" if found["weekend"] else "week", _days_edtf(days))
    if found["season"]:
        first = _SEASON_MONTHS[found["season"]]
        days = Span(day_count(year, first, 1), month_span(*month_shift(year, first, 2)).last)
        return Calendar(days, "season", f"{text}-{_SEASON_CODES[found['season']]}")
    if found["quarter"] or found["half"]:
        length = 3 if found["quarter"] else 6
        first = (int(found["quarter"] or found["half"]) - 1) * length + 1
        if first > 12:
            raise ValueError("no such quarter")
        days = Span(day_count(year, first, 1), month_span(year, first + length - 1).last)
        return Calendar(days, "interval", f"{text}-{first:02d}/{text}-{first + length - 1:02d}")
    return Calendar(Span(day_count(year, 1, 1), day_count(year, 12, 31)), "year", text)


def _days_edtf(days: Span) -> str:
    assert days.first is not None and days.last is not None
    return f"{calendar.iso(days.first)}/{calendar.iso(days.last)}"


def when_of(value: str, mod: str | None, text: str, basis: Basis) -> When | None:
    """The When of a value: "2022-10" with mod MID ("mid-October") is 2022-10-11/2022-10-20, approximate."""
    known = read_value(value)
    if known is None:
        return None
    side = mod in ("START", "MID", "END")
    approximate = mod in _APPROXIMATE and not (side and known.precision == "day")
    if side and mod is not None and known.precision != "day":
        part = third(known, mod)
        assert part.first is not None and part.last is not None
        return calendar.between(part.first, part.last, text=text, basis=basis, approximate=True)
    assert known.span.first is not None and known.span.last is not None
    start, end = calendar.iso(known.span.first), calendar.iso(known.span.last)
    found = _VALUE.fullmatch(value)
    clock = found["time"] if found else None
    if known.precision == "day" and clock and clock[0].isdigit():
        return _at_clock(known.span.first, clock, (found["zone"] if found else None) or "", text, basis)
    mark = "~" if approximate else ""
    edtf = "/".join(part + mark for part in known.edtf.split("/"))
    return When(
        edtf=edtf, start=start, end=end, precision=known.precision,
        approximate=approximate, text=text, basis=basis,
    )  # fmt: skip


def _at_clock(day: int, clock: str, zone: str, text: str, basis: Basis) -> When:
    hour, _, minute = clock.partition(":")
    if hour == "24":
        day, hour = day + 1, "00"
    stamp = f"{calendar.iso(day)}T{hour}:{(minute or '00')[:2]}"
    offset = zone if not zone or zone == "Z" or ":" in zone else zone + ":00"
    return When(
        edtf=f"{stamp}:00{offset}",
        start=stamp + offset,
        end=stamp + offset,
        precision="time",
        text=text,
        basis=basis,
    )


# First and last year of the early, middle and late part: "the late 1970s" is 1976-1979.
_PARTS = {"decade": ((0, 3), (3, 6), (6, 9)), "century": ((0, 49), (33, 66), (50, 99))}


def third(known: Calendar, mod: str) -> Span:
    """The early, middle or late part: late April is the 21st to the 30th, early 2022 January to April."""
    first, last = known.span.first, known.span.last
    assert first is not None and last is not None
    at = ("START", "MID", "END").index(mod)
    if known.precision == "month":
        return Span(first + 10 * at, last if at == 2 else first + 10 * at + 9)
    year = calendar.civil(first)[0]
    if known.precision == "year":
        return Span(day_count(year, 4 * at + 1, 1), month_span(year, 4 * at + 4).last)
    if known.precision in _PARTS:
        start, end = _PARTS[known.precision][at]
        return Span(day_count(year + start, 1, 1), day_count(year + end, 12, 31))
    length = last - first + 1
    return Span(first + length * at // 3, first + length * (at + 1) // 3 - 1)


_OPEN = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "E": "XXX",
    "C": "XX",
}


def shifted(base: int | None, unit: str, step: int) -> str:
    """The day, week, month … of a day count, `step` of them on: (2022-05-01, "W", -1) is 2022-W16."""
    if base is None:
        return _OPEN.get(unit, "XXXX")
    year, month, _ = calendar.civil(base)
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
