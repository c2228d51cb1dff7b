"""Small numbers: by hand, and against readers who try to work out what is hidden."""

import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from layers import suppression
from layers.disclosure import SmallNumbers, protect, structure_of
from layers.numbers import Status
from layers.sums import Built, Structure
from layers.table import IndicatorTable
from tests.helpers.invented import invented
from tests.helpers.tables import indicator_card, table_of

ALL = "all"
NEAR = 1e-4

SEXES = Structure(("girls", "boys", "children"), (), (("children", ("girls", "boys")),))


def hidden(found):
    return found.table.status == Status.SUPPRESSED


def marked(truths):
    """Cells that are true as (area, column)."""
    return [(code, column) for code, row in truths.iterrows() for column in row[row].index]


def cells(found):
    """Hidden cells as (area, column)."""
    return set(marked(hidden(found)))


# ------------------------------------------------------------------ by hand


def test_a_count_from_one_to_below_the_threshold_is_hidden_and_zero_is_told():
    table = table_of({"n": [0, 1, 4, 5, 50]}, [*"abcde"])
    found = protect(table, Structure(("n",)), SmallNumbers())
    assert cells(found) == {("b", "n"), ("c", "n")}
    assert found.table.values["n"].tolist()[3:] == [5, 50]
    assert np.isnan(found.table.values.loc[["b", "c"], "n"]).all()


def test_zero_is_hidden_too_where_that_is_asked_for():
    table = table_of({"n": [0, 3, 50]}, [*"abc"])
    found = protect(table, Structure(("n",)), SmallNumbers(hide_zero=True))
    assert {("a", "n"), ("b", "n")} <= cells(found)


@pytest.mark.parametrize(("threshold", "expected"), [(1, 0), (2, 2), (20, 3)])
def test_the_threshold_is_the_users(threshold, expected):
    table = table_of({"n": [1, 9, 40, 70]}, [*"abcd"])
    found = protect(table, Structure(("n",)), SmallNumbers(threshold=threshold))
    assert len(cells(found)) == expected


def test_one_hidden_area_takes_the_smallest_other_of_its_parent_with_it():
    table = table_of({"n": [3, 9, 8, 20]}, [*"abcd"])
    parent = pd.Series(["x", "x", "y", "y"], [*"abcd"])
    found = protect(table, Structure(("n",)), SmallNumbers(), [parent])
    assert cells(found) == {("a", "n"), ("b", "n")}
    assert marked(found.small) == [("a", "n")]
    assert marked(found.beside) == [("b", "n")]
    assert found.totals[0]["n"].to_dict() == {"x": 12, "y": 28}
    assert found.totals[1]["n"].tolist() == [40]


def test_the_first_of_equal_cells_is_hidden():
    table = table_of({"n": [9, 3, 9]}, [*"abc"])
    assert cells(protect(table, Structure(("n",)), SmallNumbers())) == {("a", "n"), ("b", "n")}


def test_two_hidden_areas_that_could_only_be_one_each_take_a_third():
    table = table_of({"n": [1, 1, 9, 30]}, [*"abcd"])
    found = protect(table, Structure(("n",)), SmallNumbers())
    assert cells(found) == {("a", "n"), ("b", "n"), ("c", "n")}


def test_a_lone_area_of_its_parent_is_hidden_above_too():
    table = table_of({"n": [3, 9, 20]}, [*"abc"])
    parent = pd.Series(["x", "y", "z"], [*"abc"])
    found = protect(table, Structure(("n",)), SmallNumbers(), [parent])
    assert found.totals[0]["n"].isna().to_dict() == {"x": True, "y": True, "z": False}
    assert cells(found) == {("a", "n"), ("b", "n")}


def test_a_group_that_is_hidden_is_not_told_by_the_others():
    table = table_of({"girls": [3, 30], "boys": [8, 40], "children": [11, 70]}, [*"ab"])
    found = protect(table, SEXES, SmallNumbers())
    assert {("a", "girls"), ("a", "boys")} <= cells(found)
    assert {("b", "girls"), ("b", "boys")} <= cells(found)
    assert found.table.values["children"].tolist() == [11, 70]


