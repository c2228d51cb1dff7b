"""A plain table that a screen reader can read, every text from data made harmless."""

from collections.abc import Sequence
from html import escape

import streamlit as st

STYLE = """
<style>
.figures {border-collapse: collapse; width: 100%; font-size: 0.9rem; margin-bottom: 1rem;}
.figures caption {text-align: left; font-weight: 600; padding: 0.25rem 0;}
.figures th, .figures td {border-bottom: 1px solid #d0d4da; padding: 0.3rem 0.5rem;
  text-align: left; vertical-align: top;}
.figures .number {text-align: right; font-variant-numeric: tabular-nums;}
.figures td {min-width: 4rem;}
.figures td.number {white-space: nowrap;}
.figures-scroll {overflow-x: auto;}
</style>
"""


def figure_table(
    caption: str,
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    numeric: Sequence[int] = (),
) -> None:
    """Show a table; the first cell of each row is its heading.

    Parameters
    ----------
    caption : str
        What the table shows.
    headings : sequence of str
        One per column.
    rows : sequence of sequence of str
        Cells as the reader sees them.
    numeric : sequence of int
        Columns set flush right.
    """
    st.html(STYLE + table_html(caption, headings, rows, numeric=numeric))


def table_html(
    caption: str,
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    numeric: Sequence[int] = (),
) -> str:
    """The table as HTML, as for :func:`figure_table`."""
    head = "".join(_cell("th", cell, at in numeric, "col") for at, cell in enumerate(headings))
    body = "".join(f"<tr>{_row(row, numeric)}</tr>" for row in rows)
    return (
        f'<div class="figures-scroll" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f'<table class="figures"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(row: Sequence[str], numeric: Sequence[int]) -> str:
    first = _cell("th", row[0], 0 in numeric, "row")
    rest = (_cell("td", cell, at in numeric) for at, cell in enumerate(row[1:], start=1))
    return first + "".join(rest)


def _cell(tag: str, content: str, numeric: bool, scope: str = "") -> str:
    classes = ' class="number"' if numeric else ""
    place = f' scope="{scope}"' if scope else ""
    return f"<{tag}{place}{classes}>{escape(content)}</{tag}>"
