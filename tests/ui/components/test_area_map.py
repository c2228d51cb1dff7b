import json
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from ui.components import area_map as module


def shown() -> None:
    import streamlit as st

    from tests.export.map_samples import shading, square_map
    from ui.components.area_map import area_map

    weight = st.number_input("weight", value=0)
    clicked = area_map(
        square_map(int(st.query_params.get("areas", 4))),
        shading([weight % 3] * int(st.query_params.get("areas", 4))),
        key="map",
        selected=["K2"],
        height=321,
    )
    st.text(repr(clicked))


@pytest.fixture
def run() -> Callable[..., AppTest]:
    def run(script: Callable[[], None], **query: str) -> AppTest:
        app = AppTest.from_function(script)
        app.query_params.update(query)
        return app.run()

    return run


def protos(app: AppTest) -> list[Any]:
    """The messages of the three components: runtime, assets, map."""
    elements = app.get("bidi_component")
    return [element.proto for element in elements]


def test_three_components_share_the_work(run):
    names = [proto.component_name for proto in protos(run(shown))]
    assert names == ["area_map_runtime", "area_map_assets", "area_map"]


def test_the_map_itself_is_given_classes_but_no_geometry_and_no_script(run):
    _, assets, chart = protos(run(shown))
    state = json.loads(zlib.decompress(chart.bytes))
    assert state["classes"] == [0, 0, 0, 0]
    assert state["selected"] == ["K2"]
    assert (state["name"], state["height"]) == ("map", 321)
    assert state["assets"].encode() == assets.bytes[:64]
    assert "areas" not in state
    assert len(chart.js_content) < 1_500


def test_assets_are_the_same_message_at_each_run(run):
    app = run(shown)
    before = protos(app)
    app.number_input[0].set_value(1).run()
    after = protos(app)
    assert [one == other for one, other in zip(before, after, strict=True)] == [True, True, False]


def test_what_the_browser_is_to_keep_is_large_enough_to_be_kept(run):
    runtime, assets, _ = protos(run(shown, areas="100"))
    assert len(runtime.js_content) >= module.KEPT_FROM
    assert len(assets.bytes) >= module.KEPT_FROM


def test_without_a_click_nothing_is_returned(run):
    app = run(shown)
    assert app.text[0].value == "None"
    assert not app.exception
