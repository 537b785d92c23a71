"""Accuracy does not fall: floors over TimeML corpora, where they are at hand."""

import os
import tomllib
from pathlib import Path

import pytest

from tools.score_timexes import Mark, count, figures, is_tuning, loose, match, read_tml, score

ROOT = Path(__file__).resolve().parents[2]
FLOORS = tomllib.loads((ROOT / "tests" / "floors_timexes.toml").read_text(encoding="utf-8"))


def corpora():
    named = os.environ.get("TIMELINE_CORPORA")
    return Path(named) if named else ROOT.parent / "shared" / "corpora"


@pytest.mark.parametrize("corpus", sorted(FLOORS))
def test_a_corpus_scores_above_its_floors(corpus):
    folder = corpora() / corpus
    if not folder.is_dir():
        pytest.skip(f"no corpus at {folder}: name the folder of corpora in TIMELINE_CORPORA")
    reached = score(folder)
    for part, floors in FLOORS[corpus].items():
        below = {name: reached[part][name] for name, floor in floors.items() if reached[part][name] < floor}
        assert below == {}, f"{corpus}, {part}: below the floor"


def test_marks_pair_once_and_the_same_span_first():
    gold = [Mark(0, 5, "DATE", "2020"), Mark(6, 9, "DATE", "2021")]
    found = [Mark(0, 9, "DATE", "2020"), Mark(6, 9, "TIME", "2022")]
    assert sorted(match(gold, found)) == [(0, 0), (1, 1)]
    counts = count(gold, found)
    assert (counts["strict"], counts["relaxed"], counts["type"], counts["value"]) == (1, 2, 1, 1)
    assert figures(counts)["strict"] == 50


def test_a_perfect_answer_scores_a_hundred():
    gold = [Mark(0, 5, "DATE", "2020"), Mark(6, 9, "DATE", "2021")]
    assert set(figures(count(gold, gold)).values()) == {100}


def test_habits_of_a_corpus_count_loosely():
    assert (loose("198X"), loose("2000-W6"), loose("P1D")) == ("198", "2000-W06", "P1D")


def test_the_halves_do_not_depend_on_the_machine():
    assert [is_tuning(name) for name in ("a", "b", "c", "d")] == [False, False, False, True]


def test_reading_tags(tmp_path):
    path = tmp_path / "a.tml"
    created = '<TIMEX3 tid="t0" type="DATE" value="2022-05-11" functionInDocument="CREATION_TIME">x</TIMEX3>'
    friday = '<TIMEX3 tid="t1" type="DATE" value="2022-05-06">Friday</TIMEX3>'
    source = f"<TimeML><DCT>{created}</DCT><TEXT>A &amp; B met on {friday}.</TEXT></TimeML>"
    path.write_text(source, encoding="utf-8")
    gold = read_tml(path)
    assert (gold.created, gold.text) == ("2022-05-11", "A & B met on Friday.")
    assert gold.marks == [Mark(13, 19, "DATE", "2022-05-06")]
