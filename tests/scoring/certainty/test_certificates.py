from itertools import product

import numpy as np
import pandas as pd
import pytest

from geo.faults import FaultKind, InputError
from layers.table import IndicatorTable
from scoring.certainty.certificates import certify, extreme_mean
from scoring.certainty.reweigh import with_weights
from scoring.scenario_file import read_scenario
from scoring.score import score

SCENARIO = """
name = "prov"
[index]
[[index.dimensions]]
id = "d1"
weight = 2.0
indicators = [
  {id = "a", weight = 1.0, direction = "higher_is_need", normalise = "min_max"},
  {id = "b", weight = 3.0, direction = "higher_is_need", normalise = "min_max"},
]
[[index.dimensions]]
id = "d2"
weight = 1.0
indicators = [{id = "c", direction = "lower_is_need", normalise = "min_max"}]
[missing]
min_share = 0.2
"""


def invented(missing=False, areas=40):
    generator = np.random.default_rng(7)
    values = pd.DataFrame(
        generator.random((areas, 3)), [f"A{n:02d}" for n in range(areas)], list("abc")
    ).rename_axis("code")
    if missing:
        values.iloc[3, 0] = values.iloc[5, 2] = values.iloc[11, 1] = np.nan
    return IndicatorTable.of(values)


def corners(scenario, reach):
    """The scenario at every corner of the box of weights."""
    names = {"d1": 2.0, "d2": 1.0, "a": 1.0, "b": 3.0, "c": 1.0}
    for signs in product((1 - reach, 1 + reach), repeat=len(names)):
        weights = {name: names[name] * sign for name, sign in zip(names, signs, strict=True)}
        yield scenario.model_copy(update={"index": with_weights(scenario.index, weights)})


def test_the_extreme_mean_is_the_best_corner_of_the_box_of_weights():
    columns = np.random.default_rng(1).random((30, 4))
    weights = np.array([1.0, 2.0, 0.5, 1.0])
    corner = [weights * np.array(signs) for signs in product((0.75, 1.25), repeat=4)]
    best = np.max([columns @ each / each.sum() for each in corner], axis=0)
    assert extreme_mean(columns, weights, 0.25) == pytest.approx(best, abs=1e-12)


def test_a_missing_column_plays_no_part_and_no_column_gives_nothing():
    columns = np.array([[1.0, np.nan], [np.nan, np.nan]])
    assert extreme_mean(columns, np.array([1.0, 5.0]), 0.5) == pytest.approx(
        [1.0, np.nan], nan_ok=True
    )


@pytest.mark.parametrize("missing", [False, True])
def test_no_corner_of_the_weights_leaves_the_bounds(missing):
    table, scenario = invented(missing), read_scenario(SCENARIO)
    found = certify(score(table, scenario), 0.3, 8)
    indices = pd.concat([score(table, each).index for each in corners(scenario, 0.3)], axis=1)
    bounded = np.isfinite(found.low)
    assert (~bounded).sum() == missing
    least, most = indices.min(axis=1)[bounded], indices.max(axis=1)[bounded]
    assert least.to_numpy() == pytest.approx(found.low[bounded].to_numpy(), abs=1e-9)
    assert most.to_numpy() == pytest.approx(found.high[bounded].to_numpy(), abs=1e-9)


def test_an_area_that_the_weights_may_leave_unscored_is_open():
    values = invented().values
    values.iloc[11, 1] = np.nan
    found = certify(score(IndicatorTable.of(values), read_scenario(SCENARIO)), 0.3, 8)
    assert found.verdict.iloc[11] == "open"


@pytest.mark.parametrize("missing", [False, True])
def test_a_certain_area_is_on_the_list_at_every_corner_and_a_hopeless_one_at_none(missing):
    table, scenario = invented(missing), read_scenario(SCENARIO)
    found = certify(score(table, scenario), 0.3, 8)
    assert set(found.verdict) == {"in", "out", "open"}
    for each in corners(scenario, 0.3):
        rank = score(table, each).rank
        assert (rank[found.verdict == "in"] <= 8).all()
        assert (rank[found.verdict == "out"] > 8).all()


def test_weights_that_may_not_move_leave_nothing_open():
    result = score(invented(), read_scenario(SCENARIO))
    found = certify(result, 0.0, 8)
    assert (found.verdict == "in").equals(result.rank <= 8)
    assert (found.verdict != "open").all()


def test_areas_that_tie_at_the_end_of_the_list_are_all_in():
    values = pd.DataFrame({"a": [3.0, 2.0, 2.0, 1.0]}, list("wxyz")).rename_axis("code")
    text = (
        SCENARIO[: SCENARIO.index("[[index")]
        + """
[[index.dimensions]]
id = "d1"
indicators = [{id = "a", direction = "higher_is_need"}]
"""
    )
    found = certify(score(IndicatorTable.of(values), read_scenario(text)), 0.5, 2)
    assert found.verdict.to_list() == ["in", "in", "in", "out"]


def test_an_index_that_is_no_weighted_mean_is_refused():
    text = SCENARIO.replace("[index]\n", '[index]\naggregation = "topsis"\n', 1)
    with pytest.raises(InputError) as caught:
        certify(score(invented(), read_scenario(text)), 0.1, 5)
    assert caught.value.faults[0].kind is FaultKind.NOT_LINEAR
