"""Ids that the same evidence gives on every run."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from timeline.model import Evidence


def evidence_key(evidence: Evidence) -> str:
    """A piece of evidence as one string: document and offsets."""
    return f"{evidence.document}@{evidence.start}-{evidence.end}"


def make_id(prefix: str, evidence: Iterable[Evidence], *more: str) -> str:
    """An id of `prefix` and ten hexadecimal digits of the evidence and what else tells facts apart."""
    keys = sorted({evidence_key(piece) for piece in evidence})
    digest = hashlib.sha256("\n".join([*keys, "", *more]).encode()).hexdigest()
    return f"{prefix}-{digest[:10]}"


def union(pieces: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Evidence without repetition, by document and offset."""
    unique = {evidence_key(piece): piece for piece in sorted(pieces, key=_order)}
    return tuple(sorted(unique.values(), key=_order))


def _order(piece: Evidence) -> tuple[str, int, int, str]:
    return piece.document, piece.start, piece.end, piece.rule or ""
