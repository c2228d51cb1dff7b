"""Charts of a report, each with the table that holds the same figures."""

from dataclasses import dataclass

from export.papers.model import Table
from export.pictures.canvas import Picture
from export.pictures.charts import profile_bars, profile_words, ranked_bars, ranked_words
from export.pictures.lines import WIDTH, year_lines
from export.pictures.model import ProfileBars, RankedBars
from export.pictures.years import YearLines, years_words

Chart = YearLines | RankedBars | ProfileBars


@dataclass(frozen=True)
class Charted:
    """A chart, its table, and sentences that belong to both; empty for none."""

    chart: Chart
    table: Table
    note: str = ""


def chart_picture(chart: Chart) -> Picture:
    """A chart as wide as the text on a page."""
    match chart:
        case YearLines():
            return year_lines(chart, "png")
        case RankedBars():
            return ranked_bars(chart, "png", WIDTH)
        case ProfileBars():
            return profile_bars(chart, "png", WIDTH)


def chart_words(chart: Chart) -> str:
    """A chart in words."""
    match chart:
        case YearLines():
            return years_words(chart)
        case RankedBars():
            return ranked_words(chart)
        case ProfileBars():
            return profile_words(chart)
