"""Difference-in-differences: how much more a candidate has changed than what it is compared with.

With two groups and years before and after, the mean of the differences is what least squares
with an effect for every group and every year gives (Angrist and Pischke 2009, Mostly Harmless
Econometrics, section 5.2).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from scoring.followup.panel import Panel
from scoring.followup.placebos import LEVEL, least_told, placebo_p

LEAST_BEFORE = 2
"""Years before that are needed to see whether the groups went alike."""

Verdict = Literal["higher", "lower", "none", "apart", "unknown"]


@dataclass(frozen=True)
class Span:
    """Years before a decision takes effect, and years from then on; neither is empty."""

    before: tuple[int, ...]
    after: tuple[int, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """All of them."""
        return (*self.before, *self.after)

    @property
    def reference(self) -> int:
        """The last year before, which the others are told against."""
        return self.before[-1]


def span(
    panel: Panel, units: Sequence[str], start: int, *, over_breaks: bool = False
) -> Span | None:
    """Years that a comparison can rest on.

    Parameters
    ----------
    panel : Panel
    units : sequence of str
        Units that must have a figure every year.
    start : int
        First year after.
    over_breaks : bool
        Whether years before a break count too, as if it had moved every area
        alike.

    Returns
    -------
    Span or None
        None where there is no year before or none after. Without
        ``over_breaks``, the years that hang together with the last one.
    """
    held = panel.values.loc[list(units)].notna().all(axis=0)
    years = panel.years if over_breaks else (panel.segments[-1] if panel.years else ())
    known = [year for year in years if held[year]]
    before = tuple(year for year in known if year < start)
    after = tuple(year for year in known if year >= start)
    return Span(before, after) if before and after else None


@dataclass(frozen=True, eq=False)
class Did:
    """What difference-in-differences finds.

    Parameters
    ----------
    span : Span
    effect : float
        Change of the candidate less that of the comparison, in the unit of
        the figures.
    error : float
        Its standard error by chance in the figures alone; NaN where unknown.
    by_year : DataFrame of float
        Index: years. ``effect`` against the reference year, zero in it, and
        ``noise``, what nineteen in twenty placebos stay within; NaN where the
        placebos are too few.
    placebos : Series of float
        Effect of each placebo set; NaN where it lacks a figure.
    p : float
        Share of the placebos that are as great; NaN where there are none.
    noise : float
        The greatest effect that cannot be told from chance; NaN where the
        placebos are too few for any to be told.
    before_p : float
        The same as ``p`` for how far the groups moved apart before; NaN with
        fewer than two years before.
    """

    span: Span
    effect: float
    error: float
    by_year: pd.DataFrame
    placebos: pd.Series
    p: float
    noise: float
    before_p: float

    @property
    def verdict(self) -> Verdict:
        """What can be concluded.

        ``unknown``: nothing, for want of placebos. ``none``: the change is
        within the noise. ``apart``: it is not, but the groups went apart
        before, too. ``higher`` and ``lower``: it is greater than the noise.
        """
        if np.isnan(self.p) or np.isnan(self.noise):
            return "unknown"
        if self.p > LEVEL:
            return "none"
        if self.before_p <= LEVEL:
            return "apart"
        return "higher" if self.effect > 0 else "lower"


def difference_in_differences(
    panel: Panel, candidate: str, comparison: str, placebos: Panel, years: Span
) -> Did:
    """Compare the change of a candidate with that of its comparison, and with that of placebos.

    Parameters
    ----------
    panel : Panel
        Holds both, each as one unit.
    candidate, comparison : str
    placebos : Panel
        Sets elsewhere, each as one unit, to be held against the same
        comparison.
    years : Span

    Returns
    -------
    Did

    Notes
    -----
    The effect is ``(mean after - mean before)`` of the candidate less that of
    the comparison. If nothing has happened, the candidate is as likely as any
    placebo to have the greatest (Conley and Taber 2011, Inference with
    "difference in differences" with a small number of policy changes, Review
    of Economics and Statistics 93). The coefficients by year are those of an
    event study with the last year before as reference.
    """
    control = panel.values.loc[comparison]
    paths = pd.concat([panel.values.loc[[candidate]], placebos.values]) - control
    paths = paths[list(years.years)]
    effects = paths[list(years.after)].mean(axis=1, skipna=False) - paths[list(years.before)].mean(
        axis=1, skipna=False
    )
    moved = paths.sub(paths[years.reference], axis=0)
    own, others = effects.iloc[0], effects.iloc[1:]
    return Did(
        years,
        float(own),
        _error(panel, candidate, comparison, years),
        pd.DataFrame(
            {
                "effect": moved.iloc[0],
                "noise": [_noise(moved.iloc[1:][year], year, years) for year in years.years],
            }
        ),
        others,
        placebo_p(abs(float(own)), others.abs()),
        least_told(others.abs()),
        _before_p(moved, years),
    )


def _noise(placebos: pd.Series, year: int, years: Span) -> float:
    return 0.0 if year == years.reference else least_told(placebos.abs())


def _before_p(moved: pd.DataFrame, years: Span) -> float:
    """How unusual the greatest gap before is, among the placebos'."""
    if len(years.before) < LEAST_BEFORE:
        return float("nan")
    greatest = moved[list(years.before)].abs().max(axis=1, skipna=False)
    return placebo_p(float(greatest.iloc[0]), greatest.iloc[1:])


def _error(panel: Panel, candidate: str, comparison: str, years: Span) -> float:
    """Standard error of the effect, with independent figures."""
    errors = panel.errors.loc[[candidate, comparison]]
    parts = [
        (errors[list(part)] ** 2).sum(axis=1, skipna=False) / len(part) ** 2
        for part in (years.before, years.after)
    ]
    return float(np.sqrt(sum(float(part.sum(skipna=False)) for part in parts)))
