"""Figures that were carried to other areas, as CSV and Excel: never without how they came about."""

import io
from collections.abc import Mapping, Sequence

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from export.excel import OPTIONS, harmless
from export.tabular import neutral_frame, swedish_csv
from language import crosswalk_text as words
from layers.across import Carried

WIDTHS = (10, 48)
"""Narrowest and widest column, in signs."""

Notes = Sequence[tuple[str, str]]


def figures_frame(carried: Carried, names: pd.Series, titles: Mapping[str, str]) -> pd.DataFrame:
    """Figures by area with a title for each column, and beside each what it stands on.

    Parameters
    ----------
    carried : Carried
    names : Series of str
        Names of the areas by code.
    titles : mapping of str to str
        Of the indicators.

    Returns
    -------
    DataFrame
        A row per area in order; a figure that may not be told, or is missing, is NaN and its
        remark says why. The share covered is in per cent.
    """
    columns: dict[str, pd.Series] = {
        words.HEAD_CODE: names.index.to_series(),
        words.HEAD_NAME: names,
    }
    for name in carried.table.indicators:
        title = titles[name]
        states = zip(carried.reason[name], carried.table.status[name], strict=True)
        told = [words.state_words(reason, status) for reason, status in states]
        columns[title] = carried.table.values[name]
        columns[f"{title}: {words.HEAD_COVERED} (%)"] = 100 * carried.covered[name]
        columns[f"{title}: {words.HEAD_STATE}"] = pd.Series(told, names.index)
    return pd.DataFrame(columns).reset_index(drop=True)


def carried_csv(figures: pd.DataFrame, notes: Notes) -> bytes:
    """Figures as CSV for a Swedish Excel, with how they came about below them."""
    below = neutral_frame(pd.DataFrame(list(notes))).to_csv(
        sep=";", index=False, header=False, lineterminator="\r\n"
    )
    return swedish_csv(figures) + b"\r\n" + below.encode()


def carried_excel(figures: pd.DataFrame, errors: pd.DataFrame, notes: Notes) -> bytes:
    """Figures, errors and how they came about as a workbook with a sheet each."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, OPTIONS) as book:
        heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        sheets = {
            words.SHEET_FIGURES: figures,
            words.SHEET_ERRORS: errors,
            words.SHEET_NOTES: pd.DataFrame(list(notes), columns=["", " "]),
        }
        for name, frame in sheets.items():
            _write(book.add_worksheet(name), frame, heading)
    return content.getvalue()


def _write(sheet: Worksheet, frame: pd.DataFrame, heading: Format) -> None:
    for at, title in enumerate(frame.columns):
        sheet.write_string(0, at, harmless(title), heading)
        cells = frame.iloc[:, at].tolist()
        longest = max((len(cell) for cell in cells if isinstance(cell, str)), default=0)
        sheet.set_column(at, at, min(max(longest + 1, WIDTHS[0]), WIDTHS[1]))
        for row, cell in enumerate(cells, start=1):
            if isinstance(cell, str):
                sheet.write_string(row, at, harmless(cell))
            elif not pd.isna(cell):
                sheet.write_number(row, at, cell)
    sheet.freeze_panes(1, 0)
