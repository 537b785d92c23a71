"""What holds for every text."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.actors.made import CASES, cast_of
from timeline.actors import find_actors
from timeline.errors import BadOption
from timeline.text import Sentence

FILES = sorted(CASES.rglob("*.txt"))
PIECES = re.findall(r"\S+\s*", " ".join(path.read_bytes().decode("utf-8") for path in FILES))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_mentions_are_exact_sorted_apart_and_of_the_cast(text: str) -> None:
    cast = cast_of(text)
    keys = [actor.key for actor in cast.actors]
    assert keys == sorted(set(keys))
    end = 0
    for mention in cast.mentions:
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= end
        assert set(mention.keys) <= set(keys)
        end = mention.end
    assert set(keys) == {key for mention in cast.mentions for key in mention.keys}


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="Aé’'.-, Mrthe\n“”\u00a0\u2028😀", max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    assert cast_of(text) == cast_of(text)


@pytest.mark.parametrize("zone", ["header", "furniture"])
def test_what_surrounds_an_article_has_no_actors(zone: str) -> None:
    text = "President Joe Biden met Prime Minister Fumio Kishida. He left."
    assert find_actors(text, [Sentence(0, len(text), 0, zone)], []).actors == ()


def test_a_headline_tells_the_full_name() -> None:
    text = "Kishida Fumio home after a week\nPrime Minister Kishida landed on Sunday."
    sentences = [Sentence(0, 31, 0, "header", "row"), Sentence(32, len(text), 1, "body")]
    cast = find_actors(text, sentences, [])
    assert [(actor.key, actor.aliases) for actor in cast.actors] == [
        ("fumio-kishida", ("Kishida", "Kishida Fumio"))
    ]


def test_a_language_without_words_is_named() -> None:
    with pytest.raises(BadOption, match="no words for 'actors' in language 'xx'"):
        find_actors("Joe Biden left.", [], [], "xx")
