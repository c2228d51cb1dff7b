import time

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.faults import FaultKind
from scoring.certainty import blocks
from scoring.certainty.blocks import side_by_side
from scoring.certainty.draws import draw_within
from scoring.certainty.montecarlo import rank_intervals, sample_ranks
from scoring.certainty.reweigh import with_weights
from scoring.scenario import Uncertainty
from scoring.score import score
from tests.helpers.areas import assert_same_index, kinds_of
from tests.helpers.invented import invented
from tests.helpers.scenarios import indicator, scenario_of
from tests.helpers.tables import table_of

NAN = np.nan
COLUMNS = ["rank_low", "rank_high", "p_top"]

FIGURES = {
    "x": [0, 3, 9, NAN, 5, NAN, 2, 8],
    "y": [4, 9, 1, 7, NAN, NAN, 3, 8],
    "z": [7, 2, 8, 1, 4, NAN, NAN, 7],
}


def scenario(**parts):
    pair = [indicator("x", 2), indicator("y", 1, down=True)]
    floor = {"missing": {"min_share": 0.3}}
    return scenario_of(("d", 3, pair), ("e", 1, [indicator("z")]), **(floor | parts))


def result(**parts):
    return score(table_of(FIGURES), scenario(**parts))


def test_intervals_have_a_row_per_area_and_nothing_for_the_unranked():
    found = rank_intervals(result(), Uncertainty(draws=50))
    assert list(found.columns) == COLUMNS
    assert_same_index(found, table_of(FIGURES).codes)
    assert found.isna().all(axis=1).tolist() == [False] * 5 + [True] + [False] * 2


def test_the_same_seed_gives_the_same_intervals_and_another_one_others():
    first = rank_intervals(result(), Uncertainty(draws=200, seed=7, weights=1.0))
    same = rank_intervals(result(), Uncertainty(draws=200, seed=7, weights=1.0))
    other = rank_intervals(result(), Uncertainty(draws=200, seed=8, weights=1.0))
    pd.testing.assert_frame_equal(first, same)
    assert not first.equals(other)


def test_weights_that_may_not_move_give_the_plain_rank():
    plain = result()
    found = rank_intervals(plain, Uncertainty(draws=5, weights=0.0, top=3))
    np.testing.assert_array_equal(found["rank_low"], plain.rank)
    np.testing.assert_array_equal(found["rank_high"], plain.rank)
    np.testing.assert_array_equal(found["p_top"].dropna(), (plain.rank.dropna() <= 3).astype(float))


@pytest.mark.parametrize("aggregation", ["arithmetic", "geometric"])
def test_scoring_again_with_each_draw_finds_the_same(aggregation):
    """The slow way: a scenario per draw, each scored from the table."""
    pair = [indicator(name, parameters={"low": 1.0, "high": 100.0}) for name in ("x", "y")]
    base = scenario_of(
        ("d", 3, pair),
        ("e", 1, [indicator("z", parameters={"low": 1.0, "high": 100.0})]),
        missing={"min_share": 0.0},
        index={"aggregation": aggregation},
    )
    choice = Uncertainty(draws=40, seed=3, weights=0.8, top=2, interval=0.8)
    table = table_of(FIGURES)
    drawn = draw_within(base, choice.weights, choice.draws, np.random.default_rng(choice.seed)).of
    ranks = []
    for at in range(choice.draws):
        weights = {name: float(values[at]) for name, values in drawn.items()}
        index = with_weights(base.index, weights)
        ranks.append(score(table, base.model_copy(update={"index": index})).rank)
    drawn_ranks = np.array(ranks).T
    found = rank_intervals(score(table, base), choice)
    low = np.quantile(drawn_ranks, 0.1, axis=1, method="lower")
    high = np.quantile(drawn_ranks, 0.9, axis=1, method="higher")
    np.testing.assert_array_equal(found["rank_low"], low)
    np.testing.assert_array_equal(found["rank_high"], high)
    share = np.where(np.isnan(low), NAN, (drawn_ranks <= 2).mean(axis=1))
    np.testing.assert_allclose(found["p_top"], share)


def test_the_size_of_a_block_does_not_matter(monkeypatch):
    choice = Uncertainty(draws=97, weights=0.7)
    whole = rank_intervals(result(), choice)
    monkeypatch.setattr(blocks, "BLOCK_CELLS", 70)
    pd.testing.assert_frame_equal(rank_intervals(result(), choice), whole)


def test_parts_done_side_by_side_come_back_in_order():
    waits = [0.02, 0.0, 0.01, 0.0]
    assert side_by_side(lambda wait: time.sleep(wait) or wait, waits) == waits


