"""Files and functions stay small enough to be read in one go; what is longer says why."""

import ast
from pathlib import Path
from statistics import median

import pytest

from tests.house._sources import PACKAGE, ROOT, modules, name_of, tree

FILE_LINES = 400
FUNCTION_LINES = 40
LONG_FILES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {}
NO_NAMES = ("Manager", "Handler", "Service", "Helper", "Utils")


def functions(module: Path) -> list[tuple[str, int]]:
    return [
        (f"{name_of(module)}.{node.name}", (node.end_lineno or node.lineno) - node.lineno + 1)
        for node in ast.walk(tree(module))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


@pytest.mark.parametrize("module", modules(), ids=name_of)
def test_files_and_functions_are_short(module: Path) -> None:
    lines = len(module.read_text(encoding="utf-8").splitlines())
    assert lines <= FILE_LINES or name_of(module) in LONG_FILES, f"{name_of(module)} has {lines} lines"
    long = {name: lines for name, lines in functions(module) if lines > FUNCTION_LINES}
    assert not long.keys() - LONG_FUNCTIONS.keys(), f"longer than {FUNCTION_LINES} lines: {long}"


def test_exceptions_are_still_needed() -> None:
    lines = {name_of(module): len(module.read_text(encoding="utf-8").splitlines()) for module in modules()}
    assert all(lines.get(name, 0) > FILE_LINES for name in LONG_FILES)
    sizes = dict(pair for module in modules() for pair in functions(module))
    assert all(sizes.get(name, 0) > FUNCTION_LINES for name in LONG_FUNCTIONS)


def test_half_of_the_functions_are_under_ten_lines() -> None:
    assert median(lines for module in modules() for _, lines in functions(module)) < 10


@pytest.mark.parametrize("module", modules(), ids=name_of)
def test_names_say_what_things_are(module: Path) -> None:
    assert module.stem not in ("utils", "util", "helpers", "misc", "common")
    classes = [node.name for node in ast.walk(tree(module)) if isinstance(node, ast.ClassDef)]
    assert not [name for name in classes if name.endswith(NO_NAMES)]


def test_the_package_is_where_the_tests_look() -> None:
    assert PACKAGE.parent == ROOT
    assert len(modules()) > 20
