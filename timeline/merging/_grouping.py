"""Joining what belongs together, the surest pairs first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import TypeVar

T = TypeVar("T")


def agglomerate(
    items: Sequence[T], pairs: Iterable[tuple[float, int, int]], agree: Callable[[T, T], bool]
) -> list[list[T]]:
    """Items in groups: pairs (score, index, index) are joined from the highest score down.

    Two groups are joined only where each item of the one agrees with each of the other. Groups come in the
    order of their first items.
    """
    owner = list(range(len(items)))
    groups = {i: [i] for i in owner}
    for _, i, j in sorted((-score, i, j) for score, i, j in pairs):
        low, high = sorted((owner[i], owner[j]))
        if low == high or not all(agree(items[x], items[y]) for x in groups[low] for y in groups[high]):
            continue
        for member in groups[high]:
            owner[member] = low
        groups[low] += groups.pop(high)
    return [[items[i] for i in sorted(groups[key])] for key in sorted(groups)]


def candidates(blocks: Iterable[Sequence[int]]) -> list[tuple[int, int]]:
    """All pairs of indices that share a block, each once, in order."""
    return sorted({(min(pair), max(pair)) for block in blocks for pair in combinations(block, 2)})
