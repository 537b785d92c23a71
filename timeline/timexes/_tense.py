"""Which way a clause looks: what was, what is to come, or neither, read from the words around a time."""

from __future__ import annotations

import re
from collections.abc import Mapping

Cues = Mapping[str, frozenset[str]]

# A sign after "Mr", "Gen" or an initial ends no sentence.
_SENTENCE_END = re.compile(
    r"[.!?;\n\0](?:(?<=[.!?;])(?<!\b[A-Z].)(?<!\b[A-Z][a-z].)(?<!\b[A-Z][a-z]{2}.)['\")”’]*\s+(?=[\"'“‘(]?[A-Z\d])"
    r"|(?<=\n)\s*\n|(?<=\0))"
)
_WORD = re.compile(r"'?[^\W\d_]+")
_NAME_AND_VERB = re.compile(
    r",?\s+(?:[^\W\d_a-z][\w.-]*\s+){0,3}[^\W\d_a-z][\w.-]*(?:,[^,]{1,60},)?\s+(?P<verb>[a-z]+)\s+(?P<next>[a-z]+)"
)
_BACK, _ON, _NEAR, _FAR = 14, 14, 6, 10


def words_of(text: str) -> list[str]:
    """The words of a text in lower case."""
    return _WORD.findall(text.lower())


def sentence(text: str, start: int, end: int) -> tuple[str, str]:
    """The sentence around text[start:end]: what stands before and after."""
    before = text[max(0, start - 300) : start]
    first = max((found.end() for found in _SENTENCE_END.finditer(before)), default=0)
    after = text[end : end + 200]
    stop = _SENTENCE_END.search(after)
    return before[first:], after[: stop.start()] if stop else after


def tense(text: str, start: int, end: int, cues: Cues, weak: bool = False) -> int:
    """1 where the clause speaks of what is to come, -1 of what was, 0 where it does not say.

    "will meet on Friday" is 1, "met on Friday" -1; the nearest word that tells decides, a verb straight after
    the time ("on Friday went ahead") before all others. With `weak`, "until" and "from" look ahead where no
    verb tells.
    """
    before, after = sentence(text, start, end)
    if before.rstrip().lower().endswith(tuple(cues["asearlyas"])):
        return 1
    behind, ahead = words_of(before)[-_BACK:], words_of(after)[:_ON]
    straight = bool(ahead) and after[:1].isspace()
    return (
        _by_phrase(behind, ahead if straight else [], cues)
        or _told_before(behind, cues)
        or _told_after(after, ahead, cues)
        or int(any(word in cues["condition"] for word in behind))
        or int(weak and bool(behind) and behind[-1] in cues["weakfuture"])
    )


def _by_phrase(behind: list[str], ahead: list[str], cues: Cues) -> int:
    """What the words around the time say whatever the other verbs do: "the strike called for Monday"."""
    if any(_to_become(behind, at, cues) for at in range(max(2, len(behind) - _NEAR), len(behind))):
        return 1
    if ahead and _was(ahead, 0, cues):
        return -1
    if not behind:
        return 0
    last, near = behind[-1], behind[-_NEAR:-1]
    if _moved_to(behind, cues) or (
        last in cues["plannedto"] and any(word in cues["planned"] for word in near)
    ):
        return 1
    if last in cues["isnow"] or (last in cues["at"] and near and near[-1] in cues["isnow"]):
        return 1
    return int(last in cues["openuntil"] and bool(ahead) and ahead[0] in cues["infinitive"])


def _told_before(behind: list[str], cues: Cues) -> int:
    for at in range(len(behind) - 1, -1, -1):
        away = len(behind) - at
        modal = 1 < away <= _NEAR and behind[at] in cues["modal"] and behind[at + 1] not in cues["afterday"]
        sign = 1 if modal or _is_on_calendar(behind, at, cues, away) else _sign(behind, at, cues)
        if sign:
            return sign
    return 0


