"""A ranked list of areas as a real HTML table: searched, sorted and chosen by keyboard."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from math import isfinite
from pathlib import Path
from typing import Any

import streamlit as st

from export.webmap.payload import pack

HEIGHT = 480
"""Height in pixels at which the table scrolls."""

LIMIT = 500
"""Number of rows shown at first, and added at each request for more."""

_FOLDER = Path(__file__).parent

_table = st.components.v2.component(
    "area_ranking",
    js=(_FOLDER / "ranking.js").read_text(encoding="utf-8"),
    css=(_FOLDER / "ranking.css").read_text(encoding="utf-8"),
)


@dataclass(frozen=True)
class RankingText:
    """Every word of the table that does not come from data, in the reader's language.

    Parameters
    ----------
    caption : str
        What the table shows.
    name : str
        Heading of the names.
    search : str
        Label of the search field.
    sort : str
        Title of the buttons that sort.
    show_more : str
        Button that adds rows.
    no_hits : str
        Said when no row answers to the search.
    language : str
        BCP 47 tag of all of it.
    """

    caption: str
    name: str
    search: str
    sort: str
    show_more: str
    no_hits: str
    language: str = "sv"


@dataclass(frozen=True, eq=False)
class RankingColumn:
    """One column beside the names.

    Parameters
    ----------
    label : str
        Heading.
    texts : sequence of str
        Cells as the reader sees them, in the order of the codes.
    keys : sequence of float, optional
        Numbers to sort by; NaN comes last. Without them the texts are sorted.
    before_name : bool
        True to stand before the names.
    """

    label: str
    texts: Sequence[str]
    keys: Sequence[float] | None = None
    before_name: bool = False


def ranking(
    codes: Sequence[str],
    names: Sequence[str],
    columns: Sequence[RankingColumn],
    text: RankingText,
    *,
    key: str,
    selected: Sequence[str] = (),
    marked: Sequence[str] = (),
    height: int = HEIGHT,
    limit: int = LIMIT,
    on_choice: Callable[[], None] | None = None,
) -> str | None:
    """Show a table of areas and tell which one is chosen.

    The reader's search and order belong to the browser and stay through every
    rerun.

    Parameters
    ----------
    codes, names : sequence of str
        The areas, in the order in which they are shown at first.
    columns : sequence of RankingColumn
        What is shown beside the names.
    text : RankingText
        Words around the table.
    key : str
        Name of the table, unique on the page.
    selected, marked : sequence of str
        Codes of rows to point out; the first selected one is scrolled into view.
    height : int
        Height in pixels at which the table scrolls.
    limit : int
        Number of rows shown at first.
    on_choice : callable, optional
        Called before the run that a choice causes; the code is then in
        ``st.session_state[key]["chosen"]``.

    Returns
    -------
    str or None
        Code of the area that was chosen just now; None in every other run.

    Raises
    ------
    ValueError
        If names or a column do not have one entry for each code.
    """
    content = {
        "text": asdict(text),
        "codes": list(codes),
        "columns": _columns(list(names), columns, text.name, len(codes)),
        "selected": list(selected),
        "marked": list(marked),
        "height": height,
        "limit": limit,
    }
    result = _table(key=key, data=pack(content), on_chosen_change=on_choice or _nothing)
    return result.chosen if result.chosen in set(codes) else None


def _nothing() -> None:
    """Ask for no callback: Streamlit returns only what has one."""


def _columns(
    names: list[str], columns: Sequence[RankingColumn], heading: str, rows: int
) -> list[dict[str, Any]]:
    name = {"label": heading, "texts": names, "keys": None, "numeric": False, "name": True}
    before = [_column(column) for column in columns if column.before_name]
    after = [_column(column) for column in columns if not column.before_name]
    ordered = [*before, name, *after]
    for column in ordered:
        if {len(column["texts"]), len(column["keys"] or column["texts"])} != {rows}:
            raise ValueError(f"column {column['label']!r} does not have {rows} entries")
    return ordered


def _column(column: RankingColumn) -> dict[str, Any]:
    keys = None if column.keys is None else [_sortable(each) for each in column.keys]
    return {
        "label": column.label,
        "texts": [str(each) for each in column.texts],
        "keys": keys,
        "numeric": keys is not None,
        "name": False,
    }


def _sortable(key: float) -> float | None:
    return float(key) if isfinite(key) else None
