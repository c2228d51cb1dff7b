import numpy as np
import pandas as pd
import pytest

from scoring.index.elicit import budget, judgement_matrix, pairwise, swing


def test_points_become_mean_shares_with_their_spread():
    points = pd.DataFrame({"x": [50, 30, 0], "y": [50, 10, 0]})
    result = budget(points)
    assert result.weights.to_dict() == pytest.approx({"x": 0.625, "y": 0.375})
    assert (result.low["x"], result.high["x"]) == (0.5, 0.75)
    assert result.deviation["x"] == pytest.approx(np.std([0.5, 0.75], ddof=1))


@pytest.mark.parametrize("points", [{"x": [0], "y": [0]}, {"x": [-1], "y": [5]}])
def test_no_points_and_negative_points_are_refused(points):
    with pytest.raises(ValueError, match="points"):
        budget(pd.DataFrame(points))


def test_pairwise_judgements_of_three_in_closed_form():
    """A second way: for three members the eigenvector is the geometric mean of each row, and the
    eigenvalue 1 + q + 1 / q with q the cube root of a_13 / (a_12 a_23)."""
    matrix = judgement_matrix({(0, 1): 3.0, (0, 2): 5.0, (1, 2): 3.0}, 3)
    result = pairwise(matrix)
    means = np.prod(matrix, axis=1) ** (1 / 3)
    assert result.weights == pytest.approx(means / means.sum())
    q = (5 / (3 * 3)) ** (1 / 3)
    assert result.consistency_ratio == pytest.approx((1 + q + 1 / q - 3) / 2 / 0.58)
    assert result.is_consistent


def test_judgements_that_follow_from_weights_give_them_back_without_contradiction():
    weights = np.array([0.5, 0.3, 0.15, 0.05])
    result = pairwise(weights[:, None] / weights[None, :])
    assert result.weights == pytest.approx(weights)
    assert result.consistency_ratio == pytest.approx(0.0, abs=1e-12)


def test_judgements_that_go_round_in_a_circle_are_not_consistent():
    assert not pairwise(judgement_matrix({(0, 1): 5.0, (1, 2): 5.0, (0, 2): 0.2}, 3)).is_consistent


def test_two_members_cannot_contradict_one_another():
    assert pairwise(judgement_matrix({(0, 1): 9.0}, 2)).consistency_ratio == 0.0


@pytest.mark.parametrize("matrix", [[[1, 2], [2, 1]], [[1, 0], [0, 1]], [[1, 2, 3], [1, 1, 1]]])
def test_what_is_no_matrix_of_judgements_is_refused(matrix):
    with pytest.raises(ValueError, match="judgements"):
        pairwise(np.array(matrix, dtype=float))


def test_swing_points_are_scaled_to_one():
    assert swing(pd.Series({"x": 100, "y": 60, "z": 40})).to_list() == [0.5, 0.3, 0.2]
    with pytest.raises(ValueError, match="points"):
        swing(pd.Series({"x": 0.0}))
