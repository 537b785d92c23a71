"""The travellers of the cases: each is found under one identity, and no two are one."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.actors.made import CASES, cast_of
from timeline.actors import Cast, unify
from timeline.actors.words import plain

FOUND = 0.95
FOLDERS = sorted(path.parent for path in CASES.rglob("case.json"))
NAME_ONLY = re.compile(r"[^\W\d_]\S*(?: \S+)*")


def gold_of(folder: Path) -> dict[str, set[str]]:
    """Travellers with their forms of name; descriptions such as "the visitor" are no names."""
    gold: dict[str, set[str]] = {}
    for trip in json.loads((folder / "case.json").read_text(encoding="utf-8"))["trips"]:
        name = trip["traveller"]
        if name[0].isupper():
            gold.setdefault(name, set()).add(plain(name))
            gold[name] |= {plain(alias) for alias in trip["aliases"] if alias[0].isupper()}
    return gold


def identities(folder: Path) -> tuple[list[Cast], dict[tuple[int, str], str]]:
    files = sorted(folder.glob("*.txt"))
    casts = [cast_of(path.read_bytes().decode("utf-8")) for path in files]
    return casts, unify(casts)


def named(casts: list[Cast], keys: dict[tuple[int, str], str]) -> Iterator[tuple[str, str]]:
    """(name in plain letters, key over all documents) of every named person."""
    for number, cast in enumerate(casts):
        for actor in cast.actors:
            if actor.kind == "person" and actor.named:
                for form in (actor.name, *actor.aliases):
                    yield plain(form), keys[number, actor.key]


def same(form: str, names: set[str]) -> bool:
    """Whether a form is the whole name in some order, or its main part ("Lula da Silva")."""
    words = set(form.split())
    return any(words <= set(name.split()) and len(words) > 1 for name in names)


def test_travellers_have_one_identity_each() -> None:
    found, total, split, merged = 0, 0, [], []
    for folder in FOLDERS:
        casts, keys = identities(folder)
        pairs = list(named(casts, keys))
        owners: dict[str, str] = {}
        for name, forms in gold_of(folder).items():
            total += 1
            ids = {
                key for form, key in pairs if same(form, {re.sub(r" \(.*| and .*", "", plain(name))} | forms)
            }
            ids = ids or {key for form, key in pairs if form == plain(name).split()[0]}
            found += len(ids) == 1
            if len(ids) > 1:
                split.append((folder.name, name, sorted(ids)))
            for key in ids:
                if owners.setdefault(key, name) != name and name.split()[0] != owners[key].split()[0]:
                    merged.append((folder.name, key, owners[key], name))
    assert total > 30
    assert not split
    assert not merged
    assert found / total >= FOUND


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_office_holders_are_of_their_country(folder: Path) -> None:
    homes = {"fumio-kishida": "JP", "yoshimasa-hayashi": "JP", "antony-blinken": "US", "dmytro-kuleba": "UA"}
    homes |= {"pham-minh-chinh": "VN", "joko-widodo": "ID", "emmanuel-macron": "FR", "wang-yi": "CN"}
    homes |= {"penny-wong": "AU", "zbigniew-rau": "PL", "sergei-lavrov": "RU", "narendra-modi": "IN"}
    for actor in (actor for cast in identities(folder)[0] for actor in cast.actors):
        if actor.key in homes:
            assert actor.country in (None, homes[actor.key])
