"""Durations and sets of times: "nearly three years", "every two weeks"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from timeline.timexes._context import Context

Fields = Mapping[str, Any]


def amount(fields: Fields) -> float | str:
    """How many: "X" for an unknown number, 0.5 for a half."""
    if "onlyhalf" in fields:
        return 0.5
    number = fields.get("n", 1)
    if number == "X":
        return "X"
    number = float(number) if not isinstance(number, str) else 1.0
    if "half" in fields:
        half = fields["half"]
        number += half if isinstance(half, float) else 0.5
    if "SCALE" in fields:
        number *= fields["SCALE"]
    return int(number) if number.is_integer() else number


def _duration_text(amount: float | str, unit: str) -> str:
    if unit == "2W":
        unit, amount = "W", "X" if amount == "X" else float(amount) * 2
    if unit in ("H", "m", "S"):
        return _clock_duration(amount, unit.upper() if unit != "S" else "S")
    if unit == "E" and amount != "X" and float(amount) > 1:
        unit, amount = "Y", float(amount) * 10
    if unit == "WE":
        return f"P{_plain(amount)}WE"
    if amount != "X" and isinstance(amount, float) and not amount.is_integer() and unit == "Y":
        years = int(amount)
        months = round((amount - years) * 12)
        return f"P{f'{years}Y' if years else ''}{months}M"
    return f"P{_plain(amount)}{unit}"


def _clock_duration(amount: float | str, unit: str) -> str:
    if isinstance(amount, float) and not amount.is_integer() and unit in "HM":
        whole, rest = int(amount), round((amount % 1) * 60)
        finer = "M" if unit == "H" else "S"
        return f"PT{f'{whole}{unit}' if whole else ''}{rest}{finer}"
    return f"PT{_plain(amount)}{unit}"


def _plain(amount: float | str) -> str:
    return str(amount) if isinstance(amount, str) else f"{amount:g}" if amount < 1e6 else str(int(amount))


def duration(fields: Fields, context: Context) -> str:
    """ "nearly three years" is P3Y."""
    _note_period(fields, context)
    return _duration_text(amount(fields), str(fields.get("unit", "Y")))


def _note_period(fields: Fields, context: Context) -> None:
    """Results told "for the nine months" are compared with those of a year before, not of a quarter."""
    if fields.get("unit") in ("M", "Y") and fields.get("n") in (1, 6, 9, 12) and context.financial():
        context.by_quarter = False


def stretch(fields: Fields, context: Context) -> str:
    """ "the past three days" is P3D."""
    _note_period(fields, context)
    if "season" in fields:
        return f"XXXX-{fields['season']}"
    number = 2 if "two" in fields else "X" if "vague" in fields else amount(fields)
    return _duration_text(number, str(fields.get("unit", "D")))


def fixed_duration(fields: Fields, context: Context) -> str:
    """ "decades-long" is PXE."""
    return (
        str(fields["value"])
        if "value" in fields
        else _duration_text(fields.get("n", "X"), str(fields["unit"]))
    )


def set_of_times(fields: Fields, context: Context) -> str:
    """ "every two weeks" is P2W, "Fridays" XXXX-WXX-5."""
    part = f"T{fields['part']}" if "part" in fields else ""
    if "weekday" in fields:
        return f"XXXX-WXX-{fields['weekday']}{part}"
    if "month" in fields:
        return f"XXXX-{fields['month']:02d}"
    if "season" in fields:
        return f"XXXX-{fields['season']}"
    if part:
        return f"XXXX-XX-XX{part}"
    amount = 2 if "other" in fields else fields.get("n", 1)
    return _duration_text(amount, str(fields["unit"]))


def stated_value(fields: Fields, context: Context) -> str:
    """The value that the lexicon gives: "currently" is PRESENT_REF."""
    return str(fields["value"])
