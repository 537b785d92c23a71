"""Who holds an office: "the prime minister", "the Japanese leader", "Japan's and India's ministers"."""

from __future__ import annotations

import re
from bisect import bisect_left

from timeline.actors.entries import heads_entry, in_head
from timeline.actors.figures import GENERIC, Figure, covers, same_rank
from timeline.actors.lexicon import Office
from timeline.actors.phrases import Phrase
from timeline.actors.presence import Presence
from timeline.actors.words import slug
from timeline.places.countries import country_in_sentence

_WITH = re.compile(r"\b(?:with|to|by|and|of) $")
INDEFINITE = frozenset(("a", "an", "no", "any", "every", "each", "another", "some"))


class Offices(Presence):
    """Finds the holders of offices; `figures` grows by those whom the text does not name."""

    def _office(self, phrase: Phrase) -> tuple[str, ...]:
        figure = self._beside(phrase)
        if figure:
            return (figure.key,)
        if phrase.plural:
            return self._offices(phrase)
        office = phrase.offices[0]
        if phrase.predicate and not phrase.country:
            return self._served(phrase, office)
        if phrase.restricted and not office.country:
            return ()
        if phrase.group and phrase.determiner not in INDEFINITE:
            return self._of_body(phrase, office)
        if phrase.text.isupper() and office.country:
            return self._of_head(office, phrase) or self._holder(phrase, office, office.country)
        if phrase.determiner in INDEFINITE or (not phrase.determiner and not phrase.country):
            return self._bare(phrase, office)
        country = phrase.country or self._owner_country(phrase) or self._listed_country(phrase)
        if country:
            return self._holder(phrase, office, country)
        if phrase.owner is not None:
            return self._speaker_of(phrase, office)
        return self._definite(phrase, office)

    def _speaker_of(self, phrase: Phrase, office: Office) -> tuple[str, ...]:
        """ "her press secretary": somebody without a name who speaks for somebody named."""
        owner = self._owner(phrase, None)
        if owner is None or not owner.named or office.rank != "spokesperson":
            return ()
        key = f"{slug((office.name,))}-of-{owner.key}"
        name = f"{office.name} of {owner.name}"
        figure = self.figures.setdefault(key, Figure(key, name, named=False, first=phrase.start))
        self._learn(figure, office, None)
        return (key,)

    def _of_head(self, office: Office, phrase: Phrase) -> tuple[str, ...]:
        """Whom the head of a pool report names as president: there he is "POTUS"."""
        held = [f for f in self.figures.values() if f.named and f.holds(office)]
        held = [f for f in held if f.country in (None, office.country)]
        held = [f for f in held if f.first < phrase.start and in_head(self.text, f.first)]
        return (held[0].key,) if len(held) == 1 else ()

    def _of_body(self, phrase: Phrase, office: Office) -> tuple[str, ...]:
        """ "the U.N. secretary-general": the one who holds such an office of no country."""
        held = [f for f in self.figures.values() if f.named and f.country is None and office in f.offices]
        if len(held) == 1 and office.rank == "secretary-general":
            return (held[0].key,)
        key = f"{slug((office.name,))}-of-{slug((phrase.group or '',))}"
        name = f"{office.name} of {self._group_name(phrase.group or '')}"
        figure = self.figures.setdefault(key, Figure(key, name, named=False, first=phrase.start))
        self._learn(figure, office, None)
        return (key,)

    def _listed_country(self, phrase: Phrase) -> str | None:
        """ "the president of Kazakhstan, the foreign minister": the second is of the first's country."""
        before = [p for p in self.in_sentence[phrase.sentence] if p.end < phrase.start]
        last = before[-1] if before else None
        if last is None or last.kind != "office" or phrase.offices[0].name == last.offices[0].name:
            return None
        return last.country if self.text[last.end : phrase.start] in (", ", " and ") else None

    def _bare(self, phrase: Phrase, office: Office) -> tuple[str, ...]:
        """An office without an article is somebody only in a headline: "premier to call on partners"."""
        opens = phrase.main and phrase.start in self.openings
        if phrase.determiner or not opens or office.rank not in ("head", "foreign"):
            return ()
        held = [f for f in self.figures.values() if f.holds(office)]
        return (held[0].key,) if len(held) == 1 else ()

    def _served(self, phrase: Phrase, office: Office) -> tuple[str, ...]:
        """ "her first time on the continent as vice president": the office of the sentence's last subject."""
        for told, key in reversed(self.told):
            if told.sentence != phrase.sentence:
                break
            if told.subject and self.figures[key].named:
                self._learn(self.figures[key], office, office.country)
                break
        return ()

    def _holder(self, phrase: Phrase, office: Office, country: str) -> tuple[str, ...]:
        """The one who holds the office of a country, named or not."""
        office = same_rank(office, country) if office.rank == "foreign" else office
        gender = phrase.gender or office.gender
        if phrase.former:
            return ()
        held = [
            f for f in self.figures.values() if f.country == country and f.holds(office) and f.fits(gender)
        ]
        sole = office.rank in self.lexicon.sets["sole"]
        if not held and office.name == "leader":
            held = [f for f in self._blank_figures(gender) if f.country == country and not f.offices]
            held = [f for f in held if self._told(f, phrase)]
            held = held if len(held) == 1 else []
        described = phrase.kind == "office" and not phrase.plural and bool(phrase.determiner)
        if (sole or office.name == "minister") and described and not any(f.named for f in held):
            held = self._homeless(office, gender, country, phrase) or held
        if sole and described and not held:
            held = self._adopted(phrase, office, country)
        if held:
            figure = max(held, key=lambda f: (f.named, self._salience(f.key, phrase), -f.first))
            self._learn(figure, office, country)
            return (figure.key,)
        bare = not phrase.determiner and phrase.text[:1].islower() and not phrase.plural
        bare = bare or office.name in ("minister", "secretary")
        return () if bare and phrase.kind == "office" else (self._unnamed(office, country, phrase).key,)

    def _homeless(self, office: Office, gender: str | None, country: str, phrase: Phrase) -> list[Figure]:
        """Who holds such an office of no stated country, in a text of that country: "Prime Minister Kishida".

        "The Japanese leader" was told of before; a foreign minister of Mongolia need not have been.
        """
        held = [f for f in self.figures.values() if f.named and f.country is None and f.holds(office)]
        held = [
            f for f in held if not (f.office and f.office.countries and country not in f.office.countries)
        ]
        held = sorted((f for f in held if f.fits(gender)), key=lambda f: (-f.count, f.first))
        if office.name == "minister":
            held = [f for f in held if f.key in self.salience]
        elif office.name == "leader" or len(held) > 1:
            held = [f for f in held if f.key in self.salience and f.office and f.office.rank == "head"]
        named_next = [
            f for f in self._blank_figures(gender) if len(f.core) > 1 and self._introduced(f, phrase)
        ]
        if named_next and not any(f.key in self.salience for f in held):
            return []
        if len(held) == 1 and phrase.main and phrase.sentence < self.lead + 1 and self._soon(held[0], phrase):
            return held
        if (
            len(held) == 1
            and office.rank in ("prince", "monarch", "first lady")
            and office in held[0].offices
        ):
            return held
        counts = self.countries.counts
        often = 2 * counts[country] >= max(counts.values(), default=0)
        if len(held) == 1:
            main = held[0].count == max(f.count for f in self.figures.values())
            said = often and (main or office.name in GENERIC)
            return held if said or country == self.countries.leading else []
        if len(held) < 2 or held[0].count == held[1].count:
            return []
        return held[:1] if often else []

    def _soon(self, figure: Figure, phrase: Phrase) -> bool:
        """ "Brazil's president gets a new date", says the headline, and the article "President Lula"."""
        first = self.by_start.get(figure.first)
        return first is not None and 0 < first.sentence - phrase.sentence <= 3

    def _adopted(self, phrase: Phrase, office: Office, country: str) -> list[Figure]:
        """Somebody named nearby without office or country, in whom the description finds its name.

        "Japan's prime minister is off to New Delhi. Fumio Kishida starts on Saturday": the next subject.
        """
        if office.country and phrase.country is None:
            return []
        blank = [f for f in self._blank_figures(phrase.hint or office.gender) if f.country in (None, country)]
        after = [f for f in blank if self._introduced(f, phrase)]
        if office.rank in ("monarch", "prince"):
            after = [f for f in after if len(f.core) == 1] or after
        else:
            after = [f for f in after if len(f.core) > 1]
        if len(after) == 1:
            return after
        before = [f for f in blank if self._last_subject(f, phrase)]
        main = max((f.count for f in self.figures.values()), default=0)
        opens = phrase.main and phrase.start in self.openings
        if len(before) == 1 and not after and (opens or before[0].count == main):
            return before
        told = [f for f in blank if self._distance(f, phrase) <= 6]
        if office.name == "leader" and len(told) == 1 and not after:
            return told
        headline = [f for f in blank if f.headline]
        return headline if phrase.main and len(headline) == 1 and phrase.sentence <= self.lead else []

    def _blank_figures(self, gender: str | None) -> list[Figure]:
        """People of whom no office is told, or one of many ("envoy")."""
        sole = self.lexicon.sets["sole"]
        named = [f for f in self.figures.values() if f.named and f.fits(gender) and not self._has_entry(f)]
        return [f for f in named if not any(office.rank in sole for office in f.offices)]

    def _has_entry(self, figure: Figure) -> bool:
        """Whether an account of a life begins with the figure, which tells itself what office was held."""
        first = self.by_start.get(figure.first)
        return first is not None and heads_entry(self.text, first.start, first.end)

    def _rivals(self, phrase: Phrase, first: Phrase) -> bool:
        """Whether another office of another country stands between a description and the name after it."""
        return any(
            other.kind == "office" and not other.plural and other.country not in (None, phrase.country)
            for sentence in range(phrase.sentence, first.sentence + 1)
            for other in self.in_sentence.get(sentence, ())
            if phrase.start < other.start < first.start and other.same is None
        )

    def _introduced(self, figure: Figure, phrase: Phrase) -> bool:
        """Whether the text first names the figure, as a subject, in the two sentences after the phrase."""
        first = self.by_start.get(figure.first)
        sole = phrase.office is not None and phrase.office.rank in self.lexicon.sets["sole"]
        leads = phrase.main or (sole and phrase.determiner == "the" and phrase.sentence <= self.lead)
        if first is None or not leads or self._rivals(phrase, first):
            return False
        reach = 4 if phrase.office and phrase.office.rank in ("monarch", "prince") else 2
        return first.subject and phrase.start < first.start and 1 <= first.sentence - phrase.sentence <= reach

    def _last_subject(self, figure: Figure, phrase: Phrase) -> bool:
        """Whether the figure was the subject of one of the last two sentences."""
        return any(
            key == figure.key and 1 <= phrase.sentence - told.sentence <= 2 and told.subject
            for told, key in self.told[-12:]
        )

    def _definite(self, phrase: Phrase, office: Office) -> tuple[str, ...]:
        """ "the prime minister": the holder of such an office who is most present."""
        gender = phrase.gender or office.gender or phrase.hint
        held = [f for f in self.figures.values() if f.holds(office) and f.fits(gender)]
        held = [f for f in held if not self._adjoins(f, phrase)]
        known = [f for f in held if self._told(f, phrase)]
        if not known and held and (blank := self._blank(phrase, office, gender)):
            return blank
        known = known or held
        if not known and office.country:
            told = self._subject_so_far(phrase)
            if told is not None:
                self._learn(told, office, office.country)
                return (told.key,)
            return self._holder(phrase, office, office.country)
        if not known:
            return self._blank(phrase, office, gender)
        figure = self._clearest(known, phrase)
        main = max((f.count for f in self.figures.values()), default=0)
        if figure and len(known) > 1 and self._distance(figure, phrase) > 3 and figure.count < main:
            return ()
        if figure is None or office.country or not self._outshone(figure, phrase, gender):
            return (figure.key,) if figure else ()
        generic = office.name in GENERIC
        return (self._blank(phrase, office, gender) or (figure.key,)) if generic else ()

    def _subject_so_far(self, phrase: Phrase) -> Figure | None:
        """ "James Baker meant to hunt, but the secretary of state flew": who opened the sentence."""
        here = [key for told, key in self._told_in(phrase.sentence) if told.main and told.kind == "name"]
        figure = self.figures[here[0]] if len(set(here)) == 1 else None
        blank = figure is not None and figure.named and not figure.offices and figure.country is None
        return figure if blank else None

    def _outshone(self, figure: Figure, phrase: Phrase, gender: str | None) -> bool:
        """Whether somebody without an office is far more present than the only holder, who is long gone."""
        if self._distance(figure, phrase) <= 2:
            return False
        blank = self._blank_figures(gender)
        limit = 2 * self._salience(figure.key, phrase)
        return any(self._salience(f.key, phrase) > limit for f in blank)

    def _blank(self, phrase: Phrase, office: Office, gender: str | None) -> tuple[str, ...]:
        """The main figure of the text where its office is untold: "Kamala Harris ... the vice president"."""
        blank = [
            f for f in self._blank_figures(gender) if self._told(f, phrase) and not self._adjoins(f, phrase)
        ]
        if not phrase.subject:  # "he laid a wreath and conferred with the prime minister"
            subjects = {key for told, key in self._told_in(phrase.sentence) if told.main}
            blank = [f for f in blank if f.key not in subjects]
        if office.rank == "spokesperson" and "spokes" in phrase.text.lower():
            near = [f for f in blank if self._distance(f, phrase) <= 3]
            if len(near) == 1:
                self._learn(near[0], office, None)
            return (near[0].key,) if len(near) == 1 else ()
        figure = self._clearest(blank, phrase)
        if figure is None or office.rank not in ("head", "foreign", "deputy", "minister"):
            return ()
        if _WITH.search(self.text, max(0, phrase.start - 12), phrase.start):
            return ()  # "the talks with the president" are somebody else's with him
        if self._distance(figure, phrase) > 3 or not (figure.count > 1 or self._last_subject(figure, phrase)):
            return ()
        self._learn(figure, office, None)
        return (figure.key,)

    def _offices(self, phrase: Phrase) -> tuple[str, ...]:
        """ "the foreign and defense ministers of Japan and the Philippines": four offices."""
        if phrase.group:
            return (self._group(phrase).key,)
        countries = phrase.countries or self._told_countries(phrase)
        generic = phrase.offices[0].name in GENERIC
        bare = not phrase.determiner and len(countries) < 2
        if generic and not countries and phrase.determiner in ("the", "both"):
            return self._several_again(phrase)
        if not countries or generic or bare:
            return ()
        keys: list[str] = []
        for country in countries:
            for office in phrase.offices:
                keys += self._holder(phrase, office, country)
        return tuple(dict.fromkeys(keys))

    def _told_countries(self, phrase: Phrase) -> tuple[str, ...]:
        """ "the two countries' foreign ministers": the last two countries that stood together."""
        if phrase.determiner not in ("two", "n"):
            return ()
        at = bisect_left(self.countries.pairs, (phrase.start, ("", "")))
        first = max((opening for opening in self.openings if opening <= phrase.start), default=0)
        if not at or (phrase.determiner == "n" and self.countries.pairs[at - 1][0] < first):
            return ()
        return self.countries.pairs[at - 1][1]

    def _several_again(self, phrase: Phrase) -> tuple[str, ...]:
        """ "The ministers said": those of whom a plural told in the last sentences."""
        for told in range(phrase.sentence, phrase.sentence - 4, -1):
            for other in reversed(self.in_sentence.get(told, ())):
                several = other.kind == "office" and other.plural and len(other.keys) > 1
                if several and other.start < phrase.start and covers(phrase.offices[0], other.offices[0]):
                    return other.keys
        return ()

    def _group(self, phrase: Phrase) -> Figure:
        office = phrase.offices[0]
        group = phrase.group or ""
        key = f"{slug((office.name,))}s-of-{slug((group,))}"
        name = f"{self._group_name(group)} {office.name}s"
        return self.figures.setdefault(key, Figure(key, name, "group", named=False, first=phrase.start))

    def _group_name(self, group: str) -> str:
        for rows in self.lexicon.bodies.values():
            for _, body in rows:
                if body.key == group:
                    return body.name
        return group

    def _unnamed(self, office: Office, country: str, phrase: Phrase) -> Figure:
        key = f"{slug((office.name,))}-of-{country.lower()}"
        if key not in self.figures:
            name = f"{office.name} of {country_in_sentence(country)}"
            figure = Figure(key, name, named=False, first=phrase.start)
            self._learn(figure, office, country)
            self.figures[key] = figure
        return self.figures[key]

    def _beside(self, phrase: Phrase) -> Figure | None:
        return self.people.of.get(phrase.same) if phrase.same is not None else None

    def _owner(self, phrase: Phrase, beside: Figure | None) -> Figure | None:
        """Whose counterpart: the owner's phrase, or the most present figure of that gender."""
        if isinstance(phrase.owner, int):
            owner = self.by_start.get(phrase.owner)
            return self.figures.get(owner.keys[0]) if owner and owner.keys else None
        if phrase.owner in ("m", "f"):
            fitting = [f for f in self._recent(phrase) if f is not beside and f.fits(phrase.owner)]
            fitting = [f for f in fitting if not phrase.country or f.country != phrase.country]
            return self._clearest(fitting, phrase, margin=0.0)
        if phrase.owner == "n" or (phrase.determiner == "the" and phrase.relation == "counterpart"):
            fitting = [f for f in self._recent(phrase) if f is not beside]
            return self._clearest(fitting, phrase, margin=0.0)
        return None

    def _owner_country(self, phrase: Phrase) -> str | None:
        """ "Mr. Hun Sen's foreign minister" is of Hun Sen's country."""
        if phrase.owner is None:
            return None
        if phrase.owner == "n":
            return self._its_country(phrase)
        owner = self._owner(phrase, None)
        return owner.country if owner else None

    def _its_country(self, phrase: Phrase) -> str | None:
        """ "Japan is alone in Asia, and its leader": the one country that the words before name."""
        start = max((opening for opening in self.openings if opening <= phrase.start), default=0)
        named = {code for at, code in self.countries.places if start <= at < phrase.start}
        return named.pop() if len(named) == 1 else None