def _told_after(after: str, ahead: list[str], cues: Cues) -> int:
    if _calls_in(after, cues):
        return 1
    for at in range(len(ahead)):
        sign = _sign(ahead, at, cues) or int(_is_on_calendar(ahead, at, cues, at + 1))
        if sign:
            return sign
    return 0


def _is_on_calendar(words: list[str], at: int, cues: Cues, away: int) -> bool:
    """Whether a verb in the present tells a plan: "they meet on Monday", "on Monday he calls in Rome"."""
    word = words[at]
    subject = at > 0 and words[at - 1] in cues["subject"]
    before = words[at - 1] if at else ""
    if word in cues["presentfuture"] and before not in cues["notverb"] | cues["infinitive"]:
        owns = words[at + 1 : at + 2] and words[at + 1] in cues["article"]  # "starts a three-day visit to"
        return away <= (_FAR if subject or owns else _NEAR)
    if before and away <= _NEAR and word in cues["presentplural"]:
        joined = at > 1 and words[at - 2] in cues["rangeand"]
        return joined or before in cues["plural"] or before.endswith(tuple(cues["presentendings"]))
    if away <= _NEAR and word in cues["progressive"]:
        return before in cues["isnow"]
    return subject and away <= _FAR and _present(word, cues)


def _present(word: str, cues: Cues) -> bool:
    return len(word) > 3 and word.endswith(tuple(cues["presentendings"])) and word not in cues["nocalendar"]


def _calls_in(after: str, cues: Cues) -> bool:
    """Whether a name and a verb in the present follow: "Monday Lavrov, the minister, calls in Rome"."""
    found = _NAME_AND_VERB.match(after)
    return found is not None and found["next"] in cues["afterverb"] and _present(found["verb"], cues)


def _sign(words: list[str], at: int, cues: Cues) -> int:
    word = words[at]
    if word in cues["strongfuture"]:
        return 1
    if word in cues["negated"] and at and words[at - 1] in cues["willnot"]:
        return 1
    if at and word in cues["infinitive"]:
        bidden = words[at - 2] if at > 1 and words[at - 1] in cues["object"] else words[at - 1]
        if bidden in cues["willto"]:
            return 1
    if at and words[at - 1] in cues["become"]:
        return int(_to_become(words, at, cues))
    if _was(words, at, cues):
        return 1 if words[max(0, at - 2) : at] == ["to", "have"] else -1
    return 0


def _to_become(words: list[str], at: int, cues: Cues) -> bool:
    """Whether a participle after "be" is still to come: "to be held in May", but not "said to be held"."""
    if at < 2 or words[at - 1] not in cues["become"] or words[at - 2] not in cues["infinitive"]:
        return False
    teller = words[at - 3] if at > 2 else ""
    return teller not in cues["seeming"] and not (teller and _was(words, at - 3, cues))


def _was(words: list[str], at: int, cues: Cues) -> bool:
    """Whether a word is a verb of the past: "met", "called", but not "to be called" or "an unnamed"."""
    word = words[at]
    if word in cues["past"]:
        return not (word in cues["willnot"] and at + 1 < len(words) and words[at + 1] in cues["negated"])
    if len(word) < 5 or word in cues["pastlike"] or not word.endswith(tuple(cues["pastendings"])):
        return False
    return not (at and words[at - 1] in cues["notpast"])


def _moved_to(behind: list[str], cues: Cues) -> bool:
    """Whether something was put off to this time: "the take-off was put back by a day, to Sunday"."""
    if not behind or behind[-1] not in cues["movedto"]:
        return False
    reach = behind if behind[-1] in cues["infinitive"] else behind[-_NEAR:]
    return any(word in cues["moved"] for word in reach)


def possessive(text: str, start: int, end: int, cues: Cues) -> bool:
    """Whether the time owns what follows ("Wednesday's ruling"), with no word before that looks ahead."""
    if text[end : end + 2] not in ("'s", "’s"):
        return False
    return not any(word in cues["ahead"] for word in words_of(text[max(0, start - 30) : start])[-2:])
