"""Sentences cut into chunks: names, offices, places, bodies, titles and the words between them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import Literal

import msgspec

from timeline.actors.entries import names_with_life
from timeline.actors.lexicon import Body, Lexicon, Matcher, OfficeForm, Value, by_first_word
from timeline.actors.words import Word, find_words, plain
from timeline.model import Place
from timeline.places import Toponym
from timeline.places.countries import (
    country_of,
    country_of_capital,
    country_of_demonym,
    group_members,
    group_names,
)

ChunkKind = Literal["word", "place", "office", "name", "body", "honorific", "two", "relation", "pronoun"]


class Chunk(msgspec.Struct):
    """Words that belong together: words[first:last], with what was recognised in them.

    `low` is the lower-case text of a one-word chunk, or the form that matched; `gap` is what stands before.
    """

    kind: ChunkKind
    start: int
    end: int
    low: str
    gap: str
    possessive: bool
    words: list[Word]
    office: OfficeForm | None = None
    body: Body | None = None
    place: Toponym | None = None
    gender: str | None = None


_TWO_WORDS = re.compile(r"([A-Z](?<!\w[A-Z])[\w-]+) (?=([A-Z][a-z]+)\b)")
# Between the words of a name: a space, or the quotes of a nickname ("Ferdinand “Bongbong” Marcos Jr.").
_WITHIN = frozenset((" ", ' "', '" ', " “", "” ", " ‘", "’ "))
# "The 77-year-old went into hospital"
_AGED = re.compile(r"\d{1,3}-year-old")
# "Abdel Fattah el-Sisi"
_ARTICLE = re.compile(r"(?:al|el|ad|an|ar|as|ash|ul|ud|oul|ould)[-‑'’][A-Z]")


class Chunker:
    """Cuts the sentences of one text; toponyms are looked up by where they start."""

    def __init__(self, text: str, toponyms: Sequence[Toponym], lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.toponyms = {t.start: t for t in toponyms if t.role != "name"}
        self.lives = dict(names_with_life(text))
        self.groups = _groups()
        self.heads = lexicon.sets["head"]
        self.word_names = _word_names(text, lexicon)
        self.never = lexicon.sets["never"]
        self.styles = lexicon.sets["style"]
        self.particles = lexicon.sets["particle.words"]
        self.suffixes = lexicon.sets["particle.suffix"]

    def cut(self, start: int, end: int) -> list[Chunk]:
        """The chunks of text[start:end], in order, without gaps between words."""
        words = find_words(self.text, start, end)
        chunks: list[Chunk] = []
        at = 0
        while at < len(words):
            chunk = _made("word", [words[at]]) if self._is_plain(words, at) else self._chunk(words, at)
            chunks.append(chunk)
            at += len(chunk.words)
        return chunks

    def _is_plain(self, words: list[Word], at: int) -> bool:
        """Whether a word is in no table, as most are, and none before it makes it a country's name."""
        word = words[at]
        if word.capital or word.low in self.lexicon.special or word.start in self.toponyms:
            return False
        governed = at > 0 and words[at - 1].low in ("of", "in", "the")
        return not governed and word.text not in self.lexicon.bodies and word.text not in self.groups

    def _chunk(self, words: list[Word], at: int) -> Chunk:
        word = words[at]
        if word.start in self.lives:
            return _life_name(words, at, self.lives[word.start])
        found = self._style(words, at) or self._body(words, at) or self._group(words, at)
        found = found or self._place(words, at)
        if found:
            return found
        low = word.low
        lexicon = self.lexicon
        if low in lexicon.phrases and (count := _longest(lexicon.phrases, words, at)[0]):
            return _made("two", words[at : at + count])
        office = self._office(words, at)
        if low in lexicon.relations and not (office and len(office.words) > 1):
            count, kind = _longest(lexicon.relations, words, at)
            if count and kind and not (word.capital and at and words[at - 1].capital):
                chunk = _made("relation", words[at : at + count])
                chunk.low = kind
                return chunk
        if office:
            return office
        if _AGED.fullmatch(low):
            chunk = _made("relation", [word])
            chunk.low = "aged"
            return chunk
        if low in lexicon.pronouns:
            return _made("pronoun", [word])
        if word.capital:
            return self._capital(words, at)
        if low in lexicon.honorifics and low.endswith("."):
            return self._honorific(words, at)
        return _made("word", [word])

    def _body(self, words: list[Word], at: int) -> Chunk | None:
        rows = self.lexicon.bodies.get(words[at].text)
        for form, body in rows or ():
            if _matches(form, words, at, exact=True):
                chunk = _made("body", words[at : at + len(form)])
                chunk.body = body
                return chunk
        return None

    def _group(self, words: list[Word], at: int) -> Chunk | None:
        """A group of countries that is no body: "Central Asian states"."""
        if words[at].text not in self.groups:
            return None
        count, name = _longest(self.groups, words, at, exact=True)
        if not name:
            return None
        chunk = _made("place", words[at : at + count])
        chunk.place = Toponym(chunk.start, chunk.end, name, "place", None, group_members(name))
        return chunk

    def _place(self, words: list[Word], at: int) -> Chunk | None:
        toponym = self.toponyms.get(words[at].start) or self._governed(words, at) or self._titled(words, at)
        if toponym is None or self._begins_name(words, at) or self._in_life(words[at].start):
            return None
        count = bisect_right([word.start for word in words[at : at + 9]], toponym.end - 1)
        chunk = _made("place", words[at : at + count])
        chunk.place = toponym
        return chunk

    def _governed(self, words: list[Word], at: int) -> Toponym | None:
        """The country after an office and "of", whatever else the name may be: "the president of Georgia"."""
        first = at - (2 if at and words[at - 1].low == "the" else 1)
        if first < 1 or words[first].low not in ("of", "in") or words[first - 1].low not in self.heads:
            return None
        for last in range(min(at + 5, len(words)), at, -1):
            shown = self.text[words[at].start : words[last - 1].end]
            code = country_of(shown) if words[first].low == "of" else country_of_capital(shown)
            if code:
                place = Place(id=code.lower(), name=shown, kind="country", country=code)
                return Toponym(words[at].start, words[last - 1].end, shown, "place", place)
        return None

    def _titled(self, words: list[Word], at: int) -> Toponym | None:
        """The country right before an office, though it be part of a title: "Saudi Crown Prince"."""
        if words[at].low == "the":
            return None
        for last in range(at + 1, min(at + 4, len(words))):
            if not words[last - 1].capital or words[last].gap != " ":
                return None
            related = words[last].low in self.lexicon.relations
            if related or (words[last].low in self.lexicon.offices and self._office(words, last)):
                shown = self.text[words[at].start : words[last - 1].end]
                code = country_of_demonym(shown) or country_of(shown)
                if code is None:
                    return None
                place = Place(id=code.lower(), name=shown, kind="country", country=code)
                return Toponym(words[at].start, words[last - 1].end, shown, "demonym", place)
        return None

    def _begins_name(self, words: list[Word], at: int) -> bool:
        """ "Douglas Emhoff", "Prince William": a given name or title that is also a place's."""
        titled = words[at].low in self.lexicon.offices and at + 1 < len(words)
        if titled and words[at + 1].low in self.lexicon.given and words[at + 1].gap == " ":
            return True
        if words[at].low not in self.lexicon.given or at + 1 >= len(words) or words[at].possessive:
            return False
        following = words[at + 1]
        known = following.start in self.toponyms or following.low in self.lexicon.sets["institution"]
        return following.gap == " " and following.capital and not known and following.low not in self.never

    def _in_life(self, start: int) -> bool:
        """ "BERLIN, Isaiah (1909–1997)" is no place."""
        return any(first <= start < last for first, last in self.lives.items())

    def _office(self, words: list[Word], at: int) -> Chunk | None:
        if words[at].low not in self.lexicon.offices or self._hour(words, at):
            return None
        count, form = _longest(self.lexicon.offices, words, at)
        following = words[at + 1] if at + 1 < len(words) else None
        if not count or form is None or (words[at].capital and self._surname(words[at], following)):
            return None
        chunk = _made("office", words[at : at + count])
        chunk.office = form
        return chunk

    def _hour(self, words: list[Word], at: int) -> bool:
        """ "At 5 PM Rao left": what follows a figure is the hour."""
        return words[at].low == "pm" and at > 0 and words[at - 1].text.isdigit()

    def _capital(self, words: list[Word], at: int) -> Chunk:
        word = words[at]
        following = words[at + 1] if at + 1 < len(words) else None
        if (
            word.low in self.lexicon.honorifics
            and following
            and following.capital
            and not following.gap.strip()
            and not (word.low == "m." and following.text.endswith("."))  # "M. K. Stalin" has initials
        ):
            return self._honorific(words, at)
        named = self._surname(word, following) or self._short_given(words, at)
        opens = at == 0 and word.low in self.lexicon.sets["verb.opening"]
        if (word.low in self.never or opens) and not named:
            return _made("word", [word])
        return self._name(words, at)

    def _short_given(self, words: list[Word], at: int) -> bool:
        """ "Jan Nowak" is no January."""
        if len(words[at].low) != 3 or words[at].low not in self.lexicon.given or at + 1 >= len(words):
            return False
        following = words[at + 1]
        plain_name = following.low not in self.never and following.low not in self.lexicon.offices
        return following.gap == " " and following.capital and plain_name

    def _surname(self, word: Word, following: Word | None) -> bool:
        """ "May said", where the text has named Theresa May."""
        if word.low not in self.word_names or following is None:
            return False
        return word.possessive or following.low in self.lexicon.sets["verb.person"]

    def _honorific(self, words: list[Word], at: int) -> Chunk:
        """ "Mr", "the Honourable Shri": all that stand before the name."""
        last = self._past_honorifics(words, at + 1)
        chunk = _made("honorific", words[at:last])
        genders = (self.lexicon.honorifics[word.low] for word in words[at:last])
        chunk.gender = next((gender for gender in genders if gender), None)
        return chunk

    def _past_honorifics(self, words: list[Word], at: int) -> int:
        """Past the forms of address from `at`, of which the sentence's last word is none."""
        while at < len(words) - 1 and words[at].capital and words[at].low in self.lexicon.honorifics:
            at += 1
        return at

    def _style(self, words: list[Word], at: int) -> Chunk | None:
        """ "His Excellency Mr", "Her Royal Highness": no name, and nobody's possession."""
        gender = {"his": "m", "her": "f"}.get(words[at].low)
        last = at + 1
        while last < len(words) and words[last].capital and words[last].low in self.styles:
            last += 1
        if gender is None or last == at + 1:
            return None
        chunk = _made("honorific", words[at : self._past_honorifics(words, last)])
        chunk.gender = gender
        return chunk

    def _name(self, words: list[Word], at: int) -> Chunk:
        """The run of capitalised words from `at`, with the particles and suffixes inside it."""
        last = at + 1
        while last < len(words) and not words[last - 1].possessive:
            step = self._continues(words, last)
            if not step:
                break
            last += step
        return _made("name", words[at:last])

    def _continues(self, words: list[Word], at: int) -> int:
        """How many words from `at` carry on the name before: 0, 1, or more with particles."""
        word = words[at]
        if (
            word.low in self.suffixes
            and word.gap in (" ", ", ")
            and (word.gap == " " or word.low[:2] in ("jr", "sr"))
        ):
            return 1 if word.capital and word.low not in ("x", "i") else 0
        step = 0
        while (
            at + step < len(words) and words[at + step].low in self.particles and words[at + step].gap == " "
        ):
            step += 1
            if step > 3:
                return 0
        if at + step == len(words):
            return 0
        word = words[at + step]
        begins = word.capital or _ARTICLE.match(word.text)
        if word.gap not in _WITHIN or not begins or not self._nameable(words, at + step):
            return 0
        return step + 1

    def _nameable(self, words: list[Word], at: int) -> bool:
        word = words[at]
        if word.low in self.never:
            given = any(before.low in self.lexicon.given for before in words[max(0, at - 2) : at])
            return word.text == "Un" or (given and word.low in self.lexicon.sets["name_after_given"])
        if word.start in self.toponyms and not self._carries_on(words, at) and not self._in_life(word.start):
            return False
        initial = word.low == "m."
        return (initial or word.low not in self.lexicon.honorifics) and not self._titles(words, at)

    def _carries_on(self, words: list[Word], at: int) -> bool:
        """ "Marcelo Rebelo de Sousa", "Michael Jordan": a place's name inside a person's."""
        before = words[at - 1].low
        return before in self.lexicon.given or (before in self.particles and before not in ("e", "y"))

    def _titles(self, words: list[Word], at: int) -> bool:
        """Whether an office begins here; "King" of Stephen King is none, as no name follows."""
        office = self._office(words, at)
        if office is None:
            return False
        following = words[at + 1] if at + 1 < len(words) else None
        named = bool(following and following.capital and following.gap == " ")
        named = named and not (following and following.low in self.suffixes)
        surname = words[at].low in self.lexicon.sets["title_or_surname"]
        return len(office.words) > 1 or named or not surname


