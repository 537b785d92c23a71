"""How present each figure is at a point of the text, by how lately and in what part it was told of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log2
from typing import NamedTuple

from timeline.actors.figures import Figure
from timeline.actors.lexicon import Lexicon, Office
from timeline.actors.naming import People
from timeline.actors.phrases import Phrase

_FADE = 0.5
_APART = 0.5
_FAME = 0.3
_MARGIN = 0.15
_WINDOW = 6


class Countries(NamedTuple):
    """What the text's toponyms say: how often each country is named, pairs ("Japan and Vietnam") by start.

    `named` are the countries of which more is said than the people's name ("the Brazilian").
    """

    counts: Counter[str]
    pairs: tuple[tuple[int, tuple[str, str]], ...] = ()
    named: frozenset[str] = frozenset()
    places: tuple[tuple[int, str], ...] = ()

    @property
    def leading(self) -> str | None:
        """The country that is named more often than any other."""
        ranked = self.counts.most_common(2)
        clear = ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
        return ranked[0][0] if clear else None


class Presence:
    """The figures of a text and how present they are; `told` are all mentions so far, with their keys.

    `lead` is the number of the second sentence of the article, `openings` are the starts of sentences.
    """

    def __init__(
        self,
        phrases: Sequence[Phrase],
        people: People,
        lexicon: Lexicon,
        countries: Countries,
        openings: frozenset[int],
    ) -> None:
        self.text = people.text
        self.phrases = phrases
        self.people = people
        self.lexicon = lexicon
        self.figures = {figure.key: figure for figure in people.figures}
        self.salience: dict[str, tuple[float, int, int]] = {}
        self.told: list[tuple[Phrase, str]] = []
        self.in_sentence: dict[int, list[Phrase]] = {}
        for phrase in phrases:
            self.in_sentence.setdefault(phrase.sentence, []).append(phrase)
        self.by_start = {phrase.start: phrase for phrase in phrases}
        self.countries = countries
        spoken = [phrase.sentence for phrase in phrases if not phrase.silent]
        self.lead = min(spoken, default=0) + 1
        self.openings = openings

    def _touch(self, key: str, phrase: Phrase) -> None:
        weight = max(self._faded(key, phrase), _weight(phrase))
        self.salience[key] = (weight, phrase.sentence, phrase.paragraph)
        self.told.append((phrase, key))
        if phrase.kind != "name":
            self.figures[key].count += 1

    def _told_in(self, sentence: int) -> list[tuple[Phrase, str]]:
        """The mentions of one sentence so far, which is the current one or one of the last few."""
        at = len(self.told)
        while at and self.told[at - 1][0].sentence >= sentence:
            at -= 1
        return [pair for pair in self.told[at:] if pair[0].sentence == sentence]

    def _faded(self, key: str, phrase: Phrase) -> float:
        score, sentence, paragraph = self.salience.get(key, (0.0, phrase.sentence, phrase.paragraph))
        return float(score * _FADE ** (phrase.sentence - sentence) * _APART ** (phrase.paragraph - paragraph))

    def _salience(self, key: str, phrase: Phrase) -> float:
        return self._faded(key, phrase) + _FAME * log2(1 + self.figures[key].count)

    def _parallel(self, figure: Figure, phrase: Phrase) -> bool:
        """Whether the last mention was an object too: "Biden met his guest. Harris had him to dine"."""
        last = next((told for told, key in reversed(self.told) if key == figure.key), None)
        return last is not None and not last.subject and phrase.sentence - last.sentence <= 1

    def _told(self, figure: Figure, phrase: Phrase) -> bool:
        return figure.key in self.salience

    def _distance(self, figure: Figure, phrase: Phrase) -> int:
        if figure.key not in self.salience:
            return 99
        return phrase.sentence - self.salience[figure.key][1]

    def _recent(self, phrase: Phrase, window: int = _WINDOW) -> list[Figure]:
        """People told of in the last sentences, the most present first."""
        people = [figure for figure in self.figures.values() if figure.kind == "person"]
        near = [figure for figure in people if self._distance(figure, phrase) <= window]
        return sorted(near, key=lambda f: (-self._salience(f.key, phrase), f.first))

    def _leading(self, figures: list[Figure], phrase: Phrase) -> tuple[str, ...]:
        figure = self._clearest(figures, phrase)
        return (figure.key,) if figure else ()

    def _learn(self, figure: Figure, office: Office | None, country: str | None) -> None:
        if office and office.name not in {held.name for held in figure.offices}:
            figure.offices[office] += 1
            if office.gender:
                figure.genders[office.gender] += 2
        if country:
            figure.countries[country] += 1

    def _adjoins(self, figure: Figure, phrase: Phrase) -> bool:
        """Whether the figure's name stands directly before: "With Prime Minister Modi he means to speak"."""
        names = [(told, key) for told, key in self.told[-3:] if told.kind != "possessive"]
        if not names or names[-1][1] != figure.key or phrase.sentence != names[-1][0].sentence:
            return False
        return self.text[names[-1][0].end : phrase.start] in (" ", ", ")

    def _clearest(
        self, figures: list[Figure], phrase: Phrase, margin: float = _MARGIN, bonus: float = 0.0
    ) -> Figure | None:
        """The most present of some figures, None where two are about equally so."""
        weights = {
            f.key: self._salience(f.key, phrase) + bonus * (bonus > 0 and self._parallel(f, phrase))
            for f in figures
        }
        ranked = sorted(figures, key=lambda f: (-weights[f.key], f.first))
        if len(ranked) < 2:
            return ranked[0] if ranked else None
        first, second = (weights[figure.key] for figure in ranked[:2])
        return ranked[0] if first - second >= margin * max(first, 0.01) else None


def _weight(phrase: Phrase) -> float:
    """How much a mention puts its figure forward: a sentence's subject more than a clause's."""
    if phrase.plural or phrase.silent:
        return 0.4
    if phrase.kind == "possessive":
        return 1.5
    if not phrase.subject:
        return 3.5 if phrase.kind == "pronoun" else 1.0
    if phrase.reports:
        return 1.5
    return (3.0 if phrase.main else 2.0) + 0.5 * (phrase.kind == "pronoun")
