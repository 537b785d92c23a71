"""The kind "timeline": journeys and events in lanes on an axis of time."""

from timeline.layouts.timeline import layout_timeline as layout

NAME = "timeline"

__all__ = ["NAME", "layout"]
