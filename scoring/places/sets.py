"""Many sets of areas at once: how they are kept, summed over and listed in full."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

WORD = 64
"""Areas in one word of a mask."""

CHUNK = 40_000
"""Sets that a matrix is made of at a time."""

CELLS = 8_000_000
"""Sets times areas that are unfolded at a time."""

WORDS = 30_000_000
"""Sets times words of a mask that are kept at most; about a gigabyte while sets grow."""

Masks = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]
"""Members, areas that may not join, neighbours, and size, one row per set."""


@dataclass(frozen=True, eq=False)
class Sets:
    """Non-empty sets of areas by position.

    Parameters
    ----------
    members : ndarray of int32
        Positions of the areas of the first set, rising, then of the next.
    starts : ndarray of int, shape (m + 1,)
        Where each set begins in ``members``, and the end of the last.
    areas : int
        How many areas there are.
    """

    members: np.ndarray
    starts: np.ndarray
    areas: int

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, at: int) -> np.ndarray:
        return self.members[self.starts[at] : self.starts[at + 1]]

    def take(self, rows: np.ndarray) -> "Sets":
        """Some of the sets, in the order asked for."""
        counts = np.diff(self.starts)[rows]
        starts = np.concatenate([[0], np.cumsum(counts)])
        at = np.arange(starts[-1]) + np.repeat(self.starts[rows] - starts[:-1], counts)
        return Sets(self.members[at], starts, self.areas)

    def sums(self, figures: np.ndarray) -> np.ndarray:
        """Sum of a figure, shape (n,), over each set; shape (m,)."""
        if not len(self):
            return np.zeros(0)
        return np.add.reduceat(figures[self.members], self.starts[:-1])

    def matrix(self) -> csr_array:
        """Sets by areas, 1 where an area belongs."""
        shape = (len(self), self.areas)
        return csr_array((np.ones(len(self.members)), self.members, self.starts), shape)

    def chunks(self) -> Iterator[tuple[slice, csr_array]]:
        """Rows that are handled at once, and their matrix."""
        for start in range(0, len(self), CHUNK):
            rows = slice(start, min(start + CHUNK, len(self)))
            yield rows, self.take(np.arange(rows.start, rows.stop)).matrix()

    def pairs(self, links: csr_array) -> np.ndarray:
        """Sum of a symmetric matrix over the ordered pairs within each set; shape (m,)."""
        found = np.zeros(len(self))
        for rows, part in self.chunks():
            found[rows] = (part @ links).multiply(part).sum(axis=1)
        return found

    @classmethod
    def of(cls, sets: Iterable[Iterable[int]], areas: int) -> "Sets":
        """Make of positions, each set once, in order."""
        unique = dict.fromkeys(tuple(sorted(map(int, each))) for each in sets)
        starts = np.cumsum([0, *map(len, unique)])
        members = np.array([at for each in unique for at in each], dtype=np.int32)
        return cls(members, starts, areas)

    @classmethod
    def of_masks(cls, masks: np.ndarray) -> "Sets":
        """Make of rows of booleans, shape (m, n), as they come."""
        rows, members = np.nonzero(masks)
        counts = np.bincount(rows, minlength=len(masks))
        return cls(members.astype(np.int32), np.cumsum([0, *counts]), masks.shape[1])

    def with_more(self, more: "Sets") -> "Sets":
        """These, then those of the others that are new."""
        both = [self[at] for at in range(len(self))] + [more[at] for at in range(len(more))]
        return Sets.of(both, self.areas)


def connected_sets(
    adjacency: csr_array, size: np.ndarray, minimum: float, maximum: float, limit: int
) -> Sets | None:
    """List every connected set within bounds of size, each once.

    A set grows by its neighbours one at a time from its first area; a
    neighbour that has been tried, and any area before the first, may not join
    later, so that no set comes twice.

    Parameters
    ----------
    adjacency : csr_array, shape (n, n)
        Symmetric, nothing on the diagonal.
    size : ndarray of float, shape (n,)
        At least 0.
    minimum, maximum : float
        Bounds of a set's size, both allowed.
    limit : int
        Most sets to look at, those below the minimum counted; fewer where
        there are so many areas that :data:`WORDS` would not hold them.

    Returns
    -------
    Sets or None
        In a fixed order; None where there are more to look at.

    Notes
    -----
    Wernicke (2006), Efficient detection of network motifs, IEEE/ACM
    Transactions on Computational Biology and Bioinformatics 3(4): algorithm
    ESU, here without a bound on the number of members but on their size.
    """
    bits, before, near = _words(adjacency)
    limit = min(limit, WORDS // bits.shape[1])
    start = size <= maximum
    step = max(1, CELLS // len(size))
    waiting: list[Masks] = [(bits[start], before[start], near[start], size[start])]
    found, seen = [np.empty((0, bits.shape[1]), np.uint64)], 0
    while waiting:
        grown = waiting.pop()
        seen += len(grown[3])
        if seen > limit:
            return None
        found.append(grown[0][grown[3] >= minimum])
        for first in range(0, len(grown[3]), step):
            part: Masks = tuple(column[first : first + step] for column in grown)  # type: ignore[assignment]
            larger = _grow(part, bits, before, near, size, maximum)
            if len(larger[3]):
                waiting.append(larger)
    return _unpacked(np.concatenate(found), len(size))


def _words(adjacency: csr_array) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Per area, as bits: itself, the areas before it, its neighbours."""
    count = adjacency.shape[0]
    bits = np.zeros((count, -(-count // WORD)), np.uint64)
    at = np.arange(count)
    bits[at, at // WORD] = np.uint64(1) << (at % WORD).astype(np.uint64)
    before, near = np.zeros_like(bits), np.zeros_like(bits)
    before[1:] = np.bitwise_or.accumulate(bits, axis=0)[:-1]
    rows, columns = adjacency.nonzero()
    np.bitwise_or.at(near, rows, bits[columns])
    return bits, before, near


def _places(words: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Row and area of every bit that is set, row by row."""
    plain = np.ascontiguousarray(words.astype("<u8", copy=False)).view(np.uint8)
    bits = np.unpackbits(plain, axis=1, count=count, bitorder="little")
    return np.divmod(np.flatnonzero(bits.view(bool)), count)


def _grow(
    sets: Masks,
    bits: np.ndarray,
    before: np.ndarray,
    near: np.ndarray,
    size: np.ndarray,
    maximum: float,
) -> Masks:
    """Every set with one neighbour more, as far as the size allows."""
    inside, barred, around, total = sets
    open_ = around & ~inside & ~barred
    row, new = _places(open_, len(size))
    larger = total[row] + size[new]
    fits = larger <= maximum
    row, new = row[fits], new[fits]
    tried = open_[row] & before[new]
    return inside[row] | bits[new], barred[row] | tried, around[row] | near[new], larger[fits]


def _unpacked(words: np.ndarray, count: int) -> Sets:
    members, counts = [np.empty(0, np.int32)], [np.empty(0, np.int64)]
    step = max(1, CELLS // count)
    for start in range(0, len(words), step):
        part = words[start : start + step]
        rows, at = _places(part, count)
        members.append(at.astype(np.int32))
        counts.append(np.bincount(rows, minlength=len(part)))
    starts = np.concatenate([[0], np.cumsum(np.concatenate(counts))]).astype(np.int64)
    return Sets(np.concatenate(members), starts, count)
