import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import box

from geo.crosswalk import crosswalk, nested
from layers.across import Reason, carry_across
from layers.carrying import COUNT, GROUND, NONE, Carrying, carryings
from layers.numbers import Status
from layers.upwards import aggregate_up
from tests.helpers.areas import area_set, assert_same_index
from tests.helpers.invented import invented
from tests.helpers.tables import indicator_card, table_of

GOLDEN = Path(__file__).parent / "golden" / "tobler_areal.json"

RATIO = Carrying("ratio", ("rented",), ("rented", "owned"), exact=True)
MEAN = Carrying("weighted", weight="pop")
HOW = {
    "pop": COUNT,
    "rented": COUNT,
    "owned": COUNT,
    "renters": RATIO,
    "low": MEAN,
    "density": GROUND,
    "median": NONE,
}


@pytest.fixture
def walk():
    """Squares a and b, shared out on p (a and 0.4 of b), q and r (0.3 of b each), s far away.

    Half of r lies outside.
    """
    sources = area_set(a=box(0, 0, 10, 10), b=box(10, 0, 20, 10))
    targets = area_set(
        p=box(0, 0, 14, 10), q=box(14, 0, 20, 5), r=box(14, 5, 20, 15), s=box(50, 0, 60, 10)
    )
    return crosswalk(sources, targets)


def table(suppressed=(), **columns):
    plain = {
        "pop": [100, 300],
        "rented": [10, 30],
        "owned": [30, 30],
        "renters": [25, 50],
        "low": [10, 20],
        "density": [1, 3],
        "median": [250, 300],
    }
    return table_of(plain | columns, ["a", "b"], suppressed)


def test_figures_of_targets_worked_out_by_hand(walk):
    found = carry_across(table(), walk, HOW)
    assert_same_index(found.table.values, ["p", "q", "r", "s"])
    p = found.table.values.loc["p"].drop("median")
    assert p.to_dict() == {
        "pop": pytest.approx(100 + 0.4 * 300),
        "rented": pytest.approx(10 + 0.4 * 30),
        "owned": pytest.approx(30 + 0.4 * 30),
        "renters": pytest.approx(100 * 22 / 64),
        "low": pytest.approx((100 * 10 + 120 * 20) / 220),
        "density": pytest.approx((100 * 1 + 40 * 3) / 140),
    }
    q = found.table.values.loc["q"].drop("median")
    assert q.tolist() == pytest.approx([90, 9, 9, 50, 20, 3])
    assert set(found.table.status.loc["q"].drop("median")) == {Status.ESTIMATED}


def test_a_target_that_is_covered_in_part_is_missing_with_its_reason(walk):
    found = carry_across(table(), walk, HOW)
    gone = found.table.values.loc[["r", "s"]]
    assert gone.isna().all(axis=None)
    assert set(found.table.status.loc[["r", "s"]].to_numpy().ravel()) == {Status.MISSING}
    assert found.reason.loc["r", "pop"] == Reason.IN_PART
    assert found.reason.loc["s", "pop"] == Reason.OUTSIDE
    assert found.covered.loc["r"].drop("low").tolist() == pytest.approx([0.5] * 6)
    assert found.covered.loc["s", "pop"] == 0
    assert set(found.reason["median"]) == {Reason.NOT_CARRIED}


def test_the_reader_may_let_pass_what_is_covered_in_part_but_never_what_is_not(walk):
    found = carry_across(table(), walk, HOW, min_covered=0.5)
    assert found.table.values.loc["r", ["pop", "low", "density"]].tolist() == pytest.approx(
        [90, 20, 3]
    )
    assert found.covered.loc["r", "pop"] == pytest.approx(0.5)
    free = carry_across(table(), walk, HOW, min_covered=0.0)
    assert np.isnan(free.table.values.loc["s", "pop"])


def test_a_missing_source_is_missing_in_part_and_never_zero(walk):
    found = carry_across(table(pop=[100, np.nan]), walk, HOW)
    assert found.table.values.loc[["p", "q"], ["pop", "low"]].isna().all(axis=None)
    assert found.covered.loc["p", "pop"] == pytest.approx(100 / 140)
    assert found.covered.loc["q", "pop"] == 0
    assert found.reason.loc[["p", "q"], "pop"].tolist() == [Reason.IN_PART, Reason.IN_PART]
    part = carry_across(table(pop=[100, np.nan]), walk, HOW, min_covered=0.6)
    assert part.table.values.loc["p", "pop"] == 100
    assert part.table.values.loc["p", "low"] == 10
    assert np.isnan(part.table.values.loc["q", "pop"])


def test_a_share_is_covered_by_its_base_and_not_by_ground(walk):
    found = carry_across(table(low=[np.nan, 20]), walk, HOW, min_covered=0.5)
    assert found.covered.loc["p", "low"] == pytest.approx(120 / 220)
    assert found.table.values.loc["p", "low"] == pytest.approx(20)


def test_a_share_of_nobody_is_missing(walk):
    found = carry_across(table(pop=[0, 0], rented=[0, 0], owned=[0, 0]), walk, HOW)
    assert found.table.values.loc["p", ["low", "renters"]].isna().all()
    assert found.reason.loc["p", ["low", "renters"]].tolist() == [Reason.NO_BASE] * 2
    assert found.table.values.loc["p", "pop"] == 0


