"""How unevenly two groups live: by PySAL, against the formula and what it must be."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.table import IndicatorTable
from scoring.followup.panel import lines
from scoring.followup.two_groups import (
    GroupCounts,
    can_be_counted,
    group_counts,
    relation,
    unevenness,
)
from tests.helpers.invented import invented
from tests.helpers.tables import indicator_card


def counts(figures, year=2024):
    codes = [f"a{at}" for at in range(len(figures))]
    return GroupCounts(pd.DataFrame({year: figures}, codes, dtype=float))


def measured(first, second):
    return unevenness(counts(first), counts(second)).loc[2024]


def by_formula(first, second):
    one, other = (np.array(side, dtype=float) for side in (first, second))
    return 50 * np.abs(one / one.sum() - other / other.sum()).sum()


def are_lived_in(rows):
    """Whether both groups have somebody, and two areas have anybody."""
    sums = [sum(side) for side in zip(*rows, strict=True)]
    return min(sums) > 0 and sum(one + other > 0 for one, other in rows) > 1


persons = st.integers(0, 5000)
pairs = st.lists(st.tuples(persons, persons), min_size=2, max_size=12).filter(are_lived_in)


# ------------------------------------------------------------------ the measure


def test_an_example_worked_by_hand():
    # Shares of the first: 0.6, 0.3, 0.1; of the second: 0.1, 0.4, 0.5. Half of 0.5 + 0.1 + 0.4.
    found = measured([60, 30, 10], [20, 80, 100])
    assert found["dissimilarity"] == pytest.approx(50)
    assert found[["first", "second", "areas", "left_out"]].tolist() == [100, 200, 3, 0]


@given(pairs)
@invented()
def test_it_is_half_the_sum_of_differences_whichever_comes_first(rows):
    first, second = zip(*rows, strict=True)
    found = measured(first, second)["dissimilarity"]
    assert found == pytest.approx(by_formula(first, second), abs=1e-9)
    assert found == pytest.approx(measured(second, first)["dissimilarity"], abs=1e-9)
    assert -1e-9 <= found <= 100 + 1e-9


@given(st.lists(st.integers(1, 5000), min_size=2, max_size=12), st.integers(1, 50))
@invented()
def test_groups_in_proportion_are_even_and_groups_nowhere_together_are_not(sizes, times):
    assert measured(sizes, [times * each for each in sizes])["dissimilarity"] == pytest.approx(0)
    nobody = [0] * len(sizes)
    apart = measured([*sizes, *nobody], [*nobody, *sizes])
    assert apart["dissimilarity"] == pytest.approx(100)


@given(pairs, st.integers(2, 5))
@invented()
def test_areas_with_the_same_mix_may_be_one(rows, times):
    first, second = (list(side) for side in zip(*rows, strict=True))
    parted = measured([times * first[0], *first], [times * second[0], *second])
    first[0] *= times + 1
    second[0] *= times + 1
    whole = measured(first, second)
    assert whole["dissimilarity"] == pytest.approx(parted["dissimilarity"], abs=1e-9)


def test_areas_without_a_figure_are_left_out_and_counted():
    found = measured([60, 30, 10, np.nan, 5, 0, -1], [20, 80, 100, 9, np.nan, 0, 1])
    assert found["dissimilarity"] == pytest.approx(50)
    assert (found["areas"], found["left_out"]) == (3, 3)


@pytest.mark.parametrize(
    ("first", "second"), [([0, 0], [5, 5]), ([5, np.nan], [5, 5]), ([5, 0], [5, 0])]
)
def test_nothing_is_told_of_nobody_or_of_one_area(first, second):
    assert np.isnan(measured(first, second)["dissimilarity"])


def test_years_are_those_that_both_have():
    one = GroupCounts(pd.DataFrame({2022: [1.0, 0], 2023: [1.0, 1]}))
    other = GroupCounts(pd.DataFrame({2023: [0.0, 1], 2024: [1.0, 1]}))
    found = unevenness(one, other)
    assert list(found.index) == [2023]
    assert found.loc[2023, "dissimilarity"] == pytest.approx(50)


# ------------------------------------------------------------------ the groups

WEIGHTED = {"method": "weighted_mean", "weight": "pop_2024"}
RATIO = {"method": "ratio", "numerator": ("in_2024",), "denominator": ("pop_2024",)}
CODES = [f"a{at:02d}" for at in range(12)]
CARDS = {
    card.id: card
    for card in (
        indicator_card("pop_2024", year=2024, parts=("kids_2024", "grown_2024")),
        indicator_card("kids_2024", year=2024),
        indicator_card("grown_2024", year=2024),
        indicator_card("low_2024", year=2024, kind="share", upwards=WEIGHTED),
        indicator_card("high_2024", year=2024, kind="share", upwards=WEIGHTED),
        indicator_card("in_2024", year=2024),
        indicator_card("part_2024", year=2024, kind="share", upwards=RATIO),
        indicator_card("loose_2024", year=2024, kind="share", upwards={"method": "none"}),
        indicator_card("income_2024", year=2024, kind="mean", upwards=WEIGHTED),
    )
}
FIGURES = {
    "pop_2024": 1000.0,
    "kids_2024": [100.0 + each for each in range(12)],
    "grown_2024": [90.0 + 2 * each for each in range(12)],
    "low_2024": [10.0 + 3 * each for each in range(12)],
    "high_2024": [40.0 - 3 * each for each in range(12)],
    "in_2024": 250.0,
    "part_2024": 25.0,
    "loose_2024": 5.0,
    "income_2024": 300.0,
}


def related(one, other, cards=CARDS, **figures):
    table = IndicatorTable.of(pd.DataFrame(FIGURES | figures, CODES))
    known = lines(cards, table.indicators)
    return relation(known[one], known[other], table, cards)


def test_groups_are_counts_and_shares_of_something_known():
    told = {name for name, card in CARDS.items() if can_be_counted(card)}
    assert told == CARDS.keys() - {"loose_2024", "income_2024"}


def test_a_share_is_counted_by_what_it_is_of_and_a_count_is_itself():
    table = IndicatorTable.of(pd.DataFrame(FIGURES | {"pop_2024": [500.0, *[1000.0] * 11]}, CODES))
    known = lines(CARDS, table.indicators)
    assert group_counts(known["low"], table, CARDS).values[2024].tolist()[:3] == [50, 130, 160]
    assert group_counts(known["part"], table, CARDS).values[2024].tolist()[:2] == [125, 250]
    assert group_counts(known["kids"], table, CARDS).values[2024].tolist()[:2] == [100, 101]


def test_what_a_share_is_of_is_missing_where_the_table_lacks_it():
    table = IndicatorTable.of(pd.DataFrame({"low_2024": FIGURES["low_2024"]}, CODES))
    line = lines(CARDS, table.indicators)["low"]
    assert group_counts(line, table, CARDS).values[2024].isna().all()


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("low", "low", "same"),
        ("pop", "kids", "overlap"),
        ("low", "pop", "overlap"),
        ("in", "part", "overlap"),
        ("low", "high", "unknown"),
        ("kids", "grown", "unknown"),
        ("kids", "in", "inside"),
    ],
)
def test_members_in_common_are_told_as_far_as_they_are_known(one, other, told):
    assert related(one, other) == related(other, one) == told


def test_shares_of_the_same_above_all_of_it_overlap_unless_by_rounding():
    assert related("low", "high", high_2024=[90.9, *[10.0] * 11]) == "unknown"
    assert related("low", "high", high_2024=[91.1, *[10.0] * 11]) == "overlap"


@pytest.mark.parametrize(("base", "told"), [(1000.0, "overlap"), (900.0, "inside")])
def test_shares_of_as_many_are_shares_of_the_same_whatever_their_bases_are_called(base, told):
    own = indicator_card(
        "high_2024", year=2024, kind="share", upwards=WEIGHTED | {"weight": "high_base_2024"}
    )
    cards = CARDS | {"high_2024": own, "high_base_2024": indicator_card("high_base_2024")}
    assert related("low", "high", cards, high_2024=95.0, high_base_2024=base) == told
