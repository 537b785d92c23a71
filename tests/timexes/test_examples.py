"""Every rule's example goes through the real finder and resolver."""

import datetime as dt

import pytest

from timeline.lang import languages, load
from timeline.timexes import find_timexes, resolve_timexes

WRITTEN = dt.date(2022, 5, 11)
RULES = [
    pytest.param(language, rule, id=f"{language}-{rule['name']}")
    for language in languages()
    for rule in load(language, "timerules")["rule"]
]


@pytest.mark.parametrize(("language", "rule"), RULES)
def test_the_example_of_a_rule(language, rule):
    text, words, value = rule["example"]
    found = find_timexes(text, language)
    resolved = resolve_timexes(text, found, WRITTEN, language)
    read = [(timex.text, timex.value, timex.rule) for timex in resolved]
    if rule["make"] == "nothing":
        assert read == []
    else:
        assert (words, value, rule["name"]) in read


@pytest.mark.parametrize("language", languages())
def test_rules_have_names_of_their_own(language):
    names = [rule["name"] for rule in load(language, "timerules")["rule"]]
    assert len(names) == len(set(names))
