"""Text that means itself in Markdown and in LaTeX."""

from __future__ import annotations

import re
from typing import Final

_MARKDOWN: Final = re.compile(r"([\\`*_\[\]{}|~$^=#])")
_OPENING: Final = re.compile(r"^(\s*)([-+:]|\d+[.)])(?=\s|$)")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029]")
_TEX: Final = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%",
    "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "<": r"\textless{}",
    ">": r"\textgreater{}", '"': r"\textquotedbl{}", "|": r"\textbar{}", "`": r"\textasciigrave{}",
    "'": r"\textquotesingle{}",
}  # fmt: skip


def markdown(text: object) -> str:
    """Text in one line of Markdown, in which no sign begins markup or HTML."""
    plain = " ".join(_CONTROL.sub(" ", str(text)).split())
    plain = plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    plain = re.sub(r"(?i)\b(https?|ftp|mailto|www)([:.])", r"\1&#8203;\2", plain)
    plain = plain.replace("!", "&#33;")
    return _OPENING.sub(r"\1&#8203;\2", _MARKDOWN.sub(r"\\\1", plain)).replace("&\\#", "&#")


def latex(text: object) -> str:
    """Text in which no sign is a command of LaTeX."""
    plain = " ".join(_CONTROL.sub(" ", str(text)).split())
    return "".join(_TEX.get(sign, sign) for sign in plain)
