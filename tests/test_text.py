from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.documents import find_zones
from timeline.text import find_sentences


def sentences(text):
    return [text[sentence.start : sentence.end] for sentence in find_sentences(text, find_zones(text))]


def body(text):
    found = find_sentences(text, find_zones(text))
    return [text[s.start : s.end] for s in found if s.zone == "body"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left on Monday. She stayed in Rome.", ["He left on Monday.", "She stayed in Rome."]),
        ("The U.S. Secretary of State met Mr. Lavrov there.", 1),
        ("He is back in the U.S. The trip took nine days.", 2),
        ("The U.N. General Assembly voted on the text.", 1),
        ("On Jan. 9 he left for Paris. On Feb. 3 he came back.", 2),
        ("It starts in Jan. The talks go on until the spring.", 2),
        ("Antony J. Blinken met J. F. Kennedy's niece there.", 1),
        ("The plane left at 9 a.m. on Friday with him on board.", 1),
        ("The plane left at 9 a.m. It landed at noon in Rome.", 2),
        ("The plane left at 9 a.m. Friday with him on board.", 1),
        ("“We will not go,” he said. “They will come to us.”", 2),
        ("He asked: “Why?” and left the room without a word.", 1),
        ("Could his hosts not come to him? He hoped to see them.", 2),
        ("The vote was No. 5 on the list and the last one.", 1),
        ("Did they agree? No. They did not even meet there.", 3),
        ("Ferdinand Marcos Jr. took office as president on June 30.", 1),
        ("He saw Gen. Smith and Sen. Jones, then Dr. No himself.", 1),
        ("Aid of $1.5 billion was promised. It never came at all.", 2),
        ("He waited... Then the door opened and he went in.", 2),
        ("It works (see Fig. 3 and p. 4). Nobody doubts it now.", 2),
    ],
)
def test_sentences(text, expected):
    found = sentences(text)
    assert (len(found) if isinstance(expected, int) else found) == expected


def test_a_dateline_is_no_part_of_the_first_sentence():
    text = "WASHINGTON, July 29, 2022 — Secretary Smith sets out next week. He has plans for it."
    assert body(text) == ["Secretary Smith sets out next week.", "He has plans for it."]
    assert sentences(text)[0] == "WASHINGTON, July 29, 2022 —"


def test_a_wrapped_paragraph_is_one_paragraph():
    text = (
        "The president arrived in the capital on Monday evening for talks on\n"
        "trade and security. He was met at the airport by the prime minister\n"
        "of the country.\n\nOn Tuesday he goes home again."
    )
    assert [sentence.replace("\n", " ") for sentence in body(text)] == [
        "The president arrived in the capital on Monday evening for talks on trade and security.",
        "He was met at the airport by the prime minister of the country.",
        "On Tuesday he goes home again.",
    ]


def test_rows_of_a_timetable_are_rows():
    text = "TRAVEL\n\nAug 3 – 5      Phnom Penh, Cambodia\nAug 6          Manila. Talks with the president\n"
    rows = [s for s in find_sentences(text, find_zones(text)) if s.zone == "body"]
    assert [s.kind for s in rows] == ["row", "row"]
    assert text[rows[1].start : rows[1].end] == "Aug 6          Manila. Talks with the president"


@given(st.text(alphabet=st.sampled_from("aB. \n\r\t—“”?!1|-:@()é\ufeff"), max_size=200))
def test_sentences_are_spans_in_order_within_their_zones(text):
    zones = find_zones(text)
    if text:
        assert zones[0].start == 0
        assert zones[-1].end == len(text)
    assert all(one.end == two.start for one, two in pairwise(zones))
    end = 0
    for sentence in find_sentences(text, zones):
        quote = text[sentence.start : sentence.end]
        assert sentence.start >= end
        assert quote == quote.strip()
        assert quote
        assert "\n\n" not in quote
        assert any(
            zone.start <= sentence.start and sentence.end <= zone.end and zone.kind == sentence.zone
            for zone in zones
        )
        end = sentence.end
