"""Casts of texts, read as the pipeline reads them."""

from collections.abc import Mapping
from pathlib import Path

from timeline.actors import Cast, Stated, find_actors, told_elsewhere
from timeline.documents import find_zones
from timeline.places import find_places
from timeline.text import find_sentences

CASES = Path(__file__).parent.parent / "cases"


def cast_of(text: str, known: Mapping[str, Stated] | None = None) -> Cast:
    sentences = find_sentences(text, find_zones(text))
    return find_actors(text, sentences, find_places(text), known=known or {})


def casts_of(*texts: str) -> list[Cast]:
    """The casts of texts of one run, each read again with what the others say of its people."""
    casts = [cast_of(text) for text in texts]
    told = told_elsewhere(list(zip(texts, casts, strict=True)))
    return [
        cast_of(text, known) if known else cast
        for text, cast, known in zip(texts, casts, told or [{}], strict=True)
    ]


def text_of(file: str) -> str:
    with (CASES / file).open(encoding="utf-8", newline="") as stream:
        return stream.read()


def meant(cast: Cast) -> dict[str, str]:
    """Words and their keys, the last of equal words: {"the two": "joe-biden,mario-draghi"}."""
    return {mention.text: ",".join(mention.keys) for mention in cast.mentions}
