"""What a place name stands for: a place, a government, a people, or part of another name."""

from __future__ import annotations

import re

from timeline.places._spans import Hit
from timeline.places._types import ToponymRole
from timeline.places._words import Words
from timeline.places.gazetteer import COUNTRY, VENUE

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LIST_GAPS = frozenset([", ", " and ", ", and ", " or ", ", or ", ", the ", " and the ", ", and the ", " & "])
_ADJECTIVE = re.compile(r" (?:[a-z]|(?:President|Secretary|Prime|Senator|Vice|Ambassador|Navy|Army|Air)\b)")
_ALLY = re.compile(
    r", (?:an? |the |its )?(?:[\w-]+ ){0,2}(?:ally|allies|partner|rival|backer|supporter|enemy|foe)\b"
)
_SHORT = re.compile(r"(?:U\.?S\.?(?:A\.?)?|U\.?K\.?|UAE|EU|E\.U\.)$")


def roles_of(text: str, hits: list[Hit], known: Words) -> list[ToponymRole]:
    """The role of each hit; names in one list ("Canberra, Wellington and Washington") have one role."""
    roles: dict[int, ToponymRole] = {}
    for row in _lists(text, hits):
        role = _role_of_list(text, row, known)
        for hit in row:
            roles[hit.start] = _own_role(text, hit, known) or (role if governs(hit) else "place")
    for hit in hits:
        if hit.container and roles[hit.start] == "place" and "owner" not in hit.container.cues:
            roles[hit.container.start] = "place"
    return [roles[hit.start] for hit in hits]


def _lists(text: str, hits: list[Hit]) -> list[list[Hit]]:
    """The hits in rows that commas and "and" join."""
    rows: list[list[Hit]] = []
    for hit in hits:
        before = rows[-1][-1] if rows else None
        if (
            before is not None
            and not (before.demonym or hit.demonym)
            and _joins(text[before.end : hit.start], len(rows[-1]))
        ):
            rows[-1].append(hit)
        else:
            rows.append([hit])
    return rows


def _joins(gap: str, length: int) -> bool:
    """Whether a gap joins two names of a list: "He was back in Tokyo, and Vietnam agreed" is none."""
    return gap in _LIST_GAPS and (length > 1 or not gap.startswith(", and"))


def _own_role(text: str, hit: Hit, known: Words) -> ToponymRole | None:
    """The role that the name has by itself, whatever the list says."""
    if hit.demonym:
        return "demonym"
    if any(cue in hit.cues for cue in ("body", "body_of", "feature", "hyphen_part", "small_site")):
        return "name"
    if _SHORT.match(hit.text) and _ADJECTIVE.match(text, hit.end) and not _verb_follows(text, hit, known):
        return "demonym" if _next_words(text, hit)[0] not in known.lists["small_words"] else None
    return None


def _role_of_list(text: str, row: list[Hit], known: Words) -> ToponymRole:
    first, last = row[0], row[-1]
    if (
        _ALLY.match(text, last.end)
        or text.startswith(", for its part,", last.end)
        or _asked_to(text, first, last, known)
    ):
        return "metonym"
    said = _by_words_before(text, first, known)
    if said:
        return said
    if "owner" in last.cues:
        return _owner_role(text, last, known)
    return "metonym" if _verb_follows(text, last, known) else "place"


def _asked_to(text: str, first: Hit, last: Hit, known: Words) -> bool:
    """Whether somebody is to act: "calls for Beijing to free him", not "left for Hanoi to meet her"."""
    if not (text.endswith(" for ", 0, first.start) and text.startswith(" to ", last.end)):
        return False
    before = _WORD.findall(text[max(0, first.start - 40) : first.start].lower())[-4:-1]
    return not any(word in known.lists["moving"] for word in before)


def governs(hit: Hit) -> bool:
    """Whether the name can stand for a government: a country, a capital, or a seat such as the Kremlin."""
    entry = hit.entry
    if entry is None or entry.kind == COUNTRY:
        return entry is not None
    return entry.kind == VENUE or entry.capital


def _by_words_before(text: str, hit: Hit, known: Words) -> ToponymRole | None:
    """What the words before a name make it, or None: "in Rome", "pressed Seoul", "against Moscow"."""
    lists = known.lists
    clause = re.split(r"[.;:!?\n]", text[max(0, hit.start - 60) : hit.start])[-1]
    raw = [w for w in _WORD.findall(clause) if w.lower() != "the"]
    before = [w.lower() for w in raw]
    if not before or clause.rstrip().endswith(","):
        return None
    word = before[-1]
    if word in lists["before_strong"]:
        return "place"
    if word in lists["metonym_verbs_before"] or word == "against":
        return "metonym"
    if word == "with":
        return "place" if len(before) > 1 and before[-2] in lists["with_places"] else "metonym"
    if word == "of" and len(before) > 1:
        return "metonym" if raw[-2][0].isupper() or before[-2] in lists["metonym_of"] else "place"
    if word in lists["metonym_prepositions"]:
        if any(w in lists["moving"] for w in before[-5:]):
            return "place"
        return "metonym" if any(w in lists["metonym_nouns"] for w in before[-5:]) else "place"
    return None


def _owner_role(text: str, hit: Hit, known: Words) -> ToponymRole:
    """ "Washington's decision" is a government's, "Vietnam's capital" is a place."""
    words = _next_words(text, hit)
    after = [w.lower() for w in words]
    if len(words) > 1 and words[0][0].isupper() and words[1][0].isupper():
        return "metonym"
    if hit.entry and hit.entry.kind == COUNTRY:
        return "place" if after and after[0] in known.lists["places_owned"] else "metonym"
    return "metonym" if any(w in known.lists["metonym_owned"] for w in after[:2]) else "place"


def _next_words(text: str, hit: Hit) -> list[str]:
    """The words after a name and its 's, as far as the next full stop."""
    start = hit.end + (2 if text[hit.end : hit.end + 2] in ("'s", "’s") else 0)
    return _WORD.findall(re.split(r"[.;:!?\n]", text[start : start + 50])[0]) or ["-"]


def _verb_follows(text: str, hit: Hit, known: Words) -> bool:
    """Whether a verb of saying or doing follows: "Moscow said", "Kyiv would like", "Beijing sells"."""
    lists = known.lists
    gap = text[hit.end : hit.end + 2]
    if not gap.startswith(" ") and not text.startswith(", which ", hit.end):
        return False
    after = [w for w in _next_words(text, hit) if w not in lists["between_subject_and_verb"]]
    if not after or not after[0].islower():
        return False
    word = after[0]
    if word in ("is", "was", "are", "were") and len(after) > 1:
        doing = after[1].endswith("ing") and after[1] not in lists["no_government_does"]
        return doing or after[1] in lists["stances"]
    if word in lists["metonym_after"] or (len(after) > 1 and after[1] in lists["stances"]):
        return True
    if word in lists["auxiliaries"]:
        return len(after) > 1 and _is_verb(word, *after[1:3], known=known)
    if gap.startswith(","):
        return False
    return len(word) > 3 and word.endswith(("ed", "s")) and word not in lists["journey_verbs"]


def _is_verb(auxiliary: str, word: str, then: str = "", *, known: Words) -> bool:
    """Whether the verb after "would" or "had" is what a government does: no "will be", "will follow"."""
    verbs = known.lists["metonym_after"]
    if word == "not":
        return then not in known.lists["no_government_does"]
    if word in known.lists["no_government_does"]:
        return False
    if auxiliary not in ("has", "had", "have"):
        return True
    return word in verbs or word.endswith("ed") or any(word + end in verbs for end in ("s", "d", "ed", "es"))
