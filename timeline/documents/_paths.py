"""From what a user names to the files that are read, and the names and ids they get."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

STDIN: Final = "-"
SOURCES_TABLE: Final = "sources.csv"
# What lies beside texts in a folder and is none: tables, settings, the parts of a saved page.
_TABLES: Final = (".json", ".jsonl", ".geojson", ".csv", ".tsv", ".parquet", ".ics", ".xml", ".tml")
_COMPANIONS: Final = frozenset((*_TABLES, ".toml", ".yaml", ".yml", ".ini", ".cfg", ".css", ".js", ".svg"))


@dataclass(frozen=True, slots=True)
class Found:
    """A file to be read: `parts` is its path from the folder that was named, `above` what lies over it."""

    path: Path
    parts: tuple[str, ...]
    above: tuple[str, ...]
    root: Path | None = None


def expand(named: str | Path) -> Iterator[Found]:
    """The files behind a path: itself, or what is in the folder, in order, without hidden files."""
    path = Path(named)
    if str(named) == STDIN or not path.is_dir():
        yield Found(path, (path.name,), path.parent.parts)
        return
    inside = sorted(file for file in path.rglob("*") if file.is_file())
    for file in inside:
        parts = file.relative_to(path).parts
        if not _is_beside(file, parts):
            yield Found(file, parts, (*path.parent.parts, path.resolve().name), root=path)


def _is_beside(file: Path, parts: tuple[str, ...]) -> bool:
    """Whether a file in a folder is hidden, a table or setting, or a part of a page that a browser saved."""
    if any(part.startswith(".") for part in parts) or file.suffix.lower() in _COMPANIONS:
        return True
    folders = (folder for folder in file.parents if folder.name.endswith("_files"))
    return any(
        (folder.parent / f"{folder.name.removesuffix('_files')}{ending}").exists()
        for folder in folders
        for ending in (".html", ".htm")
    )


def source_names(files: Sequence[Found]) -> dict[Path, str]:
    """The source of each file: its path from the folder that was read, longer where two would be equal."""
    depth = {file.path: 0 for file in files}
    while True:
        names = {file.path: _name(file, depth[file.path]) for file in files}
        counts = Counter(names.values())
        clashing = [f for f in files if counts[names[f.path]] > 1 and depth[f.path] < len(f.above)]
        if not clashing:
            return names
        for file in clashing:
            depth[file.path] += 1


def _name(file: Found, depth: int) -> str:
    above = file.above[len(file.above) - depth :] if depth else ()
    return "/".join((*above, *file.parts)).replace("//", "/")


def slug(text: str) -> str:
    """A text as an id: "Golden Week diplomacy" is golden-week-diplomacy."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "document"


def document_ids(sources: Sequence[str]) -> Mapping[str, str]:
    """An id for each source: its stem where no other has that, else its path, else that with the ending."""
    stems = {source: "stdin" if source == STDIN else slug(Path(source).stem) for source in sources}
    paths = {source: slug(str(Path(source).with_suffix(""))) for source in sources}
    whole = {source: slug(source) for source in sources}
    ids: dict[str, str] = {}
    for candidates in (stems, paths, whole):
        counts = Counter(candidates[source] for source in sources)
        for source in sources:
            if (
                source not in ids
                and counts[candidates[source]] == 1
                and candidates[source] not in ids.values()
            ):
                ids[source] = candidates[source]
    for source in sorted(set(sources) - set(ids)):
        number = 2
        while f"{whole[source]}-{number}" in ids.values():
            number += 1
        ids[source] = f"{whole[source]}-{number}"
    return ids
