"""Sobol indices of weights: against evaluation by hand, order of areas, gaps and choices."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.certainty.draws import members
from scoring.certainty.rank_shifts import mean_shifts
from scoring.certainty.saltelli import saltelli_design, sobol_indices
from scoring.certainty.sobol import (
    CHOICE,
    MEAN_SHIFT,
    both_sensitivities,
    index_sensitivity,
    rank_shift_sensitivity,
)
from scoring.scenario import Missing
from scoring.score import score
from tests.helpers.areas import assert_same_index
from tests.helpers.invented import invented
from tests.helpers.scenarios import indicator, scenario_of
from tests.helpers.tables import table_of

PLAIN = scenario_of(
    ("x", 1, [indicator("a", 1), indicator("b", 2)]), ("y", 2, [indicator("c"), indicator("d")])
)
RAISED = {"parameters": {"low": 1.0}}
GEOMETRIC = scenario_of(
    ("x", 1, [indicator("a", 1, **RAISED), indicator("b", 2, **RAISED)]),
    ("y", 2, [indicator("c", **RAISED), indicator("d", **RAISED)]),
    index={"aggregation": "geometric"},
)
MEMBERS = ["x", "a", "b", "y", "c", "d"]


def figures(areas=12, seed=1):
    return pd.DataFrame(np.random.default_rng(seed).normal(size=(areas, 4)), columns=list("abcd"))


def result_of(scenario=PLAIN, columns=None):
    columns = figures() if columns is None else columns
    return score(table_of({name: columns[name].tolist() for name in columns}), scenario)


def index_by_hand(result, points, reach):
    """The plain scenario's index for complete figures, written out."""
    nominal = np.array([member.weight for member in members(result.scenario.index)])
    x, a, b, y, c, d = (nominal * (1 + reach * (2 * points - 1))).T[:, :, None]
    na, nb, nc, nd = result.normalised.to_numpy().T[:, None, :]
    left, right = (a * na + b * nb) / (a + b), (c * nc + d * nd) / (c + d)
    return (x * left + y * right) / (x + y)


def test_the_indices_of_a_tree_evaluated_by_hand():
    result = result_of()
    found = index_sensitivity(result, 0.25, size=64, seed=3)
    design = saltelli_design(6, 64, 3)
    by_hand = sobol_indices(lambda points: index_by_hand(result, points, 0.25), design)
    assert_same_index(found.first, result.index.index)
    assert list(found.first) == MEMBERS
    np.testing.assert_allclose(found.first, by_hand.first.T, atol=1e-9)
    np.testing.assert_allclose(found.total, by_hand.total.T, atol=1e-9)
    np.testing.assert_allclose(found.mean, by_hand.mean)
    np.testing.assert_allclose(found.variance, by_hand.variance)


def test_a_geometric_index_is_grown_for_each_draw():
    result = result_of(GEOMETRIC)
    found = index_sensitivity(result, 0.25, size=16, seed=3)

    def by_hand(points):
        nominal = np.array([1, 1, 2, 2, 1, 1.0])
        x, a, b, y, c, d = (nominal * (1 + 0.25 * (2 * points - 1))).T[:, :, None]
        na, nb, nc, nd = result.normalised.to_numpy().T[:, None, :]
        left, right = (a * na + b * nb) / (a + b), (c * nc + d * nd) / (c + d)
        return left ** (x / (x + y)) * right ** (y / (x + y))

    expected = sobol_indices(by_hand, saltelli_design(6, 16, 3))
    np.testing.assert_allclose(found.first, expected.first.T, atol=1e-9)
    np.testing.assert_allclose(found.total, expected.total.T, atol=1e-9)


