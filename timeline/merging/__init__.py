"""Events over all documents: the same event once, trips, conflicts, and corrections by hand."""

from timeline.merging._merge import merge
from timeline.merging._parts import DocumentPart

__all__ = ["DocumentPart", "merge"]
