"""What recognition and resolution of toponyms make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from timeline.model import Place

ToponymRole = Literal["place", "metonym", "demonym", "name"]


@dataclass(frozen=True, slots=True)
class Toponym:
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
