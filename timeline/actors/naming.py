"""Which capitalised words are people, and which mentions are the same person."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise

from timeline.actors._types import Stated
from timeline.actors.belief import ENOUGH, PERSONAL, Belief
from timeline.actors.entries import first_pronoun
from timeline.actors.figures import Figure, canonical, core_of, person_key
from timeline.actors.lexicon import Lexicon
from timeline.actors.phrases import Phrase
from timeline.actors.words import plain

_PLACING = frozenset(("in", "at", "near", "from", "to"))
_LIST = re.compile(r", |,? and ")


class People(Belief):
    """The named people of one text, found from all its phrases at once."""

    def __init__(
        self, text: str, phrases: Sequence[Phrase], lexicon: Lexicon, known: Mapping[str, Stated]
    ) -> None:
        super().__init__(text, phrases, lexicon)
        self.known = known
        self.figures: list[Figure] = []
        self.of: dict[int, Figure] = {}
        names = [phrase for phrase in phrases if phrase.kind == "name"]
        self.royal = [p for p in phrases if p.kind == "office" and _royal(p) and not p.plural]
        self._inherit(phrases)
        self._full(names)
        self._single(names)
        self._name()
        for figure in self.figures:
            self._learn_elsewhere(figure)

    def _inherit(self, phrases: Sequence[Phrase]) -> None:
        """ "the vice president of Ghana and Foreign Minister Botchwey": both are of one country."""
        for before, phrase in pairwise(phrases):
            if phrase.kind != "name" or not phrase.offices or phrase.country or not before.country:
                continue
            if before.kind == "office" and self.text[before.end : phrase.start] == " and ":
                phrase.country = before.country

    def _full(self, names: list[Phrase]) -> None:
        """People whose full name the text has, the longest names first."""
        several = [p for p in names if len(self._core(p)) > 1]
        accepted = [p for p in several if self._believed(p) >= ENOUGH]
        accepted += self._joined(several, accepted)
        spoken = {word for p in names if not p.silent for word in self._core(p)}
        accepted = [
            p
            for p in accepted
            if not p.silent
            or p.strength >= 1
            or self._lived(p)
            or spoken & {self._core(p)[0], self._core(p)[-1]}
        ]
        for phrase in sorted(accepted, key=lambda p: (-len(self._core(p)), p.start)):
            core = self._core(phrase)
            figure = next(
                (f for f in self.figures if set(core) <= set(f.core) and self._fits(f, phrase)), None
            )
            self._join(phrase, figure or self._new(phrase))

    def _joined(self, names: list[Phrase], accepted: list[Phrase]) -> list[Phrase]:
        """ "A B and C D flew home": names that "and" joins to a person's."""
        sure = {phrase.start for phrase in accepted}
        return [
            one if two.start in sure else two
            for one, two in pairwise(names)
            if (one.start in sure) != (two.start in sure)
            and self.text[one.end : two.start] == " and "
            and not any(self._vetoed(p) or set(map(plain, p.name)) & self.lower for p in (one, two))
            and not any(set(map(plain, p.name)) & self.lexicon.sets["common"] for p in (one, two))
        ]

    def _single(self, names: list[Phrase]) -> None:
        """Surnames, titled or bare, and runs that end in a known name."""
        listed = _listed(self.text, self.phrases)
        rest = [phrase for phrase in names if phrase.start not in self.of and not phrase.silent]
        for phrase in [p for p in rest if p.strength >= 1] + [p for p in rest if p.strength < 1]:
            figure = self._known(phrase)
            if figure:
                self._join(phrase, figure)
            elif self._stands_alone(phrase) or (phrase.start in listed and not self._vetoed(phrase)):
                self._join(phrase, self._new(phrase))

    def _stands_alone(self, phrase: Phrase) -> bool:
        """Whether a name of one word is a person without a full name: "Mr Lavrov", "King Felipe".

        "Akihito planted a tree" after "the crown prince", "Zelensky said that he would come": verbs tell.
        """
        core = self._core(phrase)
        if len(core) != 1:
            return False
        if phrase.strength >= 0.89:
            placed = phrase.strength < 0.9 and self._word_before(phrase) in _PLACING
            return self._believed(phrase) >= ENOUGH and not placed
        if len(phrase.name) == 2 and plain(phrase.name[1]) == core[0]:
            return (
                phrase.main and self._acts(phrase) and self._believed(phrase) >= ENOUGH
            )  # "M. Hollande left"
        if len(phrase.name) == 2:
            return (
                core[0] in self.lexicon.given
                and plain(phrase.name[1]) in self.lexicon.sets["particle.suffix"]
            )
        if core[0] in self.known and core[0] not in self.lower | self.lexicon.sets["common"]:
            return not self._vetoed(phrase)  # other texts of the run name somebody so
        royal = any(0 < phrase.sentence - p.sentence <= 4 and p.same is None for p in self.royal)
        told = royal or phrase.hint or (self._acts_as_person(phrase) and self._told_of(phrase))
        told = told or self._plainly_acts(phrase)
        if not (phrase.main and told and (self._acts(phrase) or self._acts_as_person(phrase))):
            return False
        if any(core[0] in figure.core for figure in self.figures):
            return False
        return not self._vetoed(phrase) and core[0] not in self.lower and len(core[0]) > 2

    def _plainly_acts(self, phrase: Phrase) -> bool:
        """ "Germany's Baerbock gave up a trip", "Marcos was met at the airport"."""
        word = plain(phrase.name[0])
        if not self._acts_as_person(phrase) or word in self.firms or word in self.lexicon.sets["common"]:
            return False
        return phrase.strength >= 0.6 or word in self.lexicon.given

    def may_act(self, phrase: Phrase) -> bool:
        """Whether the words may be a person's name after all: they do what people do."""
        words = {plain(word) for word in phrase.name}
        if self._vetoed(phrase) or words & self.lexicon.sets["common"] or words & self.lower:
            return False
        return self._acts(phrase) or self._acts_as_person(phrase)

    def _told_of(self, phrase: Phrase) -> bool:
        """Whether the text goes on about a name of one word: with "he", or as who acts once more."""
        word = plain(phrase.name[0])
        if word in self.lexicon.sets["common"] or word in self.firms or phrase.name[0].isupper():
            return False
        again = self.alone[word] > 1 or word in self.received
        return self._spoken_of(phrase) or (again and bool(PERSONAL.search(self.text)))

    def _known(self, phrase: Phrase) -> Figure | None:
        """The one person whom the words can mean, by surname first; None for two of one surname."""
        core = self._core(phrase)
        if phrase.strength < 1 and self._vetoed(phrase) and len(core) > 1:
            return None
        if phrase.strength < 1 and self._word_before(phrase) == "the":
            return None
        found = self._named(core, phrase)
        if found is None and len(core) > 1 and phrase.strength < 1:
            found = self._trimmed(phrase)
        return found

    def _named(self, core: tuple[str, ...], phrase: Phrase) -> Figure | None:
        fitting = [f for f in self.figures if set(core) <= set(f.core) and self._fits(f, phrase)]
        if len(core) == 1 and phrase.office and phrase.office.rank in ("monarch", "prince", "pope"):
            fitting = [f for f in fitting if f.core[0] == core[0]]
        if len(fitting) > 1:
            fitting = [f for f in fitting if core[-1] in self._surnames(f)] or fitting
        if len(fitting) > 1 and phrase.office:
            fitting = [f for f in fitting if f.holds(phrase.offices[0])] or fitting
        if len(fitting) > 1:
            fitting = self._nearest(fitting, phrase)
        return fitting[0] if len(fitting) == 1 else None

    def _nearest(self, fitting: list[Figure], phrase: Phrase) -> list[Figure]:
        """Of two of one surname the one whom the paragraph has named; both where it named both or none."""
        first = self.text.rfind("\n\n", 0, phrase.start)
        here = self.phrases[bisect_left(self.starts, first) : bisect_left(self.starts, phrase.start)]
        near = [id(self.of[p.start]) for p in here if p.start in self.of]
        return [figure for figure in fitting if id(figure) in near] or fitting

    def _surnames(self, figure: Figure) -> set[str]:
        return (
            {figure.core[0], figure.core[-1]}
            if figure.core[0] in self.lexicon.sets["family_first"]
            else {figure.core[-1]}
        )

    def _trimmed(self, phrase: Phrase) -> Figure | None:
        """ "Would Macky Sall", "Yet Kishida": the first word is the sentence's, the rest a known name."""
        rest = phrase.name[1:]
        core = core_of(rest, self.lexicon)
        found = self._named(core, phrase) if rest else None
        if found is None or plain(phrase.name[0]) in self.lexicon.given:
            return None
        if plain(phrase.name[0]) not in self.lower and len(core) < 2:
            return None
        shift = self.text.index(rest[0], phrase.start + len(phrase.name[0])) - phrase.start
        phrase.start, phrase.text, phrase.name = phrase.start + shift, phrase.text[shift:], rest
        return found

    def stated(self, figure: Figure) -> Stated:
        """What the text says of a figure in so many words, before descriptions and pronouns are read."""
        alone = {plain(form[0]) for form in figure.forms if len(form) == 1 and form[0].istitle()}
        first = figure.core[0] in self.lexicon.sets["family_first"]
        alone.add(figure.core[0] if first else figure.core[-1])
        offices = tuple(sorted(figure.offices, key=lambda office: (-figure.offices[office], office.name)))
        return Stated(figure.core, frozenset(alone), figure.country, figure.gender, offices)

    def _learn_elsewhere(self, figure: Figure) -> None:
        """ "Modi landed. The Indian said": what another text says of Narendra Modi holds here."""
        told = next((self.known[word] for word in figure.core if word in self.known), None)
        if told is None or not (set(told.core) <= set(figure.core) or set(figure.core) <= set(told.core)):
            return
        if told.country and not figure.countries:
            figure.countries[told.country] += 1
        if told.gender and not figure.genders:
            figure.genders[told.gender] += 1
        if not figure.offices and figure.countries:
            figure.offices.update(told.offices)

    def _fits(self, figure: Figure, phrase: Phrase) -> bool:
        if not figure.fits(phrase.gender or self._given_gender(phrase), phrase.country):
            return False
        said_of = {_numeral(form) for form in figure.forms} - {""}
        if said_of and _numeral(phrase.name) not in {"", *said_of}:
            return False  # "Paul VI" is not John Paul II
        heads = {
            office.name for office in figure.offices if office.rank == "head" and office.name != "leader"
        }
        said = phrase.office
        clash = (
            said is not None
            and said.rank == "head"
            and said.name != "leader"
            and heads
            and said.name not in heads
        )
        return not (clash and len(self._core(phrase)) == 1 and not phrase.former)

    def _given_gender(self, phrase: Phrase) -> str | None:
        if len(self._core(phrase)) < 2:
            royal = len(phrase.name) > 1 and plain(phrase.name[-1]) in self.lexicon.sets["particle.suffix"]
            return self.lexicon.given.get(plain(phrase.name[0])) if royal else None
        first, last = plain(phrase.name[0]), plain(phrase.name[-1])
        if first in self.lexicon.sets["family_first"]:
            return None
        if first not in self.lexicon.given and self._lived(phrase):
            return first_pronoun(self.text, phrase.end) or None  # "GERTRUDE STEEN (1868–1926). She"
        return self.lexicon.given[first] if first in self.lexicon.given else self.lexicon.given.get(last)

    def _new(self, phrase: Phrase) -> Figure:
        figure = Figure(key="", name="", core=self._core(phrase), first=phrase.start)
        self.figures.append(figure)
        return figure

    def _join(self, phrase: Phrase, figure: Figure) -> None:
        self.of[phrase.start] = figure
        figure.forms[phrase.name] += 1
        figure.count += 1
        figure.headline = figure.headline or phrase.silent
        figure.first = min(figure.first, phrase.start)
        for office in phrase.offices:
            if not phrase.former:
                figure.offices[office] += 1
        country = phrase.country or next((o.country for o in phrase.offices if o.country), None)
        if country:
            figure.countries[country] += 1 if phrase.strength < 0.9 else 2
        shown = phrase.gender or self._given_gender(phrase)
        if shown:
            figure.genders[shown] += 2 if phrase.gender else 1

    def _name(self) -> None:
        """Keys and names, made when all forms are known; two people never share a key."""
        keys: dict[str, int] = {}
        for figure in sorted(self.figures, key=lambda f: f.first):
            words = canonical(figure, self.lexicon)
            key = person_key(words)
            keys[key] = keys.get(key, 0) + 1
            figure.key = key if keys[key] == 1 else f"{key}-{keys[key]}"
            figure.name = " ".join(words)


def _numeral(name: Sequence[str]) -> str:
    """The number of a king or pope: "VI" of Paul VI."""
    return name[-1] if len(name) > 1 and re.fullmatch(r"[IVX]+", name[-1]) else ""


def _royal(phrase: Phrase) -> bool:
    """Whether the phrase is an office whose holders go by one name: "the crown prince", Akihito."""
    return phrase.office is not None and phrase.office.rank in ("monarch", "prince")


def _listed(text: str, phrases: Sequence[Phrase]) -> set[int]:
    """Starts of bare names in lists of people: "after Yellen, Ambassador Ray, the first lady and Blinken"."""
    found: set[int] = set()
    row: list[Phrase] = []
    for phrase in [*phrases, None]:
        if phrase and phrase.kind not in ("name", "office"):
            continue
        if phrase and row and _LIST.fullmatch(text, row[-1].end, phrase.start):
            row.append(phrase)
            continue
        sure = [p for p in row if p.strength >= 0.9 or (p.kind == "office" and p.determiner == "the")]
        if len(row) > 2 and len(sure) > 1:
            found |= {p.start for p in row if p.kind == "name" and len(p.name) == 1 and not p.silent}
        row = [phrase] if phrase else []
    return found
