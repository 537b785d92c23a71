"""Words and patterns as data: one folder of TOML files a language, read when first asked for."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from timeline.errors import BadOption
from timeline.lang.patterns import needed
from timeline.lang.phrases import Phrases, fold

__all__ = ["Phrases", "fold", "languages", "load", "nearest", "needed"]

_FOLDER = Path(__file__).parent


@cache
def load(language: str, name: str) -> dict[str, Any]:
    """The table in timeline/lang/<language>/<name>.toml, read once; callers must not change it.

    Raises BadOption where the language has no folder or the folder has no such file.
    """
    path = _FOLDER / language / f"{name}.toml"
    if language not in languages() or not path.is_file():
        known = ", ".join(languages())
        raise BadOption(f"no words for {name!r} in language {language!r}: the languages are {known}")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that have a folder, in order: ("en", "es")."""
    folders = (entry.name for entry in _FOLDER.iterdir() if entry.is_dir())
    return tuple(sorted(name for name in folders if name[0].isalpha()))


def nearest(tag: str | None) -> str:
    """The language with words for a BCP 47 tag: "en-GB" is "en"; English where there are none."""
    code = (tag or "en").split("-")[0].lower()
    return code if code in languages() else "en"
