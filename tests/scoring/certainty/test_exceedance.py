import numpy as np
import pytest

from scoring.certainty.exceedance import p_above
from scoring.score import score
from tests.helpers.scenarios import indicator, scenario_of
from tests.helpers.tables import table_of

TABLE = table_of({"x": [10, 6, 0], "y": [0, 6, 10], "pop": [5, 5, 1]})


def scenario(**parts):
    uncertainty = {"draws": 600, "weights": 0.5} | parts.pop("uncertainty", {})
    return scenario_of(
        ("d", 1, [indicator("x")]), ("e", 1, [indicator("y")]), uncertainty=uncertainty, **parts
    )


def test_weights_that_may_not_move_give_the_index_itself():
    still = scenario(uncertainty={"weights": 0.0})
    index = score(TABLE, still).index
    for limit in (49.9, 50.0, 60.0, 60.1):
        assert p_above(TABLE, still, limit).tolist() == (index.round(9) >= limit).tolist()


def test_shares_of_opposite_areas_sum_to_one():
    found = p_above(TABLE, scenario(), 50.0)
    assert found["A2"] == 1.0
    assert found["A1"] + found["A3"] == pytest.approx(1.0)
    assert found["A1"] == pytest.approx(0.5, abs=0.06)


def test_a_stretched_index_is_stretched_in_every_draw():
    """The greatest has 100 and the least 0 in each draw, whatever the weights."""
    stretched = scenario(index={"scale": "min_max_100"})
    assert p_above(TABLE, stretched, 100.0).sum() == pytest.approx(1.0)
    low = p_above(TABLE, stretched, 1e-6)
    assert low["A1"] + low["A3"] == pytest.approx(1.0)


def test_equal_areas_that_are_stretched_lie_in_the_middle():
    equal = table_of({"x": [1, 1], "y": [2, 2]})
    stretched = scenario(index={"scale": "min_max_100"})
    assert p_above(equal, stretched, 50.0).tolist() == [1.0, 1.0]
    assert p_above(equal, stretched, 50.1).tolist() == [0.0, 0.0]


def test_an_area_that_is_not_ranked_has_no_share_but_sets_the_scale():
    small = scenario(
        missing={"population": "pop", "min_population": 2}, index={"scale": "min_max_100"}
    )
    found = p_above(TABLE, small, 1e-6)
    assert np.isnan(found["A3"])
    assert found["A1"] == pytest.approx(0.5, abs=0.06)


def test_a_variant_that_gives_no_index_is_not_above():
    holes = table_of({"x": [10, 5, 0], "y": [10, np.nan, 0]})
    varied = scenario(
        missing={"min_share": 0.5}, uncertainty={"weights": 0.0, "missing": ["exclude"]}
    )
    assert p_above(holes, varied, 50.0)["A2"] == pytest.approx(0.5)
