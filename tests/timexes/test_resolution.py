"""Tables of phrases and their values, by what other tools get wrong."""

import datetime as dt

import pytest

from timeline.timexes import find_timexes, resolve_timexes

WEDNESDAY = dt.date(2022, 5, 11)


def values(text, reference=WEDNESDAY):
    return {timex.text: timex.value for timex in resolve_timexes(text, find_timexes(text), reference)}


def edtf(text, reference=WEDNESDAY):
    found = resolve_timexes(text, find_timexes(text), reference)
    return {timex.text: timex.when.edtf if timex.when else None for timex in found}


DATES = [
    ("He left on the 28th of February.", "the 28th of February", "2022-02-28"),
    ("It opened on 28/02/2023.", "28/02/2023", "2023-02-28"),
    ("It opened on 02/28/2023.", "02/28/2023", "2023-02-28"),
    ("Seen on 28.02.2023 in Rome.", "28.02.2023", "2023-02-28"),
    ("Seen on 2023-02-28 in Rome.", "2023-02-28", "2023-02-28"),
    ("They met on 13/01/2023 and 02/03/2023.", "02/03/2023", "2023-03-02"),
    ("They met on 01/13/2023 and 02/03/2023.", "02/03/2023", "2023-02-03"),
    ("On Sunday, May 1, they flew home.", "Sunday, May 1", "2022-05-01"),
    ("Printed 12/05/2022 in Rome.", "12/05/2022", "2022-05-12"),
    ("Printed 05/12/2022 in Rome.", "05/12/2022", "2022-05-12"),
    ("It has grown since '92, he said.", "'92", "1992"),
    ("In nineteen ninety-six he won.", "nineteen ninety-six", "1996"),
    ("In the 2030s it will open.", "the 2030s", "203"),
    ("It was rebuilt in the '90s.", "the '90s", "199"),
    ("A church of the late thirteenth century.", "the late thirteenth century", "12"),
    ("He died in 138 BCE.", "138 BCE", "BC0138"),
    ("Built in the 480s BC by hand.", "the 480s BC", "BC048"),
    ("The 5th century BC was rich.", "The 5th century BC", "BC04"),
    ("It was the second quarter of 1998.", "the second quarter of 1998", "1998-Q2"),
    ("It was the first half of 1998.", "the first half of 1998", "1998-H1"),
]


@pytest.mark.parametrize(("text", "words", "value"), DATES)
def test_dates(text, words, value):
    assert values(text)[words] == value


WEEKDAYS = [
    ("He met her on Friday.", "Friday", "2022-05-06"),
    ("He will meet her on Friday.", "Friday", "2022-05-13"),
    ("He is expected to meet her on Friday.", "Friday", "2022-05-13"),
    ("He met her on Wednesday.", "Wednesday", "2022-05-11"),
    ("Talks are set to resume Monday in Rome.", "Monday", "2022-05-16"),
    ("The deal must be signed by Friday, as early as Thursday.", "Thursday", "2022-05-12"),
    ("He met her last Friday.", "last Friday", "2022-05-06"),
    ("They meet a week from Tuesday.", "a week from Tuesday", "2022-05-24"),
    ("They meet next Thursday.", "next Thursday", "2022-05-19"),
    ("They meet next Monday.", "next Monday", "2022-05-16"),
    ("They meet on Friday of next week.", "Friday of next week", "2022-05-20"),
    ("He looked for ways around Tuesday's ruling.", "Tuesday", "2022-05-10"),
]


@pytest.mark.parametrize(("text", "words", "value"), WEEKDAYS)
def test_weekdays_are_past_unless_the_words_look_ahead(text, words, value):
    assert values(text)[words] == value


MONTHS = [
    ("He resigned in December.", "December", "2021-12"),
    ("They will meet in December.", "December", "2022-12"),
    ("They met in March.", "March", "2022-03"),
    ("The talks are scheduled for September 3.", "September 3", "2022-09-03"),
    ("She resigned last November.", "last November", "2021-11"),
    ("The plan was published on May 30.", "May 30", "2022-05-30"),
]


@pytest.mark.parametrize(("text", "words", "value"), MONTHS)
def test_months_without_a_year_are_near(text, words, value):
    assert values(text)[words] == value


