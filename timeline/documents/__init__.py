"""Sources as they are read: text, metadata and zones."""

from timeline.documents._source import SourceText, StatedDate, Zone, ZoneKind

__all__ = ["SourceText", "StatedDate", "Zone", "ZoneKind"]
