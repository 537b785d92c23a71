"""Agreements, treaties and their signing."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.events._family import Family, family_mentions
from timeline.events._scene import Scene, Told
from timeline.events._sentences.clauses import Clause
from timeline.events._types import EventMention

FAMILY = "agreement"
_FAMILY = Family("agreement", "agreement", "signs with", fewest=1)


def mentions(told: Told, scene: Scene) -> Iterator[EventMention]:
    """The events of this family that one sentence tells."""
    yield from family_mentions(_FAMILY, [c for c in told.clauses if not _signs_nothing(c)], scene)


def _signs_nothing(clause: Clause) -> bool:
    """Whether nothing is said to be signed: "the first woman to sign" wrote into a book."""
    behind = clause.pieces[clause.head.at + clause.head.length :][:1]
    bare = not behind or behind[0].kind == "mark"
    return clause.chain.endswith("to _") and bare and any(e.lemma == "sign" for e in clause.head.entries)
