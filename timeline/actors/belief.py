"""How sure it is that capitalised words are a person's name, by the words and by what stands around them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from timeline.actors.entries import first_pronoun, has_life, opens_line
from timeline.actors.figures import core_of
from timeline.actors.lexicon import Lexicon
from timeline.actors.phrases import Phrase
from timeline.actors.words import plain
from timeline.places.countries import country_of_demonym

ENOUGH = 0.6
_AFTER = re.compile(r"[’']?s?\s+([A-Za-z]+)")
_BEFORE = re.compile(r"([A-Za-z]+)\s+$")
_NEXT = re.compile(r"\s+([A-Za-z]+)")
# "Nippon Steel met its creditors", "said it would pay": what follows is told of a thing.
_THING = re.compile(r"[^.;,]{0,60}?\b(?:its|it (?:would|will|had|has|did|could))\b")
_ITS = re.compile(r" \w+ its\b")
PERSONAL = re.compile(r"\b(?:he|she|his|him|her)\b")
_INITIALS = re.compile(r"(?:[A-Z]\.-?)+")
_COUNTED = re.compile(r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)-", re.IGNORECASE)
_MADE_OF = re.compile(r"-(?:based|led|run|held|born|made|style|wide|\w+ed)$")


_TO = re.compile(r" to ([a-z]+)\b")
_PERSON_AFTER = re.compile(r" and (?:his|her) |, [2-9][0-9],")
_OWNED = re.compile(r"['’]s?\s+([a-z]+)")
_OBJECT = re.compile(r"(?: [a-z]+){1,3}")
_STAYS = frozenset(("in", "at", "back"))
_IN_PLACE = re.compile(r"(?: back)? (?:in|at) (?:[A-Z]|the [A-Z])")


class Belief:
    """What one text says of its capitalised words, and so which of them are names of people."""

    def __init__(self, text: str, phrases: Sequence[Phrase], lexicon: Lexicon) -> None:
        self.text = text
        self.phrases = phrases
        self.lexicon = lexicon
        self.lower = frozenset(re.findall(r"[a-z](?<![\w#@/.-][a-z])[a-z]{2,}", text))
        self.verbs = lexicon.sets["verb.any"]
        self.starts = [phrase.start for phrase in phrases]
        self.alone = self._alone()
        names = [p for p in phrases if p.kind == "name"]
        self.addressed = frozenset(
            plain(p.name[0])
            for p in self.phrases
            if p.kind == "name" and len(p.name) == 1 and p.strength >= 1
        )
        self.received = frozenset(plain(p.name[0]) for p in names if len(p.name) == 1 and self._receives(p))
        runs = [{plain(word) for word in p.name} for p in names if len(p.name) > 1]
        self.firms = frozenset(w for run in runs if run & lexicon.sets["institution"] for w in run)

    def _alone(self) -> Counter[str]:
        """How often each word stands alone as a name that acts: "Adenauer flew home"."""
        single = (p for p in self.phrases if p.kind == "name" and len(p.name) == 1 and not p.silent)
        return Counter(plain(p.name[0]) for p in single if p.strength >= 1 or (p.subject and self._acts(p)))

    def _believed(self, phrase: Phrase) -> float:
        """How sure it is that the words are a person's name, 0 to 1."""
        if self._vetoed(phrase):
            return 0.0
        if phrase.strength >= 0.89:
            return phrase.strength
        if self._lived(phrase):
            return 0.95
        words = [plain(word) for word in phrase.name]
        if len(words) > 1 and _INITIALS.fullmatch(phrase.name[0]):
            words = words[1:]  # "A. H. Mahmood Ali"
        small = self.lexicon.sets["particle.words"]  # the "von der" of a name stands in lower case
        said = [word for word in words if word not in small]
        common = sum(word in self.lower or word in self.lexicon.sets["common"] for word in said)
        sure = phrase.strength + self._by_words(phrase, words) + self._by_neighbours(phrase)
        if words[0].endswith("ing") or set(words[1:]) & self.lexicon.sets["verb.within"]:
            sure -= 0.5
        return sure - 0.4 * common - 0.3 * (len(self._core(phrase)) > 4)

    def _by_words(self, phrase: Phrase, words: list[str]) -> float:
        """What the words themselves say: a known given name, a family's ending, a particle."""
        given, family = self.lexicon.given, self.lexicon.sets["family_first"]
        sure = 0.0
        if words[0] in given or any(part in given for part in words[0].split("-")):
            sure += 0.7
        elif len(words) in (2, 3) and words[0] in family:
            sure += 0.6
        elif len(words) == 2 and words[1] in given:
            sure += 0.5 if words[1] in self.lexicon.sets["second_at_home"] else 0.3
        if re.fullmatch(r"[a-z]+-[a-z]+", words[-1]) and phrase.name[-1].split("-")[-1].islower():
            sure += 0.6
        if self.lexicon.sets["particle.words"] & set(words[1:-1]):
            sure += 0.3
        if self._family_ending(words):
            sure += 0.25
        return sure

    def _family_ending(self, words: list[str]) -> bool:
        """ "Jankauskas", "Asgeirsdottir", "al-Tarawneh": endings and beginnings of family names."""
        last = words[-1]
        if len(words) < 2 or len(last) < 6:
            return False
        return last.endswith(self.lexicon.endings) or last.startswith(("al-", "el-", "mc", "o'"))

    def _by_neighbours(self, phrase: Phrase) -> float:
        """What stands around says: a verb of what people do, "accompanied by", "he" in the sentence."""
        sure = 0.0
        if phrase.subject:
            sure += 0.65 if self._acts_as_person(phrase) else 0.5 if self._acts(phrase) else 0.2
            sure -= 0.4 * bool(_THING.match(self.text, phrase.end))
            sure -= 0.3 * bool(_ITS.match(self.text, phrase.end))
        if self._receives(phrase) or self._owns(phrase):
            sure += 0.6
        if phrase.hint:
            sure += 0.2
        last = plain(phrase.name[-1])
        if len(phrase.name) > 1 and self.alone[last] and last not in self.lower:
            sure += 0.6 if last in self.addressed else 0.3
        return sure

    def _receives(self, phrase: Phrase) -> bool:
        """Whether words before say that somebody follows: "accompanied by", "talks with", "thanked"."""
        before = self.text[max(0, phrase.start - 30) : phrase.start]
        words = [word.lower() for word in re.findall(r"[A-Za-z]+|[.,;:\"”]", before)][-2:]
        if not words or not before[-1:].isspace():
            return False
        sets = self.lexicon.sets
        if words[-1] in sets["verb.receiving"] or " ".join(words) in sets["verb.receiving"]:
            return True
        after = _TO.match(self.text, phrase.end)
        if after and words[-1] in sets["verb.sending"]:
            return after[1] in sets["verb.base"]
        return len(words) == 2 and words[0] in ',”"' and words[-1] in sets["verb.saying"]

    def _owns(self, phrase: Phrase) -> bool:
        """ "Nihat Erim's plane", "Milan Horvat and his wife", "Milan Horvat, 64,": what only people have."""
        if _PERSON_AFTER.match(self.text, phrase.end):
            return True
        after = _OWNED.match(self.text, phrase.end)
        return after is not None and after[1] in self.lexicon.sets["verb.owned"]

    def _vetoed(self, phrase: Phrase) -> bool:
        """Whether something says that it is no person: an institution's word, "the" before it."""
        words = {plain(word) for word in phrase.name}
        lived = self._lived(phrase)
        titled = phrase.strength >= 1 or lived
        if phrase.silent and not lived and any(word in self.lower or word in self.verbs for word in words):
            return True
        if self._abbreviated(phrase, titled) or plain(phrase.name[0]) in self.lexicon.sets["named_like"]:
            return True
        alone = phrase.name[0] if len(phrase.name) == 1 else ""
        if alone and phrase.gender is None and country_of_demonym(alone):
            return True
        institution = words & self.lexicon.sets["institution"]
        family = (len(words) > 1 and self._first_given(phrase)) or titled
        if institution - (self.lexicon.sets["surname_too"] if family else frozenset()):
            return True
        if any(_MADE_OF.search(word) or _COUNTED.match(word) for word in words):
            return True
        after = _AFTER.match(self.text, phrase.end)
        if after and after[1].lower() in self.lexicon.sets["named_after"] and not titled:
            return True
        before = self._word_before(phrase)
        if not titled and (before == "the" or before in self.lexicon.sets["named_like"]):
            return True
        return self.text[phrase.start - 1 : phrase.start] in ("@", "#", "/", "_")

    def _abbreviated(self, phrase: Phrase, titled: bool) -> bool:
        """ "NIKKEI", and "RON Lima" in a log; "JD Vance" is somebody."""
        if titled:
            return False
        first, rest = phrase.name[0], phrase.name[1:]
        mixed = bool(rest) and not all(word.isupper() for word in rest)
        return any(w.isupper() and len(w) > 3 for w in phrase.name) or (
            mixed and first.isalpha() and first.isupper() and len(first) == 3
        )

    def _lived(self, phrase: Phrase) -> bool:
        """ "IDA KRAMER (1840–1911)", at the head of a line; elsewhere before "he" or "she"; no Cold War."""
        if not has_life(self.text, phrase.end):
            return False
        told = bool(first_pronoun(self.text, phrase.end))
        if opens_line(self.text, phrase.start) and told:
            return True
        words = {plain(word) for word in phrase.name}
        things = self.lexicon.sets["institution"] | self.lexicon.sets["common"] | self.lower
        return not words & things and self._word_before(phrase) != "the" and len(self._core(phrase)) > 1

    def _acts(self, phrase: Phrase) -> bool:
        """Whether a verb of what people do follows: "Penny Wong turned up"."""
        after = _AFTER.match(self.text, phrase.end)
        return after is not None and after[1] in self.lexicon.sets["verb.person"]

    def _acts_as_person(self, phrase: Phrase) -> bool:
        """Whether the verb is none of an institution's or thing's: "last went", "will not travel"."""
        verb, end = verb_after(self.text, phrase.end, self.lexicon)
        helped = self.text[phrase.end : end].split()[:-1]
        acting = self.lexicon.sets["verb.full" if len(self._core(phrase)) > 1 else "verb.personal"]
        if verb in acting or (helped and verb in self.lexicon.sets["verb.base"]):
            return True
        if helped and (verb == "be" or verb in _STAYS):
            return _IN_PLACE.match(self.text, end if verb == "be" else end - len(verb) - 1) is not None
        object_ = _OBJECT.match(self.text, end)
        if helped and verb in self.lexicon.sets["verb.owned"]:
            return True
        return (
            verb in self.lexicon.sets["verb.person"]
            and object_ is not None
            and bool(self.lexicon.sets["verb.owned"] & set(object_[0].split()))
        )

    def _spoken_of(self, phrase: Phrase) -> bool:
        """Whether "he" or "she" opens the next sentence and nobody else was named between."""
        for other in self.phrases[bisect_right(self.starts, phrase.start) :]:
            if other.kind in ("body", "state"):
                continue
            pronoun = other.kind == "pronoun" and bool(PERSONAL.fullmatch(other.text.lower()))
            return pronoun and other.sentence - phrase.sentence <= 1
        return False

    def _word_before(self, phrase: Phrase) -> str:
        found = _BEFORE.search(self.text, max(0, phrase.start - 14), phrase.start)
        return found[1].lower() if found else ""

    def _first_given(self, phrase: Phrase) -> bool:
        return (
            plain(phrase.name[0]) in self.lexicon.given
            or plain(phrase.name[0]) in self.lexicon.sets["family_first"]
        )

    def _core(self, phrase: Phrase) -> tuple[str, ...]:
        return core_of(phrase.name, self.lexicon)


def verb_after(text: str, at: int, lexicon: Lexicon) -> tuple[str, int]:
    """The verb after text[:at] and where it ends, past "will not", "has also", "last"; "" without one."""
    passed = lexicon.sets["verb.passed"]
    for _ in range(5):
        word = _NEXT.match(text, at)
        if word is None:
            return "", at
        at = word.end()
        if word[1] not in passed:
            return word[1], at
    return "", at
