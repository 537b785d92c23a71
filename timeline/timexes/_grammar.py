"""The little language of the rules: patterns over classes of words, compiled to expressions over codes.

Every token of a text becomes one character that stands for the set of classes its word belongs to, so a
rule such as "MONTH:month DAY:day (,? YEAR:year)?" is a plain regular expression over a short string. An
upper-case name is a class of the lexicon, a lower-case word or a sign stands for itself, ":name" captures,
"<NAME>" is replaced by a shared piece, and `( | ) ?` mean what they mean in regular expressions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from timeline.errors import BadOption

_PIECE = re.compile(r"<(\w+)>")
_ATOM = re.compile(r"\s*(?:([()|?])|([A-Z][A-Z0-9]*)(?::(\w+))?|([^\s()|?:]+|:)(?::(\w+))?)")


class Capture(NamedTuple):
    """One capturing group: the field it fills, and the class whose value it takes."""

    group: str
    field: str
    kind: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern: the expression over codes, its captures, and the codes it can begin with."""

    expression: re.Pattern[str]
    captures: tuple[Capture, ...]
    firsts: frozenset[str]


class Alphabet:
    """One character for every set of classes that some word has; `members` lists them by class."""

    def __init__(self) -> None:
        self._codes: dict[frozenset[str], str] = {}
        self.members: dict[str, set[str]] = {}

    def code(self, kinds: Iterable[str]) -> str:
        """The character of a set of classes."""
        key = frozenset(kinds)
        if key not in self._codes:
            letter = chr(0x4E00 + len(self._codes))
            self._codes[key] = letter
            for kind in key:
                self.members.setdefault(kind, set()).add(letter)
        return self._codes[key]


class _Node(NamedTuple):
    source: str
    firsts: frozenset[str]
    empty: bool


class _Reader:
    def __init__(self, text: str, members: Mapping[str, set[str]], name: str) -> None:
        self.atoms = list(_ATOM.finditer(text))
        self.at = 0
        self.members = members
        self.name = name
        self.captures: list[Capture] = []

    def peek(self) -> str:
        return self.atoms[self.at][0].strip() if self.at < len(self.atoms) else ""

    def choice(self) -> _Node:
        options = [self.sequence()]
        while self.peek() == "|":
            self.at += 1
            options.append(self.sequence())
        if len(options) == 1:
            return options[0]
        return _Node(
            "(?:" + "|".join(option.source for option in options) + ")",
            frozenset().union(*(option.firsts for option in options)),
            any(option.empty for option in options),
        )

    def sequence(self) -> _Node:
        source, firsts, empty = "", frozenset[str](), True
        while self.at < len(self.atoms) and self.peek() not in ("|", ")"):
            node = self.item()
            source += node.source
            if empty:
                firsts |= node.firsts
            empty = empty and node.empty
        return _Node(source, firsts, empty)

    def item(self) -> _Node:
        atom = self.atoms[self.at]
        self.at += 1
        if atom[1] == "(":
            node = self.choice()
            self.at += 1
        else:
            node = self.word(atom)
        if self.peek() == "?":
            self.at += 1
            node = _Node(f"(?:{node.source})?", node.firsts, True)
        return node

    def word(self, atom: re.Match[str]) -> _Node:
        kind, field = (atom[2], atom[3]) if atom[2] else (atom[4], atom[5])
        if kind not in self.members:
            raise BadOption(f"time rule {self.name!r}: no word of the lexicon is of class {kind!r}")
        letters = "".join(sorted(self.members[kind]))
        source = f"[{letters}]"
        if field:
            group = f"g{len(self.captures)}"
            self.captures.append(Capture(group, field, kind))
            source = f"(?P<{group}>{source})"
        return _Node(source, frozenset(letters), False)


def expand(pattern: str, pieces: Mapping[str, str]) -> str:
    """The pattern with every <NAME> replaced by its piece, in brackets."""
    while _PIECE.search(pattern):
        pattern = _PIECE.sub(lambda found: f"({pieces[found[1]]})", pattern)
    return pattern


def literals(pattern: str) -> set[str]:
    """The words and signs that stand for themselves in an expanded pattern."""
    return {atom[4] for atom in _ATOM.finditer(pattern) if atom[4]}


def compile_pattern(pattern: str, members: Mapping[str, set[str]], name: str) -> Pattern:
    """The compiled form of an expanded pattern; raises BadOption for a class that no word has."""
    reader = _Reader(pattern, members, name)
    node = reader.choice()
    return Pattern(re.compile(node.source), tuple(reader.captures), node.firsts)


def read_captures(pattern: Pattern, found: re.Match[str], values: list[dict[str, Any]]) -> dict[str, Any]:
    """The captured fields of a match: each the value of its token under the class that matched."""
    fields: dict[str, Any] = {}
    for group, field, kind in pattern.captures:
        at = found.start(group)
        if at >= 0:
            fields[field] = values[at].get(kind, True)
    return fields