def test_an_index_of_two_figures_is_decided_by_their_two_weights_alike():
    scenario = scenario_of(("x", 1, [indicator("a"), indicator("b")]))
    result = score(table_of({"a": [0, 1, 2, 2], "b": [5, 9, 1, 4]}), scenario)
    found = index_sensitivity(result, 0.25, size=1024)
    assert found.total["a"].to_numpy() == pytest.approx(found.total["b"].to_numpy(), abs=0.02)
    assert (found.first["x"] == 0).all()
    assert found.first.sum(axis=1).to_numpy() == pytest.approx(1, abs=0.02)


def test_a_missing_figure_leaves_its_weight_without_effect_in_that_area_alone():
    columns = figures()
    columns.loc[0, "a"] = np.nan
    columns.loc[1] = np.nan
    found = index_sensitivity(result_of(columns=columns), 0.25, size=64)
    assert found.total.loc["A1", "a"] == 0
    assert found.total.loc["A1", "b"] == 0
    assert found.total.loc["A1", "c"] > 0
    assert found.total.loc["A2"].isna().all()
    assert np.isnan(found.variance["A2"])
    assert found.total.loc["A3", "a"] > 0


@invented(10)
@given(st.permutations(range(12)))
def test_the_order_of_areas_does_not_matter(order):
    columns = figures()
    codes = [f"A{number}" for number in range(1, 13)]
    shuffled = [codes[at] for at in order]
    one = score(table_of(columns.to_dict("list"), codes), PLAIN)
    other = score(table_of(columns.iloc[order].to_dict("list"), shuffled), PLAIN)
    for call in (index_sensitivity, rank_shift_sensitivity):
        first, second = (call(result, 0.25, size=16) for result in (one, other))
        pd.testing.assert_frame_equal(first.first, second.first.loc[first.first.index])
        pd.testing.assert_frame_equal(first.total, second.total.loc[first.total.index])


def test_a_seed_gives_its_figures_again():
    result = result_of()
    for call in (index_sensitivity, rank_shift_sensitivity):
        one, again, other = (call(result, 0.25, size=16, seed=seed) for seed in (1, 1, 2))
        pd.testing.assert_frame_equal(one.first, again.first)
        assert not one.first.equals(other.first)


def test_weights_that_may_not_move_decide_nothing():
    found = index_sensitivity(result_of(), 0.0, size=16)
    assert found.first.isna().all(axis=None)
    assert found.variance.to_numpy() == pytest.approx(0, abs=1e-20)


def test_a_single_indicator_decides_nothing():
    result = score(table_of({"a": [1, 2, 3]}), scenario_of(("x", 1, [indicator("a")])))
    assert index_sensitivity(result, 0.25, size=16).first.isna().all(axis=None)
    assert rank_shift_sensitivity(result, 0.25, size=16).mean[MEAN_SHIFT] == 0


def test_a_single_area_cannot_change_rank():
    columns = pd.DataFrame({"a": [1.0], "b": [2.0], "c": [3.0], "d": [4.0]})
    found = rank_shift_sensitivity(result_of(columns=columns), 0.25, size=16)
    assert found.mean[MEAN_SHIFT] == 0
    assert found.first.isna().all(axis=None)


def test_areas_that_are_all_without_rank_have_no_shift():
    scenario = PLAIN.model_copy(
        update={"missing": PLAIN.missing.model_copy(update={"policy": "exclude"})}
    )
    columns = figures(3)
    columns["a"] = [1.0, np.nan, np.nan]
    columns.loc[0, "b"] = np.nan
    result = result_of(scenario, columns)
    assert result.rank.isna().all()
    assert np.isnan(rank_shift_sensitivity(result, 0.25, size=16).mean[MEAN_SHIFT])
    assert index_sensitivity(result, 0.25, size=16).first.isna().all(axis=None)


def both_apart(result, size):
    return (
        rank_shift_sensitivity(result, 0.25, size=size, seed=3),
        index_sensitivity(result, 0.25, size=size, seed=3),
    )