ANAPHORA = [
    ("He landed on May 3 and left two days later.", "two days later", "2022-05-05"),
    ("He landed on May 3 and left the following day.", "the following day", "2022-05-04"),
    ("He landed on May 3. That evening they dined.", "That evening", "2022-05-03TEV"),
    ("He landed on May 3. The same day they met.", "The same day", "2022-05-03"),
    ("In 2004 she won; that year he lost.", "that year", "2004"),
    ("In 2004 she won; the previous year she had lost.", "the previous year", "2003"),
    ("On March 2, 2020, he spoke. A day earlier he had slept.", "A day earlier", "2020-03-01"),
    ("He came on May 3 and left on the 5th.", "the 5th", "2022-05-05"),
    ("In 2004 she won; the year before, she had lost.", "the year before", "2003"),
    ("This year it grew; prices fell in the month.", "the month", "2022-05"),
]


@pytest.mark.parametrize(("text", "words", "value"), ANAPHORA)
def test_times_told_from_another_time(text, words, value):
    assert values(text)[words] == value


BESIDE = [
    ("He landed on May 3. A day earlier, on Saturday, he dined.", "A day earlier", "2022-05-07"),
    ("He landed at 12:58 on Friday, 6 May.", "12:58", "2022-05-06T12:58"),
    ("They came for three days from Monday to Wednesday.", "Monday", "2022-05-09"),
    ("They come from Thursday to Saturday and will stay.", "Thursday", "2022-05-12"),
    ("On December 26, 2016, he rested. That same Monday he flew.", "That same Monday", "2016-12-26"),
    ("He left Ghana on April 30, and Mali on the 1st.", "the 1st", "2022-05-01"),
    ("2 March 2021: resolution. Against on 2 March: Syria.", "2 March", "2021-03-02"),
    ("It grew from October to March, they said.", "October", "2021-10"),
    ("It fell in the July-September quarter.", "July", "2021-07"),
    ("In the spring and summer of 1979 they met.", "the spring", "1979-SP"),
]


@pytest.mark.parametrize(("text", "words", "value"), BESIDE)
def test_what_a_time_takes_from_the_one_beside_it(text, words, value):
    assert values(text)[words] == value


def test_rows_of_a_schedule_follow_one_another():
    text = "Thursday – He takes off.\nSaturday – Talks in Rome.\nSunday – Mass.\nMonday – Home."
    read = [timex.value for timex in resolve_timexes(text, find_timexes(text), WEDNESDAY)]
    assert read == ["2022-05-12", "2022-05-14", "2022-05-15", "2022-05-16"]


TENSES = [
    ("She stayed until Tuesday evening.", "Tuesday evening", "2022-05-10TEV"),
    ("She stays until Tuesday.", "Tuesday", "2022-05-17"),
    ("A dinner planned by both on Tuesday went ahead.", "Tuesday", "2022-05-10"),
    ("On Tuesday, in Accra, thousands heard her say that ideas would help.", "Tuesday", "2022-05-10"),
    ("The start was put back by a day, to Sunday.", "Sunday", "2022-05-15"),
    ("He was to have met Xi on Tuesday.", "Tuesday", "2022-05-17"),
    ("The premier flies home on Monday.", "Monday", "2022-05-16"),
    ("He told Gen. P. Smith of the attack on Monday.", "Monday", "2022-05-09"),
    ("Mr. Lee will succeed Daniel P. Moe on Monday.", "Monday", "2022-05-16"),
]


@pytest.mark.parametrize(("text", "words", "value"), TENSES)
def test_the_verb_says_which_way_a_weekday_looks(text, words, value):
    assert values(text)[words] == value


UNDATED = [
    (
        "On Monday, 26 December 2016, he came. On Tuesday, December 27, he left.",
        "Tuesday, December 27",
        "2016-12-27",
    ),
    (
        "On Monday, 26 December 2016, he came. On Friday, December 27, he left.",
        "Friday, December 27",
        "XXXX-12-27",
    ),
    ("TRAVEL, AUGUST 2022\n\nAug 3 – 5 Rome", "Aug 3", "2022-08-03"),
    ("It was signed in 2016. They met on 3 May.", "3 May", "XXXX-05-03"),
]


@pytest.mark.parametrize(("text", "words", "value"), UNDATED)
def test_a_text_without_a_date_takes_the_year_of_its_last_full_date(text, words, value):
    assert values(text, None)[words] == value


FINANCE = [
    ("Third-quarter profit rose. Sales were $3 million a year earlier.", "a year earlier", "2020-Q3"),
    ("For the nine months, profit rose from $3 million a year earlier.", "a year earlier", "2021"),
    ("Net income for the first quarter fell from the year-ago quarter.", "the year-ago quarter", "2021-Q1"),
    ("They had met a year ago in Rome.", "a year ago", "2021"),
    ("For the year ended July 2, it lost $2 million.", "the year", "P1Y"),
]


