"""Figures as plain numbers and text: where each mark and label stands, without a drawing library."""

from timeline.layouts._style import SIZES, Size
from timeline.layouts.scene import Layout, Page, encode_layout
from timeline.layouts.timeline import layout_timeline

__all__ = ["SIZES", "Layout", "Page", "Size", "encode_layout", "layout_timeline"]
