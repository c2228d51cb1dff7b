"""A slider and our map."""

import streamlit as st

from bench.apps.synthetic import rank_texts, rotated_classes, synthetic_areas, value_texts
from export.palettes import class_colours
from export.webmap import MapDescription, MapText, Shading
from ui.components.area_map import area_map

TEXT = MapText(
    map_label="Map",
    keyboard_help="Arrow keys move the map",
    zoom_in="Closer",
    zoom_out="Farther",
    show_all="Everything",
    layers="Layers",
    missing="Missing",
    rank="Rank",
    selected="Selected",
    marked="Marked",
    verified="Verified",
    inferred="Inferred",
    point="Known",
    approximate="Somewhere here",
    generalised="Generalised",
    language="en",
)


@st.cache_resource
def description(count: int) -> MapDescription:
    """The map, made once."""
    return MapDescription(synthetic_areas(count), TEXT)


count = int(st.query_params["areas"])
step = st.slider("Weight", 0, 20, 0)
palette = class_colours(5)
area_map(
    description(count),
    Shading(
        classes=rotated_classes(count, step, len(palette)),
        palette=palette,
        class_labels=[str(number) for number in range(len(palette))],
        title="Index",
        values=value_texts(count, step),
        ranks=rank_texts(count, step),
    ),
    key="map",
)
