"""What a pattern is said to need is in all that it matches."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.lang import load, needed


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\bthen (?:came|comes) (?P<place>P)\b", {"then "}),
        (r"(?:came|comes|(?:had|has) come) P", {"came", "comes", " come"}),
        (r"(?:the )?P", {"P"}),
        (r"ab+c?d", {"ab"}),
        (r"a{0,2}\bxy[ab]z", {"xy"}),
        (r"(?:soon|) [a-z]+", {" "}),
        (r"(?!soon)(?<=then )[ab]", set()),
        (r"soon|[ab]", set()),
    ],
)
def test_needed(pattern: str, words: set[str]) -> None:
    assert needed(pattern) == words


@pytest.mark.parametrize("pattern", [row["pattern"] for row in load("en", "events_sequences")["rules"]])
@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_a_match_has_what_its_rule_needs(pattern: str, data: st.DataObject) -> None:
    words = needed(pattern)
    line = data.draw(st.from_regex(re.compile(pattern)))
    assert not words or any(word in line for word in words)
