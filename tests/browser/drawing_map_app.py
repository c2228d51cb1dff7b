"""A page with a map to draw on, for the test beside it."""

import json

import streamlit as st

from language import drawing_text
from tests.export.map_samples import shading, square_map
from ui.components.drawing_map import ToolText, drawing_map

found = drawing_map(
    square_map(),
    shading([0] * len(square_map().areas)),
    key="map",
    text=ToolText(**drawing_text.TOOLS),
    tools=("polygon", "point", "box", "lasso"),
    shape=st.session_state.get("shape"),
    height=500,
)
if found:
    st.session_state.found = found
    if found.geometry:
        st.session_state.shape = found.geometry
last = st.session_state.get("found")
st.text(json.dumps(last and [last.tool, last.code, last.geometry]))
