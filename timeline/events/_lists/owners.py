"""Whose timetable a text is: the person of its title, of its introduction, or of the log's abbreviations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any

from msgspec.structs import replace

from timeline.actors import Cast, DocumentActor, find_actors
from timeline.documents import SourceText
from timeline.documents._leads import find_lead
from timeline.lang import Phrases, load
from timeline.places import Toponym
from timeline.places.countries import country_of, country_of_demonym
from timeline.text import Sentence

_FEWEST_ROWS = 2
_DATED = re.compile(r"\W*(?:c\. ?)?\d{3,4}(?:\s?[–-]\s?\d{2,4})?\s*[:–—]")
_CLOCK = re.compile(r"\W*\d[\d:.h]*\s*(?:[ap]\.?m\.?)?(?:\s*\([^)]*\))?[\s:–—-]*(?:the )?", re.IGNORECASE)
_LAND = re.compile(r" of ([A-ZÀ-Þ][\w’'-]+)")
_ROYAL = frozenset(("prince", "princess", "duke", "duchess", "crown prince", "crown princess"))
_POOL = re.compile(r"\b(?:pool (?:report|log|note|copy)|press pool|pool report(?:er)?s?)\b", re.IGNORECASE)
_INTRODUCES = re.compile(r"\b(?:programme|program|schedule|timetable|itinerary|visit of|trip of|tour of)\b")


def _office_forms(language: str) -> list[tuple[str, str, str | None]]:
    """(form, office, country that the office names by itself), the longest title first."""
    rows: list[dict[str, Any]] = load(language, "actors")["office"]
    forms = [(form, row["name"], row.get("country")) for row in rows for form in row["forms"]]
    forms += [(short, name, code) for short, (name, code) in load(language, "events_rows")["short"].items()]
    return sorted(forms, key=lambda row: (-len(row[0]), row[0]))


@cache
def _offices(language: str = "en") -> Phrases:
    """All titles at once: most lines have none, and are not searched for each."""
    return Phrases(form for form, _, _ in _office_forms(language))


@cache
def _office_patterns(language: str = "en") -> tuple[tuple[re.Pattern[str], str, str | None], ...]:
    forms = _office_forms(language)
    return tuple((re.compile(rf"\b{re.escape(f)}\b", re.IGNORECASE), name, code) for f, name, code in forms)


def with_owner(
    source: SourceText, sentences: Sequence[Sentence], cast: Cast, toponyms: Sequence[Toponym]
) -> tuple[Cast, str | None]:
    """The cast with the person whose timetable the text is, and its key; None where no title says whose.

    "FACTBOX | The prime minister's round trip" is the prime minister's.
    """
    body = [s for s in sentences if s.zone == "body"]
    rows = [s for s in body if s.kind == "row" or _DATED.match(source.text, s.start, s.end)]
    titles = [source.text[s.start : s.end] for s in sentences if s.zone == "header"]
    title = " ".join(titles)
    if len(rows) < _FEWEST_ROWS:
        return _of_report(source, body, cast, " ".join(titles[:2])) if titles and body else (cast, None)
    if not titles:
        return cast, None
    subject = _subject_of_rows(source, cast, rows)
    if subject is not None:
        return cast, subject
    short = _by_abbreviation(source, sentences, cast, rows)
    if short is not None:
        return short
    introduced = _introduced(source, sentences, cast, rows[0])
    if introduced is not None:
        return cast, introduced
    named = _named_in_title(source, sentences, toponyms)
    if named is not None:
        actors = {actor.key: actor for actor in cast.actors}
        actors.setdefault(named.key, named)
        return replace(cast, actors=tuple(actors[key] for key in sorted(actors))), named.key
    for actor in cast.actors:
        if actor.kind == "person" and actor.named and _names(actor, title):
            return cast, actor.key
    return _by_office(source, rows, cast, title, _country_of_return(source, rows, toponyms))


def _by_office(
    source: SourceText, rows: Sequence[Sentence], cast: Cast, title: str, home: str | None
) -> tuple[Cast, str | None]:
    """The holder of the office that a title names; `home` is the country where the rows end."""
    if _offices().search(title) is None:
        return cast, None
    for pattern, office, code in _office_patterns():
        found = pattern.search(title)
        if found:
            country = code or _country_before(title[: found.start()]) or home
            made, key = _holder(cast, office, country, _hosts(source, rows, cast))
            land = _LAND.match(title, found.end()) if office in _ROYAL else None
            return (_styled(made, key, f"{office.title()} of {land[1]}"), key) if land else (made, key)
    return cast, None


def _of_report(
    source: SourceText, body: Sequence[Sentence], cast: Cast, title: str
) -> tuple[Cast, str | None]:
    """The principal of a pool report in sentences: "POOL REPORT 3 / PM party" is the prime minister's.

    Whom the report calls only by that office is meant, and nobody whom it names as met.
    """
    if _POOL.search(title) is None or _offices().search(title) is None:
        return cast, None
    above = [m for m in cast.mentions if m.start < body[0].start and m.kind == "name" and len(m.keys) == 1]
    for pattern, office, code in _office_patterns():
        if pattern.search(title):
            held = {a.key for a in cast.actors if a.office == office and a.named}
            named = [m.keys[0] for m in above if m.keys[0] in held]
            made, key = (cast, named[0]) if named else _nameless(cast, office, code)
            return _called_by_office(made, key, office), key
    return cast, None


def _styled(cast: Cast, key: str, style: str) -> Cast:
    """The cast with the style of a royal title as the name of its holder: "Prince of Wales"."""
    actors = (replace(a, name=style) if a.key == key and not a.named else a for a in cast.actors)
    return replace(cast, actors=tuple(actors))


def _nameless(cast: Cast, office: str, code: str | None) -> tuple[Cast, str]:
    """The holder of an office whom the text does not name."""
    key = re.sub(r"[^a-z]+", "-", office) + (f"-of-{code.lower()}" if code else "")
    if any(actor.key == key for actor in cast.actors):
        return cast, key
    new = DocumentActor(key, office, "person", named=False, office=office, country=code)
    return replace(cast, actors=tuple(sorted([*cast.actors, new], key=lambda actor: actor.key))), key


def _called_by_office(cast: Cast, key: str, office: str) -> Cast:
    """The cast with "the PM" as the principal, where the text has nobody else for it."""
    forms = {form.lower() for form, name, _ in _office_forms("en") if name == office}
    mentions = tuple(
        replace(m, keys=(key,))
        if m.kind == "office" and not m.keys and re.sub(r"^the ", "", m.text.lower()) in forms
        else m
        for m in cast.mentions
    )
    return replace(cast, mentions=mentions)


def titles_that_name(text: str, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences, headlines with an office and a name read like the body: "President Carter to Kyiv".

    Who is named in full only there is then known by the surname below it.
    """
    return tuple(
        replace(s, zone="body") if s.zone == "header" and _names_holder(text[s.start : s.end]) else s
        for s in sentences
    )


