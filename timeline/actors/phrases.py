"""Phrases that refer to actors: "Japan's Prime Minister Kishida Fumio", "his guest"."""

from __future__ import annotations

from typing import Literal

import msgspec

from timeline.actors.lexicon import Body, Office
from timeline.places import Toponym

PhraseKind = Literal[
    "name", "office", "relation", "pronoun", "demonym", "two", "body", "state", "spouse", "possessive"
]


class Phrase(msgspec.Struct):
    """Words that may refer to actors: text[start:end] of sentence number `sentence`.

    `name` are the words of a name as the text has them, `strength` how sure they are a person's name (1 is a
    title before it). `country` is the one that the words give, `countries` those of a plural ("the foreign
    ministers of Japan and Vietnam"). `owner` says whose: "m", "f", "n" for his, her, their, or the start of
    the phrase that owns it. `subject` and `main` say of what clause it is the subject, `reports` that it only
    says so ("..., Matsuno said"), `predicate` that it stands after "as", `restricted` that its place tells
    who it is ("the emperor in Constantinople"); `silent` phrases are of a headline. `same` is the start of
    the phrase that it explains ("Kuleba, his counterpart").
    """

    kind: PhraseKind
    start: int
    end: int
    text: str
    sentence: int
    paragraph: int
    name: tuple[str, ...] = ()
    strength: float = 0.0
    offices: tuple[Office, ...] = ()
    country: str | None = None
    countries: tuple[str, ...] = ()
    group: str | None = None
    body: Body | None = None
    relation: str = ""
    plural: bool = False
    determiner: str = ""
    former: bool = False
    gender: str | None = None
    owner: str | int | None = None
    same: int | None = None
    subject: bool = False
    main: bool = False
    reports: bool = False
    predicate: bool = False
    restricted: bool = False
    silent: bool = False
    place: Toponym | None = None
    hint: str | None = None
    keys: tuple[str, ...] = ()

    @property
    def office(self) -> Office | None:
        """The one office of the phrase, or the first of several."""
        return self.offices[0] if self.offices else None
