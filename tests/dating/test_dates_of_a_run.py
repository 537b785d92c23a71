"""Texts that state no whole date, among others of one run that tell of the same days."""

import pytest

from timeline.dating import date_documents
from timeline.documents import SourceText, find_zones
from timeline.places import find_places
from timeline.text import find_sentences

PADDING = (
    "The fishing fleet of Tema has forty boats, most of them built in Denmark.\n",
    "A strike at the cement works in Graz ended without a deal, the union said.\n",
    "Farmers in Kara fear for their maize, which needs rain.\n",
    "Schools in Linz and Salzburg will teach Ewe as an option.\n",
    "The airline Volta Wings lost two planes to rust.\n",
)
PLAN = (
    "VIENNA, 12 November 2019 — Austrian Minister Lena Brandt will meet Togolese President Yao Kofi at the "
    "Volta Hotel in Accra on Thursday, 14 November 2019, her ministry said.\n",
    "On Friday, 15 November 2019, Brandt is to open the Danube Clinic in Kumasi with Mayor Abla Senyo.\n",
)
WEEKDAY = (
    "ACCRA, Thursday — Austrian Minister Lena Brandt met President Yao Kofi at the Volta Hotel.\n",
    "Brandt is to open the Danube Clinic in Kumasi on Friday.\n",
)
REPORT = (
    "Austrian Minister Lena Brandt opened the Danube Clinic in Kumasi on Friday with Mayor Abla Senyo.\n",
    "She had met President Yao Kofi at the Volta Hotel in Accra on Thursday.\n",
)
TODAY = (
    "Austrian Minister Lena Brandt opened the Danube Clinic in Kumasi today with Mayor Abla Senyo.\n",
    "She met President Yao Kofi at the Volta Hotel in Accra yesterday.\n",
)
STORM = ("KUMASI, Sunday — A storm hit Kumasi and Accra overnight.\n", "Trees fell on the road to Tema.\n")
HOME = ("Austrian Minister Lena Brandt told parliament about Africa.\n", "She will go to Rome on Friday.\n")


def dates(*told):
    texts = ["\n".join(lines + PADDING[at % 3 : at % 3 + 3]) for at, lines in enumerate(told)]
    sources = [
        SourceText(f"d{at}", f"d{at}.txt", text, "", find_zones(text)) for at, text in enumerate(texts)
    ]
    sentences = [find_sentences(source.text, source.zones) for source in sources]
    places = [find_places(source.text, None) for source in sources]
    found = date_documents(sources, sentences, None, None, places)
    return [(date.when.start, date.when.end) if date.when else None for date in found]


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (1, ("2019-11-14", "2019-11-14")),
        (2, ("2019-11-15", "2019-11-16")),
        (3, ("2019-11-15", "2019-11-15")),
        (4, None),
        (5, None),
    ],
    ids=["dateline weekday", "planned, then done", "today and yesterday", "other news", "no shared day"],
)
def test_days_that_another_text_names(at, day):
    assert dates(PLAN, WEEKDAY, REPORT, TODAY, STORM, HOME)[at] == day


def test_nothing_is_dated_where_no_text_names_a_day():
    assert dates(WEEKDAY, REPORT, TODAY, STORM, HOME) == [None] * 5


def test_the_order_of_the_texts_does_not_matter():
    told = (PLAN, WEEKDAY, REPORT)
    assert dates(*told) == [dates(*told[::-1])[2 - at] for at in range(3)]
