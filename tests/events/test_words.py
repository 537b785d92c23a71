"""Every pattern that stands in the words of a language is tried on its example."""

from __future__ import annotations

import re

import pytest

from tests.events.made import told
from timeline.events._sentences.status import chain_status
from timeline.events._sentences.words import inflect, words_of
from timeline.lang import load

LEAD = "Japanese Prime Minister Fumio Kishida is on a tour of many countries. "
SEQUENCES = load("en", "events_sequences")["rules"]
LIVES = load("en", "events_lives")["rules"]
TRAVEL = load("en", "events_travel")["verbs"]


@pytest.mark.parametrize("rule", SEQUENCES, ids=[rule["name"] for rule in SEQUENCES])
def test_a_sequence_reads_its_example(rule: dict[str, str]) -> None:
    names = {event.rule for event in told(LEAD + rule["example"])}
    assert any(name.startswith("travel") for name in names), names


@pytest.mark.parametrize("rule", LIVES, ids=[rule["name"] for rule in LIVES])
def test_a_rule_of_lives_reads_its_example(rule: dict[str, str]) -> None:
    names = {event.rule for event in told(rule["example"])}
    assert f"travel: {rule['name']}" in names, names


@pytest.mark.parametrize("group", sorted(TRAVEL))
def test_a_class_of_verbs_reads_its_example(group: str) -> None:
    events = told(LEAD + TRAVEL[group]["example"])
    assert any(event.rule.startswith("travel") for event in events), [event.rule for event in events]


@pytest.mark.parametrize(
    ("chain", "status"),
    [
        ("he will not _", "none"),
        ("he was to have _", "cancelled"),
        ("he could _", "considered"),
        ("he will then _", "planned"),
        ("he _", None),
        ("clinton was the first to _", "happened"),
    ],
)
def test_the_status_of_a_verb_group(chain: str, status: str | None) -> None:
    assert chain_status(chain) == status


def test_forms_of_verbs() -> None:
    assert inflect("carry") == ("carry", "carries", "carried", "carried", "carrying")
    assert inflect("fly")[2:4] == ("flew", "flown")
    assert inflect("reach")[1] == "reaches"


def test_every_pattern_compiles() -> None:
    vote = words_of("vote")
    patterns = [*vote["markers"].values(), *vote["bodies"].values(), *vote["figures"].values()]
    assert all(re.compile(pattern) for pattern in patterns)


@pytest.mark.parametrize(
    "words",
    [
        "voted", "votes", "voting", "abstained", "abstentions", "abstainers", "vetoed", "vetoes", "resolved",
        "resolution was adopted", "adopted the resolution", "resolution calling", "hands went up", "ballot",
        "in favour were", "in favor were", "carried", "motion",
    ],
)  # fmt: skip
def test_words_of_a_vote_have_a_stem(words: str) -> None:
    assert re.search(words_of("vote")["markers"]["words"], words)
    assert any(stem in words for stem in words_of("vote")["stems"])
