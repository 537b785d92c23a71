"""What must stand around a doubtful expression before it counts as a time."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from timeline.calendar import month_length
from timeline.timexes._tokens import Tokens

Words = frozenset[str]
_QUOTES = frozenset("\"“'`‘«")


@dataclass(frozen=True, slots=True)
class Sight:
    """A match with what surrounds it: tokens[first:after] of the text, and the fields that were read."""

    text: str
    tokens: Tokens
    first: int
    after: int
    fields: Mapping[str, Any]
    cues: Mapping[str, Words]

    def word(self, at: int) -> str:
        """The token at an index as it stands, "" beyond the text."""
        if not 0 <= at < len(self.tokens.starts):
            return ""
        return self.text[self.tokens.starts[at] : self.tokens.ends[at]]

    @property
    def before(self) -> str:
        """The token before the match, in lower case."""
        return self.word(self.first - 1).lower()

    @property
    def following(self) -> str:
        """The token after the match, in lower case."""
        return self.word(self.after).lower()

    @property
    def words(self) -> str:
        """The matched words."""
        return self.text[self.tokens.starts[self.first] : self.tokens.ends[self.after - 1]]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words that a rule wants or refuses before and after its match; None asks nothing.

    In a list "." stands for any sign or the end of the text, "0" for a number, "*" for any word.
    """

    follows: Words | None = None
    unless_follows: Words | None = None
    precedes: Words | None = None
    unless_precedes: Words | None = None
    guard: str = ""

    def admit(self, sight: Sight) -> bool:
        """Whether a match stands where its rule wants it."""
        return (
            (self.follows is None or _among(sight.before, self.follows))
            and (self.unless_follows is None or not _among(sight.before, self.unless_follows))
            and (self.precedes is None or _among(sight.following, self.precedes))
            and (self.unless_precedes is None or not _among(sight.following, self.unless_precedes))
            and (not self.guard or _GUARDS[self.guard](sight))
        )


def _among(word: str, words: Words) -> bool:
    if word in words:
        return True
    if word[:1].isdigit():
        return "0" in words
    return ("*" if word[:1].isalpha() else ".") in words


def _year(sight: Sight) -> bool:
    """A bare number is a year unless it counts something ("2000 troops") or is a number's part ("B-1944")."""
    before, following = sight.before, sight.following
    if sight.words[0].isalpha():
        return True
    if not sight.words[0].isdigit():
        return before in sight.cues["atyear"]
    if following in sight.cues["counted"] or before in sight.cues["numbered"]:
        return False
    if before and before in "-/.+" and not sight.text[sight.tokens.starts[sight.first] - 1].isspace():
        return sight.word(sight.first - 2)[:1].isalnum()
    return before in sight.cues["atyear"] or 1400 <= int(sight.fields["year"]) <= 2100


def _title(sight: Sight) -> bool:
    """A name in quotes ("This Week") is a programme."""
    return not (sight.before in _QUOTES and sight.words.istitle())


def _lowercase(sight: Sight) -> bool:
    """A capital within a sentence is a name ("the Daily Telegraph")."""
    return not sight.words[0].isupper() or sight.before in (".", "", *_QUOTES)


def _small(sight: Sight) -> bool:
    """ "Now" at the head of a sentence only turns to the next thing."""
    return sight.words.islower()


def _rate(sight: Sight) -> bool:
    """ "$5 a month", "three times a week": what is counted stands before."""
    before = sight.before
    return before[:1] in ("$", "£", "€") or before[-1:].isdigit() or before in sight.cues["rated"]


def _real(sight: Sight) -> bool:
    """A date in figures that some calendar has; "0/0/0000" and "2023-02-30" are none."""
    parts = [int(part) for part in re.findall(r"\d+", str(sight.fields["text"]).partition("T")[0])]
    first, month, last = parts
    readings = ((first, month, last),) if first > 31 else ((last, month, first), (last, first, month))
    return any(1 <= m <= 12 and 1 <= d <= month_length(y, m) for y, m, d in readings)


def _joined(sight: Sight, left: int, right: int) -> bool:
    """Whether two tokens and a dash between them stand without a space."""
    starts, ends = sight.tokens.starts, sight.tokens.ends
    return (
        ends[left] == starts[left + 1] and ends[left + 1] == starts[right] and sight.word(left + 1) in "-–—/"
    )


def _range_year(sight: Sight) -> bool:
    """The "14" of "1911-14"."""
    at = sight.first
    if at < 2 or not _joined(sight, at - 2, at):
        return False
    year = sight.tokens.values[at - 2].get("YEAR")
    return year is not None and year % 100 < sight.fields["yy"]


def _before_era(sight: Sight) -> bool:
    """The "499" of "499–449 BC"."""
    values = sight.tokens.values[sight.after : sight.after + 3]
    return len(values) == 3 and "ERAYEAR" in values[1] and values[2].get("ERABC") == "BC"


_INDENT, _REACH = 40, 600
_LOG_ROW = re.compile(r"^[ \t]*(\d\d)(\d\d)(?:[ \t]*([:–—-])[ \t]*|[ \t]+)([^\W\d_]+)", re.MULTILINE)


def _clock_row(sight: Sight) -> bool:
    """The "1400" of "1400  Arr. Tokyo" at the head of a row; that of "1845: Vienna" is a year.

    Some row nearby must begin with a zero or go on with a word of logs, and all must be times of a day.
    """
    start = sight.tokens.starts[sight.first]
    first = sight.text.rfind("\n", max(0, start - _INDENT), start) + 1
    if (first == 0 and start > _INDENT) or sight.text[first:start].strip():
        return False
    since = sight.text.find("\n", first - _REACH, first) if first > _REACH else 0
    near = sight.text[since : start + _REACH]
    rows = _LOG_ROW.findall(near)
    if not rows or any(int(hour) > 23 or int(minute) > 59 for hour, minute, _, _ in rows):
        return False
    own = _LOG_ROW.match(sight.text, first)
    return own is not None and any(
        hour[0] == "0" or (not sign and word.lower() in sight.cues["logword"]) for hour, _, sign, word in rows
    )


_ROW_HEAD = re.compile(r"(?:^|\n)[ \t|•*·–—-]*(?:day \d{1,2}[,:.]?[ \t]+(?:[–—-][ \t]*)?)?$", re.IGNORECASE)
_ROW_SIGN = re.compile(r"[ \t]*(?:[ \t]{2}|\t|[:–—|(]|[.,][ \t]|-[ \t]|$|\r?\n)", re.MULTILINE)


def _row_head(sight: Sight) -> bool:
    """The "Wed 14" of "Wed 14   0900 dep. Vienna" at the head of a row; not "Mon 12 people were hurt"."""
    start, end = sight.tokens.starts[sight.first], sight.tokens.ends[sight.after - 1]
    opens = _ROW_HEAD.search(sight.text, max(0, start - _INDENT), start)
    return opens is not None and _ROW_SIGN.match(sight.text, end) is not None


_GUARDS: dict[str, Callable[[Sight], bool]] = {
    "year": _year,
    "title": _title,
    "lowercase": _lowercase,
    "small": _small,
    "rate": _rate,
    "real": _real,
    "rangeyear": _range_year,
    "beforeera": _before_era,
    "clockrow": _clock_row,
    "rowhead": _row_head,
}
