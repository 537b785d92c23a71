"""How a figure is put into a report: its alternative text, and lines of Markdown, LaTeX and Quarto."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, NamedTuple

from timeline.files import write_bytes
from timeline.layouts.scene import Page

_LATEX: Final = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%",
    "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_MARKDOWN: Final = re.compile(r"([\\`*_\[\]<>{}#$|~^!@])")


class Snippets(NamedTuple):
    """The texts that put one figure into a report."""

    alt: str
    markdown: str
    latex: str
    quarto: str


def page_snippets(page: Page, name: str) -> Snippets:
    """The snippets of a page whose file has that name."""
    label = re.sub(r"[^a-z0-9]+", "-", Path(name).stem.lower()).strip("-") or "figure"
    caption, target = _markdown(page.title), _address(name)
    quoted = _attribute(page.description)
    stem = Path(name).with_suffix("").as_posix() if name.endswith(".svg") else name
    latex = (
        "\\begin{figure}\n  \\centering\n"
        f"  \\includegraphics[width=\\linewidth]{{\\detokenize{{{_path(stem)}}}}}\n"
        f"  \\caption{{{_latex(page.title)}}}\n  \\label{{fig:{label}}}\n\\end{{figure}}\n"
    )
    return Snippets(
        alt=page.description + "\n",
        markdown=f'![{_markdown(page.description)}]({target} "{_attribute(page.title)}")\n',
        latex=latex,
        quarto=f'![{caption}]({target}){{#fig-{label} fig-alt="{quoted}"}}\n',
    )


def write_page_snippets(page: Page, path: Path) -> tuple[Path, ...]:
    """Write the snippets beside a figure: timeline.alt.txt, timeline.md, timeline.tex and timeline.qmd."""
    texts = page_snippets(page, path.name)
    endings = (".alt.txt", ".md", ".tex", ".qmd")
    written = tuple(path.with_name(path.stem + ending) for ending in endings)
    for target, text in zip(written, texts, strict=True):
        write_bytes(target, text.encode("utf8"))
    return written


def _markdown(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)


def _attribute(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text).replace('"', "”")


def _address(name: str) -> str:
    from urllib.parse import quote

    return quote(name)


def _latex(text: str) -> str:
    return "".join(_LATEX.get(char, char) for char in text)


def _path(name: str) -> str:
    """A file name that can stand between braces."""
    return name.replace("{", "").replace("}", "").replace("\\", "")
