from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from scoring.followup.goals import standing
from scoring.followup.panel import Break, Panel
from tests.helpers.baselines import goal


def panel(values, base=1000.0, is_share=True):
    years = range(2023, 2023 + len(values))
    frame = pd.DataFrame([values], ["norr"], years, dtype=float)
    bases = pd.DataFrame([[base] * len(values)], ["norr"], years)
    return Panel(frame, bases, is_share)


def test_nothing_is_told_before_there_is_a_later_figure():
    found = standing(goal(), panel([37.0, np.nan]))
    assert (found.status, found.year) == ("waiting", None)
    assert np.isnan(found.change)


@pytest.mark.parametrize(
    ("latest", "status"),
    [(36.0, "noise"), (33.0, "noise"), (31.5, "towards"), (43.0, "away"), (29.0, "reached")],
)
def test_a_change_is_told_where_it_is_more_than_chance(latest, status):
    """1.96 sqrt(2 p (1 - p) / 1000) is 4.2 points at a third."""
    found = standing(goal(), panel([37.0, latest]))
    assert found.status == status
    assert found.noise == pytest.approx(4.2, abs=0.15)
    assert found.share == pytest.approx((latest - 37) / -7)


def test_the_latest_figure_counts():
    found = standing(goal(), panel([37.0, 20.0, 44.0, np.nan]))
    assert (found.year, found.status) == (2025, "away")


def test_a_goal_that_is_met_within_the_noise_is_not_said_to_be():
    found = standing(goal(target=35.0), panel([37.0, 34.9]))
    assert found.status == "noise"
    assert found.share > 1


def test_without_shares_chance_is_not_known():
    found = standing(goal(), panel([37.0, 20.0], is_share=False))
    assert found.status == "unknown"
    assert found.change == -17


def test_nothing_is_told_across_a_break():
    broken = replace(panel([37.0, 20.0, 19.0]), breaks=(Break(2024),))
    found = standing(goal(), broken)
    assert (found.status, found.value, found.is_told) == ("broken", 19.0, False)
    assert np.isnan(found.change)
    before = replace(panel([37.0, 20.0]), breaks=(Break(2023),))
    assert standing(goal(), before).status == "reached"


def test_the_noise_is_told_as_a_share_of_the_way():
    found = standing(goal(), panel([37.0, 36.0]))
    assert found.reach == pytest.approx(found.noise / 7)
    assert np.isnan(standing(goal(), panel([37.0, 36.0], is_share=False)).reach)
