"""Write timeline/layouts/data/dejavu-sans.json: the advance widths of the figures' default font.

    python tools/build_font_widths.py

Layouts measure text with this table, so that they need no drawing library; matplotlib ships the font.
"""

import json
from pathlib import Path

import matplotlib
from fontTools.ttLib import TTFont

FONTS = Path(matplotlib.get_data_path(), "fonts", "ttf")
TARGET = Path(__file__).parents[1] / "timeline" / "layouts" / "data" / "dejavu-sans.json"


def runs(path: Path) -> list[list[int]]:
    """Runs of consecutive code points: the first code point, then a width for each, in 1/2048 em."""
    font = TTFont(path)
    metrics, found = font["hmtx"].metrics, []
    last = None
    for code, glyph in sorted(font.getBestCmap().items()):
        if last is None or code != last + 1:
            found.append([code])
        found[-1].append(metrics[glyph][0])
        last = code
    return found


def main() -> None:
    table = {"regular": runs(FONTS / "DejaVuSans.ttf"), "bold": runs(FONTS / "DejaVuSans-Bold.ttf")}
    TARGET.write_text(json.dumps(table, separators=(",", ":")) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
