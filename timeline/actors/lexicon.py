"""The words of a language by which people, offices and bodies are known, ready for matching."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from timeline import lang
from timeline.model import ActorKind

Value = TypeVar("Value")
Forms = list[tuple[tuple[str, ...], Value]]
Matcher = dict[str, tuple[tuple[tuple[str, ...], Value], ...]]


@dataclass(frozen=True, slots=True)
class Office:
    """A plain office: "foreign minister", of rank "foreign", which "top diplomat" names too.

    `minister` says that "the minister" may mean its holder. `country` is the one
    country in whose news the bare office is found ("secretary of state": US), `countries` the few that have
    such an office at all ("chancellor").
    """

    name: str
    rank: str
    country: str | None = None
    gender: str | None = None
    minister: bool = False
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficeForm:
    """A form of an office in a text, and whether it is a plural."""

    office: Office
    plural: bool


@dataclass(frozen=True, slots=True)
class Body:
    """A body that acts: `acts` marks a seat of power that stands for it ("the Kremlin said")."""

    key: str
    name: str
    kind: ActorKind = "organisation"
    country: str | None = None
    acts: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Everything that recognition looks up; multi-word forms are tuples of lower-case words.

    `offices` and `bodies` are keyed by their first word: the alternatives under it, longest first; `special`
    are the lower-case words with which something in the tables but a name begins.
    """

    offices: Matcher[OfficeForm]
    bodies: Matcher[Body]
    phrases: Matcher[str]
    relations: Matcher[str]
    honorifics: dict[str, str | None]
    given: dict[str, str | None]
    sets: dict[str, frozenset[str]]
    pronouns: dict[str, str]
    special: frozenset[str]
    endings: tuple[str, ...] = ()


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language; raises BadOption where timeline/lang has no such folder."""
    words = lang.load(language, "actors")
    given = lang.load(language, "actors_given")
    bodies = lang.load(language, "actors_bodies")
    forms = [(tuple(form.split()), kind) for kind, forms in words["relation"].items() for form in forms]
    offices = by_first_word(_office_forms(words["office"], words["ministerial"]))
    phrases = by_first_word([(tuple(form.split()), "two") for form in words["group"]["two"]])
    relations, honorifics = by_first_word(forms), _gendered(words["honorific"])
    pronouns = {form: kind for kind, forms in words["pronoun"].items() for form in forms}
    return Lexicon(
        offices=offices,
        bodies=by_first_word(_body_forms(bodies["body"])),
        phrases=phrases,
        relations=relations,
        honorifics=honorifics,
        pronouns=pronouns,
        special=frozenset((*offices, *phrases, *relations, *honorifics, *pronouns)),
        given=_gendered({gender: given[gender].split() for gender in ("m", "f")}),
        sets=_sets(words, given, bodies),
        endings=tuple(given["family_endings"].split()),
    )


def _office_forms(rows: list[dict[str, Any]], ministerial: list[str]) -> Forms[OfficeForm]:
    forms: Forms[OfficeForm] = []
    for row in rows:
        for form in row["forms"]:
            gender = None if form in row.get("ungendered", ()) else row.get("gender")
            office = Office(
                row["name"],
                row["rank"],
                row.get("country"),
                gender,
                row["rank"] in ministerial,
                tuple(row.get("countries", ())),
            )
            forms.append((tuple(form.split()), OfficeForm(office, False)))
            forms.append((tuple(_plural(form).split()), OfficeForm(office, True)))
    return forms


def _plurals(row: dict[str, Any]) -> list[str]:
    return [_plural(form) for form in row["forms"]]


def _plural(form: str) -> str:
    """ "prime minister" is "prime ministers", "secretary of state" is "secretaries of state"."""
    words = form.split()
    head = next((i for i, word in enumerate(words) if word in ("of", "for", "to")), len(words)) - 1
    words[head] = words[head][:-1] + "ies" if words[head].endswith("y") else words[head] + "s"
    return " ".join(words)


def _body_forms(rows: list[dict[str, Any]]) -> Forms[Body]:
    forms: Forms[Body] = []
    for row in rows:
        kind, country, acts = row.get("kind", "organisation"), row.get("country"), row.get("acts", False)
        body = Body(row["key"], row["name"], kind, country, acts)
        forms += [(tuple(form.split()), body) for form in row["forms"]]
    return forms


def by_first_word(forms: Forms[Value]) -> Matcher[Value]:
    """Forms under their first word, longest first."""
    table: dict[str, Forms[Value]] = {}
    for words, value in forms:
        table.setdefault(words[0], []).append((words, value))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in table.items()}


def _gendered(table: dict[str, list[str]]) -> dict[str, str | None]:
    """Words by the gender that they show; None for "either" and for words that stand under both."""
    found: dict[str, str | None] = {}
    for gender, words in table.items():
        for word in words:
            shown = None if gender == "either" else gender
            found[word] = None if word in found and found[word] != shown else shown
    return found


def _sets(words: dict[str, Any], given: dict[str, Any], bodies: dict[str, Any]) -> dict[str, frozenset[str]]:
    tables: dict[str, list[str]] = {
        "family_first": given["family_first"].split(),
        "never": words["never"]["words"],
        "institution": words["institution"],
        "ministry": bodies["ministry"]["words"],
        "stop": words["group"]["stop"],
        "second_at_home": given["second_at_home"].split(),
        "head": [form.split()[-1] for row in words["office"] for form in (*row["forms"], *_plurals(row))],
        "named_like": words["named_like"],
        "common": words["common"],
        "sole": words["sole"],
        "title_or_surname": words["title_or_surname"],
        "of_the_office": words["of_the_office"],
        "style": words["style"]["words"],
        "name_after_given": words["name_after_given"],
        "surname_too": words["surname_too"],
        "person_noun": words["person_noun"],
        "named_after": words["named_after"],
        "referring": words["referring"],
        "preposition": words["preposition"],
        "bridge": words["bridge"],
    }
    for name in ("modifier", "particle", "verb", "pronoun"):
        tables |= {f"{name}.{kind}": forms for kind, forms in words[name].items()}
    found = {name: frozenset(forms) for name, forms in tables.items()}
    found["verb.passed"] = found["verb.helping"] | found["verb.adverb"]
    found["verb.personal"] = found["verb.person"] - found["verb.shared"]
    found["verb.full"] = found["verb.personal"] | found["verb.stating"]
    found["verb.any"] = found["verb.person"] | found["verb.state"]
    found["verb.within"] = found["verb.person"] - found["name_after_given"]
    return found
