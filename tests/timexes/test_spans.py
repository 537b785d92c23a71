"""Ranges of days, months and years as one interval."""

import datetime as dt

import pytest

from timeline.timexes import find_spans, find_timexes, resolve_timexes

WRITTEN = dt.date(2022, 5, 11)


def spans(text, reference=WRITTEN):
    return find_spans(text, resolve_timexes(text, find_timexes(text), reference))


RANGES = [
    ("He was there April 30 to May 1 in all.", "April 30 to May 1", "2022-04-30/2022-05-01"),
    ("They met from 26 to 29 March in Rome.", "from 26 to 29 March", "2022-03-26/2022-03-29"),
    ("Aug 3 – 5: Rome", "Aug 3 – 5", "2022-08-03/2022-08-05"),
    ("It runs Aug. 7-9 in Rome.", "Aug. 7-9", "2022-08-07/2022-08-09"),
    ("The tour of Jan. 9-14 ended.", "Jan. 9-14", "2022-01-09/2022-01-14"),
    ("Rome 19-21/05/2023", "19-21/05/2023", "2023-05-19/2023-05-21"),
    ("Feb. 28–March 3, Rome", "Feb. 28–March 3", "2022-02-28/2022-03-03"),
    ("March 7–9, 2019 in Rome", "March 7–9, 2019", "2019-03-07/2019-03-09"),
    ("March 30 to April 2, 2019 in Rome", "March 30 to April 2, 2019", "2019-03-30/2019-04-02"),
    ("from December 30, 2019 to January 2", "from December 30, 2019 to January 2", "2019-12-30/2020-01-02"),
    ("He spoke on 3, 4 and 5 May in Rome.", "3, 4 and 5 May", "2022-05-03/2022-05-05"),
    ("They talked on May 3rd and 4th in Rome.", "May 3rd and 4th", "2022-05-03/2022-05-04"),
    ("It lasted 2014–2018 there.", "2014–2018", "2014/2018"),
    ("The war of 1939-45 ended.", "1939-45", "1939/1945"),
    ("It ran between January and March.", "between January and March", "2022-01/2022-03"),
    ("They talked on Monday and Tuesday.", "Monday and Tuesday", "2022-05-09/2022-05-10"),
]


@pytest.mark.parametrize(("text", "words", "edtf"), RANGES)
def test_a_range_is_one_interval(text, words, edtf):
    (span,) = spans(text)
    assert (span.text, span.value, span.when.edtf) == (words, edtf, edtf)
    assert text[span.start : span.end] == span.text
    assert span.when.precision == "interval"


OPEN = [
    ("He stays in Rome from Thursday.", "from Thursday", "2022-05-12/.."),
    ("The ban holds since 3 March.", "since 3 March", "2022-03-03/.."),
    ("The ban holds through 3 June.", "through 3 June", "../2022-06-03"),
    ("The ban holds until 3 June.", "until 3 June", "../2022-06-03"),
]


@pytest.mark.parametrize(("text", "words", "edtf"), OPEN)
def test_an_open_range_has_an_open_side(text, words, edtf):
    (span,) = spans(text)
    assert (span.text, span.when.edtf) == (words, edtf)


NO_RANGES = [
    "On May 3 and 12 people came.",
    "They met on May 3, and May 5 was quiet.",
    "Remarks from Thursday's meeting were leaked.",
    "On Monday and Friday they met.",
    "At 3 p.m. to 5 p.m. they met.",
]


@pytest.mark.parametrize("text", NO_RANGES)
def test_what_is_no_range(text):
    assert spans(text) == ()


def test_a_night_is_an_interval_of_two_days():
    text = "On the night of 3–4 May it fell."
    (timex,) = resolve_timexes(text, find_timexes(text), WRITTEN)
    assert (timex.text, timex.value) == ("the night of 3–4 May", "2022-05-03TNI")
    assert timex.when.edtf == "2022-05-03/2022-05-04"


def test_ranges_of_a_text_without_a_date_keep_what_they_say():
    assert spans("They met from 26 to 29 March 2021.", None)[0].value == "2021-03-26/2021-03-29"
    assert spans("They met from 26 to 29 March.", None) == ()
