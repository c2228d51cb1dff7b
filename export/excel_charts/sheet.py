"""The sheet: title, chart, sentences and figures, one chart below the other."""

from collections.abc import Sequence

import xlsxwriter

from export.excel_charts.bars import bars_chart
from export.excel_charts.cells import Cells
from export.excel_charts.years import years_chart
from export.papers.charted import Charted, chart_words
from export.pictures.bar_series import categories
from export.pictures.years import YearLines
from export.safe_text import for_xml

WIDTH, HEIGHT, BAR = 920, 380, 70
"""Pixels: of a chart of lines, and the height of a bar with its name."""

ROW = 20
"""Pixels of a row."""

PAPER_A4 = 9
MOVES = 2
"""A chart that moves with its cells, and keeps its size."""


def write_charts(book: xlsxwriter.Workbook, name: str, charts: Sequence[Charted]) -> None:
    """Add a sheet with charts, a page each when it is printed.

    Parameters
    ----------
    book : Workbook
    name : str
        Of the sheet.
    charts : sequence of Charted
        What is missing is an empty cell, and a gap in the chart.
    """
    cells, pages = Cells(book, name), []
    for each in charts:
        cells.title(each.chart.title, each.note)
        top, chart = cells.row, each.chart
        height = HEIGHT if isinstance(chart, YearLines) else BAR * (2 + len(categories(chart)))
        cells.row += -(-height // ROW) + 1
        if isinstance(chart, YearLines):
            made = years_chart(cells, chart)
        else:
            made = bars_chart(cells, chart)
        made.set_title({"name": for_xml(chart.title), "name_font": {"size": 12}})
        made.set_legend({"position": "bottom"})
        made.set_size({"width": WIDTH, "height": height})
        told = {"description": for_xml(chart_words(chart)), "object_position": MOVES}
        cells.sheet.insert_chart(top, 0, made, told)
        cells.row += 1
        pages.append(cells.row)
    cells.sheet.set_landscape()
    cells.sheet.set_paper(PAPER_A4)
    cells.sheet.fit_to_pages(1, 0)
    cells.sheet.set_h_pagebreaks(pages[:-1])
