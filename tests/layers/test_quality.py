"""The quality report: each check on a table that has its fault, and one that has not."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.disclosure import SmallNumbers
from layers.quality import OUTLIER_RULES, Finding, Layer, QualityRule, modified_z, quality, tukey
from layers.sums import Structure
from tests.helpers.invented import invented
from tests.helpers.tables import indicator_card, table_of


def found(layer, indicator="n", kind=None, **options):
    (own,) = [each for each in quality(layer, **options) if each.indicator == indicator]
    return [each for each in own.findings if kind in (None, each.kind)]


def lights(layer, **options):
    return {each.indicator: each.light for each in quality(layer, **options)}


def test_a_sound_table_is_good_throughout():
    table = table_of({"n": [10, 12, 14, 16], "m": [20, 21, 23, 29]})
    assert lights(Layer(table)) == {"": "good", "n": "good", "m": "good"}


def test_what_is_missing_is_named_and_much_of_it_is_poor():
    table = table_of({"n": [None, *range(10, 19)], "m": [None, None, *range(10, 18)]})
    assert found(Layer(table)) == [Finding("missing", "look", ("A1",))]
    assert found(Layer(table), "m")[0].light == "poor"
    assert found(Layer(table), rule=QualityRule(missing_poor=0.05))[0].light == "poor"


def test_what_is_suppressed_is_told_apart_from_what_is_missing():
    table = table_of({"n": [7, *range(10, 19)]}, suppressed=[("A1", "n")])
    assert found(Layer(table)) == [Finding("suppressed", "look", ("A1",))]


def test_small_counts_and_the_shares_on_them_are_told():
    table = table_of({"n": [3, 10, 12], "all": [40, 50, 60], "share": [7.5, 20.0, 20.0]})
    ratio = {"method": "ratio", "numerator": ["n"], "denominator": ["all"]}
    cards = {
        "n": indicator_card("n"),
        "all": indicator_card("all"),
        "share": indicator_card("share", kind="share", upwards=ratio),
    }
    small = Finding("small", "look", ("A1",))
    assert found(Layer(table, cards), kind="small") == [small]
    assert found(Layer(table, cards), "share", kind="small") == [small]
    assert not found(Layer(table, cards), kind="small", small=SmallNumbers(threshold=3))


def test_what_lies_far_out_is_named():
    table = table_of({"n": [10, 11, 12, 13, 14, 60]})
    assert found(Layer(table)) == [Finding("outlier", "look", ("A6",))]


def test_outliers_by_hand():
    # Quartiles 2.75 and 6.25 (linear), so the inner fences are -2.5 and 11.5, the outer 16.75.
    values = np.array([1, 2, 3, 4, 5, 6, 7, 12, np.nan])
    assert tukey(values, 1.5).tolist() == [False] * 7 + [True, False]
    assert not tukey(values, 3.0).any()
    # Median 4.5, distances 3.5 2.5 1.5 0.5 0.5 1.5 2.5 7.5: median 2; 0.6745 * 7.5 / 2 = 2.53.
    assert modified_z(values, 2.5).tolist() == [False] * 7 + [True, False]
    assert not modified_z(values, 2.6).any()


@pytest.mark.parametrize("rule", OUTLIER_RULES.values())
def test_nothing_lies_out_where_most_are_the_same(rule):
    assert not rule(np.array([5.0, 5, 5, 5, 5, 9]), 3.0).any()


@pytest.mark.parametrize("rule", OUTLIER_RULES.values())
@invented(40)
@given(
    st.lists(st.integers(-50, 50), min_size=4, max_size=20),
    st.sampled_from([0.5, 2.0, 4.0]),
    st.integers(-20, 20),
)
def test_outliers_are_the_same_in_any_unit(rule, values, times, plus):
    own = np.array(values, float)
    assert rule(own, 3.0).tolist() == rule(own * times + plus, 3.0).tolist()


def test_rows_that_are_the_same_are_poor():
    table = table_of({"n": [10, 10, 12], "m": [20, 20, 23], "o": [31, 31, 30]})
    assert found(Layer(table), "") == [Finding("same_rows", "poor", ("A1", "A2"))]


def test_two_columns_say_little():
    assert not found(Layer(table_of({"n": [10, 10, 12], "m": [20, 20, 23]})), "")


def test_columns_that_are_the_same_are_told_both_ways():
    table = table_of({"n": [10, 11, 12], "m": [10, 11, 12], "o": [7, 7, 7], "p": [7, 7, 7]})
    assert found(Layer(table)) == [Finding("same_columns", "look", others=("m",))]
    assert found(Layer(table), "m")[0].others == ("n",)
    assert not found(Layer(table), "o")


def amounts(findings):
    return [(each.light, each.codes, each.amount) for each in findings]


def test_the_sum_is_held_against_the_published_total():
    table = table_of({"n": [40, 50, 60]})
    right = {"n": indicator_card("n", total=150)}
    assert not found(Layer(table, right), kind="total")
    close, far = ({"n": indicator_card("n", total=total)} for total in (152, 200))
    assert amounts(found(Layer(table, close), kind="total")) == [("look", (), 2)]
    assert amounts(found(Layer(table, far), kind="total")) == [("poor", (), 50)]


def test_sums_are_held_against_the_areas_above():
    parent = pd.Series(["x", "x", "y"], ["A1", "A2", "A3"])
    layer = Layer(
        table_of({"n": [40, 50, 60]}),
        {"n": indicator_card("n")},
        parent=parent,
        above=table_of({"n": [91, 60]}, ["x", "y"]),
    )
    assert amounts(found(layer, kind="total")) == [("look", ("x",), 1)]


def test_parts_are_held_against_their_whole():
    cards = {
        "n": indicator_card("n", parts=["girls", "boys"]),
        "girls": indicator_card("girls"),
        "boys": indicator_card("boys"),
    }
    table = table_of({"n": [40, 50, None], "girls": [20, 25, 9], "boys": [20, 28, 9]})
    (finding,) = found(Layer(table, cards), kind="parts")
    assert finding == Finding("parts", "poor", ("A2",), 3, ("girls", "boys"))
    structure = Structure(("n",), (), (("n", ("girls", "boys")),))
    assert found(Layer(table, structure=structure), kind="parts") == [finding]


def test_parts_with_decimals_add_up_but_for_binary_arithmetic():
    table = table_of({"n": [0.3, 0.6], "a": [0.1, 0.2], "b": [0.2, 0.4]})
    layer = Layer(table, structure=Structure(("n", "a", "b"), sums=(("n", ("a", "b")),)))
    assert found(layer, kind="parts") == []


def test_an_old_year_and_a_year_of_another_edition_are_told():
    table = table_of({"n": [40, 50], "m": [41, 52]})
    cards = {"n": indicator_card("n", year=2022), "m": indicator_card("m", year=2025)}
    layer = Layer(table, cards, holds=lambda year: year >= 2024)
    told = [(each.kind, each.light, each.amount) for each in found(layer)]
    assert told == [("year", "look", 2022), ("edition", "poor", 2022)]
    assert not found(layer, "m")


def test_areas_with_another_boundary_than_before_are_named():
    layer = Layer(table_of({"n": [40, 50]}), {"n": indicator_card("n")}, changed=["A2"])
    assert found(layer) == [Finding("boundaries", "look", ("A2",), 2025)]


def test_the_light_is_the_worst_of_what_is_found():
    table = table_of({"n": [None, None, 10, 11, 12, 90]})
    assert lights(Layer(table))["n"] == "poor"
