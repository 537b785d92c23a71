"""Who travels, where the subject does not name them: an open "he", the "I" of a quotation, an owner."""

from __future__ import annotations

import itertools

from timeline.actors import ActorMention
from timeline.events._clauses import Clause
from timeline.events._pieces import Piece
from timeline.events._scene import Scene
from timeline.events._words import words_of


def of_whom_the_story_is(pronoun: ActorMention, scene: Scene) -> tuple[str, ...]:
    """The one traveller whom an open "he" means, where its paragraph names nobody else before."""
    genders = {"he": "m", "she": "f"}
    before = (m for m in reversed(scene.reading.cast.mentions) if m.end <= pronoun.start and m.keys)
    last = next((m for m in before if any(scene.actors[key].kind == "person" for key in m.keys)), None)
    text = scene.reading.source.text
    others = last is not None and not set(scene.traveller) & set(last.keys)
    if len(scene.traveller) != 1 or (others and last and "\n" not in text[last.end : pronoun.start]):
        return ()
    shown = scene.actors[scene.traveller[0]].gender
    return scene.traveller if shown in (None, genders.get(pronoun.text.lower(), shown)) else ()


def speaker(clause: Clause, scene: Scene) -> tuple[str, ...]:
    """Who says "I": the person before or behind "said" in the sentence of the quotation."""
    pieces = clause.pieces
    said = frozenset(words_of("travel")["subjects"]["said"])
    for one, other in itertools.pairwise(pieces):
        for verb, actor in ((one, other), (other, one)):
            if verb.word in said and actor.actor is not None:
                return scene.people([actor])
    return ()


def owners_behind(clause: Clause) -> list[Piece]:
    """Whose journey a noun behind it says: "a stop of the president in Suva"."""
    owners = [piece for link, piece in clause.after if link == "of" and piece.actor is not None]
    return [piece for piece in owners if piece.place is None]
