"""A page with a slider, the map and the ranked list, for the tests beside it.

Query parameters: ``areas`` (number), ``hostile`` (names that try to do harm), ``tiles`` (an
address of tiles), ``hidden`` (the map lies in a tab that is not open at first).
"""

import streamlit as st

from export.webmap import Basemap
from tests.export.map_samples import PAYLOADS, shading, square_areas, square_map
from ui.components.area_map import area_map
from ui.components.ranking import RankingColumn, RankingText, ranking

count = int(st.query_params.get("areas", 40))
tiles = st.query_params.get("tiles")
changes = {"basemap": Basemap(tiles, "Tiles by nobody")} if tiles else {}
suffix = "".join(PAYLOADS) if "hostile" in st.query_params else ""
name = "Area {} " + suffix.replace("{", "{{").replace("}", "}}")

step = st.slider("Weight", 0, 10, 0)
level = st.radio("Level", ["all", "half"])
width = st.radio("Width", ["wide", "narrow"], horizontal=True)
focus = st.text_input("Focus")
shown = count if level == "all" else count // 2
areas = square_areas(shown, columns=int(count**0.5), name=name)
chart = square_map(areas=areas, **changes)
classes = [-1 if i == 0 else (i + step) % 3 for i in range(shown)]


def choose(key: str, event: str) -> None:
    """Remember the area that was clicked."""
    st.session_state.selected = (st.session_state[key][event],)


selected = st.session_state.get("selected", ())
tab = st.tabs(["First", "Second"])["hidden" in st.query_params]
with tab, st.container(width="stretch" if width == "wide" else 420):
    clicked = area_map(
        chart,
        shading(classes, title=f"Index{suffix}"),
        key="map",
        selected=selected,
        marked=("K3",),
        focus=focus or None,
        height=400,
        on_click=lambda: choose("map", "clicked"),
    )
chosen = ranking(
    list(areas.codes),
    list(areas.names),
    [RankingColumn("Index", [f"{i},0" for i in range(shown)], [-i for i in range(shown)])],
    RankingText("Areas", "Name", "Find", "Sort", "Show more", "None found"),
    key="ranking",
    selected=selected,
    limit=10,
    on_choice=lambda: choose("ranking", "chosen"),
)
st.text(f"step {step} clicked {clicked} chosen {chosen} selected {selected}")
