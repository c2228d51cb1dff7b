"""Agreement with a published index, once there is one among the cards."""

from dataclasses import replace

import pandas as pd
from streamlit.testing.v1 import AppTest

from language import index_text
from layers.table import IndicatorTable
from ui.workspace import default_scenario, embedded, embedded_place, score_place


def shown():
    from tests.ui.pages.test_method_details import with_published
    from ui.pages.method_details import show_validity

    show_validity(*with_published())


def with_published():
    """Malmö's DeSO with an invented published index: the share of rented dwellings, turned."""
    place = embedded_place(embedded(), "deso")
    card = place.cards["renters_2025"].model_copy(
        update={"id": "official_2024", "kind": "index", "direction": "lower_is_need"}
    )
    values = place.table.values.assign(official_2024=-place.table.values["renters_2025"])
    place = replace(place, table=IndicatorTable.of(values), cards=place.cards | {card.id: card})
    return place, score_place(place, default_scenario())


def test_a_published_index_is_compared_by_ranks_and_by_lists():
    place, result = with_published()
    test = AppTest.from_function(shown, default_timeout=60).run()
    assert not test.exception
    (table,) = [html.value for html in test.get("html") if "<table" in html.value]
    pair = pd.DataFrame({"index": result.index, "renters": place.table.values["renters_2025"]})
    expected = pair.rank().corr().iloc[0, 1]
    assert f"{expected:.2f}".replace(".", ",") in table
    assert index_text.HEAD_SPEARMAN in table
