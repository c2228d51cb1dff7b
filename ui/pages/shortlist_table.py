"""The shortlist as tables and as a map: what is chosen, and what is turned down."""

import geopandas as gpd
import pandas as pd
import streamlit as st

from export.dossier import Dossier
from export.webmap import MapDescription
from language import numbers, screen, text
from language import shortlist_text as words
from scoring.score import ScoreResult
from ui import cached, drawing
from ui.components.area_map import area_map
from ui.components.figure_table import figure_table
from ui.covered import CHILDREN, POPULATION
from ui.workspace import Place

HEIGHT = 420

FIGURES = {
    text.COLUMN_RANK: ("rang", 0),
    text.COLUMN_INDEX: ("indexvarde", 1),
    words.HEAD_RESIDENTS: (POPULATION, 0),
    words.HEAD_CHILDREN: (CHILDREN, 0),
}
"""Column of the dossier and decimals, by heading."""

CHOSEN = {
    words.HEAD_ORDER: "ordning",
    text.COLUMN_NAME: "namn",
    words.COLUMN_KIND: "slag",
    words.COLUMN_STATUS: "status",
}
REJECTED = {text.COLUMN_NAME: "namn", words.COLUMN_KIND: "slag"}
REASON = {text.COLUMN_REASON: "skal"}
SIGNED = {words.HEAD_WHO: "vem", words.HEAD_WHEN: "andrad"}


def show_chosen(dossier: Dossier) -> None:
    """What is chosen in order, areas and candidates with the same figures."""
    if dossier.shortlist.empty:
        st.info(words.NONE_CHOSEN)
        return
    _table(words.TABLE, dossier.shortlist, CHOSEN, REASON)
    has_candidates = any(code in dossier.members for code in dossier.shortlist.index)
    note = f"{words.TABLE_NOTE} {words.TABLE_NOTE_CANDIDATES}" if has_candidates else None
    st.caption(note or words.TABLE_NOTE)


def show_rejected(dossier: Dossier) -> None:
    """What is turned down, why, by whom and when."""
    _table(words.REJECTED, dossier.rejected, REJECTED, REASON | SIGNED)
    st.caption(words.REJECTED_NOTE)


def show_others(dossier: Dossier) -> None:
    """Candidates that are not on the list, with the same figures."""
    _table(words.OTHERS, dossier.shortlist, REJECTED, {words.COLUMN_MEMBERS: "omraden"})


def _table(
    caption: str, frame: gpd.GeoDataFrame, first: dict[str, str], last: dict[str, str]
) -> None:
    figures = {head: told for head, told in FIGURES.items() if told[0] in frame}
    rows = [
        [
            *(str(row[name]) for name in first.values()),
            *(_figure(row[name], decimals) for name, decimals in figures.values()),
            *(str(row[name]) for name in last.values()),
        ]
        for row in frame.to_dict("records")
    ]
    numeric = range(len(first), len(first) + len(figures))
    figure_table(caption, [*first, *figures, *last], rows, numeric=tuple(numeric))


def _figure(value: object, decimals: int) -> str:
    if pd.isna(value):
        return screen.NOTHING
    figure = float(value)  # type: ignore[arg-type]
    return numbers.rank(figure) if decimals == 0 else numbers.number(figure, decimals)


def show_map(place: Place, result: ScoreResult, dossier: Dossier) -> None:
    """The index with areas, candidates and what is turned down; the tables say the same."""
    drawn = [
        (is_chosen, code, name, dossier.members.get(code))
        for is_chosen, frame in ((True, dossier.shortlist), (False, dossier.rejected))
        for code, name in frame["namn"].items()
    ]
    area_map(
        _description(f"{place.full_fingerprint}{drawn}", place, dossier),
        drawing.index_shading(result, screen.SHOW_INDEX.format(scenario=result.scenario.name)),
        key="shortlist-map",
        marked=[code for code in dossier.shortlist.index if code not in dossier.members],
        height=HEIGHT,
    )
    st.caption(words.MAP_HELP)


@st.cache_resource(max_entries=16, show_spinner=False)
def _description(told: str, _place: Place, _dossier: Dossier) -> MapDescription:
    return drawing.shortlist_description(_place, cached.catalogue(), _dossier)
