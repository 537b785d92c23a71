"""Who writes a letter or a diary, and is meant by its "I"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from timeline.actors import Cast, DocumentActor, find_actors
from timeline.documents import SourceText
from timeline.lang import load
from timeline.places import Toponym
from timeline.text import Sentence

_FEWEST = 3
_SELF = re.compile(r"\b(?:I|[Mm]y|me|[Ww]e|[Oo]ur|us)\b")
_I = re.compile(r"\bI\b")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_LAST = 4


@cache
def _marks(language: str = "en") -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load(language, "events_groups")["letters"]
    openings = "|".join(words["openings"])
    closings = "|".join(words["closings"])
    titles = "|".join(words["titles"])
    return (
        re.compile(rf"^\W*(?:{openings})\b|^\W*(?:{closings})\b[^.]{{0,30}}$", re.MULTILINE | re.IGNORECASE),
        re.compile(rf"\b(?:{titles})\b", re.IGNORECASE),
    )


def with_author(
    source: SourceText, sentences: Sequence[Sentence], cast: Cast, toponyms: Sequence[Toponym]
) -> Cast:
    """The cast with who writes a letter or diary, where its title or its end names one person."""
    body = " ".join(source.text[s.start : s.end] for s in sentences if s.zone == "body")
    if not _I.search(body):  # nor in what is left without the quotations
        return cast
    told = _QUOTED.sub(" ", body)
    if len(_SELF.findall(told)) < _FEWEST or not _I.search(told):
        return cast
    titles = [s for s in sentences if s.zone == "header"]
    marks, words = _marks()
    headed = any(words.search(source.text, s.start, s.end) for s in titles)
    if not headed and marks.search(source.text) is None:
        return cast
    ends = [s for s in sentences[-_LAST:] if s.zone != "body"]
    lines = [replace(s, zone="body") for s in dict.fromkeys((*titles, *ends))]
    people = [a for a in find_actors(source.text, lines, toponyms).actors if a.kind == "person" and a.named]
    if len(people) != 1:
        return cast
    return _with(cast, people[0])


def _with(cast: Cast, author: DocumentActor) -> Cast:
    actors = {actor.key: actor for actor in cast.actors}
    known = next((a.key for a in cast.actors if a.kind == "person" and a.name == author.name), author.key)
    actors.setdefault(known, author)
    return replace(cast, actors=tuple(actors[key] for key in sorted(actors)), author=known)
