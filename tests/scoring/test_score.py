import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.faults import Fault, FaultKind
from layers.numbers import Status
from layers.table import IndicatorTable
from scoring.score import score
from tests.helpers.areas import assert_same_index, faults_of, kinds_of
from tests.helpers.invented import invented
from tests.helpers.scenarios import indicator, scenario_of
from tests.helpers.tables import table_of

NAN = np.nan

# Worked out on paper. Four areas, three indicators, two dimensions.
#
#            poor   income   jobless        min-max, income turned round
#   A1         10      200         4          0     100     0
#   A2         20      300         6         50      50    50
#   A3         30      400         8        100       0   100
#   A4         10      300         -          0      50     -
#
# Dimension "money" is poor with weight 3 and income with 1: 25, 50, 75, 12.5.
# Dimension "work" is jobless alone: 0, 50, 100, -.
# The index weighs money 1 and work 1: 12.5, 50, 87.5; A4 lacks half the weight.
TABLE = {
    "poor": [10, 20, 30, 10],
    "income": [200, 300, 400, 300],
    "jobless": [4, 6, 8, NAN],
}


def on_paper(**parts):
    money = [indicator("poor", 3), indicator("income", 1, down=True)]
    return scenario_of(("money", 1, money), ("work", 1, [indicator("jobless")]), **parts)


def weighted(first=1.0, second=1.0, **parts):
    """One dimension of two indicators."""
    return scenario_of(("d", 1, [indicator("x", first), indicator("y", second)]), **parts)


# ------------------------------------------------------------------ by hand


def test_the_example_on_paper():
    result = score(table_of(TABLE), on_paper(missing={"min_share": 0.6}))
    np.testing.assert_allclose(result.normalised["poor"], [0, 50, 100, 0])
    np.testing.assert_allclose(result.normalised["income"], [100, 50, 0, 50])
    np.testing.assert_allclose(result.dimensions["money"], [25, 50, 75, 12.5])
    np.testing.assert_allclose(result.dimensions["work"], [0, 50, 100, NAN])
    np.testing.assert_allclose(result.index, [12.5, 50, 87.5, NAN])
    np.testing.assert_array_equal(result.rank, [3, 2, 1, NAN])
    # poor weighs 3/8, income 1/8, jobless 1/2.
    np.testing.assert_allclose(
        result.contributions,
        [[0, 12.5, 0], [18.75, 6.25, 25], [37.5, 0, 50], [NAN, NAN, NAN]],
    )
    np.testing.assert_allclose(result.weights.iloc[0], [0.375, 0.125, 0.5])
    assert result.classes.of.tolist() == [2, 4, 5, 0]
    assert result.reasons.tolist() == ["", "", "", "missing"]


def test_a_lower_floor_shares_the_weight_of_what_is_missing():
    result = score(table_of(TABLE), on_paper(missing={"min_share": 0.5}))
    np.testing.assert_allclose(result.index, [12.5, 50, 87.5, 12.5])
    np.testing.assert_allclose(result.weights.loc["A4"], [0.75, 0.25, 0])
    np.testing.assert_allclose(result.contributions.loc["A4"], [0, 12.5, 0])
    np.testing.assert_array_equal(result.rank, [3, 2, 1, 3])


def test_exclude_leaves_an_area_with_any_gap_unranked():
    result = score(table_of(TABLE), on_paper(missing={"policy": "exclude", "min_share": 0.0}))
    assert np.isnan(result.index["A4"])
    assert np.isnan(result.dimensions.loc["A4", "work"])
    assert result.dimensions.loc["A4", "money"] == 12.5


def test_impute_puts_the_median_in_and_marks_the_cell():
    result = score(table_of(TABLE), on_paper(missing={"policy": "impute"}))
    # The median of 4, 6 and 8 is 6, which lies at 50.
    np.testing.assert_allclose(result.index, [12.5, 50, 87.5, 31.25])
    assert result.prepared.imputed.to_numpy().sum() == 1
    assert result.prepared.imputed.loc["A4", "jobless"]
    (change,) = result.prepared.changes.to_dict("records")
    assert (change["code"], change["indicator"], change["step"]) == ("A4", "jobless", "impute")
    assert np.isnan(change["before"])
    assert change["after"] == 6


