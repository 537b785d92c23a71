"""Writing: a file is there whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from timeline.errors import UnwritableOutput


def write_bytes(path: str | Path, data: bytes) -> Path:
    """`path`, now holding `data`: written under a temporary name beside it, then renamed.

    Raises UnwritableOutput where the folder is missing or cannot be written; the old file then stays.
    """
    path = Path(os.path.realpath(path))
    if path.exists() and not path.is_file():
        return _write_device(path, data)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as fault:
        raise _unwritable(path, fault) from fault
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except OSError as fault:
        Path(name).unlink(missing_ok=True)
        raise _unwritable(path, fault) from fault
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return path


def _write_device(path: Path, data: bytes) -> Path:
    """A terminal, pipe or device cannot be renamed over."""
    try:
        path.write_bytes(data)
    except OSError as fault:
        raise _unwritable(path, fault) from fault
    return path


@contextmanager
def written_together(folder: str | Path) -> Iterator[Path]:
    """A temporary folder inside `folder`, whose files move into `folder` once the block ends well.

    `folder` is made where it is missing. Raises UnwritableOutput; what was there before then stays.
    """
    folder = Path(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=".timeline-", dir=folder))
    except OSError as fault:
        raise _unwritable(folder, fault) from fault
    try:
        yield draft
        _move_all(draft, folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _move_all(draft: Path, folder: Path) -> None:
    for made in sorted(draft.iterdir()):
        try:
            made.replace(folder / made.name)
        except OSError as fault:
            raise _unwritable(folder / made.name, fault) from fault


def _unwritable(path: Path, fault: OSError) -> UnwritableOutput:
    reason = (fault.strerror or str(fault)).lower()
    return UnwritableOutput(f"{path}: cannot be written: {reason}; choose another place with -o")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
