import numpy as np
import pandas as pd
import pytest

from layers.table import IndicatorTable
from scoring.certainty.draws import members
from scoring.certainty.intervals import weight_intervals
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
  {id = "a", weight = 1.0, direction = "higher_is_need"},
  {id = "b", weight = 3.0, direction = "higher_is_need"},
]
[[index.dimensions]]
id = "d2"
[[index.dimensions.dimensions]]
id = "d2a"
weight = 0.5
indicators = [{id = "c", direction = "lower_is_need"}, {id = "e", direction = "lower_is_need"}]
[[index.dimensions.dimensions]]
id = "d2b"
indicators = [{id = "f", direction = "lower_is_need"}]
[missing]
min_share = 0.4
"""
TOP = 12


def invented(missing):
    generator = np.random.default_rng(5)
    values = pd.DataFrame(
        generator.random((60, 5)), [f"A{n:02d}" for n in range(60)], list("abcef")
    ).rename_axis("code")
    if missing:
        for row in range(0, 60, 4):
            values.iloc[row, row % 5] = np.nan
    return IndicatorTable.of(values)


def listed(table, scenario, name, weight):
    """Who is on the list with one weight changed."""
    weights = {member.id: member.weight for member in members(scenario.index)} | {name: weight}
    varied = scenario.model_copy(update={"index": with_weights(scenario.index, weights)})
    rank = score(table, varied).rank
    return set(rank.index[rank <= TOP])


@pytest.mark.parametrize("missing", [False, True])
def test_the_list_stays_just_inside_every_end_and_changes_just_outside(missing):
    table, scenario = invented(missing), read_scenario(SCENARIO)
    result = score(table, scenario)
    base = set(result.rank.index[result.rank <= TOP])
    ends = 0
    for item in weight_intervals(result, TOP):
        assert item.low <= item.weight <= item.high
        for end, outwards in ((item.low, -1), (item.high, 1)):
            named = item.leaves_low if outwards < 0 else item.leaves_high
            if 0 < end < np.inf:
                assert listed(table, scenario, item.id, end - outwards * 1e-7) == base
            if 0 < end < np.inf and named:
                assert listed(table, scenario, item.id, end + outwards * 1e-7) != base
                ends += 1
    assert ends > 5


def test_the_pair_that_changes_places_is_named():
    values = pd.DataFrame({"a": [4.0, 3.0, 1.0], "b": [1.0, 2.0, 3.0]}, list("xyz"))
    text = """
name = "prov"
[index]
[[index.dimensions]]
id = "d"
indicators = [
  {id = "a", weight = 2.0, direction = "higher_is_need", normalise = "none"},
  {id = "b", weight = 1.0, direction = "higher_is_need", normalise = "none"},
]
"""
    result = score(IndicatorTable.of(values.rename_axis("code")), read_scenario(text))
    a, b = weight_intervals(result, 1)[1:]
    # x is ahead of y while a (4 - 3) > b (2 - 1), that is while the weight of a exceeds b's.
    assert (a.low, a.leaves_low, a.enters_low) == (pytest.approx(1.0), "x", "y")
    assert (b.high, b.leaves_high, b.enters_high) == (pytest.approx(2.0), "x", "y")
    assert a.high == np.inf
    assert b.low == 0.0


def test_a_list_of_everybody_never_changes():
    result = score(invented(False), read_scenario(SCENARIO))
    for item in weight_intervals(result, 60):
        assert (item.low, item.high) == (0.0, np.inf)
