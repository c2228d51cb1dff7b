"""What own columns are taken to be, and how that hides what is small in them."""

import pandas as pd
import pytest

from layers.disclosure import SmallNumbers
from layers.own_columns import (
    ColumnRole,
    Protection,
    adding_up,
    guessed_kind,
    protect_own,
    roles_of,
)
from tests.helpers.tables import table_of


@pytest.mark.parametrize(
    ("heading", "values", "expected"),
    [
        ("barn", [0, 3, 12], "count"),
        ("barn", [0, None, 12], "count"),
        ("barn", [0.5, 3, 12], "other"),
        ("förändring", [-1, 3, 12], "other"),
        ("andel barn", [0, 3, 12], "other"),
        ("barn_%", [0, 3, 12], "other"),
        ("riskklass", [1, 3, 2], "other"),
        ("tomt", [None, None, None], "other"),
    ],
)
def test_whole_numbers_are_counts_unless_the_heading_says_otherwise(heading, values, expected):
    assert guessed_kind(heading, pd.Series(values, dtype=float)) == expected


def test_what_is_told_goes_before_what_is_guessed():
    table = table_of({"n": [1, 2], "all": [1.5, 2.5], "share": [3, 4]})
    told = (ColumnRole(column="share", kind="share", base="all"),)
    kinds = {role.column: role.kind for role in roles_of(table, told)}
    assert kinds == {"share": "share", "n": "count", "all": "count"}


def test_columns_that_add_up_in_every_row_are_found():
    counts = pd.DataFrame(
        {"a": [1, 2, 3], "b": [4, 5, 9], "c": [0, 0, 1], "all": [5, 7, 13], "zero": [0, 0, 0]},
        dtype=float,
    )
    assert list(adding_up(counts)) == [("all", ("a", "b", "c"))]


def test_one_row_says_nothing_about_what_adds_up():
    counts = pd.DataFrame({"a": [1.0], "b": [4.0], "all": [5.0]})
    assert list(adding_up(counts)) == []


def test_a_sum_that_the_table_holds_does_not_give_its_part_away():
    table = table_of({"a": [3, 20, 30], "b": [9, 25, 31], "all": [12, 45, 61]}, [*"xyz"])
    found = protect_own(table, Protection())
    assert found.table.values.loc["x", ["a", "b"]].isna().all()


def test_a_share_of_a_told_base_is_hidden_and_the_threshold_is_the_users():
    table = table_of({"share": [12.5, 40.0, 33.0], "all": [40, 50, 100]}, [*"xyz"])
    role = ColumnRole(column="share", kind="share", base="all")
    usual = protect_own(table, Protection(roles=(role,)))
    assert usual.table.values["share"].notna().all()
    strict = Protection(small=SmallNumbers(threshold=6), roles=(role,))
    assert pd.isna(protect_own(table, strict).table.values.loc["x", "share"])
    assert strict.columns == ("share", "all")


def test_the_area_above_is_taken_into_account_where_it_is_known():
    table = table_of({"n": [3, 20, 6, 30]}, [*"abcd"])
    parent = pd.Series(["x", "x", "y", "y"], [*"abcd"])
    assert protect_own(table, Protection()).table.values["n"].isna().tolist() == [
        True,
        False,
        True,
        False,
    ]
    assert protect_own(table, Protection(), parent).table.values["n"].isna().tolist() == [
        True,
        True,
        False,
        False,
    ]
