"""What pictures show: labels, numbers and colours, already computed and put into words."""

from collections.abc import Sequence
from dataclasses import dataclass

import geopandas as gpd
import shapely

from export.legend import LegendClass
from language import picture_text


@dataclass(frozen=True)
class Page:
    """What a map is drawn on; what is to be shown in its own size is drawn in it.

    Parameters
    ----------
    width, height : float
        Inches.
    margin : float
        Inches round everything.
    panel : float
        Inches of the legend: its width beside the map, or its height below.
    is_below : bool
        Whether the legend stands below the map.
    columns : int
        Of the legend, 1 or 2.
    title : float
        Size of the title in points; 0 where what is round the map has one.
    source : float
        Size of the sources in points; 0 where they stand elsewhere.
    number : float
        Size of the numbers of marked areas and of the scale.
    legend : tuple of float
        Sizes that the legend may have; the largest with room for all is taken.
    """

    width: float
    height: float
    margin: float
    panel: float
    is_below: bool
    columns: int
    title: float
    source: float
    number: float
    legend: tuple[float, ...]


A4 = Page(297 / 25.4, 210 / 25.4, 0.4, 3.0, False, 1, 15.0, 6.5, 7.0, (8.5, 8, 7.5, 7, 6.5, 6))
"""A picture on its own: a lying A4."""

SLIDE = Page(12.3, 5.65, 0.06, 5.6, False, 2, 0.0, 10.0, 10.0, (12.0, 11.0, 10.5, 10.0))
"""The whole width below the title of a slide."""

HALF_SLIDE = Page(5.2, 5.5, 0.06, 2.3, True, 2, 0.0, 0.0, 10.5, (10.5, 10.0))
"""Beside the figures on a slide."""

TEXT = Page(6.5, 8.0, 0.06, 3.1, True, 2, 0.0, 8.0, 8.0, (9.0, 8.5, 8.0, 7.5))
"""The width of the text on a page, and most of its height."""

STRIP = Page(6.5, 3.4, 0.06, 2.4, False, 1, 0.0, 0.0, 8.0, (9.0, 8.5, 8.0, 7.5))
"""The width of the text on a page, above figures."""


@dataclass(frozen=True, eq=False)
class MapLine:
    """The boundary of an initiative: name, shape, ``#rrggbb``, dashed unless verified."""

    label: str
    shape: shapely.Geometry
    colour: str
    dashed: bool


@dataclass(frozen=True, eq=False)
class Marked:
    """What is outlined and numbered.

    Parameters
    ----------
    name : str
    shape : Geometry
        In the CRS of the areas.
    heading : str
        Above it in the legend, once for all that share it.
    is_candidate : bool
        Whether it is drawn as a candidate, with a double line; else as an area.
    """

    name: str
    shape: shapely.Geometry
    heading: str = picture_text.SHORTLIST
    is_candidate: bool = False


def numbered(marked: Sequence[Marked]) -> list[tuple[str, list[tuple[int, str]]]]:
    """Headings of what is marked, candidates first, each with numbers from 1 and names."""
    headings = dict.fromkeys(
        each.heading for each in sorted(marked, key=lambda each: not each.is_candidate)
    )
    return [
        (
            heading,
            [
                (number, each.name)
                for number, each in enumerate(marked, start=1)
                if each.heading == heading
            ],
        )
        for heading in headings
    ]


@dataclass(frozen=True, eq=False)
class MapFigure:
    """A map of areas in classes.

    Parameters
    ----------
    title, legend_title, source : str
        Above the map, above the classes, below the map.
    areas : GeoSeries
        Polygons by code, in a projected CRS in metres.
    classes : sequence of int
        Number of each area's class, in the same order; 0 = missing.
    legend : sequence of LegendClass
        From the lowest class.
    marked : sequence of Marked
        To outline and number, in order.
    lines : sequence of MapLine
        Drawn above the areas, in the CRS of the areas.
    water : GeoSeries, optional
        Polygons of water below the areas, in any CRS.
    frame : (float, float, float, float), optional
        West, south, east and north of what is in view; without, all areas are.

    Raises
    ------
    ValueError
        There is not one class for each area, or one that the legend lacks.
    """

    title: str
    legend_title: str
    areas: gpd.GeoSeries
    classes: Sequence[int]
    legend: Sequence[LegendClass]
    source: str
    marked: Sequence[Marked] = ()
    lines: Sequence[MapLine] = ()
    water: gpd.GeoSeries | None = None
    frame: tuple[float, float, float, float] | None = None

    def __post_init__(self) -> None:
        if len(self.classes) != len(self.areas):
            raise ValueError(f"{len(self.classes)} classes for {len(self.areas)} areas")
        alien = sorted(set(self.classes) - {0, *(each.number for each in self.legend)})
        if alien:
            raise ValueError(f"classes that the legend lacks: {alien}")


@dataclass(frozen=True)
class Bar:
    """One bar: name, value, interval, marked or not; NaN is missing."""

    label: str
    value: float
    low: float = float("nan")
    high: float = float("nan")
    is_marked: bool = False


@dataclass(frozen=True)
class RankedBars:
    """Areas in order with a value and how sure it is.

    Parameters
    ----------
    title, axis, source : str
        Above the bars, along the values, below.
    bars : sequence of Bar
        From the top.
    value_label, marked_label, interval_label : str
        What the two kinds of bars and the interval are called in the legend.
    decimals : int
        Of every value written.
    """

    title: str
    axis: str
    bars: Sequence[Bar]
    source: str
    value_label: str
    marked_label: str
    interval_label: str
    decimals: int = 1


@dataclass(frozen=True)
class ProfileRow:
    """One dimension: its name, the area's value and the city's; NaN is missing."""

    label: str
    area: float
    city: float


@dataclass(frozen=True)
class ProfileBars:
    """An area beside the city, dimension by dimension.

    Parameters
    ----------
    title, axis, source : str
        Above the bars, along the values, below.
    area, city : str
        Names of the two.
    rows : sequence of ProfileRow
        From the top.
    decimals : int
        Of every value written.
    """

    title: str
    axis: str
    area: str
    city: str
    rows: Sequence[ProfileRow]
    source: str
    decimals: int = 1


@dataclass(frozen=True)
class Point:
    """One area in a scatter; its name is written if it is marked. NaN is missing."""

    label: str
    x: float
    y: float
    is_marked: bool = False


@dataclass(frozen=True)
class Field:
    """One of the four fields of a scatter: name and ``#rrggbb``."""

    label: str
    colour: str


@dataclass(frozen=True)
class Scatter:
    """Areas by two values, in four fields.

    Parameters
    ----------
    title, x_axis, y_axis, source : str
        Above, along and below.
    points : sequence of Point
        Those where a value is missing are not drawn but counted.
    x_limit, y_limit : float
        Where the fields meet; a point on a limit is above or to the right.
    fields : (Field, Field, Field, Field)
        Upper left, upper right, lower left, lower right.
    decimals : int
        Of the numbers along the axes.
    """

    title: str
    x_axis: str
    y_axis: str
    points: Sequence[Point]
    x_limit: float
    y_limit: float
    fields: tuple[Field, Field, Field, Field]
    source: str
    decimals: int = 0
