"""Two candidates: parts that sum, shares by hand and by drawing, verdicts."""

from itertools import permutations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.places.candidates import Candidate
from scoring.places.compare import (
    Group,
    bases_within,
    difference,
    figure_differences,
    share_error,
    verdicts,
)
from scoring.places.figures import candidate_figures
from scoring.places.placing import candidate_index, place_indicators
from scoring.score import score
from tests.helpers.invented import invented
from tests.helpers.scenarios import indicator, scenario_of
from tests.helpers.tables import indicator_card, table_of

SHAPE = {"parameters": {"low": 1, "high": 100}}
AREAS = {"x": [0, 10, 20, 40], "y": [5, 1, 3, 2], "z": [7, 7, 1, 0]}
TABLE = table_of(AREAS)


def scenario(aggregation="arithmetic", scale="native", inner="arithmetic", count=3):
    leaves = [indicator(name, **SHAPE) for name in AREAS][:count]
    made = scenario_of(
        ("d", 1, leaves[:2]),
        ("e", 3, leaves[2:]),
        index={"aggregation": aggregation, "scale": scale},
    )
    index = made.index
    first = index.dimensions[0].model_copy(update={"aggregation": inner})
    dimensions = (first, *index.dimensions[1:])
    return made.model_copy(update={"index": index.model_copy(update={"dimensions": dimensions})})


def pair(one, other, result):
    rows = pd.DataFrame([one, other], ["a", "b"], [*AREAS], dtype=float)
    return place_indicators(rows, TABLE, result)


def test_the_parts_of_a_weighted_sum_by_hand():
    result = score(TABLE, scenario())
    found = difference(pair([20, 1, 7], [0, 3, 7], result), result)
    # x: half of a quarter of 99 * 20 / 40 more; y: an eighth of 99 * 2 / 4 less; z the same.
    assert found.method == "contributions"
    assert found.parts.to_dict() == pytest.approx({"x": 99 / 16, "y": -99 / 16, "z": 0})
    assert found.index == pytest.approx(0)


FIGURES = st.tuples(st.floats(0, 40), st.floats(1, 5), st.floats(0, 7))


@pytest.mark.parametrize("scale", ["native", "min_max_100"])
@pytest.mark.parametrize("aggregation", ["arithmetic", "geometric", "ampi", "copeland", "topsis"])
@given(one=FIGURES, other=FIGURES)
@invented(15)
def test_the_parts_sum_to_the_difference_and_turn_with_the_pair(aggregation, scale, one, other):
    result = score(TABLE, scenario(aggregation, scale))
    placed = pair(one, other, result)
    found = difference(placed, result)
    indices = candidate_index(placed, result)
    assert found.index == pytest.approx(indices["a"] - indices["b"], abs=1e-9)
    assert found.parts.sum() == pytest.approx(found.index, abs=1e-7)
    turned = difference(placed.iloc[::-1], result)
    assert turned.parts.to_numpy() == pytest.approx(-found.parts.to_numpy(), abs=1e-7)


def test_shapley_is_the_mean_over_every_order():
    result = score(TABLE, scenario("geometric"))
    placed = pair([20, 1, 7], [10, 5, 2], result)

    def index(first):
        mixed = placed.iloc[[1]].copy()
        mixed[list(first)] = placed.iloc[[0]][list(first)].to_numpy()
        return candidate_index(mixed, result).iloc[0]

    orders = list(permutations(AREAS))
    expected = dict.fromkeys(AREAS, 0.0)
    for order in orders:
        for at, name in enumerate(order):
            expected[name] += (index(order[: at + 1]) - index(order[:at])) / len(orders)
    found = difference(placed, result)
    assert found.method == "shapley_indicators"
    assert found.parts.to_dict() == pytest.approx(expected)


def test_many_indicators_are_exchanged_by_dimension():
    names = [f"i{at}" for at in range(12)]
    table = table_of({name: [1, 2, 3 + at] for at, name in enumerate(names)})
    shape = {"aggregation": "geometric"}
    many = scenario_of(
        ("d", 1, [indicator(name, **SHAPE) for name in names[:6]]),
        ("e", 1, [indicator(name, **SHAPE) for name in names[6:]]),
        index=shape,
    )
    result = score(table, many)
    rows = pd.DataFrame([[3] * 12, [1] * 6 + [2] * 6], ["a", "b"], names, dtype=float)
    found = difference(place_indicators(rows, table, result), result)
    assert found.method == "shapley_dimensions"
    assert list(found.parts.index) == ["d", "e"]
    assert found.parts.sum() == pytest.approx(found.index)


