"""Figures of candidates: from counts and bases, how they are spread inside, and how sure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from geo.faults import Fault, FaultKind, refuse, repeated
from layers.cards import IndicatorCard
from layers.numbers import Status
from layers.table import IndicatorTable
from layers.upwards import MIN_BASE, aggregate_up
from scoring.places.apart import given_away
from scoring.places.candidates import Candidate
from scoring.places.placing import candidate_index, index_intervals, place_indicators
from scoring.score import ScoreResult

MIN_COUNT = 5
"""Persons, or other counts, below which nothing is told that is built on them."""

SEPARATOR = "\n"
"""Between a candidate's id and an area's code, in the name of a row."""


@dataclass(frozen=True, eq=False)
class CandidateFigures:
    """Figures of candidates.

    Parameters
    ----------
    table : IndicatorTable
        Candidates by indicators. Sums and ratios are observed, weighted means
        and what stands in for figures that cannot be carried upwards
        estimated; suppressed below the least count.
    inside : DataFrame of float
        Index (candidate, indicator) for every indicator but counts. Over the
        areas inside: ``low``, ``high``, ``sd`` (weighted by their bases),
        ``areas`` with the figure. Of the candidate: ``base``, what the figure
        is of, and ``error``, the standard error of a share, in per cent. NaN
        where unknown or suppressed.
    index : DataFrame
        Index: candidates. ``index``, of the candidate's own figures on the
        areas' scale; ``index_low`` and ``index_high`` when the weights are
        drawn, NaN where the scenario draws none. Over the indices of its
        areas: ``mean`` and ``sd`` (weighted by persons), ``low``, ``high``,
        ``highest`` (code of the neediest), ``areas`` and ``scored``.
    """

    table: IndicatorTable
    inside: pd.DataFrame
    index: pd.DataFrame


def candidate_figures(
    candidates: Sequence[Candidate],
    table: IndicatorTable,
    cards: Mapping[str, IndicatorCard],
    result: ScoreResult,
    persons: str,
    *,
    min_count: float = MIN_COUNT,
    min_base: float = MIN_BASE,
    beside: Sequence[Candidate] | None = None,
) -> CandidateFigures:
    """Compute the figures of candidates, which may overlap.

    Parameters
    ----------
    candidates : sequence of Candidate
        Ids each once.
    table : IndicatorTable
        Of the areas.
    cards : mapping of str to IndicatorCard
        A card for every indicator of the table.
    result : ScoreResult
        The areas' score.
    persons : str
        Indicator with the number of residents: weighs the indices of the
        areas, and figures whose card has no way upwards.
    min_count : float
        Least count that is told, and least base that a figure may be built
        on; zero is told.
    min_base : float
        As for :func:`layers.upwards.aggregate_up`.
    beside : sequence of Candidate, optional
        All that are shown, lest they give each other away; these unless given.

    Returns
    -------
    CandidateFigures
        In the order of the candidates.

    Raises
    ------
    InputError
        Codes that the table lacks, ids used twice, no such column of persons.

    Notes
    -----
    Standard error of a share p of b persons: ``sqrt(p (1 - p) / b)``, as if
    they were drawn at random (Cochran 1977, Sampling Techniques, chapter 3);
    it says how much chance alone may move the figure of a small group.
    """
    refuse(_faults(candidates, table, persons))
    rows, owner = _rows(candidates, table)
    ids = [candidate.id for candidate in candidates]
    carried = {name: carried_card(card, persons) for name, card in cards.items()}
    whole = aggregate_up(rows, carried, owner, min_base=min_base)
    whole = IndicatorTable(whole.values.loc[ids], whole.status.loc[ids])
    counts = [name for name in table.indicators if carried[name].upwards.method == "sum"]
    shown = candidates if beside is None else beside
    given = given_away(shown, table.values[counts], min_count)
    whole = _suppressed(whole, carried, min_count, given.loc[ids])
    placed = place_indicators(whole.values, table, result)
    return CandidateFigures(
        whole,
        _inside(whole, rows, owner, carried),
        pd.concat(
            [
                candidate_index(placed, result),
                _intervals(placed, result),
                _areas_inside(candidates, result.index, table.values[persons]),
            ],
            axis=1,
        ),
    )


def _faults(candidates: Sequence[Candidate], table: IndicatorTable, persons: str) -> list[Fault]:
    ids = [candidate.id for candidate in candidates]
    faults = [Fault(FaultKind.CANDIDATE_TWICE, received=identifier) for identifier in repeated(ids)]
    faults += [
        Fault(FaultKind.CODE_NOT_IN_AREAS, "", candidate.id, code, str(len(table.codes)))
        for candidate in candidates
        for code in candidate.codes
        if code not in table.codes
    ]
    if persons not in table.values:
        known = ", ".join(table.indicators)
        faults.append(Fault(FaultKind.INDICATOR_UNKNOWN, received=persons, allowed=known))
    return faults


def _rows(
    candidates: Sequence[Candidate], table: IndicatorTable
) -> tuple[IndicatorTable, pd.Series]:
    """A row for every area of every candidate, in the areas' order, and whose it is."""
    pairs = [(code, candidate.id) for candidate in candidates for code in candidate.codes]
    place = {code: at for at, code in enumerate(table.codes)}
    pairs.sort(key=lambda pair: place[pair[0]])
    codes, owners = ([pair[side] for pair in pairs] for side in (0, 1))
    names = pd.Index(
        [f"{owner}{SEPARATOR}{code}" for owner, code in zip(owners, codes, strict=True)],
        name="code",
        dtype=str,
    )
    values = table.values.loc[codes].set_axis(names)
    status = table.status.loc[codes].set_axis(names)
    return IndicatorTable(values, status), pd.Series(owners, names, dtype=str)


