"""Sources as they are read: text, metadata and zones."""

from timeline.documents._reading import read_sources
from timeline.documents._source import Page, SourceText, StatedDate, Zone, ZoneKind
from timeline.documents._stamps import is_dateline, is_head_line
from timeline.documents._zones import find_zones

__all__ = [
    "Page",
    "SourceText",
    "StatedDate",
    "Zone",
    "ZoneKind",
    "find_zones",
    "is_dateline",
    "is_head_line",
    "read_sources",
]
