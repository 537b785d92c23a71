"""Who "he" and "she" are: whom the text goes on about, unless the clause says otherwise."""

from __future__ import annotations

import re

from timeline.actors.belief import verb_after
from timeline.actors.entries import heads_entry, heads_lines
from timeline.actors.figures import Figure
from timeline.actors.offices import Offices
from timeline.actors.phrases import Phrase

_MEANWHILE = re.compile(r"\b(?:after|when|as|before|while|since|until|once) $")
_PARALLEL = 1.0
# "A, B and C are to receive her" is one clause; "met Tsai and went on to Seoul, where they received her" not.
_RELATIVE = re.compile(r", (?:who|whom|whose|which)\b[^,]*,")
_ONE_CLAUSE = re.compile(
    r"(?:, and |, | and )|(?:(?!\b(?:where|who|which|when|that|and|but|while|it|they)\b)[^;:—])*"
)
_OF_WHOM = re.compile(r",? (?:\w+ )?(?:whom|whose (?:\w+ ){1,2}?) ?")
_SAID = re.compile(r"(?: on \w+| later)?(?: that)? ")
_REFLEXIVE = ("himself", "herself")
_OWNS = re.compile(r"['’]s?\b|['’](?=\s)")
_MEAL = re.compile(r" an? (?:\w+ )?(?:dinner|lunch|breakfast|banquet|reception)\b")
_HOSTED_BY = re.compile(r"(?:received|hosted|welcomed|greeted|met)(?: [a-z]+){0,3} by (?:the )?$")


