"""Candidates drawn together: by enumeration, by symmetry, and with those in common."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import norm

from scoring.places.candidates import Candidate
from scoring.places.figures import candidate_figures
from scoring.places.joint import correlation, in_common, joint_indices, share_above
from scoring.scenario import Uncertainty
from scoring.score import score
from tests.helpers.scenarios import indicator, scenario_of
from tests.helpers.tables import indicator_card, table_of

MEAN = {"method": "weighted_mean", "weight": "pop"}
CARDS = {
    "pop": indicator_card("pop"),
    "x": indicator_card("x", kind="share", unit="%", upwards=MEAN),
    "y": indicator_card("y", kind="share", unit="%", upwards=MEAN),
}
CODES = [*"abcd"]


def drawn(columns, scenario, *named, together=None, **choice):
    table = table_of(columns, CODES)
    result = score(table, scenario)
    candidates = [Candidate(id=each, name=each, codes=[*each]) for each in named]
    figures = candidate_figures(candidates, table, CARDS, result, "pop")
    likeness = correlation(in_common(candidates, table.values["pop"]))
    used = likeness if together is None else together
    return joint_indices(figures, used, table, result, Uncertainty(**choice))


ONE = scenario_of(("d", 1, [indicator("x")]))
TWO = scenario_of(("d", 1, [indicator("x")]), ("e", 1, [indicator("y")]))


def test_persons_in_common_and_how_chance_goes_together():
    candidates = [Candidate(id=each, name=each, codes=[*each]) for each in ("ab", "bc", "d")]
    persons = pd.Series([100, 300, 100, 50], CODES, dtype=float)
    common = in_common(candidates, persons)
    assert common.to_numpy().tolist() == [[400, 300, 0], [300, 400, 0], [0, 0, 50]]
    assert correlation(common)[0].tolist() == [1, 0.75, 0]
    unknown = in_common(candidates, persons.where(persons.index != "b"))
    assert correlation(unknown)[0].tolist() == [1, 0, 0]


def test_how_often_one_lies_above_another_is_what_the_normal_curve_says():
    columns = {"pop": [100, 100, 100, 100], "x": [30, 40, 0, 100], "y": [1, 1, 2, 3]}
    indices = drawn(columns, ONE, "a", "b", draws=20_000, weights=0.0)
    error = 100 * np.sqrt((0.3 * 0.7 + 0.4 * 0.6) / 100)
    assert share_above(indices).loc["b", "a"] == pytest.approx(norm.cdf(10 / error), abs=0.01)


def test_the_weights_are_the_same_for_both():
    # b is above a by y alone: however the weights are drawn, it is never below.
    columns = {"pop": [1e12] * 4, "x": [30, 30, 0, 100], "y": [20, 21, 0, 100]}
    indices = drawn(columns, TWO, "a", "b", draws=500, weights=0.9)
    assert share_above(indices).to_numpy().tolist() == [[0.5, 0], [1, 0.5]]
    assert indices["a"].std() > 0.1


def test_a_candidate_against_itself_is_even():
    columns = {"pop": [100] * 4, "x": [30, 40, 0, 100], "y": [1, 1, 2, 3]}
    candidates = [Candidate(id=each, name=each, codes=("a",)) for each in ("k", "l")]
    table = table_of(columns, CODES)
    result = score(table, ONE)
    figures = candidate_figures(candidates, table, CARDS, result, "pop")
    together = correlation(in_common(candidates, table.values["pop"]))
    indices = joint_indices(figures, together, table, result, Uncertainty(draws=200))
    assert share_above(indices).loc["k", "l"] == 0.5


@pytest.mark.parametrize("aggregation", ["arithmetic", "geometric", "copeland"])
@pytest.mark.parametrize("scale", ["native", "min_max_100"])
def test_other_indices_are_drawn_too_and_mirror(aggregation, scale):
    columns = {"pop": [100] * 4, "x": [30, 40, 0, 100], "y": [30, 1, 2, 3]}
    shape = {"parameters": {"low": 1, "high": 100}}
    scenario = scenario_of(
        ("d", 1, [indicator("x", **shape)]),
        ("e", 1, [indicator("y", **shape)]),
        index={"aggregation": aggregation, "scale": scale},
    )
    above = share_above(drawn(columns, scenario, "a", "b", draws=60, weights=0.5))
    assert above.loc["a", "b"] + above.loc["b", "a"] == pytest.approx(1)
    again = share_above(drawn(columns, scenario, "a", "b", draws=60, weights=0.5))
    pd.testing.assert_frame_equal(above, again)


def test_without_an_index_nothing_is_told():
    columns = {"pop": [100] * 4, "x": [np.nan, 40, 0, 100], "y": [np.nan, 1, 2, 3]}
    above = share_above(drawn(columns, TWO, "a", "b", draws=50))
    assert np.isnan(above.loc["a", "b"])
    assert above.loc["b", "b"] == 0.5
