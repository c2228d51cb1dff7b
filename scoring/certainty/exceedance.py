"""Exceedance: how often an index reaches a limit when weights, methods and figures are drawn."""

import numpy as np
import pandas as pd

from layers.table import IndicatorTable
from scoring.certainty.montecarlo import TIE_DECIMALS, Figures, drawn_indices
from scoring.certainty.variants import all_together
from scoring.scenario import Scenario, Uncertainty
from scoring.score import score, stretches


def p_above(
    table: IndicatorTable,
    scenario: Scenario,
    limit: float,
    *,
    parent: pd.Series | None = None,
    reference: IndicatorTable | None = None,
) -> pd.Series:
    """Share of the draws in which each area's index is at least a limit.

    The draws are those of :func:`scoring.certainty.montecarlo.sample_ranks`; an
    index that is stretched is stretched anew in each, and one that a variant
    cannot give is not above.

    Parameters
    ----------
    table : IndicatorTable
    scenario : Scenario
        With its ``uncertainty``; the usual one where it has none.
    limit : float
        On the index's own scale.
    parent, reference
        As for :func:`scoring.score.score`.

    Returns
    -------
    Series of float
        0-1 by area code; NaN where the area is not ranked.
    """
    choice = scenario.uncertainty or Uncertainty()
    drawn_from = scenario.model_copy(update={"uncertainty": choice})
    base = score(table, drawn_from, parent=parent, reference=reference)
    variants = all_together(drawn_from, choice)
    scored = base.index.notna().to_numpy()
    hits = np.zeros(int(scored.sum()))
    figures = Figures(table, parent, reference)
    for block, index in drawn_indices(figures, base, variants, scored):
        if stretches(variants[block.variant].scenario):
            index = _stretched(index)
        hits += (index.round(TIE_DECIMALS) >= round(limit, TIE_DECIMALS)).sum(axis=0)
    shares = pd.Series(np.nan, base.index.index, name="p_above")
    shares[scored] = hits / choice.draws
    return shares.where(base.rank.notna())


def _stretched(index: np.ndarray) -> np.ndarray:
    """Each draw from 0 to 100; 50 where all are equal."""
    low = np.nanmin(index, axis=1, keepdims=True)
    spread = np.nanmax(index, axis=1, keepdims=True) - low
    level = np.where(np.isnan(index), np.nan, 50.0)
    far = spread > 10.0**-TIE_DECIMALS
    return np.divide(
        100 * (index - low), spread, out=level, where=np.broadcast_to(far, index.shape)
    )
