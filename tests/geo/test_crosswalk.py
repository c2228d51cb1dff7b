import itertools
from dataclasses import replace

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import box

from geo.areas import AreaSet
from geo.crosswalk import crosswalk, nested
from geo.faults import FaultKind
from geo.grounds import Counted, Inhabited, Placed
from tests.helpers.areas import SWEREF, area_set, faults_of, kinds_of
from tests.helpers.invented import invented


def dense(found):
    return found.shares.toarray().tolist(), found.parts.toarray().tolist()


@pytest.fixture
def sources():
    """Two squares of 100 m² side by side."""
    return area_set(a=box(0, 0, 10, 10), b=box(10, 0, 20, 10))


@pytest.fixture
def targets():
    """One across the border, the rest of the second square, and one half outside both."""
    return area_set(
        p=box(0, 0, 14, 10), q=box(14, 0, 20, 5), r=box(14, 5, 20, 15), s=box(50, 0, 60, 10)
    )


def test_areal_shares_worked_out_by_hand(sources, targets):
    shares, parts = dense(crosswalk(sources, targets))
    assert np.array(shares) == pytest.approx(np.array([[1, 0, 0, 0], [0.4, 0.3, 0.3, 0]]))
    assert np.array(parts) == pytest.approx(np.array([[100 / 140, 0, 0, 0], [40 / 140, 1, 0.5, 0]]))
    found = crosswalk(sources, targets)
    assert found.covered.tolist() == pytest.approx([1, 1, 0.5, 0])
    assert found.used.tolist() == pytest.approx([1, 1])
    assert found.whole.tolist() == [False] * 4
    assert (list(found.sources), list(found.targets)) == (["a", "b"], ["p", "q", "r", "s"])


def test_people_are_taken_to_be_where_smaller_areas_count_them(sources):
    halves = area_set(west=box(0, 0, 5, 10), east=box(5, 0, 20, 10))
    small = area_set(
        x=box(0, 0, 5, 5), y=box(0, 5, 5, 10), z=box(5, 0, 10, 10), w=box(10, 0, 20, 10)
    )
    counts = pd.Series({"w": 50.0, "x": 10.0, "y": 20.0, "z": 90.0})
    found = crosswalk(sources, halves, Counted(small, counts))
    assert np.array(dense(found)[0]) == pytest.approx(np.array([[0.25, 0.75], [0, 1]]))
    assert np.array(dense(found)[1]) == pytest.approx(np.array([[1, 90 / 140], [0, 50 / 140]]))
    assert found.method == "population"


def test_a_target_is_not_covered_where_nobody_was_counted(sources):
    small = area_set(w=box(0, 0, 5, 10), e=box(5, 0, 10, 10))
    whole = area_set(t=box(0, 0, 10, 10))
    found = crosswalk(sources, whole, Counted(small, pd.Series({"w": 10.0, "e": np.nan})))
    assert found.covered.tolist() == pytest.approx([0.5])


def test_only_ground_under_the_mask_counts_and_once(sources):
    halves = area_set(low=box(0, 0, 20, 5), high=box(0, 5, 20, 10))
    mask = gpd.GeoSeries([box(0, 0, 10, 2), box(0, 0, 10, 2), box(0, 9, 10, 10)], crs=SWEREF)
    found = crosswalk(sources, halves, Inhabited(mask))
    assert np.array(dense(found)[0]) == pytest.approx(np.array([[2 / 3, 1 / 3], [0.5, 0.5]]))
    assert found.by_surface[0].tolist() == ["b"]


def test_a_target_where_nobody_lives_is_covered_by_surface_and_gets_nothing(sources):
    halves = area_set(west=box(0, 0, 5, 10), park=box(5, 0, 25, 10))
    mask = gpd.GeoSeries([box(0, 0, 5, 10), box(10, 0, 20, 1)], crs=SWEREF)
    park = area_set(home=box(0, 0, 5, 10), park=box(5, 0, 10, 10))
    one = area_set(a=box(0, 0, 10, 10))
    found = crosswalk(one, park, Inhabited(mask.iloc[:1]))
    assert dense(found) == ([[1, 0]], [[1, 1]])
    assert found.whole.tolist() == [True, False]
    partly = crosswalk(one, halves, Inhabited(mask.iloc[:1]))
    assert partly.covered.tolist() == pytest.approx([1, 0.25])


def test_points_on_borders_count_once(sources):
    halves = area_set(low=box(0, 0, 20, 5), high=box(0, 5, 20, 10))
    places = [(1, 1), (2, 5), (10, 5), (12, 8), (100, 100)]
    points = gpd.GeoSeries(gpd.points_from_xy(*zip(*places, strict=True)), crs=SWEREF)
    found = crosswalk(sources, halves, Placed(points, pd.Series([3.0, 1.0, 1.0, 5.0, 9.0])))
    assert found.used.tolist() == [1, 1]
    assert found.covered.tolist() == [1, 1]
    total = found.shares.T @ np.array([5.0, 5.0])
    assert total.sum() == pytest.approx(10)
    assert np.array(dense(found)[0]) == pytest.approx(np.array([[1, 0], [0, 1]]))


