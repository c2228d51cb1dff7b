"""How far the ranks of drawn indices lie from given ones."""

import numpy as np

from scoring.certainty.montecarlo import TIE_DECIMALS

RANKED_CELLS = 50_000
"""Areas times draws ranked at once: a handful of such arrays fit in the cache."""


def mean_shifts(index: np.ndarray, reference: np.ndarray) -> np.ndarray:
    """Mean absolute difference of the ranks of each row from given ones.

    Parameters
    ----------
    index : ndarray, shape (draws, areas)
        Ranked from the greatest, ties at the best rank; NaN is left out.
    reference : ndarray, shape (areas,)
        Ranks to compare with.

    Returns
    -------
    ndarray, shape (draws,)

    Notes
    -----
    OECD/JRC (2008), step 7, equation 38.
    """
    step = max(1, RANKED_CELLS // max(1, index.shape[1]))
    parts = [index[start : start + step] for start in range(0, len(index), step)]
    return np.concatenate([_mean_shifts(part, reference) for part in parts])


def _mean_shifts(index: np.ndarray, reference: np.ndarray) -> np.ndarray:
    falling = -index.round(TIE_DECIMALS)
    order = np.argsort(falling, axis=1)
    ordered = np.take_along_axis(falling, order, axis=1)
    place = np.tile(np.arange(1.0, index.shape[1] + 1), (len(index), 1))
    place[:, 1:][ordered[:, 1:] == ordered[:, :-1]] = 0
    ranks = np.maximum.accumulate(place, axis=1)
    return np.abs(ranks - reference[order]).mean(axis=1, where=~np.isnan(ordered))
