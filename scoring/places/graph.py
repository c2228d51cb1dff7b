"""The graph of areas: what hangs together, where barriers cut, and how compact a set is."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from scipy.sparse import csr_array, sparray, spmatrix
from scipy.sparse.csgraph import connected_components

from geo.borders import Borders
from geo.faults import Fault, FaultKind, refuse

Codes = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class AreaGraph:
    """Areas and which of them are neighbours.

    Parameters
    ----------
    codes : Index of str
        Area codes, unique, in the order that every result keeps.
    adjacency : sparse matrix, shape (n, n)
        Above 0 where two areas are neighbours; made symmetric, with ones, and
        with nothing on the diagonal.

    Raises
    ------
    ValueError
        The matrix has another shape than the codes ask for.
    """

    codes: pd.Index
    adjacency: csr_array

    def __post_init__(self) -> None:
        if self.adjacency.shape != (len(self.codes), len(self.codes)):
            raise ValueError(
                f"adjacency of {len(self.codes)} areas is needed, got {self.adjacency.shape}"
            )
        object.__setattr__(self, "adjacency", _plain(self.adjacency))

    @property
    def islands(self) -> Codes:
        """Codes of areas without a neighbour."""
        return tuple(self.codes[np.diff(self.adjacency.indptr) == 0])

    def places(self, chosen: Iterable[str]) -> np.ndarray:
        """Positions of codes, in the areas' order.

        Raises
        ------
        InputError
            CODE_NOT_IN_AREAS, for every code that is unknown.
        """
        wanted = list(dict.fromkeys(chosen))
        found = self.codes.get_indexer(pd.Index(wanted, dtype=self.codes.dtype))
        refuse(
            Fault(FaultKind.CODE_NOT_IN_AREAS, received=str(code), allowed=f"{len(self.codes)}")
            for code, place in zip(wanted, found, strict=True)
            if place < 0
        )
        return np.sort(found)

    def ordered(self, chosen: Iterable[str]) -> Codes:
        """The codes in the areas' order, each once; raises as :meth:`places`."""
        return tuple(self.codes[self.places(chosen)])

    def parts(self, chosen: Iterable[str]) -> tuple[Codes, ...]:
        """Contiguous parts of a set, in the order of their first areas."""
        at = self.places(chosen)
        return tuple(tuple(self.codes[at[part]]) for part in _parts(self.adjacency[at][:, at]))

    def is_contiguous(self, chosen: Iterable[str]) -> bool:
        """Whether a set is one part; one area alone is, an island too, and no area is not."""
        return len(self.parts(chosen)) == 1

    def without(self, pairs: Iterable[tuple[str, str]]) -> "AreaGraph":
        """Return the graph with barriers between pairs of codes; pairs apart already stay so.

        Raises
        ------
        InputError
            CODE_NOT_IN_AREAS, for every code that is unknown.
        """
        cut = [*pairs]
        self.places(code for pair in cut for code in pair)
        if not cut:
            return self
        one, other = (self.codes.get_indexer(pd.Index(side)) for side in zip(*cut, strict=True))
        open_ = self.adjacency.tolil(copy=True)
        open_[one, other] = 0.0
        open_[other, one] = 0.0
        return replace(self, adjacency=csr_array(open_))

    def within(self, chosen: Collection[bool] | np.ndarray) -> "AreaGraph":
        """Return the graph of some areas only, given as a mask of shape (n,)."""
        at = np.flatnonzero(np.asarray(chosen, dtype=bool))
        return AreaGraph(self.codes[at], self.adjacency[at][:, at])


def _plain(adjacency: sparray | spmatrix) -> csr_array:
    links = csr_array(adjacency, dtype=float, copy=True)
    links.setdiag(0)
    links.eliminate_zeros()
    links = csr_array(links + links.T)
    links.data = np.ones_like(links.data)
    return links


def _parts(links: csr_array) -> list[np.ndarray]:
    count, label = connected_components(links, directed=False)
    return [np.flatnonzero(label == part) for part in range(count)]


def polsby_popper(borders: Borders, chosen: Iterable[str]) -> float:
    """Compactness of a set, ``4 pi A / P²``: 1 for a circle, towards 0 for what is drawn out.

    ``A`` is the sum of the surfaces and ``P`` that of the outlines less twice
    the borders between areas of the set; no geometry is needed.

    Parameters
    ----------
    borders : Borders
    chosen : iterable of str
        Codes, at least one.

    Notes
    -----
    Polsby and Popper (1991), The third criterion, Yale Law & Policy Review 9(2).
    """
    at = AreaGraph(borders.codes, borders.shared).places(chosen)
    inner = borders.shared[at][:, at].sum()
    return float(roundness(borders.surface[at].sum(), borders.perimeter[at].sum() - inner))


def roundness(surface: np.ndarray | float, perimeter: np.ndarray | float) -> np.ndarray:
    """Polsby and Popper's measure of surfaces (m²) and perimeters (m), at most 1."""
    return np.minimum(4 * np.pi * np.asarray(surface) / np.square(perimeter), 1.0)
