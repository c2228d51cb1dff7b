"""What turns the order: by hand, and whatever is found does turn it."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scoring.certainty.reweigh import with_weights
from scoring.places.placing import candidate_index, place_indicators
from scoring.places.turning import figure_turns, weight_turns
from scoring.score import score
from tests.helpers.invented import invented
from tests.helpers.scenarios import indicator, scenario_of
from tests.helpers.tables import table_of

SHAPE = {"parameters": {"low": 1, "high": 100}}
COLUMNS = {"x": [0, 10, 20, 40], "y": [5, 1, 3, 2]}
TABLE = table_of(COLUMNS)


def scenario(aggregation="arithmetic", **shape):
    leaves = [indicator("x", **shape), indicator("y", down=True, **shape)]
    return scenario_of(
        ("d", 1, leaves[:1]), ("e", 1, leaves[1:]), index={"aggregation": aggregation}
    )


def rows(one, other):
    return pd.DataFrame([one, other], ["a", "b"], [*COLUMNS], dtype=float)


def test_one_figure_by_hand():
    # a: x 20 of 40 is 50, y 1 of 5 to 1 is 100: 75. b: 0 and 75: 37.5. Half of 75 to be lost.
    table = rows([20, 1], [0, 2])
    found = figure_turns(table, "a", "b", TABLE, score(TABLE, scenario()))
    assert found.loc["y"].to_list() == pytest.approx([4, 3])
    assert np.isnan(found.loc["x", "change"])  # 0 would leave 50, above 37.5
    behind = figure_turns(table, "b", "a", TABLE, score(TABLE, scenario()))
    assert behind.loc["x"].to_list() == pytest.approx([30, 30])
    assert np.isnan(behind.loc["y", "change"])  # only 25 to be won


def test_nothing_turns_what_is_level_or_has_no_index():
    result = score(TABLE, scenario())
    assert figure_turns(rows([20, 1], [20, 1]), "a", "b", TABLE, result).isna().all(axis=None)
    lacking = rows([np.nan, np.nan], [20, 1])
    assert figure_turns(lacking, "a", "b", TABLE, result).isna().all(axis=None)


FIGURES = st.tuples(st.floats(0, 40), st.floats(1, 5))


@pytest.mark.parametrize(
    ("aggregation", "shape"),
    [
        ("arithmetic", {"normalise": "percentile"}),
        ("arithmetic", {"normalise": "goalposts", "parameters": {"low": 0, "high": 50}}),
        ("geometric", SHAPE),
    ],
)
@given(one=FIGURES, other=FIGURES)
@invented(20)
def test_the_figure_that_is_found_brings_the_two_level(aggregation, shape, one, other):
    result = score(TABLE, scenario(aggregation, **shape))
    table = rows(one, other)
    level = candidate_index(place_indicators(table, TABLE, result), result)
    assume(abs(level["a"] - level["b"]) > 1e-6)
    found = figure_turns(table, "a", "b", TABLE, result)
    for name, figure in found["figure"].dropna().items():
        moved = table.assign(**{name: [figure, table.loc["b", name]]})
        after = candidate_index(place_indicators(moved, TABLE, result), result)
        assert after["a"] == pytest.approx(level["b"], abs=1e-6)


def test_one_weight_by_hand():
    result = score(TABLE, scenario())
    # a: 25 and 100, b: 75 and 75. With weights w and 1: 25 w + 100 = 75 w + 75 at w = 0.5.
    placed = place_indicators(rows([10, 1], [30, 2]), TABLE, result)
    found = weight_turns(placed, result)
    assert found.loc["d", ["weight", "low"]].to_list() == pytest.approx([1, 0.5])
    assert np.isnan(found.loc["d", "high"])
    assert found.loc["e", "high"] == pytest.approx(2)
    assert found.loc[["x", "y"], ["low", "high"]].isna().all(axis=None)  # alone in theirs


@given(one=FIGURES, other=FIGURES)
@invented(20)
def test_the_weight_that_is_found_brings_the_two_level(one, other):
    chosen = scenario()
    result = score(TABLE, chosen)
    placed = place_indicators(rows(one, other), TABLE, result)
    index = candidate_index(placed, result)
    assume(abs(index["a"] - index["b"]) > 1e-6)
    found = weight_turns(placed, result)
    turns = [(name, row[end]) for name, row in found.iterrows() for end in ("low", "high")]
    for name, turn in turns:
        if np.isnan(turn):
            continue
        weights = found["weight"].to_dict() | {name: turn}
        changed = chosen.model_copy(update={"index": with_weights(chosen.index, weights)})
        after = candidate_index(placed, score(TABLE, changed))
        assert after["a"] == pytest.approx(after["b"], abs=1e-6)


def test_one_above_by_everything_stays_above():
    result = score(TABLE, scenario())
    placed = place_indicators(rows([40, 1], [10, 3]), TABLE, result)
    assert weight_turns(placed, result)[["low", "high"]].isna().all(axis=None)
