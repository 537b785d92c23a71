"""The kind "routes": journeys on the base map."""

from timeline.layouts.routes import layout_routes as layout

NAME = "routes"

__all__ = ["NAME", "layout"]
