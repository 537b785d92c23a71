"""SVG that looks the same everywhere: a subset of its font inside, a title, and a tooltip for each event."""

from __future__ import annotations

import base64
import html
import io
import logging
import re
from functools import cache
from typing import Final

from timeline.figures._fonts import families_for, font_path
from timeline.layouts.scene import Page, Text

_ROOT: Final = re.compile(r"<svg\b[^>]*>")
_METADATA: Final = re.compile(r"\s*<metadata>.*?</metadata>", re.DOTALL)


def finish_svg(svg: str, page: Page | None) -> str:
    """Matplotlib's SVG with the page's title, description, tooltips and fonts; text in it stays text."""
    svg = _METADATA.sub("", svg, count=1)
    if page is None:
        return svg
    for id_, tip in page.tips:
        words = html.escape(tip, quote=False)
        svg = _with_tip(svg, id_, words)
    head = _head(page)
    return _ROOT.sub(lambda found: _labelled(found[0]) + head, svg, count=1)


def _with_tip(svg: str, id_: str, words: str) -> str:
    pattern = re.compile(rf'<g id="event-{re.escape(id_)}(?:-label)?(?:-\d+)?">')
    return pattern.sub(lambda found: f"{found[0]}<title>{words}</title>", svg)


def _labelled(root: str) -> str:
    return root[:-1] + ' role="img" aria-labelledby="figure-title figure-description">'


def _head(page: Page) -> str:
    title, words = html.escape(page.title, quote=False), html.escape(page.description, quote=False)
    faces = "".join(_faces(weight, _chars(page, weight == "bold")) for weight in ("normal", "bold"))
    return (
        f'\n <title id="figure-title">{title}</title>\n <desc id="figure-description">{words}</desc>'
        f"\n <style>{faces}</style>"
    )


def _chars(page: Page, bold: bool) -> set[str]:
    texts = (shape for shape in page.shapes if isinstance(shape, Text) and shape.bold == bold)
    return {char for text in texts for char in text.text}


def _faces(weight: str, chars: set[str]) -> str:
    """A font face for each family that has glyphs of these characters."""
    faces = []
    for family, covered in sorted(families_for(chars, weight).items()):
        data = base64.b64encode(_subset(family, weight, "".join(sorted(covered)))).decode("ascii")
        source = f"src:url(data:font/woff;base64,{data}) format('woff')"
        faces.append(f"@font-face{{font-family:'{family}';font-weight:{weight};{source}}}")
    return "".join(faces)


@cache
def _subset(family: str, weight: str, chars: str) -> bytes:
    """The font's glyphs for these characters, as WOFF without hints or clock time."""
    from fontTools import subset  # type: ignore[import-untyped]  # fontTools has no types

    logging.getLogger("fontTools.subset").setLevel(logging.ERROR)
    options = subset.Options(
        flavor="woff", hinting=False, recalc_timestamp=False, name_IDs=[1, 2], notdef_outline=True,
        glyph_names=False, drop_tables=["FFTM", "GPOS", "GDEF", "BASE", "JSTF", "DSIG", "meta"],
        layout_features=["init", "medi", "fina", "isol", "rlig", "ccmp", "locl"],
        font_number=0,  # of a collection (.ttc) the face that matplotlib takes
    )  # fmt: skip
    path = font_path(family, weight)
    font = subset.load_font(path, options, lazy=True)
    cutter = subset.Subsetter(options)
    cutter.populate(text=chars)
    cutter.subset(font)
    font.flavor = "woff"
    buffer = io.BytesIO()
    font.save(buffer, reorderTables=False)
    return buffer.getvalue()