def test_too_many_dimensions_are_not_told():
    names = [f"i{at}" for at in range(11)]
    table = table_of({name: [1, 2, 3] for name in names})
    many = scenario_of(
        *[(f"d{name}", 1, [indicator(name, **SHAPE)]) for name in names],
        index={"aggregation": "geometric"},
    )
    result = score(table, many)
    rows = pd.DataFrame([[3] * 11, [1] * 11], ["a", "b"], names, dtype=float)
    found = difference(place_indicators(rows, table, result), result)
    assert found.method == "none"
    assert found.index > 0


def test_without_an_index_nothing_is_told():
    result = score(TABLE, scenario())
    found = difference(pair([np.nan] * 3, [0, 3, 7], result), result)
    assert found.method == "none"
    assert np.isnan(found.index)
    assert found.parts.isna().all()


def test_the_error_of_a_difference_by_hand():
    one, other = (
        Group(pd.Series({"x": p}), pd.Series({"x": n})) for p, n in ((60, 100), (40, 300))
    )
    # Pooled 45 %: sqrt(0.45 * 0.55 * (1 / 100 + 1 / 300)).
    assert share_error(one, other)["x"] == pytest.approx(100 * np.sqrt(0.2475 * 4 / 300))
    # A group against itself differs by nothing, whatever chance does.
    assert share_error(one, one, 100.0)["x"] == 0


def test_groups_in_common_make_the_error_less_as_drawing_shows():
    generator = np.random.default_rng(1)
    drawn = generator.random((20_000, 500)) < 0.3
    gaps = drawn[:, :300].mean(axis=1) - drawn[:, 200:].mean(axis=1)
    groups = [Group(pd.Series({"x": 30.0}), pd.Series({"x": 300.0}))] * 2
    assert share_error(*groups, 100.0)["x"] == pytest.approx(100 * gaps.std(), rel=0.02)


def test_so_few_that_the_normal_curve_does_not_hold():
    few = Group(pd.Series({"x": 2.0}), pd.Series({"x": 100.0}))
    many = Group(pd.Series({"x": 2.0}), pd.Series({"x": 1000.0}))
    assert np.isnan(share_error(few, many)["x"])


def test_a_difference_within_its_uncertainty_is_none():
    gap = pd.Series([2.0, 1.9, -2.0, np.nan, 2.0])
    error = pd.Series([1.0, 1.0, 1.0, 1.0, np.nan])
    assert list(verdicts(gap, error)) == ["higher", "none", "lower", "unknown", "unknown"]
    assert verdicts(gap, error, 0.99)[0] == "none"


CARDS = {
    "pop": indicator_card("pop"),
    "x": indicator_card(
        "x", kind="share", unit="%", upwards={"method": "weighted_mean", "weight": "pop"}
    ),
    "income": indicator_card("income", kind="median", upwards={"method": "none"}),
}


def test_figures_of_two_candidates():
    table = table_of({"pop": [100, 200, 300], "x": [50, 40, 10], "income": [1, 2, 3]}, [*"abc"])
    result = score(table, scenario_of(("d", 1, [indicator("x")])))
    named = [
        Candidate(id=name, name=name, codes=tuple(codes))
        for name, codes in (("k", "ab"), ("l", "bc"))
    ]
    figures = candidate_figures(named, table, CARDS, result, "pop")
    shared = bases_within(["b"], table, CARDS, "pop")
    assert shared.to_dict() == {"x": 200}
    found = figure_differences(figures, "k", "l", shared)
    # 130 of 300 against 110 of 500; 200 persons are in both.
    pooled = 240 / 800
    error = 100 * np.sqrt(pooled * (1 - pooled) * (1 / 300 + 1 / 500 - 2 * 200 / (300 * 500)))
    assert found.loc["x", "gap"] == pytest.approx(100 * (130 / 300 - 110 / 500))
    assert found.loc["x", "error"] == pytest.approx(error)
    assert list(found["verdict"]) == ["unknown", "higher", "unknown"]
    assert found.loc["pop", "gap"] == -200
    assert bases_within([], table, CARDS, "pop").to_dict() == {"x": 0}