class Pronouns(Offices):
    """Finds whom pronouns mean; `early` are those before whom nobody was told of."""

    early: list[Phrase]
    entry: tuple[str, int | None] = ("", None)
    entries: list[tuple[int, str, int | None]]

    def _note_entry(self, phrase: Phrase) -> None:
        """Remember whose account begins, to the end of its paragraph; of one with a line, to the next."""
        figure = self.people.of.get(phrase.start)
        if figure is None:
            return
        over = phrase.silent and heads_lines(self.text, phrase.start, phrase.end)
        if over or heads_entry(self.text, phrase.start, phrase.end):
            self.entry = figure.key, None if over else phrase.paragraph
            self.entries.append((phrase.start, *self.entry))

    def _rivalled(self, figure: Figure, fitting: list[Figure], phrase: Phrase) -> bool:
        """Whether the sentence before names another in a new paragraph: "They urged Rao to go. He had been".

        Whom the paragraph has told of before is meant all the same.
        """
        if any(told.paragraph == phrase.paragraph and key == figure.key for told, key in self.told[-12:]):
            return False
        near = {key for told, key in self._told_in(phrase.sentence - 1) if told.paragraph == phrase.paragraph}
        return any(f.key in near and f.key != figure.key for f in fitting)

    def _of_entry(self, fitting: list[Figure], phrase: Phrase) -> Figure | None:
        """Whose life the paragraph tells, where the sentence has named nobody else before "she"."""
        key, paragraph = self.entry
        figure = next((f for f in fitting if f.key == key), None)
        if figure is None or paragraph not in (None, phrase.paragraph):
            return None
        here = {
            key for told, key in self._told_in(phrase.sentence) if told.kind in ("name", "office", "relation")
        }
        return figure if here <= {key} else None

    def _within_entry(self, fitting: list[Figure], phrase: Phrase) -> list[Figure]:
        """Those whom the account of a life has told of since it began; the entry before is another's."""
        if not self.entries or self.entry[1] not in (None, phrase.paragraph):
            return fitting
        first = self.by_start[self.entries[-1][0]].sentence
        return [f for f in fitting if self.salience[f.key][1] >= first]

    def _pronoun(self, phrase: Phrase) -> tuple[str, ...]:
        fitting = [f for f in self._recent(phrase) if f.kind == "person" and f.fits(phrase.gender)]
        fitting = self._within_entry(fitting, phrase)
        if phrase.text.lower() in _REFLEXIVE:
            return self._himself(fitting, phrase)
        women = [f for f in fitting if f.gender == "f"]
        if phrase.gender == "f" and women:
            fitting = women
        if phrase.text.lower() in ("him", "her"):
            fitting = [f for f in fitting if not self._same_clause(f, phrase)]
            fitting = [f for f in fitting if not self._governs(f, phrase)]
        else:
            fitting = [f for f in fitting if not self._adjoins(f, phrase)]
        fitting = self._without_whom(fitting, phrase)
        if not fitting:
            self.early.append(phrase)
        if (own := self._of_entry(fitting, phrase)) is not None:
            return (own.key,)
        if (subject := self._clause_subject(fitting, phrase)) is not None:
            return (subject.key,)
        fitting = self._without_hosts(fitting, phrase)
        figure = self._clearest(fitting, phrase, bonus=_PARALLEL if phrase.text in ("him", "her") else 0.0)
        if figure is None or self._clouded(figure, phrase) or self._open_to_both(figure, fitting, phrase):
            return ()
        if self._rivalled(figure, fitting, phrase):
            return ()
        if len(fitting) == 1 and phrase.gender and not figure.genders:
            figure.genders[phrase.gender] += 1
        return (figure.key,)

    def _himself(self, fitting: list[Figure], phrase: Phrase) -> tuple[str, ...]:
        """ "Mr Ardan himself took off": the last subject of the sentence, whoever else is present."""
        for told, key in reversed(self._told_in(phrase.sentence)):
            if told.subject and told.kind != "possessive":
                return (key,) if self.figures[key] in fitting else ()
        return ()

    def _without_whom(self, fitting: list[Figure], phrase: Phrase) -> list[Figure]:
        """ "Kuleba, his counterpart, with whom he spoke": he is not the one of "whom"."""
        here = [(told, key) for told, key in self._told_in(phrase.sentence) if told.kind != "possessive"]
        if not here or not _OF_WHOM.fullmatch(self.text, here[-1][0].end, phrase.start):
            return fitting
        return [figure for figure in fitting if figure.key != here[-1][1]]

    def _clause_subject(self, fitting: list[Figure], phrase: Phrase) -> Figure | None:
        """ "Rao said he was ready"; "Chinh praised Kishida's trip, as he had come": its subject."""
        if phrase.text.lower() in ("him", "her"):
            return None
        here = [(told, key) for told, key in self._told_in(phrase.sentence) if told.kind != "possessive"]
        if not here:
            return None
        nearest, last = here[-1]
        if self.figures[last] in fitting and nearest.subject and self._says(nearest, phrase):
            return self.figures[last]
        main = next((key for told, key in here if told.main), last)
        others = [told for told, key in here if key != main]
        owned = bool(others) and all(_OWNS.match(self.text, told.end) for told in others)
        whom = _OF_WHOM.fullmatch(self.text, nearest.end, phrase.start)
        return self.figures[main] if (owned or whom) and self.figures[main] in fitting else None

    def _says(self, subject: Phrase, phrase: Phrase) -> bool:
        """Whether nothing but a verb of saying stands between: "Rao said that he"."""
        verb, end = verb_after(self.text, subject.end, self.lexicon)
        return verb in self.lexicon.sets["verb.saying"] and bool(
            _SAID.fullmatch(self.text, end, phrase.start)
        )

    def _without_hosts(self, fitting: list[Figure], phrase: Phrase) -> list[Figure]:
        """ "Xi received him. On Friday he goes on to Tokyo": the guest travels, not the host."""
        moves = verb_after(self.text, phrase.end, self.lexicon)[0] in self.lexicon.sets["verb.moving"]
        if not moves or len(fitting) < 2:
            return fitting
        before = self._told_in(phrase.sentence - 1)
        hosts = {key for told, key in before if told.main and self._hosts(told)}
        hosts |= {key for told, key in before if _HOSTED_BY.search(self.text, told.start - 30, told.start)}
        guests = {key for _, key in before} - hosts
        guests = {figure.key for figure in fitting if figure.key in guests}
        return [figure for figure in fitting if figure.key not in hosts] if hosts and guests else fitting

    def _hosts(self, told: Phrase) -> bool:
        """Whether the subject receives: "welcomed", "gave a dinner"."""
        verb, end = verb_after(self.text, told.end, self.lexicon)
        return verb in self.lexicon.sets["verb.hosting"] or bool(_MEAL.match(self.text, end))

    def _governs(self, figure: Figure, phrase: Phrase) -> bool:
        """Whether the figure is subject of the pronoun's verb: "Fidan, who took over in June, joined him"."""
        here = [(told, key) for told, key in self._told_in(phrase.sentence) if told.main]
        if not here or here[-1][1] != figure.key:
            return False
        between = _RELATIVE.sub("", self.text[here[-1][0].end : phrase.start])
        return bool(_ONE_CLAUSE.fullmatch(between))

    def _clouded(self, figure: Figure, phrase: Phrase) -> bool:
        """Whether somebody unknown came after the figure in the sentence: "received the Ukrainian"."""
        here = [key for _, key in self._told_in(phrase.sentence)]
        return figure.key in here and here[-1][0] == "?" and here[-1] != figure.key

    def _open_to_both(self, figure: Figure, fitting: list[Figure], phrase: Phrase) -> bool:
        """Whether "he" may be the object as well: "Biden received Kishida soon after he arrived"."""
        here = [(told, key) for told, key in self._told_in(phrase.sentence) if told.kind != "possessive"]
        main = max(fitting, key=lambda f: (f.count, -f.first))
        others = {key for _, key in here} - {main.key}
        if len(others) > 1 and main is not figure and self._distance(main, phrase) == 1:
            return True
        if phrase.main or not here or here[-1][1] == figure.key:
            return False
        if not _MEANWHILE.search(self.text, here[-1][0].end, phrase.start):
            return False
        return self.figures[here[-1][1]] in fitting and any(key == figure.key for _, key in here)

    def _possessive(self, phrase: Phrase) -> tuple[str, ...]:
        """ "On his list were": whose list keeps him present, though the word is no mention."""
        fitting = [f for f in self._recent(phrase) if f.fits(phrase.gender)]
        return self._leading(fitting, phrase)

    def _same_clause(self, figure: Figure, phrase: Phrase) -> bool:
        """Whether the figure is the nearest subject before an object pronoun, which then is not its own."""
        after = phrase.start
        for told, key in reversed(self.told):
            if told.kind == "possessive":
                continue
            between = self.text[told.end : after]
            if told.sentence != phrase.sentence or not _ONE_CLAUSE.fullmatch(between):
                return False
            if key == figure.key:
                return True
            after = told.start
        return False
