"""A language is a folder: Spanish, by its words and rules alone."""

import datetime as dt
import re
from pathlib import Path

import pytest

import timeline
from timeline.timexes import find_impossible_dates, find_spans, find_timexes, resolve_timexes

WRITTEN = dt.date(2022, 5, 11)

PHRASES = [
    ("Llegó el martes 3 de mayo de 2022 a Roma.", "el martes 3 de mayo de 2022", "2022-05-03"),
    ("El presidente viajará el viernes a Madrid.", "el viernes", "2022-05-13"),
    ("El presidente viajó el viernes a Madrid.", "el viernes", "2022-05-06"),
    ("Se reunieron hace dos semanas.", "hace dos semanas", "2022-W17"),
    ("La próxima semana volverá.", "La próxima semana", "2022-W20"),
    ("Dimitió en diciembre pasado.", "diciembre pasado", "2021-12"),
    ("Murió en el siglo XIX.", "el siglo XIX", "18"),
]


@pytest.mark.parametrize(("text", "words", "value"), PHRASES)
def test_spanish_phrases(text, words, value):
    found = resolve_timexes(text, find_timexes(text, "es"), WRITTEN, "es")
    assert (words, value) in [(timex.text, timex.value) for timex in found]


def test_spanish_ranges_and_impossible_dates():
    text = "Estuvo en Roma del 26 al 29 de marzo; cierra el 31 de febrero."
    found = resolve_timexes(text, find_timexes(text, "es"), WRITTEN, "es")
    (span,) = find_spans(text, found, "es")
    assert (span.text, span.when.edtf) == ("del 26 al 29 de marzo", "2022-03-26/2022-03-29")
    ((start, end, _),) = find_impossible_dates(text, "es")
    assert text[start:end] == "31 de febrero"


def test_no_module_knows_the_language():
    room = Path(timeline.__file__).parent / "timexes"
    words = re.compile(r"\b(lunes|viernes|enero|semana|ayer|hasta)\b")
    assert [path.name for path in room.glob("*.py") if words.search(path.read_text(encoding="utf-8"))] == []
