"""A string that is known to be a day, in whatever language or order it is written."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

_ONE_WAY: Final[dict[str, Any]] = {
    "REQUIRE_PARTS": ["day", "month", "year"],
    "PARSERS": ["absolute-time"],
    "RELATIVE_BASE": dt.datetime(2000, 1, 1),  # never asked for; without it the library reads the clock
    "RETURN_AS_TIMEZONE_AWARE": False,
}


def read_day(text: str) -> dt.date | None:
    """The day that an option states: "2022-05-02", "2 May 2022", "2 de mayo de 2022", "28.02.2022".

    None where it states none, or where day and month could change places, as in "02/03/2022".
    """
    text = text.strip()
    try:
        return dt.date.fromisoformat(text) if len(text) == len("2022-05-02") else _other(text)
    except ValueError:
        return _other(text)


def _other(text: str) -> dt.date | None:
    import dateparser

    if not any(sign.isdigit() for sign in text) or len(text) > 60:
        return None
    found = {dateparser.parse(text, settings={**_ONE_WAY, "DATE_ORDER": order}) for order in ("DMY", "MDY")}
    days = {moment.date() for moment in found if moment is not None}
    return days.pop() if len(days) == 1 else None
