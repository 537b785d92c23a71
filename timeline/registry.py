"""Plug-ins: each room's modules and the entry points of other distributions, found by name."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from importlib.metadata import entry_points
from types import ModuleType


def plugins(package: str) -> Iterator[ModuleType]:
    """The public modules of `package` in order of name, then those of the entry point group of that name.

    A module whose name begins with an underscore is no plug-in. A new family, format or reader is one new
    file in its room, or one entry point of another distribution.
    """
    parent = importlib.import_module(package)
    for module in sorted(pkgutil.iter_modules(parent.__path__), key=lambda found: found.name):
        if not module.name.startswith("_"):
            yield importlib.import_module(f"{package}.{module.name}")
    for point in sorted(entry_points(group=package), key=lambda found: found.name):
        yield point.load()