def test_the_mean_may_be_put_in_instead():
    table = table_of({"x": [0, 10, 50, NAN], "y": [1, 2, 3, 4]})
    result = score(table, weighted(missing={"policy": "impute", "impute": "mean"}))
    assert result.normalised.loc["A4", "x"] == pytest.approx(40)


def test_a_small_area_is_shown_but_not_ranked():
    table = table_of(TABLE | {"pop": [5, 500, 500, 500]})
    small = {"population": "pop", "min_population": 10, "min_share": 0.5}
    result = score(table, on_paper(missing=small))
    assert result.index["A1"] == 12.5
    np.testing.assert_array_equal(result.rank, [NAN, 2, 1, 3])
    assert result.classes.of[0] == 0
    assert result.reasons["A1"] == "population"


def test_a_stretched_index_runs_from_nought_to_a_hundred_and_its_parts_with_it():
    result = score(table_of(TABLE), on_paper(index={"scale": "min_max_100"}))
    np.testing.assert_allclose(result.index, [0, 50, 100, NAN])
    # Every indicator's mean over the ranked areas is its weight times 50, so that each part is
    # stretched from its weight's share of the least index, 12.5, over the spread, 75.
    least = 12.5 * np.array([0.375, 0.125, 0.5])
    expected = 100 * (np.array([37.5, 0, 50]) - least) / 75
    np.testing.assert_allclose(result.contributions.loc["A3"], expected)


def test_figures_in_their_own_unit_are_stretched_unless_told():
    own = [indicator("x", normalise="none"), indicator("y", normalise="none")]
    table = table_of({"x": [1, 2, 4], "y": [1, 2, 4]})
    np.testing.assert_allclose(score(table, scenario_of(("d", 1, own))).index, [0, 100 / 3, 100])
    native = scenario_of(("d", 1, own), index={"scale": "native"})
    np.testing.assert_allclose(score(table, native).index, [1, 2, 4])


def test_the_table_of_a_result_names_every_column():
    frame = score(table_of(TABLE), on_paper()).to_frame()
    ids = ["poor", "income", "jobless"]
    parts = [f"contribution_{name}" for name in ids]
    assert list(frame.columns) == ["index", "rank", "class", "money", "work", *ids, *parts]
    assert frame.index.name == "code"
    assert str(frame["rank"].dtype) == "Int64"
    assert str(frame["class"].dtype) == "Int64"
    assert frame["rank"].isna().tolist() == [False, False, False, True]
    half = score(table_of({"x": [1, 1], "y": [1, 1]}), weighted(ranking={"ties": "average"}))
    assert half.to_frame()["rank"].tolist() == [1.5, 1.5]


# ------------------------------------------------------------------ honesty


def test_a_suppressed_figure_is_never_used_and_never_imputed():
    figures = {"x": [0, 10, 90], "y": [1, 2, 3]}
    table = table_of(figures, suppressed=[("A3", "x")])
    plain = score(table, weighted(missing={"min_share": 0.5}))
    assert plain.normalised["x"].tolist()[:2] == [0, 100]
    assert np.isnan(plain.normalised.loc["A3", "x"])
    filled = score(table, weighted(missing={"policy": "impute", "min_share": 0.5}))
    assert not filled.prepared.imputed.to_numpy().any()
    assert np.isnan(filled.normalised.loc["A3", "x"])
    assert (filled.prepared.changes["code"] != "A3").all()


def test_two_tables_that_differ_only_under_cover_have_the_same_result():
    first = table_of({"x": [0, 10, 90], "y": [1, 2, 3]}, suppressed=[("A3", "x")])
    second = table_of({"x": [0, 10, 11], "y": [1, 2, 3]}, suppressed=[("A3", "x")])
    one, two = (score(table, weighted()).to_frame() for table in (first, second))
    pd.testing.assert_frame_equal(one, two)
    assert first.fingerprint == second.fingerprint