def _names_holder(title: str) -> bool:
    return _offices().search(title) is not None and any(
        re.match(r" [A-Z][a-z]", title[m.end() :])
        for p, _, _ in _office_patterns()
        for m in p.finditer(title)
    )


def _country_before(words: str) -> str | None:
    """The country that stands before an office: "what the American vice president", "Japan's premier"."""
    last = re.sub(r"[’']s$", "", words.split()[-1]) if words.split() else ""
    return country_of_demonym(last) or country_of(last)


def _country_of_return(
    source: SourceText, rows: Sequence[Sentence], toponyms: Sequence[Toponym]
) -> str | None:
    """The country that the timetable ends in: "back in Tokyo", "returns to Brasilia"."""
    for row in reversed(rows):
        for top in toponyms:
            if row.start <= top.start < row.end and top.place is not None:
                before = source.text[max(row.start, top.start - 24) : top.start].lower().strip()
                if before.endswith(tuple(load("en", "events_rows")["home"])):
                    return top.place.country
    return None


def _named_in_title(
    source: SourceText, sentences: Sequence[Sentence], toponyms: Sequence[Toponym]
) -> DocumentActor | None:
    """The one person whom a title names: "Secretary of State Antony Blinken: Kazakhstan and India"."""
    titles = [replace(s, zone="body") for s in sentences if s.zone == "header"]
    found = [a for a in find_actors(source.text, titles, toponyms).actors if a.kind == "person" and a.named]
    return found[0] if len(found) == 1 else None


