"""Denials and cancellations that a sentence of their own makes: "That leg has been called off"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from timeline.events._sentences.status import cue_words
from timeline.events._types import EventMention, Reading
from timeline.model import Status

_REACH = 2  # sentences before
_TRAVEL = ("visit", "arrival", "departure")
_BACKWARD = re.compile(
    r"\b(?:that|this|the|both|these|those) (?:\w+ )?"
    r"(?:leg|visit|trip|stop|meeting|tour|journey|plan|talk|call)s?\b"
    r"|^\W*(?:it|all of it|both|everything)\b",
    re.IGNORECASE,
)


def _said(text: str) -> Status | None:
    """What a sentence says of the one before: denied, cancelled, or nothing."""
    if cue_words("denied").search(text):
        return "denied"
    return "cancelled" if cue_words("cancelled").search(text) and _BACKWARD.search(text) else None


def deny(reading: Reading, mentions: Sequence[EventMention]) -> list[EventMention]:
    """The mentions, a plan denied or cancelled where a following sentence says so.

    It is told once more with that sentence as its evidence.
    """
    told = list(mentions)
    body = [s for s in reading.sentences if s.zone in ("body", "caption", "post")]
    for i, sentence in enumerate(body):
        text = reading.source.text[sentence.start : sentence.end]
        status = _said(text)
        if status is None or any(m.start == sentence.start and m.type in _TRAVEL for m in mentions):
            continue
        starts = {s.start for s in body[max(0, i - _REACH) : i]}
        for k, mention in enumerate(told):
            if mention.start in starts and mention.status in ("planned", "considered"):
                told[k] = replace(mention, status=status)
                told.append(
                    replace(told[k], start=sentence.start, end=sentence.end, rule="denial or cancellation")
                )
    return told