def test_a_share_falls_with_what_it_is_built_on():
    columns = {"n": [3, 20, 30], "all": [40, 50, 60], "share": [7.5, 40.0, 50.0]}
    built = Built("share", ("n",), ("all",))
    found = protect(table_of(columns, [*"abc"]), Structure(("n", "all"), (built,)), SmallNumbers())
    assert ("a", "share") in cells(found)
    assert ("b", "share") in cells(found)
    assert found.table.values["share"].tolist()[2] == 50.0


def test_a_share_close_to_all_is_hidden_as_one_close_to_none():
    columns = {"n": [38, 20, 30], "all": [40, 50, 60], "share": [95.0, 40.0, 50.0]}
    built = Built("share", ("n",), ("all",))
    found = protect(table_of(columns, [*"abc"]), Structure(("n", "all"), (built,)), SmallNumbers())
    assert {("a", "n"), ("a", "share")} <= cells(found)
    assert found.small.loc["a", "share"]


@pytest.mark.parametrize("share", [5.0, 95.0])
def test_a_share_without_its_numerator_gives_few_persons_away_all_the_same(share):
    columns = {"all": [40, 50, 60], "share": [share, 40.0, 50.0]}
    built = Built("share", (), ("all",))
    found = protect(table_of(columns, [*"abc"]), Structure((), (built,)), SmallNumbers())
    assert ("a", "share") in cells(found)
    assert found.table.values["all"].tolist() == [40, 50, 60]


def test_a_share_of_none_or_all_is_told_as_zero_is():
    columns = {"all": [40, 50], "share": [0.0, 100.0]}
    built = Built("share", (), ("all",))
    assert not cells(protect(table_of(columns, [*"ab"]), Structure((), (built,)), SmallNumbers()))


def test_a_median_of_few_is_hidden():
    columns = {"all": [4, 50, 60], "income": [210, 300, 280]}
    built = Built("income", (), ("all",), factor=0)
    found = protect(table_of(columns, [*"abc"]), Structure((), (built,)), SmallNumbers())
    assert ("a", "income") in cells(found)
    assert ("c", "income") not in cells(found)


def test_what_is_built_on_a_figure_that_its_publisher_hid_is_hidden():
    columns = {"all": [40, 50], "share": [10.0, 20.0]}
    table = table_of(columns, [*"ab"], suppressed=[("a", "all")])
    found = protect(table, Structure((), (Built("share", (), ("all",)),)), SmallNumbers())
    assert cells(found) == {("a", "all"), ("a", "share")}


def test_missing_stays_missing_and_its_total_is_told_nowhere():
    table = table_of({"n": [None, 3, 20]}, [*"abc"])
    found = protect(table, Structure(("n",)), SmallNumbers())
    assert found.table.status["n"].tolist() == [
        Status.MISSING,
        Status.SUPPRESSED,
        Status.OBSERVED,
    ]
    assert found.totals[0]["n"].isna().all()


def test_a_table_without_counts_is_left_alone():
    table = table_of({"x": [1.5, 2.5]}, [*"ab"])
    assert protect(table, Structure(()), SmallNumbers()).table.values.equals(table.values)


def test_the_table_that_comes_in_is_not_changed():
    table = table_of({"n": [3, 20, 30]}, [*"abc"])
    before = table.values.copy()
    protect(table, Structure(("n",)), SmallNumbers())
    pd.testing.assert_frame_equal(table.values, before)


def test_cards_tell_how_figures_hang_together():
    ratio = {"method": "ratio", "numerator": ["n"], "denominator": ["all"]}
    mean = {"method": "weighted_mean", "weight": "all"}
    cards = {
        "n": indicator_card("n"),
        "all": indicator_card("all"),
        "share": indicator_card("share", kind="share", upwards=ratio),
        "rate": indicator_card("rate", kind="share", upwards=mean),
        "income": indicator_card("income", kind="median", upwards=mean),
    }
    assert structure_of(cards) == Structure(
        ("n", "all"),
        (
            Built("share", ("n",), ("all",), 100),
            Built("rate", (), ("all",), 100),
            Built("income", (), ("all",), 0),
        ),
    )


# ------------------------------------------------------------------ against readers


