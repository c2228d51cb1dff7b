"""The search: bounds held, the best there is by trying all, and the reason where there is none."""

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.borders import Borders
from geo.faults import Fault, FaultKind, InputError
from geo.neighbours import neighbours
from layers.catalogue import read_catalogue
from layers.text_files import check_model
from scoring.places.goal import SearchRule
from scoring.places.graph import AreaGraph, polsby_popper
from scoring.places.search import search
from scoring.scenario_file import read_scenario
from scoring.score import score
from tests.helpers.areas import faults_of, kinds_of
from tests.helpers.graphs import chain, every_set, graph_of, planar, series
from tests.helpers.invented import invented

DATA = Path(__file__).parents[3] / "data" / "malmo"

GROWN = {"listed": 0, "seconds": 600.0}
"""No room to list any sets: they must be grown; and no clock, on however busy a machine."""


def rule(count=1, minimum=1, maximum=3, **choices):
    return SearchRule(count=count, minimum=minimum, maximum=maximum, **choices)


def held(found):
    return [candidate.codes for candidate in found.candidates]


# ------------------------------------------------------------------ worked out by hand


def test_need_beyond_the_mean_decides_and_not_size():
    # The mean of 100 persons each is 40: A1 and A2 add 50 and 20, A3 would take 20 away.
    graph = chain(5)
    found = search(
        series(graph, [0, 90, 60, 20, 30]), series(graph, [100] * 5), graph, rule(1, 100, 400)
    )
    assert held(found) == [("A1", "A2")]
    assert found.reference == 40
    assert found.scale == 7000
    assert found.objective == pytest.approx(1.0)
    assert found.figures.loc["search-1"].to_dict() == {
        "size": 200,
        "persons": 200,
        "need": 75,
        "captured": 1,
        "balance": 0,
        "compactness": 0,
        "parents": 0,
    }
    assert found.optimal
    assert found.listed
    assert found.gap == 0


def test_a_gap_between_areas_in_need_is_bridged_where_that_pays():
    graph, size = chain(3), [100, 100, 100]
    narrow, wide = series(graph, [90, 45, 90]), series(graph, [90, 0, 90])
    near = search(narrow, series(graph, size), graph, rule(1, 100, 300, reference=60.0))
    far = search(wide, series(graph, size), graph, rule(1, 100, 300, reference=60.0))
    assert held(near) == [("A0", "A1", "A2")]
    assert held(far) in ([("A0",)], [("A2",)])


def test_the_objectives_differ_as_they_say():
    graph = chain(4)
    need, size = series(graph, [100, 60, 40, 0]), series(graph, [1, 1, 1, 1])
    kinds = {"mean": ("A0",), "excess": ("A0", "A1"), "total": ("A0", "A1", "A2")}
    for objective, codes in kinds.items():
        assert held(search(need, size, graph, rule(objective=objective))) == [codes]


def test_the_need_of_children_may_count_within_bounds_of_residents():
    graph = chain(4)
    need, size = series(graph, [90, 90, 10, 10]), series(graph, [10, 10, 10, 10])
    children = series(graph, [1, 8, 1, 1])
    found = search(need, size, graph, rule(1, 10, 10), persons=children)
    assert held(found) == [("A1",)]
    assert found.figures.loc["search-1", ["size", "persons"]].to_list() == [10, 8]


