"""What a time takes from the one beside it: "March 30 to April 2, 2019", "at 12:58 on Friday, 31 March"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from timeline.timexes._spans import Joints
from timeline.timexes._types import Timex

Fields = Mapping[str, Any]
Link = Literal["", "same", "clock", "range", "ended"]

_APPOSED = re.compile(r",\s+(?:\w{2}\s+)?")
_BRACKETED = re.compile(r"\s+\(")
_NAMED_YEAR = re.compile(r",\s+|\s+\(")
_YEARS = ("year", "yearrel", "yearafter", "rel", "after", "weekday", "part")
_SEASON_MONTHS = {"SP": 4, "SU": 7, "FA": 10, "WI": 12}


def link(text: str, timexes: Sequence[Timex], at: int, ranges: Joints) -> Link:
    """How a time hangs on the next one.

    "same": "a day earlier, on Saturday" is that Saturday, "Wednesday (May 4)" that day;
    "clock": "at 12:58 on Friday" is of that day;
    "ended": "the quarter ended March 31" is the one that was over that day;
    "range": in "from Monday to Wednesday" the Monday is the one before that Wednesday.
    """
    if at + 1 == len(timexes):
        return ""
    one, two = timexes[at], timexes[at + 1]
    if two.start - one.end > 25:
        return ""
    gap = text[one.end : two.start]
    make, fields = one.expression.make, one.expression.fields
    if (
        make == "clock"
        and _names_a_day(two)
        and "weekday" not in fields
        and "n" not in fields
        and ranges.beside.fullmatch(gap)
    ):
        return "clock"
    if _counts_days(make, fields) and _names_a_day(two) and _APPOSED.fullmatch(gap):
        return "same"
    if make == "weekday" and _bare(make, fields) and _dated(two) and _BRACKETED.fullmatch(gap):
        return "same"
    if make == "quarter" and "quarter" not in fields and _names_a_day(two) and ranges.ended.fullmatch(gap):
        return "ended"
    if _day_alone(make, fields) and _dated(two):
        return "range" if ranges.between.fullmatch(gap) or ranges.together.fullmatch(gap) else ""
    alike = make == two.expression.make and _bare(make, fields) and _bare(make, two.expression.fields)
    return "range" if alike and ranges.between.fullmatch(gap) else ""


def _names_a_day(timex: Timex) -> bool:
    return timex.expression.make in ("weekday", "deictic") or _dated(timex)


def _dated(timex: Timex) -> bool:
    fields = timex.expression.fields
    return timex.expression.make == "date" and "day" in fields and "month" in fields


def _day_alone(make: str, fields: Fields) -> bool:
    """Whether a time is a day of a month that it does not name: the "6th" of "the 6th and 7th of June"."""
    return make == "date" and "day" in fields and not any(key in fields for key in ("month", "weekday"))


def _counts_days(make: str, fields: Fields) -> bool:
    return make in ("later", "unit") and fields.get("unit") == "D" and fields.get("n") != "X"


def _bare(make: str, fields: Fields) -> bool:
    """Whether a weekday or a month has nothing that says which one it is."""
    if make == "weekday":
        return not any(key in fields for key in ("rel", "after", "weekrel", "weekfrom", "weekago", "day"))
    return make == "date" and "month" in fields and not any(key in fields for key in _YEARS)


def with_year_beside(text: str, timexes: Sequence[Timex], at: int, ranges: Joints) -> Fields:
    """The fields of "March 30" in "March 30 to April 2, 2019", with the year of the other end."""
    timex = timexes[at]
    fields: Fields = timex.expression.fields
    own = ranges.day_after.match(text[timex.end : timex.end + 40]) if "day" in fields else None
    if own and own["year"]:
        return {**fields, "year": int(own["year"])}
    if any(key in fields for key in ("yearrel", "yearafter")):
        return _with_named_year(text, timexes, at)
    for other in (at + 1, at - 1):
        if not 0 <= other < len(timexes):
            continue
        first, second = timexes[min(at, other)], timexes[max(at, other)]
        gap = text[first.end : second.start]
        if len(gap) <= 20 and (ranges.between.fullmatch(gap) or ranges.together.fullmatch(gap)):
            theirs = timexes[other].expression.fields
            if isinstance(theirs.get("year"), int) and ("month" in theirs or "season" in theirs):
                return _with_year(fields, theirs, other > at)
    return fields


def _with_named_year(text: str, timexes: Sequence[Timex], at: int) -> Fields:
    """The fields of "November last year" in "November last year, 2021", with that year."""
    fields: Fields = timexes[at].expression.fields
    if at + 1 == len(timexes) or not _is_year(timexes[at + 1]):
        return fields
    gap = text[timexes[at].end : timexes[at + 1].start]
    named = timexes[at + 1].expression.fields["year"]
    return {**fields, "year": named} if _NAMED_YEAR.fullmatch(gap) else fields


def _is_year(timex: Timex) -> bool:
    """Whether a time is a year and nothing more: the "2021" of "November last year, 2021"."""
    fields = timex.expression.fields
    return timex.expression.make == "date" and isinstance(fields.get("year"), int) and "month" not in fields


def _with_year(fields: Fields, theirs: Fields, ahead: bool) -> Fields:
    mine, month = _month(fields), _month(theirs)
    year = theirs["year"] - (ahead and mine > month) + (not ahead and mine < month)
    return {**fields, "year": year, "era": theirs.get("era")}


def _month(fields: Fields) -> int:
    return int(fields["month"]) if "month" in fields else _SEASON_MONTHS[str(fields["season"])]
