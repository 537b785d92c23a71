"""What speaks for and against a name being a place where it stands."""

from __future__ import annotations

import itertools
import re

from timeline.places._spans import Hit, Token
from timeline.places._words import Words
from timeline.places.gazetteer import (
    AREA,
    CITY,
    COUNTRY,
    COUNTY,
    ENGLISH,
    GIVEN,
    REGION,
    SURNAME,
    VENUE,
    WORD,
    Entry,
    Gazetteer,
)

_BEFORE = re.compile(r"(\S+)[ \u00a0]+$")
_AFTER = re.compile(r"[ \u00a0]([^\W\d_][\w'’-]*)")
_AGE = re.compile(r",? \(?\d{1,2}\)?[,.;) ]")
_AGED = re.compile(r"(?:, | \()[1-9]\d[,)]")
_DATELINE = re.compile(r"(?:, [A-Z][\w. ]{1,20})?(?: \([A-Z][\w ./-]{1,20}\))? ?(?:--|—|–|:| - )")
_KINDS = {COUNTRY: "country", REGION: "division", COUNTY: "county", VENUE: "venue", AREA: "area"}
_SIZES = ((1_000_000, "city_1m"), (100_000, "city_100k"), (15_000, "city_15k"), (5_000, "city_5k"))


def surnames_of(tokens: list[Token], text: str, table: Gazetteer, words: Words) -> dict[str, str]:
    """Keys of words that follow a title or another name in the text, each with its cue.

    "Paris Hilton" makes "hilton" a surname; "Elian Gonzalez" makes "gonzalez" likely one.
    """
    found: dict[str, str] = {}
    titles = words.lists["titles"]
    for one, two in itertools.pairwise(tokens):
        if _AGED.match(text, one.end) and not any(_great(e) for e in table.find(one.key)):
            found[one.key] = "surname_here"
        gap = text[one.end : two.start]
        if gap not in (" ", ". ", "\u00a0") or one.owned:
            continue
        named = gap == " " and one.key in table.given and f"{one.key} {two.key}" not in table
        if named or one.key in titles:
            found[two.key] = "surname_here"
        elif gap == " " and f"{one.key} {two.key}" not in table and _unknown(one.key, table, words):
            found.setdefault(two.key, "name_here")
    return found


def _unknown(key: str, table: Gazetteer, words: Words) -> bool:
    """Whether a word is on no list and no well-known place: a given name from abroad, maybe."""
    lists = words.lists
    listed = key in lists["not_names"] or key in lists["bodies"] or key in lists["sites"]
    found = table.find(key)
    return not listed and (not found or found[0].renown < 5.0) and not table.flags(key)


def mark(hit: Hit, text: str, table: Gazetteer, words: Words, people: dict[str, str]) -> None:
    """Write the cues of a hit into it."""
    cues = hit.cues
    cues.append(_kind(hit))
    if " " in hit.key:
        cues.append("several_words")
        if _like_a_person(hit, table):
            cues.append("like_a_person")
    else:
        if not hit.demonym:
            _mark_word(hit, table)
        if hit.key in people:
            cues.append(people[hit.key])
    _mark_before(hit, text, table, words)
    _mark_after(hit, text, table, words)
    if "before_other" not in cues and _common_start(hit, text, table):
        cues.append("word_at_start")
    never = hit.key in words.lists["never_places"] and not hit.container
    if never or _is_body(hit, words):
        cues.append("never_a_place")
    if hit.part:
        cues.append("hyphen_part")
    line = text.rfind("\n", 0, hit.start) + 1
    if hit.start - line < 3 and _DATELINE.match(text, hit.end):
        cues.append("dateline")
    elif hit.text.isupper() and len(hit.text) > 3:
        alone = hit.start == line and text[hit.end : hit.end + 1] in ("", "\n")
        cues.append("heading" if alone else "capitals")


def _is_body(hit: Hit, words: Words) -> bool:
    """Whether a name is that of a group of countries that is no area: "NATO"."""
    return hit.text in words.bodies and not hit.demonym and hit.entries[0].kind != AREA