@st.composite
def tables(draw, most_areas=7, most=30):
    """Girls, boys and children by area, and the parents of the areas."""
    count = draw(st.integers(1, most_areas))
    codes = [f"a{at}" for at in range(count)]
    numbers = st.lists(st.integers(0, most), min_size=count, max_size=count)
    girls, boys = draw(numbers), draw(numbers)
    both = [one + other for one, other in zip(girls, boys, strict=True)]
    table = table_of({"girls": girls, "boys": boys, "children": both}, codes)
    owners = draw(st.lists(st.sampled_from("xyz"), min_size=count, max_size=count))
    return table, pd.Series(owners, codes)


def as_read(found):
    """What a reader sees: every cell by (area, column), NaN where it is hidden."""
    frames = [found.table.values, *found.totals]
    return {
        (code or ALL, column): value
        for frame in frames
        for code, row in frame.iterrows()
        for column, value in row.items()
    }


def equations(table, parent):
    """What a reader knows to add up: lists of cells of which the last is the sum."""
    above = list(parent.unique())
    for place in [*table.codes, *above, ALL]:
        yield [(place, "girls"), (place, "boys"), (place, "children")]
    for column in table.indicators:
        yield [*((code, column) for code in above), (ALL, column)]
        for code in above:
            yield [*((part, column) for part in parent[parent == code].index), (code, column)]


def bounds(seen, sums, cell, least):
    """Least and greatest value that a cell can have by all that is seen."""
    place = {each: at for at, each in enumerate(seen)}
    matrix = np.zeros((len(sums), len(seen)))
    for row, (*parts, whole) in enumerate(sums):
        matrix[row, [place[each] for each in parts]] = 1
        matrix[row, place[whole]] = -1
    limits = [(least, 10_000) if np.isnan(value) else (value, value) for value in seen.values()]
    aim = np.zeros(len(seen))
    aim[place[cell]] = 1
    low, high = (
        linprog(sign * aim, A_eq=matrix, b_eq=np.zeros(len(sums)), bounds=limits)
        for sign in (1, -1)
    )
    assert low.status == high.status == 0
    return low.fun, -high.fun


@invented(40)
@given(tables(), st.integers(2, 9), st.booleans())
def test_no_reader_can_work_out_a_small_number_from_all_that_is_shown(made, threshold, zero):
    table, parent = made
    found = protect(table, SEXES, SmallNumbers(threshold=threshold, hide_zero=zero), [parent])
    seen, sums = as_read(found), list(equations(table, parent))
    least = 0 if zero else 1
    for cell in marked(found.small):
        low, high = bounds(seen, sums, cell, least)
        assert low <= least * (1 + (cell[1] == "children")) + NEAR
        assert high >= max(threshold - 1, least + 1) - NEAR


def test_the_reader_would_work_it_out_if_only_what_is_small_were_hidden():
    table = table_of({"girls": [3, 10], "boys": [9, 8], "children": [12, 18]}, ["a0", "a1"])
    found = protect(table, SEXES, SmallNumbers(), [pd.Series(["x", "x"], ["a0", "a1"])])
    told = as_read(found) | {("a0", "boys"): 9.0}
    sums = list(equations(table, pd.Series(["x", "x"], ["a0", "a1"])))
    assert bounds(told, sums, ("a0", "girls"), 1) == pytest.approx((3, 3))


def test_a_large_table_of_small_numbers_is_safe_and_takes_fewer_programs_than_bounds(monkeypatch):
    programs = []
    for name in ("milp", "linprog"):
        solve = getattr(suppression, name)
        monkeypatch.setattr(
            suppression,
            name,
            lambda *args, _of=solve, **how: programs.append(1) or _of(*args, **how),
        )
    draw = np.random.default_rng(1)
    girls, boys = draw.poisson(3, (2, 40)).astype(float)
    codes = [f"a{at}" for at in range(40)]
    table = table_of({"girls": girls, "boys": boys, "children": girls + boys}, codes)
    parent = pd.Series([f"x{at // 4}" for at in range(40)], codes)
    found = protect(table, SEXES, SmallNumbers(), [parent])
    small = marked(found.small)
    assert len(small) > 60
    assert 0 < len(programs) < 2 * len(small)
    seen, sums = as_read(found), list(equations(table, parent))
    for cell in small[::12]:
        low, high = bounds(seen, sums, cell, 1)
        assert low <= 1 + (cell[1] == "children") + NEAR
        assert high >= 4 - NEAR


