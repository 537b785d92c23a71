"""What recognition and resolution of toponyms make."""

from __future__ import annotations

from typing import Literal

import msgspec

from timeline.model import Place

ToponymRole = Literal["place", "metonym", "demonym", "name"]


class Toponym(msgspec.Struct, frozen=True):
    """A place name in a text: text[start:end].

    `role` "place" is a place where something happens or can happen; "metonym" stands for a government or
    body ("Moscow said"); "demonym" is "Vietnamese"; "name" is part of a name ("Bank of China").
    `place` is None where no place could be decided. `members` are the ISO codes of a group's countries.

    """

    start: int
    end: int
    text: str
    role: ToponymRole
    place: Place | None
    members: tuple[str, ...] = ()
