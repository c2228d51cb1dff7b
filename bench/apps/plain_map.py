"""A slider and the same map as st_folium's documentation shows it."""

import folium
import geopandas as gpd
import streamlit as st
from streamlit_folium import st_folium  # type: ignore[import-untyped]

from bench.apps.synthetic import rank_texts, rotated_classes, synthetic_areas, value_texts
from export.palettes import class_colours


@st.cache_resource
def areas(count: int) -> gpd.GeoDataFrame:
    """The areas in WGS84 with six decimals, made once."""
    frame = synthetic_areas(count).frame.to_crs("EPSG:4326")
    return frame.set_geometry(frame.geometry.set_precision(1e-6, mode="pointwise"))


count = int(st.query_params["areas"])
step = st.slider("Weight", 0, 20, 0)
palette = class_colours(5)
frame = areas(count).assign(
    colour=[palette[each] for each in rotated_classes(count, step, len(palette))],
    value=value_texts(count, step),
    rank=rank_texts(count, step),
)
west, south, east, north = frame.total_bounds
chart = folium.Map(tiles=None)
chart.fit_bounds([[south, west], [north, east]])
folium.GeoJson(
    frame,
    style_function=lambda feature: {
        "fillColor": feature["properties"]["colour"],
        "fillOpacity": 1,
        "weight": 0.7,
        "color": "#4d4d4d",
    },
    tooltip=folium.GeoJsonTooltip(["name", "value", "rank"]),
).add_to(chart)
st_folium(chart, height=560, use_container_width=True, returned_objects=[], key="map")