def _common_start(hit: Hit, text: str, table: Gazetteer) -> bool:
    """Whether an English word begins a sentence and another goes on: "Mobile phones are sold"."""
    starts = "sentence_start" in hit.cues or "line_start" in hit.cues
    plain = text[hit.end : hit.end + 1] == " " and text[hit.end + 1 : hit.end + 2].islower()
    return starts and plain and bool(table.flags(hit.key) & WORD) and _renown(hit) != "great"


def _like_a_person(hit: Hit, table: Gazetteer) -> bool:
    """Whether a small place abroad has the name of a man: "Pedro Sánchez"."""
    first = hit.key.partition(" ")[0]
    abroad = all(entry.country not in ENGLISH for entry in hit.entries)
    return first in table.given and abroad and not hit.demonym and _renown(hit) == "small"


def _kind(hit: Hit) -> str:
    if hit.demonym:
        return "demonym"
    best = hit.entries[0]
    for entry in hit.entries:
        if entry.kind == COUNTRY:
            return "country"
        if entry.kind == REGION and entry.country in ("US", "CA", "AU"):
            return "state"
    if best.kind != CITY:
        return _KINDS[best.kind]
    if best.capital:
        return "capital"
    for size, name in _SIZES:
        if best.population >= size:
            return name
    return "city_small"


def _mark_word(hit: Hit, table: Gazetteer) -> None:
    flags = table.flags(hit.key)
    size = _renown(hit)
    for bit, name in ((WORD, "english_word"), (GIVEN, "given_name"), (SURNAME, "surname")):
        if flags & bit and (bit != WORD or size != "great"):
            hit.cues.append(f"{size}_{name}")


def _renown(hit: Hit) -> str:
    """How well known the best place of a name is: "great", "large" or "small"."""
    if any(_great(entry) for entry in hit.entries):
        return "great"
    return "large" if any(e.kind == CITY and e.population >= 100_000 for e in hit.entries) else "small"


def _great(entry: Entry) -> bool:
    """A country, a capital, a city of millions, a state, or a place of the lists by hand."""
    if entry.kind == CITY:
        return entry.population >= 1_000_000 or entry.capital
    if entry.kind == REGION:
        return entry.country in ("US", "CA", "AU") or not entry.admin1
    return entry.kind in (COUNTRY, AREA, VENUE)


def _mark_before(hit: Hit, text: str, table: Gazetteer, words: Words) -> None:
    match = _BEFORE.search(text, max(0, hit.start - 40), hit.start)
    if not match:
        head = text[: hit.start].rstrip(" \u00a0\"“'‘([#@")
        if not head or head[-1] in "\n.!?:":
            hit.cues.append("line_start")
        elif _renown(hit) != "great":
            hit.cues.append("after_mark")
        if hit.start and text[hit.start - 1] == "@":
            hit.cues.append("handle")
        return
    word = match[1]
    bare = word.strip("\"“”'‘’([*_").lower()
    lists = words.lists
    if bare in lists["before_strong"]:
        hit.cues.append("before_strong" if _renown(hit) == "small" else "before_strong_known")
    elif bare.rstrip(".") in lists["titles"]:
        hit.cues.append("before_title" if word[0].isupper() or word[0] in '"“(' else "before_small_title")
    elif bare in ("for", "to", "from") and _moved(text, match.start(), lists["moving"]):
        hit.cues.append("before_strong" if _renown(hit) == "small" else "before_strong_known")
    elif bare in lists["before_weak"]:
        small = "_small" if bare == "the" and _renown(hit) == "small" else ""
        hit.cues.append(f"before_{bare}{small}")
        _mark_of(hit, text, match.start(), lists["bodies_of"], bare)
    elif word[-1] in ".!?:;":
        hit.cues.append("sentence_start" if not re.fullmatch(r"[A-Z]\.", word) else "before_initial")
    elif word[-1] == ",":
        hit.cues.append("after_comma")
    elif word.endswith(("'s", "’s", "s'", "s’")):
        hit.cues.append("before_owner")
    elif word[0].isupper():
        _mark_capital_before(hit, bare, table, words)
    else:
        hit.cues.append("before_other")


