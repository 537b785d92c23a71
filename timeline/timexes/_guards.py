"""Guards: what the words around must say before a doubtful expression counts as a time."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from timeline.timexes._tokens import Tokens
from timeline.timexes._types import Timex


@dataclass(frozen=True, slots=True)
class Sight:
    """A match with what surrounds it: tokens[first:after] of the text, and the fields that were read."""

    text: str
    tokens: Tokens
    first: int
    after: int
    fields: Mapping[str, Any]
    cues: Mapping[str, frozenset[str]]
    earlier: Sequence[Timex]

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


def passes(guard: str, sight: Sight) -> bool:
    """Whether a match stands where its rule wants it."""
    return _GUARDS[guard](sight)


def _year(sight: Sight) -> bool:
    if sight.after - sight.first > 1:
        return "SHORTYEAR" not in sight.tokens.values[sight.after - 1] or "mod" in sight.fields
    if not sight.words[0].isdigit():
        return (sight.words[0] in "'’" and sight.before in sight.cues["atyear"]) or sight.words[0].isalpha()
    if sight.following in sight.cues["counted"] or sight.before in sight.cues["numbered"]:
        return False
    if sight.before in ("-", "/", ".", "+") and sight.text[sight.tokens.starts[sight.first] - 1] != " ":
        return sight.word(sight.first - 2).isdigit() or sight.word(sight.first - 2).isalpha()
    if sight.before in sight.cues["atyear"]:
        return True
    year = int(sight.fields["year"])
    return 1400 <= year <= 2100


def _the(sight: Sight) -> bool:
    return sight.words.lower().startswith("the") or "mod" in sight.fields or "century" in sight.fields


def _ended(sight: Sight) -> bool:
    return sight.following in sight.cues["ended"]


def _title(sight: Sight) -> bool:
    """A name in quotes ("This Week") is a programme."""
    return not (sight.before in ('"', "“", "'", "`", "‘") and sight.words.istitle())


def _month(sight: Sight) -> bool:
    march = sight.before in sight.cues["marchbefore"] and sight.following in sight.cues["marchafter"]
    last = sight.tokens.values[sight.after - 1]
    if "MONTHABBR" in last and "MONTH" not in last and sight.after - sight.first == 1:
        return False
    return not (march and sight.words.lower() in ("march", "may"))


def _day_of_month(sight: Sight) -> bool:
    if sight.after - sight.first > 2:
        return True
    following = sight.following
    if following in ("and", "to", "of"):
        following = sight.word(sight.after + 1).lower()
        return following[:1].isdigit() or (
            sight.following == "and" and following in sight.cues["functionword"]
        )
    return not following.isalpha() or following in sight.cues["functionword"]


def _half(sight: Sight) -> bool:
    return (
        any(key in sight.fields for key in ("year", "yearrel", "yearafter")) or "year" in sight.words.lower()
    )


_TIME_PREPOSITION = frozenset(
    ("in", "during", "by", "since", "until", "this", "through", "for", "of", "over", "and", "or")
)


def _season(sight: Sight) -> bool:
    words = sight.words.lower()
    if words in ("fall", "spring", "the fall", "the spring"):
        if sight.following == "of" or sight.following == "in":
            return False
        return sight.before in ("in", "by", "since", "until", "during") and (
            words.startswith("the")
            or not sight.following.isalpha()
            or sight.before in ("in", "since", "during")
        )
    return sight.following not in ("olympics", "games", "palace")


def _weekday(sight: Sight) -> bool:
    last = sight.tokens.values[sight.after - 1]
    word = sight.word(sight.after - 1)
    if word == ".":
        return True
    if "WEEKDAYABBR" in last and "WEEKDAY" not in last:
        return sight.following in (".", ",") and sight.word(sight.after - 1).lower() not in (
            "sun",
            "sat",
            "wed",
        )
    return True


def _deictic(sight: Sight) -> bool:
    words = sight.words
    return not (words in ("Today", "TODAY") and sight.before in ("usa", "'s"))


_PART_BEFORE = frozenset(
    ("in", "during", "by", "at", "of", "one", "late", "early", "until", "before", "after", "since")
)


def _part(sight: Sight) -> bool:
    words = sight.words.lower()
    if words == "the night" or "mod" in sight.fields:
        return True
    if words.startswith("the "):
        return sight.before in ("in", "during", "by", "through", "of", "on", "for", "later", "throughout")
    return sight.before in ("at", "by", "until", "before", "after", "since") and words != "evening"


def _clock(sight: Sight) -> bool:
    if "hour" in sight.fields or "half" in sight.fields or "zone" in sight.fields:
        return True
    values = sight.tokens.values[sight.after - 1]
    if "NOON" in values:
        return True
    return sight.before in (
        "at",
        "by",
        "around",
        "until",
        "from",
        "to",
        "about",
        "after",
        "before",
        "since",
        "-",
        "–",
    ) or (sight.after - sight.first > 1)


def _later(sight: Sight) -> bool:
    direction = sight.word(sight.after - 1).lower()
    if direction in ("after", "before"):
        return not sight.following.isalnum() or sight.following in ("and", "but", "in", "when")
    return direction != "prior" or sight.following != "to"


def _day_before(sight: Sight) -> bool:
    words = sight.words.lower()
    return bool(words.startswith("the"))


_UNIT_BEFORE = frozenset(
    ("in", "during", "of", "for", "over", "through", "this", "throughout", "within", "by", "later")
)


def _the_unit(sight: Sight) -> bool:
    unit = sight.fields["unit"]
    if unit not in ("WE", "W", "M", "Y", "D"):
        return False
    if unit == "WE":
        return True
    if sight.following in ("of", "after", "before", "when", "that", "he", "she", "they", "it", "the"):
        return False
    if unit == "W":
        return sight.before in ("in", "during", "for", "of", "through", "over", "this", "later")
    if unit == "D":
        return sight.before in ("of", "in", "during")
    return sight.before in ("in", "during", "of", "for", "through", "over", "later")


def _duration(sight: Sight) -> bool:
    words = sight.words.lower().split()
    unit = sight.fields.get("unit", "")
    if words[-1] in ("second", "seconds", "quarter", "quarters", "min", "mins") and words[0] in ("a", "the"):
        return False
    if unit == "Q" and sight.fields.get("n") == 3:
        return False
    if unit == "Q" and sight.fields.get("onlyhalf") is None and words[0] in ("a", "three", "one"):
        return False
    if words[0] in ("a", "an") and len(words) == 2:
        return _article(sight)
    if "UNIT" in sight.tokens.values[sight.after - 1] and sight.fields.get("n") not in (1, None):
        return len(words) == 2
    return True


_ARTICLE_BEFORE = frozenset((
    "for", "in", "after", "within", "about", "over", "nearly", "almost", "than", "take", "takes",
    "took", "last",
    "lasted", "of", "every", "once", "twice", "times", "under", "least", "than", "spent", "half",
    "an", "only", "just",
    "and", "is", "was", "another",
))  # fmt: skip


def _article(sight: Sight) -> bool:
    if sight.before in ("times", "once", "twice", "day", "week", "month"):
        return True
    return sight.before in _ARTICLE_BEFORE and sight.following not in ("of",)


def _adjective(sight: Sight) -> bool:
    return sight.fields.get("unit") != "Q"


def _bare_units(sight: Sight) -> bool:
    words = sight.words.lower()
    if words not in ("days", "weeks", "months", "years", "decades", "centuries", "hours", "minutes"):
        return False
    return sight.before in (
        "for",
        "in",
        "of",
        "after",
        "within",
        "over",
        "take",
        "took",
        "takes",
        "spent",
        "lasted",
        "last",
        "two",
        "by",
        "many",
        "until",
    )


def _frequency(sight: Sight) -> bool:
    word = sight.words
    return not (word[0].isupper() and sight.before not in (".", "", "\n"))


def _rate(sight: Sight) -> bool:
    words = sight.words.lower().split()
    if words[0] != "a":
        return True
    previous = sight.word(sight.first - 1)
    return bool(previous) and (
        previous[0] in "$£€"
        or previous[-1].isdigit()
        or previous.lower()
        in (
            "million",
            "billion",
            "thousand",
            "cents",
            "times",
            "once",
            "twice",
            "%",
            "percent",
            "tons",
            "barrels",
            "dollars",
            "hundred",
            "miles",
            "people",
            "share",
            "hours",
            "days",
            "minutes",
        )
    )


def _adverb(sight: Sight) -> bool:
    return True


def _reference(sight: Sight) -> bool:
    words = sight.words.lower()
    if words in ("the future", "the past", "the near future"):
        if sight.before in ("in", "into") and words != "the past":
            return True
        return not sight.following.isalpha() or sight.following in (
            "and", "of", "is", "was", "he", "she", "they", "it", "will", "but", "to", "as", "in",
            "with", "on", "for",
        )  # fmt: skip
    if words == "the present":
        return False
    if words == "future" and sight.before == "foreseeable":
        return False
    if words == "future":
        return True
    return words in ("recent", "current") and sight.following.isalpha()


def _holiday(sight: Sight) -> bool:
    words = sight.words.lower()
    return not (
        words in ("easter", "christmas") and sight.following in ("island", "islands", "tree", "carol")
    )


_GUARDS: dict[str, Callable[[Sight], bool]] = {
    "year": _year, "the": _the, "half": _half, "ended": _ended, "title": _title,
    "month": _month, "dayofmonth": _day_of_month, "season": _season, "weekday": _weekday, "deictic": _deictic,
    "part": _part, "clock": _clock, "later": _later, "daybefore": _day_before, "theunit": _the_unit,
    "duration": _duration, "adjective": _adjective, "bareunits": _bare_units, "frequency":
    _frequency, "rate": _rate,
    "adverb": _adverb, "reference": _reference, "holiday": _holiday,
}  # fmt: skip

_UNUSED = re.compile("")
