"""What the event families read and make."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from timeline.actors import Cast
from timeline.documents import SourceText
from timeline.model import EventType, Place, Status, Vote, When
from timeline.places import Toponym
from timeline.text import Sentence
from timeline.timexes import ResolvedTimex


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with all its mentions; what every event family reads.

    `date` is the document's own date where it is known, as an interval of days; `owner` is the key of the
    person whose timetable the text is.
    """

    source: SourceText
    sentences: tuple[Sentence, ...]
    timexes: tuple[ResolvedTimex, ...]
    toponyms: tuple[Toponym, ...]
    cast: Cast
    date: When | None
    owner: str | None = None


class Role(msgspec.Struct, frozen=True):
    """An actor of the document (its key in the Cast) and its part: traveller, host, participant, speaker."""

    key: str
    role: str


class EventMention(msgspec.Struct, frozen=True, kw_only=True):
    """An event as one sentence or row of one document tells it; text[start:end] is its evidence.

    `timex` is the time expression that dates it, `when` its days (None: not dated, or the document's date
    is not known yet), `window` the days that bound it where it has no day of its own (the span of a tour).
    For visit, arrival and departure: `order` is its place in an order that the text tells ("Indonesia,
    Thailand, Italy" are 0, 1, 2), `journey` names the journey within the document that the text ties it to
    (mentions of one traveller with one `journey` belong to one trip), `purpose` "stopover", "transit" or a
    short phrase. `home` marks a return to the traveller's home, which is no stop; a departure's place is
    where it leaves from.
    """

    document: str
    type: EventType
    status: Status
    title: str
    start: int
    end: int
    rule: str
    who: tuple[Role, ...] = ()
    where: tuple[Place, ...] = ()
    timex: ResolvedTimex | None = None
    when: When | None = None
    window: When | None = None
    vote: Vote | None = None
    confidence: float = 0.8
    order: int | None = None
    journey: str | None = None
    purpose: str | None = None
    home: bool = False
