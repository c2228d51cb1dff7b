"""What a baseline takes down, and what later years add to it: the frozen figures never change."""

import math
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from geo.faults import Fault, FaultKind, refuse
from layers.cards import IndicatorCard
from layers.table import IndicatorTable
from scoring.followup.baseline import Baseline, Figures, Scale, Series
from scoring.followup.panel import Line, Panel, area_panel, breaks, lines
from scoring.places.years import are_comparable, ids_by_year
from scoring.scenario import Scenario


def frozen_series(
    stems: Iterable[str],
    table: IndicatorTable,
    cards: Mapping[str, IndicatorCard],
    persons: str,
) -> tuple[Series, ...]:
    """Take down the years of some indicators, by area.

    Parameters
    ----------
    stems : iterable of str
        Those that the table does not have are left out.
    table : IndicatorTable
    cards : mapping of str to IndicatorCard
    persons : str
        As for :func:`scoring.followup.panel.area_panel`.
    """
    known = lines(cards, table.indicators)
    return tuple(_series(known[stem], table, cards, persons) for stem in stems if stem in known)


def _series(
    line: Line, table: IndicatorTable, cards: Mapping[str, IndicatorCard], persons: str
) -> Series:
    panel = area_panel(line, table, cards, persons)
    return Series(
        stem=line.stem,
        cards=tuple(cards[name] for name in line.ids.values()),
        values=_rows(panel.values),
        bases=_rows(panel.bases),
    )


def _rows(frame: pd.DataFrame) -> tuple[Figures, ...]:
    return tuple(
        tuple(None if math.isnan(each) else float(each) for each in column)
        for _, column in frame.items()
    )


def scales_of(scenario: Scenario, table: IndicatorTable) -> tuple[Scale, ...]:
    """Where the areas lie in each indicator of the index; those without a figure are left out."""
    return tuple(
        Scale(
            indicator=name,
            low=float(own.min()),
            high=float(own.max()),
            mean=float(own.mean()),
            deviation=float(own.std(ddof=0)),
        )
        for name in scenario.indicator_ids
        if name in table.indicators and len(own := table.values[name].dropna())
    )


def panel_of(series: Series, areas: Sequence[str]) -> Panel:
    """A frozen indicator as a panel."""
    cards = {card.year: card for card in series.cards}
    values, bases = (_frame(rows, cards, areas) for rows in (series.values, series.bases))
    return Panel(values, bases, series.cards[-1].kind == "share", breaks(cards))


def _frame(rows: Iterable[Figures], years: Iterable[int], areas: Sequence[str]) -> pd.DataFrame:
    index = pd.Index(list(areas), name="code")
    return pd.DataFrame(dict(zip(years, rows, strict=True)), index=index, dtype=float)


def continued(
    found: Baseline, table: IndicatorTable, cards: Mapping[str, IndicatorCard], persons: str
) -> dict[str, Panel]:
    """Put the years that have come since beside those that are frozen.

    Parameters
    ----------
    found : Baseline
    table : IndicatorTable
        Today's figures of the same areas.
    cards : mapping of str to IndicatorCard
    persons : str
        Indicator with the number of residents, today.

    Returns
    -------
    dict of str to Panel
        By stem. Frozen years are as they were frozen, whatever the table says
        of them now; years of another unit or kind than those are left out.

    Raises
    ------
    InputError
        CODE_NOT_IN_AREAS, for areas of the baseline that the table lacks.
    """
    refuse(
        Fault(FaultKind.CODE_NOT_IN_AREAS, "", found.name, code, f"{len(table.codes)}")
        for code in found.areas
        if code not in table.codes
    )
    today = ids_by_year(cards, table.indicators)
    return {
        each.stem: _continued(each, found, today.get(each.stem, {}), table, cards, persons)
        for each in found.series
    }


def _continued(
    series: Series,
    found: Baseline,
    ids: Mapping[int, str],
    table: IndicatorTable,
    cards: Mapping[str, IndicatorCard],
    persons: str,
) -> Panel:
    frozen, last = panel_of(series, found.areas), series.cards[-1]
    added = {
        year: name
        for year, name in ids.items()
        if year not in frozen.years and are_comparable(cards[name], last)
    }
    if not added:
        return frozen
    fresh = area_panel(Line(series.stem, added, ()), table, cards, persons).kept(found.areas)
    values = pd.concat([frozen.values, fresh.values], axis=1)
    bases = pd.concat([frozen.bases, fresh.bases], axis=1)
    years = sorted(values.columns)
    told = {card.year: card for card in series.cards}
    told |= {year: cards[name] for year, name in added.items()}
    return Panel(values[years], bases[years], frozen.is_share, breaks(told))


def revised(
    found: Baseline, table: IndicatorTable, cards: Mapping[str, IndicatorCard]
) -> dict[tuple[str, int], int]:
    """Count the areas whose figure of a frozen year is another today.

    Returns
    -------
    dict of (str, int) to int
        Areas by stem and year, those with any only. A figure that is no longer
        there is no other figure.
    """
    today = lines(cards, table.indicators)
    counts = {}
    for each in found.series:
        frozen = panel_of(each, found.areas).values
        ids = today[each.stem].ids if each.stem in today else {}
        for year in each.years:
            if year in ids:
                now = table.values[ids[year]].reindex(frozen.index)
                moved = (now - frozen[year]).abs() > 1e-9
                counts[each.stem, year] = int(moved.sum())
    return {key: count for key, count in counts.items() if count}
