"""The contract's own format: what `timeline extract` writes."""

from __future__ import annotations

from timeline.model import Chronology, encode

FORMAT = "json"


def export(chronology: Chronology) -> bytes:
    """JSON in format 1 of the contract."""
    return encode(chronology)
