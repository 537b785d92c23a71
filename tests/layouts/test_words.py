"""Time in words, as labels and axes write it."""

import pytest

from timeline.calendar import between, in_month, in_year, on_day, parse_day
from timeline.layouts._words import range_words, when_words, year_words
from timeline.model import When

DAY = parse_day("2022-04-29")


def vague(edtf: str, start: str, end: str, precision: str) -> When:
    return When(edtf=edtf, start=start, end=end, precision=precision)


@pytest.mark.parametrize(
    "when, words",
    [
        (on_day(DAY), "29 Apr 2022"),
        (on_day(DAY, approximate=True), "about 29 Apr 2022"),
        (between(DAY, DAY + 2), "29 Apr–1 May 2022"),
        (between(DAY + 4, DAY + 6), "3–5 May 2022"),
        (between(parse_day("2021-12-30"), parse_day("2022-01-02")), "30 Dec 2021–2 Jan 2022"),
        (between(DAY, None), "from 29 Apr 2022"),
        (between(None, DAY, approximate=True), "until about 29 Apr 2022"),
        (in_month(2022, 3), "Mar 2022"),
        (in_year(2004), "2004"),
        (in_year(-125, approximate=True), "about 126 BCE"),
        (in_year(800), "800 CE"),
        (vague("197X", "1970-01-01", "1979-12-31", "decade"), "1970s"),
        (vague("1801/1900", "1801-01-01", "1900-12-31", "century"), "19th century"),
        (vague("-0199/-0100", "-0199-01-01", "-0100-12-31", "century"), "2nd century BCE"),
        (vague("0001/0100", "0001-01-01", "0100-12-31", "century"), "1st century"),
        (vague("2022-23", "2022-09-01", "2022-11-30", "season"), "autumn 2022"),
        (vague("2022-06-06/2022-06-12", "2022-06-06", "2022-06-12", "week"), "6–12 Jun 2022"),
        (None, "not dated"),
    ],
)
def test_a_time_in_words(when, words) -> None:
    assert when_words(when) == words


def test_the_year_is_left_out_where_the_axis_says_it() -> None:
    assert when_words(on_day(DAY), with_year=False) == "29 Apr"
    assert when_words(in_month(2022, 3), with_year=False) == "Mar"


def test_long_forms() -> None:
    assert range_words(DAY, DAY + 6, short=False) == "29 April – 5 May 2022"
    assert year_words(0) == "1 BCE"


@pytest.mark.parametrize(
    "first, last, words",
    [
        ("2022-07-01", "2022-08-31", "Jul–Aug 2022"),
        ("2021-12-01", "2022-01-31", "Dec 2021–Jan 2022"),
        ("2022-04-01", "2022-04-30", "Apr 2022"),
        ("-0049-01-01", "0000-12-31", "50–1 BCE"),
        ("-0049-01-01", "0020-12-31", "50 BCE–20 CE"),
        ("1914-01-01", "1918-12-31", "1914–1918"),
        ("1914-01-01", "1914-12-31", "1914"),
        ("2022-04-01", "2022-05-30", "1 Apr–30 May 2022"),
    ],
)
def test_whole_months_and_years_are_said_as_such(first, last, words) -> None:
    assert when_words(between(parse_day(first), parse_day(last))) == words