def test_slivers_are_dropped_and_the_rest_takes_their_place(sources):
    drawn = area_set(p=box(0, 0, 10.004, 10), q=box(10.004, 0, 19.999, 10))
    found = crosswalk(sources, drawn)
    assert dense(found) == ([[1, 0], [0, 1]], [[1, 0], [0, 1]])
    assert found.whole.all()
    exact = crosswalk(sources, drawn, sliver=0.0)
    assert exact.shares.toarray()[1] == pytest.approx([0.0004, 0.9995], abs=1e-6)
    assert exact.used["b"] == pytest.approx(0.9999, abs=1e-6)


def test_a_small_target_inside_a_large_source_is_no_sliver():
    large = area_set(a=box(0, 0, 1000, 1000))
    found = crosswalk(large, area_set(dot=box(5, 5, 10, 10), rest=box(0, 100, 1000, 1000)))
    assert found.shares.toarray()[0, 0] == pytest.approx(25e-6)
    assert found.covered["dot"] == 1


def test_outlines_that_also_touch_give_the_ground_alone():
    notched = shapely.Polygon(
        [(0, 0), (10, 0), (10, 10), (6, 10), (6, 5), (4, 5), (4, 10), (0, 10)]
    )
    lower = shapely.Polygon([(0, 0), (10, 0), (10, 5), (6, 5), (6, 20), (4, 20), (4, 5), (0, 5)])
    found = crosswalk(
        area_set(a=notched),
        area_set(t=lower),
        Inhabited(gpd.GeoSeries([box(0, 0, 10, 10)], crs=SWEREF)),
    )
    assert found.shares.toarray()[0, 0] == pytest.approx(50 / 90)


def test_nested_areas_have_shares_of_exactly_one():
    fine = area_set(a1=box(0, 0, 3, 10), a2=box(3, 0, 10, 10), b1=box(10, 0, 20, 10))
    coarse = area_set(b=box(10, 0, 20.5, 10), a=box(0, 0, 10, 10.5))
    parent = pd.Series({"a2": "a", "b1": "b", "a1": "a"})
    found = nested(fine, coarse, parent)
    assert found.shares.toarray().tolist() == [[0, 1], [0, 1], [1, 0]]
    assert np.array(dense(found)[1]) == pytest.approx(np.array([[0, 0.3], [0, 0.7], [1, 0]]))
    assert found.whole.all()
    strict = nested(fine, coarse, parent, drawn_apart=0.0)
    assert strict.covered.tolist() == pytest.approx([10 / 10.5, 10 / 10.5])


def test_a_parent_that_lacks_a_part_is_covered_in_part():
    fine = area_set(a1=box(0, 0, 3, 10))
    found = nested(fine, area_set(a=box(0, 0, 10, 10)), pd.Series({"a1": "a"}))
    assert found.covered.tolist() == pytest.approx([0.3])
    assert found.shares.toarray().tolist() == [[1]]


def test_the_way_down_is_by_what_is_measured_in_the_smaller_areas():
    fine = area_set(a1=box(0, 0, 3, 10), a2=box(3, 0, 10, 10))
    coarse = area_set(a=box(0, 0, 10, 10))
    parent = pd.Series({"a1": "a", "a2": "a"})
    people = Counted(fine, pd.Series({"a1": 90.0, "a2": 10.0}))
    down = nested(fine, coarse, parent, people).back
    assert down.shares.toarray() == pytest.approx(np.array([[0.9, 0.1]]))
    assert down.parts.toarray().tolist() == [[1, 1]]
    assert (list(down.sources), list(down.targets)) == (["a"], ["a1", "a2"])


def test_parents_of_another_edition_are_refused():
    fine = area_set(a1=box(0, 0, 5, 10), b1=box(5, 0, 10, 10), c1=box(10, 0, 15, 10))
    coarse = area_set(a=box(5, 0, 10, 10), b=box(0, 0, 5, 10))
    parent = pd.Series({"a1": "a", "b1": "b"})
    faults = faults_of(nested, fine, coarse, parent)
    assert [(fault.kind, fault.where) for fault in faults] == [
        (FaultKind.NOT_NESTED, code) for code in ("a1", "b1", "c1")
    ]
    assert kinds_of(nested, fine, coarse) == [FaultKind.NOT_NESTED]


