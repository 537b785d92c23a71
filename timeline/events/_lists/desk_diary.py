"""Desk diaries: days as headings, and under each what happens in which town: "SUVA - Modi, half a day"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import msgspec
from msgspec.structs import replace

from timeline.calendar import on_day, span
from timeline.events._scene import Scene, Told, roles
from timeline.events._sentences.pieces import Piece
from timeline.events._sentences.status import cue_words, later
from timeline.events._sentences.times import looking_forward, replace_text
from timeline.events._titles import label, listed, short_name
from timeline.events._types import EventMention, Reading
from timeline.model import Place, When
from timeline.text import Sentence
from timeline.timexes import ResolvedTimex

_FEWEST = 2
_LEAD = re.compile(r"[A-Z][A-Z .'’-]{2,}(?:, [A-Z][\w.]*)? ?[—–:-](?: ?(?=[^\s\d-])|$)")
_DAYS_ALONE = re.compile(
    r"\W*(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\W*\d{0,2}\W*)+", re.IGNORECASE
)
_WEEKDAY = re.compile(r"(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: \w+)?|overnight", re.IGNORECASE)
_JOINS = frozenset((",", "and", "&"))


class Item(msgspec.Struct, frozen=True):
    """What a diary tells of one town on one day; `start` is where its own words begin."""

    start: int
    place: Place
    day: ResolvedTimex | None


@dataclass
class Diary:
    """The items of a diary by the starts of their sentences, and how many towns tell of each person."""

    items: dict[int, Item] = field(default_factory=dict)
    towns: Counter[str] = field(default_factory=Counter)


def read_diary(reading: Reading) -> Diary:
    """The items of a text that is a diary of days and towns; none of any other text."""
    diary = Diary()
    day: ResolvedTimex | None = None
    days: set[str] = set()
    last: tuple[int, Item] | None = None
    for sentence in reading.sentences:
        text = reading.source.text[sentence.start : sentence.end]
        alone, found = _day_alone(reading, sentence, text)
        if alone:
            day, last = found, None
            days |= {day.when.edtf} if day is not None and day.when is not None else set()
            continue
        item = _item(reading, sentence, text, day)
        if item is not None:
            last = sentence.paragraph, item
        if last is not None and last[0] == sentence.paragraph:
            diary.items[sentence.start] = replace(last[1], start=max(sentence.start, last[1].start))
        elif last is not None:
            last = None
    if len(days) < _FEWEST or len({item.place.id for item in diary.items.values()}) < _FEWEST:
        return Diary()
    diary.towns = _towns(reading, diary)
    return diary


def _day_alone(reading: Reading, sentence: Sentence, text: str) -> tuple[bool, ResolvedTimex | None]:
    """Whether a line is nothing but a day, and the day: "THU 13 NOV", "MONDAY"."""
    inside = [t for t in reading.timexes if sentence.start <= t.start and t.end <= sentence.end]
    days = [t for t in inside if t.when is not None and t.when.precision == "day"]
    if not days:
        return bool(_DAYS_ALONE.fullmatch(text)), None
    rest = text
    for timex in inside:
        rest = rest.replace(timex.text, " ")
    if re.search(r"[^\W\d_]{2,}", rest):
        return False, None
    return True, replace(days[-1], when=looking_forward(days[-1], days[-1].when, reading.date))


def _item(reading: Reading, sentence: Sentence, text: str, day: ResolvedTimex | None) -> Item | None:
    lead = _LEAD.match(text)
    if lead is None:
        return None
    places = [
        top.place
        for top in reading.toponyms
        if top.start == sentence.start and top.place is not None and top.place.kind in ("city", "country")
    ]
    return Item(sentence.start + lead.end(), places[0], day) if places else None


def _towns(reading: Reading, diary: Diary) -> Counter[str]:
    """In how many towns the diary has each person."""
    told: set[tuple[str, str]] = set()
    for sentence in reading.sentences:
        item = diary.items.get(sentence.start)
        for mention in reading.cast.mentions:
            if item is not None and item.start <= mention.start < sentence.end:
                told |= {(key, item.place.id) for key in mention.keys}
    return Counter(key for key, _ in told)


def diary_mentions(told: Told, scene: Scene) -> Iterator[EventMention]:
    """Those with whom an item begins, in its town on its day, where they are no people of the town.

    "Modi, half a day"; "Lavrov and Gen. Burhan": who is told of in several towns travels, the other is host.
    """
    diary: Diary = scene.memory["diary"]
    item = diary.items.get(told.sentence.start)
    if item is None or item.day is None or item.day.when is None or told.text.rstrip().endswith("?"):
        return
    if cue_words("cancelled").search(told.text) or cue_words("denied").search(told.text):
        return
    pieces = [piece for piece in told.pieces if piece.start >= item.start]
    going = tuple(key for key in _leading(pieces, scene) if _is_away(key, item, scene, diary))
    if not going:
        return
    scene.order += 1
    when, date = item.day.when, scene.reading.date
    coming = date is None or later(when, date) or span(when).first == span(date).first
    names = listed([short_name(scene.actors[key]) for key in going])
    yield EventMention(
        document=scene.reading.source.id, type="visit", status="planned" if coming else "happened",
        title=label(f"{names} in {item.place.name}", ()), start=told.sentence.start, end=told.sentence.end,
        rule="town of a diary", who=roles(going, "traveller"), where=(item.place,), timex=item.day, when=when,
        order=scene.order,
    )  # fmt: skip


def seen_from(pieces: Sequence[Piece], item: Item) -> tuple[Piece, ...]:
    """The pieces of an item, its weekdays those that follow the day above: "state dinner Thursday"."""
    out: list[Piece] = []
    for piece in pieces:
        if piece.start < item.start:
            continue
        time = piece.time
        since = bool(out) and out[-1].word in ("since", "from", "last")
        if time is not None and time.when is not None and _WEEKDAY.fullmatch(time.text):
            near = replace(time, when=_near(time.when, item, before=since))
            piece = Piece(
                piece.start,
                piece.end,
                piece.word,
                piece.kind,
                piece.actor,
                piece.place,
                near,
                piece.possessive,
            )
        out.append(piece)
    return tuple(out)


def _near(when: When, item: Item, *, before: bool) -> When:
    here = span(item.day.when).first if item.day is not None and item.day.when is not None else None
    day = span(when).first
    if here is None or day is None or when.precision != "day":
        return when
    if when.text.lower() == "overnight":
        day = here
    return replace_text(on_day(here - (here - day) % 7 if before else here + (day - here) % 7), when)


def _leading(pieces: Sequence[Piece], scene: Scene) -> tuple[str, ...]:
    """The people with whom an item begins, as the subject or alone."""
    found: list[Piece] = []
    for piece in pieces:
        if piece.actor is not None:
            found.append(piece)
        elif piece.word == ":" or (not found and piece.word not in ("the", "then")):
            return ()
        elif piece.word not in _JOINS:
            break
    return scene.people(piece for piece in found if not piece.possessive)


def _is_away(key: str, item: Item, scene: Scene, diary: Diary) -> bool:
    country = scene.actors[key].country
    if country is not None:
        return country != item.place.country
    return diary.towns[key] > 1
