"""Times of news texts whose day of writing is known: which year, which week, which line they belong to."""

import datetime as dt

import pytest

from timeline.timexes import find_spans, find_timexes, resolve_timexes


def read(text, written):
    reference = dt.date.fromisoformat(written) if written else None
    return resolve_timexes(text, find_timexes(text), reference)


def values(text, written):
    return {timex.text: timex.value for timex in read(text, written)}


YEARS_RECALLED = (
    "The body was set up in 2004. It met in 2005, 2006, 2008, 2010 and 2012, the envoy said.\n\n"
    "It is needed, the minister told reporters.\n\nIn mid-October, the assembly passed a text."
)


def test_where_people_speak_all_the_time_the_years_recalled_make_no_history():
    assert values(YEARS_RECALLED, "2022-11-02")["mid-October"] == "2022-10"


def test_a_history_in_which_nobody_speaks_carries_its_years_on():
    text = YEARS_RECALLED.replace("the envoy said", "as planned").replace(
        "the minister told reporters", "then"
    )
    assert values(text, "2022-11-02")["mid-October"] == "2012-10"


def test_a_text_that_opens_with_its_own_date_is_no_history():
    body = YEARS_RECALLED.replace("the envoy said", "as planned").replace(
        "the minister told reporters", "then"
    )
    assert values(f"NEW YORK, Nov. 2 — {body}", "2022-11-02")["mid-October"] == "2022-10"


DIRECTIONS = [
    (
        "In mid-October, the assembly passed it. It was set up in 2004.",
        "2022-11-02",
        "mid-October",
        "2022-10",
    ),
    ("They met in November last year, 2021, in Glasgow.", "2022-05-10", "November last year", "2021-11"),
    ("They met in November last year, 2021, in Glasgow.", None, "November last year", "2021-11"),
    ("It ran from March last year to May 2022.", "2022-06-10", "March last year", "2021-03"),
    ("Until Friday night, he had kept away.", "2022-02-26", "Friday night", "2022-02-25TNI"),
    (
        "He kept away until Friday night. That evening he spoke.",
        "2022-02-26",
        "That evening",
        "2022-02-25TEV",
    ),
    ("She stayed until Wednesday evening.", "2022-05-13", "Wednesday evening", "2022-05-11TEV"),
    ("He will report when he joins them in Brussels on Thursday.", "2022-03-22", "Thursday", "2022-03-24"),
    ("It will come up when ministers gather there from Thursday.", "2022-05-10", "Thursday", "2022-05-12"),
    ("On Monday he calls in Brasilia.", "2022-05-14", "Monday", "2022-05-16"),
    ("He calls in Brasilia on Monday before flying on.", "2022-05-14", "Monday", "2022-05-16"),
    ("On Monday Sergei Lavrov, the Russian minister, calls in Rome.", "2022-05-14", "Monday", "2022-05-16"),
    ("On Monday Lavrov calls in Rome.", "2022-05-14", "Monday", "2022-05-16"),
    ("On Monday Lavrov's aides in Rome were silent.", "2022-05-14", "Monday", "2022-05-09"),
    (
        "He will report on it when he joins the other G7 leaders in Brussels on Thursday.",
        "2022-03-22",
        "Thursday",
        "2022-03-24",
    ),
    ("On Monday he insists that all is well.", "2022-05-14", "Monday", "2022-05-09"),
    ("They are due in Bali in November.", "2022-05-14", "November", "2022-11"),
    ("The summit, to be held in Bali in November, will go on.", "2022-05-14", "November", "2022-11"),
    ("The summit to be held in Bali in November was discussed.", "2022-05-14", "November", "2022-11"),
    ("The summit will be held in Bali in November.", "2022-05-14", "November", "2022-11"),
    ("He was said to be held in a camp in November.", "2022-05-14", "November", "2021-11"),
]


@pytest.mark.parametrize(("text", "written", "words", "value"), DIRECTIONS)
def test_which_way_news_looks(text, written, words, value):
    assert values(text, written)[words] == value


def test_the_days_of_last_week_as_one_range():
    text = "The visit came in the end, last week, for three days from Monday to Wednesday."
    found = read(text, "2023-03-27")
    assert {"Monday": "2023-03-20", "Wednesday": "2023-03-22"}.items() <= values(text, "2023-03-27").items()
    (span,) = find_spans(text, found)
    assert span.when.edtf == "2023-03-20/2023-03-22"