@pytest.mark.parametrize(("text", "words", "value"), FINANCE)
def test_periods_of_business(text, words, value):
    reference = dt.date(2021, 10, 26) if "Third" in text else WEDNESDAY
    assert values(text, reference)[words] == value


DURATIONS = [
    ("They went on a five-day tour.", "five-day", "P5D"),
    ("It lasted two and a half hours... over the past nine months.", "the past nine months", "P9M"),
    ("For the first nine months it grew.", "the first nine months", "P9M"),
    ("They waited for a few weeks.", "a few weeks", "PXW"),
    ("It took 2 1/2 years.", "2 1/2 years", "P2Y6M"),
    ("They spoke for 25 minutes.", "25 minutes", "PT25M"),
    ("It took two-and-a-half years.", "two-and-a-half years", "P2Y6M"),
    ("They spoke for half an hour.", "half an hour", "PT30M"),
    ("They spoke for an hour and a half.", "an hour and a half", "PT1H30M"),
    ("It was a decades-long feud.", "decades-long", "PXE"),
]


@pytest.mark.parametrize(("text", "words", "value"), DURATIONS)
def test_durations(text, words, value):
    assert values(text)[words] == value


SETS = [
    ("They meet every two weeks.", "every two weeks", "P2W", None),
    ("They meet twice a week.", "twice a week", "P1W", "twice"),
    ("They met on Fridays.", "Fridays", "XXXX-WXX-5", None),
    ("They meet every Monday.", "every Monday", "XXXX-WXX-1", None),
]


@pytest.mark.parametrize(("text", "words", "value", "freq"), SETS)
def test_sets(text, words, value, freq):
    (timex,) = resolve_timexes(text, find_timexes(text), WEDNESDAY)
    assert (timex.text, timex.type, timex.value, timex.freq) == (words, "SET", value, freq)


CLOCKS = [
    ("They land at 2:30 p.m. EST in Rome.", "2:30 p.m. EST", "2022-05-11T14:30-05"),
    ("They land at 8:15 tonight.", "8:15 tonight", "2022-05-11T20:15"),
    ("They land at noon.", "noon", "2022-05-11T12:00"),
    ("They land at 14:30 in Rome.", "14:30", "2022-05-11T14:30"),
    ("They landed at 9 a.m. Tuesday.", "9 a.m. Tuesday", "2022-05-10T09:00"),
    ("They landed at 7 o'clock in the evening.", "7 o'clock in the evening", "2022-05-11T19:00"),
]


@pytest.mark.parametrize(("text", "words", "value"), CLOCKS)
def test_clock_times(text, words, value):
    assert values(text)[words] == value


HOLIDAYS = [
    ("They met on Christmas Eve.", "Christmas Eve", "2021-12-24"),
    ("They will meet on Thanksgiving.", "Thanksgiving", "2022-11-24"),
    ("They met on Easter.", "Easter", "2022-04-17"),
    ("They voted on Election Day.", "Election Day", "2022-11-08"),
    ("They met on Good Friday.", "Good Friday", "2022-04-15"),
    ("They met on Palm Sunday.", "Palm Sunday", "2022-04-10"),
    ("They met on New Year's Eve.", "New Year's Eve", "2021-12-31"),
    ("They met on Memorial Day 2021.", "Memorial Day 2021", "2021-05-31"),
    ("They met in Golden Week.", "Golden Week", "2022-W18"),
    ("They fast in Ramadan.", "Ramadan", "XXXX-XX-XX"),
]


@pytest.mark.parametrize(("text", "words", "value"), HOLIDAYS)
def test_holidays(text, words, value):
    assert values(text)[words] == value


NOT_TIMES = [
    "He may march on.",
    "You second that, and may fall or spring up.",
    "It cost 2000 dollars and 1,950 people came.",
    "It buys three quarters of its food.",
    "She joined the annual March for Life.",
    "Flight 1990 carried 1500 troops to Room 1984.",
    "Nearly 45% of it, $1990 in all, is gone.",
    "The sun sat on a mat; we wed.",
    "See https://example.org/2022/05/01/today and write to may@march.example.",
    "The score was 3-2.",
]


@pytest.mark.parametrize("text", NOT_TIMES)
def test_what_only_looks_like_a_time(text):
    assert find_timexes(text) == ()


