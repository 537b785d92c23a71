"""Which time expression dates a clause."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from timeline.calendar import between, civil, in_month, in_year, on_day, span
from timeline.events._sentences.clauses import Clause
from timeline.events._sentences.heads import word_set
from timeline.events._sentences.pieces import Piece
from timeline.events._sentences.words import words_of
from timeline.model import When
from timeline.timexes import ResolvedTimex

_WEEKDAY = re.compile(r"(?:on |from |until |till )?(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
NAMES_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_MONTH = re.compile(r"(?:in )?[A-Z][a-z]{2,8}\.?")
_LASTS = re.compile(r"\b(?:has|have|had|be|been|was|were)\b")
_ONLY_YEAR = re.compile(r"(?:until|till|to|up to)? ?\d{4}", re.IGNORECASE)
_FAR = 12  # words and mentions between a journey and what was planned of it
_POINTS = frozenset(("DATE", "TIME"))


def is_point(timex: ResolvedTimex) -> bool:
    """Whether a time expression names days, not a length or a rate or a vague "now"."""
    return (timex.type in _POINTS and not timex.value.endswith("_REF")) or timex.when is not None


def _datable(pairs: Iterable[tuple[str, Piece]]) -> list[tuple[str, Piece]]:
    return [(link, piece) for link, piece in pairs if piece.time is not None and is_point(piece.time)]


def _sharpest(pairs: list[tuple[str, Piece]]) -> list[tuple[str, Piece]]:
    """Days before weeks and months: "last week, for three days from Monday to Wednesday"."""
    if len(pairs) < 2:
        return pairs
    coarse = ("week", "month", "season", "year", "decade", "century")

    def rank(pair: tuple[str, Piece]) -> bool:
        time = pair[1].time
        when = time.when if time is not None else None
        clock = time is not None and time.type == "TIME" and time.text[:1].isdigit()
        open_ended = when is not None and None in span(when)
        return when is None or when.precision in coarse or clock or open_ended

    return sorted(pairs, key=rank)


def _comes_again(clause: Clause, second: Piece) -> bool:
    """Whether a second time is that of another occasion: "in June 1994 and again on 14 July 2009"."""
    near = [piece.word for piece in clause.pieces[clause.head.at : clause.end] if piece.end <= second.start][
        -2:
    ]
    return "again" in near


def _reaches_back(clause: Clause, link: str, piece: Piece) -> bool:
    """Whether a time is since when somebody is what he is: "he met Ilves, minister since September"."""
    past = not clause.head.noun and any(entry.forms & {"past", "third"} for entry in clause.head.entries)
    since = link == "since" or piece.word.startswith("since ")
    return since and past and _LASTS.search(f"{clause.chain} {clause.pieces[clause.head.at].word}") is None


def own_time(clause: Clause) -> tuple[str, ResolvedTimex] | None:
    """The (link word, time) of the clause itself: after the predicate before what stands before it."""
    if not _names_time(clause):
        return None
    after, before = (
        [p for p in _datable(pairs) if not _reaches_back(clause, *p)]
        for pairs in (clause.after, clause.before)
    )
    if len(after) > 1 and _comes_again(clause, after[1][1]):
        after = after[:1]
    if after or before:
        for link, piece in _sharpest([*after, *before]):
            if piece.time is not None and not piece.possessive:
                return link, piece.time
        for link, piece in [*before, *after]:
            if piece.time is not None and (clause.head.noun or not after):
                return link, piece.time
    for link, piece in _sharpest(_datable([*clause.governing, *_followed(clause)])):
        if piece.time is not None and not piece.possessive:
            return link, piece.time
    if clause.relative == "when" and clause.antecedent is not None and clause.antecedent.time is not None:
        return "", _begun(clause.antecedent.time)
    # "has remained in Suva after today's meeting"
    owned = (pair for pair in after if pair[0] in ("after", "during", "following", "for"))
    return next(((link, piece.time) for link, piece in owned if piece.time is not None), None)


def _names_time(clause: Clause) -> bool:
    """Whether any mention that may date the clause is a time, which most clauses lack."""
    for pairs in (clause.after, clause.before, clause.governing, clause.trailing):
        for _, piece in pairs:
            if piece.time is not None:
                return True
    return clause.relative == "when"


def _begun(time: ResolvedTimex) -> ResolvedTimex:
    """The month itself of "since January 2020, when he was in Myanmar"."""
    first, last = span(time.when) if time.when is not None else (None, None)
    if time.when is None or first is None or last is not None or not time.text.lower().startswith("since "):
        return time
    year, month, day = civil(first)
    said = time.text[len("since ") :].strip()
    if said.isdigit() and day == 1:
        known = in_year(year)
    elif day == 1 and not re.search(r"\b\d{1,2}\b", said):
        known = in_month(year, month)
    else:
        known = on_day(first)
    return replace(time, when=replace_text(known, time.when))


def _followed(clause: Clause) -> tuple[tuple[str, Piece], ...]:
    """The mentions of the nouns that follow, which date neither "is" nor what somebody says."""
    said = clause.entry("statement")
    if not clause.trailing or (said is not None and said.lemma not in word_set("judging")):
        return ()
    plain = clause.pieces[clause.head.at].word not in ("is", "was", "are", "were", "be", "been")
    return clause.trailing if plain or _is_on_a_visit(clause) else ()


def _is_on_a_visit(clause: Clause) -> bool:
    """Whether somebody "will be in Seoul on a state visit from May 10 to 12"."""
    after = [piece.word for piece in clause.pieces[clause.head.at + clause.head.length :]]
    nouns = words_of("travel")["nouns"]["visit"]
    found = (i for i, word in enumerate(after[:10]) if word in ("on", "for") and after[i + 1 : i + 2])
    return any(
        after[i + 1] in ("a", "an", "his", "her", "their") and set(after[i + 2 : i + 5]) & set(nouns)
        for i in found
    )


def planned_time(clause: Clause) -> ResolvedTimex | None:
    """The day that a journey was meant for: "a trip to Ankara which had been pencilled in for tomorrow"."""
    planned = set(words_of("travel")["nouns"]["planned"])
    pieces = clause.pieces
    for at in range(clause.head.at + 1, min(len(pieces), clause.head.at + _FAR)):
        if pieces[at].word in (";", ":", "but", "who", "whose"):
            return None
        time = pieces[at].time
        lead = [piece.word for piece in pieces[max(0, at - 3) : at]]
        if time is not None and time.when is not None and planned & set(lead) and lead[-1] == "for":
            return time
    return None


def front_time(clause: Clause) -> tuple[str, ResolvedTimex] | None:
    """The time that stands before the first predicate of the sentence and governs all of it."""
    for link, piece in _datable(clause.front):
        if piece.time is not None and link in ("", "on", "in", "at", "by", "from", "during", "since"):
            return link, piece.time
    return None


def time_beside(clause: Clause) -> tuple[str, ResolvedTimex] | None:
    """The time of the verb before in its sentence: "stayed until Wednesday and went on to Seoul"."""
    moves = clause.entry("travel") is not None
    for link, piece in _sharpest(_datable(clause.beside)):
        time = piece.time
        if time is None or piece.possessive or time.when is None or time.type == "DURATION":
            continue
        if link not in ("until", "till") and None not in span(time.when):
            return link, time
        last = span(time.when).last
        if moves and last is not None and _ONLY_YEAR.fullmatch(time.text):
            year = in_year(civil(last)[0], text=time.text, basis=time.when.basis)
            return "", replace(time, when=year)  # "stayed until 1856 and went on to Lombok"
        if moves and last is not None:
            return "", replace(time, when=replace_text(between(last, last), time.when))
    return None


def bounded(link: str, when: When | None, date: When | None) -> When | None:
    """The days that a link word makes of a time: "since Wednesday" reaches to the document's date."""
    if when is None:
        return None
    days = span(when)
    if days.last is None and when.text.lower().startswith("since") and date is not None:
        link, when = "since", replace_text(between(days.first, days.first), when)
    if when.precision not in ("day", "time"):
        return when
    if link == "since":
        written = span(date).last if date is not None else None
        if written is not None and days.first is not None and written < days.first:
            return when
        return replace_text(between(days.first, written), when)
    if link in ("until", "till"):
        return replace_text(between(None, days.last), when)
    return when


