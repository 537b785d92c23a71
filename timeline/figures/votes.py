"""The kind "votes": who voted how, countries by votes."""

from timeline.layouts.votes import layout_votes as layout

NAME = "votes"

__all__ = ["NAME", "layout"]
