"""Denials that a sentence of their own makes: "Nothing of the kind is being prepared"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.events._status import cue_words
from timeline.events._types import EventMention, Reading

_REACH = 2  # sentences before


def deny(reading: Reading, mentions: Sequence[EventMention]) -> list[EventMention]:
    """The mentions, with what was planned or considered denied where a following sentence denies it.

    The denied mention is told once more with the denying sentence as its evidence.
    """
    told = list(mentions)
    body = [s for s in reading.sentences if s.zone in ("body", "caption", "post")]
    for i, sentence in enumerate(body):
        text = reading.source.text[sentence.start : sentence.end]
        if not cue_words("denied").search(text):
            continue
        starts = {s.start for s in body[max(0, i - _REACH) : i]}
        for k, mention in enumerate(told):
            if mention.start in starts and mention.status in ("planned", "considered"):
                told[k] = replace(mention, status="denied")
                told.append(replace(told[k], start=sentence.start, end=sentence.end, rule="denial"))
    return told
