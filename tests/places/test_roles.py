"""A government or a place: sentences that fit any capital or country, with the role of the name in them."""

import pytest

from timeline.places import find_places

NAMES = ("Moscow", "Beijing", "Paris", "Vietnam", "South Africa", "Kyiv")
GOVERNMENTS = (
    "{c} said it would not attend.",
    "{c} has accused the rebels.",
    "{c} is considering new sanctions.",
    "Relations with {c} have soured.",
    "There is pressure on {c} to act.",
    "{c}'s decision surprised allies.",
    "{c} wants the sanctions lifted.",
    "Talks between {c} and Riyadh broke down.",
    "It was a message to {c}.",
    "{c} and Riyadh agreed on a truce.",
    "The deal signed with {c} stands.",
    "{c} summoned the ambassador.",
    "{c} will send more troops.",
    "Sanctions against {c} remain.",
    "Support for {c} is fading.",
    "The minister urged {c} to act.",
    "According to {c}, nothing happened.",
    "The alliance blamed {c}.",
    "The ambassador to {c} was recalled.",
    "{c} remains opposed to it.",
    "The differences between {c} and Riyadh are great.",
    "He said {c} could do more.",
    "He accused {c} of breaking its word.",
    "In a letter to {c}, he complained.",
    "The minister warned that {c} was watching.",
    "{c} denies this.",
    "Under a deal with {c}, gas will flow.",
    "Weapons supplied by {c} were found.",
    "A proposal from {c} is on the table.",
    "He criticised {c} for its silence.",
    "{c}, for its part, rejected the claim.",
    "The treaty binds {c}.",
    "The loan from {c} is due.",
    "{c} does not recognise the state.",
    "{c} hopes for a quick answer.",
    "He called on {c} to withdraw.",
    "A spokesman for {c} declined to comment.",
    "{c} condemned the attack.",
    "The move angered {c}.",
    "{c}'s foreign minister will come.",
    "{c}'s ambassador left.",
    "{c} joined the sanctions.",
)
PLACES = (
    "He arrived in {c} on Monday.",
    "She flew to {c}.",
    "They left {c} for Cairo.",
    "In {c} on Monday, he spoke.",
    "She made a stop in {c}.",
    "It is his first visit to {c}.",
    "He returned from {c} on Friday.",
    "He will travel to {c} next week.",
    "She went on to {c}.",
    "A summit in {c} ended.",
    "He met her in {c}.",
    "{c} is the next stop.",
    "The road to {c} was closed.",
    "From {c} he will go home.",
    "In {c}, where he met the king, it rained.",
    "Talks in {c} ended.",
    "She headed for {c}.",
    "The plane bound for {c} landed.",
    "He travelled via {c}.",
    "He reached {c} late.",
    "The king welcomed him to {c}.",
    "His host in {c} was late.",
    "He flew from {c} to Cairo.",
    "She spent a day in {c}.",
    "{c} comes next.",
    "The trip takes her to Cairo and {c}.",
    "A tour of Cairo, {c} and Riyadh begins.",
    "He landed at {c} airport.",
    "He visited {c} last year.",
    "{c} will be the first stop.",
    "The last stop was {c}.",
    "The train to {c} left.",
    "After {c}, he flies home.",
    "He is due in {c}.",
    "She is expected in {c} on Sunday.",
    "They toured {c}.",
    "The delegation is leaving {c}.",
    "On the way to {c} he stopped in Cairo.",
    "He cut short his stay in {c}.",
    "He was driven from the airport into {c}.",
    "His trip to {c} was cancelled.",
    "Next on the itinerary is {c}.",
    "He skipped {c}.",
    "The visit includes {c}.",
    "He has been to {c} twice.",
    "The conference opens in {c} tomorrow.",
    "He went straight to {c}.",
    "He came back to {c} on Tuesday.",
    "He took a helicopter to {c}.",
    "The foreign ministers gathered in {c}.",
)


def roles(sentence: str) -> dict[str, str | None]:
    """The role of each name in the sentence, None where it is not found."""
    found = {}
    for name in NAMES:
        toponyms = find_places(sentence.format(c=name))
        found[name] = next((t.role for t in toponyms if t.text == name), None)
    return found


@pytest.mark.parametrize("sentence", GOVERNMENTS)
def test_a_government(sentence: str) -> None:
    assert set(roles(sentence).values()) == {"metonym"}, roles(sentence)


@pytest.mark.parametrize("sentence", PLACES)
def test_a_place(sentence: str) -> None:
    assert set(roles(sentence).values()) == {"place"}, roles(sentence)
