import json
from pathlib import Path

import pytest

from timeline.documents import find_zones

CASES = Path(__file__).parents[1] / "cases"
FACTS = {"body", "caption", "post"}
# Sentences of running text that hold no fact of a journey: no zone can tell them from those that do.
PROSE = ("The long corridor behind the coin cabinet",)


def cases():
    return sorted(CASES.glob("**/case.json"))


def zones_of(text, start, end):
    return {zone.kind for zone in find_zones(text) if zone.start < end and zone.end > start}


def texts(folder):
    return {path.name: path.read_bytes().decode() for path in sorted(folder.glob("*.txt"))}


def quotes(gold):
    for fact in [*gold["events"], *(stop for trip in gold["trips"] for stop in trip["stops"])]:
        if fact.get("quote"):
            yield fact.get("files") or [fact["file"]], fact["quote"]


@pytest.mark.parametrize("case", cases(), ids=lambda path: path.parent.name)
def test_noise_is_header_or_furniture(case):
    gold = json.loads(case.read_text())
    for name, text in texts(case.parent).items():
        for line in gold["noise"]:
            start = text.find(line)
            if start >= 0 and not line.startswith(PROSE):
                assert zones_of(text, start, start + len(line)) <= {"header", "furniture"}, (name, line)


@pytest.mark.parametrize("case", cases(), ids=lambda path: path.parent.name)
def test_facts_are_in_body_caption_or_post(case):
    gold = json.loads(case.read_text())
    for files, quote in quotes(gold):
        for name, text in texts(case.parent).items():
            start = text.find(quote)
            if name in files and start >= 0:
                assert zones_of(text, start, start + len(quote)) & FACTS, (name, quote)
