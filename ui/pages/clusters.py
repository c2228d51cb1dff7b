"""Where need gathers: clusters of areas and their neighbours, as a map and as a table."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import streamlit as st

from export.palettes import CLUSTERS
from export.webmap import MapDescription, Shading
from language import certainty_text as words
from language import numbers, text
from scoring.score import ScoreResult
from ui import cached, drawing, session
from ui.components.area_map import area_map
from ui.components.figure_table import figure_table
from ui.workspace import Place

HEIGHT = 460
NO_PATTERN = ""
LEGENDS = {"moran": ("HH", "HL", "LH", "LL", NO_PATTERN), "getis": ("hot", "cold", NO_PATTERN)}
"""Classes of each method."""

SURE = 0.05
"""Greatest p at which need is said to gather."""


def show_clusters(place: Place, result: ScoreResult) -> None:
    """Draw the part of the page on clusters."""
    st.subheader(words.CLUSTERS_HEADING, anchor=False)
    found = cached.spatial_pattern(place, result.scenario)
    if np.isnan(found.moran.statistic):
        st.info(words.CLUSTERS_NONE)
        return
    gathered = found.moran.p <= SURE and found.moran.statistic > found.moran.expected
    told = words.CLUSTERS_GATHERED if gathered else words.CLUSTERS_NOT_GATHERED
    figures = words.CLUSTERS_INTRO.format(
        statistic=numbers.number(found.moran.statistic, 2), p=numbers.number(found.moran.p, 4)
    )
    st.markdown(f"{told} {figures}")
    method = st.radio(
        words.CLUSTERS_METHOD,
        list(words.CLUSTERS_METHODS),
        format_func=words.CLUSTERS_METHODS.__getitem__,
        horizontal=True,
        **session.bind("clusters.method", "moran"),
    )
    pattern = found.local if method == "moran" else found.hot
    classes = pattern.table["cluster"]
    description = _description(place.fingerprint, place)
    area_map(description, _shading(classes, LEGENDS[method]), key="clusters", height=HEIGHT)
    _table(place, result, classes)
    left_out = [*pattern.missing, *pattern.islands]
    if left_out:
        names = "; ".join(str(place.areas.names[code]) for code in left_out)
        st.caption(words.CLUSTERS_LEFT_OUT.format(names=names))
    st.caption(words.CLUSTERS_MEANING)


@st.cache_resource(max_entries=8, show_spinner=False)
def _description(fingerprint: str, _place: Place) -> MapDescription:
    return drawing.cluster_description(_place, cached.catalogue())


def _shading(classes: pd.Series, names: Sequence[str]) -> Shading:
    place = {name: at for at, name in enumerate(names)}
    return Shading(
        classes=[place[name] for name in classes],
        palette=[CLUSTERS[name] for name in names],
        class_labels=[words.CLUSTERS[name] for name in names],
        title=words.CLUSTERS_HEADING,
        values=[words.CLUSTERS[name] for name in classes],
    )


def _table(place: Place, result: ScoreResult, classes: pd.Series) -> None:
    told = classes[classes != NO_PATTERN].index
    ordered = result.rank[told].sort_values(kind="stable").index
    rows = [
        (
            str(place.areas.names[code]),
            numbers.rank(result.rank[code]),
            words.CLUSTERS[classes[code]],
        )
        for code in ordered
    ]
    headings = (text.COLUMN_NAME, text.COLUMN_RANK, words.HEAD_CLUSTER)
    figure_table(words.CLUSTERS_TABLE, headings, rows, numeric=(1,))
