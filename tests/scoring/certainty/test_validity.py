import numpy as np
import pandas as pd
import pytest

from scoring.certainty.validity import compare_with
from scoring.score import score
from tests.helpers.scenarios import indicator, scenario_of
from tests.helpers.tables import table_of


def result(figures=(1.0, 2.0, 3.0, 4.0, 5.0)):
    return score(table_of({"a": list(figures)}), scenario_of(("d", 1.0, [indicator("a")])))


def published(*figures):
    return pd.Series(figures, [f"A{number}" for number in range(1, len(figures) + 1)])


def test_the_rank_correlation_is_spearmans():
    """1 - 6 sum(d²) / (n (n² - 1)) with rank differences 0, 1, 1, 0, 0."""
    found = compare_with(result(), published(10.0, 30.0, 20.0, 40.0, 50.0), 2)
    assert found.spearman == pytest.approx(1 - 6 * 2 / (5 * 24))


def test_membership_of_the_two_lists_is_told_apart():
    found = compare_with(result(), published(50.0, 1.0, 2.0, 3.0, 40.0), 2)
    assert (found.both, found.only_here, found.only_there) == (("A5",), ("A4",), ("A1",))


def test_a_published_index_where_low_means_need_is_turned():
    found = compare_with(result(), published(5.0, 4.0, 3.0, 2.0, 1.0), 2, higher_is_need=False)
    assert found.spearman == pytest.approx(1.0)
    assert found.only_here == ()


def test_areas_without_a_published_figure_are_left_out_and_counted():
    found = compare_with(result(), published(1.0, np.nan, 3.0, 4.0, 5.0), 5)
    assert found.areas == 4
    assert "A2" not in found.both


@pytest.mark.parametrize("figures", [(1.0, 1.0, 1.0, 1.0, 1.0), (np.nan,) * 5])
def test_nothing_to_compare_gives_no_correlation(figures):
    assert np.isnan(compare_with(result(), published(*figures), 2).spearman)
