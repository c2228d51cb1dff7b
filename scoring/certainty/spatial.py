"""Whether high and low figures lie together: Moran's I, local Moran and Getis-Ord Gi*.

The statistics are those of esda. Round them stand guards: areas that cannot take part are
left out and named, permutations are seeded, and many tests at once are allowed for.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from scipy.sparse import csr_array, sparray, spmatrix

from scoring.certainty.esda_guard import guarded

PERMUTATIONS = 9_999
"""So many that the least p-value, 0.0002, can survive the correction in some hundred areas."""

MIN_AREAS = 4
"""Fewest areas that the moments of Moran's I are defined for."""

QUADRANTS = np.array(["", "HH", "LH", "LL", "HL"])
"""Classes by esda's number of the quadrant: the area itself, then its neighbours."""


@dataclass(frozen=True)
class GlobalMoran:
    """Moran's I of all areas together.

    Parameters
    ----------
    statistic : float
        Above `expected` where like lies by like; NaN where it cannot be
        given: fewer than four areas take part, or all figures are equal.
    expected : float
        ``-1 / (n - 1)``: the mean under no pattern.
    z : float
        Standardised by the variance under randomisation.
    p : float
        Two-sided, from permutations.
    areas : int
        How many took part.
    missing, islands : tuple of str
        Codes left out: without a figure; without a neighbour that has one.
    """

    statistic: float
    expected: float
    z: float
    p: float
    areas: int
    missing: tuple[str, ...]
    islands: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class LocalPattern:
    """A statistic of each area and its neighbours.

    Parameters
    ----------
    table : DataFrame
        Index as the values'. ``statistic``; ``p``, two-sided, from
        permutations; ``q``, the least false discovery rate at which the area
        counts as significant; ``cluster``, the class where ``q`` is at most
        `alpha`, else empty. NaN and empty for areas that were left out.
    missing, islands : tuple of str
        As for :class:`GlobalMoran`.
    """

    table: pd.DataFrame
    missing: tuple[str, ...]
    islands: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class _Sample:
    """Areas that take part, by place, and their figures and links among themselves."""

    places: np.ndarray
    values: np.ndarray
    links: csr_array
    missing: tuple[str, ...]
    islands: tuple[str, ...]

    @property
    def varies(self) -> bool:
        return len(self.places) >= MIN_AREAS and np.ptp(self.values) > 0


def global_moran(
    values: pd.Series,
    adjacency: sparray | spmatrix,
    *,
    permutations: int = PERMUTATIONS,
    seed: int = 1,
) -> GlobalMoran:
    """Moran's I, with weights that sum to 1 in each row.

    Parameters
    ----------
    values : Series of float
        Index ``code``; NaN and infinity = missing, left out.
    adjacency : sparse matrix, shape (n, n)
        Above 0 where two areas are neighbours, in the order of the values.
    permutations : int
    seed : int
        The same seed gives the same p.

    Returns
    -------
    GlobalMoran

    Raises
    ------
    ValueError
        The matrix has another shape than the values ask for.

    Notes
    -----
    Moran (1950), Biometrika 37; moments by Cliff and Ord (1981), Spatial
    Processes.
    """
    sample = _sample(values, adjacency)
    count = len(sample.places)
    if not sample.varies:
        return GlobalMoran(np.nan, np.nan, np.nan, np.nan, count, sample.missing, sample.islands)
    with guarded(seed):
        from esda.moran import Moran  # type: ignore[import-untyped]

        found = Moran(sample.values, _graph(sample), permutations=permutations)
    return GlobalMoran(
        float(found.I),
        float(found.EI),
        float(found.z_rand),
        float(min(1.0, 2 * found.p_sim)),
        count,
        sample.missing,
        sample.islands,
    )