def test_nothing_is_ranked_where_every_area_is_too_small():
    everyone = scenario(missing={"population": "z", "min_population": 10})
    found = rank_intervals(score(table_of(FIGURES), everyone), Uncertainty(draws=5))
    assert found.isna().all(axis=None)


def test_areas_that_tie_share_the_best_rank_in_every_draw():
    twins = table_of({"x": [9, 9, 1], "y": [1, 1, 9], "z": [5, 5, 1]})
    found = rank_intervals(score(twins, scenario()), Uncertainty(draws=50, weights=1.0))
    assert found.loc["A1"].tolist() == found.loc["A2"].tolist()
    assert found.loc["A1", "rank_low"] == 1


def test_an_area_that_is_worst_in_all_is_first_whatever_the_weights():
    table = table_of({"x": [9, 5, 1], "y": [1, 5, 9], "z": [9, 1, 5]})
    found = rank_intervals(score(table, scenario()), Uncertainty(draws=100, weights=1.0, top=1))
    assert found.loc["A1"].tolist() == [1, 1, 1]


def test_a_single_area_and_areas_that_are_all_equal_are_first():
    for figures in ({"x": [3], "y": [3], "z": [3]}, {"x": [3, 3], "y": [3, 3], "z": [3, 3]}):
        found = rank_intervals(score(table_of(figures), scenario()), Uncertainty(draws=10))
        assert (found["rank_low"] == 1).all()
        assert (found["rank_high"] == 1).all()


@invented(15)
@given(
    reach=st.sampled_from([0.0, 0.1, 0.5, 1.0]),
    seed=st.integers(0, 5),
    interval=st.sampled_from([0.5, 0.9, 1.0]),
)
def test_intervals_hold_the_middle_and_grow_with_their_width(reach, seed, interval):
    plain = result()
    count = plain.rank.notna().sum()
    choice = Uncertainty(draws=60, seed=seed, weights=reach, interval=interval)
    found = rank_intervals(plain, choice).dropna()
    assert (found["rank_low"] <= found["rank_high"]).all()
    assert found["rank_low"].ge(1).all()
    assert found["rank_high"].le(count).all()
    assert found["p_top"].between(0, 1).all()
    wide = rank_intervals(plain, choice.model_copy(update={"interval": 1.0})).dropna()
    assert (wide["rank_low"] <= found["rank_low"]).all()
    assert (wide["rank_high"] >= found["rank_high"]).all()


def test_sampling_needs_an_uncertainty_to_sample():
    assert kinds_of(sample_ranks, table_of(FIGURES), scenario()) == [FaultKind.FIELD_MISSING]


def test_sampling_only_weights_is_the_same_as_the_short_way():
    choice = Uncertainty(draws=80, seed=4, weights=0.5)
    own = scenario(uncertainty=choice.model_dump())
    sampled = sample_ranks(table_of(FIGURES), own)
    assert len(sampled.variants) == 1
    pd.testing.assert_frame_equal(
        sampled.intervals, rank_intervals(score(table_of(FIGURES), own), choice)
    )


def test_methods_and_figures_are_drawn_with_the_weights():
    choice = {
        "draws": 60,
        "weights": 0.2,
        "normalise": ["percentile"],
        "missing": ["exclude"],
        "small_counts": True,
    }
    pair = [indicator("x", 2, base="pop"), indicator("y", 1, down=True)]
    own = scenario_of(
        ("d", 3, pair),
        ("e", 1, [indicator("z")]),
        missing={"min_share": 0.3},
        uncertainty=choice,
    )
    table = table_of(FIGURES | {"pop": [50] * 8})
    done = []
    first = sample_ranks(table, own, progress=done.append)
    assert len(first.variants) == 4
    assert done[-1] == 1.0
    pd.testing.assert_frame_equal(first.intervals, sample_ranks(table, own).intervals)
    # An area that a variant leaves out counts as last there.
    assert first.intervals.loc["A4", "rank_high"] == 7


def test_an_area_that_a_variant_leaves_out_is_last_there_for_a_weighted_sum_too():
    table = table_of({"x": [10, 5, 4, 0], "z": [10, np.nan, 0, 0]})
    own = scenario_of(
        ("d", 1, [indicator("x")]),
        ("e", 1, [indicator("z")]),
        missing={"min_share": 0.3},
        uncertainty={"draws": 10, "weights": 0.0, "missing": ["exclude"], "interval": 1.0},
    )
    found = sample_ranks(table, own).intervals.loc["A2"]
    assert (found["rank_low"], found["rank_high"]) == (2, 4)
