from __future__ import annotations

import pytest

from tests.events.made import told
from timeline.model import Count, Vote

HEAD = "The U.N. General Assembly voted on Monday on a resolution to condemn the invasion. "


def vote(text: str) -> Vote:
    found = [event.vote for event in told(text) if event.vote is not None]
    assert len(found) == 1
    return found[0]


# (sentence, position, countries)
POSITIONS = [
    ("India and China abstained.", "abstain", ["CN", "IN"]),
    ("Against (2): Belarus, Cuba", "against", ["BY", "CU"]),
    ("Among the abstainers were India and Brazil.", "abstain", ["BR", "IN"]),
    ("In favor were France and Gabon.", "for", ["FR", "GA"]),
    ("Upward of 90 governments said yes, Japan and France among them.", "for", ["FR", "JP"]),
    ("Vietnam and Laos were on the other side, along with about 20 countries in all.", "against",
     ["LA", "VN"]),
    ("Turkmenistan did not take part.", "absent", ["TM"]),
    ("Four of the Central Asian countries abstained. Turkmenistan did not vote.", "abstain",
     ["KG", "KZ", "TJ", "UZ"]),
    ("China abstained, as did India and the United Arab Emirates.", "abstain", ["AE", "CN", "IN"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "position", "countries"), POSITIONS)
def test_how_countries_voted(sentence: str, position: str, countries: list[str]) -> None:
    found = [p.country for p in vote(HEAD + sentence).positions if p.vote == position]
    assert found == countries


TALLIES = [
    ("Ninety-four were for it and 14 against; 73 abstained and a dozen did not vote.", (94, 14, 73, 12)),
    ("The figures were 143 to five with 35 abstentions.", (143, 5, 35, None)),
    ("Nineteen members said no, seventeen yes, and eleven abstained.", (17, 19, 11, None)),
    ("Four Central Asian nations abstained and 143 voted for it.", (143, None, None, None)),
]


@pytest.mark.parametrize(("sentence", "counts"), TALLIES)
def test_the_tally_as_stated(sentence: str, counts: tuple[int | None, ...]) -> None:
    tally = vote(HEAD + sentence).tally
    found = (tally.for_, tally.against, tally.abstain, tally.absent)
    assert tuple(count.n if count else None for count in found) == counts


def test_bounds_are_kept() -> None:
    tally = vote(HEAD + "More than 90 countries voted for it and about 20 against.").tally
    assert (tally.for_, tally.against) == (Count(n=90, bound="at least"), Count(n=20, bound="about"))


def test_cosponsors_are_no_voters() -> None:
    text = HEAD + "India abstained. Turkey and Canada had put their names to the proposal but have no seat."
    assert [p.country for p in vote(text).positions] == ["IN"]


@pytest.mark.parametrize("words", ["the General Assembly voted", "hands went up in the General Assembly"])
def test_what_was_said_before_the_vote_still_counts(words: str) -> None:
    found = vote(f"Russia, Cuba and Mali spoke first. Then {words}: five against; those three abstained.")
    assert {row.country for row in found.positions if row.vote == "abstain"} == {"RU", "CU", "ML"}