def _made(kind: ChunkKind, words: list[Word]) -> Chunk:
    first, last = words[0], words[-1]
    low = first.low if len(words) == 1 else " ".join(word.low for word in words)
    return Chunk(kind, first.start, last.end, low, first.gap, last.possessive, words)


def _life_name(words: list[Word], at: int, end: int) -> Chunk:
    """The name over an account of a life, the given name first: "KRAMER, Ida (1840–1911)"."""
    own = [word for word in words[at:] if word.start < end]
    chunk = _made("name", own)
    comma = next((i for i, word in enumerate(own) if i and word.gap.startswith(",")), 0)
    changed = msgspec.structs.replace
    family = [changed(w, text=w.text.title()) if w.text.isupper() else w for w in own[:comma]]
    chunk.words = [*own[comma:], *family]
    return chunk


def _word_names(text: str, lexicon: Lexicon) -> frozenset[str]:
    """Family names of the text that are words too: "may" after Theresa May."""
    words = lexicon.sets["name_after_given"]
    pairs = ((plain(found[1]), found[2].lower()) for found in _TWO_WORDS.finditer(text))
    return frozenset(word for given, word in pairs if word in words and given in lexicon.given)


@cache
def _groups() -> Matcher[str]:
    return by_first_word([(tuple(name.split()), name) for name in group_names()])


def _longest(
    table: Matcher[Value], words: list[Word], at: int, exact: bool = False
) -> tuple[int, Value] | tuple[int, None]:
    """How many words from `at` the longest form of the table takes, and its value."""
    rows = table.get(words[at].text if exact else words[at].low, ())
    following = words[at + 1] if rows and at + 1 < len(words) else None
    second = following and (following.text if exact else following.low)
    for form, value in rows:
        if (len(form) == 1 or form[1] == second) and _matches(form, words, at, exact):
            return len(form), value
    return 0, None


def _matches(form: tuple[str, ...], words: list[Word], at: int, exact: bool = False) -> bool:
    if at + len(form) > len(words):
        return False
    for offset, part in enumerate(form):
        word = words[at + offset]
        if (word.text if exact else word.low) != part:
            return False
        if offset and (word.gap not in (" ", "\n") or words[at + offset - 1].possessive):
            return False
    return True
