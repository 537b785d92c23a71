"""Who is meant: offices, counterparts, guests and pronouns, read from the text's start to its end."""

from __future__ import annotations

import re
from bisect import bisect_left

from timeline.actors.figures import Figure, same_rank
from timeline.actors.lexicon import Office
from timeline.actors.offices import INDEFINITE
from timeline.actors.phrases import Phrase
from timeline.actors.pronouns import Pronouns

_PAIR_WINDOW = 8
# "flew back home to Lusaka"; not "is home to".
_HOME = re.compile(r"(?<!is)(?<!was)(?<!are)(?<!were) home(?: again)? to (?:the )?$")


class Resolver(Pronouns):
    """Gives each phrase its keys; `figures` grows by the office-holders whom the text does not name."""

    def resolve(self) -> None:
        """Read the phrases in order."""
        self.spouses: tuple[str, ...] = ()
        self.pair: tuple[str, ...] = ()
        self.merged: dict[str, str] = {}
        self.early: list[Phrase] = []
        self.entries: list[tuple[int, str, int | None]] = []
        self._appositions()
        self.stated = tuple(self.people.stated(figure) for figure in self.people.figures)
        readers = {
            "name": self._name,
            "office": self._office,
            "relation": self._relation,
            "spouse": self._spouse,
            "pronoun": self._pronoun,
            "possessive": self._possessive,
            "demonym": self._demonym,
            "two": self._two,
        }
        for phrase in self.phrases:
            if phrase.kind in readers:
                phrase.keys = readers[phrase.kind](phrase)
                self._note_entry(phrase)
                told = phrase.keys or self._unknown(phrase)
                for key in told if not self._aside(phrase) else ():
                    self._touch(key, phrase)
        self._look_ahead()
        self._went_home()
        for phrase in self.phrases:
            phrase.keys = tuple(self.merged.get(key, key) for key in phrase.keys)
            phrase.keys = () if any(key[0] == "?" for key in phrase.keys) else phrase.keys

    def _aside(self, phrase: Phrase) -> bool:
        """Whether the text goes on about others: "her press secretary said", "The singer had won it"."""
        speaks = bool(phrase.offices) and phrase.offices[0].rank == "spokesperson"
        again = phrase.text.lower().startswith("the same ")
        return phrase.relation == "described" or (speaks and (again or phrase.owner is not None))

    def _unknown(self, phrase: Phrase) -> tuple[str, ...]:
        """A figure for somebody who stays unknown: "the Tanzanian", whom a later "she" may mean."""
        if phrase.kind == "name":
            return self._maybe_person(phrase)
        if phrase.kind not in ("office", "relation", "demonym") or phrase.plural or phrase.predicate:
            return ()
        if not phrase.determiner or phrase.determiner in INDEFINITE or phrase.reports:
            return ()
        key = f"?{phrase.start}"
        self.figures[key] = Figure(key, phrase.text, named=False, first=phrase.start)
        if phrase.country:
            self.figures[key].countries[phrase.country] += 1
        return (key,)

    def _maybe_person(self, phrase: Phrase) -> tuple[str, ...]:
        """ "Varela did come. A plane brought him": who may be a person may be whom "him" means."""
        if phrase.silent or not phrase.main or not self.people.may_act(phrase):
            return ()
        key = f"?{phrase.text.lower()}"
        if key not in self.figures:
            self.figures[key] = Figure(key, phrase.text, named=False, first=phrase.start)
        return (key,)

    # What names and appositions say -------------------------------------------------------------------------

    def _appositions(self) -> None:
        """Offices and countries that stand beside a name, wherever in the text, are the person's."""
        for phrase in self.phrases:
            figure = self._beside(phrase)
            if figure is None or phrase.kind not in ("office", "relation", "demonym"):
                continue
            for office in phrase.offices:
                if not phrase.former:
                    figure.offices[office] += 1
            country = phrase.country or next((o.country for o in phrase.offices if o.country), None)
            if country and not phrase.former:
                figure.countries[country] += 2

    def _name(self, phrase: Phrase) -> tuple[str, ...]:
        figure = self.people.of.get(phrase.start)
        if figure and phrase.main and self._blank_name(phrase):
            self._pair_up(phrase, figure)
        return (figure.key,) if figure else ()

    def _blank_name(self, phrase: Phrase) -> bool:
        """Whether the text names somebody here for the first time, and never says what office they hold."""
        figure = self.people.of.get(phrase.start)
        return bool(
            figure and not figure.offices and not figure.countries and figure.key not in self.salience
        )

    def _pair_up(self, phrase: Phrase, figure: Figure) -> None:
        """ "The president of X welcomed his colleague from Y. A and B talked": in that order."""
        here = self.in_sentence[phrase.sentence]
        other = next((p for p in here if p.start > phrase.start), None)
        joined = other is not None and self.text[phrase.end : other.start] == " and "
        if other is None or other.kind != "name" or not joined or not self._blank_name(other):
            return
        before = [key for _, key in self._told_in(phrase.sentence - 1)]
        keys = list(dict.fromkeys(before))
        if len(keys) != 2 or any(self.figures[key].named or key[0] == "?" for key in keys):
            return
        for key, named in zip(keys, (figure, self.people.of[other.start]), strict=True):
            unnamed = self.figures.pop(key)
            self.merged[key] = named.key
            named.offices += unnamed.offices
            named.countries += unnamed.countries
            self.salience.pop(key, None)
        self.told = [(told, self.merged.get(key, key)) for told, key in self.told]

    def _look_ahead(self) -> None:
        """ "Before he left Africa, America's top diplomat made one last plea": he is who comes next."""
        for phrase in self.early:
            after = [p for p in self.in_sentence[phrase.sentence] if p.start > phrase.start]
            main = next((p for p in after if p.main and p.keys), None)
            figure = self.figures.get(main.keys[0]) if main and len(main.keys) == 1 else None
            if figure and figure.fits(phrase.gender):
                phrase.keys = (figure.key,)

    def _went_home(self) -> None:
        """ "She flew home to Tallinn": her office is of that country, where nothing else tells."""
        for at, code in self.countries.places:
            if not _HOME.search(self.text, max(0, at - 40), at):
                continue
            before = [
                p for p in self.phrases[max(0, bisect_left(self.people.starts, at) - 6) :] if p.start < at
            ]
            keys = next((p.keys for p in reversed(before) if p.subject and p.keys and not p.plural), ())
            opening = max((start for start in self.openings if start <= at), default=0)
            here = [p for p in before if p.start >= opening and p.subject and p.keys == keys]
            figure = self.figures.get(keys[0]) if keys and here else None
            if figure and figure.kind == "person" and not figure.countries:
                figure.countries[code] += 1

    # Relations ----------------------------------------------------------------------------------------------

    def _relation(self, phrase: Phrase) -> tuple[str, ...]:
        beside = self._beside(phrase)
        owner = self._owner(phrase, beside)
        if phrase.relation == "counterpart":
            return self._counterpart(phrase, owner, beside)
        if beside:
            return (beside.key,)
        if phrase.relation == "host":
            return self._host(phrase, owner)
        return self._described(phrase) if phrase.relation in ("described", "aged") else ()

    def _described(self, phrase: Phrase) -> tuple[str, ...]:
        """Whom the sentence before named: "The 77-year-old" its subject, "The singer" no office-holder."""
        told = self._told_in(phrase.sentence - 1) or self._told_in(phrase.sentence - 2)
        people = [(one, self.figures[key]) for one, key in told if self.figures[key].kind == "person"]
        named = [(one, figure) for one, figure in people if figure.named]
        if phrase.relation == "aged":
            kept = [figure for one, figure in named if one.main] or [figure for _, figure in named]
        else:
            kept = [f for one, f in named if one.kind == "name" and not f.offices and not f.countries]
        full = [figure for figure in kept if len(figure.core) > 1] or kept
        keys = tuple(dict.fromkeys(figure.key for figure in full))
        return keys if len(keys) == 1 else ()

    def _counterpart(self, phrase: Phrase, owner: Figure | None, beside: Figure | None) -> tuple[str, ...]:
        office = owner.office if owner else None
        if beside:
            if office and not beside.offices:
                head = office.rank in ("head", "monarch")
                self._learn(
                    beside, Office("leader", "head") if head else same_rank(office, phrase.country), None
                )
            return (beside.key,)
        if phrase.group and office and phrase.plural:
            phrase.offices = (same_rank(office, None),)
            return (self._group(phrase).key,)
        if not phrase.countries:
            return ()
        keys: list[str] = []
        for country in phrase.countries:
            keys += self._counterpart_of(country, office, owner, phrase)
        return tuple(dict.fromkeys(keys))

    def _counterpart_of(
        self, country: str, office: Office | None, owner: Figure | None, phrase: Phrase
    ) -> tuple[str, ...]:
        theirs = [f for f in self.figures.values() if f.country == country and f is not owner]
        if not theirs and owner and office and (met := self._met(owner, office, phrase)):
            self._learn(met, None, country)
            return (met.key,)
        ranked = [f for f in theirs if office and any(o.rank == office.rank for o in f.offices)]
        if len(ranked) == 1:
            return (ranked[0].key,)
        blank = [f for f in theirs if f.named and not f.offices]
        if len(blank) == 1 and not ranked:
            return (blank[0].key,)
        if office is None or office.rank not in self.lexicon.sets["referring"]:
            return ()
        if office.name in ("leader", "minister", "secretary"):
            return ()
        return self._holder(phrase, same_rank(office, country), country)

    def _met(self, owner: Figure, office: Office, phrase: Phrase) -> Figure | None:
        """Another holder of the rank in the same sentence: "Kishida saw Prime Minister Hun Sen, ... his
        Cambodian counterpart"."""
        here = sorted({key for _, key in self._told_in(phrase.sentence)})
        met = [self.figures[key] for key in here if self.figures[key] is not owner]
        met = [f for f in met if f.country is None and any(o.rank == office.rank for o in f.offices)]
        return met[0] if len(met) == 1 else None

    def _host(self, phrase: Phrase, owner: Figure | None) -> tuple[str, ...]:
        if phrase.plural:
            return ()
        if phrase.country:
            figure = self._of_country(phrase.country, phrase)
            return (figure.key,) if figure else ()
        recent = [f for f in self._recent(phrase) if f is not owner]
        if owner and owner.country:
            recent = [f for f in recent if f.country != owner.country]
        recent = [f for f in recent if self._distance(f, phrase) <= 2] or recent
        if owner:
            return (recent[0].key,) if len(recent) == 1 else self._leading(recent, phrase)
        visitor = self._visitor(phrase, recent)
        here = {key for told, key in self._told_in(phrase.sentence) if told.main}
        both = not phrase.subject and here & set(visitor)
        return () if both else visitor  # "The governor drove with the visitor": two people

    def _visitor(self, phrase: Phrase, recent: list[Figure]) -> tuple[str, ...]:
        """ "the visitor": the one whom the text is about."""
        if "host" in phrase.text.lower():
            return ()
        main = self._clearest(recent, phrase, margin=0.3)
        if main is None or main.key[0] == "?":
            ranked = sorted(recent, key=lambda f: (-f.count, f.first))
            clear = len(ranked) > 1 and ranked[0].count >= 2 * ranked[1].count
            main = ranked[0] if clear else None
        return (main.key,) if main and main.count > 1 else ()

    def _spouse(self, phrase: Phrase) -> tuple[str, ...]:
        beside = self._beside(phrase)
        owner = self._owner(phrase, beside)
        if owner is None or owner.key[0] == "?":
            return (beside.key,) if beside else ()
        figure = beside or self._unnamed_spouse(phrase, owner)
        self.spouses = (owner.key, figure.key)
        return (figure.key,)

    def _unnamed_spouse(self, phrase: Phrase, owner: Figure) -> Figure:
        word = "husband" if phrase.gender == "m" else "wife"
        key = f"{word}-of-{owner.key}"
        figure = Figure(key, f"{word} of {owner.name}", named=False, first=phrase.start)
        figure.genders[phrase.gender or "f"] += 2
        return self.figures.setdefault(key, figure)

    # Short descriptions -------------------------------------------------------------------------------------

    def _demonym(self, phrase: Phrase) -> tuple[str, ...]:
        figure = self._of_country(phrase.country, phrase) if phrase.country else None
        figure = self._beside(phrase) or figure
        return (figure.key,) if figure else ()

    def _of_country(self, country: str, phrase: Phrase) -> Figure | None:
        theirs = [f for f in self.figures.values() if f.country == country and f.kind == "person"]
        told = [f for f in theirs if self._told(f, phrase)] or theirs
        if told:
            return self._clearest(told, phrase)
        near = self._named_in_part_before(phrase) or self._just_named(phrase)
        if len(near) != 1:
            near = [f for f in self._recent(phrase, 2) if f.named and f.country is None]
        near = [f for f in near if not self._same_clause(f, phrase)]
        if not near:
            blank = [f for f in self._blank_figures(phrase.hint) if f.country in (None, country)]
            near = [f for f in blank if self._introduced(f, phrase)]
        if len(near) != 1:
            near = self._protagonist(country, phrase)
        if not near:
            return None
        self._learn(near[0], None, country)
        return near[0]

    def _named_in_part_before(self, phrase: Phrase) -> list[Figure]:
        """ "Joko Widodo touched down on Tuesday; the Indonesian": the subject before the semicolon."""
        before = [(told, key) for told, key in self._told_in(phrase.sentence) if told.main]
        if not before or ";" not in self.text[before[-1][0].end : phrase.start]:
            return []
        figure = self.figures[before[-1][1]]
        return [figure] if figure.named and figure.country is None else []

    def _just_named(self, phrase: Phrase) -> list[Figure]:
        """ "President Zelensky is expected. The Ukrainian was in London": the one subject just named."""
        before = self._told_in(phrase.sentence - 1)
        keys = list(dict.fromkeys(key for _, key in before))
        if len(keys) != 1 or not any(told.kind == "name" and told.main for told, _ in before):
            return []
        return [f for f in (self.figures[keys[0]],) if f.named and f.country is None]

    def _protagonist(self, country: str, phrase: Phrase) -> list[Figure]:
        """The one whom the text is about, where the country is none that the text goes to."""
        blank = [f for f in self._recent(phrase) if f.named and f.country is None]
        ranked = sorted(blank, key=lambda f: (-f.count, f.first))
        if not ranked or country in self.countries.named or self._same_clause(ranked[0], phrase):
            return []
        second = ranked[1].count if len(ranked) > 1 else 0
        return ranked[:1] if ranked[0].count >= max(4, 2 * second) else []

    def _two(self, phrase: Phrase) -> tuple[str, ...]:
        """The last two who stood together in one sentence; ministers only where it says ministers."""
        low = phrase.text.lower()
        if low == "the couple" and self.spouses:
            return self.spouses
        if apposed := self._apposed_pair(phrase):
            return apposed
        for back in range(_PAIR_WINDOW):
            told = [key for _, key in self._told_in(phrase.sentence - back)]
            here = [key for key in dict.fromkeys(told) if self._may_pair(key, low)]
            if len(here) > 2 and back:
                return ()
            if len(here) > 1:
                self.pair = tuple(here[-2:])
                return self.pair
            if here:
                self.pair = self.pair if here[0] in self.pair else self._with_other(here[0], phrase, low)
                return self.pair
        return ()

    def _apposed_pair(self, phrase: Phrase) -> tuple[str, ...]:
        """ "The two leaders, Narendra Modi and Emmanuel Macron,": who is named right after."""
        names = [p for p in self.in_sentence[phrase.sentence] if p.start > phrase.start][:2]
        figures = [self.people.of.get(name.start) for name in names]
        if len(names) < 2 or self.text[phrase.end : names[0].start] != ", ":
            return ()
        joined = self.text[names[0].end : names[1].start] == " and "
        return tuple(figure.key for figure in figures if figure) if joined and all(figures) else ()

    def _with_other(self, key: str, phrase: Phrase, low: str) -> tuple[str, ...]:
        """One of the two, and whoever else is most present."""
        others = [f for f in self.figures.values() if f.key != key and f.key in self.salience]
        near = [f for f in others if self._distance(f, phrase) <= _PAIR_WINDOW and self._may_pair(f.key, low)]
        other = self._clearest(near, phrase)
        return (other.key, key) if other else ()

    def _may_pair(self, key: str, low: str) -> bool:
        figure = self.figures[key]
        if figure.kind != "person":
            return False
        if low.startswith(("the two ", "both ", "neither ")) and not figure.offices:
            return figure.count == max(f.count for f in self.figures.values())
        ranks = {office.rank for office in figure.offices}
        if "president" in low and any(office.name == "prime minister" for office in figure.offices):
            return False
        if "minister" in low and "prime" not in low:
            return not ranks or bool(ranks - {"head", "monarch"})
        if "president" in low or "premier" in low or "prime" in low or "leader" in low:
            return not ranks or bool(ranks & {"head", "monarch"})
        return True
