"""Strings that are known to be days."""

import datetime as dt

import pytest

from timeline.days import read_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022-05-02", "2022-05-02"),
        (" 2 May 2022 ", "2022-05-02"),
        ("May 2nd, 2022", "2022-05-02"),
        ("2 de mayo de 2022", "2022-05-02"),
        ("2022年5月2日", "2022-05-02"),
        ("28.02.2022", "2022-02-28"),
        ("02/28/2022", "2022-02-28"),
        ("Monday 2 May 2022 14:30 UTC", "2022-05-02"),
        ("03/03/2022", "2022-03-03"),
        ("02/03/2022", None),
        ("2022-02-31", None),
        ("31 February 2022", None),
        ("May 2022", None),
        ("2 May", None),
        ("2022", None),
        ("yesterday", None),
        ("in 3 days", None),
        ("", None),
        ("1" * 200, None),
    ],
)
def test_a_day_is_read_in_any_order_that_is_certain(text: str, day: str | None) -> None:
    assert read_day(text) == (dt.date.fromisoformat(day) if day else None)
