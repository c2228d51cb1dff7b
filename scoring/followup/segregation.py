"""How segregated the city is: by PySAL's segregation, over all areas, year by year.

Massey and Denton (1988), The dimensions of residential segregation, Social Forces 67.
"""

from collections.abc import Collection

import pandas as pd

from scoring.followup.panel import Panel


def segregation_by_year(panel: Panel) -> pd.DataFrame:
    """Measure how a group is spread over the areas.

    Parameters
    ----------
    panel : Panel
        Shares of a group, in per cent, by area and year, with what they are of.

    Returns
    -------
    DataFrame of float
        Index: years with at least two areas and some of the group, and not
        everybody. In per cent: ``dissimilarity``, the part of the group that
        would have to move to live as the others do; ``isolation``, the mean
        share of the group where one of it lives; ``share``, of the group in
        the city. ``areas``, number of those with a figure and persons.

    Raises
    ------
    ValueError
        The figures are no shares.

    Notes
    -----
    With ``x`` of the group among ``t`` in an area, and X, T and P = X / T for
    all: ``D = sum(t |x / t - P|) / (2 T P (1 - P))`` and
    ``xPx = sum((x / X) (x / t))``. Both depend on the size of the areas, and D
    of small groups in small areas is high by chance alone (Winship 1977, A
    revaluation of indexes of residential segregation, Social Forces 55).
    """
    if not panel.is_share:
        raise ValueError("shares are needed, as segregation is of a group among all")
    found = {year: _measures(_counts(panel, year)) for year in panel.years}
    rows = {year: row for year, row in found.items() if row is not None}
    columns = ["dissimilarity", "isolation", "share", "areas"]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns, dtype=float)


def _counts(panel: Panel, year: int) -> pd.DataFrame:
    """Persons of the group, and all, by area that has any; no share above all or below none."""
    whole = panel.bases[year]
    frame = pd.DataFrame({"group": panel.values[year] / 100 * whole, "whole": whole}).dropna()
    return frame[(frame["whole"] > 0) & frame["group"].between(0, frame["whole"])]


def _measures(counts: pd.DataFrame) -> tuple[float, float, float, float] | None:
    share = float(counts["group"].sum() / counts["whole"].sum()) if len(counts) > 1 else 0.0
    if not 0 < share < 1:
        return None
    # Numba and seaborn come with it: seconds, which only those wait for that ask.
    from segregation.singlegroup import Dissim, Isolation

    apart = Dissim(counts, "group", "whole").statistic
    alone = Isolation(counts, "group", "whole").statistic
    return 100 * float(apart), 100 * float(alone), 100 * share, float(len(counts))


def share_in_types(
    types: pd.DataFrame, persons: pd.DataFrame, wanted: Collection[int]
) -> pd.Series:
    """Tell the part of the persons who live in areas of some types, by year.

    Parameters
    ----------
    types, persons : DataFrame of float
        Areas by years; NaN = missing.
    wanted : collection of int

    Returns
    -------
    Series of float
        In per cent, by year that both have; of those whose area has a type.
    """
    found = {}
    for year in [year for year in types.columns if year in persons.columns]:
        known = persons[year].where(types[year].notna()).dropna()
        if known.sum() > 0:
            inside = known[types.loc[known.index, year].isin(list(wanted))]
            found[int(year)] = 100 * float(inside.sum() / known.sum())
    return pd.Series(found, dtype=float)
