import pytest

from timeline.calendar import between, day_count, in_month, in_year, on_day
from timeline.maps._phrases import counted, journey_name, short_phrase, when_phrase
from timeline.model import When

D = day_count


def coarse(edtf, start, end, precision, **more):
    return When(edtf=edtf, start=start, end=end, precision=precision, **more)


@pytest.mark.parametrize(
    "when, expected, short",
    [
        (None, "date not known", ""),
        (on_day(D(2022, 4, 29)), "29 April 2022", "29 Apr"),
        (on_day(D(-137, 5, 1)), "1 May 138 BCE", "1 May"),
        (between(D(2022, 4, 30), D(2022, 5, 1)), "30 April to 1 May 2022", "30 Apr–1 May"),
        (between(D(2022, 5, 3), D(2022, 5, 4)), "3–4 May 2022", "3–4 May"),
        (between(D(2021, 12, 30), D(2022, 1, 2)), "30 December 2021 to 2 January 2022", ""),
        (between(D(2022, 11, 3), None), "from 3 November 2022", ""),
        (between(None, D(2022, 11, 3)), "until 3 November 2022", ""),
        (
            between(D(2022, 10, 11), D(2022, 10, 20), approximate=True),
            "about 11–20 October 2022",
            "11–20 Oct",
        ),
        (between(D(2022, 5, 1), D(2022, 5, 7), basis="inferred"), "within 1–7 May 2022", "within 1–7 May"),
        (in_month(2022, 3), "March 2022", "March 2022"),
        (in_year(2004), "2004", "2004"),
        (in_year(-125, approximate=True), "about 126 BCE", "126 BCE"),
        (coarse("197X", "1970-01-01", "1979-12-31", "decade"), "the 1970s", "the 1970s"),
        (coarse("1801/1900", "1801-01-01", "1900-12-31", "century"), "19th century", "19th century"),
        (coarse("2022-21", "2022-03-01", "2022-05-31", "season"), "spring 2022", "spring 2022"),
        (
            coarse("2022-02-26T14:30", "2022-02-26T14:30", "2022-02-26T14:30", "time"),
            "26 February 2022, 14:30",
            "26 Feb",
        ),
    ],
)
def test_times_in_words(when, expected, short):
    assert when_phrase(when) == expected
    assert short_phrase(when) == short


def test_a_traveller_is_not_named_twice():
    assert journey_name("Fumio Kishida", "Kishida: Hanoi and Rome") == "Kishida: Hanoi and Rome"
    assert journey_name("Ann Lee", "A tour") == "Ann Lee: A tour"


def test_numbers_with_their_nouns():
    assert [counted(1, "stop"), counted(2, "country"), counted(3, "day")] == [
        "1 stop",
        "2 countries",
        "3 days",
    ]