@invented(40)
@given(tables())
def test_neither_a_part_nor_what_is_left_of_its_base_can_be_worked_out(made):
    """Of children, girls have their share told; how many boys there are is in no table."""
    whole, parent = made
    table = table_of(
        {name: whole.values[name] for name in ("girls", "children")}, list(whole.codes)
    )
    share = 100 * table.values["girls"] / table.values["children"].where(lambda base: base > 0)
    table = IndicatorTable.of(table.values.assign(share=share))
    built = Built("share", ("girls",), ("children",))
    found = protect(table, Structure((), (built,)), SmallNumbers(), [parent])
    seen = as_read(found)
    for frame in (found.table.values, *found.totals):
        seen |= {(code or ALL, "boys"): np.nan for code in frame.index}
    seen = {cell: value for cell, value in seen.items() if cell[1] != "share"}
    sums = list(equations(whole, parent))
    boys = whole.values["boys"]
    few = [(code, "girls") for code, name in marked(found.small) if name == "girls"]
    few += [(code, "boys") for code in boys[(boys > 0) & (boys < 5)].index]
    for cell in few:
        low, high = bounds(seen, sums, cell, 0)
        assert low <= 1 + NEAR
        assert high >= 4 - NEAR


@invented(40)
@given(tables())
def test_what_is_shown_is_true_and_zero_is_never_hidden(made):
    table, parent = made
    found = protect(table, SEXES, SmallNumbers(), [parent])
    shown = found.table.values
    assert shown.where(shown.notna(), table.values).equals(table.values)
    assert not hidden(found)[table.values == 0].any(axis=None)
    for frame, truth in zip(found.totals, [parent, pd.Series("", parent.index)], strict=True):
        sums = table.values.groupby(truth).sum()
        assert (frame.isna() | (frame == sums)).all(axis=None)


def possible(seen, codes, cell, most):
    """Every whole number that a cell can be, by trying all; one level of areas and their sum."""
    choices = []
    for code in codes:
        options = []
        for girls, boys in itertools.product(range(most + 1), repeat=2):
            own = {"girls": girls, "boys": boys, "children": girls + boys}
            if all(fits(seen[code, column], value) for column, value in own.items()):
                options.append(own)
        choices.append(options)
    found = set()
    for world in itertools.product(*choices):
        totals = {column: sum(own[column] for own in world) for column in world[0]}
        if all(fits(seen[ALL, column], value) for column, value in totals.items()):
            found.add(world[codes.index(cell[0])][cell[1]])
    return found


def fits(shown, value):
    return value >= 1 if np.isnan(shown) else value == shown


@invented(40)
@given(tables(most_areas=2, most=4))
def test_trying_every_whole_number_tells_no_more_than_that_a_small_one_is_small(made):
    table, _ = made
    found = protect(table, SEXES, SmallNumbers(threshold=3))
    seen = as_read(found)
    for cell in marked(found.small):
        wanted = {1, 2, 3} if cell[1] != "children" else {2, 3}
        found_possible = possible(seen, list(table.codes), cell, most=7)
        assert wanted - {3} <= found_possible
        assert len(found_possible) > 1


@invented(40)
@given(tables(), st.integers(3, 9))
def test_nothing_is_hidden_beside_that_could_have_been_shown(made, threshold):
    """To show any one of those cells would hem a small one in that was free before."""
    table, parent = made
    found = protect(table, SEXES, SmallNumbers(threshold=threshold), [parent])
    seen, sums = as_read(found), list(equations(table, parent))
    truth = as_read(protect(table, SEXES, SmallNumbers(threshold=1), [parent]))
    everywhere = [cell for cell, value in truth.items() if 1 <= value < threshold]
    free = {cell: bounds(seen, sums, cell, 1) for cell in everywhere}
    for cell in set(seen) - set(everywhere):
        if np.isnan(seen[cell]):
            less = seen | {cell: truth[cell]}
            assert any(
                bounds(less, sums, each, 1)[0] > low + NEAR
                or bounds(less, sums, each, 1)[1] < min(high, threshold - 1) - NEAR
                for each, (low, high) in free.items()
            )