def test_missing_is_never_zero():
    gap = score(table_of({"x": [NAN, 0, 10], "y": [5, 0, 10]}), weighted(missing={"min_share": 0}))
    assert gap.index["A1"] == pytest.approx(50)
    assert gap.index["A2"] == 0


def test_a_scenario_that_names_what_is_not_there_is_refused():
    assert faults_of(score, table_of({"x": [1]}), weighted()) == (
        Fault(FaultKind.INDICATOR_UNKNOWN, received="y", allowed="x"),
    )


def test_indicators_without_any_figure_leave_nothing_to_score():
    assert kinds_of(score, table_of({"x": [NAN], "y": [NAN]}), weighted()) == [
        FaultKind.NOTHING_TO_SCORE
    ]


def test_one_indicator_without_any_figure_does_not_stop_the_other():
    table = table_of({"x": [NAN, NAN], "y": [1, 2]})
    for missing in ({"min_share": 0.5}, {"min_share": 0.5, "policy": "impute"}):
        assert score(table, weighted(missing=missing)).rank.tolist() == [2, 1]


# ------------------------------------------------------------------ corners


def test_a_single_area_lies_in_the_middle_and_comes_first():
    result = score(table_of({"x": [3], "y": [4]}), weighted())
    assert (result.index.tolist(), result.rank.tolist()) == ([50], [1])


@pytest.mark.parametrize("normalise", ["min_max", "z_score", "percentile", "none"])
def test_areas_that_are_all_equal_share_the_first_place(normalise):
    both = [indicator(name, normalise=normalise) for name in ("x", "y")]
    result = score(table_of({"x": [3, 3, 3], "y": [4, 4, 4]}), scenario_of(("d", 1, both)))
    assert result.rank.tolist() == [1, 1, 1]
    assert result.index.tolist() == [50, 50, 50]
    assert len(set(result.classes.of)) == 1


@pytest.mark.parametrize("normalise", ["none", "z_score"])
@pytest.mark.parametrize("scale", ["native", "min_max_100"])
def test_the_noise_of_sums_is_no_difference(normalise, scale):
    # Sums of 0.1, 0.2 and 0.3 in another order differ in their last binary digit.
    three = [indicator(name, normalise=normalise) for name in "xyz"]
    figures = {"x": [0.1, 0.3, 0.2], "y": [0.2, 0.1, 0.3], "z": [0.3, 0.2, 0.1]}
    result = score(table_of(figures), scenario_of(("d", 1, three), index={"scale": scale}))
    assert result.rank.tolist() == [1, 1, 1]
    assert len(set(result.classes.of)) == 1
    np.testing.assert_allclose(result.index, result.index.iloc[0], atol=1e-9)


def test_an_indicator_without_weight_changes_nothing_not_even_by_its_gaps():
    plain = scenario_of(("d", 1, [indicator("x")]))
    table = table_of({"x": [1, 2, 3], "y": [NAN, 5, 1]})
    result = score(table, weighted(1, 0, missing={"policy": "exclude"}))
    np.testing.assert_array_equal(result.index, score(table, plain).index)


def test_a_turned_zero_is_no_minus_zero():
    one = scenario_of(
        ("d", 1, [indicator("x", down=True, normalise="none")]), index={"scale": "native"}
    )
    result = score(table_of({"x": [0, 1]}), one)
    assert "-0.0" not in result.to_frame().to_csv()


def test_aggregations_at_both_levels_are_those_of_the_scenario():
    inner = [
        indicator("x", normalise="none"),
        indicator("y", normalise="none"),
    ]
    scenario = scenario_of(("d", 1, inner), index={"scale": "native"})
    dimension = scenario.index.dimensions[0].model_copy(update={"aggregation": "geometric"})
    index = scenario.index.model_copy(update={"dimensions": (dimension,)})
    result = score(
        table_of({"x": [4, 1], "y": [16, 1]}), scenario.model_copy(update={"index": index})
    )
    assert result.index.tolist() == pytest.approx([8, 1])
    assert result.contributions.sum(axis=1).tolist() == pytest.approx([8, 1])


