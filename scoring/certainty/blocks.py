"""Draws in blocks that fit a processor's cache, several at once."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

import numpy as np

from scoring.scenario import Uncertainty

BLOCK_CELLS = 500_000
"""Areas times draws handled at once; about what a processor's cache holds."""

THREADS = 2
"""Blocks handled at the same time; each needs some 25 MB."""

Part = TypeVar("Part")
Done = TypeVar("Done")


def side_by_side(work: Callable[[Part], Done], parts: Iterable[Part]) -> list[Done]:
    """Do a work on several parts at once, and give the results in order.

    Only for work that NumPy does, which lets other threads run meanwhile.
    """
    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(work, parts))


@dataclass(frozen=True)
class Block:
    """Draws from ``start`` up to ``stop``, of one variant; ``within`` are those among its own."""

    variant: int
    start: int
    stop: int
    within: slice


def spans(draws: int, variants: int) -> list[tuple[int, int]]:
    """First draw of each variant, and the one after its last."""
    return list(pairwise(np.linspace(0, draws, variants + 1).round().astype(int).tolist()))


def blocks(choice: Uncertainty, variants: int, areas: int) -> Iterator[Block]:
    """Draws in blocks of one variant each, none larger than the cache."""
    step = 1 if choice.noisy else max(1, BLOCK_CELLS // max(1, areas))
    for variant, (first, last) in enumerate(spans(choice.draws, variants)):
        for start in range(first, last, step):
            stop = min(start + step, last)
            yield Block(variant, start, stop, slice(start - first, stop - first))
