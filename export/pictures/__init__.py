"""Pictures that leave: a map and charts as PNG, SVG and PDF, each with its words in Swedish."""

from export.pictures.canvas import KINDS, Kind, Picture
from export.pictures.charts import profile_bars, ranked_bars
from export.pictures.map_picture import draw_map
from export.pictures.model import (
    A4,
    HALF_SLIDE,
    SLIDE,
    STRIP,
    TEXT,
    Bar,
    Field,
    MapFigure,
    MapLine,
    Marked,
    Page,
    Point,
    ProfileBars,
    ProfileRow,
    RankedBars,
    Scatter,
)
from export.pictures.scatter import scatter

__all__ = [
    "A4",
    "HALF_SLIDE",
    "KINDS",
    "SLIDE",
    "STRIP",
    "TEXT",
    "Bar",
    "Field",
    "Kind",
    "MapFigure",
    "MapLine",
    "Marked",
    "Page",
    "Picture",
    "Point",
    "ProfileBars",
    "ProfileRow",
    "RankedBars",
    "Scatter",
    "draw_map",
    "profile_bars",
    "ranked_bars",
    "scatter",
]
