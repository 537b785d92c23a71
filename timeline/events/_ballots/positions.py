"""The positions and counts that one typed line tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from timeline.events._ballots.line import Line, Token
from timeline.events._sentences.words import words_of
from timeline.model import Count, Position

KINDS: tuple[Position, ...] = ("for", "against", "abstain", "absent")


@cache
def _compiled(table: str, language: str = "en") -> tuple[tuple[str, Position, re.Pattern[str]], ...]:
    words = words_of("vote", language)
    made: list[tuple[str, Position, re.Pattern[str]]] = []
    for row in words[table]:
        for kind in KINDS:
            if row.get("only", kind) == kind:
                choices = "(?:" + "|".join(sorted(words["kinds"][kind], key=len, reverse=True)) + ")"
                made.append((row["name"], kind, re.compile(row["pattern"].replace("{kind}", choices))))
    return tuple(made)


@cache
def figures(language: str = "en") -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The patterns of a tally in figures: "141–5–35", and "143 to five with 35 abstentions"."""
    table: Mapping[str, Any] = words_of("vote", language)["figures"]
    return re.compile(table["pattern"]), re.compile(table["spoken"])


def positions(line: Line) -> Iterator[tuple[Position, Token, str]]:
    """(position, list of countries, rule) of every list whose vote the line tells, each list once."""
    done: set[int] = set()
    for name, kind, pattern in _compiled("positions"):
        for found in pattern.finditer(line.text):
            group = next(key for key in pattern.groupindex if found[key])
            token = line.token(found.start(group))
            if token.start in done or (name == "list and verb" and not _fits(line, found, kind)):
                continue
            done.add(token.start)
            yield kind, token, name


def _fits(line: Line, found: re.Match[str], kind: Position) -> bool:
    """Whether "C … for" is a vote: a bare "for", "no" or "against" must follow a word of voting."""
    token = line.token(found.start("list"))
    if not token.subject:
        return False
    bare = found[0].rsplit(" ", 1)[-1] in ("for", "no", "against", "yes")
    return not bare or bool(re.search(r"\b(?:vot|said|were|was|among)", found[0]))


def counts(line: Line) -> Iterator[tuple[Position, Count]]:
    """(position, count) of every number of votes that the line tells."""
    done: set[Position] = set()
    for _, kind, pattern in _compiled("counts"):
        for found in pattern.finditer(line.text):
            token = line.token(found.start("n"))
            if kind not in done and token.number is not None:
                done.add(kind)
                yield kind, Count(n=token.number, bound=token.bound)  # type: ignore[arg-type]


def in_figures(text: str) -> re.Match[str] | None:
    """The tally that a text writes as "141–5–35", None where it writes none."""
    return next((found for found in figures()[0].finditer(text) if found["c"] is not None), None)


def tally_of(line: Line, text: str) -> dict[Position, Count]:
    """The tally that a line gives in figures, {} where it gives none; `text` is the sentence itself."""
    found = in_figures(text)
    if found is not None:
        numbers = [found[key] for key in "abcd" if found[key] is not None]
        return {kind: Count(n=int(n)) for kind, n in zip(KINDS, numbers, strict=False)}
    said = figures()[1].search(line.text)
    if said is None:
        return {}
    tokens = [line.token(said.start(key)) for key in "abc" if said[key]]
    pairs = zip(KINDS, tokens, strict=False)
    return {kind: Count(n=t.number) for kind, t in pairs if t.number is not None}