def looking_forward(timex: ResolvedTimex | None, when: When | None, date: When | None) -> When | None:
    """A plan's bare weekday, month or day of a month, read as past, is the next one to come.

    "he was to fly on Tuesday" is the Tuesday to come; "to be held in Bali in November" the November to come.
    """
    if timex is None or when is None or date is None:
        return when
    days, written = span(when), span(date).first
    last = days.last if days.last is not None else days.first
    if last is None or written is None or last >= written:
        return when
    if _WEEKDAY.fullmatch(timex.text) and written - last < 7:
        first = None if days.first is None else days.first + 7
        return replace_text(between(first, None if days.last is None else last + 7), when)
    if re.search(r"\d{4}|last|ago|past", timex.text) or when.basis == "inferred":
        return when
    year, month, _ = civil(days.first or last)
    if when.precision == "month" and _MONTH.fullmatch(timex.text):
        return replace_text(in_month(year + 1, month), when)
    return when


def as_reported(date: When) -> When | None:
    """About the day on which the text was written, where that is known."""
    first, last = span(date)
    if first is None or last is None or last - first > 3:
        return None
    return between(first, last, basis="inferred", approximate=True)


def looking_back(timex: ResolvedTimex | None, when: When | None, date: When | None) -> When | None:
    """A finished act's weekday, read as to come, is the one before: "she stayed until Wednesday"."""
    if timex is None or when is None or date is None or not NAMES_WEEKDAY.search(timex.text):
        return when
    days, written = span(when), span(date).last
    edge = days.first if days.first is not None else days.last
    if edge is None or written is None or not 0 < edge - written <= 7:
        return when
    back = [None if day is None else day - 7 for day in days]
    return replace_text(between(*back), when)


def weekday_after(timex: ResolvedTimex, last: int, day: int) -> int:
    """The day of a bare weekday told with a day: the first one from it on ("Sat 5: … until Monday")."""
    bare = NAMES_WEEKDAY.search(timex.text) is not None and not re.search(r"\d", timex.text)
    return day + (last - day) % 7 if bare else last


def replace_text(made: When, said: When) -> When:
    """A computed time with the words and basis of the one that the text says."""
    import msgspec

    return msgspec.structs.replace(made, text=said.text, basis=said.basis)


def within_stay(clause: Clause, timex: ResolvedTimex, stay: When | None) -> When | None:
    """The day of "on the Wednesday" within the stay told of; None for one that the text does not place."""
    at = next((i for i, piece in enumerate(clause.pieces) if piece.time == timex), 0)
    named = at > 0 and clause.pieces[at - 1].word == "the" and _WEEKDAY.fullmatch(timex.text)
    day = span(timex.when).first if timex.when is not None else None
    if not named or day is None or timex.when is None:
        return timex.when
    first, last = span(stay) if stay is not None else (None, None)
    if first is None or last is None or last - first > 13:
        return None
    fitting = [other for other in range(first, last + 1) if (other - day) % 7 == 0]
    return replace_text(on_day(fitting[0]), timex.when) if len(fitting) == 1 else None
