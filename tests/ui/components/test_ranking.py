import json
import math
import zlib
from collections.abc import Sequence

import pytest
from streamlit.testing.v1 import AppTest

from ui.components.ranking import RankingColumn


def shown() -> None:
    import streamlit as st

    from ui.components.ranking import RankingColumn, RankingText, ranking

    chosen = ranking(
        ["K2", "K1"],
        ["Ö", "<b>A</b> {{ 7 * 7 }}"],
        [
            RankingColumn("Index", ["0,5", "–"], [0.5, float("nan")]),
            RankingColumn("Rank", ["1", "2"], [1, 2], before_name=True),
            RankingColumn("Note", ["b", "a"]),
        ],
        RankingText("Caption", "Name", "Search", "Sort", "More", "None found"),
        key="ranking",
        selected=["K1"],
        limit=7,
    )
    st.text(repr(chosen))


def content(app: AppTest) -> dict:
    (element,) = app.get("bidi_component")
    return json.loads(zlib.decompress(element.proto.bytes))


@pytest.fixture
def app() -> AppTest:
    return AppTest.from_function(shown).run()


def test_columns_stand_in_the_order_asked_for(app):
    assert [column["label"] for column in content(app)["columns"]] == [
        "Rank",
        "Name",
        "Index",
        "Note",
    ]


def test_sort_keys_are_numbers_and_a_missing_one_is_null(app):
    keys = {column["label"]: column["keys"] for column in content(app)["columns"]}
    assert keys == {"Rank": [1, 2], "Name": None, "Index": [0.5, None], "Note": None}


def test_texts_are_sent_as_data(app):
    columns = content(app)["columns"]
    assert columns[1]["texts"] == ["Ö", "<b>A</b> {{ 7 * 7 }}"]
    assert content(app)["selected"] == ["K1"]
    assert content(app)["limit"] == 7


def test_without_a_choice_nothing_is_returned(app):
    assert app.text[0].value == "None"
    assert not app.exception


@pytest.mark.parametrize(
    "column",
    [RankingColumn("Index", ["1"]), RankingColumn("Index", ["1", "2"], [math.nan])],
)
def test_a_column_of_other_length_is_an_error(column):
    from ui.components.ranking import _columns

    names: Sequence[str] = ["a", "b"]
    with pytest.raises(ValueError, match="'Index' does not have 2 entries"):
        _columns(list(names), [column], "Name", 2)
