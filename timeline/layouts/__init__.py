"""Figures as plain numbers and text: where each mark and label stands, without a drawing library."""

from timeline.layouts._style import SIZES, Size
from timeline.layouts.routes import layout_routes
from timeline.layouts.scene import Layout, Page, encode_layout
from timeline.layouts.timeline import layout_timeline
from timeline.layouts.votes import layout_votes

__all__ = [
    "SIZES",
    "Layout",
    "Page",
    "Size",
    "encode_layout",
    "layout_routes",
    "layout_timeline",
    "layout_votes",
]
