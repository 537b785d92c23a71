"""Dates that no calendar has."""

import pytest

from timeline.timexes import find_impossible_dates, find_timexes

IMPOSSIBLE = [
    ("It closes on 31 February.", "31 February", "February has 29 days at most, not 31"),
    ("It closes on the 31st of April 2023.", "31st of April 2023", "April 2023 has 30 days at most, not 31"),
    ("It closes on February 29, 2023.", "February 29, 2023", "February 2023 has 28 days at most, not 29"),
    ("It closes on March 32.", "March 32", "March has 31 days at most, not 32"),
    ("It closes on 29/02/2023.", "29/02/2023", "29/02/2023 is no day of any calendar"),
    ("It closes on 2023-02-30.", "2023-02-30", "2023-02-30 is no day of any calendar"),
    ("It closes on 31.11.2023.", "31.11.2023", "31.11.2023 is no day of any calendar"),
]


@pytest.mark.parametrize(("text", "words", "because"), IMPOSSIBLE)
def test_an_impossible_date_is_named_and_is_no_time(text, words, because):
    ((start, end, said),) = find_impossible_dates(text)
    assert (text[start:end], said) == (words, because)
    assert find_timexes(text) == ()


POSSIBLE = [
    "It closes on 29 February.",
    "It closes on 29 February 2024.",
    "It closes on 12/31/2023 and 31/12/2023.",
    "In March 32 people died.",
    "Version 10.20.30 is out; see 192.168.10.300.",
    "They may 31 times fail.",
]


@pytest.mark.parametrize("text", POSSIBLE)
def test_possible_dates_and_other_numbers_are_left_alone(text):
    assert find_impossible_dates(text) == ()
