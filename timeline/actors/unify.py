"""Who is who over several documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from timeline.actors._types import Cast, DocumentActor
from timeline.actors.figures import core_of, covers
from timeline.actors.lexicon import Lexicon, Office, lexicon
from timeline.model import Actor

_GENERIC = frozenset(("leader", "minister", "secretary"))


@dataclass(slots=True)
class Person:
    """The document actors that are taken for one person; `cores` are their names as sets of words."""

    members: list[tuple[int, DocumentActor]] = field(default_factory=list)
    cores: set[tuple[str, ...]] = field(default_factory=set)

    def take(self, other: Person) -> None:
        """Make the other's members this one's."""
        self.members += other.members
        self.cores |= other.cores

    def said(self, what: str) -> Counter[str]:
        """How often documents say each country, gender or office of the person."""
        values = (getattr(actor, what) for _, actor in self.members)
        return Counter(value for value in values if value)

    def full(self) -> bool:
        """Whether a document has more than a surname."""
        return any(len(core) > 1 for core in self.cores)


def unify(casts: Sequence[Cast], language: str = "en") -> dict[tuple[int, str], str]:
    """The key over all documents of each document's actor: (number of the cast, its key) is "fumio-kishida".

    One person: the same names in either order, with or without middle names, in two spellings where office or
    country agree; a surname and the one full name that it fits; an office of a country and its one named
    holder. Two full names are never one, and the order of the documents does not matter.
    """
    words = lexicon(language)
    actors = [(number, actor) for number, cast in enumerate(casts) for actor in cast.actors]
    named = [(n, a) for n, a in actors if a.kind == "person" and a.named]
    people = _merge_surnames(_merge_spellings(_merge_parts(_by_name(named, words))), words)
    keys = {(number, actor.key): actor.key for number, actor in actors}
    for person, key in _keys(people):
        keys |= {(number, actor.key): key for number, actor in person.members}
    for number, actor in actors:
        if not actor.named and actor.kind == "person":
            keys[number, actor.key] = _holder(actor, people, keys, words) or actor.key
    return keys | _claimed(casts, people, keys, words)


def global_actor(key: str, actors: Iterable[DocumentActor]) -> Actor:
    """The chronology's actor for the document actors that `unify` gave one key."""
    members = sorted(actors, key=lambda actor: (not actor.named, actor.key != key, actor.name))
    names = Counter(actor.name for actor in members if actor.named) or Counter(a.name for a in members)
    own = [actor.name for actor in members if actor.key == key and actor.named]
    name = own[0] if own else min(names, key=lambda n: (-names[n], n))
    aliases = {alias for actor in members if actor.named for alias in (actor.name, *actor.aliases)} - {name}
    return Actor(
        id=key,
        name=name,
        kind=members[0].kind,
        aliases=tuple(sorted(aliases)),
        role=_most(actor.office for actor in members),
        country=_most(actor.country for actor in members),
    )


def _most(values: Iterable[str | None]) -> str | None:
    counted = Counter(value for value in values if value)
    exact = [value for value in counted if value not in _GENERIC] or list(counted)
    return min(exact, key=lambda value: (-counted[value], value)) if exact else None


# Names ----------------------------------------------------------------------------------------------------


def _by_name(named: Sequence[tuple[int, DocumentActor]], words: Lexicon) -> list[Person]:
    """A person for each set of words of a name, kept apart where countries or genders differ."""
    people: list[Person] = []
    for number, actor in sorted(named, key=lambda row: _order(row[1])):
        core = tuple(sorted(core_of(tuple(actor.name.split()), words)))
        single = Person([(number, actor)], {core})
        same = [person for person in people if core in person.cores and _agree(person, single)]
        if same:
            same[0].take(single)
        else:
            people.append(single)
    return people


def _order(actor: DocumentActor) -> tuple[object, ...]:
    return (
        -len(actor.name.split()),
        actor.key,
        actor.name,
        actor.country or "~",
        actor.office or "~",
        actor.gender or "~",
    )


def _merge_parts(people: list[Person]) -> list[Person]:
    """ "Lula da Silva" is Luiz Inacio Lula da Silva where no other name has both words."""
    kept: list[Person] = []
    for person in sorted(people, key=lambda p: (-max(map(len, p.cores)), sorted(p.cores))):
        wider = [other for other in kept if _part(person, other) and _agree(person, other)]
        if person.full() and len(wider) == 1:
            wider[0].take(person)
        else:
            kept.append(person)
    return kept


def _part(person: Person, other: Person) -> bool:
    return any(set(core) < set(wide) for core in person.cores for wide in other.cores if len(core) > 1)


def _merge_spellings(people: list[Person]) -> list[Person]:
    """ "Sergey Lavrov" is Sergei Lavrov where country or office agree."""
    kept: list[Person] = []
    for person in people:
        alike = [other for other in kept if _alike(person, other) and _agree(person, other)]
        if len(alike) == 1 and _support(person, alike[0]):
            alike[0].take(person)
        else:
            kept.append(person)
    return kept


def _alike(person: Person, other: Person) -> bool:
    return any(_near(one, two) for one in person.cores for two in other.cores)