def local_moran(
    values: pd.Series,
    adjacency: sparray | spmatrix,
    *,
    permutations: int = PERMUTATIONS,
    alpha: float = 0.05,
    seed: int = 1,
) -> LocalPattern:
    """Local Moran: where like lies by like, and where an area stands out.

    Parameters
    ----------
    values, adjacency, permutations, seed
        As for :func:`global_moran`.
    alpha : float
        Share of false discoveries that is accepted among the significant.

    Returns
    -------
    LocalPattern
        ``cluster``: ``HH`` and ``LL``, high by high and low by low; ``HL`` and
        ``LH``, high by low and low by high.

    Raises
    ------
    ValueError
        As for :func:`global_moran`.

    Notes
    -----
    Anselin (1995), Local indicators of spatial association, Geographical
    Analysis 27(2); false discovery rate by Benjamini and Hochberg (1995),
    Journal of the Royal Statistical Society B 57(1), as Caldas de Castro and
    Singer (2006), Geographical Analysis 38(2), propose for local statistics.
    """
    sample = _sample(values, adjacency)
    if not sample.varies:
        return _pattern(values.index, sample)
    with guarded(seed):
        from esda.moran import Moran_Local

        found = Moran_Local(sample.values, _graph(sample), **_options(permutations, seed))
    return _pattern(values.index, sample, found.Is, found.p_sim, QUADRANTS[found.q], alpha)


def getis_ord(
    values: pd.Series,
    adjacency: sparray | spmatrix,
    *,
    permutations: int = PERMUTATIONS,
    alpha: float = 0.05,
    seed: int = 1,
) -> LocalPattern:
    """Getis-Ord Gi*: where high or low figures gather, the area itself counted in.

    Parameters
    ----------
    values, adjacency, permutations, alpha, seed
        As for :func:`local_moran`; links count alike, whatever their weight.

    Returns
    -------
    LocalPattern
        ``statistic`` is standardised; ``cluster`` is ``hot`` or ``cold``.

    Raises
    ------
    ValueError
        As for :func:`global_moran`.

    Notes
    -----
    Ord and Getis (1995), Local spatial autocorrelation statistics,
    Geographical Analysis 27(4), equation 14. Gi* does not depend on the level
    of the figures, which are moved above zero, where esda needs them.
    """
    sample = _sample(values, adjacency)
    if not sample.varies:
        return _pattern(values.index, sample)
    with guarded(seed):
        from esda.getisord import G_Local  # type: ignore[import-untyped]

        figures, graph = sample.values - sample.values.min(), _graph(sample)
        found = G_Local(figures, graph, "B", star=True, **_options(permutations, seed))
    sides = np.where(found.Zs > 0, "hot", "cold")
    return _pattern(values.index, sample, found.Zs, found.p_sim, sides, alpha)


def _sample(values: pd.Series, adjacency: sparray | spmatrix) -> _Sample:
    if adjacency.shape != (len(values), len(values)):
        raise ValueError(f"adjacency of {len(values)} areas is needed, got {adjacency.shape}")
    links = csr_array(adjacency, dtype=float, copy=True)
    links.setdiag(0)
    links.eliminate_zeros()
    figures = values.to_numpy(float, na_value=np.nan)
    known = np.isfinite(figures)
    linked = known & ((links @ known.astype(float)) > 0)
    places = np.flatnonzero(linked)
    return _Sample(
        places,
        figures[places],
        links[places][:, places],
        tuple(values.index[~known]),
        tuple(values.index[known & ~linked]),
    )


def _graph(sample: _Sample) -> Any:
    from libpysal.graph import Graph

    return Graph.from_sparse(sample.links)


def _options(permutations: int, seed: int) -> dict[str, Any]:
    """Without keeping n times permutations figures, and in one process."""
    return {"permutations": permutations, "keep_simulations": False, "n_jobs": 1, "seed": seed}


def _pattern(
    codes: pd.Index,
    sample: _Sample,
    statistic: np.ndarray | None = None,
    one_sided: np.ndarray | None = None,
    classes: np.ndarray | None = None,
    alpha: float = 0.05,
) -> LocalPattern:
    """A row per area; without figures where nothing could be computed."""
    table = pd.DataFrame(np.nan, codes, ["statistic", "p", "q"]).assign(cluster="")
    if statistic is not None and one_sided is not None and classes is not None:
        from scipy.stats import false_discovery_control

        p = np.minimum(1.0, 2 * one_sided.astype(float))
        q = false_discovery_control(p)
        table.iloc[sample.places, :3] = np.column_stack([statistic, p, q])
        table.iloc[sample.places, 3] = np.where(q <= alpha, classes, "")
    return LocalPattern(table, sample.missing, sample.islands)
