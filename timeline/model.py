"""The frozen types of the contract (chronology.schema.json, format 1), and its JSON codec.

Days are ISO 8601 in the proleptic Gregorian calendar with astronomical years. Offsets count Unicode code
points in the document's text; `text[start:end] == quote` holds for every piece of evidence.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from timeline import glance
from timeline.errors import DamagedChronology

FORMAT = "timeline/chronology@1"

Precision = Literal["time", "day", "week", "month", "season", "year", "decade", "century", "interval"]
Basis = Literal["explicit", "relative", "inferred"]
DateBasis = Literal["given", "metadata", "stated", "inferred", "unknown"]
ActorKind = Literal["person", "organisation", "state", "group"]
PlaceKind = Literal["venue", "city", "region", "country", "area"]
Status = Literal["happened", "planned", "considered", "cancelled", "denied"]
EventType = Literal[
    "visit", "arrival", "departure", "meeting", "call", "summit", "vote", "statement",
    "agreement", "announcement", "sanction", "conflict", "ceremony", "press", "aid",
    "disaster", "other",
]  # fmt: skip
Outcome = Literal["adopted", "rejected", "unknown"]
Position = Literal["for", "against", "abstain", "absent"]
Bound = Literal["exactly", "at least", "about", "at most"]
ConflictKind = Literal["date", "place", "order", "status", "tally", "position"]
NoteKind = Literal[
    "unread", "doubtful", "impossible-date", "undated", "unresolved-place",
    "unresolved-person", "correction-unused",
]  # fmt: skip

Id = Annotated[str, msgspec.Meta(pattern="^[a-z0-9][a-z0-9._:-]*$")]
CountryCode = Annotated[str, msgspec.Meta(pattern="^[A-Z]{2}$")]
Offset = Annotated[int, msgspec.Meta(ge=0)]
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]


class _Value(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A frozen value; fields that are left at their defaults are not written."""


class When(_Value, frozen=True):
    """A fact's time: an EDTF string and the interval of days (or minutes) that it may mean.

    "April 30 to May 1" is edtf 2022-04-30/2022-05-01, precision interval;
    "mid-October" is 2022-10-11/2022-10-20, approximate.
    """

    edtf: str
    start: str | None
    end: str | None
    precision: Precision
    approximate: bool = False
    text: str = ""
    basis: Basis = "explicit"


class DocumentDate(_Value, frozen=True):
    """When a text was written, and what that rests on."""

    when: When | None
    basis: DateBasis
    because: str = ""


class Document(_Value, frozen=True):
    """A text that was read."""

    id: Id
    source: str
    sha256: str
    date: DocumentDate
    title: str | None = None
    language: str | None = None
    url: str | None = None
    text: str | None = None


class Evidence(_Value, frozen=True):
    """A span of a document: `quote` is exactly text[start:end]; `rule` names what read it."""

    document: Id
    start: Offset
    end: Offset
    quote: str
    rule: str | None = None


class Actor(_Value, frozen=True):
    """A person, or a body, state or group that acts."""

    id: Id
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    role: str | None = None
    country: CountryCode | None = None


class Place(_Value, frozen=True):
    """A place, with its point in degrees (WGS 84) where it is known."""

    id: Id
    name: str
    kind: PlaceKind
    country: CountryCode | None = None
    lat: Annotated[float, msgspec.Meta(ge=-90, le=90)] | None = None
    lon: Annotated[float, msgspec.Meta(ge=-180, le=180)] | None = None
    geonameid: int | None = None
    because: str = ""


class Participant(_Value, frozen=True):
    """An actor in an event, and the part it plays there (traveller, host, participant, speaker)."""

    actor: Id
    role: str


class Count(_Value, frozen=True):
    """A number of votes: "more than 90" is n 90, bound "at least"."""

    n: Annotated[int, msgspec.Meta(ge=0)]
    bound: Bound = "exactly"


class VotePosition(_Value, frozen=True):
    """How a country voted."""

    country: CountryCode
    vote: Position
    evidence: tuple[Evidence, ...] = ()


class Tally(_Value, frozen=True):
    """The counts of a vote that the texts state."""

    for_: Count | None = msgspec.field(default=None, name="for")
    against: Count | None = None
    abstain: Count | None = None
    absent: Count | None = None


class Vote(_Value, frozen=True):
    """A vote of a body, with its tally and the positions of countries."""

    body: str
    positions: tuple[VotePosition, ...]
    subject: str | None = None
    resolution: str | None = None
    outcome: Outcome = "unknown"
    tally: Tally = Tally()


class Event(_Value, frozen=True):
    """Something that happened, is planned, or was called off; `when` None: the texts do not date it."""

    id: Id
    type: EventType
    title: Annotated[str, msgspec.Meta(max_length=90)]
    when: When | None
    status: Status
    evidence: Annotated[tuple[Evidence, ...], msgspec.Meta(min_length=1)]
    who: tuple[Participant, ...] = ()
    where: tuple[Id, ...] = ()
    vote: Vote | None = None
    confidence: Share | None = None
    edited: bool = False


class Stop(_Value, frozen=True):
    """A place where a traveller is, was or was to be bodily present, away from home."""

    id: Id
    place: Id
    when: When | None
    status: Status
    evidence: Annotated[tuple[Evidence, ...], msgspec.Meta(min_length=1)]
    purpose: str | None = None
    events: tuple[Id, ...] = ()
    confidence: Share | None = None
    edited: bool = False


class Trip(_Value, frozen=True):
    """The stops of one journey of one traveller, in the order travelled."""

    id: Id
    traveller: Id
    title: str
    stops: Annotated[tuple[Stop, ...], msgspec.Meta(min_length=1)]
    when: When | None = None
    origin: Id | None = None

    def _repr_html_(self) -> str:
        return glance.of_trip(self)


class Claim(_Value, frozen=True):
    """What one side says in a conflict."""

    value: str
    evidence: tuple[Evidence, ...]


class Conflict(_Value, frozen=True):
    """Sources that disagree on one fact, what was kept, and why."""

    about: Id
    kind: ConflictKind
    claims: Annotated[tuple[Claim, ...], msgspec.Meta(min_length=2)]
    kept: str | None = None
    because: str = ""


class Note(_Value, frozen=True):
    """What was seen and left out of the facts."""

    kind: NoteKind
    because: str
    document: Id | None = None
    text: str = ""
    evidence: tuple[Evidence, ...] = ()


class Chronology(_Value, frozen=True):
    """Everything that was read from a set of documents."""

    format: Literal["timeline/chronology@1"]
    documents: tuple[Document, ...]
    people: tuple[Actor, ...]
    places: tuple[Place, ...]
    events: tuple[Event, ...]
    trips: tuple[Trip, ...]
    conflicts: tuple[Conflict, ...]
    notes: tuple[Note, ...]
    tool: str = ""

    def _repr_html_(self) -> str:
        return glance.of_chronology(self)


_DECODER = msgspec.json.Decoder(Chronology)


def decode(data: bytes, name: str) -> Chronology:
    """The chronology in JSON bytes; raises DamagedChronology, naming `name` and the path of the fault."""
    try:
        return _DECODER.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        raise DamagedChronology(f"{name}: not a chronology in format 1: {fault}") from fault


def encode(chronology: Chronology) -> bytes:
    """JSON bytes in the contract's format, indented by one space, the same for the same value."""
    return msgspec.json.format(msgspec.json.encode(chronology), indent=1) + b"\n"
