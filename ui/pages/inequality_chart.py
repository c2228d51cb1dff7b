"""The inequality of the city by year as a chart: two lines that are never joined."""

import numpy as np

from export.palettes import SERIES
from export.pictures.years import HALF, YearLine, YearLines, YearMark, YearPoint
from language import inequality_text as words
from scoring.followup.published import PublishedIndex
from ui.pages.followup_figures import short
from ui.pages.inequality_result import Own

OWN_DECIMALS = 1


def inequality_chart(
    level: str, own: Own | None, official: PublishedIndex | None
) -> YearLines | None:
    """A line for each, cut where our own is broken or has no figure; None without any figure.

    Parameters
    ----------
    level : str
        What the areas are called.
    own : Own or None
    official : PublishedIndex or None
    """
    lines = []
    if own is not None:
        lines.append(YearLine(words.CHART_OWN.format(level=level), SERIES[0], _own_runs(own)))
    if official is not None:
        name = words.HEAD_OFFICIAL.format(publisher=official.publisher)
        run = tuple(YearPoint(year, value) for year, value in official.years.items())
        lines.append(YearLine(short(name), SERIES[1], (run,)))
    content = YearLines(
        title=words.CHARTS[own is not None, official is not None],
        axis=words.CHART_AXIS,
        lines=lines,
        marks=_marks(own),
        decimals=max(OWN_DECIMALS, official.decimals if official else 0),
    )
    return content if content.years else None


def _own_runs(own: Own) -> tuple[tuple[YearPoint, ...], ...]:
    """Runs of years with a figure that each break begins anew."""
    cut = {each.year for each in own.cuts}
    runs: list[list[YearPoint]] = [[]]
    for year, value in zip(own.measured, own.years["dissimilarity"], strict=True):
        point = YearPoint(year, float(value))
        if year in cut or np.isnan(point.value):
            runs.append([])
        if not np.isnan(point.value):
            runs[-1].append(point)
    return tuple(tuple(run) for run in runs if run)


def _marks(own: Own | None) -> list[YearMark]:
    """Where our own series is broken."""
    cut = dict.fromkeys(each.year for each in own.cuts) if own else {}
    return [YearMark("break", year - HALF, words.CHART_BREAK.format(year=year)) for year in cut]
