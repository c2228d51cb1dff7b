import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.faults import Fault, FaultKind
from scoring.certainty.spatial import LocalPattern, getis_ord
from scoring.places.hotspots import grow_hotspots
from tests.helpers.areas import faults_of
from tests.helpers.graphs import chain, graph_of, planar, series
from tests.helpers.invented import invented


def pattern_of(graph, hot, name="hot"):
    table = pd.DataFrame({"cluster": ""}, graph.codes)
    table.loc[list(hot), "cluster"] = name
    return LocalPattern(table, (), ())


def grown(graph, hot, need, size, minimum, maximum, **options):
    pattern = pattern_of(graph, hot, **options)
    return grow_hotspots(
        pattern, series(graph, need), series(graph, size), graph, minimum=minimum, maximum=maximum
    )


def test_a_cluster_grows_by_its_neediest_neighbour():
    found = grown(chain(6), ["A2", "A3"], [10, 40, 90, 95, 50, 60], [1] * 6, 4, 5)
    (candidate,) = found.candidates
    assert candidate.codes == ("A2", "A3", "A4", "A5")
    assert candidate.made == "hotspot"
    assert found.starts == (("A2", "A3"),)
    assert found.cut == found.too_small == ()


def test_it_stops_at_the_minimum_and_passes_by_what_does_not_fit():
    found = grown(chain(5), ["A2"], [0, 70, 90, 80, 0], [1, 1, 2, 9, 1], 3, 4)
    assert found.candidates[0].codes == ("A1", "A2")


def test_the_neediest_cluster_goes_first_and_areas_are_taken_once():
    found = grown(chain(5), ["A1", "A3"], [0, 80, 50, 90, 0], [1] * 5, 2, 2)
    assert [own.codes for own in found.candidates] == [("A2", "A3"), ("A0", "A1")]
    assert [own.id for own in found.candidates] == ["hotspot-1", "hotspot-2"]


def test_a_cluster_above_the_maximum_is_cut_down_to_its_neediest():
    found = grown(chain(5), ["A0", "A1", "A2", "A3"], [70, 60, 95, 90, 0], [1] * 5, 1, 2)
    assert found.candidates[0].codes == ("A2", "A3")
    assert found.cut == ("A0", "A1")


def test_a_cluster_that_cannot_reach_the_minimum_is_told():
    graph = chain(4).without([("A1", "A2")])
    found = grown(graph, ["A0"], [90, 10, 10, 10], [1] * 4, 3, 4)
    assert found.candidates == ()
    assert found.too_small == (("A0",),)


def test_areas_without_figures_are_never_taken():
    found = grown(chain(4), ["A1"], [np.nan, 90, 20, 10], [1, 1, 1, np.nan], 2, 3)
    assert found.candidates[0].codes == ("A1", "A2")
    found = grown(chain(4), ["A1"], [np.nan, 90, 20, 10], [1, 1, 1, np.nan], 3, 3)
    assert found.too_small == (("A1",),)


def test_nothing_significant_is_no_candidate():
    found = grown(chain(4), [], [1, 2, 3, 4], [1] * 4, 1, 2)
    assert found.candidates == ()


def test_clusters_of_local_moran_count_too():
    assert grown(chain(3), ["A1"], [1, 9, 2], [1] * 3, 1, 1, name="HH").candidates
    assert not grown(chain(3), ["A1"], [1, 9, 2], [1] * 3, 1, 1, name="HL").candidates


def test_bounds_that_cross_are_refused():
    (fault,) = faults_of(grown, chain(2), [], [1, 2], [1, 1], 2, 1)
    assert fault == Fault(FaultKind.FIELD_VALUE, "", "minimum", "2", "≤ 1")


@invented(15)
@given(st.integers(0, 10_000), st.integers(10, 40))
def test_every_candidate_is_contiguous_and_within_bounds(seed, count):
    generator = np.random.default_rng(seed)
    graph = planar(seed, count)
    need = series(graph, generator.uniform(0, 100, count))
    size = series(graph, generator.integers(1, 9, count))
    pattern = pattern_of(graph, graph.codes[generator.uniform(size=count) < 0.3])
    found = grow_hotspots(pattern, need, size, graph, minimum=8, maximum=16)
    held = [code for own in found.candidates for code in own.codes]
    assert len(held) == len(set(held))
    for own, start in zip(found.candidates, found.starts, strict=True):
        assert graph.is_contiguous(own.codes)
        assert 8 <= size[list(own.codes)].sum() <= 16
        assert own.codes == graph.ordered(own.codes)
        assert set(start) <= set(own.codes)
    hot = set(pattern.table.index[pattern.table["cluster"] == "hot"])
    told = {*held, *found.cut, *(code for part in found.too_small for code in part)}
    assert hot <= told


def test_a_hot_corner_is_found_from_the_statistic_itself():
    side = 10
    across = [(at, at + 1) for at in range(side**2) if (at + 1) % side]
    graph = graph_of([*across, *((at, at + side) for at in range(side * (side - 1)))])
    row, column = np.divmod(np.arange(side**2), side)
    corner = (row < 4) & (column < 4)
    need = series(graph, np.random.default_rng(1).normal(np.where(corner, 90, 20), 3))
    pattern = getis_ord(need, graph.adjacency)
    size = series(graph, [1] * side**2)
    (one,) = grow_hotspots(pattern, need, size, graph, minimum=12, maximum=16).candidates
    assert set(one.codes) <= set(graph.codes[corner])
    assert len(one.codes) >= 12


@pytest.mark.parametrize("maximum", [3, 4])
def test_the_maximum_is_allowed_itself(maximum):
    found = grown(chain(6), ["A2"], [1, 2, 9, 8, 7, 6], [1] * 6, maximum, maximum)
    assert len(found.candidates[0].codes) == maximum
