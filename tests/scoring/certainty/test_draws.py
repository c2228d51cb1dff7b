import numpy as np
import pytest

from scoring.certainty.draws import draw_dirichlet, draw_within, is_linear
from scoring.scenario_file import read_scenario

SCENARIO = """
name = "prov"
[index]
[[index.dimensions]]
id = "d1"
weight = 3.0
indicators = [
  {id = "a", weight = 1.0, direction = "higher_is_need"},
  {id = "b", weight = 4.0, direction = "higher_is_need"},
]
[[index.dimensions]]
id = "d2"
weight = 1.0
indicators = [{id = "c", direction = "higher_is_need"}]
"""
ALL = dict.fromkeys(["d1", "d2", "a", "b", "c"], True)


def generator():
    return np.random.default_rng(3)


def test_weights_stay_within_their_reach_and_fill_it():
    drawn = draw_within(read_scenario(SCENARIO), 0.25, 4000, generator())
    assert drawn.of["b"].min() >= 3.0
    assert drawn.of["b"].max() <= 5.0
    assert np.ptp(drawn.of["b"]) > 1.9
    assert abs(np.corrcoef(drawn.of["a"], drawn.of["b"])[0, 1]) < 0.05


def test_leaf_weights_are_the_products_of_the_shares_on_the_way_down():
    drawn = draw_within(read_scenario(SCENARIO), 0.0, 1, generator())
    assert drawn.leaf_weights(ALL) == pytest.approx(np.array([[0.15, 0.6, 0.25]]))


def test_the_weight_of_a_missing_member_goes_to_the_others():
    drawn = draw_within(read_scenario(SCENARIO), 0.0, 1, generator())
    assert drawn.leaf_weights(ALL | {"b": False}) == pytest.approx(np.array([[0.75, 0, 0.25]]))
    assert drawn.leaf_weights(ALL | {"d2": False}) == pytest.approx(np.array([[0.2, 0.8, 0]]))


def test_dirichlet_weights_lie_around_the_chosen_ones():
    drawn = draw_dirichlet(read_scenario(SCENARIO), 10.0, 20_000, generator())
    assert drawn.of["d1"].mean() == pytest.approx(0.75, abs=0.01)
    # The variance of a Dirichlet share s with total concentration c is s (1 - s) / (c + 1).
    assert drawn.of["d1"].var() == pytest.approx(0.75 * 0.25 / 21, rel=0.05)
    assert drawn.of["a"] + drawn.of["b"] == pytest.approx(np.ones(20_000))


def test_a_weight_of_zero_stays_zero():
    scenario = read_scenario(SCENARIO.replace("weight = 4.0", "weight = 0.0"))
    assert not draw_dirichlet(scenario, 1.0, 10, generator()).of["b"].any()
    assert not draw_within(scenario, 0.5, 10, generator()).of["b"].any()


def test_equal_weights_and_a_concentration_of_one_are_uniform_on_the_simplex():
    scenario = read_scenario(SCENARIO.replace("weight = 3.0", "weight = 1.0"))
    share = draw_dirichlet(scenario, 1.0, 20_000, generator()).of["d1"]
    assert np.quantile(share, [0.1, 0.5, 0.9]) == pytest.approx([0.1, 0.5, 0.9], abs=0.02)


def test_only_arithmetic_means_with_scaled_weights_are_linear():
    assert is_linear(read_scenario(SCENARIO))
    for field in ('aggregation = "ampi"', 'weights = "as_given"'):
        assert not is_linear(read_scenario(SCENARIO.replace("[index]", f"[index]\n{field}", 1)))
    ranked = SCENARIO.replace('id = "d2"', 'id = "d2"\nnormalise = "percentile"')
    assert not is_linear(read_scenario(ranked))