def test_weights_pull_towards_balance_compactness_and_parents():
    graph = graph_of([(0, 1), (1, 2), (2, 3), (0, 4), (1, 4)], 5)
    need, size = series(graph, [50, 90, 90, 50, 52]), series(graph, [1] * 5)
    # Of three areas, A0 A1 A4 lie in a ring.
    plain = search(need, size, graph, rule(1, 3, 3))
    round_ = search(need, size, graph, rule(1, 3, 3, compactness=20.0))
    assert held(plain) == [("A1", "A2", "A4")]
    assert held(round_) == [("A0", "A1", "A4")]
    assert round_.parts["compactness"] < cut_share(graph, ["A1", "A2", "A4"])
    assert round_.parts["compactness"] == pytest.approx(cut_share(graph, ["A0", "A1", "A4"]))
    parent = pd.Series(["p", "p", "q", "q", "r"], graph.codes)
    whole = search(need, size, graph, rule(1, 2, 2, parents=5.0), parent=parent)
    assert held(whole) in ([("A0", "A1")], [("A2", "A3")])
    assert whole.parts["parents"] == 0
    small = search(need, size, graph, rule(1, 1, 5, balance=9.0, target=1.0))
    assert [len(codes) for codes in held(small)] == [1]


def cut_share(graph, codes):
    inside = graph.codes.isin(codes).astype(float)
    ends = inside @ graph.adjacency.sum(axis=1)
    return 1 - inside @ (graph.adjacency @ inside) / ends


def test_compactness_is_of_the_outline_where_borders_are_known():
    graph = graph_of([(0, 1), (2, 3), (0, 2), (1, 3), (3, 4), (4, 5)], 6)
    shared = 100.0 * graph.adjacency
    borders = Borders(graph.codes, np.full(6, 1e4), np.full(6, 400.0), shared)
    found = search(
        series(graph, [50] * 6),
        series(graph, [1] * 6),
        graph,
        rule(1, 4, 4, compactness=1.0),
        borders=borders,
    )
    assert held(found) == [("A0", "A1", "A2", "A3")]
    square = polsby_popper(borders, held(found)[0])
    assert square == pytest.approx(np.pi / 4)
    assert found.figures["compactness"].item() == pytest.approx(1 - square)


def test_an_area_may_be_in_two_candidates_but_its_need_counts_once():
    # Only the middle can make up the size of both ends.
    graph = chain(3)
    need, size = series(graph, [90, 50, 90]), series(graph, [1, 2, 1])
    shared = search(need, size, graph, rule(2, 3, 3, uses=2, reference=40.0))
    assert held(shared) == [("A0", "A1"), ("A1", "A2")]
    assert shared.objective * shared.scale == pytest.approx(50 + 2 * 10 + 50)
    (fault,) = faults_of(search, need, size, graph, rule(2, 3, 3))
    assert fault.kind is FaultKind.TOTAL_TOO_SMALL


def test_areas_that_must_and_must_not_be_in():
    graph = chain(6)
    need, size = series(graph, [90, 80, 70, 30, 20, 10]), series(graph, [1] * 6)
    found = search(need, size, graph, rule(2, 2, 2, must=("A5",), must_not=("A1",)))
    assert held(found) == [("A2", "A3"), ("A4", "A5")]


def test_barriers_part_what_the_search_may_join():
    graph = chain(3)
    need, size = series(graph, [90, 80, 10]), series(graph, [1] * 3)
    assert held(search(need, size, graph, rule(1, 2, 2))) == [("A0", "A1")]
    assert held(search(need, size, graph.without([("A1", "A0")]), rule(1, 2, 2))) == [("A1", "A2")]


def test_an_area_without_a_figure_is_left_out_and_told():
    graph = chain(4)
    need = series(graph, [90, np.nan, 80, 10])
    found = search(need, series(graph, [1, 1, 1, 1]), graph, rule(1, 1, 4))
    assert found.left_out == ("A1",)
    assert held(found) == [("A0",)]


def test_figures_are_joined_by_code():
    graph = chain(4)
    need, size = series(graph, [0, 90, 60, 20]), series(graph, [1, 2, 1, 1])
    turned = search(need[::-1], size.sample(frac=1, random_state=1), graph, rule(1, 1, 3))
    assert held(turned) == held(search(need, size, graph, rule(1, 1, 3)))