SAID = [
    ("They wait for at least another six months.", "at least another six months", "P6M"),
    ("That was not long ago.", "not long ago", "PAST_REF"),
    ("They talked all day.", "all day", "P1D"),
    ("They meet on Monday mornings.", "Monday mornings", "XXXX-WXX-1TMO"),
    ("It costs $12 an hour.", "an hour", "PT1H"),
    ("He landed late on Friday.", "late on Friday", "2022-05-06"),
    ("They meet this coming Friday.", "this coming Friday", "2022-05-13"),
    ("It fell in the last three months of 2021.", "the last three months of 2021", "P3M"),
    ("They met on the first Monday in March.", "the first Monday in March", "2022-03-07"),
    ("They met on the last Friday of March 2021.", "the last Friday of March 2021", "2021-03-26"),
    ("It was signed on 12-Mar-1999 in Rome.", "12-Mar-1999", "1999-03-12"),
    ("He came on May 3 and left the very next morning.", "the very next morning", "2022-05-04TMO"),
    ("Moments later he left.", "Moments later", "FUTURE_REF"),
    ("In the quarter ended March 31, it earned less.", "the quarter", "2022-Q1"),
]


@pytest.mark.parametrize(("text", "words", "value"), SAID)
def test_ways_of_saying_a_time(text, words, value):
    assert values(text, "2022-05-11")[words] == value


def test_a_side_of_a_day_is_still_that_day():
    (timex,) = read("He landed late on Friday.", "2022-05-11")
    assert (timex.mod, timex.when.edtf) == ("END", "2022-05-06")


BESIDE = [
    ("He is there from the 3rd to the 5th of June.", "the 3rd", "2022-06-03"),
    ("He is there from the 30th to the 5th of June.", "the 30th", "2022-05-30"),
    ("They wait for him on the 6th and 7th of June.", "the 6th", "2022-06-06"),
    ("He landed on Wednesday (May 4).", "Wednesday", "2022-05-04"),
    ("He landed on Thursday (May 4).", "Thursday", "2022-05-05"),
    ("He lands at 6 pm Moscow time on Thursday.", "6 pm", "2022-05-12T18:00"),
    ("On Thursday, May 4, he left.", "Thursday, May 4", "2022-05-04"),
    ("On Thursday, November 10, 2022, he left.", "Thursday, November 10, 2022", "2022-11-10"),
    ("They met on Monday, November 15.", "Monday, November 15", "2021-11-15"),
]


@pytest.mark.parametrize(("text", "words", "value"), BESIDE)
def test_days_and_what_stands_beside_them(text, words, value):
    assert values(text, "2022-05-11")[words] == value


LINES = [
    (
        "Arrive 1 p.m.\nTuesday, Feb. 21\nLeave",
        {"1 p.m.": "2023-02-17T13:00", "Tuesday, Feb. 21": "2023-02-21"},
    ),
    ("Talks in Rome on May\n3 people", {"May": "2023-05"}),
    ("They met last\nweek in Rome.", {"last\nweek": "2023-W06"}),
    (
        "The ministers met in Rome for the first time on Sunday, May\n1, and left the city on the same day,"
        " which surprised\nthe hosts.",
        {"Sunday, May\n1": "2022-05-01", "the same day": "2022-05-01"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_a_time_ends_with_its_row_but_not_with_a_wrapped_line(text, expected):
    assert expected.items() <= values(text, "2023-02-17").items()


def test_no_range_goes_on_in_the_next_row():
    text = "Rome, until May 3 –\nMay 5: Bari\nMay 7: Home"
    assert all("\n" not in span.text for span in find_spans(text, read(text, "2023-02-17")))


LOGS = [
    ("Log\n1400  Arr. Tokyo\n0915  dep. Osaka\n1630  Meeting", ["T14:00", "T09:15", "T16:30"]),
    ("1400  Arr. Tokyo", ["T14:00"]),
    ("0915 – Talks\n1845 – Dinner", ["T09:15", "T18:45"]),
]


@pytest.mark.parametrize(("text", "clocks"), LOGS)
def test_hours_at_the_head_of_the_rows_of_a_log(text, clocks):
    assert [timex.value for timex in read(text, "2022-05-11")] == [f"2022-05-11{clock}" for clock in clocks]


YEARS = ["1845: Vienna\n1848: Paris", "1845  Vienna\n1848  Paris", "1845 Dep. Vienna\n1888 Arr. Paris"]


@pytest.mark.parametrize("text", YEARS)
def test_years_at_the_head_of_the_rows_of_a_life(text):
    assert [timex.rule for timex in read(text, "2022-05-11")] == ["year", "year"]


def test_a_clock_time_beside_its_day_is_on_that_day():
    clock, _ = read("The plane landed at 12:58 on Friday, 31 March, in Lusaka.", "2023-04-02")
    assert clock.when.edtf == "2023-03-31T12:58:00"
