"""Chronologies in other formats: one module a format, found by the registry."""

from __future__ import annotations

from types import ModuleType

from timeline.errors import BadOption
from timeline.model import Chronology
from timeline.registry import plugins

__all__ = ["export", "formats"]


def formats() -> dict[str, ModuleType]:
    """The modules that export, by the name of their format (which is also the ending of its files)."""
    return {module.FORMAT: module for module in plugins("timeline.exports")}


def export(chronology: Chronology, *, format: str = "csv") -> bytes:
    """The chronology as a file of that format: csv, json, geojson or ics, or one that a plug-in adds.

    Raises BadOption for any other.
    """
    known = formats()
    if format not in known:
        raise BadOption(f"no export to {format!r}; there are {', '.join(sorted(known))}")
    data: bytes = known[format].export(chronology)
    return data
