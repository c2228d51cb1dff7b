"""Lengths of borders: squares by hand, and the outline of a union as geometry gives it."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.areas import AreaSet
from geo.borders import borders
from geo.neighbours import neighbours
from tests.helpers.areas import area_set, square
from tests.helpers.invented import invented

DATA = Path(__file__).parents[2] / "data" / "malmo" / "areas"


def grid(rows=3, columns=3, gap=0.0):
    cells = {f"r{r}c{c}": square(c, r) for r in range(rows) for c in range(columns)}
    return area_set(**{code: cell.buffer(-gap / 2) for code, cell in cells.items()})


def measured(areas, **options):
    return borders(areas, neighbours(areas), **options)


@pytest.mark.parametrize("gap", [0.0, 0.05])
def test_squares_by_hand(gap):
    found = measured(grid(gap=gap), tolerance=0.1)
    shared = found.shared.toarray()
    assert (shared == shared.T).all()
    assert found.surface == pytest.approx(np.full(9, (100 - gap) ** 2))
    assert found.perimeter == pytest.approx(np.full(9, 4 * (100 - gap)))
    # The middle one has four sides; corners share nothing.
    assert shared[4] == pytest.approx([0, 100, 0, 100, 0, 100, 0, 100, 0], abs=0.2)
    assert (shared[4] > 0).sum() == 4
    assert list(found.codes) == list(grid().codes)


def test_an_enclave_shares_its_whole_outline():
    around = square(side=300).difference(square(1, 1))
    found = measured(area_set(around=around, within=square(1, 1)))
    assert found.shared.toarray()[0, 1] == pytest.approx(400, abs=0.5)
    assert found.perimeter[0] == pytest.approx(1200 + 400)


def test_areas_apart_share_nothing():
    assert measured(area_set(a=square(), b=square(5))).shared.nnz == 0


def test_neighbours_of_other_areas_are_refused():
    with pytest.raises(ValueError, match="same areas"):
        borders(grid(2, 2), neighbours(grid(3, 3)))


@invented(15)
@given(st.sets(st.integers(0, 24), min_size=1))
def test_the_outline_of_any_set_is_that_of_the_union(chosen):
    areas = grid(5, 5)
    found = measured(areas)
    at = sorted(chosen)
    outline = found.perimeter[at].sum() - found.shared[at][:, at].sum()
    union = shapely.coverage_union_all(np.asarray(areas.geometry)[at])
    assert outline == pytest.approx(shapely.length(union), abs=0.5 * len(at))


def test_the_outline_of_malmo_is_that_of_its_areas():
    frame = gpd.read_file(DATA / "deso.geojson").set_index("code").to_crs("EPSG:3006")
    areas = AreaSet(frame)
    found = measured(areas)
    shapes = np.asarray(areas.geometry)
    for parent, members in frame.groupby("parent"):
        at = areas.codes.get_indexer(members.index)
        outline = found.perimeter[at].sum() - found.shared[at][:, at].sum()
        union = shapely.union_all(shapely.set_precision(shapes[at], 0.01))
        assert outline == pytest.approx(shapely.length(union), rel=0.02), parent
