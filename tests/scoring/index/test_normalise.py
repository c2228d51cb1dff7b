import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import percentileofscore, zscore

from scoring.index.methods import NORMALISERS
from tests.helpers.invented import invented

NAN = np.nan
TIES = [10.0, 20.0, 20.0, 40.0]

figures = st.lists(
    st.one_of(st.integers(-50, 50).map(float), st.just(NAN)), min_size=1, max_size=15
).map(np.array)


def apply(name, values, reference=None, **parameters):
    given_values = np.array(values, dtype=float)
    before = given_values.copy()
    outside = None if reference is None else np.array(reference, dtype=float)
    result = NORMALISERS[name].apply(given_values, outside, **parameters)
    np.testing.assert_array_equal(given_values, before)
    return result


def percentile(values, definition):
    return apply("percentile", values, definition=definition)


# ------------------------------------------------------------------ percentile


@pytest.mark.parametrize(
    ("definition", "expected"),
    [
        # Ranks from the least: mean 1, 2.5, 2.5, 4; min 1, 2, 2, 4.
        # Ranks from the greatest: mean 4, 2.5, 2.5, 1; min 4, 2, 2, 1.
        ("midrank", [0, 1.5 / 3, 1.5 / 3, 1]),
        ("svi", [0, 1 / 3, 1 / 3, 1]),
        ("oecd", [1 / 4, 2 / 4, 2 / 4, 1]),
        ("mean_rank", [1 / 4, 2.5 / 4, 2.5 / 4, 1]),
        ("imd", [1 / 4, 2.5 / 4, 2.5 / 4, 1]),
        ("wimd", [1 / 4, 3 / 4, 3 / 4, 1]),
        ("simd", [0, 1.5 / 4, 1.5 / 4, 3 / 4]),
        ("calenviroscreen", [1 / 4, 3 / 4, 3 / 4, 1]),
    ],
)
def test_every_definition_of_a_percentile_worked_out_by_hand(definition, expected):
    np.testing.assert_allclose(percentile(TIES, definition), 100 * np.array(expected))
    moved = percentile([20, NAN, 40, 10, NAN, 20], definition)
    order = 100 * np.array([expected[1], NAN, expected[3], expected[0], NAN, expected[2]])
    np.testing.assert_allclose(moved, order)


def test_the_definition_of_the_svi_is_excels_own():
    # Microsoft's example for PERCENTRANK.INC, which cuts to three decimals.
    values = [13, 12, 11, 8, 4, 3, 2, 1, 1, 1]
    share = dict(zip(values, percentile(values, "svi") / 100, strict=True))
    cut = {value: np.floor(1000 * share[value]) / 1000 for value in (2, 4, 8)}
    assert cut == {2: 0.333, 4: 0.555, 8: 0.666}


def test_calenviroscreen_ranks_only_what_is_above_zero():
    # CalEnviroScreen 3.0: zeros stay zero and the rest are ranked among themselves.
    np.testing.assert_allclose(
        percentile([0, 0, 1, 2, 2, 3], "calenviroscreen"), [0, 0, 25, 75, 75, 100]
    )
    np.testing.assert_array_equal(percentile([0, 0, NAN], "calenviroscreen"), [0, 0, NAN])


@pytest.mark.parametrize(("definition", "kind"), [("mean_rank", "mean"), ("oecd", "strict")])
def test_a_second_program_finds_the_same_percentiles(definition, kind):
    values = [3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0, 5.0]
    if kind == "mean":
        expected = [percentileofscore(values, value, "rank") for value in values]
    else:
        below = [percentileofscore(values, value, "strict") for value in values]
        expected = [share + 100 / len(values) for share in below]
    np.testing.assert_allclose(percentile(values, definition), expected)


DEFINITIONS = (
    "midrank",
    "svi",
    "oecd",
    "mean_rank",
    "imd",
    "wimd",
    "simd",
    "calenviroscreen",
)


@pytest.mark.parametrize("definition", DEFINITIONS)
@invented(15)
@given(values=figures)
def test_a_percentile_lies_in_its_range_and_keeps_order_and_gaps(definition, values):
    result = percentile(values, definition)
    seen = ~np.isnan(values)
    np.testing.assert_array_equal(np.isnan(result), ~seen)
    assert ((result[seen] >= 0) & (result[seen] <= 100)).all()
    order = np.argsort(values[seen], kind="stable")
    assert (np.diff(result[seen][order]) >= 0).all()


@invented()
@given(values=figures)
def test_turning_a_midrank_round_gives_a_hundred_less_it(values):
    np.testing.assert_allclose(percentile(-values, "midrank"), 100 - percentile(values, "midrank"))


def test_a_single_figure_lies_in_the_middle_where_nothing_is_below_it():
    assert percentile([7], "midrank").tolist() == [50]
    assert percentile([7], "svi").tolist() == [50]
    assert percentile([7], "oecd").tolist() == [100]


def test_a_floor_squeezes_the_scale():
    np.testing.assert_allclose(apply("percentile", [1, 2, 3], low=1.0), [1, 50.5, 100])


def test_percentiles_among_a_reference_population_count_half_of_the_equal():
    result = apply("percentile", [0, 5, 10, 99, NAN], reference=[1, 5, 5, 10, NAN])
    np.testing.assert_allclose(result, [0, 50, 87.5, 100, NAN])


# ------------------------------------------------------------------ min-max, z-score and others


