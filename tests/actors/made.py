"""Casts of texts, read as the pipeline reads them."""

from pathlib import Path

from timeline.actors import Cast, find_actors
from timeline.documents import find_zones
from timeline.places import find_places
from timeline.text import find_sentences

CASES = Path(__file__).parent.parent / "cases"


def cast_of(text: str, known: frozenset[str] = frozenset()) -> Cast:
    sentences = find_sentences(text, find_zones(text))
    return find_actors(text, sentences, find_places(text), known=known)


def text_of(file: str) -> str:
    with (CASES / file).open(encoding="utf-8", newline="") as stream:
        return stream.read()


def meant(cast: Cast) -> dict[str, str]:
    """Words and their keys, the last of equal words: {"the two": "joe-biden,mario-draghi"}."""
    return {mention.text: ",".join(mention.keys) for mention in cast.mentions}
