"""How sure a clause is: happened, planned, considered, cancelled or denied, or nothing at all."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import cache

from timeline.calendar import span
from timeline.events._sentences.clauses import Clause
from timeline.lang import Phrases, load
from timeline.model import Status, When
from timeline.timexes import ResolvedTimex

_HELPED = re.compile(
    r"\b(?:is|are|am|be|was|were|been|being|to|will|would|shall|should|can|could|may|might)\b"
)
_BEGINS = re.compile(r"\b(?:begins?|starts?|opens?|kicks off|makes?|pays?|embarks?|continues?) _")
_PRESENT = frozenset(("base", "third", "ing"))
_WEEKDAY = re.compile(r"(?:on |from )?(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)


@cache
def _rules(language: str = "en") -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(row["pattern"]), row["status"]) for row in load(language, "events_status")["rules"]
    )


@cache
def cue_words(name: str, language: str = "en") -> Phrases:
    """The cues of one kind."""
    return Phrases(load(language, "events_status")["cues"][name])


def chain_status(chain: str) -> Status | str | None:
    """The status that the words before a predicate give, "none" for a negation, None where they say nothing.

    "he will then _" is planned; "was to have _" is cancelled; "did not _" is none.
    """
    return next((status for pattern, status in _rules() if pattern.search(chain)), None)


def later(when: When | None, date: When | None) -> bool:
    """Whether a time begins after the day on which the document was written."""
    if when is None or date is None:
        return False
    first, written = span(when).first, span(date).last
    return first is not None and written is not None and first > written


def earlier(when: When | None, date: When | None) -> bool:
    """Whether a time ends before the day on which the document was written."""
    if when is None or date is None:
        return False
    last, written = span(when).last, span(date).first
    return last is not None and written is not None and last < written


def _governed(clause: Clause, forms: AbstractSet[str], when: When | None, date: When | None) -> Status | None:
    """The status that the governing clause gives: "will report when he joins", "begins his trip in"."""
    if not clause.main or not (forms <= _PRESENT or clause.head.noun):
        return None
    governing = chain_status(clause.main)
    if governing in ("planned", "considered", "cancelled"):
        return governing  # type: ignore[return-value]
    begins = clause.head.noun and clause.entry("travel") is not None and _BEGINS.search(clause.main)
    return "planned" if begins and not earlier(when, date) else None


def _by_word(clause: Clause, sentence: str) -> Status | None:
    """The status that the predicate itself gives: an invitation, a question, "had been expected in"."""
    head = clause.pieces[clause.head.at].word
    entry = clause.entry("travel")
    if head.startswith("invit") or sentence.rstrip().endswith("?"):
        return "considered"
    if entry is not None and entry.group == "expect":
        if entry.lemma.split()[-1] in ("welcomed", "received", "hosted"):
            return None
        return "cancelled" if _perfect(clause.chain) and " had" in f" {clause.chain}" else "planned"
    return None


def _perfect(chain: str) -> bool:
    return bool(re.search(r"\b(?:has|have|had|did)\b[^,;]*_", chain))


def status_of(clause: Clause, sentence: str, when: When | None, date: When | None) -> Status | None:
    """The clause's status, None where it says that something did not or does not happen."""
    said = chain_status(clause.chain)
    forms = {form for entry in clause.head.entries for form in entry.forms}
    if said is None:
        said = _governed(clause, forms, when, date)
    if said is None:
        said = _by_word(clause, sentence)
    if said == "none":
        return None
    if cue_words("cancelled").search(sentence) and (said or clause.head.noun or later(when, date)):
        return "cancelled"
    if said is not None:
        return said if said in ("happened", "planned", "considered", "cancelled", "denied") else None  # type: ignore[return-value]
    if "past" in forms and not clause.head.noun and not _HELPED.search(clause.chain):
        return "happened"
    moves = clause.entry("travel")
    if moves is not None and moves.group not in ("be", "stay", "noun") and forms <= {"base", "third"}:
        return "happened" if earlier(when, date) or _perfect(clause.chain) else "planned"
    finished = bool({"past", "participle"} & forms) and not clause.head.noun
    if later(when, date) and not (finished and _perfect(clause.chain)):
        return "considered" if cue_words("considered_words").search(sentence) else "planned"
    if date is None and when is not None and forms <= _PRESENT - {"ing"} and not clause.head.noun:
        return "planned" if not re.search(r"\b(?:is|are|am|has|have)\b", clause.chain) else "happened"
    return "happened"


def scheduled(clause: Clause, timex: ResolvedTimex) -> bool:
    """Whether the simple present with a bare weekday tells a programme: "On Thursday he sees the fleet"."""
    forms = {form for entry in clause.head.entries for form in entry.forms}
    plain = forms == {"third"} and not clause.head.noun and not _HELPED.search(clause.chain)
    helped = re.search(r"\b(?:has|have|had|do|does|did)\b", clause.chain)
    return plain and not helped and _WEEKDAY.fullmatch(timex.text) is not None
