"""Which areas resemble one: by hand, in any unit, with figures missing."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial.distance import mahalanobis

from scoring.places.similar import similar
from tests.helpers.invented import invented

OTHERS = pd.DataFrame(
    {"x": [0.0, 10, 20, 10], "y": [1.0, 3, 5, np.nan]}, pd.Index([*"abcd"], name="code")
)
PROFILE = pd.Series({"x": 10.0, "y": 5.0})


def test_distances_by_hand():
    found = similar(PROFILE, OTHERS)
    x, y = OTHERS["x"].std(ddof=0), OTHERS["y"].std(ddof=0)
    assert list(found.index) == ["d", "b", "c", "a"]
    assert found.loc["b", "distance"] == pytest.approx(2 / y / np.sqrt(2))
    assert found.loc["a", "distance"] == pytest.approx(np.hypot(10 / x, 4 / y) / np.sqrt(2))
    assert found.loc["d", ["distance", "shared", "lacking"]].to_list() == [0, 1, ("y",)]


def test_too_little_in_common_is_no_likeness():
    assert "d" not in similar(PROFILE, OTHERS, least_shared=0.6).index


def test_what_the_candidate_lacks_is_not_used():
    found = similar(pd.Series({"x": 10.0, "y": np.nan}), OTHERS)
    assert set(found["shared"]) == {1}
    assert set(found["lacking"]) == {()}
    assert similar(pd.Series({"x": np.nan, "y": np.nan}), OTHERS).empty


def test_what_is_the_same_everywhere_tells_nothing():
    same = OTHERS.assign(z=3.0)
    found = similar(pd.Series({"x": 10.0, "y": 5.0, "z": 99.0}), same)
    pd.testing.assert_frame_equal(found, similar(PROFILE, OTHERS))


def test_mahalanobis_as_scipy_has_it():
    generator = np.random.default_rng(1)
    others = pd.DataFrame(generator.normal(size=(30, 3)) @ [[1, 1, 0], [0, 1, 0], [0, 0, 5]])
    profile = pd.Series([1.0, 2.0, 3.0])
    found = similar(profile, others, distance="mahalanobis")
    inverse = np.linalg.inv(np.cov(others.T, ddof=0))
    for code, row in others.iterrows():
        expected = mahalanobis(row, profile, inverse) / np.sqrt(3)
        assert found.loc[code, "distance"] == pytest.approx(expected)


def test_what_goes_together_counts_once():
    generator = np.random.default_rng(1)
    plain = pd.DataFrame({"x": generator.normal(size=20), "y": generator.normal(size=20)})
    twice = plain.assign(x2=plain["x"] * 7 + 1)
    profile = pd.Series({"x": 0.5, "y": 0.5, "x2": 4.5})
    one = similar(profile[["x", "y"]], plain, distance="mahalanobis")["distance"]
    both = similar(profile, twice, distance="mahalanobis")["distance"]
    assert both.to_numpy() * np.sqrt(3) == pytest.approx(one.to_numpy() * np.sqrt(2))


@given(st.floats(0.1, 100), st.floats(-50, 50))
@invented()
@pytest.mark.parametrize("distance", ["euclidean", "mahalanobis"])
def test_units_do_not_matter(distance, factor, shift):
    complete = OTHERS.drop(index="d")
    moved = complete.assign(x=complete["x"] * factor + shift)
    profile = pd.Series({"x": 10.0 * factor + shift, "y": 5.0})
    before = similar(PROFILE, complete, distance=distance)["distance"].sort_index()
    after = similar(profile, moved, distance=distance)["distance"].sort_index()
    assert after.to_numpy() == pytest.approx(before.to_numpy(), abs=1e-6)
