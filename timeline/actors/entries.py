"""Names that stand over an account of a life: "IDA KRAMER (Bremen 1840 – Bremen 1911)."."""

from __future__ import annotations

import re

_YEAR = r"(?<![\d.,])(?:1\d|20)\d\d(?!\d)"
# The years of a life in brackets behind a name: "(1840–1911)", "(Vienna 1797 – Vienna 1858)", "(born 1950)",
# "(4 March 1812, Bergen – 2 May 1881, Turin)".
_LIFE = re.compile(
    r"(?:,? n[ée]e? [A-Z][\w’'-]+)?\s*[(\[](?:"
    rf"[^()]{{0,60}}?(?P<born>{_YEAR})[^()\d]{{0,30}}?[-–—][^()]{{0,30}}?(?P<died>{_YEAR}|(?<!\d)\d\d(?=\??\s*[)\]]))?"
    rf"[^()\d]{{0,30}}|(?:b\.|born)[^()]{{0,30}}{_YEAR})\s*[)\]]"
)
# "Kramer, Ida. B. Bremen 1840, d. Turin 1911."
_DATES = re.compile(
    rf"[.,;:]?\s*(?:[Bb]\.|[Bb]orn)\s[^;()\n]{{0,40}}?(?P<born>{_YEAR})"
    rf"(?:,? (?:in|at) [^\d;()\n]{{2,25}})?[,;.]?\s*(?:and )?(?:[Dd]\.|[Dd]ied)\s"
    rf"[^;()\n]{{0,40}}?(?P<died>{_YEAR})"
    rf"|[.,;:]?\s*[Bb]\.\s[^;()\d\n]{{0,40}}?{_YEAR}"
)
_APPOSED = re.compile(r"(?:,(?:\s[\w’'-]+){1,4})?\.(?=\s|$)")
_HEAD, _HEADING = 6, 120
_CLOSED = re.compile(r"[ \t]*(?:\n|$)")
_TITLE = r"(?:(?:Dr|Rev|Fr|Sir|St|Prof|Mrs?|Miss|Lady|Lord)\.? )?"
_OPENS = re.compile(rf"(?:^|\n)[ \t]*(?:[•*·▪◦‣►●○–—-]|\d{{1,2}}[.)])?[ \t]*{_TITLE}$")
_NAME = re.compile(
    rf"(?m)^[ \t]*(?:[•*·▪◦‣►●○–—-][ \t]*)?{_TITLE}"
    r"(?P<name>[A-ZÀ-Þ][\w’'-]+(?:,? [A-ZÀ-Þ](?:\.|[\w’'-]*)){1,4})(?=[ ,.(\[])"
)
_PRONOUN = re.compile(r"\b(?:he|she|his|him|her)\b", re.IGNORECASE)
_ACCOUNT = 600
_LONGEST, _SHORTEST = 110, 14


def has_life(text: str, end: int) -> bool:
    """Whether the years of a life follow the name that ends at `end`; "(2009–2017)" is a term of office."""
    return life_in_brackets(text, end) is not None


def life_in_brackets(text: str, end: int) -> int | None:
    """Where the years of a life end that follow the name ending at `end`; None where none do."""
    found = _LIFE.match(text, end) or _DATES.match(text, end)
    if found is None:
        return None
    born, died = found["born"], found["died"]
    if born is None or died is None:
        return found.end()
    last = int(died) if len(died) == 4 else int(born[:2] + died)
    return found.end() if _SHORTEST <= last - int(born) <= _LONGEST else None


def names_with_life(text: str) -> tuple[tuple[int, int], ...]:
    """The names at the head of a line with the years of a life: "BERLIN, Isaiah (1909–1997)"."""
    return tuple(found.span("name") for found in _NAME.finditer(text) if has_life(text, found.end()))


def first_pronoun(text: str, end: int) -> str:
    """ "f" or "m" by the first "she" or "his" of the account below the name that ends at `end`, else ""."""
    found = _PRONOUN.search(text, end, end + _ACCOUNT)
    return "" if found is None else "f" if found[0].lower() in ("she", "her") else "m"


def opens_line(text: str, start: int) -> bool:
    """Whether a name stands at the head of a line."""
    return _OPENS.search(text, max(0, start - 40), start) is not None


def heads_entry(text: str, start: int, end: int) -> bool:
    """Whether the name at text[start:end] is the head of what follows, and no subject of a sentence."""
    return opens_line(text, start) and (has_life(text, end) or _APPOSED.match(text, end) is not None)


def heads_lines(text: str, start: int, end: int) -> bool:
    """Whether the name stands alone on its line, over the paragraphs that follow."""
    life = _LIFE.match(text, end)
    close = life.end() if life else end
    return opens_line(text, start) and _CLOSED.match(text, close) is not None


def in_head(text: str, at: int) -> bool:
    """Whether a place of the text is in one of its first lines, and that one a heading and no sentence."""
    first = text.rfind("\n", 0, at) + 1
    line = text[first:].split("\n", 1)[0].strip()
    above = [before for before in text[:first].splitlines() if before.strip()]
    return len(above) < _HEAD and len(line) <= _HEADING and not line.endswith((".", "!", "?", ":", ","))
