"""Reads news texts into a chronology in which every fact leads back to its sentence, and draws it.

Every command of `timeline --help` is a function here of the same name, with the same options and defaults
(but `text`, which is `text_of`, for `timeline.text` is the module of sentences and words):

>>> import timeline
>>> chronology = timeline.extract(["seeds"])
>>> sorted({trip.traveller for trip in timeline.filter_chronology(chronology, where=["VN"]).trips})
['fumio-kishida']

Nothing heavy is imported until a function that needs it is called.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from timeline.building import build
    from timeline.chronology import check, filter_chronology, read_chronology, write_chronology
    from timeline.errors import TimelineError
    from timeline.evaluation import evaluate
    from timeline.exports import export
    from timeline.figures import draw
    from timeline.maps import map
    from timeline.model import Chronology
    from timeline.pipeline import annotate, extract
    from timeline.reports import page, report
    from timeline.showing import explain, show, text_of

__version__ = "0.1.0"
__all__ = [
    "Chronology",
    "TimelineError",
    "annotate",
    "build",
    "check",
    "draw",
    "evaluate",
    "explain",
    "export",
    "extract",
    "filter_chronology",
    "map",
    "page",
    "read_chronology",
    "report",
    "show",
    "text_of",
    "write_chronology",
]
_HOMES = {
    "timeline.building": ("build",),
    "timeline.chronology": ("check", "filter_chronology", "read_chronology", "write_chronology"),
    "timeline.errors": ("TimelineError",),
    "timeline.evaluation": ("evaluate",),
    "timeline.exports": ("export",),
    "timeline.figures": ("draw",),
    "timeline.maps": ("map",),
    "timeline.model": ("Chronology",),
    "timeline.pipeline": ("annotate", "extract"),
    "timeline.reports": ("page", "report"),
    "timeline.showing": ("explain", "show", "text_of"),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """The public function of that name, its module imported only now."""
    if name not in _HOME:
        raise AttributeError(f"module 'timeline' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    """The public names."""
    return sorted({*__all__, "__version__"})
