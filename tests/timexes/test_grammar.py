"""The little language of the rules."""

import pytest

from timeline.errors import BadOption
from timeline.timexes._grammar import Alphabet, compile_pattern, expand, literals, read_captures
from timeline.timexes._tokens import Lexicon, number_kinds


def lexicon():
    words = {"MONTH": {"may": 5}, "UNIT": {"day": "D"}, "VERB": {"may": True}, "TENS": {"twenty": 20}}
    made = Lexicon(words | {"ONES": {"five": 5}}, titled=["MONTH"])
    made.add_literals({"-", "of", "the"})
    made.close()
    return made


def test_a_word_may_be_of_several_classes():
    made = lexicon()
    pattern = compile_pattern("MONTH:month (of)? YEAR:year | VERB", made.alphabet.members, "a")
    tokens = made.tokens("May of 2022")
    found = pattern.expression.fullmatch(tokens.codes)
    assert read_captures(pattern, found, tokens.values) == {"month": 5, "year": 2022}


def test_a_month_counts_only_with_a_capital():
    made = lexicon()
    month = compile_pattern("MONTH:month", made.alphabet.members, "a").expression
    assert month.match(made.tokens("May").codes)
    assert not month.match(made.tokens("may").codes)


def test_number_words_are_one_token():
    tokens = lexicon().tokens("twenty-five day")
    assert (len(tokens.starts), tokens.ends[0], tokens.values[0]["NUM"]) == (2, 11, 25)


def test_pieces_are_put_in_brackets():
    assert expand("the <A>? day", {"A": "<B> | b", "B": "c"}) == "the ((c) | b)? day"
    assert literals("the (of | MONTH:m)? -") == {"the", "of", "-"}


def test_an_unknown_class_is_named():
    with pytest.raises(BadOption) as caught:
        compile_pattern("the MONHT:month", {"the": {"a"}}, "month")
    assert str(caught.value) == "time rule 'month': no word of the lexicon is of class 'MONHT'"


def test_codes_are_the_same_for_the_same_classes():
    alphabet = Alphabet()
    assert alphabet.code(["A", "B"]) == alphabet.code(["B", "A"]) != alphabet.code(["A"])


NUMBERS = [
    ("28th", {"ORD": 28, "ORDDAY": 28}),
    ("1990s", {"DECADE": 199}),
    ("'90s", {"DECADE": 199}),
    ("1/2", {"FRACTION": 0.5, "SHORTDATE": (1, 2)}),
    ("10:30", {"CLOCK": (10, 30)}),
    ("28/02/2023", {"NUMERIC": "28/02/2023"}),
    ("1,200", {"NUM": 1200}),
    ("25:70", {}),
]


@pytest.mark.parametrize(("text", "kinds"), NUMBERS)
def test_numbers(text, kinds):
    assert number_kinds(text) == kinds
