import time

import pytest

from timeline.dating import date_documents
from timeline.documents import read_sources
from timeline.text import find_sentences

STORY = "The president of Chile met the prime minister in Rome on {} and spoke of trade for two hours.\n"


def date_of(tmp_path, text, name="a.txt"):
    (tmp_path / name).write_text(text)
    sources, _ = read_sources([tmp_path / name])
    return date_documents(sources, [find_sentences(source.text, source.zones) for source in sources])[0]


@pytest.mark.parametrize(
    ("head", "day", "expected", "basis"),
    [
        ("ROME, May 3, 2021 — ", "Monday", "2021-05-03", "stated"),
        ("ROME, 3 May 2021 (Agency) — ", "Monday", "2021-05-03", "stated"),
        ("Rome, 3 May 2021 (Agency) – ", "Monday", "2021-05-03", "stated"),
        ("ROME (Agency), Monday, May 3, 2021 — ", "Monday", "2021-05-03", "stated"),
        ("ROME, 03/05/2021 — ", "Monday", "2021-05-03", "inferred"),
        ("ROME, 03/05/2021 — ", "Friday", "2021-03-05", "inferred"),
        ("ROME, 03/05/2021 — ", "Wednesday", None, "unknown"),
        ("ROME, 13/05/2021 — ", "Thursday", "2021-05-13", "stated"),
        ("ROME, 03.05.2021 — ", "Monday", "2021-05-03", "stated"),
        (" date 2021-05-03 Home | World | Sport\n", "Monday", "2021-05-03", "stated"),
        (" date 2021-05-02 Home | World | Sport\n", "Monday", "2021-05-03", "stated"),
        (" date 2021-05-04 Home | World | Sport\n", "Monday", "2021-05-04", "stated"),
        (" date 2021-05-02 Home | World\nROME, May 3 — ", "Monday", "2021-05-03", "stated"),
        ("Talks in Rome\n15:40 CET, May 3, 2021\n", "Monday", "2021-05-03", "stated"),
        ("Talks in Rome\nPublished: 3 May 2021, updated 5 May 2021\n", "Monday", "2021-05-03", "stated"),
        ("Talks in Rome\nMay 3, 2021 | By Jane Roe\n", "Monday", "2021-05-03", "stated"),
        ("Talks in Rome\nBy Jane Roe | 3 May 2021\n", "Monday", "2021-05-03", "stated"),
        ("Berlin, 3 May 2021\n\n", "Monday", "2021-05-03", "stated"),
        ("May 3, 2021 · 6 min read\n", "Monday", "2021-05-03", "stated"),
        ("3 May 2021 | Gulf desk\n", "Monday", "2021-05-03", "stated"),
        ("Dispatch No. 4, 3 May 2021\n", "Monday", "2021-05-03", "stated"),
        ("Staff and agencies, Rome, 3 May 2021\n", "Monday", "2021-05-03", "stated"),
        ("Edition of Monday, 3 May 2021\n", "Monday", "2021-05-03", "stated"),
        ("Last update: 03.05.2021, 18:00\n", "Monday", "2021-05-03", "stated"),
        ("2021-05-03T10:15:00Z\n", "Monday", "2021-05-03", "stated"),
        ("05/13/2021\n", "Thursday", "2021-05-13", "stated"),
        ("ROME, May 3, 2021 (Agency): ", "Monday", "2021-05-03", "stated"),
        ("ROME (Agency) - May 3, 2021 - ", "Monday", "2021-05-03", "stated"),
        ("(ROME, May 3, 2021) ", "Monday", "2021-05-03", "stated"),
        ("3 May 2021 — ", "Monday", "2021-05-03", "stated"),
        ("May 2021\n", "Monday", "2021-05", "inferred"),
        (" date 2021-05 Home | World | Sport\n", "Monday", "2021-05", "inferred"),
        ("Visit to Rome – schedule for 3 May 2021\n", "Monday", None, "unknown"),
        ("Published 3 hours ago\n", "Monday", None, "unknown"),
        ("The tour of 3 May 2021\n\n", "Monday", None, "unknown"),
        ("Talks in Rome\nValid until 3 May 2021\n", "Monday", None, "unknown"),
        ("ROME, May 3 — ", "Monday", None, "unknown"),
        ("ROME — ", "Monday", None, "unknown"),
        ("", "Monday, May 3, 2021", None, "unknown"),
    ],
)
def test_what_a_page_says(tmp_path, head, day, expected, basis):
    date = date_of(tmp_path, head + STORY.format(day))
    assert (date.when.edtf if date.when else None, date.basis) == (expected, basis)
    assert date.because.endswith(".")


def test_a_day_in_the_name_of_the_file(tmp_path):
    date = date_of(tmp_path, STORY.format("Monday"), "2021-05-03-talks.txt")
    assert (date.when.edtf, date.basis) == ("2021-05-03", "metadata")
    assert date.because == "The file's name has 2021-05-03."


def test_dates_of_furniture_are_no_dates(tmp_path):
    text = STORY.format("Monday") + "\nPage last reviewed 01/09/2021. Sign up for travel alerts.\n"
    assert date_of(tmp_path, text).basis == "unknown"


def test_posts_give_the_year_of_a_day_in_the_news(tmp_path):
    text = (
        STORY.format("Sunday, May 1")
        + "We look forward to our guest. — Palace (@palace_press) April 29, 2022\n"
        + "On Saturday he had been in Paris, where he met the mayor and the press.\n"
    )
    date = date_of(tmp_path, text)
    assert (date.when.start, date.when.end, date.basis) == ("2022-05-01", "2022-05-02", "inferred")


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ("He sets out next week. On Aug. 3 he will be in Paris.", ("2022-07-29", "2022-07-30")),
        (
            "He flies on to Paris later this week. On July 30 he will be in Madrid.",
            ("2022-07-29", "2022-07-30"),
        ),
        ("He will be in Paris soon.", None),
    ],
)
def test_the_week_of_a_plan_gives_the_week_of_writing(tmp_path, plan, expected):
    text = (
        "The president of Chile is going to Paris, his office told reporters on Friday.\n"
        + plan
        + "\nHe took office on March 11, 2022, and was in Rome the same month.\n"
    )
    date = date_of(tmp_path, text)
    assert ((date.when.start, date.when.end) if date.when else None) == expected


@pytest.mark.parametrize("piece", ["Monday ", "1 May ", "1/1/", "May 1 to "])
def test_a_hostile_text_is_dated_in_bounded_time(tmp_path, piece):
    began = time.process_time()
    date_of(tmp_path, piece * (20_000 // len(piece)))
    assert time.process_time() - began < 20