def test_what_a_method_cannot_take_is_told_and_not_computed():
    scenario = weighted(index={"aggregation": "geometric"})
    faults = faults_of(score, table_of({"x": [0, 1], "y": [0, 1]}), scenario)
    assert [fault.kind for fault in faults] == [FaultKind.NOT_POSITIVE]


def test_dimensions_may_hold_dimensions():
    inner = {"id": "inre", "weight": 1, "indicators": [indicator("x")]}
    own = {"id": "egen", "weight": 3, "indicators": [indicator("y")]}
    scenario = scenario_of(index={"dimensions": [{"id": "d", "dimensions": [inner, own]}]})
    result = score(table_of({"x": [0, 10], "y": [10, 0]}), scenario)
    assert result.index.tolist() == [75, 25]
    assert list(result.dimensions.columns) == ["d", "inre", "egen"]
    assert result.weights.loc["A1"].tolist() == [0.25, 0.75]


# ------------------------------------------------------------------ properties

cell = st.one_of(st.integers(0, 40).map(float), st.just(NAN))
rows = st.lists(st.tuples(cell, cell, cell), min_size=1, max_size=10).filter(
    lambda found: not all(np.isnan(value) for row in found for value in row)
)
weight = st.integers(1, 7)


def tree(weights, **parts):
    """Two dimensions: x and a turned y, and z alone; five weights."""
    x, y, z, first, second = weights
    pair = [indicator("x", x), indicator("y", y, down=True, normalise="percentile")]
    return scenario_of(("d", first, pair), ("e", second, [indicator("z", z)]), **parts)


five = st.tuples(*[weight] * 5)


def table_from(found):
    return table_of(dict(zip("xyz", zip(*found, strict=True), strict=True)))


def loop_min_max(column):
    seen = [value for value in column if value == value]
    low, high = min(seen, default=0), max(seen, default=0)
    if low == high:
        return [50 if value == value else NAN for value in column]
    return [100 * (value - low) / (high - low) for value in column]


def loop_turned_percentile(column):
    seen = [value for value in column if value == value]
    if len(seen) == 1:
        return [50 if value == value else NAN for value in column]
    result = []
    for value in column:
        greater = sum(other > value for other in seen)
        equal = sum(other == value for other in seen) - 1
        result.append(100 * (greater + equal / 2) / (len(seen) - 1) if value == value else NAN)
    return result


def loop_mean(values, own, floor):
    pairs = [(value, w) for value, w in zip(values, own, strict=True) if value == value]
    held = sum(w for _, w in pairs)
    if not pairs or held < floor * sum(own) - 1e-9:
        return NAN
    return sum(value * w for value, w in pairs) / held


def in_a_loop(found, weights, floor):
    """The same index without a single array: normalise, weigh and add cell by cell."""
    first, second, third = (list(column) for column in zip(*found, strict=True))
    x, y, z = loop_min_max(first), loop_turned_percentile(second), loop_min_max(third)
    d = [loop_mean(pair, weights[:2], floor) for pair in zip(x, y, strict=True)]
    e = [loop_mean([value], weights[2:3], floor) for value in z]
    return [loop_mean(pair, weights[3:], floor) for pair in zip(d, e, strict=True)]


@invented(20)
@given(found=rows, weights=five, floor=st.sampled_from([0.0, 0.3, 0.5, 0.65, 1.0]))
def test_a_loop_over_cells_finds_the_same_index(found, weights, floor):
    result = score(table_from(found), tree(weights, missing={"min_share": floor}))
    np.testing.assert_allclose(result.index, in_a_loop(found, weights, floor), atol=1e-9)


