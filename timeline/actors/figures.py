"""The figures of one text: people by name, and holders of offices that the text does not name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from timeline.actors.lexicon import Lexicon, Office
from timeline.actors.words import plain, slug
from timeline.model import ActorKind

GENERIC = ("leader", "minister", "secretary")


@dataclass(slots=True)
class Figure:
    """Somebody of the text: `core` are the words of the fullest name without particles and initials."""

    key: str
    name: str
    kind: ActorKind = "person"
    named: bool = True
    core: tuple[str, ...] = ()
    forms: Counter[tuple[str, ...]] = field(default_factory=Counter)
    offices: Counter[Office] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    genders: Counter[str] = field(default_factory=Counter)
    first: int = 0
    count: int = 0
    former: bool = False
    headline: bool = False

    @property
    def country(self) -> str | None:
        """The country that the text gives, None where it gives none or two equally."""
        ranked = self.countries.most_common(2)
        if len(ranked) == 2 and ranked[0][1] == ranked[1][1]:
            return None
        return ranked[0][0] if ranked else None

    @property
    def gender(self) -> str | None:
        """ "f" or "m", None where the text does not show it."""
        ranked = self.genders.most_common(2)
        if len(ranked) == 2 and ranked[0][1] == ranked[1][1]:
            return None
        return ranked[0][0] if ranked else None

    @property
    def office(self) -> Office | None:
        """The office that the text gives most often; the first of equals."""
        exact = [office for office in self.offices if office.name not in GENERIC]
        ranked = sorted(exact or self.offices, key=lambda office: -self.offices[office])
        return ranked[0] if ranked else None

    def holds(self, office: Office) -> bool:
        """Whether one of the figure's offices is this one, or what it calls in fewer words."""
        exact = [own for own in self.offices if own.name not in GENERIC]
        return any(covers(office, own) for own in exact or self.offices)

    def fits(self, gender: str | None, country: str | None = None) -> bool:
        """Whether gender and country contradict nothing that the text says."""
        own = self.gender
        if gender and own and gender != own:
            return False
        return not (country and self.country and country != self.country)


def covers(said: Office, held: Office) -> bool:
    """Whether the words for one office may mean another: "leader" a president, "minister" any."""
    if said.name == held.name:
        return True
    if "leader" in (said.name, held.name):
        return {said.rank, held.rank} <= {"head", "monarch"}
    if said.name == "minister":
        return held.minister
    if said.name == "secretary":
        return held.name.endswith("secretary") or held.name == "secretary of state"
    if said.name == "monarch":
        return held.rank == "monarch"
    if said.name == "prince":
        return held.rank == "prince"
    return (
        said.rank == held.rank and said.rank != "foreign" and (said.minister or said.rank == "spokesperson")
    )


def core_of(words: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """The words that tell who it is: "Luiz Inacio Lula da Silva" is luiz, inacio, lula, silva."""
    particles, suffixes = lexicon.sets["particle.words"], lexicon.sets["particle.suffix"]
    shown = tuple(plain(word) for word in words)
    kept = tuple(
        word
        for i, word in enumerate(shown)
        if (i == 0 or (word not in particles and word not in suffixes)) and len(word.strip(".")) > 1
    )
    return kept or shown


def canonical(figure: Figure, lexicon: Lexicon) -> tuple[str, ...]:
    """The form of the name that the text has most, the longer of equals, given name first."""
    full = [form for form in figure.forms if len(core_of(form, lexicon)) > 1] or list(figure.forms)
    best = min(full, key=lambda form: (-figure.forms[form], _initials(form), -len(form), form))
    return _western(_written(best), lexicon)


def _written(form: tuple[str, ...]) -> tuple[str, ...]:
    """ "MILAN HORVAT", where only a headline has the whole name, is Milan Horvat."""
    loud = all(word.isupper() for word in form) and any(len(word) > 3 for word in form)
    return tuple(word.title() for word in form) if loud else form


def _initials(form: tuple[str, ...]) -> int:
    return sum(len(word.strip(".")) == 1 for word in form)


def _western(form: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """ "Kishida Fumio" is Fumio Kishida; "Xi Jinping" stays as it is."""
    if len(form) != 2:
        return form
    first, last = plain(form[0]), plain(form[1])
    if first in lexicon.sets["family_first"] or first in lexicon.given:
        return form
    return (form[1], form[0]) if last in lexicon.sets["second_at_home"] else form


def person_key(words: tuple[str, ...]) -> str:
    """("Fumio", "Kishida") is "fumio-kishida"."""
    return slug(words) or "unknown"


def same_rank(office: Office, country: str | None) -> Office:
    """The office of a counterpart: a secretary of state meets a foreign minister outside her own country."""
    if office.rank == "foreign":
        name = "secretary of state" if country == "US" else "foreign minister"
        return Office(name, "foreign", minister=True)
    if office.countries and country not in office.countries:
        return Office("leader", "head")
    return Office(office.name, office.rank, minister=office.minister)
