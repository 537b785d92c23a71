"""Descriptions and pronouns of whole texts: most are understood, and next to none misunderstood."""

from pathlib import Path

from tests.actors.made import cast_of, text_of

UNDERSTOOD = 0.93
MISUNDERSTOOD = 0.01


def labelled() -> dict[str, dict[int, str]]:
    rows: dict[str, dict[int, str]] = {}
    table = Path(__file__).with_name("references.tsv").read_text(encoding="utf-8")
    for line in table.splitlines()[1:]:
        file, start, _, keys = line.split("\t")
        rows.setdefault(file, {})[int(start)] = keys
    return rows


def test_words_mean_whom_a_reader_takes_them_for() -> None:
    right, wrong = 0, []
    rows = labelled()
    for file, expected in rows.items():
        found = {mention.start: mention.keys for mention in cast_of(text_of(file)).mentions}
        for start, keys in expected.items():
            told = set() if keys == "-" else set(keys.split(","))
            given = set(found.get(start, ()))
            right += given == told
            if given and given != told:
                wrong.append((file, start, sorted(given), keys))
    total = sum(map(len, rows.values()))
    assert total > 280
    assert right / total >= UNDERSTOOD
    assert len(wrong) / total <= MISUNDERSTOOD, wrong
