"""Texts that are damaged, shuffled or hostile give a sound chronology, or a note; never a fault."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

import timeline
from tests.house._sources import ROOT
from timeline.chronology import check

TEXTS = sorted((*(ROOT / "tests" / "cases").rglob("*.txt"), *(ROOT / "seeds").glob("*.txt")))
ODD = (
    "\u202e", "\x00", "𝔘𝔫", "岸田文雄", "(((", "[", "\\", "%s{0}", "<script>alert(1)</script>", "=1+1",
    "31 February 2022", "May 0", "99:99", "0000-00-00", "12/31/9999", "year 99999", "10000 BCE",
    "the 500th century", "Friday the 13th", "\r\n", "\f", "—" * 50, "1" * 200, "A. B. C. D.", "'s" * 20,
    "in in in", "Mr.", "Jan", "２０２２年", "from to", "until", "between and", "$",
)  # fmt: skip


def damaged(text: str, chance: random.Random) -> str:
    """The text cut, shuffled, in capitals, on one line, or with odd signs strewn over it."""
    lines = text.splitlines(keepends=True)
    start = chance.randrange(len(text))
    strewn = list(text)
    for _ in range(12):
        strewn[chance.randrange(len(strewn))] = chance.choice(ODD)
    return chance.choice(
        (
            text[start : start + 400],
            text.upper(),
            text.replace("\n", " "),
            "".join(chance.sample(lines, len(lines))),
            " ".join(chance.sample(text.split(" "), text.count(" ") + 1)),
            "".join(strewn),
        )
    )


def texts(seed: int) -> Iterator[str]:
    chance = random.Random(seed)
    for path in chance.sample(TEXTS, 3):
        whole = path.read_bytes().decode("utf-8")
        yield damaged(whole, chance) if whole else whole


@pytest.mark.parametrize("seed", range(24))
def test_damaged_texts_give_a_sound_chronology(seed: int, tmp_path: Path) -> None:
    for number, text in enumerate(texts(seed)):
        (tmp_path / f"{number}.txt").write_bytes(text.encode("utf-8"))
    chronology = timeline.extract([tmp_path], keep_text=True)
    assert len(chronology.documents) + sum(note.kind == "unread" for note in chronology.notes) >= 3
    assert [finding for finding in check(chronology) if finding.kind == "fault"] == []


@pytest.mark.parametrize("text", [*ODD, " ".join(ODD), "x" * 200_000, "a " * 50_000, "\n" * 10_000 + "May"])
def test_odd_texts_are_read_or_named(text: str, tmp_path: Path) -> None:
    (tmp_path / "odd.txt").write_bytes(text.encode("utf-8"))
    chronology = timeline.extract([tmp_path], keep_text=True)
    assert [document.text for document in chronology.documents] in ([text], [])
    assert bool(chronology.documents) is not any(note.kind == "unread" for note in chronology.notes)
