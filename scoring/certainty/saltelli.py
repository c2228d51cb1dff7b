"""Estimators of Sobol indices: the share of an output's variance due to each factor.

Plain functions on arrays; :mod:`scoring.certainty.sobol` puts weights and ranks in.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

STILL = 1e-12
"""Standard deviation, as a share of the output's own size, below which it does not move."""

BLOCK_CELLS = 250_000
"""Figures handled at once: 2 MB, about what a processor's cache holds."""


@dataclass(frozen=True, eq=False)
class SobolIndices:
    """Shares of the variance of q outputs that are due to d factors.

    Parameters
    ----------
    first : ndarray, shape (d, q)
        First-order index ``V(E(y | x_i)) / V(y)``: what the factor does by
        itself. An estimate, which may fall slightly below 0; NaN where the
        output does not move.
    total : ndarray, shape (d, q)
        Total index ``E(V(y | all but x_i)) / V(y)``: the same with every
        interaction that the factor takes part in.
    mean, variance : ndarray, shape (q,)
        Of the output; the variance is that of the two independent samples.
    """

    first: np.ndarray
    total: np.ndarray
    mean: np.ndarray
    variance: np.ndarray

    def of(self, outputs: slice) -> "SobolIndices":
        """The same for some of the outputs."""
        return SobolIndices(
            self.first[:, outputs],
            self.total[:, outputs],
            self.mean[outputs],
            self.variance[outputs],
        )


@dataclass(frozen=True, eq=False)
class Design:
    """Two independent samples of the unit cube, and the mixtures of them.

    Parameters
    ----------
    a, b : ndarray, shape (N, d)
        In [0, 1).
    """

    a: np.ndarray
    b: np.ndarray

    def mixed(self) -> Iterator[np.ndarray]:
        """For each factor in turn, sample a with that factor's column from b."""
        for factor in range(self.a.shape[1]):
            points = self.a.copy()
            points[:, factor] = self.b[:, factor]
            yield points


def saltelli_design(factors: int, size: int, seed: int) -> Design:
    """Draw Saltelli's design from a scrambled Sobol sequence.

    Parameters
    ----------
    factors : int
        Number of independent factors, d.
    size : int
        Points in each sample, N: a power of two, which keeps the sequence
        balanced. The design costs N (d + 2) evaluations.
    seed : int
        The same seed gives the same design.

    Raises
    ------
    ValueError
        The size is not a power of two.

    Notes
    -----
    Saltelli et al. (2010), Variance based sensitivity analysis of model
    output, Computer Physics Communications 181(2), section 4: one sequence of
    2 d columns, the left half a and the right half b.
    """
    if size < 2 or size & (size - 1):
        raise ValueError(f"size must be a power of two of at least 2, got {size}")
    from scipy.stats import qmc  # a third of a second, which the first page is not to wait for

    points = qmc.Sobol(2 * factors, rng=seed).random(size)
    return Design(points[:, :factors], points[:, factors:])


def sobol_indices(function: Callable[[np.ndarray], np.ndarray], design: Design) -> SobolIndices:
    """Estimate the indices of any function of points in the unit cube.

    Parameters
    ----------
    function : callable
        Takes points, shape (N, d), and gives outputs, shape (N, q). An output
        that is NaN at any point has NaN indices.
    design : Design

    Returns
    -------
    SobolIndices

    Notes
    -----
    First order by Saltelli et al. (2010), ``mean(y_b (y_ab - y_a)) / V``, on
    outputs centred on the mean of all evaluations; total by Jansen (1999),
    Computer Physics Communications 117, ``mean((y_a - y_ab)^2) / 2 V``
    (Saltelli et al. 2010, table 2, rows b and f).
    """
    a, b = function(design.a), function(design.b)
    products, drifts, squares, means = [], [], [], [a.mean(axis=0), b.mean(axis=0)]
    for points in design.mixed():
        y = function(points)
        change = y - a
        products.append(np.mean(b * change, axis=0))
        drifts.append(change.mean(axis=0))
        squares.append(np.mean(change**2, axis=0) / 2)
        means.append(y.mean(axis=0))
    mean = np.mean(means, axis=0)
    variance = np.var(np.concatenate([a, b]), axis=0)
    centred = np.array(products) - mean * np.array(drifts)
    return _shares(centred, np.array(squares), mean, variance, np.abs(mean))


def linear_sobol_indices(
    coefficients: np.ndarray, weights: Callable[[np.ndarray], np.ndarray], design: Design
) -> SobolIndices:
    """Estimate the indices of many weighted means of the same uncertain weights.

    Each output is ``x w``, so that each mean over the sample that
    :func:`sobol_indices` takes is a quadratic form ``x M x'`` with one small
    matrix M per factor. The figures are the same, but the work no longer grows
    with outputs times sample size.

    Parameters
    ----------
    coefficients : ndarray, shape (q, m)
        A row x per output; without NaN.
    weights : callable
        Takes points, shape (N, d), and gives weights w, shape (N, m), each row
        of which sums to 1.
    design : Design

    Returns
    -------
    SobolIndices
    """
    a, b = weights(design.a), weights(design.b)
    mixed = np.array([weights(points) for points in design.mixed()])
    centre = np.mean([a.mean(axis=0), b.mean(axis=0), *mixed.mean(axis=1)], axis=0)
    both = np.concatenate([a, b])
    forms = np.concatenate(
        [
            np.einsum("ni,fnj->fij", b - centre, mixed - a) / len(a),
            np.einsum("fni,fnj->fij", mixed - a, mixed - a) / (2 * len(a)),
            np.atleast_2d(np.cov(both.T, bias=True))[None],
        ]
    )
    level = coefficients.mean(axis=1)
    rows = coefficients - level[:, None]
    parts = _quadratic(rows, forms)
    first, total, variance = parts[: len(mixed)], parts[len(mixed) : -1], parts[-1]
    size = np.abs(coefficients).max(axis=1, initial=0.0)
    return _shares(first, total, level + rows @ centre, variance, size)


def _quadratic(rows: np.ndarray, forms: np.ndarray) -> np.ndarray:
    """Value of ``x M x'`` for each form M and row x, shape (forms, rows), in blocks of rows."""
    wide = np.concatenate(list(forms), axis=1)
    found = np.empty((len(forms), len(rows)))
    step = max(1, BLOCK_CELLS // wide.shape[1])
    for start in range(0, len(rows), step):
        part = rows[start : start + step]
        halves = (part @ wide).reshape(len(part), len(forms), -1)
        found[:, start : start + step] = np.einsum("qfm,qm->fq", halves, part)
    return found


def _shares(
    first: np.ndarray,
    total: np.ndarray,
    mean: np.ndarray,
    variance: np.ndarray,
    size: np.ndarray,
) -> SobolIndices:
    """Divide parts by the variance; NaN for an output that does not move."""
    moving = np.where(variance > (STILL * size) ** 2, variance, np.nan)
    return SobolIndices(first / moving, total / moving, mean, variance)
