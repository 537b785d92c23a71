"""Fonts: DejaVu Sans, which ships with matplotlib, and a font found on the machine for glyphs it lacks."""

from __future__ import annotations

import warnings
from functools import cache
from typing import Final

DEFAULT: Final = "DejaVu Sans"
FALLBACKS: Final = (
    "Noto Sans CJK JP", "Noto Sans CJK SC", "Noto Sans JP", "Noto Sans SC", "Source Han Sans",
    "IPAexGothic", "IPAGothic", "TakaoGothic", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei",
    "Hiragino Sans", "PingFang SC", "Yu Gothic", "MS Gothic", "Microsoft YaHei", "Malgun Gothic",
    "Noto Sans KR", "Noto Naskh Arabic", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Devanagari",
    "Noto Sans Bengali", "Noto Sans Tamil", "Noto Sans Thai", "Noto Sans Khmer", "Noto Sans Lao",
    "Noto Sans Myanmar", "Noto Sans Mongolian", "Arial Unicode MS", "Droid Sans Fallback", "Unifont",
)  # fmt: skip


class MissingGlyphs(UserWarning):
    """No font on this machine has the glyphs of some words."""


@cache
def _charmap(family: str, bold: bool = False) -> frozenset[int]:
    from matplotlib.font_manager import FontProperties, fontManager, get_font

    path = fontManager.findfont(
        FontProperties(family=[family], weight="bold" if bold else "normal"), fallback_to_default=False
    )
    return frozenset(get_font(path).get_charmap())


def _installed() -> list[str]:
    from matplotlib.font_manager import fontManager

    names = {entry.name for entry in fontManager.ttflist}
    return [name for name in FALLBACKS if name in names]


def font_families(text: str) -> list[str]:
    """The families to draw a text with; warns, naming the characters, where no font has them."""
    missing = {char for char in text if ord(char) > 126} and {
        char for char in text if ord(char) not in _charmap(DEFAULT)
    }
    families = [DEFAULT]
    for name in _installed() if missing else []:
        covered = {char for char in missing if ord(char) in _charmap(name)}
        if covered:
            families.append(name)
            missing -= covered
    if missing:
        shown = "".join(sorted(missing)[:12])
        warnings.warn(
            f"no font on this machine has the glyphs of {shown!r}; install one, for example Noto Sans CJK",
            MissingGlyphs,
            stacklevel=2,
        )
    return families
