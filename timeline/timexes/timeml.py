"""TimeML: a text with its time expressions as TIMEX3 tags, for the field's tools to read and score."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from html import escape

from timeline.timexes._types import ResolvedTimex

# XML 1.0 has no way to write these.
_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FRAME = """<?xml version="1.0" encoding="UTF-8"?>
<TimeML>
<DOCID>{name}</DOCID>
<DCT>{created}</DCT>
<TEXT>{text}</TEXT>
</TimeML>
"""


def write_timeml(name: str, text: str, resolved: Sequence[ResolvedTimex], reference: dt.date | None) -> str:
    """A TimeML document: the text of `name` with a TIMEX3 tag around every timex.

    The day of writing is t0 in DCT (empty where it is not known), the timexes of the text are t1, t2, …; they
    must be in order and must not overlap. Characters that XML cannot hold become U+FFFD; offsets stay.
    """
    pieces: list[str] = []
    last = 0
    for number, timex in enumerate(resolved, 1):
        pieces.append(_text(text[last : timex.start]))
        pieces.append(f"<TIMEX3 {_attributes(number, timex)}>{_text(text[timex.start : timex.end])}</TIMEX3>")
        last = timex.end
    pieces.append(_text(text[last:]))
    created = "" if reference is None else _created(reference)
    return _FRAME.format(name=_text(name), created=created, text="".join(pieces))


def _text(words: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", words), quote=False).replace("\r", "&#13;")


def _created(reference: dt.date) -> str:
    day = reference.isoformat()
    return (
        f'<TIMEX3 tid="t0" type="DATE" value="{day}" temporalFunction="false" '
        f'functionInDocument="CREATION_TIME">{day}</TIMEX3>'
    )


def _attributes(number: int, timex: ResolvedTimex) -> str:
    relative = timex.when is not None and timex.when.basis != "explicit"
    pairs = {
        "tid": f"t{number}",
        "type": timex.type,
        "value": timex.value,
        "mod": timex.mod,
        "quant": timex.quant,
        "freq": timex.freq,
        "temporalFunction": "true" if relative else "false",
        "functionInDocument": "NONE",
    }
    return " ".join(f'{key}="{escape(value)}"' for key, value in pairs.items() if value is not None)
