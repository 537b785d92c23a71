"""Plain text: UTF-8, or UTF-16 with a byte-order mark; line ends and the mark stay as they are stored."""

from __future__ import annotations

import codecs
from typing import Final

from timeline.documents._source import Page
from timeline.errors import UnreadableSource

ENDINGS: Final = (".txt", ".text", ".md", ".rst", ".asc")
_MARKS: Final = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROLS: Final = bytes(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 27})
_FEW: Final = 0.02


def read(data: bytes, name: str) -> Page:
    """The text in `data`; raises UnreadableSource where it is binary or in no encoding that is known."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Page(text=_decoded(data, encoding, name))
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if b"\0" in data or controls > _FEW * len(data):
        raise UnreadableSource(f"{name}: binary, not text; give the text itself, or a format that is read")
    return Page(text=_decoded(data, "utf-8", name))


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as fault:
        at = f"byte 0x{data[fault.start]:02x} at offset {fault.start}"
        raise UnreadableSource(
            f"{name}: in an unknown encoding, not {encoding.upper()} ({at}); save it as UTF-8"
        ) from fault
