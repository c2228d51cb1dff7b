"""Patterns of missing figures: areas that lack the same share one set of weights."""

from dataclasses import dataclass

import numpy as np

from scoring.score import ScoreResult


@dataclass(frozen=True, eq=False)
class Patterns:
    """Which members of the tree have a value, by pattern.

    Parameters
    ----------
    kinds : tuple of dict of str to bool
        Each pattern once: indicators and dimensions by id.
    of : ndarray of int, shape (n,)
        Pattern of each area.
    """

    kinds: tuple[dict[str, bool], ...]
    of: np.ndarray


def missing_patterns(result: ScoreResult, rows: np.ndarray) -> Patterns:
    """Find the patterns of some areas.

    Parameters
    ----------
    result : ScoreResult
    rows : ndarray of bool, shape (areas,)
        The n areas that are looked at.
    """
    frames = (result.normalised, result.dimensions)
    present = np.hstack([~np.isnan(frame.to_numpy(float)) for frame in frames])[rows]
    of = np.zeros(len(present), dtype=np.int64)
    for column in present.T[~present.all(axis=0)]:
        of = np.unique(2 * of + column, return_inverse=True)[1]
    _, first = np.unique(of, return_index=True)
    names = [str(name) for frame in frames for name in frame.columns]
    kinds = tuple(dict(zip(names, present[row].tolist(), strict=True)) for row in first)
    return Patterns(kinds, of)
