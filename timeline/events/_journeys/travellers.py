"""Who travels, where the subject does not name them: an open "he", the "I" of a quotation, an owner."""

from __future__ import annotations

import itertools

from timeline.actors import ActorMention
from timeline.events._scene import Scene
from timeline.events._sentences.clauses import Clause
from timeline.events._sentences.words import words_of


def of_whom_the_story_is(pronoun: ActorMention, scene: Scene) -> tuple[str, ...]:
    """The one traveller whom an open "he" means, where its paragraph names nobody else before."""
    genders = {"he": "m", "she": "f"}
    before = (m for m in reversed(scene.reading.cast.mentions) if m.end <= pronoun.start and m.keys)
    last = next((m for m in before if any(scene.actors[key].kind == "person" for key in m.keys)), None)
    text = scene.reading.source.text
    others = last is not None and not set(scene.traveller) & set(last.keys)
    if (
        scene.unknown
        or len(scene.traveller) != 1
        or (others and last and "\n" not in text[last.end : pronoun.start])
    ):
        return ()
    shown = scene.actors[scene.traveller[0]].gender
    return scene.traveller if shown in (None, genders.get(pronoun.text.lower(), shown)) else ()


def speaker(clause: Clause, scene: Scene) -> tuple[str, ...] | None:
    """Who says "I": the writer, or the person beside "said" in the sentence; None where nobody says it."""
    pieces = clause.pieces
    if author := author_of(clause, scene):
        return author
    if not any(piece.word == "i" for piece in pieces[max(0, clause.head.at - 6) : clause.head.at]):
        return None
    said = frozenset(words_of("travel")["subjects"]["said"])
    for one, other in itertools.pairwise(pieces):
        for verb, actor in ((one, other), (other, one)):
            if verb.word in said and actor.actor is not None:
                return scene.people([actor])
    return ()


def author_of(clause: Clause, scene: Scene) -> tuple[str, ...]:
    """Who writes the letter or diary whose "I" or "we" is the subject, outside of all quotations."""
    author = scene.reading.cast.author
    own = {piece.word for piece in clause.pieces[max(0, clause.head.at - 9) : clause.head.at]}
    before = [piece.word for piece in clause.pieces[: clause.head.at]]
    quoted = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    return (author,) if author is not None and own & {"i", "we"} and not quoted else ()


def led_by_themselves(clause: Clause, scene: Scene) -> tuple[str, ...]:
    """Who goes along with whom he takes somewhere: "She took four colleagues to Taipei"."""
    takes = words_of("groups")["takes"]["words"]
    if not any(entry.lemma in takes for entry in clause.head.entries):
        return ()
    return scene.people(clause.subjects) or author_of(clause, scene)


def owner_of_noun(clause: Clause, scene: Scene) -> tuple[str, ...] | None:
    """Whose journey a noun behind it says: "a stop of the president in Suva"; None for one unknown."""
    owners = [piece for link, piece in clause.after if link == "of" and piece.actor is not None]
    owners = [piece for piece in owners if piece.place is None]
    if not owners:
        return author_of(clause, scene)
    return scene.people(owners) or None
