"""Measures of segregation by PySAL, against their formulas and what they must be."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.followup.panel import Panel
from scoring.followup.segregation import segregation_by_year, share_in_types
from tests.helpers.invented import invented


def panel(shares, bases, is_share=True):
    codes = [f"a{at}" for at in range(len(shares))]
    return Panel(
        pd.DataFrame({2024: shares}, codes, dtype=float),
        pd.DataFrame({2024: bases}, codes, dtype=float),
        is_share,
    )


def measured(shares, bases):
    return segregation_by_year(panel(shares, bases)).loc[2024]


def test_all_apart_and_all_alike():
    apart = measured([100, 0], [50, 50])
    assert (apart["dissimilarity"], apart["isolation"], apart["share"]) == (100, 100, 50)
    alike = measured([20, 20, 20], [10, 400, 90])
    assert alike["dissimilarity"] == pytest.approx(0)
    assert alike["isolation"] == pytest.approx(20)
    assert alike["areas"] == 3


@given(
    st.lists(st.tuples(st.floats(0, 100), st.integers(1, 5000)), min_size=2, max_size=12).filter(
        lambda rows: 1 < sum(share * base for share, base in rows) / sum(b for _, b in rows) < 99
    )
)
@invented()
def test_the_other_way_of_writing_the_formulas(rows):
    shares, bases = (np.array(side, dtype=float) for side in zip(*rows, strict=True))
    group = shares / 100 * bases
    others = bases - group
    found = measured(shares, bases)
    halves = np.abs(group / group.sum() - others / others.sum()).sum() / 2
    assert found["dissimilarity"] == pytest.approx(100 * halves)
    assert found["isolation"] == pytest.approx(100 * (group / group.sum() @ (group / bases)))


def test_areas_without_a_share_that_can_be_or_persons_do_not_count():
    found = measured([100, 0, np.nan, 50, 120, -5], [50, 50, 50, 0, 50, 50])
    assert found["areas"] == 2
    assert found["dissimilarity"] == 100


def test_nothing_is_told_of_nobody_everybody_or_one_area():
    assert segregation_by_year(panel([0, 0], [5, 5])).empty
    assert segregation_by_year(panel([100, 100], [5, 5])).empty
    assert segregation_by_year(panel([50], [5])).empty
    with pytest.raises(ValueError, match="shares"):
        segregation_by_year(panel([5, 6], [5, 5], is_share=False))


def test_persons_in_areas_of_some_types():
    types = pd.DataFrame({2023: [1, 2, 5], 2024: [1, np.nan, 5]}, [*"abc"])
    persons = pd.DataFrame({2024: [30, 50, 70], 2025: [1, 1, 1]}, [*"abc"])
    assert share_in_types(types, persons, (1, 2)).to_dict() == {2024: 30.0}
    assert share_in_types(types * np.nan, persons, (1, 2)).empty
