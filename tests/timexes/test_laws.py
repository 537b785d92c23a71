"""Laws of finding and resolving, and bounds on cost."""

import datetime as dt
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.calendar import parse_day
from timeline.errors import BadOption
from timeline.timexes import find_impossible_dates, find_spans, find_timexes, resolve_timexes

WRITTEN = dt.date(2022, 5, 11)
PIECES = [
    "the", "last", "next", "May", "may", "3", "31", "1990", "-", "–", "/", ".", ",", "'s", "and",
    "of", "to", "from", "weeks", "day", "ago", "later", "Friday", "Feb.", "29", "early", "mid",
    "quarter", "third", "twenty", "five", "a", "half", "an", "hour", "BC", "p.m.", "at", "10:30",
    "EST", "every", "summer", "century", "28/02/2023", "1990s", "\n", "\n\n", "(", ")", "year",
    "than", "more", "few", "night", "that", "same", "noon", "X", "’", "hundred", "million",
]  # fmt: skip
phrases = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join) | st.lists(
    st.sampled_from(PIECES), max_size=25
).map("".join)


@given(phrases | st.text(max_size=80), st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)) | st.none())
@settings(deadline=None, max_examples=400)
def test_times_lie_in_the_text_in_order_and_have_real_days(text, reference):
    found = find_timexes(text)
    resolved = resolve_timexes(text, found, reference)
    last = 0
    for timex in (*found,):
        assert text[timex.start : timex.end] == timex.text
        assert last <= timex.start < timex.end
        last = timex.end
    assert [(timex.start, timex.end) for timex in resolved] == [(timex.start, timex.end) for timex in found]
    for timex in (*resolved, *find_spans(text, resolved)):
        assert timex.value
        if timex.when is not None and timex.when.start and timex.when.end:
            assert parse_day(timex.when.start) <= parse_day(timex.when.end)
    for start, end, because in find_impossible_dates(text):
        assert 0 <= start < end <= len(text)
        assert because


@given(phrases)
@settings(deadline=None)
def test_the_same_text_gives_the_same_times(text):
    once = resolve_timexes(text, find_timexes(text), WRITTEN)
    assert once == resolve_timexes(text, find_timexes(text), WRITTEN)


HARD = [
    "the " * 5000,
    "May 3, " * 3000,
    "1 " * 8000,
    "twenty-" * 4000,
    "a hundred and " * 3000,
    "1,000" * 3000,
    "more than at least nearly " * 2000,
    "last next the early late mid-" * 2000,
    "." * 20000,
    "1.1.1.1" * 3000,
    "3–4–5–" * 3000,
    "'s" * 10000,
    "Friday" * 3000,
    "U.S.A." * 3000,
    "a" * 30000,
    "\n \t" * 10000,
    "31 February " * 2000,
    "from May 3 to " * 2000,
    "1400 1500 1845 " * 8000,
    "1400  Arr. Tokyo\n0915  dep. Osaka\n" * 3000,
    "On Monday Aa Bb Cc Dd, " * 4000,
    "Monday\n" * 15000,
]


@pytest.mark.parametrize("text", HARD, ids=lambda text: text[:12])
def test_no_text_takes_long(text):
    start = time.process_time()
    resolved = resolve_timexes(text, find_timexes(text), WRITTEN)
    find_spans(text, resolved)
    assert time.process_time() - start < 5


def test_cost_grows_with_length_alone():
    sentence = (
        "Smith met Jones on Friday, May 6, 2022, two days after the vote; they will meet again next week. "
    )

    def cost(copies):
        text = sentence * copies
        start = time.process_time()
        find_spans(text, resolve_timexes(text, find_timexes(text), WRITTEN))
        return time.process_time() - start

    cost(10)
    small, large = min(cost(200) for _ in range(3)), cost(2000)
    assert large < 30 * small


def test_importing_the_tagger_loads_no_heavy_library():
    program = "import sys, timeline.timexes; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout.split()
    heavy = {"dateparser", "holidays", "matplotlib", "folium", "click", "trafilatura", "numpy", "rich"}
    assert heavy.isdisjoint(loaded)


def test_an_unknown_language_is_named():
    with pytest.raises(BadOption) as caught:
        find_timexes("heute", "xx")
    assert str(caught.value).startswith("no words for 'time' in language 'xx': the languages are en")
