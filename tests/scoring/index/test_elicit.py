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


def test_pairwise_judgements_give_the_published_weights():
    """The 3 x 3 matrix (3, 5, 3): weights 0.637, 0.258, 0.105 and CR 0.033.

    A stock example of the eigenvector method; the eigenvalue is 3.0385.
    """
    result = pairwise(judgement_matrix({(0, 1): 3.0, (0, 2): 5.0, (1, 2): 3.0}, 3))
    assert result.weights == pytest.approx([0.637, 0.258, 0.105], abs=5e-4)
    assert result.consistency_ratio == pytest.approx((3.0385 - 3) / 2 / 0.58, abs=1e-4)
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
