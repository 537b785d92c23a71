"""Folded text and phrases find what re.IGNORECASE would."""

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.lang import Phrases, fold

LETTERS = [chr(code) for code in range(sys.maxunicode + 1)]


def test_folding_keeps_every_offset() -> None:
    assert [letter for letter in LETTERS if len(fold(letter)) != 1] == []


@pytest.mark.parametrize("letter", "iks")
def test_folding_takes_for_one_letter_what_ignoring_case_does(letter: str) -> None:
    ignoring = re.compile(letter, re.IGNORECASE)
    assert {c for c in LETTERS if fold(c) == letter} == {c for c in LETTERS if ignoring.fullmatch(c)}


@given(st.text(alphabet="bBy_ -İiIpPhoneé", max_size=40), st.integers(0, 10))
def test_phrases_are_found_as_by_their_pattern(text: str, start: int) -> None:
    phrases = ("by phone", "phone", "by")
    pattern = re.compile(r"\b(?:by\ phone|phone|by)\b", re.IGNORECASE)
    start = min(start, len(text))
    assert Phrases(phrases).spans(text, start, len(text)) == [m.span() for m in pattern.finditer(text, start)]
    found, wanted = Phrases(phrases).search(text), pattern.search(text)
    assert (found and found.span()) == (wanted and wanted.span())