def carried_card(card: IndicatorCard, persons: str) -> IndicatorCard:
    """The card, with an approximate way upwards where it has none."""
    if card.upwards.method != "none":
        return card
    mean = {"method": "weighted_mean", "weight": persons, "exact": False}
    return card.model_copy(update={"upwards": card.upwards.model_copy(update=mean)})


def _suppressed(
    whole: IndicatorTable, cards: Mapping[str, IndicatorCard], min_count: float, given: pd.DataFrame
) -> IndicatorTable:
    """Cover counts below the least or given away, and every figure that is built on one."""
    small = whole.values.gt(0) & whole.values.lt(min_count)
    small[given.columns] |= given
    at = {name: position for position, name in enumerate(small)}
    is_small, hidden = small.to_numpy(), {}
    for name in whole.indicators:
        rule = cards[name].upwards
        counts = [name] if rule.method == "sum" else [*rule.bases]
        hidden[name] = is_small[:, [at[each] for each in counts]].any(axis=1)
    covered = pd.DataFrame(hidden, whole.codes)
    status = whole.status.mask(covered, int(Status.SUPPRESSED))
    return IndicatorTable(whole.values, status)


def remainder(
    table: IndicatorTable, whole: str, part: str, min_count: float = MIN_COUNT
) -> IndicatorTable:
    """A count less another that is a part of it, as a table of one column named ``whole``.

    Parameters
    ----------
    table : IndicatorTable
        Of candidates; suppressed already.
    whole, part : str
        Indicators with counts.
    min_count : float
        As for :func:`candidate_figures`.

    Returns
    -------
    IndicatorTable
        Suppressed where either is, or where the rest is above zero and below
        the least; a rest below zero, which a publisher's noise can make, is
        missing. Missing where either is.
    """
    rest = table.values[whole] - table.values[part]
    states = table.status[[whole, part]]
    hidden = states.eq(Status.SUPPRESSED).any(axis=1) | (rest.gt(0) & rest.lt(min_count))
    known = IndicatorTable.of(rest.where(rest >= 0).to_frame(whole))
    return IndicatorTable(known.values, known.status.mask(hidden, int(Status.SUPPRESSED)))


