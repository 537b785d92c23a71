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


def font_path(family: str, weight: str = "normal") -> str:
    """The file of a family; raises ValueError where it is not installed."""
    from matplotlib.font_manager import FontProperties, fontManager

    wanted = FontProperties(family=[family], weight=weight)
    return str(fontManager.findfont(wanted, fallback_to_default=False))


@cache
def _charmap(family: str, weight: str = "normal") -> frozenset[int]:
    from matplotlib.font_manager import get_font

    return frozenset(get_font(font_path(family, weight)).get_charmap())


def families_for(chars: set[str], weight: str = "normal") -> dict[str, set[str]]:
    """The families that have these characters, each with those it is taken for."""
    found: dict[str, set[str]] = {}
    for family in (DEFAULT, *_installed()):
        covered = {char for char in chars if ord(char) in _charmap(family, weight)}
        if covered:
            found[family] = covered
            chars = chars - covered
        if not chars:
            break
    return found


@cache
def _installed() -> tuple[str, ...]:
    from matplotlib.font_manager import fontManager

    names = {entry.name for entry in fontManager.ttflist}
    return tuple(name for name in FALLBACKS if name in names)


def font_families(text: str) -> list[str]:
    """The families to draw a text with; warns, naming the characters, where no font has them."""
    found = families_for(set(text))
    missing = set(text).difference(*found.values())
    if missing:
        shown = "".join(sorted(missing)[:12])
        warnings.warn(
            f"no font on this machine has the glyphs of {shown!r}; install one, for example Noto Sans CJK",
            MissingGlyphs,
            stacklevel=2,
        )
    return [DEFAULT, *(family for family in found if family != DEFAULT)]