@invented(20)
@given(found=rows, weights=five, scale=st.sampled_from(["native", "min_max_100"]))
def test_contributions_add_up_to_the_index(found, weights, scale):
    result = score(table_from(found), tree(weights, index={"scale": scale}))
    scored = result.index.notna()
    total = result.contributions[scored].sum(axis=1)
    assert (total - result.index[scored]).abs().max() <= 1e-9 or not scored.any()
    assert result.contributions[~scored].isna().all(axis=None)
    held = result.weights[scored].sum(axis=1)
    assert ((held - 1).abs() <= 1e-12).all()
    assert (result.weights[result.normalised.isna()].fillna(0) == 0).all(axis=None)


@invented(20)
@given(found=rows, weights=five, factor=st.sampled_from([0.1, 3.0, 1e6]))
def test_the_scale_of_the_weights_does_not_matter(found, weights, factor):
    plain = score(table_from(found), tree(weights))
    scaled = score(table_from(found), tree([factor * value for value in weights]))
    np.testing.assert_allclose(scaled.index, plain.index, atol=1e-9)
    np.testing.assert_array_equal(scaled.rank, plain.rank)
    np.testing.assert_array_equal(scaled.classes.of, plain.classes.of)


@invented(20)
@given(found=rows, weights=five, random=st.randoms(use_true_random=False))
def test_the_order_of_the_areas_does_not_matter(found, weights, random):
    table = table_from(found)
    order = list(table.codes)
    random.shuffle(order)
    mixed = IndicatorTable(table.values.loc[order], table.status.loc[order])
    plain, other = score(table, tree(weights)), score(mixed, tree(weights))
    for name in ("index", "rank", "contributions", "dimensions", "weights", "normalised"):
        assert_same_index(getattr(other, name), order)
    np.testing.assert_allclose(other.index.loc[table.codes], plain.index, atol=1e-9)
    np.testing.assert_array_equal(other.rank.loc[table.codes], plain.rank)


@invented(20)
@given(found=rows, weights=five)
def test_an_indicator_turned_round_twice_is_the_same(found, weights):
    table = table_from(found)
    mirrored = IndicatorTable(table.values.assign(y=-table.values["y"]), table.status)
    scenario = tree(weights)
    first, second = scenario.index.dimensions
    up = first.indicators[1].model_copy(update={"direction": "higher_is_need"})
    changed = first.model_copy(update={"indicators": (first.indicators[0], up)})
    index = scenario.index.model_copy(update={"dimensions": (changed, second)})
    twice = score(mirrored, scenario.model_copy(update={"index": index}))
    plain = score(table, scenario)
    np.testing.assert_allclose(twice.index, plain.index, atol=1e-12)


@invented(20)
@given(found=rows, weights=five)
def test_ranks_follow_the_index_and_inputs_stay_as_they_were(found, weights):
    table, scenario = table_from(found), tree(weights)
    before = (table.fingerprint, scenario.fingerprint)
    result = score(table, scenario)
    assert (table.fingerprint, scenario.fingerprint) == before
    assert (result.rank.isna() == result.index.isna()).all()
    ordered = result.index.dropna().sort_values(ascending=False)
    assert (result.rank[ordered.index].diff().dropna() >= 0).all()
    assert ordered.between(0, 100).all()
    assert result.data_fingerprint == score(table, scenario).data_fingerprint


def test_more_need_never_lowers_the_index():
    base = {"x": [0, 5, 10, 20], "y": [9, 5, 3, 1]}
    more = {"x": [0, 8, 10, 20], "y": [9, 5, 3, 1]}
    first, second = (score(table_of(figures), weighted()) for figures in (base, more))
    assert second.index["A2"] > first.index["A2"]


def test_states_that_are_estimated_are_scored_as_figures():
    table = table_of({"x": [1, 2], "y": [1, 2]})
    status = table.status.mask(table.status == Status.OBSERVED, Status.ESTIMATED).astype(np.int8)
    result = score(IndicatorTable(table.values, status), weighted())
    assert result.rank.tolist() == [2, 1]
