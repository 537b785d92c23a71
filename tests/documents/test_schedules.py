"""Logs, schedules and chronologies are body; listings, menus and fixtures are none."""

import time
from pathlib import Path

import pytest

from timeline.documents import find_zones
from timeline.documents._leads import find_lead
from timeline.text import find_sentences

TEXTS = (Path(__file__).parent / "schedules.txt").read_text(encoding="utf-8").split("=====\n")
LISTINGS = (
    "TV tonight",
    "Opening hours",
    "Kevin's Diner",
    "Your week in",
    "Cup fixtures",
    "Railway timetable",
)
LISTINGS += ("Railway timetable", "RADIO", "Museum hours", "Sale calendar")
ARTICLE = (
    "The president of Chile met the prime minister of Italy in Rome on Monday and spoke of trade.\n\n"
    "The two agreed on a list of principles, and the guest went on to Paris in the evening by train.\n\n"
) * 2


def rows(text):
    """The lines under the heading of a text that begin with a time, with their zone and kind."""
    for sentence in find_sentences(text, find_zones(text)):
        line = text[sentence.start : sentence.end]
        lead = find_lead(line)
        if sentence.start and lead is not None and not lead.bare:
            yield line, sentence.zone, sentence.kind


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.partition("\n")[0])
def test_the_rows_of_a_text_alone(text):
    listing = text.startswith(LISTINGS)
    for line, zone, kind in rows(text):
        assert (zone in ("furniture", "header")) == listing, line
        assert kind == "row", line


@pytest.mark.parametrize("text", [text for text in TEXTS if text.startswith(LISTINGS)])
def test_a_listing_is_furniture_after_an_article(text):
    whole = ARTICLE + text
    for line, zone, _ in rows(whole[len(ARTICLE) :]):
        assert zone in ("furniture", "header"), line
    assert {zone.kind for zone in find_zones(whole) if zone.start > len(ARTICLE)} <= {"furniture", "header"}


@pytest.mark.parametrize(
    ("line", "kind", "end"),
    [
        ("0915  POTUS dep. JB Andrews", "clock", 6),
        ("8:05 a.m. The Vice President departs", "clock", 10),
        ("14.30 – Arrive Berlin", "clock", 8),
        ("21 May", "day", 6),
        ("Tuesday, Feb. 21  Warsaw.", "day", 18),
        ("14 May. Left Vienna at six.", "day", 8),
        ("Monday – Accra", "weekday", 9),
        ("1845: Vienna", "year", 6),
        ("1815–17: Vienna", "year", 9),
        ("Day 3: Doha", "count", 7),
        ("Noon: lunch with the king", "clock", 6),
        ("May I come in?", None, 0),
        ("May 3 was a cold day.", None, 0),
        ("Monday the king left.", None, 0),
        ("2022 World Cup opens", None, 0),
        ("10 million people fled.", None, 0),
        ("1,400 soldiers", None, 0),
    ],
)
def test_what_a_line_begins_with(line, kind, end):
    lead = find_lead(line)
    assert (lead.kind if lead else None, lead.end if lead else 0) == (kind, end)


def test_headlines_with_the_latest_first_are_no_log():
    feed = "14:05 President leaves Rome\n13:50 Minister ends talks in Geneva\n13:22 King lands in Accra\n"
    assert [zone for _, zone, _ in rows(ARTICLE + feed)] == ["furniture"] * 3


def test_the_last_row_of_a_schedule_is_body():
    text = (
        ARTICLE
        + "Schedule\n8:05 a.m. Departs Lima\n10:00 a.m. Arrives in Quito\n12:10 p.m. Wheels up for Santiago\n"
    )
    assert find_zones(text)[-1].kind == "body"


@pytest.mark.parametrize("line", ["ab cd\n", "- a x\n", "3 May: Paris\n", "Label: Anna went home today.\n"])
def test_many_short_lines_take_no_longer_each_than_few(line):
    def seconds(count):
        began = time.process_time()
        find_zones("".join(f"{line.strip()}{i}\n" for i in range(count)))
        return time.process_time() - began

    assert seconds(16_000) < 12 * max(seconds(4_000), 0.05)