def test_borders_of_other_areas_are_refused():
    graph = chain(2)
    other = Borders(pd.Index(["x", "y"]), np.ones(2), np.ones(2), graph.adjacency)
    with pytest.raises(ValueError, match="same areas"):
        search(series(graph, [1, 2]), series(graph, [1, 1]), graph, rule(), borders=other)


def test_a_rule_is_a_value_that_can_be_saved():
    choices = rule(6, 3000, 12000, objective="mean", must=("A1",), compactness=0.3)
    assert SearchRule.model_validate_json(choices.model_dump_json()) == choices
    assert hash(choices) == hash(
        rule(6, 3000, 12000, objective="mean", must=("A1",), compactness=0.3)
    )
    assert kinds_of(check_model, SearchRule, choices.model_dump() | {"max": 1, "count": 0}) == [
        FaultKind.FIELD_VALUE,
        FaultKind.FIELD_UNKNOWN,
    ]


# ------------------------------------------------------------------ told why not

TEN = chain(10)
NEED, ONES = series(TEN, range(10)), series(TEN, [1] * 10)


@pytest.mark.parametrize(
    ("choices", "faults"),
    [
        (rule(1, 4, 3), [Fault(FaultKind.FIELD_VALUE, "", "minimum", "4", "≤ 3")]),
        (
            rule(must=("A1", "x"), must_not=("A1", "y")),
            [
                Fault(FaultKind.CODE_NOT_IN_AREAS, "", "", "x", "10"),
                Fault(FaultKind.CODE_NOT_IN_AREAS, "", "", "y", "10"),
                Fault(FaultKind.MUST_COLLIDES, "", "A1"),
            ],
        ),
        (rule(4, 3, 5), [Fault(FaultKind.TOTAL_TOO_SMALL, "", "", "10", "12")]),
        (
            rule(1, 11, 12),
            [
                Fault(FaultKind.TOTAL_TOO_SMALL, "", "", "10", "11"),
                Fault(FaultKind.PART_TOO_SMALL, "", "", "10", "11"),
            ],
        ),
        (
            rule(1, 1, 2, must=("A0", "A1", "A2")),
            [Fault(FaultKind.MUST_TOO_LARGE, "", "", "3", "2")],
        ),
        (
            rule(1, 1, 2, must=("A0", "A9")),
            [Fault(FaultKind.MUST_IMPOSSIBLE, "", "A0, A9", "1")],
        ),
        (rule(5, 2, 2, must_not=("A2",)), [Fault(FaultKind.TOTAL_TOO_SMALL, "", "", "9", "10")]),
        (
            rule(4, 2, 2, must_not=("A1", "A3")),
            [Fault(FaultKind.CANDIDATES_TOO_MANY, "", "", "4", "3")],
        ),
        (
            rule(1, 2, 3, must_not=("A1",), must=("A0",)),
            [Fault(FaultKind.MUST_CUT_OFF, "", "A0", "1", "2")],
        ),
    ],
    ids=lambda part: "" if isinstance(part, SearchRule) else part[0].kind,
)
def test_what_cannot_be_met_is_told_with_its_reason(choices, faults):
    assert list(faults_of(search, NEED, ONES, TEN, choices)) == faults


def test_an_area_too_large_to_be_in_is_named():
    size = ONES.replace(1.0, 2.0)
    size["A4"] = 9.0
    (fault,) = faults_of(search, NEED, size, TEN, rule(2, 2, 5, must=("A4",)))
    assert fault == Fault(FaultKind.MUST_TOO_LARGE, "", "A4", "9", "5")


def test_an_area_that_must_be_in_needs_its_figures():
    need = NEED.mask(NEED == 3)
    (fault,) = faults_of(search, need, ONES, TEN, rule(must=("A3",)))
    assert fault == Fault(FaultKind.MUST_WITHOUT_FIGURE, "", "A3")