def test_sources_that_overlap_are_refused_and_not_counted_twice():
    """Half of the ground is covered twice and half not at all: the sum would be the whole."""
    twice = area_set(a=box(0, 0, 5, 10), b=box(0, 0, 5, 10))
    whole = area_set(t=box(0, 0, 10, 10))
    faults = faults_of(crosswalk, twice, whole)
    assert [(fault.kind, fault.where) for fault in faults] == [
        (FaultKind.AREAS_OVERLAP, "a"),
        (FaultKind.AREAS_OVERLAP, "b"),
    ]
    assert kinds_of(crosswalk, whole, twice) == [FaultKind.AREAS_OVERLAP]
    allowed = crosswalk(twice, whole, max_overlap=1.0)
    assert allowed.covered.tolist() == [0.5]
    assert allowed.used.tolist() == [1, 1]


def test_a_little_overlap_neither_adds_nor_loses_anything():
    rough = area_set(a=box(0, 0, 10.05, 10), b=box(10, 0, 20, 10))
    found = crosswalk(rough, area_set(t=box(0, 0, 20, 10)))
    assert dense(found)[0] == [[1], [1]]
    assert found.covered.tolist() == pytest.approx([1])


def test_what_does_not_meet_and_what_is_drawn_in_another_system_are_told(sources):
    assert kinds_of(crosswalk, sources, area_set(far=box(50, 0, 60, 10))) == [
        FaultKind.NOTHING_IN_COMMON
    ]
    other = replace(sources, frame=sources.frame.set_crs("EPSG:3008", allow_override=True))
    assert kinds_of(crosswalk, sources, other) == [FaultKind.CRS_MISMATCH]
    assert kinds_of(nested, sources, other) == [FaultKind.CRS_MISMATCH]


def test_the_fingerprint_follows_shares_and_editions(sources, targets):
    found = crosswalk(sources, targets)
    assert found.fingerprint == crosswalk(sources, targets).fingerprint
    moved = area_set(p=box(0, 0, 13, 10), q=targets.geometry["q"], r=targets.geometry["r"])
    assert crosswalk(sources, moved).fingerprint != found.fingerprint
    other = crosswalk(replace(sources, division="deso_2018"), targets)
    assert other.fingerprint != found.fingerprint
    assert other.editions == ("deso_2018", "own")
    assert found.back.back.fingerprint == found.fingerprint


def test_inputs_are_not_changed(sources, targets):
    before = sources.fingerprint, targets.fingerprint
    crosswalk(sources, targets)
    assert (sources.fingerprint, targets.fingerprint) == before


# ------------------------------------------------------------------ properties


def strips(cuts, low, high, across):
    """A square cut into strips, upright or lying."""
    ends = sorted({low, *cuts, high})
    shapes = [
        box(one, low, two, high) if across else box(low, one, high, two)
        for one, two in itertools.pairwise(ends)
    ]
    return area_set(**{f"s{at}": shape for at, shape in enumerate(shapes)})


CUTS = st.lists(st.integers(1, 99), max_size=6)
FIGURES = st.lists(st.integers(0, 10_000), min_size=7, max_size=7)


@invented()
@given(CUTS, CUTS, st.booleans(), FIGURES, FIGURES)
def test_totals_are_kept_where_everything_is_covered(one, other, across, figures, people):
    sources, targets = strips(one, 0, 100, True), strips(other, 0, 100, across)
    small = strips([20, 45, 70], 0, 100, not across)
    counts = pd.Series(people[: len(small)], small.codes, dtype=float)
    for ground in (None, Counted(small, counts)):
        found = crosswalk(sources, targets, ground, sliver=0.0)
        figure = np.array(figures[: len(sources)], dtype=float)
        assert (found.shares.T @ figure).sum() == pytest.approx(figure.sum(), abs=1e-6)
        for matrix in (found.shares, found.parts):
            assert matrix.nnz == 0 or (matrix.data.min() > 0 and matrix.data.max() <= 1 + 1e-12)
        assert found.used.to_numpy() == pytest.approx(1)
        assert found.covered.to_numpy() == pytest.approx(1)


@invented()
@given(CUTS, CUTS, st.integers(20, 80), FIGURES)
def test_less_ground_never_gives_more(one, other, end, figures):
    sources, targets = strips(one, 0, 100, True), strips(other, 0, 100, False)
    cut = AreaSet(sources.frame.assign(geometry=sources.geometry.intersection(box(0, 0, 100, end))))
    whole, less = crosswalk(sources, targets, sliver=0.0), crosswalk(cut, targets, sliver=0.0)
    assert (less.covered <= whole.covered + 1e-9).all()
    assert less.covered.iloc[0] == pytest.approx(
        min(1.0, end / targets.geometry.iloc[0].bounds[3]), abs=1e-9
    )


@invented()
@given(CUTS, CUTS, FIGURES)
def test_a_count_that_grows_makes_no_target_smaller(one, other, figures):
    sources, targets = strips(one, 0, 100, True), strips(other, 0, 100, True)
    found = crosswalk(sources, targets)
    figure = np.array(figures[: len(sources)], dtype=float)
    more = figure + np.arange(len(figure))
    assert (found.shares.T @ more >= found.shares.T @ figure - 1e-9).all()
