"""Statistics of neighbours: published examples, formulas by hand, guards and seeds."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from libpysal import examples
from scipy.sparse import csr_array, csr_matrix

from scoring.certainty.spatial import getis_ord, global_moran, local_moran
from tests.helpers.areas import assert_same_index
from tests.helpers.invented import invented

LOCAL = [local_moran, getis_ord]
EVERY = [global_moran, *LOCAL]


def example(name):
    """Lines of a file of examples that libpysal brings, without the heading."""
    return Path(examples.get_path(name)).read_text(encoding="utf-8").split("\n")[1:]


def links_of_gal(name):
    """Adjacency from a GAL file: for each area a line with its id and one with its neighbours."""
    lines = [line.split() for line in example(name)]
    pairs = [(head[0], others) for head, others in zip(lines[::2], lines[1::2], strict=False)]
    ids = sorted((code for code, _ in pairs), key=int)
    matrix = np.zeros((len(ids), len(ids)))
    for code, others in pairs:
        matrix[ids.index(code), [ids.index(other) for other in others]] = 1
    return csr_array(matrix)


def chain(count):
    """Areas in a row, each a neighbour of the next."""
    return csr_array(np.eye(count, k=1) + np.eye(count, k=-1))


def lattice(side):
    """Areas in a square, neighbours by a common border."""
    line = np.eye(side, k=1) + np.eye(side, k=-1)
    return csr_array(np.kron(line, np.eye(side)) + np.kron(np.eye(side), line))


def named(values):
    return pd.Series(values, [f"A{number}" for number in range(1, len(values) + 1)], dtype=float)


def clustered(side=8, seed=1):
    """High in one corner of a square, low in the other, and noise."""
    row, column = np.divmod(np.arange(side**2), side)
    return named(row + column + np.random.default_rng(seed).normal(0, 1, side**2))


def column(name, heading):
    head, *rows = [line.split(",") for line in example(name) if line.strip()]
    return named([float(row[[cell.strip('"') for cell in head].index(heading)]) for row in rows])


def test_homicides_around_st_louis_as_published():
    """esda 2.9, documentation of Moran, read."""
    rates = column("stl_hom.txt", "HR8893")
    found = global_moran(rates, links_of_gal("stl.gal"), permutations=999)
    assert found.areas == 78
    assert round(found.statistic, 3) == 0.244
    assert found.expected == pytest.approx(-0.012987012987012988)
    assert found.p < 0.01


def test_the_quadrants_of_de_smith_as_published():
    """esda 2.9, documentation of Moran_Local, read: 4 is HL there, 3 LL, 2 LH and 1 HH."""
    found = local_moran(
        column("desmith.txt", "z"), links_of_gal("desmith.gal"), permutations=99, alpha=1.0
    )
    expected = ["HL", "HL", "HL", "LH", "LL", "LL", "HH", "HL", "LL", "LL"]
    assert found.table["cluster"].to_list() == expected


def test_gi_star_of_six_points_as_published():
    """esda 2.9, documentation of G_Local, read."""
    points = np.array([(10, 10), (20, 10), (40, 10), (15, 20), (30, 20), (30, 30)])
    apart = np.linalg.norm(points[:, None] - points[None], axis=2)
    found = getis_ord(named([2, 3, 3.2, 5, 8, 7]), csr_array(apart <= 15), permutations=99)
    published = [-1.39727626, -0.28917762, 0.65064964, -0.28917762, 1.23452088, 2.02424331]
    assert found.table["statistic"].to_numpy() == pytest.approx(published)


def test_gi_star_by_hand():
    values, links = clustered(), lattice(8)
    found = getis_ord(values, links, permutations=99).table["statistic"]
    assert found.to_numpy() == pytest.approx(gi_star(values.to_numpy(), links.toarray()))


def gi_star(x, links):
    """The statistic of Ord and Getis (1995) for weights of any kind, written out."""
    n, weights = len(x), links + np.eye(len(x))
    total, squares = weights.sum(axis=1), (weights**2).sum(axis=1)
    scale = x.std() * np.sqrt((n * squares - total**2) / (n - 1))
    return (weights @ x - total * x.mean()) / scale


def test_local_morans_are_by_hand_and_average_to_the_global():
    values, links = clustered(), lattice(8)
    z = (values - values.mean()).to_numpy()
    rows = links.toarray() / links.toarray().sum(axis=1, keepdims=True)
    by_hand = z * (rows @ z) / (np.sum(z**2) / (len(z) - 1))
    local = local_moran(values, links, permutations=99).table["statistic"].to_numpy()
    assert local == pytest.approx(by_hand)
    whole = global_moran(values, links, permutations=99)
    assert whole.statistic == pytest.approx(local.sum() / (len(z) - 1))


def test_corners_that_are_high_and_low_are_found():
    found = local_moran(clustered(), lattice(8), permutations=999)
    assert {"HH", "LL"} <= set(found.table["cluster"])
    assert found.table.loc["A55", "cluster"] == "HH"
    assert found.table.loc["A10", "cluster"] == "LL"
    hot = getis_ord(clustered(), lattice(8), permutations=999)
    assert hot.table.loc["A55", "cluster"] == "hot"
    assert hot.table.loc["A10", "cluster"] == "cold"


@pytest.mark.parametrize("call", LOCAL)
def test_only_what_is_significant_after_the_correction_has_a_class(call):
    found = call(clustered(), lattice(8), permutations=499, alpha=0.05).table
    assert ((found["q"] <= 0.05) == (found["cluster"] != "")).all()
    assert (found["q"] >= found["p"]).all()
    ordered = found.sort_values("p")
    by_hand = (ordered["p"] * 64 / np.arange(1, 65))[::-1].cummin()[::-1].clip(upper=1)
    np.testing.assert_allclose(ordered["q"], by_hand)


@pytest.mark.parametrize("call", LOCAL)
def test_noise_has_hardly_a_cluster(call):
    noise = named(np.random.default_rng(3).normal(size=100))
    assert (call(noise, lattice(10), permutations=999).table["cluster"] != "").sum() <= 2


@pytest.mark.parametrize("call", EVERY)
def test_areas_that_cannot_take_part_are_left_out_and_named(call):
    values = clustered()
    links = lattice(8).tolil()
    links[9, :] = 0
    links[:, 9] = 0
    values.iloc[[20, 1, 8]] = np.nan  # the corner A1 has A2 and A9 for neighbours
    values.iloc[40] = np.inf
    found = call(values, csr_array(links), permutations=99)
    assert found.missing == ("A2", "A9", "A21", "A41")
    assert found.islands == ("A1", "A10")
    taking_part = ~values.index.isin([*found.missing, *found.islands])
    again = call(
        values[taking_part],
        csr_array(links)[taking_part][:, taking_part],
        permutations=99,
    )
    if call is global_moran:
        assert found.statistic == again.statistic
        assert found.areas == 58
    else:
        assert_same_index(found.table, values.index)
        pd.testing.assert_frame_equal(found.table[taking_part], again.table)
        assert found.table.loc[~taking_part, ["statistic", "p", "q"]].isna().all(axis=None)
        assert (found.table.loc[~taking_part, "cluster"] == "").all()


@pytest.mark.parametrize("call", EVERY)
@pytest.mark.parametrize(
    "values",
    [named([0.1] * 9), named([1]), named([1, 2, 3]), named([np.nan] * 9), named([])],
    ids=["constant", "one area", "three areas", "no figures", "no areas"],
)
def test_too_little_gives_no_figures(call, values):
    found = call(values, chain(len(values)), permutations=99)
    if call is global_moran:
        assert np.isnan([found.statistic, found.expected, found.z, found.p]).all()
    else:
        assert_same_index(found.table, values.index)
        assert found.table[["statistic", "p", "q"]].isna().all(axis=None)
        assert (found.table["cluster"] == "").all()


@invented(10)
@given(st.permutations(range(25)))
def test_the_order_of_areas_does_not_matter_to_the_statistic(order):
    values, links = clustered(5), lattice(5)
    shuffled = csr_array(links.toarray()[np.ix_(order, order)])
    for call in LOCAL:
        one = call(values, links, permutations=9).table["statistic"]
        other = call(values.iloc[order], shuffled, permutations=9).table["statistic"]
        pd.testing.assert_series_equal(one, other.loc[one.index])


@invented(10)
@given(st.floats(-1e3, 1e3), st.floats(1e-2, 1e3))
def test_another_unit_gives_the_same_pattern(shift, scale):
    values, links = clustered(5).round(3), lattice(5)
    for call in LOCAL:
        one = call(values, links, permutations=99).table
        other = call(shift + scale * values, links, permutations=99).table
        np.testing.assert_allclose(one["statistic"], other["statistic"], rtol=1e-6, atol=1e-6)
        np.testing.assert_allclose(one["p"], other["p"], atol=0.021)


@pytest.mark.parametrize("call", EVERY)
def test_a_seed_gives_its_p_again_and_numpys_own_draws_are_left_alone(call):
    values, links = clustered(5), lattice(5)
    before = np.random.get_state()[1].copy()  # noqa: NPY002
    one, again = (call(values, links, permutations=99, seed=5) for _ in range(2))
    other = call(values, links, permutations=99, seed=6)
    assert (np.random.get_state()[1] == before).all()  # noqa: NPY002
    if call is global_moran:
        assert one == again
    else:
        pd.testing.assert_frame_equal(one.table, again.table)
        assert not one.table["p"].equals(other.table["p"])


@pytest.mark.parametrize("call", EVERY)
def test_inputs_are_not_changed(call):
    values, links = clustered(5), csr_matrix(lattice(5) + np.eye(25))
    kept, data = values.copy(), links.copy()
    call(values, links, permutations=9)
    pd.testing.assert_series_equal(values, kept)
    assert (links != data).nnz == 0


def test_a_matrix_of_other_areas_is_refused():
    with pytest.raises(ValueError, match=r"adjacency of 9 areas is needed, got \(8, 8\)"):
        global_moran(named(range(9)), chain(8))
