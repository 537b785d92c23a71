"""Sources as they are read: text, metadata and zones."""

from timeline.documents._source import SourceText, StatedDate, Zone, ZoneKind
from timeline.documents._zones import find_zones

__all__ = ["SourceText", "StatedDate", "Zone", "ZoneKind", "find_zones"]
