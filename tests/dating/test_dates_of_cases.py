import datetime as dt
import json
from functools import cache
from pathlib import Path

import pytest

from timeline.calendar import parse_day
from timeline.dating import date_documents, find_date_conflicts
from timeline.documents import read_sources
from timeline.places import find_places
from timeline.text import find_sentences

CASES = sorted((Path(__file__).parents[1] / "cases").glob("**/case.json"))
SURE = 3


@cache
def marked(case):
    names = [document["file"] for document in json.loads(case.read_text())["documents"]]
    sources, _ = read_sources([case.parent / name for name in names])
    sentences = [find_sentences(source.text, source.zones) for source in sources]
    return sources, sentences, [find_places(source.text, None) for source in sources]


@cache
def dates(case):
    sources, sentences, places = marked(case)
    found = date_documents(sources, sentences, None, None, places)
    return {source.source: date for source, date in zip(sources, found, strict=True)}


def accepted(document):
    days = [document[key] for key in ("published", "published_alt", "true_date") if document.get(key)]
    ranges = [document["published_range"]] if document.get("published_range") else []
    return [(parse_day(one), parse_day(two)) for one, two in [*((day, day) for day in days), *ranges]]


def is_sure(date):
    return date.when is not None and parse_day(date.when.end) - parse_day(date.when.start) <= SURE


def is_right(date, document):
    first, last = parse_day(date.when.start), parse_day(date.when.end)
    return any(one - 1 <= last and first <= two + 1 for one, two in accepted(document))


def documents():
    for case in CASES:
        for document in json.loads(case.read_text())["documents"]:
            if document["file"] in dates(case):
                yield case, document


def test_dates_of_the_cases():
    dated = [(case, document) for case, document in documents() if document["published"]]
    right = [
        document
        for case, document in dated
        if is_sure(date := dates(case)[document["file"]]) and is_right(date, document)
    ]
    assert len(right) >= 0.9 * len(dated)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.parent.name)
def test_no_date_is_sure_and_wrong(case):
    for document in json.loads(case.read_text())["documents"]:
        date = dates(case).get(document["file"])
        if date and is_sure(date):
            assert is_right(date, document), (document["file"], date)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.parent.name)
def test_the_order_of_the_texts_does_not_matter(case):
    sources, sentences, places = marked(case)
    backwards = date_documents(sources[::-1], sentences[::-1], None, None, places[::-1])
    assert list(backwards) == [dates(case)[source.source] for source in sources[::-1]]


def test_a_head_that_is_a_day_early_is_a_conflict():
    case = next(case for case in CASES if case.parent.name == "seeds5")
    sources, sentences, _ = marked(case)
    (conflict,) = find_date_conflicts(sources, sentences)
    assert conflict.about == "aggression-wording-call"
    assert [claim.value for claim in conflict.claims] == ["2022-02-25", "2022-02-26"]
    assert conflict.kept == "2022-02-26"
    texts = {source.id: source.text for source in sources}
    for claim in conflict.claims:
        for evidence in claim.evidence:
            assert texts[evidence.document][evidence.start : evidence.end] == evidence.quote


def test_a_text_without_a_year_takes_that_of_the_run():
    case = next(case for case in CASES if case.parent.name == "seeds5")
    date = dates(case)["sanctions-loopholes-asean.txt"]
    assert (date.when.start, date.when.end, date.basis) == ("2022-04-01", "2022-04-30", "inferred")
    assert date.because == (
        "The text names “March 3” and “March” and no year; the other texts of the run are of 2022, "
        "and the last day that it tells as past is 2022-04-01."
    )


def test_given_dates_win(tmp_path):
    (tmp_path / "a.txt").write_text("ROME, May 3, 2021 — The president met the minister on Monday in Rome.\n")
    sources, _ = read_sources([tmp_path], {"a.txt": dt.date(2022, 5, 4)})
    sentences = [find_sentences(source.text, source.zones) for source in sources]
    (date,) = date_documents(sources, sentences)
    assert (date.when.edtf, date.basis, date.because) == ("2022-05-04", "given", "Given as 2022-05-04.")
