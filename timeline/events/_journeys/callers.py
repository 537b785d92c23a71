"""Who is shown as a visitor of the place of a report or a summit without a verb of travel."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from timeline.events._journeys.gatherings import Gathering
from timeline.events._scene import Scene, Told, places_at, roles
from timeline.events._sentences.pieces import Piece
from timeline.events._sentences.status import later
from timeline.events._sentences.words import words_of
from timeline.events._titles import label, listed, short_name
from timeline.events._types import EventMention
from timeline.model import Place, When
from timeline.timexes import ResolvedTimex

_REPRESENTED = re.compile(
    r"\brepresented (?:there |here )?by (?:(?:his|her|their|its) [\w-]+ ,? ?)?(?P<who>A)"
)
_LAST = re.compile(
    r"\bto (?:set foot|come|visit|call|land|stay|speak|be)(?: (?:on|in|to))? (?:here|there|these shores)"
    r"(?: before (?:him|her))? (?:was|had been) (?P<who>A) ?,? (?:back )?(?:in )?(?P<time>T)"
)
_ANY = frozenset(("in", "at", "to", "on", "into"))


def callers(told: Told, scene: Scene) -> Iterator[EventMention]:
    """The visits that a sentence shows: "visiting Foreign Minister X", "Among the guests were X and Y".

    They are visits of the town of the report, or of the summit that the text is about; nobody visits at home.
    """
    here: Gathering | None = scene.memory.get("gathering")
    place = here.place if here is not None else scene.dateline
    if place is None or told.text.rstrip().endswith("?"):
        return
    time = _time(told.pieces)
    line, owners = told.line, told.owners
    for who, rule in ((_visiting(told), "visiting"), (_present(told), "among the guests")):
        yield from _visit(told, scene, _away(who, place, scene), place, time, rule)
    found = _REPRESENTED.search(line)
    if found is not None:
        who = [told.pieces[owners[found.start("who")]]]
        away = scene.people(who) if _away(told.pieces[: owners[found.start()]], place, scene) else ()
        yield from _visit(told, scene, away, place, time, "represented by")
    found = _LAST.search(line)
    if found is not None and scene.dateline is not None:
        who = [told.pieces[owners[found.start("who")]]]
        then = told.pieces[owners[found.start("time")]].time
        yield from _visit(told, scene, scene.people(who), scene.dateline, then, "the last to come here")


def _visiting(told: Told) -> list[Piece]:
    """The people before whose office "visiting" stands."""
    table = words_of("groups")["present"]
    words, verbal = set(table["visiting"]), set(table["verbal"])
    found: list[Piece] = []
    for i, piece in enumerate(told.pieces):
        if piece.actor is None:
            continue
        left = [p.word for p in told.pieces[max(0, i - 2) : i]]
        following = told.pieces[i + 1] if i + 1 < len(told.pieces) else None
        acts = following is not None and following.kind == "word" and following.word not in verbal
        said = left[-1:] and left[-1] in words and (len(left) == 2 or acts)
        if (said and left[0] not in verbal) or set(piece.word.split()[:2]) & words:
            found.append(piece)
    return found


def _present(told: Told) -> Sequence[Piece]:
    """The people of a list of guests: "Among those who came on Sunday were Rao and Berg"."""
    words = [piece.word for piece in told.pieces]
    if words[:1] not in (["among"], ["also"]) or places_at([("in", p) for p in told.pieces], _ANY):
        return ()
    guests = set(words_of("groups")["present"]["guests"])
    said = {word for piece in told.pieces[:6] for word in piece.word.split()}
    verb = next((i for i, word in enumerate(words) if word in ("were", "was", "are", "is")), None)
    return told.pieces[verb:] if said & guests and verb is not None and verb < 14 else ()


def _away(pieces: Sequence[Piece], place: Place, scene: Scene) -> tuple[str, ...]:
    people = scene.people(piece for piece in pieces if not piece.possessive)
    return tuple(key for key in people if scene.actors[key].country not in (None, place.country))


def _time(pieces: Sequence[Piece]) -> ResolvedTimex | None:
    days = (p.time for p in pieces if p.time is not None and p.time.when is not None)
    return next((time for time in days if time.type != "DURATION" and time.when is not None), None)


def _visit(
    told: Told, scene: Scene, who: tuple[str, ...], place: Place, time: ResolvedTimex | None, rule: str
) -> Iterator[EventMention]:
    if not who:
        return
    here: Gathering | None = scene.memory.get("gathering")
    when = time.when if time is not None else None
    window: When | None = here.when if here is not None and when is None else None
    names = listed([short_name(scene.actors[key]) for key in who])
    scene.order += 1
    yield EventMention(
        document=scene.reading.source.id, type="visit",
        status="planned" if later(when or window, scene.reading.date) else "happened",
        title=label(f"{names} in {place.name}", ()), start=told.sentence.start, end=told.sentence.end,
        rule=f"travel: {rule}", who=roles(who, "traveller"), where=(place,), timex=time, when=when,
        window=window, order=scene.order,
    )  # fmt: skip
