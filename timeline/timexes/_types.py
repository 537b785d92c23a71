"""What recognition and resolution of time expressions make."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from timeline.model import When

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


class Timex(msgspec.Struct, frozen=True):
    """A recognised time expression, not yet resolved: text[start:end].

    `expression` is the parsed meaning that `resolve_timexes` reads; `rule` names what recognised it.
    """

    start: int
    end: int
    text: str
    type: TimexType
    rule: str
    expression: Any


class ResolvedTimex(msgspec.Struct, frozen=True):
    """A time expression with its TIMEX3 value and, where it names days, its interval.

    "on Friday" of a text of 2022-05-02 is value 2022-04-29, when 2022-04-29; of a text with no known date it
    is value XXXX-WXX-5, when None. Durations and sets have no `when` unless the text anchors them.
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    when: When | None
    rule: str
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
