"""Ranges: two ends of a time read as one interval, "April 30 to May 1", "Aug 3 – 5", "from Thursday"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from timeline import calendar
from timeline.calendar import Span, civil, day_count, month_length
from timeline.lang import load
from timeline.model import Basis, When
from timeline.timexes._lines import ended_lines
from timeline.timexes._types import ResolvedTimex
from timeline.timexes._values import year_value

_ORDINAL = r"(?:st|nd|rd|th|º)?"


@dataclass(frozen=True, slots=True)
class Joints:
    """The words of a language that join the ends of a range, compiled."""

    between: re.Pattern[str]
    together: re.Pattern[str]
    day_after: re.Pattern[str]
    days_before: re.Pattern[str]
    short_year: re.Pattern[str]
    opening: re.Pattern[str]
    since: re.Pattern[str]
    until: re.Pattern[str]
    between_word: re.Pattern[str]
    beside: re.Pattern[str]
    ended: re.Pattern[str]
    nouns: frozenset[str]


@cache
def joints(language: str) -> Joints:
    """The joints in the language's timecues.toml."""
    cues = load(language, "timecues")

    def any_of(name: str) -> str:
        words = sorted((re.escape(word) for word in cues[name]), key=len, reverse=True)
        return "(?:" + "|".join(rf"{word}\b" if word[-1].isalpha() else word for word in words) + ")"

    joint, both = any_of("rangejoint"), any_of("rangeand")
    the = rf"(?:{any_of('rangearticle')}\s+)?"
    number = rf"\d{{1,2}}{_ORDINAL}"
    return Joints(
        re.compile(rf"\s*{joint}\s*{the}"),
        re.compile(rf"\s*{both}\s*{the}"),
        re.compile(
            rf"(?:,\s*{number})*\s*(?P<joint>{joint}|,?\s*{both})\s*{the}(?P<day>\d{{1,2}}){_ORDINAL}(?![\w%]|[:.,/]\d)"
            r"(?:,?\s+(?P<year>\d{4})(?!\d))?"
        ),
        re.compile(
            rf"(?<![\d$€£.:/\w-])(?P<day>\d{{1,2}}){_ORDINAL}(?:,\s*{number})*\s*(?P<joint>{joint}|,?\s*{both})\s*{the}$"
        ),
        re.compile(r"\s?[-–/]\s?(?P<year>\d\d|\d{4})(?![\w%]|[:.,]\d)"),
        re.compile(rf"(?:{any_of('rangefrom')})\s+{the}$", re.IGNORECASE),
        re.compile(rf"\b(?:{any_of('opensince')})\s+{the}$", re.IGNORECASE),
        re.compile(rf"\b(?:{any_of('openuntil')})\s+{the}$", re.IGNORECASE),
        re.compile(rf"\b(?:{any_of('rangebetween')})\s+{the}$", re.IGNORECASE),
        re.compile(rf",?\s+(?:[^\W\d_]+\s+{any_of('zonename')}\s+)?(?:\w{{2}}\s+)?"),
        re.compile(rf"\s+(?:{any_of('periodend')})\s+"),
        frozenset(cues["afterday"]),
    )


def find_spans(
    text: str, resolved: Sequence[ResolvedTimex], language: str = "en"
) -> tuple[ResolvedTimex, ...]:
    """The ranges of a text, each one timex: "April 30 to May 1" is value and when 2022-04-30/2022-05-01.

    An open range ("from Thursday") has a when with an open side. Only ranges are returned; the timexes that
    they are made of lie within them.
    """
    words = joints(language)
    text = ended_lines(text)
    spans: list[ResolvedTimex] = []
    at = 0
    while at < len(resolved):
        found, used = _range_at(text, resolved, at, words)
        if found is not None:
            spans.append(found)
        at += used
    return tuple(spans)


def _range_at(
    text: str, resolved: Sequence[ResolvedTimex], at: int, words: Joints
) -> tuple[ResolvedTimex | None, int]:
    one = resolved[at]
    if one.when is None or one.when.precision == "time":
        return None, 1
    if at + 1 < len(resolved):
        pair = _pair(text, one, resolved[at + 1], words)
        if pair is not None:
            return pair, 2
    floor = resolved[at - 1].end if at else 0
    for reading in (_following_day, _leading_day, _year_pair, _open):
        found = reading(text, one, words)
        if found is not None and found.start >= floor:
            used = 1
            while at + used < len(resolved) and resolved[at + used].start < found.end:
                used += 1
            return found, used
    return None, 1


def _ends(when: When) -> tuple[int, int] | None:
    days = calendar.span(when)
    return None if days.first is None or days.last is None else (days.first, days.last)


def _pair(text: str, one: ResolvedTimex, two: ResolvedTimex, words: Joints) -> ResolvedTimex | None:
    gap = text[one.end : two.start]
    if two.when is None or one.when is None or len(gap) > 20 or two.when.precision == "time":
        return None
    first, last = _ends(one.when), _ends(two.when)
    if first is None or last is None or first[0] >= last[1]:
        return None
    before = text[max(0, one.start - 20) : one.start]
    if words.between.fullmatch(gap):
        pass
    elif words.together.fullmatch(gap):
        if one.when.basis == "explicit" and two.when.basis == "relative" and two.when.precision == "year":
            return None  # "in Malacca in 1545 and the year after in Ternate"
        if not words.between_word.search(before) and last[0] != first[1] + 1:
            return None
    else:
        return None
    return _merged(text, _opening(text, one.start, words), two.end, one, two, Span(first[0], last[1]))