def test_no_set_of_such_a_size():
    (fault,) = faults_of(search, NEED, 10 * ONES, TEN, rule(1, 11, 19))
    assert fault == Fault(FaultKind.NO_CANDIDATE_FITS, allowed="11–19")
    (fault,) = faults_of(search, NEED * np.nan, ONES, TEN, rule())
    assert fault.kind is FaultKind.NO_CANDIDATE_FITS


def test_a_star_holds_one_candidate_only():
    # Every candidate of two needs the middle; the sizes alone would allow four.
    star = graph_of([(0, at) for at in range(1, 8)])
    (fault,) = faults_of(search, series(star, range(8)), series(star, [1] * 8), star, rule(2, 2, 2))
    assert fault == Fault(FaultKind.CANDIDATES_TOO_MANY, "", "", "2", "1")


def test_what_is_not_proven_is_not_said_to_be_impossible():
    star = graph_of([(0, at) for at in range(1, 8)])
    choices = rule(2, 2, 2, **GROWN)
    (fault,) = faults_of(search, series(star, range(8)), series(star, [1] * 8), star, choices)
    assert fault.kind is FaultKind.SEARCH_STOPPED


# ------------------------------------------------------------------ properties

cities = st.tuples(st.integers(0, 10_000), st.integers(12, 40))


def city(seed, count):
    """A planar graph with clustered need and uneven sizes; a few areas lack need."""
    generator = np.random.default_rng(seed)
    graph = planar(seed, count)
    noise = generator.normal(size=count)
    need = 50 + 20 * (noise + graph.adjacency @ noise / 3)
    need[generator.uniform(size=count) < 0.05] = np.nan
    return graph, series(graph, need), series(graph, generator.integers(500, 3000, count))


def check(found, graph, size):
    """All that every result must hold."""
    choices = found.rule
    assert len(found.candidates) == choices.count
    uses = pd.Series([code for codes in held(found) for code in codes]).value_counts()
    assert uses.max() <= choices.uses
    assert len(set(held(found))) == choices.count
    for candidate in found.candidates:
        assert graph.is_contiguous(candidate.codes)
        assert candidate.codes == graph.ordered(candidate.codes)
        assert choices.minimum <= size[list(candidate.codes)].sum() <= choices.maximum
        assert not set(candidate.codes) & {*found.left_out, *choices.must_not}
    assert set(choices.must) <= set(uses.index)
    assert found.bound >= found.objective - 1e-9
    assert found.parts["captured"] <= 1 + 1e-9
    off = sum(weight * found.parts[part] for part, weight in choices.weights.items())
    assert found.objective == pytest.approx(found.parts["captured"] - off)


@invented(10)
@given(
    cities,
    st.integers(1, 3),
    st.sampled_from(["excess", "total", "mean"]),
    st.integers(1, 2),
    st.booleans(),
)
def test_candidates_are_contiguous_within_bounds_and_the_same_every_time(
    place, count, objective, uses, grown
):
    graph, need, size = city(*place)
    choices = rule(count, 2000, 6000, objective=objective, uses=uses, compactness=0.1)
    choices = choices.model_copy(update=GROWN if grown else {})
    try:
        found = search(need, size, graph, choices)
    except InputError:
        return
    check(found, graph, size)
    again = search(need, size, graph, choices)
    assert held(again) == held(found)
    assert again.objective == found.objective
    assert found.listed is not grown


@invented(7)
@given(cities)
def test_sets_that_are_grown_come_near_the_best_and_below_their_bound(place):
    graph, need, size = city(*place)
    choices = rule(2, 2000, 6000)
    try:
        best = search(need, size, graph, choices)
    except InputError:
        return
    grown = search(need, size, graph, choices.model_copy(update=GROWN))
    assert best.optimal
    assert grown.objective <= best.objective + 1e-9
    assert grown.objective >= best.objective - 0.1
    assert grown.bound >= best.objective - 1e-9
    assert grown.looked_at >= 2


