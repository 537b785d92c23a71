"""Texts told in years: lives, obituaries, encyclopaedia and museum pages, visitors' books.

lives.txt holds them in the form of forms.txt.
"""

import re
from pathlib import Path

import pytest

from tests.events.test_forms import stops

CASES = re.split(r"^=== ", (Path(__file__).parent / "lives.txt").read_text(encoding="utf-8"), flags=re.M)[1:]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.partition(" |")[0])
def test_the_stops_of_a_life(case, tmp_path):
    head, _, rest = case.partition("\n")
    text, _, wanted = rest.partition("\n---\n")
    assert stops(text, head.partition("|")[2].strip(), tmp_path) == sorted(wanted.strip().splitlines())