def test_min_max_runs_from_end_to_end():
    np.testing.assert_allclose(apply("min_max", [4, 2, NAN, 6]), [50, 0, NAN, 100])
    np.testing.assert_allclose(apply("min_max", [4, 2, 6], low=1.0, high=100.0), [50.5, 1, 100])
    np.testing.assert_allclose(apply("min_max", [-1, 0, 9], reference=[0, 5, NAN]), [0, 0, 100])


def test_a_range_that_does_not_rise_is_refused():
    with pytest.raises(ValueError, match="low, high"):
        apply("min_max", [1, 2], low=100.0, high=0.0)


def test_z_scores_use_the_deviation_of_the_sample_unless_told():
    # Mean 5; squared deviations 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32.
    values = [2, 4, 4, 4, 5, 5, 7, 9]
    population = [-1.5, -0.5, -0.5, -0.5, 0, 0, 1, 2]
    np.testing.assert_allclose(apply("z_score", values, deviation="population"), population)
    np.testing.assert_allclose(apply("z_score", values), np.array(population) * 2 * np.sqrt(7 / 32))
    np.testing.assert_allclose(apply("z_score", values), zscore(values, ddof=1))


def test_distance_is_in_per_cent_of_the_point():
    np.testing.assert_allclose(apply("distance", [50, 100, 150]), [50, 100, 150])
    np.testing.assert_allclose(apply("distance", [-50, -100, -150], point="max"), [100, 0, -100])
    assert np.isnan(apply("distance", [-1, 0, 1])).all()


def test_ranks_count_from_the_least_need():
    np.testing.assert_array_equal(apply("rank", [*TIES, NAN]), [1, 2.5, 2.5, 4, NAN])
    np.testing.assert_array_equal(apply("rank", TIES, ties="dense"), [1, 2, 2, 3])


def test_the_exponential_transform_keeps_half_the_scale_for_the_last_tenth():
    # Scottish Indices of Deprivation 2003, appendix 5, read: a tenth of areas score above
    # 50, the most deprived area 100.
    result = apply("exponential", np.arange(1, 1001))
    assert result[-1] == pytest.approx(100)
    assert (result >= 50).mean() == pytest.approx(0.10, abs=0.005)
    # X = -23 ln(1 - R (1 - exp(-100 / 23))) for R = 1/2.
    assert result[499] == pytest.approx(-23 * np.log(1 - 0.5 * (1 - np.exp(-100 / 23))))
    assert result[499] == pytest.approx(15.65, abs=0.01)


def test_goalposts_are_fixed_whatever_the_other_areas():
    assert apply("goalposts", [-5, 5, 50], low=0.0, high=10.0).tolist() == [0, 50, 100]
    assert apply("goalposts", [-5, 50], low=0.0, high=10.0, cap=False).tolist() == [-50, 500]
    np.testing.assert_array_equal(
        apply("goalposts", [0, -1, NAN], low=1.0, high=10.0, log=True), [NAN, NAN, NAN]
    )


@pytest.mark.parametrize(
    "parameters", [{"low": 5.0, "high": 5.0}, {"low": 0.0, "high": 5.0, "log": True}]
)
def test_goalposts_that_cannot_be_are_refused(parameters):
    with pytest.raises(ValueError, match="low, high"):
        apply("goalposts", [1], **parameters)


def test_a_value_on_a_threshold_belongs_upwards():
    result = apply(
        "thresholds", [0, 5, 9.9, 10, 50, NAN], bounds=(5.0, 10.0), scores=(0.0, 50.0, 100.0)
    )
    np.testing.assert_array_equal(result, [0, 50, 50, 100, 100, NAN])


@pytest.mark.parametrize(
    "parameters",
    [{"bounds": (2.0, 1.0), "scores": (1.0, 2.0, 3.0)}, {"bounds": (1.0,), "scores": (1.0,)}],
)
def test_thresholds_that_cannot_be_are_refused(parameters):
    with pytest.raises(ValueError, match="bounds, scores"):
        apply("thresholds", [1], **parameters)


def test_none_leaves_figures_as_they_are():
    values = np.array([3.0, NAN, -1.0])
    result = NORMALISERS["none"].apply(values)
    np.testing.assert_array_equal(result, values)
    assert result is not values


# ------------------------------------------------------------------ every normaliser

EXTRA = {"thresholds": {"bounds": (3.0,), "scores": (0.0, 100.0)}}


@pytest.mark.parametrize("name", NORMALISERS)
@pytest.mark.parametrize(
    "values", [[5, 5, 5], [5], [NAN, NAN], [], [5, NAN, 5]], ids=lambda values: str(values)
)
def test_constant_single_missing_and_no_figures_are_no_crash(name, values):
    result = apply(name, values, **EXTRA.get(name, {}))
    np.testing.assert_array_equal(np.isnan(result), np.isnan(np.array(values, float)))
    seen = result[~np.isnan(result)]
    assert np.isfinite(seen).all()
    assert len(set(seen)) <= 1


@pytest.mark.parametrize(
    ("name", "constant"), [("min_max", 50), ("z_score", 0), ("percentile", 50), ("distance", 100)]
)
def test_equal_figures_lie_in_the_middle(name, constant):
    assert apply(name, [5, 5, 5]).tolist() == [constant] * 3


@pytest.mark.parametrize("name", [name for name in NORMALISERS if NORMALISERS[name].bounded])
@invented(15)
@given(values=figures)
def test_what_is_called_bounded_is_bounded(name, values):
    result = apply(name, values, **EXTRA.get(name, {}))
    seen = result[~np.isnan(result)]
    assert ((seen >= -1e-9) & (seen <= 100 + 1e-9)).all()