def _opening(text: str, start: int, words: Joints) -> int:
    found = words.opening.search(text[max(0, start - 12) : start])
    return start - len(found[0]) if found else start


def _merged(
    text: str, start: int, end: int, one: ResolvedTimex, two: ResolvedTimex, days: Span
) -> ResolvedTimex:
    assert one.when is not None and two.when is not None
    basis: Basis = "relative" if "relative" in (one.when.basis, two.when.basis) else "explicit"
    words = text[start:end]
    approximate = one.when.approximate or two.when.approximate
    whole = calendar.between(days.first, days.last, text=words, basis=basis, approximate=approximate)
    if "/" not in one.when.edtf + two.when.edtf and one.when.edtf != two.when.edtf:
        edtf = f"{one.when.edtf}/{two.when.edtf}"
        whole = When(
            edtf=edtf, start=whole.start, end=whole.end, precision="interval",
            approximate=approximate, text=words, basis=basis,
        )  # fmt: skip
    return ResolvedTimex(start, end, words, "DATE", f"{one.value}/{two.value}", whole, "range")


def _whole_days(one: ResolvedTimex, first: int, last: int, start: int, end: int, text: str) -> ResolvedTimex:
    assert one.when is not None
    when = calendar.between(first, last, text=text[start:end], basis=one.when.basis)
    value = f"{_day(first)}/{_day(last)}"
    return ResolvedTimex(start, end, text[start:end], "DATE", value, when, "range")


def _day(count: int) -> str:
    year, month, day = civil(count)
    return f"{year_value(year)}-{month:02d}-{day:02d}"


def _following_day(text: str, one: ResolvedTimex, words: Joints) -> ResolvedTimex | None:
    assert one.when is not None
    found = words.day_after.match(text[one.end : one.end + 40])
    ends = _ends(one.when)
    if not found or ends is None or one.when.precision != "day" or not _has_day(one):
        return None
    year, month, first = civil(ends[0])
    day = int(found["day"])
    if found["year"]:
        year = int(found["year"])
    following = re.match(r"\s+([^\W\d_]+)", text[one.end + found.end() : one.end + found.end() + 30])
    dashed = not found["joint"].strip()[-1:].isalpha()
    counting = (
        not dashed and following is not None and following[1][0].islower() and following[1] not in words.nouns
    )
    if counting or not first < day <= month_length(year, month):
        return None
    start, end = _opening(text, one.start, words), one.end + found.end()
    return _whole_days(one, day_count(year, month, first), day_count(year, month, day), start, end, text)


def _has_day(one: ResolvedTimex) -> bool:
    return one.rule != "weekday" and any(letter.isdigit() for letter in one.text)


def _leading_day(text: str, one: ResolvedTimex, words: Joints) -> ResolvedTimex | None:
    assert one.when is not None
    start = max(0, one.start - 40)
    found = words.days_before.search(text[start : one.start])
    ends = _ends(one.when)
    if not found or ends is None or one.when.precision != "day" or not _has_day(one):
        return None
    year, month, last = civil(ends[0])
    day = int(found["day"])
    if not 1 <= day < last:
        return None
    opening = _opening(text, start + found.start(), words)
    return _whole_days(one, day_count(year, month, day), ends[0], opening, one.end, text)


def _year_pair(text: str, one: ResolvedTimex, words: Joints) -> ResolvedTimex | None:
    assert one.when is not None
    if one.when.precision != "year" or not re.search(r"\d{4}$", one.text):
        return None
    found = words.short_year.match(text[one.end : one.end + 10])
    if not found:
        return None
    first = int(one.text[-4:])
    digits = found["year"]
    last = int(digits) if len(digits) == 4 else first // 100 * 100 + int(digits)
    if not first < last <= first + 100:
        return None
    end = one.end + found.end()
    when = When(
        edtf=f"{first:04d}/{last:04d}", start=f"{first:04d}-01-01", end=f"{last:04d}-12-31",
        precision="interval",
        text=text[one.start : end], basis=one.when.basis,
    )  # fmt: skip
    return ResolvedTimex(
        one.start, end, text[one.start : end], "DATE", f"{first:04d}/{last:04d}", when, "range"
    )


def _open(text: str, one: ResolvedTimex, words: Joints) -> ResolvedTimex | None:
    assert one.when is not None
    before = text[max(0, one.start - 25) : one.start]
    if text[one.end : one.end + 2] in ("'s", "’s") or one.when.precision == "time" or one.mod:
        return None
    ends = _ends(one.when)
    if ends is None:
        return None
    for pattern, sides in ((words.since, (ends[0], None)), (words.until, (None, ends[1]))):
        found = pattern.search(before)
        if found:
            start = one.start - len(before) + found.start()
            when = calendar.between(*sides, text=text[start : one.end], basis=one.when.basis)
            value = f"{one.value}/.." if sides[1] is None else f"../{one.value}"
            return ResolvedTimex(start, one.end, text[start : one.end], "DATE", value, when, "open-range")
    return None
