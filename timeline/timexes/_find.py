"""Recognition: the spans of a text that say a time, each with what its rule read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import msgspec

from timeline.lang import load
from timeline.timexes._grammar import Pattern, compile_pattern, expand, literals, read_captures
from timeline.timexes._guards import Sight, Surroundings
from timeline.timexes._impossible import find_impossible_dates
from timeline.timexes._lines import ended_lines
from timeline.timexes._style import is_history
from timeline.timexes._tokens import Lexicon, Tokens
from timeline.timexes._types import Timex, TimexType


@dataclass(frozen=True, slots=True)
class Rule:
    """A way of saying a time: its pattern, and what is made of its captures."""

    name: str
    type: TimexType
    make: str
    fixed: Mapping[str, Any]
    around: Surroundings | None
    drop: str
    pattern: Pattern


class Meaning(msgspec.Struct, frozen=True):
    """What a rule read: how its value is made, and the fields that it captured."""

    make: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The lexicon and rules of a language; `index` lists the rules by the code they can begin with."""

    lexicon: Lexicon
    index: Mapping[str, tuple[Rule, ...]]
    triggers: re.Pattern[str]
    cues: Mapping[str, frozenset[str]]
    limited: Mapping[str, str]
    speaking: re.Pattern[str]


@cache
def grammar(language: str) -> Grammar:
    """The grammar in timeline/lang/<language>/time.toml, timerules.toml and timecues.toml."""
    words, rules = load(language, "time"), load(language, "timerules")
    lexicon = Lexicon(words["words"], words["titled"])
    patterns = [expand(rule["pattern"], rules["pieces"]) for rule in rules["rule"]]
    lexicon.add_literals(set().union(*map(literals, patterns)) - lexicon.kinds())
    lexicon.close()
    members = lexicon.alphabet.members
    cues = defaultdict(frozenset, {name: frozenset(cue) for name, cue in load(language, "timecues").items()})
    index: dict[str, list[Rule]] = {}
    for source, pattern in zip(rules["rule"], patterns, strict=True):
        compiled = compile_pattern(pattern, members, source["name"])
        rule = Rule(
            source["name"],
            source["type"],
            source["make"],
            source.get("set", {}),
            _surroundings(source, cues),
            source.get("drop", ""),
            compiled,
        )
        for letter in sorted(compiled.firsts):
            index.setdefault(letter, []).append(rule)
    letters = set().union(*(members.get(kind, set()) for kind in words["triggers"]))
    return Grammar(
        lexicon,
        {letter: tuple(found) for letter, found in index.items()},
        re.compile(f"[{''.join(sorted(letters))}]"),
        cues,
        {rule["name"]: rule["only"] for rule in rules["rule"] if "only" in rule},
        _any_word(cues["speaking"]),
    )


def _any_word(words: Iterable[str]) -> re.Pattern[str]:
    choice = "|".join(map(re.escape, sorted(words)))
    return re.compile(rf"\b(?:{choice})\b" if choice else "(?!)")


def _surroundings(source: Mapping[str, Any], cues: Mapping[str, frozenset[str]]) -> Surroundings | None:
    sides = ("follows", "unless_follows", "precedes", "unless_precedes")
    if not any(key in source for key in (*sides, "guard")):
        return None
    wanted = {side: cues[source[side]] for side in sides if side in source}
    return Surroundings(guard=source.get("guard", ""), **wanted)


_RUN = re.compile(r"[^ ]+")


def find_timexes(text: str, language: str = "en") -> tuple[Timex, ...]:
    """The time expressions of a text in order, without overlap, not yet resolved.

    "They met on Friday" has Timex(12, 18, "Friday", "DATE", "weekday", …). Raises BadOption for a language
    that has no folder.
    """
    rules = grammar(language)
    tokens = rules.lexicon.tokens(ended_lines(text))
    timexes: list[Timex] = []
    for run in _RUN.finditer(tokens.codes):
        first, after = run.span()
        trigger = rules.triggers.search(tokens.codes, first, after)
        if trigger:
            _read_run(text, tokens, rules, first, after, timexes)
    if rules.limited and any(timex.rule in rules.limited for timex in timexes):
        style = "history" if is_history(text, timexes, rules.speaking) else "news"
        timexes = [timex for timex in timexes if rules.limited.get(timex.rule, style) == style]
    impossible = find_impossible_dates(text, language)
    if impossible:
        return tuple(timex for timex in timexes if not _overlaps(timex, impossible))
    return tuple(timexes)


def _overlaps(timex: Timex, faults: tuple[tuple[int, int, str], ...]) -> bool:
    return any(start < timex.end and timex.start < end for start, end, _ in faults)


def _read_run(
    text: str, tokens: Tokens, rules: Grammar, first: int, after: int, timexes: list[Timex]
) -> None:
    at = first
    while at < after:
        found = _longest(text, tokens, rules, at, after)
        if found is None:
            at += 1
            continue
        rule, end, fields = found
        if rule.make == "nothing":
            at = end
            continue
        if rule.drop and _drops(text, tokens, rules, rule.drop, at, end):
            at += 1
        start, stop = tokens.starts[at], tokens.ends[end - 1]
        timexes.append(Timex(start, stop, text[start:stop], rule.type, rule.name, Meaning(rule.make, fields)))
        at = end


def _drops(text: str, tokens: Tokens, rules: Grammar, article: str, at: int, end: int) -> bool:
    """Whether the article belongs to a noun that follows: "the summer offensive" says "summer"."""
    if end >= len(tokens.starts) or text[tokens.starts[at] : tokens.ends[at]].lower() != article:
        return False
    following = text[tokens.starts[end] : tokens.ends[end]]
    return following.islower() and following.isalpha() and following not in rules.cues["functionword"]


def _longest(
    text: str, tokens: Tokens, rules: Grammar, at: int, after: int
) -> tuple[Rule, int, dict[str, Any]] | None:
    candidates: list[tuple[int, int, Rule, re.Match[str]]] = []
    codes = tokens.codes
    for rank, rule in enumerate(rules.index.get(codes[at], ())):
        found = rule.pattern.expression.match(codes, at, after)
        if found:
            candidates.append((-found.end(), rank, rule, found))
    candidates.sort(key=_length_then_order)
    for negative, _, rule, found in candidates:
        fields = {**read_captures(rule.pattern, found, tokens.values), **rule.fixed}
        around = rule.around
        if around is None or around.admit(Sight(text, tokens, at, -negative, fields, rules.cues)):
            return rule, -negative, fields
    return None


def _length_then_order(candidate: tuple[int, int, Rule, re.Match[str]]) -> tuple[int, int]:
    return candidate[:2]
