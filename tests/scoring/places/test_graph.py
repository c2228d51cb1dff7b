import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_array

from geo.borders import Borders
from geo.faults import Fault, FaultKind
from scoring.places.graph import AreaGraph, polsby_popper, roundness
from tests.helpers.areas import faults_of
from tests.helpers.graphs import chain, graph_of, hangs_together, planar
from tests.helpers.invented import invented

RING = graph_of([(0, 1), (1, 2), (2, 3), (3, 0)], 5)


def test_parts_and_islands():
    assert RING.islands == ("A4",)
    assert RING.parts(["A4", "A2", "A0", "A2"]) == (("A0",), ("A2",), ("A4",))
    assert RING.parts(["A3", "A0", "A4"]) == (("A0", "A3"), ("A4",))
    assert RING.is_contiguous(["A4"])
    assert RING.is_contiguous(["A1", "A0"])
    assert not RING.is_contiguous(["A0", "A4"])
    assert not RING.is_contiguous([])
    assert RING.ordered(["A3", "A1", "A3"]) == ("A1", "A3")


def test_every_unknown_code_is_told():
    assert faults_of(RING.parts, ["x", "A1", "y"]) == (
        Fault(FaultKind.CODE_NOT_IN_AREAS, received="x", allowed="5"),
        Fault(FaultKind.CODE_NOT_IN_AREAS, received="y", allowed="5"),
    )
    assert faults_of(RING.without, [("A0", "z")])


def test_a_barrier_parts_two_areas_and_nothing_else():
    cut = RING.without([("A1", "A0"), ("A0", "A2")])
    assert not cut.is_contiguous(["A0", "A1"])
    assert cut.is_contiguous(["A0", "A1", "A2", "A3"])
    assert cut.without([("A3", "A2")]).parts(RING.codes) == (("A0", "A3"), ("A1", "A2"), ("A4",))
    assert RING.without([]) is RING
    assert RING.is_contiguous(["A0", "A1"])


def test_a_matrix_is_made_plain():
    raw = csr_array(np.array([[5.0, 2.0, 0.0], [0.0, 0.0, 0.0], [0.0, 3.0, 0.0]]))
    graph = AreaGraph(pd.Index(["a", "b", "c"]), raw)
    assert graph.adjacency.toarray().tolist() == [[0, 1, 0], [1, 0, 1], [0, 1, 0]]
    assert raw.toarray()[0, 0] == 5
    with pytest.raises(ValueError, match="2 areas is needed"):
        AreaGraph(pd.Index(["a", "b"]), raw)


def test_some_of_the_areas():
    part = RING.within([True, True, False, True, False])
    assert list(part.codes) == ["A0", "A1", "A3"]
    assert part.parts(part.codes) == (("A0", "A1", "A3"),)


def test_polsby_popper_of_squares():
    # Squares of 100 m in a row: four times pi times the surface over the square of the outline.
    graph = chain(4)
    borders = Borders(graph.codes, np.full(4, 1e4), np.full(4, 400.0), 100.0 * graph.adjacency)
    assert polsby_popper(borders, ["A0"]) == pytest.approx(np.pi / 4)
    assert polsby_popper(borders, ["A1", "A2"]) == pytest.approx(4 * np.pi * 2e4 / 600**2)
    assert polsby_popper(borders, ["A0", "A3"]) == pytest.approx(4 * np.pi * 2e4 / 800**2)
    assert roundness(np.pi, 2 * np.pi) == 1


@invented()
@given(st.integers(0, 10_000), st.integers(4, 14), st.data())
def test_parts_are_those_found_by_walking(seed, count, data):
    graph = planar(seed, count)
    chosen = data.draw(st.lists(st.sampled_from(range(count)), unique=True, min_size=1))
    parts = graph.parts(graph.codes[chosen])
    places = [[int(code[1:]) for code in part] for part in parts]
    assert sorted(at for part in places for at in part) == sorted(chosen)
    for part in places:
        assert hangs_together(graph, part)
    assert graph.is_contiguous(graph.codes[chosen]) == hangs_together(graph, sorted(chosen))
