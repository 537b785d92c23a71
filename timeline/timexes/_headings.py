"""The year of a title or heading, which the days of the rows below it are of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from timeline.calendar import day_count, month_length, weekday
from timeline.text import Sentence
from timeline.timexes._types import Timex

_LONGEST = 100
_ENDS = re.compile(r"\s*(?:$|[.,;:–—|)\]\n]|-\s)")
_LED = re.compile(r"(?:\b(?:in|of|for|during|from)|[,:–—(-])\s*$", re.IGNORECASE)
_ROW_MARK = re.compile(r"\s*[:–—]|\s+-\s|\t|\s\|")
_PLACE = re.compile(r"^(?:[A-ZÀ-Þ][\w’'-]+ ?){1,3},")
_MAKES = ("date", "numeric")


def dated_by_headings(
    text: str, sentences: Sequence[Sentence], timexes: Sequence[Timex]
) -> tuple[Timex, ...]:
    """The times, days of rows that name no year given the year of the title or heading above them.

    "Journeys in 2019" over "January 14 – Madrid" makes it 14 January 2019; a weekday that speaks against the
    year, or another year in the row, keeps it open. Sentences only keep the year for a text of no known date.
    """
    kept = list(timexes)
    year: int | None = None
    at = 0
    for sentence in sentences:
        while at < len(kept) and kept[at].start < sentence.start:
            at += 1
        last = at
        while last < len(kept) and kept[last].end <= sentence.end:
            last += 1
        inside = kept[at:last]
        own = _year_of_row(text, sentence, inside)
        if own is not None:
            kept[at + 1 : last] = [_with_year(t, own, "year") if _bare(t) else t for t in inside[1:]]
            inside = kept[at:last]
        if sentence.zone == "header" or _is_heading(sentence, inside):
            year = _year_of(text, sentence, inside) or year
        elif year is not None and not any(isinstance(_field(t, "year"), int) for t in inside):
            field = "year" if sentence.kind == "row" else "headyear"
            kept[at:last] = [_with_year(timex, year, field) for timex in inside]
    return tuple(kept)


def _year_of_row(text: str, sentence: Sentence, inside: Sequence[Timex]) -> int | None:
    """The year that a line begins with: "2005 – Anna Holm (October); Ida Kramer, 21 November"."""
    year = _field(inside[0], "year") if len(inside) > 1 else None
    if not isinstance(year, int) or _field(inside[0], "month") or _field(inside[0], "day"):
        return None
    opens = not text[sentence.start : inside[0].start].strip(" \t•*·–—-")
    return year if opens and _ROW_MARK.match(text, inside[0].end) else None


def _bare(timex: Timex) -> bool:
    return not isinstance(_field(timex, "year"), int)


def _field(timex: Timex, name: str) -> object:
    return timex.expression.fields.get(name) if timex.expression.make in _MAKES else None


def _is_heading(sentence: Sentence, inside: Sequence[Timex]) -> bool:
    """Whether a line of the article is a heading with a year and no day: "2019", "Spring 1834"."""
    days = any(_field(timex, "day") for timex in inside)
    years = any(isinstance(_field(timex, "year"), int) for timex in inside)
    return years and sentence.kind == "row" and sentence.end - sentence.start <= _LONGEST and not days


def _year_of(text: str, sentence: Sentence, inside: Sequence[Timex]) -> int | None:
    """The one year that a heading names without a day; "the 2020 war" is none of its rows."""
    years = {
        _field(timex, "year")
        for timex in inside
        if not _field(timex, "day")
        and (_ENDS.match(text, timex.end, sentence.end) or _LED.search(text, sentence.start, timex.start))
    }
    years -= {None}
    found = years.pop() if len(years) == 1 else None
    return found if isinstance(found, int) and found > 1000 else None


def _with_year(timex: Timex, year: int, field: str) -> Timex:
    """A day or month of the year, where nothing in it says otherwise."""
    meaning = timex.expression
    fields = meaning.fields
    if meaning.make != "date" or "month" not in fields or {"rel", "after", "until", "era"} & fields.keys():
        return timex
    if "day" in fields and fields["day"] > month_length(year, fields["month"]):
        return timex
    if "day" in fields and "weekday" in fields:
        falls = weekday(day_count(year, fields["month"], fields["day"])) == fields["weekday"]
        if not falls:
            return timex
    return replace(timex, expression=replace(meaning, fields={**fields, field: year}))


def day_headings(text: str, timexes: Sequence[Timex]) -> frozenset[int]:
    """The starts of the days that stand alone on their lines, where there are two of them or more."""
    found = []
    for timex in timexes:
        first = text.rfind("\n", 0, timex.start) + 1
        last = text.find("\n", timex.end)
        around = text[first : timex.start] + text[timex.end : last if last >= 0 else len(text)]
        whole = _field(timex, "day") or _field(timex, "short")
        if whole and not _PLACE.sub("", around, count=1).strip(" \t\r.:,–—-()*#"):
            found.append(timex.start)
    return frozenset(found) if len(found) > 1 else frozenset()
