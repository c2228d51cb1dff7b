"""The layers of a dossier, and the table that others join to."""

import pandas as pd

from export.columns import Column
from export.gis.layers import (
    LINK_COLUMNS,
    description,
    link_table,
    map_layers,
    missing_figures,
    one_layer,
)
from language import text
from scoring.decision.shortlist import Shortlist
from tests.helpers.dossiers import (
    DATA_HASH,
    dossier_with_sites,
    small_dossier,
    small_place,
    small_scenario,
)
from tests.helpers.scenarios import indicator, scenario_of

FIXED = {
    "kod": "str",
    "namn": "str",
    "niva": "str",
    "rang": "float64",
    "indexvarde": "float64",
    "klass": "Int64",
    "ordning": "Int64",
    "scenario": "str",
    "skapad": "str",
}
"""What others have built upon: never to be changed, only added to after it."""


def test_the_first_columns_of_the_table_to_join_never_change():
    other = scenario_of(("arbete", 1, [indicator("income", down=True)]))
    average = small_scenario(ranking={"ties": "average"})
    empty = Shortlist(division="own")
    for dossier in (
        small_dossier(),
        small_dossier(empty),
        small_dossier(scenario=other),
        small_dossier(scenario=average),
    ):
        frame = link_table(dossier).tidy()
        assert [column.name for column in LINK_COLUMNS] == list(FIXED)
        assert {name: str(frame[name].dtype) for name in frame.columns[: len(FIXED)]} == FIXED
        assert "geometry" not in frame


def test_the_figures_after_them_are_those_of_the_scenario():
    frame = link_table(small_dossier()).tidy()
    assert list(frame.columns[len(FIXED) :]) == [
        "dim_fattig",
        "dim_pengar",
        "poor",
        "income",
        "pop_2025",
        "insatser",
    ]
    assert frame["scenario"].unique().tolist() == ["Prov"]
    assert frame["skapad"].unique().tolist() == ["2026-03-01"]
    assert frame["niva"].unique().tolist() == ["own"]


def test_there_is_no_empty_layer_of_points():
    assert [layer.name for layer in map_layers(small_dossier())] == [
        "kortlista",
        "omraden",
        "insatser",
    ]
    assert map_layers(dossier_with_sites())[-1].name == "insatser_platser"
    assert all(layer.title for layer in map_layers(dossier_with_sites()))


def test_one_layer_tells_who_is_on_the_list():
    frame = one_layer(small_dossier()).tidy()
    assert frame["kod"].tolist() == ["A1", "A2", "A3", "A4"]
    assert frame["ordning"].fillna(0).tolist() == [2, 0, 1, 0]
    assert frame["skal"].fillna("-").tolist() == ["", "-", "Störst behov", "-"]


def test_the_dossier_is_not_changed():
    dossier = small_dossier()
    before = dossier.areas.copy()
    one_layer(dossier), link_table(dossier)
    pd.testing.assert_frame_equal(dossier.areas, before)


def test_a_description_tells_scenario_day_sources_and_limits():
    told = description(small_dossier())
    for part in ("Scenario: Prov.", DATA_HASH, "Skapad: 2026-03-01.", "SCB: Folkmängd"):
        assert part in told
    assert text.LIMITS[-1] in told
    assert "{" not in told
    assert len(description(small_dossier(), "\n").splitlines()) >= 5


def test_missing_figures_are_named_row_by_row():
    frame = pd.DataFrame({"a": [1, None], "b": ["x", None], "c": [None, None]}, dtype=object)
    frame = frame.astype({"a": float, "c": "Int64", "b": str})
    columns = [Column(name, name) for name in "abc"]
    assert missing_figures(frame, columns) == [["c"], ["a", "c"]]


def test_initiatives_stand_in_the_order_of_the_register():
    dossier = small_dossier(place=small_place())
    assert [line.id for line in dossier.lines] == dossier.initiatives["id"].tolist()
    by_id = {line.id: line for line in dossier.lines}
    assert by_id["liten"].dashed
    assert not by_id["stor"].dashed
    assert [name for name, line in by_id.items() if line.shown] == ["liten", "stor"]
