"""Figures of candidates: by hand, as those of parents that are the same areas, suppressed."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.faults import Fault, FaultKind
from layers.catalogue import read_catalogue
from layers.numbers import Status
from layers.upwards import aggregate_up
from scoring.places.candidates import Candidate
from scoring.places.figures import candidate_figures, remainder
from scoring.scenario_file import read_scenario
from scoring.score import score
from tests.helpers.areas import assert_same_index, faults_of
from tests.helpers.invented import invented
from tests.helpers.scenarios import indicator, scenario_of
from tests.helpers.tables import indicator_card, table_of

DATA = Path(__file__).parents[3] / "data" / "malmo"

RATIO = {"method": "ratio", "numerator": ["poor_n"], "denominator": ["pop"]}
MEAN = {"method": "weighted_mean", "weight": "pop"}
CARDS = {
    "pop": indicator_card("pop"),
    "girls": indicator_card("girls"),
    "poor_n": indicator_card("poor_n"),
    "poor": indicator_card("poor", kind="share", unit="%", upwards=RATIO),
    "jobless": indicator_card("jobless", kind="share", unit="%", upwards=MEAN),
    "income": indicator_card("income", kind="median", upwards={"method": "none"}),
}
PLAIN = {
    "pop": [100, 300, 50, 50],
    "girls": [10, 40, 3, 0],
    "poor_n": [10, 90, 10, 30],
    "poor": [10, 30, 20, 60],
    "jobless": [10, 20, 5, 15],
    "income": [250, 300, 350, 200],
}
SCENARIO = scenario_of(
    ("e", 1, [indicator("poor"), indicator("jobless")]),
    ("i", 1, [indicator("income", down=True)]),
)


def place(*codes, name="k"):
    return Candidate(id=name, name=name, codes=codes)


def figures(*candidates, columns=None, scenario=SCENARIO, **options):
    table = table_of(PLAIN | (columns or {}), [*"abcd"])
    result = score(table, scenario)
    return candidate_figures(list(candidates), table, CARDS, result, "pop", **options)


def test_figures_worked_out_by_hand():
    found = figures(place("a", "b"), place("b", "c", name="l"))
    assert_same_index(found.table.values, ["k", "l"])
    assert found.table.values.loc["k"].to_dict() == {
        "pop": 400,
        "girls": 50,
        "poor_n": 100,
        "poor": 25.0,  # 100 of 400, not the mean of 10 and 30
        "jobless": 17.5,  # (100 * 10 + 300 * 20) / 400
        "income": 287.5,  # (100 * 250 + 300 * 300) / 400, said to be approximate
    }
    states = found.table.status.loc["k"]
    assert states[["pop", "girls", "poor"]].eq(Status.OBSERVED).all()
    assert states[["jobless", "income"]].eq(Status.ESTIMATED).all()
    inside = found.inside.loc["k", "income"]
    assert inside[["low", "high", "areas", "base"]].to_list() == [250, 300, 2, 400]
    # Weighted: 100 * 37.5² and 300 * 12.5² over 400.
    assert inside["sd"] == pytest.approx(np.sqrt((100 * 37.5**2 + 300 * 12.5**2) / 400))
    assert np.isnan(inside["error"])
    # A quarter of 400 persons: sqrt(0.25 * 0.75 / 400).
    assert found.inside.loc[("k", "poor"), "error"] == pytest.approx(
        100 * np.sqrt(0.25 * 0.75 / 400)
    )
    assert set(found.inside.loc["k"].index) == {"poor", "jobless", "income"}


def test_a_bad_pocket_does_not_vanish():
    found = figures(place("a", "b", "d")).index.loc["k"]
    indices = score(table_of(PLAIN, [*"abcd"]), SCENARIO).index
    assert found["high"] == indices["d"]
    assert found["highest"] == "d"
    assert found["low"] == indices["a"]
    weights = np.array([100, 300, 50])
    mean = (indices[["a", "b", "d"]] * weights).sum() / 450
    assert found["mean"] == pytest.approx(mean)
    spread = ((indices[["a", "b", "d"]] - mean) ** 2 * weights).sum() / 450
    assert found["sd"] == pytest.approx(np.sqrt(spread))
    assert (found["areas"], found["scored"]) == (3, 3)
    assert found["index"] < found["high"]


def test_the_index_is_on_the_areas_scale():
    # Min-max over the areas: poor 25 of 10-60, jobless 17.5 of 5-20, income 287.5 of 200-350.
    poor, jobless, income = 15 / 50, 12.5 / 15, 62.5 / 150
    expected = 100 * ((poor + jobless) / 2 + income) / 2
    assert figures(place("a", "b")).index.loc["k", "index"] == pytest.approx(expected)


METHODS = ["percentile", "min_max", "z_score", "exponential", "distance", "rank"]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("code", [*"abcd"])
def test_a_candidate_of_one_area_has_its_index(method, code):
    scenario = scenario_of(
        ("e", 1, [indicator("poor", normalise=method)]),
        ("i", 2, [indicator("income", down=True, normalise=method)]),
    )
    own = score(table_of(PLAIN, [*"abcd"]), scenario).index[code]
    found = figures(place(code), scenario=scenario, min_count=0)
    assert found.index.loc["k", "index"] == pytest.approx(own)


def test_a_fixed_scale_and_treated_figures():
    fixed = {"normalise": "goalposts", "parameters": {"low": 0, "high": 50}}
    treated = {"treat": "log", "treat_parameters": {"shift": 1.0}}
    scenario = scenario_of(
        ("e", 1, [indicator("poor", **fixed)]), ("j", 1, [indicator("jobless", **treated)])
    )
    own = score(table_of(PLAIN, [*"abcd"]), scenario).index["b"]
    assert figures(place("b"), scenario=scenario).index.loc["k", "index"] == pytest.approx(own)
    both = figures(place("a", "b"), scenario=scenario)
    # 17.5 lies halfway between the areas with 15 and 20, whose logarithms are those of 16 and 21.
    between = 100 * (np.log([16, 21]) - np.log(6)) / (np.log(21) - np.log(6))
    jobless = between.mean()
    assert both.index.loc["k", "index"] == pytest.approx((100 * 25 / 50 + jobless) / 2)


def test_steadied_shares_are_placed_by_what_they_became():
    shrunk = {"shrink": {"base": "pop"}}
    scenario = scenario_of(("e", 1, [indicator("poor", **shrunk)]))
    result = score(table_of(PLAIN, [*"abcd"]), scenario)
    found = figures(place("a", "b", "c", "d"), scenario=scenario)
    assert result.index.min() < found.index.loc["k", "index"] < result.index.max()


def test_methods_that_compare_areas_compare_each_candidate_with_all():
    scenario = scenario_of(
        ("e", 1, [indicator("poor"), indicator("jobless")]),
        index={"aggregation": "copeland"},
    )
    found = figures(place("d"), place("a", "b", name="l"), scenario=scenario)
    assert found.index["index"].between(0, 100).all()
    assert found.index.loc["k", "index"] > found.index.loc["l", "index"]


def test_the_index_moves_with_the_weights():
    drawn = {"uncertainty": {"draws": 400, "weights": 0.5, "interval": 0.9}}
    for aggregation in ("arithmetic", "geometric"):
        shape = {"normalise": "min_max", "parameters": {"low": 1, "high": 100}}
        scenario = scenario_of(
            ("e", 1, [indicator("poor", **shape)]),
            ("j", 1, [indicator("jobless", **shape)]),
            index={"aggregation": aggregation, "scale": "native"},
            **drawn,
        )
        found = figures(place("a", "b"), scenario=scenario).index.loc["k"]
        assert found["index_low"] < found["index"] < found["index_high"]
        again = figures(place("a", "b"), scenario=scenario).index.loc["k"]
        assert again["index_low"] == found["index_low"]
    plain = figures(place("a", "b")).index.loc["k"]
    assert np.isnan(plain["index_low"])


def test_intervals_by_growing_each_draw_are_those_of_the_weighted_sum():
    parts = [("e", 1, [indicator("poor")]), ("j", 1, [indicator("jobless")])]
    drawn = {"uncertainty": {"draws": 300, "weights": 0.5}}
    linear = scenario_of(*parts, **drawn)
    stretched = scenario_of(*parts, index={"scale": "min_max_100"}, **drawn)
    straight = figures(place("a", "b"), scenario=linear).index.loc["k"]
    grown = figures(place("a", "b"), scenario=stretched).index.loc["k"]
    assert grown["index_high"] - grown["index_low"] > 0
    assert straight["index_high"] - straight["index_low"] > 0


def test_what_is_built_on_few_is_suppressed_everywhere():
    few = {"poor_n": [1, 2, 10, 30], "poor": [1, 1, 20, 60]}
    found = figures(place("a", "b"), place("c", "d", name="l"), columns=few)
    assert found.table.status.loc["k", ["poor_n", "poor"]].eq(Status.SUPPRESSED).all()
    assert found.table.values.loc["k", ["poor_n", "poor"]].isna().all()
    assert found.table.status.loc["k", "girls"] == Status.OBSERVED
    assert found.table.status.loc["l", "girls"] == Status.SUPPRESSED
    assert found.inside.loc[("k", "poor")].isna().all()
    assert found.table.values.loc["l", "poor"] == 40
    # The index is then of what is left, as for an area.
    assert found.index.loc["k", "index"] != figures(place("a", "b")).index.loc["k", "index"]
    told = figures(place("a", "b"), columns=few, min_count=3)
    assert told.table.values.loc["k", "poor_n"] == 3


def test_zero_is_told_and_missing_is_not_zero():
    found = figures(place("d"), columns={"jobless": [1, 2, 3, np.nan]})
    assert found.table.values.loc["k", "girls"] == 0
    assert found.table.status.loc["k", "jobless"] == Status.MISSING
    assert np.isnan(found.inside.loc[("k", "jobless"), "low"])
    part = figures(place("a", "d"), columns={"girls": [10, 40, 3, np.nan]})
    assert part.table.status.loc["k", "girls"] == Status.MISSING


def test_candidates_overlap_and_keep_their_order():
    found = figures(place("a", "b", name="z"), place("b", name="m"), place("a", "b", name="a"))
    assert_same_index(found.table.values, ["z", "m", "a"])
    assert_same_index(found.index, ["z", "m", "a"])
    pd.testing.assert_series_equal(
        found.table.values.loc["z"], found.table.values.loc["a"], check_names=False
    )


def test_what_is_wrong_is_told_at_once():
    table = table_of(PLAIN, [*"abcd"])
    result = score(table, SCENARIO)
    assert faults_of(
        candidate_figures, [place("a"), place("x")], table, CARDS, result, "people"
    ) == (
        Fault(FaultKind.CANDIDATE_TWICE, received="k"),
        Fault(FaultKind.CODE_NOT_IN_AREAS, "", "k", "x", "4"),
        Fault(FaultKind.INDICATOR_UNKNOWN, received="people", allowed=", ".join(PLAIN)),
    )


@pytest.fixture(scope="module")
def malmo():
    catalogue = read_catalogue(DATA)
    text = (DATA / "scenarios" / "behov_barn_och_unga.toml").read_text(encoding="utf-8")
    return catalogue, read_scenario(text)


def test_a_candidate_that_is_a_regso_has_exactly_its_figures(malmo):
    catalogue, scenario = malmo
    level = catalogue.levels["deso"]
    parent = level.areas.parent
    candidates = [
        Candidate(id=code, name=code, codes=tuple(part.index))
        for code, part in parent.groupby(parent)
    ]
    result = score(level.table, scenario.model_copy(update={"uncertainty": None}))
    found = candidate_figures(
        candidates, level.table, catalogue.cards, result, "pop_2025", min_count=0
    )
    expected = aggregate_up(level.table, catalogue.cards, parent)
    carried = [name for name, card in catalogue.cards.items() if card.upwards.method != "none"]
    assert len(carried) > 15
    pd.testing.assert_frame_equal(
        found.table.values[carried], expected.values[carried], check_names=False, check_exact=True
    )
    assert (found.table.status[carried] == expected.status[carried]).all(axis=None)
    assert found.index["index"].between(0, 100).all()
    assert (found.index["low"] <= found.index["mean"] + 1e-9).all()


def test_intervals_in_malmo_hold_the_index(malmo):
    catalogue, scenario = malmo
    level = catalogue.levels["deso"]
    result = score(level.table, scenario)
    candidates = [place(*level.areas.codes[at : at + 4], name=f"k{at}") for at in range(0, 12, 4)]
    index = candidate_figures(candidates, level.table, catalogue.cards, result, "pop_2025").index
    assert (index["index_low"] < index["index"]).all()
    assert (index["index"] < index["index_high"]).all()


@invented(12)
@given(st.lists(st.tuples(st.integers(0, 200), st.floats(0, 100)), min_size=3, max_size=8))
def test_the_index_of_a_candidate_lies_among_those_of_its_areas(rows):
    # One indicator, a weighted mean: so does its figure.
    codes = [f"a{at}" for at in range(len(rows))]
    pop, jobless = (list(column) for column in zip(*rows, strict=True))
    table = table_of({"pop": pop, "jobless": jobless}, codes)
    result = score(table, scenario_of(("e", 1, [indicator("jobless")])))
    cards = {name: CARDS[name] for name in ("pop", "jobless")}
    found = candidate_figures(
        [place(*codes[:2])], table, cards, result, "pop", min_count=0
    ).index.loc["k"]
    if sum(pop[:2]):
        assert found["low"] - 1e-6 <= found["index"] <= found["high"] + 1e-6
    else:
        assert np.isnan(found["index"])


def test_what_is_left_of_a_count_is_suppressed_as_counts_are():
    columns = {"all": [50, 50, 50, 50, 50, np.nan], "some": [20, 50, 47, 51, 30, 10]}
    left = remainder(table_of(columns, [*"abcdef"], suppressed=[("e", "some")]), "all", "some")
    assert left.values["all"].to_list()[:2] == [30, 0]
    assert left.values["all"].isna().to_list() == [False, False, True, True, True, True]
    observed, missing, hidden = Status.OBSERVED, Status.MISSING, Status.SUPPRESSED
    assert left.status["all"].to_list() == [observed, observed, hidden, missing, hidden, missing]


def test_a_candidate_that_gives_few_away_beside_a_larger_one_is_suppressed_there_only():
    most, larger = place("a", "b", name="most"), place("a", "b", "c", name="larger")
    hidden, observed = Status.SUPPRESSED, Status.OBSERVED
    assert figures(most, larger).table.status["girls"].to_dict() == {
        "most": hidden,
        "larger": observed,
    }
    assert figures(most).table.status.loc["most", "girls"] == observed
    assert figures(most, beside=[larger, most]).table.status.loc["most", "girls"] == hidden
    assert figures(most, larger, min_count=3).table.status.loc["most", "girls"] == observed