OPEN = [
    ("They met on Friday.", "Friday", "XXXX-WXX-5"),
    ("They met in April.", "April", "XXXX-04"),
    ("They met on April 3.", "April 3", "XXXX-04-03"),
    ("They met yesterday.", "yesterday", "XXXX-XX-XX"),
    ("They met last week.", "last week", "XXXX-WXX"),
    ("They met on April 3, 2020, and two days later.", "two days later", "2020-04-05"),
]


@pytest.mark.parametrize(("text", "words", "value"), OPEN)
def test_without_a_date_of_writing_the_value_stays_open(text, words, value):
    assert values(text, None)[words] == value
    if "X" in value:
        assert edtf(text, None)[words] is None


WHENS = [
    ("He comes in mid-October 2022.", "mid-October 2022", "2022-10-11~/2022-10-20~"),
    ("He came in late April.", "late April", "2022-04-21~/2022-04-30~"),
    ("He came in early 2022.", "early 2022", "2022-01-01~/2022-04-30~"),
    ("They meet in the first week of June.", "the first week of June", "2022-06-01/2022-06-07"),
    ("They met over the weekend.", "the weekend", "2022-05-07/2022-05-08"),
    ("It fell in the second half of the 1st century BCE.", "the second half of the 1st century BCE", None),
    ("He died around 128 BCE.", "around 128 BCE", "-0127~"),
    ("He died in 138 BCE.", "138 BCE", "-0137"),
    ("It opens in the 2030s.", "the 2030s", "203X"),
    ("In the 19th century it grew.", "the 19th century", "1801/1900"),
    ("They met last week.", "last week", "2022-05-02/2022-05-08"),
    ("In the summer of 2021 they met.", "the summer of 2021", "2021-22"),
    ("They met in Golden Week.", "Golden Week", "2022-04-29/2022-05-05"),
    ("He comes later this week.", "later this week", "2022-05-12/2022-05-15"),
    ("He came earlier this month.", "earlier this month", "2022-05-01/2022-05-10"),
    ("He came late last year.", "late last year", "2021-09-01~/2021-12-31~"),
]


@pytest.mark.parametrize(("text", "words", "expected"), WHENS)
def test_the_days_that_words_mean(text, words, expected):
    (timex,) = resolve_timexes(text, find_timexes(text), WEDNESDAY)
    assert timex.text == words
    if expected is None:
        assert (timex.when.start, timex.when.end) == ("-0049-01-01", "0000-12-31")
    else:
        assert timex.when.edtf == expected
    assert timex.when.text == words


def test_days_counted_from_a_week_are_as_wide_as_the_week():
    text = "He was in Riga three weeks ago; ten days later he left."
    _, later = resolve_timexes(text, find_timexes(text), WEDNESDAY)
    assert later.when.edtf == "2022-04-28/2022-05-04"


BASES = [
    ("They met on March 3.", "explicit"),
    ("They met on Friday.", "relative"),
    ("They met yesterday.", "relative"),
    ("They met in 2004.", "explicit"),
    ("They met last week.", "relative"),
]


@pytest.mark.parametrize(("text", "basis"), BASES)
def test_what_a_date_rests_on(text, basis):
    (timex,) = resolve_timexes(text, find_timexes(text), WEDNESDAY)
    assert timex.when.basis == basis


HISTORY = (
    "The war began in 1914 and ended in 1918. In June 1914 he was shot. On 4 August they declared war. "
    "In 1915 the front froze. In March 1916 they attacked. In December 1916 it ended. In January they met. "
    "The film of 2004 tells it."
)


def test_a_history_carries_its_years_on():
    found = values(HISTORY, dt.date(2009, 12, 19))
    assert found["4 August"] == "1914-08-04"
    assert found["January"] == "1917-01"


def test_news_that_recalls_years_is_no_history():
    text = (
        "TOKYO, November 2, 2022. It set up the talks in 2004. They met in May 2019 and in 2020. "
        "In mid-October a vote was held. The ministers meet from Thursday. See also 2021 in pictures."
    )
    found = values(text, dt.date(2022, 11, 2))
    assert (found["mid-October"], found["Thursday"]) == ("2022-10", "2022-11-03")


def test_mods_and_references():
    text = "About 30 days, nearly four years, the end of 1994; now and recently."
    found = resolve_timexes(text, find_timexes(text), WEDNESDAY)
    assert [(timex.value, timex.mod) for timex in found] == [
        ("P30D", "APPROX"),
        ("P4Y", "LESS_THAN"),
        ("1994", "END"),
        ("PRESENT_REF", None),
        ("PAST_REF", None),
    ]
