"""What a text must contain for a regular expression to match in it: most sentences need no search."""

from __future__ import annotations

from collections.abc import Iterator

_NAMED, _PLAIN = "(?P<", "(?:"


def needed(pattern: str) -> frozenset[str]:
    """Strings of which every match of a pattern has at least one; none where it shows no such strings.

    "then (?:came|comes) (?P<place>P)" needs "came" or "comes"; "(?:the )?P" needs "P".
    """
    alternatives = list(_split(pattern))
    if len(alternatives) > 1:
        found = [needed(one) for one in alternatives]
        return frozenset[str]().union(*found) if all(found) else frozenset()
    sure = [option for option in _sure(pattern) if option]
    return max(sure, key=lambda option: (min(map(len, option)), -len(option)), default=frozenset())


def _sure(pattern: str) -> Iterator[frozenset[str]]:
    """What each part of a pattern without alternatives needs by itself."""
    run, at = "", 0
    while at < len(pattern):
        end = _part_end(pattern, at)
        optional = pattern[end : end + 1] in ("?", "*", "{")
        plain = end == at + 1 and pattern[at] not in "^$.?*+{"
        if plain and not optional:
            run += pattern[at]
        else:
            yield frozenset((run,) if run else ())
            run = ""
        if pattern[at] == "(" and not optional:
            yield needed(_body(pattern[at:end]))
        at = pattern.index("}", at) + 1 if pattern[at] == "{" else end
    yield frozenset((run,) if run else ())


def _body(group: str) -> str:
    """What a group consumes: nothing where it only looks ahead or behind."""
    if group.startswith(_NAMED):
        return group[group.index(">") + 1 : -1]
    return group[len(_PLAIN) : -1] if group.startswith(_PLAIN) else ""


def _part_end(pattern: str, at: int) -> int:
    """Where the character, escape, class or group ends that begins at a position."""
    if pattern[at] == "\\":
        return at + 2
    if pattern[at] == "[":
        return pattern.index("]", at + 2) + 1
    if pattern[at] != "(":
        return at + 1
    at += 1
    while pattern[at] != ")":
        at = _part_end(pattern, at)
    return at + 1


def _split(pattern: str) -> Iterator[str]:
    """The alternatives of a pattern that stand outside its groups."""
    first = at = 0
    while at < len(pattern):
        if pattern[at] == "|":
            yield pattern[first:at]
            first = at + 1
        at = _part_end(pattern, at)
    yield pattern[first:]
