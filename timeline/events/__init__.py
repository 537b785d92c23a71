"""Events of one document: one module an event family."""

from timeline.events._types import EventMention, Reading, Role

__all__ = ["EventMention", "Reading", "Role"]
