from __future__ import annotations

import pytest

from tests.events.made import told

# (sentence, type, part of the title, day); the text is of Wednesday, 4 May 2022
HELD = [
    ("The anniversary summit will be held in Oslo on May 14.", "summit",
     "Summit, Oslo", "2022-05-14"),
    ("The talks between Prime Minister Fumio Kishida and President Joko Widodo went on until Monday.",
     "meeting", "", "../2022-05-02"),
    ("It was to a war that broke out again on Sunday.", "conflict", "", "2022-05-01"),
    ("A wreath was laid on Monday by President Joko Widodo.", "ceremony", "Widodo", "2022-05-02"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "kind", "title", "day"), HELD)
def test_a_noun_has_the_time_of_the_verb_that_says_when_it_is(
    sentence: str, kind: str, title: str, day: str
) -> None:
    found = [(e.type, e.title, e.when.edtf if e.when else None) for e in told(sentence)]
    assert any(kind == k and title in t and day == d for k, t, d in found), found


def test_what_another_does_after_the_talks_is_not_the_time_of_the_talks() -> None:
    text = "After the talks the minister continued on Monday with a walk."
    assert not [event for event in told(text) if event.type == "meeting"]


def test_a_name_with_its_apposition_is_the_subject_of_what_follows() -> None:
    text = '"We went for eight days," Peter Fielding, a Liberal from Kent, told reporters on Monday.'
    (press,) = [event for event in told(text) if event.type == "press"]
    assert press.title == "Fielding meets the press"