def brute(graph, need, size, choices, parent):
    """Greatest objective by trying every choice of every set; None where there is none."""
    sizes, needs = size.to_numpy(), need.to_numpy()
    reference = (sizes * needs).sum() / sizes.sum()
    worth = (needs - reference) * sizes
    order = np.argsort(-worth / sizes)
    room, scale = choices.count * choices.maximum, 0.0
    for at in order:
        scale += max(worth[at], 0) * min(1.0, max(room, 0) / sizes[at])
        room -= sizes[at]
    sets = every_set(graph, sizes, choices.minimum, choices.maximum)
    cost = {
        each: choices.balance * imbalance(sizes, each, choices)
        + choices.compactness * cut_share(graph, graph.codes[list(each)])
        + choices.parents * split(parent, each)
        for each in sets
    }
    values = []
    for chosen in combinations(sets, choices.count):
        members = [at for each in chosen for at in each]
        if max(members.count(at) for at in members) > choices.uses:
            continue
        if not {int(code[1:]) for code in choices.must} <= set(members):
            continue
        off = sum(cost[each] for each in chosen)
        values.append(sum(worth[list(set(members))]) / (scale or 1.0) - off / choices.count)
    return max(values, default=None)


def imbalance(sizes, places, choices):
    middle = (choices.minimum + choices.maximum) / 2
    return abs(sizes[list(places)].sum() - middle) / ((choices.maximum - choices.minimum) / 2)


def split(parent, places):
    inside = parent.iloc[list(places)]
    return sum((parent == name).sum() > number for name, number in inside.value_counts().items())


@invented(25)
@given(
    st.integers(0, 10_000),
    st.integers(4, 8),
    st.integers(1, 2),
    st.integers(2, 6),
    st.integers(1, 5),
    st.integers(1, 2),
    st.booleans(),
    st.booleans(),
)
def test_the_best_there_is_by_trying_everything(
    seed, count, number, minimum, more, uses, weighted, must
):
    generator = np.random.default_rng(seed)
    graph = planar(seed, count)
    need = series(graph, generator.uniform(0, 100, count))
    size = series(graph, generator.integers(1, 5, count))
    parent = pd.Series(generator.choice(["p", "q", "r"], count), graph.codes)
    weights = {"balance": 0.2, "compactness": 0.3, "parents": 0.1} if weighted else {}
    choices = rule(
        number,
        minimum,
        minimum + more,
        uses=uses,
        must=("A0",) if must else (),
        **weights,
    )
    expected = brute(graph, need, size, choices, parent)
    if expected is None:
        assert faults_of(search, need, size, graph, choices, parent=parent)
        return
    found = search(need, size, graph, choices, parent=parent)
    check(found, graph, size)
    assert found.optimal
    assert found.objective == pytest.approx(expected, abs=1e-7)


def test_malmo_has_its_best_six_candidates():
    catalogue = read_catalogue(DATA)
    level = catalogue.levels["deso"]
    text = (DATA / "scenarios" / "behov_barn_och_unga.toml").read_text(encoding="utf-8")
    need = score(level.table, read_scenario(text)).index
    size = level.table.values["pop_2025"]
    near = neighbours(level.areas, "rook")
    graph = AreaGraph(near.codes, near.adjacency)
    choices = rule(6, 3000, 9000)
    found = search(need, size, graph, choices, persons=level.table.values["children_0_19_2025"])
    check(found, graph, size)
    assert found.optimal
    assert found.parts["captured"] > 0.85
    assert (found.figures["need"] > 80).all()
    assert found.figures["need"].is_monotonic_decreasing


def test_the_graph_is_not_changed():
    graph, need, size = city(1, 20)
    before = graph.adjacency.toarray()
    search(need, size, graph, rule(1, 2000, 6000, must_not=("A1",)))
    assert (graph.adjacency.toarray() == before).all()
    assert replace(graph).codes.equals(graph.codes)
    assert isinstance(graph, AreaGraph)
