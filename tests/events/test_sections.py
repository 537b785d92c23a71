from __future__ import annotations

from tests.events.made import told

DIARY = """DIPLOMATIC DIARY

MONDAY 9 MAY
OSLO — Foreign Minister Ana Rojas and President Joko Widodo.

TUESDAY 10 MAY
LISBON — President Joko Widodo speaks to both houses. Joint news conference with Ana Rojas Thursday afternoon.

WEDNESDAY 11 MAY
PARIS — Ticket offices close.
"""
LOG = """POOL REPORT No. 4

MONDAY 2 May 2022
09:15  President Joko Widodo at the palace. Ana Rojas told reporters that she was glad.
"""


def days(text: str) -> set[tuple[str, str, str]]:
    return {(e.type, e.title, e.when.edtf if e.when else "") for e in told(text)}


def test_what_stands_below_a_day_is_of_that_day() -> None:
    found = days(DIARY)
    assert any(day == "2022-05-09" for _, _, day in found), found
    assert any(kind == "statement" and day == "2022-05-10" for kind, _, day in found), found
    assert any(kind == "press" and day == "2022-05-12" for kind, _, day in found), found
    assert not any("icket" in title for _, title, _ in found)


def test_till_a_weekday_is_from_the_day_above() -> None:
    text = DIARY + "\nTHURSDAY 12 MAY\nBRUSSELS — EU leaders, special summit, till Friday.\n"
    assert any(kind == "summit" and day == "2022-05-12/2022-05-13" for kind, _, day in days(text)), days(text)


def test_a_log_tells_of_the_days_that_head_its_lines() -> None:
    found = days(LOG)
    assert ("press", "Rojas meets the press", "2022-05-02") in found, found
