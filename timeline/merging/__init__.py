"""Events over all documents: the same event once, trips, conflicts, and corrections by hand."""

from timeline.merging._correction_file import (
    Correction,
    DamagedCorrections,
    correction_lines,
    parse_corrections,
    read_corrections,
)
from timeline.merging._corrections import apply_corrections
from timeline.merging._merge import merge
from timeline.merging._parts import DocumentPart

__all__ = [
    "Correction",
    "DamagedCorrections",
    "DocumentPart",
    "apply_corrections",
    "correction_lines",
    "merge",
    "parse_corrections",
    "read_corrections",
]