def _near(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether names differ only as transliterations do: every word the same or within two letters."""
    if len(one) != len(two) or len(one) < 2 or one == two:
        return False
    return all(
        a == b or (min(len(a), len(b)) > 4 and a[0] == b[0] and _distance(a, b) <= 2)
        for a, b in zip(one, two, strict=True)
    )


def _distance(one: str, two: str) -> int:
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(two, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1]


def _support(person: Person, other: Person) -> bool:
    """Whether country or office is said of both and is the same."""
    return bool(
        set(person.said("country")) & set(other.said("country"))
        or set(person.said("office")) & set(other.said("office"))
    )


def _merge_surnames(people: list[Person], words: Lexicon) -> list[Person]:
    """A surname joins the one full name that it fits."""
    full = [person for person in people if person.full()]
    rest: list[Person] = []
    for person in people:
        if person.full():
            continue
        fitting = [other for other in full if _surname(person, other) and _agree(person, other)]
        if len(fitting) > 1:
            fitting = [other for other in fitting if _support(person, other)]
        if len(fitting) == 1 and not _other_head(person, fitting[0], words):
            fitting[0].take(person)
        else:
            rest.append(person)
    return full + rest


def _surname(person: Person, other: Person) -> bool:
    return any(set(core) <= set(wide) for core in person.cores for wide in other.cores)


def _other_head(person: Person, other: Person, words: Lexicon) -> bool:
    """Whether one is a president and the other a prime minister, and nothing says of what country."""
    heads = {office.name for office in _offices(words).values() if office.rank == "head"} - _GENERIC
    one, two = set(person.said("office")) & heads, set(other.said("office")) & heads
    return bool(one and two and not one & two)


def _agree(one: Person, two: Person) -> bool:
    """Whether countries and genders contradict each other nowhere."""
    for what in ("country", "gender"):
        first, second = one.said(what), two.said(what)
        if first and second and first.most_common(1)[0][0] != second.most_common(1)[0][0]:
            return False
    return True


# Keys and offices ------------------------------------------------------------------------------------------


def _keys(people: Sequence[Person]) -> list[tuple[Person, str]]:
    """A key for each person: the fullest that most documents have; a country tells namesakes apart."""
    used: Counter[str] = Counter()
    found: list[tuple[Person, str]] = []
    for person in sorted(people, key=lambda p: sorted(_order(actor) for _, actor in p.members)):
        counted = Counter(actor.key for _, actor in person.members)
        key = min(counted, key=lambda k: ("-" not in k, -counted[k], -len(k), k))
        used[key] += 1
        found.append((person, key if used[key] == 1 else f"{key}-{used[key]}"))
    return found


@cache
def _offices(words: Lexicon) -> dict[str, Office]:
    return {form.office.name: form.office for rows in words.offices.values() for _, form in rows}


def _holder(
    actor: DocumentActor, people: Sequence[Person], keys: dict[tuple[int, str], str], words: Lexicon
) -> str | None:
    """The one named person whom documents call by this office of this country, or None."""
    offices = _offices(words)
    office = offices.get(actor.office or "")
    if office is None or actor.country is None or office.rank not in words.sets["sole"]:
        return None
    held = [person for person in people if _holds(person, office, actor, offices)]
    if not held and actor.country in office.countries:
        held = [p for p in people if office.name in p.said("office") and not p.said("country")]
    if len(held) != 1:
        return None
    number, member = held[0].members[0]
    return keys[number, member.key]


def _claimed(
    casts: Sequence[Cast], people: Sequence[Person], keys: dict[tuple[int, str], str], words: Lexicon
) -> dict[tuple[int, str], str]:
    """Keys for "the Indian prime minister" where the other documents have one prime minister of no country.

    Those of the named one must have the country's people or government speak, and no place in it: he may be
    its guest. A document that has both tells two.
    """
    vacant: dict[str, list[tuple[int, DocumentActor]]] = {}
    for number, cast in enumerate(casts):
        for actor in cast.actors:
            if actor.kind == "person" and not actor.named and keys[number, actor.key] == actor.key:
                vacant.setdefault(actor.key, []).append((number, actor))
    claims: dict[str, list[Person]] = {}
    for key, rows in sorted(vacant.items()):
        claims[key] = _claimants(rows, casts, people, words)
    found: dict[tuple[int, str], str] = {}
    for key, fitting in claims.items():
        rivals = sum(fitting[0] in others for others in claims.values() if others) if fitting else 0
        if len(fitting) == 1 and rivals == 1:
            number, member = fitting[0].members[0]
            found |= {(n, key): keys[number, member.key] for n, _ in vacant[key]}
    return found


def _claimants(
    rows: Sequence[tuple[int, DocumentActor]], casts: Sequence[Cast], people: Sequence[Person], words: Lexicon
) -> list[Person]:
    """The people of no country who hold such an office; none where one of them cannot be meant."""
    actor, offices = rows[0][1], _offices(words)
    office = offices.get(actor.office or "")
    if office is None or office.rank not in words.sets["sole"] or office.name in _GENERIC:
        return []
    held = [p for p in people if office.name in p.said("office") and not p.said("country")]
    apart = {number for number, _ in rows}
    for person in held:
        of = {number for number, _ in person.members}
        visited = {code for number in of for code in casts[number].visited}
        speaking = {code for number in of for code in casts[number].speaking} - visited
        if of & apart or speaking != {actor.country}:
            return []
    genders = {actor.gender for _, actor in rows} - {None}
    return [
        person
        for person in held
        if not genders or not person.said("gender") or genders & set(person.said("gender"))
    ]


def _holds(person: Person, office: Office, actor: DocumentActor, offices: dict[str, Office]) -> bool:
    if actor.country not in person.said("country"):
        return False
    if actor.gender and person.said("gender") and actor.gender not in person.said("gender"):
        return False
    return any(covers(office, offices[name]) for name in person.said("office") if name in offices)
