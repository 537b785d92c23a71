"""Tokens of a text as codes: each word or number with the classes that the rules speak of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from timeline.timexes._grammar import Alphabet

BREAK = " "

_TOKEN = re.compile(
    r"""(?P<plain>[^\W\d_]++(?![\w.@:]))
    |(?P<gap>\n[ \t\r]*\n\s*|\0\s*)
    |(?P<skip>https?://[^\s\0]+|www\.[^\s\0]+|\w+@\w[\w.]*
      |[$£€¥]\s?\d[\d.,]*|\d[\d.,]*\s?%|\#\d+|(?<![\d.])\d+(?:\.\d+){3,})
    |(?P<number>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?(?![\d-])
      |\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\d/])|\d{4}/\d\d?/\d\d?(?![\d/])|\d{1,2}\.\d{1,2}\.\d{4}(?!\d)
      |\d{1,2}[:.]\d\d(?=\s?[aApP]\.?[mM])|\d{1,2}:\d\d(?::\d\d)?(?![\d:])
      |\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|\d+/\d+(?![\d/])|\d+\.\d+(?!\d)
      |\d+(?:st|nd|rd|th|º|ª|°)(?!\w)|\d{1,3}0['’]?s(?!\w)|\d+)
    |(?P<dotted>(?:[^\W\d_]\.){2,}|[AB]\.\ ?[CD]\.(?:\ ?E\.)?)
    |(?P<word>[QqHh][1-4]\b|[^\W\d_]+)
    |(?P<short>['’]\d\ds?(?![\w]))
    |(?P<sign>['’]s\b|\S)""",
    re.VERBOSE,
)
_SIGNS = {"’": "'", "’s": "'s", "´": "'", "—": "–", "‑": "-", "‐": "-"}


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: where each starts and ends, its code, and its values by class."""

    starts: list[int]
    ends: list[int]
    codes: str
    values: list[dict[str, Any]]


class Lexicon:
    """The words of a language with their classes and values, and the codes they are given."""

    def __init__(self, words: Mapping[str, Mapping[str, Any]], titled: Iterable[str]) -> None:
        self.alphabet = Alphabet()
        self._kinds: dict[str, dict[str, Any]] = {}
        for kind, members in words.items():
            for word, value in members.items():
                self._kinds.setdefault(word, {})[kind] = value
                if kind in ("ONES", "TEENS", "TENS"):
                    self._kinds[word]["NUM"] = value
                if kind in ("ONES", "TEENS") and value <= 12:
                    self._kinds[word]["HOUR"] = value
        self._titled = frozenset(titled)
        self._entries: dict[str, tuple[str, dict[str, Any]]] = {}
        self._lower: dict[str, tuple[str, dict[str, Any]]] = {}

    def kinds(self) -> set[str]:
        """The names of the classes."""
        return {kind for kinds in self._kinds.values() for kind in kinds}

    def add_literals(self, literals: Iterable[str]) -> None:
        """Give every word that stands for itself in a pattern its own class."""
        for word in sorted(literals):
            self._kinds.setdefault(word, {})[word] = word

    def close(self) -> None:
        """Give every word its code; no word may be added afterwards."""
        for word, kinds in self._kinds.items():
            self._entries[word] = (self.alphabet.code(kinds), kinds)
            if self._titled & kinds.keys():
                plain = {kind: value for kind, value in kinds.items() if kind not in self._titled}
                self._lower[word] = (self.alphabet.code(plain) if plain else BREAK, plain)
        for sample in _SAMPLES:
            self.number(sample)
        for kinds in ({"YEAR": 1}, {"NUM": 1}, {"ORD": 1}, {"ORD": 1, "ORDDAY": 1}):
            self.alphabet.code(kinds)
        self._merge = _merge_expression(self.alphabet.members)

    def number(self, text: str) -> tuple[str, dict[str, Any]]:
        """The code and values of a token that begins with a digit."""
        kinds = number_kinds(text)
        return self.alphabet.code(kinds), kinds

    def tokens(self, text: str) -> Tokens:
        """The tokens of a text, number words joined ("twenty-five" is one token)."""
        spans: list[tuple[int, int]] = []
        known: list[tuple[str, dict[str, Any]]] = []
        entries, lower, nothing = self._entries, self._lower, (BREAK, dict[str, Any]())
        for found in _TOKEN.finditer(text):
            kind, piece = found.lastgroup, found[0]
            if kind == "plain" or kind == "word":
                word = piece.lower()
                entry = entries.get(word, nothing)
                if word in lower and not piece[0].isupper():
                    entry = lower[word]
            elif kind == "sign":
                entry = entries.get(_SIGNS.get(piece, piece), nothing)
            elif kind == "number" or kind == "short":
                entry = self.number(piece)
            elif kind == "dotted":
                entry = entries.get(piece.lower().replace(".", "").replace(" ", ""), nothing)
            else:
                entry = nothing
            spans.append(found.span())
            known.append(entry)
        starts, ends = [start for start, _ in spans], [end for _, end in spans]
        codes, values = "".join([code for code, _ in known]), [kinds for _, kinds in known]
        return self._joined(Tokens(starts, ends, codes, values))

    def _joined(self, tokens: Tokens) -> Tokens:
        if self._merge is None:
            return tokens
        starts: list[int] = []
        ends: list[int] = []
        codes: list[str] = []
        values: list[dict[str, Any]] = []
        last = 0
        for found in self._merge.finditer(tokens.codes):
            first, after = found.span()
            kinds = _joined_kinds(tokens.values[first:after]) if after - first > 1 else None
            if kinds is None:
                continue
            starts += [*tokens.starts[last:first], tokens.starts[first]]
            ends += [*tokens.ends[last:first], tokens.ends[after - 1]]
            codes += [tokens.codes[last:first], self.alphabet.code(kinds)]
            values += [*tokens.values[last:first], kinds]
            last = after
        if not last:
            return tokens
        return Tokens(
            starts + tokens.starts[last:], ends + tokens.ends[last:],
            "".join(codes) + tokens.codes[last:], values + tokens.values[last:],
        )  # fmt: skip


_SAMPLES = (
    "1", "13", "25", "31", "32", "60", "00", "07", "100", "800", "1066", "2022", "2500", "30000",
    "1.5", "1,000", "1/2", "7/9", "9/7", "13/7", "33/7",
    "12/31/2022", "2022-05-01", "2022-05-01T10:30", "28.02.2023", "10:30", "28th", "40th", "'98",
    "1990s", "90s", "'90s",
    "31/02/2023", "2023/02/28", "0", "0800", "0000", "1960", "2199", "2360", "2.30",
)  # fmt: skip


@lru_cache(maxsize=20_000)
def number_kinds(text: str) -> dict[str, Any]:
    """The classes and values of a number: "28th" is an ordinal and a day of a month, "1990s" a decade."""
    if text.isdigit():
        return _integer(text)
    if text[0] in "'’":
        year = 1900 + int(text[1:3])
        return {"DECADE": year // 10} if text[-1] == "s" else {"YY": int(text[1:3]), "SHORTYEAR": year}
    if text[-1] == "s":
        digits = int(re.sub(r"\D", "", text))
        return {"DECADE": (digits if digits > 99 else 1900 + digits) // 10} if digits % 10 == 0 else {}
    if text[-1].isalpha() or text[-1] in "º°":
        number = int(re.sub(r"\D", "", text))
        return {"ORD": number} | ({"ORDDAY": number} if 1 <= number <= 31 else {})
    return _signed(text)


def _integer(text: str) -> dict[str, Any]:
    number, digits = int(text), len(text)
    kinds: dict[str, Any] = {"NUM": number}
    if digits <= 2 and 1 <= number <= 31:
        kinds["DAY"] = number
    if digits <= 2 and number <= 24:
        kinds["HOUR"] = number
    if digits == 2:
        kinds["YY"] = number
    if digits == 4 and 1000 <= number <= 2199:
        kinds["YEAR"] = number
    if digits == 4 and number < 2400 and number % 100 < 60:
        kinds["HHMM"] = (number // 100, number % 100)
    if digits <= 4 and number > 0:
        kinds["ERAYEAR"] = number
    return kinds


def _signed(text: str) -> dict[str, Any]:
    if ":" in text and "T" not in text:
        hour, minute = (int(part) for part in text.split(":")[:2])
        return {"CLOCK": (hour, minute)} if hour <= 24 and minute < 60 else {}
    if re.fullmatch(r"\d+(?:,\d{3})*(?:\.\d+)?", text):
        number = float(text.replace(",", ""))
        kinds: dict[str, Any] = {"NUM": int(number) if number.is_integer() and "." not in text else number}
        part = text.split(".")
        if (
            len(part) == 2
            and part[0].isdigit()
            and len(part[1]) == 2
            and int(part[0]) <= 24
            and int(part[1]) < 60
        ):
            kinds["CLOCKDOT"] = (int(part[0]), int(part[1]))
        return kinds
    if re.fullmatch(r"\d+/\d+", text):
        over, under = (int(part) for part in text.split("/"))
        short = (
            {"SHORTDATE": (over, under)} if 0 < over < 32 and 0 < under < 32 and min(over, under) < 13 else {}
        )
        return {**short, "FRACTION": over / under} if 0 < over < under < 10 else short
    return {"NUMERIC": text}


def _merge_expression(members: Mapping[str, set[str]]) -> re.Pattern[str] | None:
    def any_of(*kinds: str) -> str:
        letters = sorted(set().union(*(members.get(kind, set()) for kind in kinds)))
        return f"[{''.join(letters)}]" if letters else r"(?!)"

    ones, teens, tens = any_of("ONES"), any_of("TEENS"), any_of("TENS")
    scale, dash, plus = any_of("SCALE"), any_of("-"), any_of("NUMBERAND")
    if tens == r"(?!)":
        return None
    small = f"(?:{tens}(?:(?:{dash}|{plus})?{ones})?|{ones}|{teens})"
    ending = any_of("ORDONES")
    return re.compile(
        f"(?:{small}|{any_of('ANUM')}|{any_of('NUM')}){scale}(?:{plus}?{small})?(?:{scale}(?:{plus}?{small})?)?"
        f"|{teens}{dash}?{tens}(?:{dash}?{ones})?"
        f"|{tens}{dash}?{ending}|{tens}(?:{dash}|{plus})?{ones}"
    )


def _joined_kinds(values: list[dict[str, Any]]) -> dict[str, Any] | None:
    if "TEENS" in values[0] and "SCALE" not in values[1] and len(values) > 1:
        rest = sum(value["NUM"] for value in values[1:] if "TENS" in value or "ONES" in value)
        return {"YEAR": values[0]["TEENS"] * 100 + rest}
    if "ORDONES" in values[-1]:
        number = values[0]["TENS"] + values[-1]["ORDONES"]
        return {"ORD": number} | ({"ORDDAY": number} if number <= 31 else {})
    total = part = 0
    for value in values:
        if "SCALE" in value:
            part = max(part, 1) * value["SCALE"]
            if value["SCALE"] >= 1000:
                total, part = total + part, 0
        elif "NUM" in value:
            part += value["NUM"]
        elif "ANUM" in value:
            part += 1
    return {"NUM": total + part}
