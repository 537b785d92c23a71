"""Imports go one way, and what is heavy is imported where it is used."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house._sources import PACKAGE, ROOT, modules, name_of, tree

# Each room may import itself and what stands before it.
ORDER = (
    "errors", "registry", "files", "glance", "model", "calendar", "days", "lang", "documents", "text",
    "timexes", "places", "actors", "events", "dating", "merging", "chronology", "showing", "layouts",
    "figures", "maps", "reports", "exports", "review", "pipeline", "corpus", "building", "evaluation", "cli",
)  # fmt: skip
OUTSIDE = ("__init__", "__main__")  # the list of public names, and the way in
ONLY_HERE = {"matplotlib": "figures", "folium": "maps", "branca": "maps", "xstatic": "maps", "click": "cli"}


def room(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(module: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(module)}: relative import"
            if node.module == "timeline":
                yield from ((f"timeline.{alias.name}", node.lineno) for alias in node.names)
            else:
                yield node.module or "", node.lineno


def test_every_room_has_its_place_in_the_order() -> None:
    assert {room(module) for module in modules()} - set(OUTSIDE) <= set(ORDER)


@pytest.mark.parametrize("module", [m for m in modules() if room(m) not in OUTSIDE], ids=name_of)
def test_imports_go_one_way(module: Path) -> None:
    own = ORDER.index(room(module))
    for name, line in imports(module):
        if name.startswith("timeline."):
            other = name.split(".")[1]
            assert other in ORDER, f"{module.relative_to(ROOT)}:{line} imports {name}, which is no room"
            assert ORDER.index(other) <= own, (
                f"{module.relative_to(ROOT)}:{line} imports {name}, a later room"
            )


@pytest.mark.parametrize("module", modules(), ids=name_of)
def test_each_big_library_has_one_room(module: Path) -> None:
    for name, line in imports(module):
        home = ONLY_HERE.get(name.split(".")[0])
        assert home in (None, room(module)), (
            f"{module.relative_to(ROOT)}:{line} imports {name}: only {home} may"
        )


def test_the_command_line_loads_nothing_heavy_before_it_is_needed() -> None:
    code = "import sys, timeline, timeline.cli; print(*{name.split('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    third_party = {
        "matplotlib", "numpy", "folium", "branca", "jinja2", "trafilatura", "htmldate", "lxml", "dateparser",
        "holidays", "rich", "icalendar", "pypdf", "docx", "PIL",
    }  # fmt: skip
    assert not third_party & set(loaded.stdout.split())


def test_public_names_are_found_and_others_are_not() -> None:
    import timeline

    for name in timeline.__all__:
        assert getattr(timeline, name).__doc__
        assert name in dir(timeline)
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = timeline.nothing