def test_what_is_suppressed_is_not_revealed(walk):
    hidden = [("b", name) for name in ("pop", "rented", "low")]
    found = carry_across(table(hidden), walk, HOW)
    for name in ("pop", "rented", "renters", "low"):
        assert found.table.values.loc[["p", "q"], name].isna().all()
        assert found.table.status.loc[["p", "q"], name].tolist() == [Status.SUPPRESSED] * 2
        assert found.reason.loc["q", name] == Reason.SUPPRESSED
    free = carry_across(table(hidden), walk, HOW, min_covered=0.0)
    assert free.table.status.loc["q", "pop"] == Status.SUPPRESSED
    assert free.table.values.loc["p", "pop"] == 100
    assert found.table.status.loc["s", "pop"] == Status.MISSING


def test_rows_are_joined_by_code_and_sources_without_a_row_are_missing(walk):
    full = table()
    turned = type(full)(full.values.iloc[::-1], full.status.iloc[::-1])
    pd.testing.assert_frame_equal(
        carry_across(turned, walk, HOW).table.values, carry_across(full, walk, HOW).table.values
    )
    only = type(full)(full.values.loc[["a"]], full.status.loc[["a"]])
    assert np.isnan(carry_across(only, walk, HOW).table.values.loc["p", "pop"])


def test_inputs_are_not_changed(walk):
    figures = table()
    before, shares = figures.fingerprint, walk.fingerprint
    carry_across(figures, walk, HOW)
    assert (figures.fingerprint, walk.fingerprint) == (before, shares)


# ------------------------------------------------------------------ by the cards


CARDS = {
    "pop": indicator_card("pop"),
    "rented": indicator_card("rented"),
    "owned": indicator_card("owned"),
    "renters": indicator_card(
        "renters",
        kind="share",
        upwards={"method": "ratio", "numerator": ["rented"], "denominator": ["rented", "owned"]},
    ),
    "low": indicator_card(
        "low", kind="share", upwards={"method": "weighted_mean", "weight": "pop", "exact": True}
    ),
    "median": indicator_card(
        "median", kind="median", upwards={"method": "weighted_mean", "weight": "pop"}
    ),
    "index": indicator_card("index", kind="index", upwards={"method": "none"}),
}


def test_cards_tell_counts_from_shares():
    found = carryings([*CARDS, "own"], CARDS, {"own": COUNT})
    assert {name: each.rule for name, each in found.items()} == {
        "pop": "count",
        "rented": "count",
        "owned": "count",
        "renters": "ratio",
        "low": "weighted",
        "median": "weighted",
        "index": "none",
        "own": "count",
    }
    assert found["renters"] == RATIO
    assert (found["low"].exact, found["median"].exact) == (True, False)


def test_without_its_counts_or_base_a_share_is_weighed_by_ground():
    assert carryings(["renters", "rented"], CARDS)["renters"] == GROUND
    assert carryings(["low"], CARDS)["low"] == GROUND
    assert carryings(["own"], {})["own"] == GROUND


@invented()
@given(
    st.lists(st.integers(0, 2_000), min_size=8, max_size=8),
    st.lists(st.integers(0, 500), min_size=8, max_size=8),
    st.lists(st.floats(0, 100), min_size=8, max_size=8),
    st.lists(st.sampled_from("pqr"), min_size=8, max_size=8),
)
def test_across_whole_areas_is_the_same_as_upwards(people, rented, shares, parents):
    codes = [f"a{at}" for at in range(8)]
    fine = area_set(**{code: box(10 * at, 0, 10 * at + 10, 10) for at, code in enumerate(codes)})
    parent = pd.Series(parents, codes)
    unions = {name: fine.geometry[parent == name].union_all() for name in sorted(parent.unique())}
    figures = table_of(
        {"pop": people, "rented": rented, "owned": people, "renters": shares, "low": shares}, codes
    )
    walk = nested(fine, area_set(**unions), parent)
    found = carry_across(figures, walk, carryings(figures.indicators, CARDS))
    summed = aggregate_up(figures, CARDS, parent)
    for name in ("pop", "rented", "owned", "renters"):
        np.testing.assert_array_equal(found.table.values[name], summed.values[name])
        assert (found.table.status[name] == summed.status[name]).all()
    np.testing.assert_allclose(found.table.values["low"], summed.values["low"], rtol=1e-12)
    assert (found.table.status["low"] == summed.status["low"]).all()


def test_estimated_sources_make_estimated_targets():
    fine = area_set(a=box(0, 0, 10, 10), b=box(10, 0, 20, 10))
    walk = nested(fine, area_set(t=box(0, 0, 20, 10)), pd.Series({"a": "t", "b": "t"}))
    figures = table_of({"pop": [1, 2]}, ["a", "b"])
    assert carry_across(figures, walk, {"pop": COUNT}).table.status.loc["t", "pop"] == 0
    figures.status.loc["a", "pop"] = Status.ESTIMATED
    found = carry_across(figures, walk, {"pop": COUNT})
    assert found.table.status.loc["t", "pop"] == Status.ESTIMATED


# ------------------------------------------------------------------ against tobler


@pytest.mark.parametrize("case", json.loads(GOLDEN.read_text(encoding="utf-8")), ids=str)
def test_the_same_figures_as_tobler_gave(case):
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))[case]
    sources, targets = (
        area_set(**{code: box(*bounds) for code, bounds in golden[side].items()})
        for side in ("sources", "targets")
    )
    figures = table_of({"count": golden["count"], "share": golden["share"]}, list(sources.codes))
    walk = crosswalk(sources, targets, sliver=0.0)
    found = carry_across(figures, walk, {"count": COUNT, "share": GROUND}, min_covered=0.0)
    for name in ("count", "share"):
        expected = np.array(golden[f"tobler_{name}"], dtype=float)
        given = found.table.values[name].to_numpy()
        covered = walk.covered.to_numpy() > 0
        assert given[covered] == pytest.approx(expected[covered], rel=1e-6)
        assert np.isnan(given[~covered]).all()
        assert (expected[~covered] == 0).all()
