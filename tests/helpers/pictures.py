"""Pictures of invented content, and what can be measured on a figure."""

import itertools
from dataclasses import replace

import numpy as np
from matplotlib.text import Text

from export.figures import map_figure
from export.pictures import Bar, Field, Point, ProfileBars, ProfileRow, RankedBars, Scatter
from export.pictures.years import Aim, YearLine, YearLines, YearMark, YearPoint
from tests.helpers.dossiers import dossier_with_sites

LONG = "Ett mycket långt namn på ett område som ingen har kortat, med delområden och mer därtill"
SOURCE = "Källa: SCB: Folkmängd, avser 2025-12-31, CC0. Skapad 2026-03-01."
NAN = float("nan")


def small_map(**changes):
    """The map of the small dossier."""
    return replace(map_figure(dossier_with_sites()), **changes)


def bars(count: int, **changes):
    """Bars with intervals, a missing value, a missing interval and a long name."""
    made = [
        Bar(f"Område {at} åäö", 100.0 - at / 3, 95.0 - at / 3, 102.0 - at / 3, at < 3)
        for at in range(count)
    ]
    made[1] = replace(made[1], label=LONG)
    made[2] = replace(made[2], low=NAN, high=NAN)
    made[-1] = replace(made[-1], value=NAN)
    content = {
        "title": LONG,
        "axis": "Index",
        "bars": made,
        "source": SOURCE,
        "value_label": "Index",
        "marked_label": "På kortlistan",
        "interval_label": "Osäkerhetsintervall",
    }
    return RankedBars(**content | changes)


def profile(**changes):
    """Three dimensions, one with a long name and one without the area's value."""
    rows = [
        ProfileRow("Ekonomi", 97.25, 50.0),
        ProfileRow(LONG, 12.0, 49.6),
        ProfileRow("Arbete", NAN, 50.3),
    ]
    content = {
        "title": "Holma bredvid Malmö",
        "axis": "Behov 0–100",
        "area": "Holma",
        "city": "Malmö",
        "rows": rows,
        "source": SOURCE,
    }
    return ProfileBars(**content | changes)


def cloud(count: int, **changes):
    """Points over all four fields, ten named, one without a value."""
    draw = np.random.default_rng(1)
    points = [
        Point(f"Område {at}", float(x), float(y), at < 10)
        for at, (x, y) in enumerate(draw.uniform(0, 100, (count, 2)))
    ]
    points[-1] = replace(points[-1], x=NAN)
    content = {
        "title": "Behov mot täckning",
        "x_axis": "Täckning (%)",
        "y_axis": "Index",
        "points": points,
        "x_limit": 25.0,
        "y_limit": 50.0,
        "fields": (
            Field("Stort behov, få insatser", "#a50f15"),
            Field("Stort behov, många insatser", "#6a3d9a"),
            Field("Mindre behov, få insatser", "#767676"),
            Field("Mindre behov, många insatser", "#005a50"),
        ),
        "source": SOURCE,
    }
    return Scatter(**content | changes)


def boxes(figure):
    """Words of a figure with the box that each covers, in dots."""
    figure.draw_without_rendering()
    beyond = {label for axes in figure.axes for label in _out_of_view(axes)}
    texts = [text for text in figure.findobj(Text) if text.get_visible() and text not in beyond]
    return [
        (text.get_text(), text.get_window_extent()) for text in texts if text.get_text().strip()
    ]


def _out_of_view(axes):
    """Labels that matplotlib keeps for numbers beyond the ends of an axis, and never draws."""
    for axis in (axes.xaxis, axes.yaxis):
        low, high = sorted(axis.get_view_interval())
        for tick in axis.get_major_ticks():
            if not low <= tick.get_loc() <= high:
                yield from (tick.label1, tick.label2)


def faults(figure, slack=1.0):
    """Pairs of words that lie on each other, and words that reach outside the figure.

    ``slack`` is how many dots do not matter.
    """
    found, page = boxes(figure), figure.bbox
    overlapping = [
        (one, other)
        for (one, a), (other, b) in itertools.combinations(found, 2)
        if min(a.x1, b.x1) - max(a.x0, b.x0) > slack and min(a.y1, b.y1) - max(a.y0, b.y0) > slack
    ]
    cut = [
        words
        for words, box in found
        if min(box.x0 - page.x0, box.y0 - page.y0, page.x1 - box.x1, page.y1 - box.y1) < -slack
    ]
    return overlapping + cut


def years(count: int, *, broken: bool = True, names: str = "", **changes):
    """Lines over so many years from 2019, broken before the last two, the second with a hole."""
    known = range(2019, 2019 + count)
    last = known[-1]
    cut = last - 1 if broken and count > 2 else last + 1
    hole = 2020 if count > 4 else 0

    def line(label, colour, start, reach):
        points = [YearPoint(year, start + year % 3, reach) for year in known]
        before = [point for point in points if point.year < cut and point.year < hole]
        between = [point for point in points if hole < point.year < cut]
        after = [point for point in points if point.year >= cut]
        if label != "Liknande":
            before, between = [point for point in points if point.year < cut], []
        runs = tuple(tuple(run) for run in (before, between, after) if run)
        return YearLine(label + names, colour, runs)

    content = {
        "title": f"Norr{names}: Ekonomiskt bistånd per år (%)",
        "axis": "%",
        "lines": [
            line("Norr", "#0072b2", 30.0, 2.5),
            line("Liknande", "#e69f00", 28.0, NAN),
            line("Resten", "#009e73", 1.0, 3.0),
        ],
        "marks": [
            YearMark("baseline", float(last), f"Baslinjens sista år: {last}"),
            YearMark("start", last + 0.5, f"Första effektår: {last + 1}"),
            *([YearMark("break", cut - 0.5, f"Brott: {cut}")] if cut < last else []),
        ],
        "aims": [Aim(2031, 24.0, "Mål 2031: 24,0 %")],
    }
    return YearLines(**content | changes)
