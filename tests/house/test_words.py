"""What no file of the project may hold."""

import re
from pathlib import Path

import pytest

from tests.house._sources import ROOT, project_files

TEXT = (".py", ".md", ".toml", ".txt", ".json", ".css", ".js", ".html", ".cfg", ".mplstyle", "")
# Marks of unfinished work, paths of one machine, hosts of a package registry, switches of pip for them.
FORBIDDEN = {
    "unfinished work": r"\b(?:TO" r"DO|FIX" r"ME|HA" r"CK)\b",
    "path of one machine": r"(?<![\w.:/])/(?:work|root|home|opt)/\w",
    "host of a registry": r"pypi"
    r"\.org|pythonhosted"
    r"\.org|--(?:extra-)?index-"
    r"url|--trusted-"
    r"host",
}


def own_text(path: Path) -> bool:
    relative = path.relative_to(ROOT)
    seeds = relative.parts[0] in ("seeds", "output") or relative.parts[:2] == ("tests", "cases")
    return path.suffix in TEXT and not seeds and path.stat().st_size < 2_000_000


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_holds(what: str) -> None:
    pattern = re.compile(FORBIDDEN[what])
    found = []
    for path in filter(own_text, project_files()):
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            hit = pattern.search(line)
            if hit and not line.lstrip().startswith("--no-emit"):
                found.append(f"{path.relative_to(ROOT)}:{number}: {hit[0]}")
    assert not found


def test_the_licence_is_there() -> None:
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")
