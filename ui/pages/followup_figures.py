"""Charts of a follow-up, the same on the page and in the report: years, and how goals stand."""

from collections.abc import Sequence

import numpy as np

from export.palettes import SERIES
from export.papers.charted import Charted
from export.papers.model import Table
from export.pictures.model import Bar, RankedBars
from export.pictures.years import HALF, Aim, YearLine, YearLines, YearMark, YearPoint
from language import followup_text as words
from language import numbers, picture_text
from scoring.followup.baseline import Goal
from scoring.followup.goals import Standing
from scoring.followup.panel import Panel
from scoring.places.compare import half_width
from ui.followed import OWN, Followup, shown
from ui.pages.followup_goals import stands_at, unit_of

LONGEST = 60
"""Characters of a name in a legend."""

MOST_GOALS = 5
"""Goals in one chart."""


def group_name(found: Followup, candidate: str, kind: str) -> str:
    """Name of a candidate or of one of its groups."""
    return found.baseline[candidate].name if kind == OWN else words.GROUPS[kind]


def years_chart(found: Followup, candidate: str, stem: str) -> YearLines | None:
    """A candidate beside what it is compared with, by year; None where there is no figure."""
    panel, card = shown(found, candidate, stem), found.cards[stem]
    if panel.values.isna().to_numpy().all():
        return None
    name = found.baseline[candidate].name
    return YearLines(
        title=words.YEARS_CHART.format(name=name, title=card.title, unit=card.unit),
        axis=card.unit,
        lines=[
            YearLine(short(group_name(found, candidate, str(kind))), colour, _runs(panel, kind))
            for kind, colour in zip(panel.values.index, SERIES, strict=False)
        ],
        marks=marks_of(found, stem, panel),
        aims=[_aim(found, goal) for goal in goals_of(found, candidate, stem)],
        decimals=unit_of(card)[1],
    )


def short(name: str) -> str:
    """A name that a legend has room for."""
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"


def _runs(panel: Panel, kind: str) -> tuple[tuple[YearPoint, ...], ...]:
    values, errors = panel.values.loc[kind].to_dict(), panel.errors.loc[kind].to_dict()
    return tuple(
        tuple(
            YearPoint(year, float(values[year]), half_width(float(errors[year]))) for year in years
        )
        for years in panel.runs(kind)
    )


def marks_of(found: Followup, stem: str, panel: Panel) -> list[YearMark]:
    """Last frozen year, first year of effect, and breaks; what stands at one place is one mark."""
    (last,) = (each.years[-1] for each in found.baseline.series if each.stem == stem)
    start = found.baseline.start
    told = [
        YearMark("baseline", float(last), words.MARK_BASELINE.format(year=last)),
        *(
            YearMark("break", each.year - HALF, words.MARK_BREAK.format(year=each.year))
            for each in panel.breaks
        ),
        YearMark("start", start - HALF, words.MARK_START.format(year=start)),
    ]
    at: dict[float, YearMark] = {}
    for mark in told:
        before = at.get(mark.at)
        at[mark.at] = mark if before is None else _joined(before, mark)
    return list(at.values())


def _joined(one: YearMark, other: YearMark) -> YearMark:
    later = other.label[:1].lower() + other.label[1:]
    return YearMark(one.kind, one.at, words.MARKS_JOINED.format(one=one.label, other=later))


def goals_of(found: Followup, candidate: str, stem: str) -> list[Goal]:
    """Goals of a candidate in an indicator."""
    goals = found.baseline.goals
    return [each for each in goals if (each.candidate, each.indicator) == (candidate, stem)]


def _aim(found: Followup, goal: Goal) -> Aim:
    figure = numbers.with_unit(goal.target, *unit_of(found.cards[goal.indicator]))
    label = words.AIM.format(year=goal.year, figure=figure)
    return Aim(goal.year, goal.target, label)


def goals_note(found: Followup, candidate: str, stem: str) -> str:
    """Every goal in a chart with how it stands, in the words of the table."""
    return " ".join(
        words.AIM_STATUS.format(
            aim=_aim(found, goal).label, status=words.STATUS[stands_at(found, goal).status]
        )
        for goal in goals_of(found, candidate, stem)
    )


def goals_charts(found: Followup, table: Table) -> tuple[Charted, ...]:
    """How far goals have come, some in each chart, each with its rows of a table of all goals.

    A goal whose change cannot be told from chance has the colour of what cannot be told, and one
    whose uncertainty is unknown has no bar. None where no goal has one.
    """
    told = [(goal, stands_at(found, goal)) for goal in found.baseline.goals]
    if all(np.isnan(own.reach) for _, own in told):
        return ()
    starts = range(0, len(told), MOST_GOALS)
    parts = [told[at : at + MOST_GOALS] for at in starts]
    return tuple(
        Charted(
            _goals_chart(found, part, number, len(parts)),
            Table(table.name, table.caption, table.headings, table.rows[at : at + MOST_GOALS]),
            table.note if number == len(parts) else "",
        )
        for number, (at, part) in enumerate(zip(starts, parts, strict=True), start=1)
    )


def _goals_chart(
    found: Followup, told: Sequence[tuple[Goal, Standing]], part: int, parts: int
) -> RankedBars:
    title = words.GOALS_CHART
    if parts > 1:
        title = words.GOALS_CHART_PART.format(title=title, part=part, parts=parts)
    return RankedBars(
        title=title,
        axis=words.GOALS_AXIS,
        bars=[_bar(found, goal, own) for goal, own in told],
        source="",
        value_label=words.GOALS_UNTOLD,
        marked_label=words.GOALS_TOLD,
        interval_label=picture_text.BAND,
        decimals=0,
    )


def _bar(found: Followup, goal: Goal, own: Standing) -> Bar:
    label = words.GOALS_BAR.format(
        name=short(found.baseline[goal.candidate].name),
        title=found.cards[goal.indicator].title,
        year=goal.year,
        status=words.STATUS[own.status],
    )
    if np.isnan(own.reach):
        return Bar(label, float("nan"))
    low, value, high = (100 * (own.share + side * own.reach) for side in (-1, 0, 1))
    return Bar(label, value, low, high, own.is_told)