def _names(actor: DocumentActor, title: str) -> bool:
    forms = (actor.name, *actor.aliases)
    return any(re.search(rf"\b{re.escape(form)}\b", title, re.IGNORECASE) for form in forms if len(form) > 2)


def _holder(cast: Cast, office: str, code: str | None, hosts: frozenset[str]) -> tuple[Cast, str]:
    """The actor of the cast that holds an office, or a new one without a name; `hosts` are those met."""
    held = [a for a in cast.actors if a.office == office and (code is None or a.country in (code, None))]
    free = [a for a in held if a.named and a.key not in hosts]
    if len(free) == 1:
        return cast, free[0].key
    return _nameless(cast, office, code)


_MET = re.compile(r"(?:\b(?:with|w/|by|from|meets?|meeting|sees|and)|[:,;.–—-])\s*$", re.IGNORECASE)


def _hosts(source: SourceText, rows: Sequence[Sentence], cast: Cast) -> frozenset[str]:
    """The people whom the rows name as those met: they are not the one whose timetable it is."""
    return frozenset(
        key
        for row in rows
        for m in cast.mentions
        if row.start <= m.start < row.end
        and _MET.search(source.text, max(row.start, m.start - 12), m.start)
        and not _leads(source, row, m.start)
        for key in m.keys
    )


def _leads(source: SourceText, row: Sentence, at: int) -> bool:
    """Whether a row begins with a mention behind its time: "10:05 – President Biden arrives"."""
    lead = _CLOCK.match(source.text, row.start, row.end)
    return lead is not None and lead.end() == at


def _by_abbreviation(
    source: SourceText, sentences: Sequence[Sentence], cast: Cast, rows: Sequence[Sentence]
) -> tuple[Cast, str] | None:
    """The one for whom a log has an abbreviation: "0815 POTUS dep. Joint Base Andrews"."""
    table: dict[str, Sequence[str]] = load("en", "events_rows")["short"]
    counts = {short: len(re.findall(rf"\b{short}\b", source.text)) for short in table}
    form = max(sorted(counts), key=lambda short: counts[short])
    if not counts[form]:
        return None
    office, code = table[form]
    made, key = _holder(cast, office, code, _hosts(source, rows, cast))
    actors = tuple(replace(a, aliases=_added(a.aliases, form)) if a.key == key else a for a in made.actors)
    return replace(made, actors=actors), key


def _subject_of_rows(source: SourceText, cast: Cast, rows: Sequence[Sentence]) -> str | None:
    """The named person with whom the rows begin behind their times: "9:15 AM  The vice president …"."""
    named = {actor.key for actor in cast.actors if actor.kind == "person" and actor.named}
    counts: Counter[str] = Counter()
    for row in rows:
        at = _after_time(source.text, row)
        counts.update(k for m in cast.mentions if m.start == at for k in m.keys if k in named)
    key, most = min(counts.items(), key=lambda pair: (-pair[1], pair[0]), default=("", 0))
    several = len(counts) >= 3 and 2 * most <= counts.total()  # a list of visitors is nobody's timetable
    enough = most >= max(_FEWEST_ROWS, counts.total() - most + 1)
    return key if enough and not several else None


def _after_time(text: str, row: Sentence) -> int | None:
    """Where the words of a row begin behind its time: "9:15 AM  The vice president", "Sunday – She lands"."""
    lead = _CLOCK.match(text, row.start, row.end)
    if lead is not None:
        return lead.end()
    opening = find_lead(text[row.start : row.end])
    return row.start + opening.end if opening is not None and opening.kind != "year" else None


def _added(aliases: Sequence[str], form: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*aliases, form)))


def _introduced(source: SourceText, sentences: Sequence[Sentence], cast: Cast, row: Sentence) -> str | None:
    """The one person whom the sentence over the rows names: "the visit of the minister, Ms. Karin Ek"."""
    before = [s for s in sentences if s.zone == "body" and s.start < row.start and s.kind != "row"][-2:]
    spans = [s for s in before if _INTRODUCES.search(source.text, s.start, s.end)]
    people = {actor.key for actor in cast.actors if actor.kind == "person" and actor.named}
    named = [
        key for s in spans for m in cast.mentions if s.start <= m.start < s.end and m.kind == "name"
        for key in m.keys if key in people
    ]  # fmt: skip
    return named[0] if len(set(named)) == 1 else None
