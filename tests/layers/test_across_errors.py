import numpy as np
import pandas as pd
import pytest
from shapely import box

from geo.crosswalk import crosswalk, nested
from layers.across import carry_across
from layers.across_errors import errors, round_trip
from layers.between import between
from layers.carrying import COUNT, GROUND, Carrying, carryings
from tests.helpers.areas import area_set
from tests.helpers.tables import table_of
from ui.workspace import embedded


def test_errors_worked_out_by_hand():
    truth = pd.DataFrame({"x": [10.0, 20.0, 30.0, np.nan], "y": [1.0, 1.0, 1.0, 1.0]}, list("abcd"))
    found = pd.DataFrame({"x": [13.0, 16.0, np.nan, 1.0], "z": 0.0}, list("badc"))
    table = errors(truth, found.reindex(list("dcba")))
    assert list(table.index) == ["x"]
    row = table.loc["x"]  # a: 16 - 10, b: 13 - 20; c and d lack one of the two
    assert row["areas"] == 3
    assert row["where"] == "c"
    assert row["largest"] == 1 - 30
    assert row["rmse"] == pytest.approx(np.sqrt((6**2 + 7**2 + 29**2) / 3))
    assert row["relative_rmse"] == pytest.approx(row["rmse"] / 20)
    assert row["mean_difference"] == pytest.approx((6 - 7 - 29) / 3)


def test_nothing_to_compare_gives_no_error_and_not_zero():
    truth = pd.DataFrame({"x": [np.nan, 1.0]}, ["a", "b"])
    row = errors(truth, pd.DataFrame({"x": [1.0, np.nan]}, ["a", "b"])).loc["x"]
    assert row["areas"] == 0
    assert np.isnan(row["rmse"])
    assert np.isnan(row["relative_rmse"])
    zero = errors(truth * 0, pd.DataFrame({"x": [1.0, 1.0]}, ["a", "b"])).loc["x"]
    assert zero["rmse"] == 1
    assert np.isnan(zero["relative_rmse"])


def test_a_round_trip_worked_out_by_hand():
    """Two squares become one and come back as the mean of both."""
    sources = area_set(a=box(0, 0, 10, 10), b=box(10, 0, 20, 10))
    walk = crosswalk(sources, area_set(t=box(0, 0, 20, 10)))
    figures = table_of(
        {"pop": [100, 300], "part": [50, 30], "share": [50, 10], "near": [1, 3]}, ["a", "b"]
    )
    how = {
        "share": Carrying("ratio", ("part",), ("pop",)),
        "near": GROUND,
        "pop": COUNT,
    }
    found = round_trip(figures, walk, how)
    assert list(found.index) == ["share", "near", "pop"]
    assert found.loc["pop", "rmse"] == pytest.approx(100)
    assert found.loc["pop", "relative_rmse"] == pytest.approx(0.5)
    assert found.loc["pop", "mean_difference"] == pytest.approx(0)
    assert found.loc["near", "rmse"] == pytest.approx(1)
    assert found.loc["share", "rmse"] == pytest.approx(np.sqrt((30**2 + 10**2) / 2))


def test_a_round_trip_through_smaller_areas_loses_nothing():
    fine = area_set(a1=box(0, 0, 3, 10), a2=box(3, 0, 10, 10), b1=box(10, 0, 20, 10))
    coarse = area_set(a=box(0, 0, 10, 10), b=box(10, 0, 20, 10))
    down = nested(fine, coarse, pd.Series({"a1": "a", "a2": "a", "b1": "b"})).back
    figures = table_of({"pop": [101, 303]}, ["a", "b"])
    assert round_trip(figures, down, {"pop": COUNT}).loc["pop", "rmse"] < 1e-12


# ------------------------------------------------------------------ on Malmö's own areas


@pytest.fixture(scope="module")
def malmo():
    return embedded()


def test_deso_to_regso_is_summation_exactly(malmo):
    deso, regso = malmo.levels["deso"], malmo.levels["regso"]
    how = carryings(deso.table.indicators, malmo.cards)
    found = carry_across(deso.table, between(deso.areas, regso.areas), how)
    exact = [name for name, each in how.items() if each.rule in ("count", "ratio")]
    assert len(exact) > 10
    for name in exact:
        np.testing.assert_array_equal(found.table.values[name], regso.table.values[name])
    means = [name for name, each in how.items() if each.rule == "weighted"]
    given = found.table.values[means]
    np.testing.assert_allclose(given, regso.table.values[means].where(given.notna()), rtol=1e-12)
    assert given.notna().mean().min() > 0.9


def test_regso_to_deso_and_back_keeps_totals(malmo):
    deso, regso = malmo.levels["deso"], malmo.levels["regso"]
    how = {
        name: each
        for name, each in carryings(regso.table.indicators, malmo.cards).items()
        if each == COUNT
    }
    down = between(regso.areas, deso.areas)
    there = carry_across(regso.table, down, how)
    back = carry_across(there.table, down.back, how)
    truth = regso.table.values[list(how)]
    assert there.table.values.sum().to_numpy() == pytest.approx(truth.sum(), rel=1e-9)
    np.testing.assert_allclose(back.table.values[list(how)], truth, rtol=1e-9)


def test_by_outlines_deso_lie_in_the_same_regso_as_by_codes(malmo):
    deso, regso, geso = (malmo.levels[level].areas for level in ("deso", "regso", "geso"))
    by_codes, by_outlines = between(deso, regso), crosswalk(deso, regso)
    assert (by_codes.shares != by_outlines.shares).nnz == 0
    assert crosswalk(deso, geso).whole.all()


def test_regso_foretells_deso_worse_than_it_comes_back(malmo):
    """What a round trip cannot see, known pairs do: children live unevenly within a RegSO."""
    deso, regso = malmo.levels["deso"], malmo.levels["regso"]
    down = between(regso.areas, deso.areas)
    name = "children_0_19_2025"
    foretold = carry_across(regso.table, down, {name: COUNT})
    known = errors(deso.table.values, foretold.table.values).loc[name]
    back = round_trip(regso.table, down, {name: COUNT}).loc[name]
    assert back["relative_rmse"] < 1e-12
    assert 0.2 < known["relative_rmse"] < 2
    assert known["areas"] == 209