def base_of(values: pd.DataFrame, card: IndicatorCard) -> pd.Series:
    """What a figure is of: the sum of its denominators, or its weight."""
    rule = card.upwards
    first, *rest = [*rule.denominator] if rule.method == "ratio" else [str(rule.weight)]
    return sum((values[column] for column in rest), values[first])


def _inside(
    whole: IndicatorTable,
    rows: IndicatorTable,
    owner: pd.Series,
    cards: Mapping[str, IndicatorCard],
) -> pd.DataFrame:
    """How a figure is spread over the areas of each candidate, and how sure it is."""
    parts = {}
    for name in whole.indicators:
        card = cards[name]
        if card.upwards.method == "sum":
            continue
        figures = pd.DataFrame({"x": rows.values[name], "w": base_of(rows.values, card)})
        spread = _spread(figures, owner).reindex(whole.codes)
        own = whole.values[name]
        spread["base"] = base_of(whole.values, card)
        share = own / 100 if card.kind == "share" else own * np.nan
        spread["error"] = 100 * np.sqrt(
            share * (1 - share) / spread["base"].where(spread["base"] > 0)
        )
        hidden = whole.status[name] == Status.SUPPRESSED
        parts[name] = spread.mask(hidden)
    found = pd.concat(parts, names=["indicator"]) if parts else pd.DataFrame()
    return found.swaplevel().rename_axis(["candidate", "indicator"]) if parts else found


def _spread(figures: pd.DataFrame, owner: pd.Series) -> pd.DataFrame:
    """Least, greatest and weighted standard deviation of ``x`` by owner; ``w`` is the weight."""
    known = figures["x"].notna().to_numpy()
    number, names = pd.factorize(owner.loc[figures.index[known]])
    x, weight = (figures[column].to_numpy(float)[known] for column in ("x", "w"))
    low, high = np.full(len(names), np.inf), np.full(len(names), -np.inf)
    np.minimum.at(low, number, x)
    np.maximum.at(high, number, x)
    found = {
        "low": low,
        "high": high,
        "sd": _deviations(x, weight, number, len(names)),
        "areas": np.bincount(number, minlength=len(names)),
    }
    return pd.DataFrame(found, index=names, dtype=float)


def _deviations(x: np.ndarray, weight: np.ndarray, number: np.ndarray, count: int) -> np.ndarray:
    """Weighted standard deviation of each group; NaN where a weight is unknown or all are zero."""
    total = np.bincount(number, weight, count)
    total = np.where(total > 0, total, np.nan)
    mean = np.bincount(number, weight * x, count) / total
    return np.sqrt(np.bincount(number, weight * (x - mean[number]) ** 2, count) / total)


def _intervals(placed: pd.DataFrame, result: ScoreResult) -> pd.DataFrame:
    choice = result.scenario.uncertainty
    if choice is None:
        return pd.DataFrame(np.nan, placed.index, ["index_low", "index_high"])
    return index_intervals(placed, result, choice)


def _areas_inside(
    candidates: Sequence[Candidate], index: pd.Series, persons: pd.Series
) -> pd.DataFrame:
    """How the indices of a candidate's areas are spread, so that a bad pocket shows."""
    rows = {}
    for candidate in candidates:
        own = index.loc[list(candidate.codes)].dropna()
        weight = persons.loc[own.index].astype(float)
        total = weight.sum(skipna=False) if len(own) else 0.0
        rows[candidate.id] = {
            "mean": float((own * weight).sum() / total) if total > 0 else np.nan,
            "sd": _deviations(own.to_numpy(), weight.to_numpy(), np.zeros(len(own), int), 1)[0],
            "low": own.min(),
            "high": own.max(),
            "highest": str(own.idxmax()) if len(own) else "",
            "areas": len(candidate.codes),
            "scored": len(own),
        }
    return pd.DataFrame.from_dict(rows, orient="index")
