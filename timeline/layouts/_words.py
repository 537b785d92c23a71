"""Days and spans of time as a person writes them: "29 Apr", "30 Apr–1 May", "mid-1970s", "126 BCE"."""

from __future__ import annotations

from typing import Final

from timeline.calendar import civil, span
from timeline.model import When

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
SEASONS: Final = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}


def year_words(year: int) -> str:
    """A year: 2022, 800 CE, 126 BCE (for -125)."""
    if year <= 0:
        return f"{1 - year} BCE"
    return f"{year} CE" if year < 1000 else str(year)


def month_words(month: int, short: bool = True) -> str:
    """A month's name: Apr, or April."""
    name = MONTHS[month - 1]
    return name[:3] if short else name


def day_words(count: int, with_year: bool = True, short: bool = True) -> str:
    """A day: 29 Apr 2022."""
    year, month, day = civil(count)
    words = f"{day} {month_words(month, short)}"
    return f"{words} {year_words(year)}" if with_year else words


def range_words(first: int, last: int, with_year: bool = True, short: bool = True) -> str:
    """A range of days with nothing said twice: 3–5 May 2022, 30 Apr–1 May 2022."""
    if first == last:
        return day_words(first, with_year, short)
    one, other = civil(first), civil(last)
    end = day_words(last, with_year, short)
    dash = "–" if short else " – "
    if one[:2] == other[:2]:
        return f"{one[2]}–{end}"
    return f"{day_words(first, with_year and one[0] != other[0], short)}{dash}{end}"


def _ordinal(number: int) -> str:
    endings = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if number % 100 in (11, 12, 13) else endings.get(number % 10, 'th')}"


def _century(first_year: int) -> str:
    if first_year > 0:
        return f"{_ordinal((first_year - 1) // 100 + 1)} century"
    return f"{_ordinal(-first_year // 100 + 1)} century BCE"


def _unit_words(when: When, first: int, last: int, with_year: bool) -> str:
    year, month, _ = civil(first)
    match when.precision:
        case "month":
            return f"{month_words(month)} {year_words(year)}" if with_year else month_words(month)
        case "year":
            return year_words(year) if civil(last)[0] == year else f"{year_words(year)}–{civil(last)[0]}"
        case "decade":
            return f"{year_words(year // 10 * 10)}s" if year > 0 else f"{year_words(year)} decade"
        case "century":
            return _century(year)
        case "season":
            code = when.edtf[5:7] if year >= 0 else ""
            name = SEASONS.get(int(code)) if code.isdigit() else None
            if name:
                return f"{name} {year_words(int(when.edtf[:4]))}"
    return _whole_units(first, last, with_year) or range_words(first, last, with_year)


def _whole_units(first: int, last: int, with_year: bool) -> str:
    """Whole months or years of an interval: Jul–Aug 2022, 50–1 BCE; nothing where it is cut otherwise."""
    one, other, after = civil(first), civil(last), civil(last + 1)
    if one[2] != 1 or after[2] != 1:
        return ""
    if one[1] == 1 and after[1] == 1:
        years = year_words(one[0]), year_words(other[0])
        if one[0] == other[0]:
            return years[0]
        same = years[0].partition(" ")[2] == years[1].partition(" ")[2]
        return f"{years[0].partition(' ')[0] if same else years[0]}–{years[1]}"
    end = f" {year_words(other[0])}" if with_year else ""
    if one[:2] == other[:2]:
        return f"{month_words(one[1])}{end}"
    start = f" {year_words(one[0])}" if with_year and one[0] != other[0] else ""
    return f"{month_words(one[1])}{start}–{month_words(other[1])}{end}"


def when_words(when: When | None, with_year: bool = True) -> str:
    """A fact's time as a label writes it: "about 1–10 Jun", "from 3 Nov", "Dec 2022", "not dated"."""
    first, last = span(when) if when else (None, None)
    if when is None or (first is None and last is None):
        return "not dated"
    about = "about " if when.approximate else ""
    if last is None and first is not None:
        return f"from {about}{day_words(first, with_year)}"
    if first is None and last is not None:
        return f"until {about}{day_words(last, with_year)}"
    assert first is not None and last is not None
    return about + _unit_words(when, first, last, with_year)
