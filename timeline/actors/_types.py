"""Who is who in one document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import msgspec

from timeline.actors.lexicon import Office
from timeline.model import ActorKind

MentionKind = Literal["name", "office", "pronoun", "demonym", "group", "state"]


class DocumentActor(msgspec.Struct, frozen=True):
    """One actor of one document.

    `key` is unique in the document and made from what the text says: "fumio-kishida", or for an office
    whose holder the text does not name "prime-minister-of-vn" (then `named` is False and `name` reads
    "prime minister of Vietnam"). `office` is the plain office ("prime minister"), `country` the ISO code
    of the country of that office, `gender` "f", "m" or None where the text does not show it.
    """

    key: str
    name: str
    kind: ActorKind
    named: bool = True
    aliases: tuple[str, ...] = ()
    office: str | None = None
    country: str | None = None
    gender: str | None = None


class ActorMention(msgspec.Struct, frozen=True):
    """Words that refer to actors: text[start:end]; several keys for "the two", none where unresolved."""

    start: int
    end: int
    text: str
    kind: MentionKind
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stated:
    """What a text says of a named person in so many words: by a title, an apposition or a given name.

    `core` are the words of the name in lower case without accents, `alone` those that may stand for it.
    """

    core: tuple[str, ...]
    alone: frozenset[str]
    country: str | None = None
    gender: str | None = None
    offices: tuple[Office, ...] = ()


class Cast(msgspec.Struct, frozen=True):
    """All actors of a document and all mentions of them, in order of their start.

    `visited` are the countries in which its places lie, `speaking` those whose demonym, government or seat
    it names ("Indian officials", "left the White House"); ISO codes in order. `entries` are the accounts of
    lives, text[start:end] with the key of whose life it is. `stated` is
    what it says of the people whom it names. `author` is who says "I" in it.
    """

    actors: tuple[DocumentActor, ...]
    mentions: tuple[ActorMention, ...]
    visited: tuple[str, ...] = ()
    speaking: tuple[str, ...] = ()
    entries: tuple[tuple[int, int, str], ...] = ()
    stated: tuple[Stated, ...] = ()
    author: str | None = None
