"""Short titles fit for a label: "Kishida meets Widodo, Jakarta"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.actors import DocumentActor
from timeline.model import Place

LIMIT = 90
_NUMBERED = re.compile(r"[IVX]+")  # "Charles III"
_PARTICLES = frozenset(("da", "de", "del", "der", "di", "dos", "al", "el", "bin", "von", "van", "jr", "jr."))


def short_name(actor: DocumentActor) -> str:
    """The name that a label uses: the surname as the text uses it alone, else the whole name."""
    words = actor.name.split()
    if actor.kind != "person" or not actor.named or len(words) < 2:
        return actor.name
    alone = [alias for alias in actor.aliases if alias in words and len(alias) > 1]
    if alone:
        return max(alone, key=lambda alias: (words.index(alias), alias))
    if _NUMBERED.fullmatch(words[-1]):
        return actor.name
    kept = [word for word in words if word.casefold() not in _PARTICLES]
    return kept[-1] if kept else actor.name


def listed(names: Sequence[str], most: int = 3) -> str:
    """Names as a list of at most `most`: "Kishida, Modi and 2 more"."""
    names = list(dict.fromkeys(names))
    if len(names) > most:
        return f"{', '.join(names[: most - 1])} and {len(names) - most + 1} more"
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def label(parts: str, where: Sequence[Place]) -> str:
    """The title with its place, never longer than a label may be and never cut within a word."""
    place = f", {where[0].name}" if where else ""
    if len(parts) + len(place) <= LIMIT:
        return parts + place
    if len(parts) <= LIMIT:
        return parts
    return parts[: LIMIT - 1].rsplit(" ", 1)[0] + "…"
