"""Small documents with hand-made mentions, for the tests of merging."""

from __future__ import annotations

import hashlib
import re

import msgspec

from timeline.actors import Cast, DocumentActor
from timeline.calendar import between, in_month, in_year, on_day, parse_day
from timeline.documents import SourceText, Zone
from timeline.events import EventMention, Role
from timeline.merging import DocumentPart
from timeline.model import DocumentDate, Place, Vote, When
from timeline.timexes import ResolvedTimex

PLACES = {
    place.id: place
    for place in (
        Place(id="jakarta", name="Jakarta", kind="city", country="ID", lat=-6.2, lon=106.8),
        Place(id="indonesia", name="Indonesia", kind="country", country="ID", lat=-5.0, lon=120.0),
        Place(id="hanoi", name="Hanoi", kind="city", country="VN", lat=21.0, lon=105.8),
        Place(id="vietnam", name="Vietnam", kind="country", country="VN", lat=16.0, lon=106.0),
        Place(id="thailand", name="Thailand", kind="country", country="TH", lat=15.0, lon=101.0),
        Place(id="italy", name="Italy", kind="country", country="IT", lat=43.0, lon=12.0),
        Place(id="rome", name="Rome", kind="city", country="IT", lat=41.9, lon=12.5),
        Place(id="palazzo-chigi", name="Palazzo Chigi", kind="venue", country="IT", lat=41.9, lon=12.48),
        Place(id="britain", name="Britain", kind="country", country="GB", lat=54.0, lon=-2.0),
        Place(id="tokyo", name="Tokyo", kind="city", country="JP", lat=35.7, lon=139.7),
        Place(id="japan", name="Japan", kind="country", country="JP", lat=36.0, lon=138.0),
        Place(id="johannesburg", name="Johannesburg", kind="city", country="ZA", lat=-26.2, lon=28.0),
        Place(id="pretoria", name="Pretoria", kind="city", country="ZA", lat=-25.7, lon=28.2),
        Place(id="south-africa", name="South Africa", kind="country", country="ZA", lat=-29.0, lon=24.0),
        Place(id="china", name="China", kind="country", country="CN", lat=35.0, lon=103.0),
        Place(id="beijing", name="Beijing", kind="city", country="CN", lat=39.9, lon=116.4),
        Place(id="shanghai", name="Shanghai", kind="city", country="CN", lat=31.2, lon=121.5),
        Place(id="new-york", name="New York", kind="city", country="US", lat=40.7, lon=-74.0),
    )
}
PEOPLE = {
    actor.key: actor
    for actor in (
        DocumentActor("kishida", "Fumio Kishida", "person", aliases=("Kishida",), country="JP"),
        DocumentActor("widodo", "Joko Widodo", "person", aliases=("Widodo",), country="ID"),
        DocumentActor("chinh", "Pham Minh Chinh", "person", aliases=("Chinh",), country="VN"),
        DocumentActor("yuko", "Yuko Kishida", "person", country="JP"),
        DocumentActor("guest", "Guest Person", "person"),
        DocumentActor(
            "minister",
            "foreign minister of Vietnam",
            "person",
            named=False,
            office="foreign minister",
            country="VN",
        ),
        DocumentActor("un-general-assembly", "UN General Assembly", "organisation"),
    )
}


def when(text: str | None, basis: str = "explicit") -> When | None:
    """A time from EDTF: "2022-05-01", "2022-05", "2022", "2022-04-30/2022-05-01"."""
    if text is None:
        return None
    if "/" in text:
        first, last = (None if side == ".." else parse_day(side) for side in text.split("/"))
        return between(first, last, basis=basis)  # type: ignore[arg-type]
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return in_year(parts[0], basis=basis)  # type: ignore[arg-type]
    if len(parts) == 2:
        return in_month(*parts, basis=basis)  # type: ignore[arg-type]
    return on_day(parse_day(text), basis=basis)  # type: ignore[arg-type]


def mention(
    sentence: str,
    type: str,
    who: str,
    where: str = "",
    day: str | None = None,
    *,
    status: str = "happened",
    basis: str = "explicit",
    window: str | None = None,
    journey: str | None = None,
    order: int | None = None,
    home: bool = False,
    purpose: str | None = None,
    vote: Vote | None = None,
    rule: str = "made",
    confidence: float = 0.8,
    words: str = "",
) -> tuple[str, EventMention]:
    """A sentence and the event that it tells; `who` is "key:role key:role", `where` "id id".

    `words` are those of the time expression that dates it.
    """
    days = when(day, basis)
    timex = None
    if words and days:
        days = msgspec.structs.replace(days, text=words)
        timex = ResolvedTimex(0, len(words), words, "DATE", day or "", days, "made")
    roles = tuple(Role(*item.split(":")) for item in who.split())
    return sentence, EventMention(
        document="", type=type, status=status, title=sentence[:90], start=0, end=0, rule=rule,
        who=roles, where=tuple(PLACES[key] for key in where.split()), when=days,
        timex=timex,
        window=when(window), journey=journey, order=order, home=home, purpose=purpose, vote=vote,
        confidence=confidence,
    )  # type: ignore[arg-type]  # fmt: skip


def visit(
    sentence: str, who: str, where: str, day: str | None = None, **more: object
) -> tuple[str, EventMention]:
    """A visit of one traveller."""
    return mention(sentence, "visit", f"{who}:traveller", where, day, **more)  # type: ignore[arg-type]


def part(name: str, written: str | None, *told: tuple[str, EventMention]) -> DocumentPart:
    """A document of these sentences, written on a day."""
    sentences = list(dict.fromkeys(sentence for sentence, _ in told))
    text = "\n".join(sentences)
    placed = tuple(_placed(name, text, sentence, event) for sentence, event in told)
    keys = sorted({role.key for event in placed for role in event.who})
    source = SourceText(
        id=name, source=f"{name}.txt", text=text, sha256=hashlib.sha256(text.encode()).hexdigest(),
        zones=(Zone(0, len(text), "body"),),
    )  # fmt: skip
    date = DocumentDate(when=when(written), basis="given" if written else "unknown")
    return DocumentPart(source, date, Cast(tuple(PEOPLE[key] for key in keys), ()), placed)


def _placed(name: str, text: str, sentence: str, event: EventMention) -> EventMention:
    from msgspec.structs import replace

    found = re.search(re.escape(sentence), text)
    assert found
    return replace(event, document=name, start=found.start(), end=found.end())