def _moved(text: str, end: int, moving: frozenset[str]) -> bool:
    """Whether one of the three words before is of going somewhere: "left for", "went on to"."""
    words = text[max(0, end - 30) : end].lower().split()
    return any(word in moving for word in words[-3:])


def _mark_of(hit: Hit, text: str, at: int, bodies: frozenset[str], bare: str) -> None:
    """ "Bank of China", "University of Texas"."""
    if bare in ("of", "the"):
        tail = text[max(0, at - 40) : at].rstrip()
        tail = tail[:-3].rstrip() if bare == "the" and tail.endswith(" of") else tail
        word = tail.rpartition(" ")[2]
        if word[:1].isupper() and word.lower() in bodies:
            hit.cues.append("body_of")


def _mark_capital_before(hit: Hit, bare: str, table: Gazetteer, words: Words) -> None:
    if bare in words.lists["not_names"] or bare in words.lists["bodies"]:
        hit.cues.append("before_common")
    elif bare in table.given:
        hit.cues.append("before_given")
    elif bare in table or table.flags(bare) & SURNAME:
        hit.cues.append("before_name")
    elif bare.endswith(("ed", "ing", "es")):
        hit.cues.append("before_common")
    else:
        hit.cues.append("before_capital")


def _mark_after(hit: Hit, text: str, table: Gazetteer, words: Words) -> None:
    end = hit.end
    if text[end : end + 2] in ("'s", "’s"):
        hit.cues.append("owner")
        end += 2
    if _AGE.match(text, end) and _renown(hit) != "great":
        hit.cues.append("before_age")
    if text.startswith(", where ", end):
        hit.cues.append("where_after")
    match = _AFTER.match(text, end)
    if not match:
        return
    word = match[1]
    if not word[0].isupper():
        if word in words.lists["sites"] and _renown(hit) == "small":
            hit.cues.append("small_site")
        elif word in words.lists["of_people"] and _renown(hit) != "great" and not hit.demonym:
            hit.cues.append("of_people")
        if word in words.lists["metonym_after"] and not hit.demonym and _renown(hit) != "great":
            hit.cues.append("before_verb")
        return
    if "owner" in hit.cues and quick(word) in words.lists["sites"] and _renown(hit) == "small":
        hit.cues.append("small_site")
    if "owner" not in hit.cues or quick(word) in words.lists["media"]:
        _mark_capital_after(hit, quick(word), text, match.end(), table, words)


def quick(word: str) -> str:
    """The small form of a word without a possessive or a point."""
    return word.lower().removesuffix("'s").removesuffix("’s").rstrip(".")


def _mark_capital_after(hit: Hit, key: str, text: str, end: int, table: Gazetteer, words: Words) -> None:
    lists = words.lists
    after = [key]
    while len(after) < 4 and (match := _AFTER.match(text, end)) and match[1][0].isupper():
        after.append(quick(match[1]))
        end = match.end()
    if key in lists["media"] or (
        len(after) > 1 and key in lists["media_between"] and after[1] in lists["media"]
    ):
        hit.cues.append("medium")
    elif any(word in lists["streets"] for word in after[:2]) and (key in lists["streets"] or key in table):
        hit.cues.append("street")
    elif key in lists["features"]:
        hit.cues.append("feature")
    elif key in lists["bodies"]:
        hit.cues.append("body")
    elif key in lists["not_names"] or key in lists["titles"]:
        hit.cues.append("after_common")
    elif hit.key in table.given and _surname_like(key, table):
        hit.cues.append("given_before_name")
    elif key in table.given:
        hit.cues.append("after_given")
    elif table.flags(key) & SURNAME:
        hit.cues.append("after_surname")
    elif key in table:
        hit.cues.append("after_name")
    else:
        hit.cues.append("after_capital")


def _surname_like(key: str, table: Gazetteer) -> bool:
    """Whether a word after a given name is its surname: known as one, or no known place and no plural."""
    if table.flags(key) & SURNAME:
        return True
    found = table.find(key)
    return not key.endswith("s") and (not found or found[0].renown < 5.0)
