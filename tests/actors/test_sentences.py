"""Labelled sentences: every mention with its actor, and nothing else."""

import json
from pathlib import Path

import pytest

from tests.actors.made import cast_of, meant

# Words that refer, and whom; "" is somebody whom the sentence does not tell.
SENTENCES: dict[str, dict[str, str]] = json.loads(
    Path(__file__).with_name("sentences.json").read_text(encoding="utf-8")
)

# Office and country of the first person named.
OFFICES = [
    ("Foreign Minister Yoshimasa Hayashi of Japan spoke first.", "foreign minister", "JP"),
    ("Foreign Minister Yoshimasa Hayashi spoke first.", "foreign minister", None),
    ("U.S. Secretary of State Antony Blinken left for Tokyo.", "secretary of state", "US"),
    ("Secretary of State Antony Blinken left for Tokyo.", "secretary of state", "US"),
    ("Sergei Lavrov, the Russian foreign minister, calls in Brasilia.", "foreign minister", "RU"),
    ("New Zealand's prime minister, Chris Hipkins, flew to Beijing.", "prime minister", "NZ"),
    ("Cambodia's Hun Sen signed the paper.", None, "KH"),
    ("Saudi Crown Prince Mohammed bin Salman arrived in Paris.", "crown prince", "SA"),
    ("Former Prime Minister Tony Blair spoke in Sydney.", None, None),
    ("Deputy Foreign Minister Andrei Rudenko met reporters.", "deputy foreign minister", None),
    ("Olaf Scholz, the German chancellor, was in Lisbon.", "chancellor", "DE"),
    ("Congo's President Felix Tshisekedi was in Kigali.", "president", "CD"),
]

# Headlines, menus, venues, firms, ships, feasts: nobody.
NOBODY = [
    "Golden Week begins on Friday, and Tokyo Tower will be lit.",
    "Seven Small Galleries You Can See for Free",
    "Best Jobs of 2022, Week 8",
    "The Bank of China and Standard Chartered opened branches in Cape Town.",
    "Morgan Stanley Capital and the New York Times moved to Park Avenue.",
    "Good Friday falls in April, and New Year is past.",
    "The aircraft carrier John F. Kennedy left Norfolk on Monday.",
    "Hurricane Hugo struck on Thursday.",
    "The Camões Prize and the Genocide Memorial are well known.",
    "Visit Vietnam! Hanoi & Ha Long, 8 days, departures every Tuesday in June",
    "They laid wreaths at the Punchbowl cemetery and at the memorial for the Ehime Maru.",
    "The Liberal Democratic Party and the Workers' Party lost seats in March and May.",
    "President's Day Mattress Event extended to May 31",
    "Wall Street fell on Black Monday.",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_each_mention_means_its_actor(text: str) -> None:
    assert meant(cast_of(text)) == SENTENCES[text]


@pytest.mark.parametrize(("text", "office", "country"), OFFICES)
def test_office_and_country_are_what_the_words_say(
    text: str, office: str | None, country: str | None
) -> None:
    person = next(actor for actor in cast_of(text).actors if actor.named and actor.kind == "person")
    assert (person.office, person.country) == (office, country)


@pytest.mark.parametrize("text", NOBODY)
def test_what_is_nobody_stays_nobody(text: str) -> None:
    assert [actor.name for actor in cast_of(text).actors if actor.kind == "person"] == []
