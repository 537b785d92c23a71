"""From the chunks of a sentence to its phrases: names with their titles, offices with their countries."""

from __future__ import annotations

import re

from timeline.actors.beside import Beside
from timeline.actors.chunks import Chunk
from timeline.actors.lexicon import Lexicon, Office
from timeline.actors.phrases import Phrase, PhraseKind
from timeline.actors.surroundings import Left, country_of_toponym

_CLOSED = re.compile(r"\s*(?:[,.;:)\]—–]|$)")


class SentenceParser(Beside):
    """Reads the phrases of one sentence; `phrases` fills from left to right."""

    def __init__(
        self, text: str, chunks: list[Chunk], lexicon: Lexicon, sentence: int, paragraph: int
    ) -> None:
        super().__init__(chunks, lexicon)
        self.text = text
        self._apposing = False
        self.sentence = sentence
        self.paragraph = paragraph

    def parse(self) -> list[Phrase]:
        """All phrases of the sentence in order of their start."""
        readers = {
            "office": self._read_office,
            "honorific": self._read_honorific,
            "name": self._read_name,
            "relation": self._read_relation,
            "pronoun": self._read_pronoun,
            "place": self._read_place,
            "body": self._read_body,
            "two": self._read_two,
        }
        for at, chunk in enumerate(self.chunks):
            if not self.taken[at] and chunk.kind in readers:
                readers[chunk.kind](at)
        self.phrases.sort(key=lambda phrase: phrase.start)
        return self.phrases

    # Heads ------------------------------------------------------------------------------------------------

    def _read_office(self, at: int) -> None:
        form = self.chunks[at].office
        assert form is not None
        left = self._left(at)
        offices = self._offices(at, form.office, left)
        if self._titles(at, left, offices, form.plural):
            return
        if form.office.rank not in self.lexicon.sets["referring"]:
            return
        countries, group, last = self._of_country(at + 1, form.plural)
        countries = countries or left.countries
        group = group or left.group
        if self._modifies(at):
            return
        if not countries and not group and left.determiner == "the":
            # the town is no part of the name: "met the president in Beijing in May"
            countries, _ = self._seat(at + 1)
        phrase = self._add("office", left.first, max(at + 1, last), offices=offices, plural=form.plural)
        self._describe(phrase, left, countries, group)
        phrase.restricted = not countries and self._somewhere(max(at + 1, last))
        phrase.restricted = phrase.restricted or self._accredited(at, form.office)
        self._explain(phrase, left.first, self._past_remit(max(at + 1, last)))

    def _titles(self, at: int, left: Left, offices: tuple[Office, ...], plural: bool) -> bool:
        """Whether names follow the office and take it as their title."""
        following = self._chunk(at + 1)
        if following is None or self.chunks[at].possessive or following.gap.strip():
            return False
        if plural and following.kind == "name":
            return self._list_of_names(at, left, offices)
        if following.kind == "honorific" and (after := self._chunk(at + 2)) and after.kind == "name":
            self._titled(left, at + 2, offices)
            return True
        if following.kind != "name":
            return False
        self._titled(left, at + 1, offices)
        return True

    def _titled(self, left: Left, name_at: int, offices: tuple[Office, ...]) -> Phrase:
        chunk = self.chunks[name_at]
        countries, _, last = self._of_country(name_at + 1)
        phrase = self._add("name", left.first, name_at + 1, offices=offices)
        phrase.name = tuple(word.text for word in chunk.words)
        phrase.strength = 1.0
        phrase.gender = next((o.gender for o in offices if o.gender), None)
        self._describe(phrase, left, countries[:1] or left.countries, None)
        for index in range(name_at + 1, last):
            self.taken[index] = True
        self._appositions(phrase, name_at)
        return phrase

    def _list_of_names(self, at: int, left: Left, offices: tuple[Office, ...]) -> bool:
        """ "Presidents Nana Akufo-Addo, Samia Suluhu Hassan and Hakainde Hichilema": a phrase each."""
        names = self._names_from(at + 1)
        each = len(names) == len(left.countries) > 1
        for number, index in enumerate(names):
            countries = left.countries if number == 0 else ()
            own = Left(index if number else left.first)
            own.countries = (left.countries[number],) if each else countries
            listed = self._titled(own, index, offices)
            listed.subject = listed.main = False
        return True

    def _read_honorific(self, at: int) -> None:
        following = self._chunk(at + 1)
        if following is None or following.kind not in ("name", "place") or following.gap.strip():
            return
        if following.kind == "place" and not following.words[0].capital:
            return
        phrase = self._add("name", at, at + 2)
        phrase.name = tuple(word.text for word in following.words)
        phrase.gender = self.chunks[at].gender
        phrase.strength = 1.0
        if len(countries := self._of_country(at + 2)[0]) == 1 and self.chunks[at + 2].low == "of":
            phrase.country = countries[0]
        self._appositions(phrase, at + 1)

    def _read_name(self, at: int) -> None:
        chunk = self.chunks[at]
        phrase = self._add("name", at, at + 1)
        phrase.name = tuple(word.text for word in chunk.words)
        before = self._chunk(at - 1)
        if before and before.kind == "place" and before.possessive and not chunk.gap.strip():
            phrase.country = country_of_toponym(before.place)
            phrase.strength = 0.6
        elif len(chunk.words) < 3 and (country := self._of_a_country(at)):
            phrase.country, phrase.strength = country, 0.9
        self._appositions(phrase, at)

    def _of_a_country(self, at: int) -> str | None:
        """ "Modi of India gets in early": whose leader a name of one word is."""
        place, verb = self._chunk(at + 2), self._chunk(at + 3)
        countries, _, last = self._of_country(at + 1)
        if place is None or verb is None or len(countries) != 1 or last != at + 3 or place.possessive:
            return None
        acts = verb.low in self.lexicon.sets["verb.person"] and not verb.gap.strip()
        return countries[0] if acts and self.chunks[at + 1].low == "of" else None

    def _read_relation(self, at: int) -> None:
        chunk = self.chunks[at]
        kind = chunk.low
        left = self._left(at)
        if kind in ("spouse_m", "spouse_f"):
            self._spouse(at, left)
            return
        if kind in ("described", "aged"):
            self._described(at, left)
            return
        following = self._chunk(at + 1)
        countries, group, last = self._of_country(at + 1, left.plural)
        countries = countries or left.countries
        plural = kind in ("counterparts", "hosts")
        names = following and following.kind in ("name", "office", "honorific") and not following.gap.strip()
        last = at + 1 if names else last
        title = names and not chunk.words[0].capital
        if not title and not left.determiner and left.owner is None and not countries:
            return
        if left.determiner in ("a", "an", "no", "any", "each", "every") or self._precedes_noun(at):
            return
        phrase = self._add("relation", left.first, max(at + 1, last), plural=plural)
        phrase.relation = kind.rstrip("s") if kind != "counterparts" else "counterpart"
        self._describe(phrase, left, countries, group)
        if following and following.kind == "name" and not following.gap.strip() and not chunk.possessive:
            self._directly_named(phrase, at + 1)
        else:
            self._explain(phrase, left.first, max(at + 1, last))

    def _described(self, at: int, left: Left) -> None:
        """ "The singer had won it", "The 77-year-old went": one of whom the text has just told."""
        if left.determiner == "the" and left.first == at - 1 and self._stands_alone(at):
            phrase = self._add("relation", left.first, at + 1)
            phrase.relation, phrase.determiner = self.chunks[at].low, "the"

    def _directly_named(self, phrase: Phrase, name_at: int) -> None:
        """ "his Ukrainian counterpart Dmytro Kuleba": one phrase more, for the name."""
        name = self._add("name", name_at, name_at + 1)
        name.name = tuple(word.text for word in self.chunks[name_at].words)
        name.strength = 1.0
        phrase.same = name.start

    def _spouse(self, at: int, left: Left) -> None:
        if left.owner is None:
            return
        phrase = self._add("spouse", left.first, at + 1)
        phrase.gender = self.chunks[at].low[-1]
        phrase.owner = left.owner
        name_at = at + 1
        name = self._chunk(name_at)
        if name and name.kind == "name" and name.gap.strip() in ("", ","):
            named = self._add("name", name_at, name_at + 1)
            named.name = tuple(word.text for word in name.words)
            named.gender, named.strength = phrase.gender, 1.0
            phrase.same = named.start

    def _read_pronoun(self, at: int) -> None:
        chunk = self.chunks[at]
        lexicon = self.lexicon.sets
        gender = (
            "m" if chunk.low in lexicon["pronoun.m"] else "f" if chunk.low in lexicon["pronoun.f"] else None
        )
        if gender is None or (chunk.low == "her" and self._possesses(at)):
            owner = self._possessive_pronoun(chunk)
            if owner in ("m", "f"):
                self._add("possessive", at, at + 1).gender = owner
            return
        phrase = self._add("pronoun", at, at + 1)
        phrase.gender = gender

    def _possesses(self, at: int) -> bool:
        following = self._chunk(at + 1)
        if following is None or following.gap.strip():
            return False
        if following.kind != "word":
            return following.kind in ("relation", "office", "place", "name")
        return following.low not in self.lexicon.sets["preposition"] | self.lexicon.sets["bridge"]

    def _read_place(self, at: int) -> None:
        chunk = self.chunks[at]
        toponym = chunk.place
        if toponym is None or (chunk.possessive and toponym.role != "demonym"):
            return
        before, following = self._chunk(at - 1), self._chunk(at + 1)
        if toponym.role == "demonym":
            alone = chunk.possessive or self._alone(at)
            if before and before.low == "the" and not chunk.gap.strip() and alone:
                phrase = self._add("demonym", at - 1, at + 1)
                phrase.determiner = "the"
                phrase.country = country_of_toponym(toponym)
                self._explain(phrase, at - 1, at + 1)
                if phrase.same is None:
                    self._qualifies_name(phrase, at)
            return
        seat = toponym.role == "metonym" and toponym.place is not None and toponym.place.kind == "city"
        passive = following is not None and following.low in ("is", "was", "are", "were")
        acts = (seat and not passive) or self._acts(at, following)
        if acts and country_of_toponym(toponym):
            phrase = self._add("state", at, at + 1)
            phrase.place, phrase.country = toponym, country_of_toponym(toponym)

    def _qualifies_name(self, phrase: Phrase, at: int) -> None:
        """ "Zoran Petrovic, the Slovene, left early": the same man, whose country it says."""
        name, article = self._chunk(at - 2), self.chunks[at - 1]
        closed = _CLOSED.match(self.text, self.chunks[at].end) and not self.chunks[at].possessive
        if name is None or name.kind != "name" or article.gap.strip() != "," or not closed:
            return
        phrase.same = next((p.start for p in self.phrases if p.kind == "name" and p.end == name.end), None)

    def _read_body(self, at: int) -> None:
        phrase = self._add("body", at, at + 1)
        phrase.body = self.chunks[at].body

    def _read_two(self, at: int) -> None:
        chunk = self.chunks[at]
        following = self._chunk(at + 1)
        pair = chunk.low in ("the two", "the pair")
        if following and following.kind == "word" and following.gap == " " and pair:
            if following.low in self.lexicon.sets["stop"]:
                return
            low = following.low
            if low.endswith("s") and low not in self.lexicon.sets["verb.person"] and len(low) > 3:
                return
        if following and following.gap == " " and following.kind in ("place", "body", "name", "relation"):
            return
        if following and following.gap == " " and following.kind == "office" and pair:
            return
        if chunk.possessive:
            return
        phrase = self._add("two", at, at + 1)
        phrase.plural = True

    # What stands around a head ------------------------------------------------------------------------------

    def _explain(self, phrase: Phrase, first: int, last: int) -> None:
        """A name after a comma or in brackets explains the phrase: "the farm minister, Carlos Fávaro,"."""
        name, following = self._chunk(last), self._chunk(last + 1)
        if name is None or name.gap.strip() not in (",", "(") or self._apposing:
            return  # "Daniel Otieno, President of Kenya, His Excellency Peter Holm": of the name before
        if name.kind == "office" and following and following.kind == "name" and not following.gap.strip():
            phrase.same = name.start
            return
        if name.kind not in ("name", "honorific"):
            return
        if phrase.plural:
            self._explain_several(phrase, last)
            return
        if phrase.determiner in ("a", "an", "no", "any", "every"):
            return
        count = last + (2 if name.kind == "honorific" else 1)
        closing = self.chunks[count - 1]
        if closing.kind != "name" or not _CLOSED.match(self.text, closing.end) or closing.possessive:
            return
        named = self._add("name", last, count)
        named.name = tuple(word.text for word in closing.words)
        named.gender = name.gender
        named.strength = 0.9
        named.country = phrase.country
        phrase.same = named.start

    def _explain_several(self, phrase: Phrase, at: int) -> None:
        """ "The Polish and Lithuanian presidents, A and B,": a name for each country."""
        names: list[int] = []
        while (chunk := self._chunk(at)) and chunk.kind == "name" and not chunk.possessive:
            names.append(at)
            joint = self._chunk(at + 1)
            at += 2 if joint and joint.low == "and" and not joint.gap.strip() else 1
        if len(names) != len(phrase.countries) or len(phrase.offices) != 1:
            return
        for index, country in zip(names, phrase.countries, strict=True):
            named = self._add("name", index, index + 1, offices=phrase.offices)
            named.name = tuple(word.text for word in self.chunks[index].words)
            named.strength, named.country = 0.9, country

    def _appositions(self, phrase: Phrase, name_at: int) -> None:
        """An office after the name's comma: "Antony Blinken, the U.S. secretary of state, said"."""
        if self.chunks[name_at].possessive:
            return
        index = name_at + 1
        first = self._chunk(index)
        if first is None or first.gap.strip() != ",":
            return
        if first.low == "whom":
            phrase.strength = max(phrase.strength, 0.7)
        if first.low == "who":
            phrase.strength = max(phrase.strength, 0.8)
            index = self._predicate(index + 1)
        noun = self._apposed_noun(index)
        if noun is None:
            return
        head = self.chunks[noun]
        if head.kind == "word":
            phrase.strength = max(phrase.strength, 0.7)
            return
        form = head.office
        known = form is None or form.office.rank in self.lexicon.sets["referring"]
        phrase.strength = max(phrase.strength, 0.89 if known else 0.5)
        self._read_apposed(noun, index, phrase)

    def _read_apposed(self, noun: int, index: int, phrase: Phrase) -> None:
        count = len(self.phrases)
        if self.chunks[noun].kind == "office":
            form = self.chunks[noun].office
            if form is None or form.plural or form.office.rank not in self.lexicon.sets["referring"]:
                return
            self._apposing = True
            self._read_office(noun)
            self._apposing = False
        else:
            self._read_relation(noun)
        for added in self.phrases[count:]:
            if added.kind in ("office", "relation", "spouse") and added.start >= self.chunks[index].start:
                added.same = phrase.start
                phrase.gender = phrase.gender or (added.gender if added.kind == "spouse" else None)

    # Building -----------------------------------------------------------------------------------------------

    def _describe(self, phrase: Phrase, left: Left, countries: tuple[str, ...], group: str | None) -> None:
        phrase.determiner, phrase.owner, phrase.former = left.determiner, left.owner, left.former
        phrase.countries = countries
        phrase.country = countries[0] if len(countries) == 1 else None
        phrase.group = group

    def _add(
        self,
        kind: PhraseKind,
        first: int,
        last: int,
        *,
        offices: tuple[Office, ...] = (),
        plural: bool = False,
    ) -> Phrase:
        """A phrase of chunks[first:last], noted as taken."""
        start, end = self.chunks[first].start, self.chunks[last - 1].end
        self.phrases = [p for p in self.phrases if p.kind not in ("body", "state") or p.end <= start]
        for index in range(first, last):
            self.taken[index] = True
        phrase = Phrase(kind, start, end, self.text[start:end], self.sentence, self.paragraph)
        phrase.offices, phrase.plural = offices, plural
        phrase.subject = self._is_subject(first, last) and not self.chunks[last - 1].possessive
        phrase.reports = self._reports(first, last, offices)
        opening = kind == "possessive" and first == 0
        phrase.subject = phrase.subject and not opening
        phrase.main = phrase.subject and not phrase.reports and self._is_main(first)
        phrase.main = phrase.main or self._beside_main(first)
        phrase.subject = phrase.subject or phrase.main
        phrase.predicate = (
            first > 0 and self.chunks[first - 1].low == "as" and not self.chunks[first].gap.strip()
        )
        phrase.hint = self._hint(last)
        self.phrases.append(phrase)
        return phrase
