"""The plain files that go into a page: Leaflet and jQuery from their packages, our own scripts and styles."""

from __future__ import annotations

import base64
import functools
import hashlib
import re
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec


@functools.cache
def static(name: str) -> str:
    """A script, style or template of this package."""
    return (files("timeline.maps") / "static" / name).read_text(encoding="utf-8")


def map_script() -> str:
    """The scripts that draw journeys on a Leaflet map."""
    return "".join(ascii_script(static(name)) for name in ("map.js", "arrange.js", "crowd.js"))


def ascii_script(script: str) -> str:
    """The script in ASCII, so that its hash holds in a page of whatever encoding that it is embedded in."""
    return re.sub(r"[^\x00-\x7f]", _escaped, script)


def _escaped(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def script_hash(script: str) -> str:
    """The source expression with which a Content-Security-Policy allows exactly this inline script."""
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def embedded_json(value: Any) -> str:
    """JSON that is safe inside a script element: no markup can begin or end in it."""
    text = msgspec.json.encode(value).decode()
    for sign in ("<", ">", "&", "\u2028", "\u2029"):
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def library(package: str, name: str) -> str:
    """A file of an XStatic package, such as ("jquery", "jquery.slim.min.js")."""
    return (_folder(package) / name).read_text(encoding="utf-8")


def leaflet_js() -> str:
    """Leaflet's script, without the comment that has a browser look for its source map."""
    script = re.sub(r"\s*//# sourceMappingURL=\S+\s*$", "\n", library("leaflet", "leaflet.js"))
    return ascii_script(script)


def leaflet_css() -> str:
    """Leaflet's style, with the pictures that it names written into it and no rule for Internet Explorer."""
    style = re.sub(r"\n\s*behavior:[^\n]*", "", library("leaflet", "leaflet.css"))
    return re.sub(r"url\(images/([\w-]+\.png)\)", lambda found: f"url({picture(found[1])})", style)


def picture(name: str) -> str:
    """One of Leaflet's pictures as a data address."""
    data = (_folder("leaflet") / "images" / name).read_bytes()
    return f"data:image/png;base64,{base64.b64encode(data).decode()}"


def _folder(package: str) -> Path:
    return Path(import_module(f"xstatic.pkg.{package}").BASE_DIR)