@pytest.mark.parametrize("scenario", [PLAIN, GEOMETRIC], ids=["linear", "grown"])
def test_both_at_once_are_what_each_is_by_itself(scenario):
    columns = figures()
    columns.loc[2] = np.nan
    result = result_of(scenario, columns)
    told = []
    both = both_sensitivities(result, 0.25, size=16, seed=3, progress=told.append)
    for found, expected in zip(both, both_apart(result, 16), strict=True):
        pd.testing.assert_frame_equal(found.first, expected.first)
        pd.testing.assert_frame_equal(found.total, expected.total)
        pd.testing.assert_series_equal(found.mean, expected.mean)
    assert told == ([] if scenario is PLAIN else pytest.approx(np.arange(1, 9) / 8))


def test_both_are_missing_where_no_area_is_ranked():
    floor = {"population": "a", "min_population": 1e9}
    scenario = GEOMETRIC.model_copy(update={"missing": Missing.model_validate(floor)})
    shifts, indices = both_sensitivities(result_of(scenario), 0.25, size=16)
    assert shifts.total.isna().all(axis=None)
    assert indices.total.notna().all(axis=None)


def test_mean_shifts_worked_out_by_hand():
    index = np.array(
        [
            [9.0, 7.0, 7.0, 1.0],  # ranks 1, 2, 2, 4
            [1.0, 2.0, 3.0, 4.0],  # ranks 4, 3, 2, 1
            [np.nan, 3.0, 2.0, 1.0],  # ranks -, 1, 2, 3
            [5.0, 5.0, 5.0 + 1e-12, 5.0],  # ranks 1, 1, 1, 1
        ]
    )
    shifts = mean_shifts(index, np.array([1.0, 2.0, 3.0, 4.0]))
    assert shifts == pytest.approx([1 / 4, 8 / 4, 3 / 3, 6 / 4])


def test_shifts_of_ranks_by_hand_evaluation():
    result = result_of()
    reference = result.rank.to_numpy()

    def by_hand(points):
        index = pd.DataFrame(index_by_hand(result, points, 0.4))
        ranks = index.rank(axis=1, ascending=False, method="min").to_numpy()
        return np.abs(ranks - reference).mean(axis=1)[:, None]

    expected = sobol_indices(by_hand, saltelli_design(6, 64, 1))
    found = rank_shift_sensitivity(result, 0.4, size=64)
    assert list(found.first) == MEMBERS
    np.testing.assert_allclose(found.first, expected.first.T, atol=1e-9)
    np.testing.assert_allclose(found.total, expected.total.T, atol=1e-9)


def test_a_choice_of_method_is_one_more_factor():
    turned = scenario_of(
        ("x", 1, [indicator("a", 1, down=True), indicator("b", 2, down=True)]),
        ("y", 2, [indicator("c", down=True), indicator("d", down=True)]),
    )
    found = rank_shift_sensitivity(
        result_of(), 0.05, variants=[result_of(turned), result_of(GEOMETRIC)], size=64
    )
    assert list(found.first) == [*MEMBERS, CHOICE]
    assert found.first.loc[MEAN_SHIFT, CHOICE] > 0.9
    assert found.total.loc[MEAN_SHIFT, MEMBERS].max() < 0.1


def test_a_variant_that_is_the_result_itself_decides_nothing():
    result = result_of()
    found = rank_shift_sensitivity(result, 0.25, variants=[result], size=16)
    assert found.total.loc[MEAN_SHIFT, CHOICE] == 0


@pytest.mark.parametrize(
    "other",
    [
        scenario_of(("x", 1, [indicator("a"), indicator("b"), indicator("c"), indicator("d")])),
        PLAIN,
    ],
    ids=["other dimensions", "other areas"],
)
def test_a_variant_of_something_else_is_refused(other):
    columns = figures(12 if other is not PLAIN else 11)
    with pytest.raises(ValueError, match="other areas, dimensions or indicators"):
        rank_shift_sensitivity(result_of(), 0.25, variants=[result_of(other, columns)], size=16)
