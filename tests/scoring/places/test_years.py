"""The same indicator in two years."""

import numpy as np
import pytest

from scoring.places.candidates import Candidate
from scoring.places.figures import candidate_figures
from scoring.places.years import YearPair, changes, year_pairs
from scoring.score import score
from tests.helpers.scenarios import indicator, scenario_of
from tests.helpers.tables import indicator_card, table_of

MEAN = {"method": "weighted_mean", "weight": "pop_2025"}
SHARE = {"kind": "share", "unit": "%", "upwards": MEAN}
CARDS = {
    "pop_2025": indicator_card("pop_2025"),
    "x_2023": indicator_card("x_2023", **SHARE),
    "x_2024": indicator_card("x_2024", **SHARE),
    "x_2025": indicator_card("x_2025", **SHARE),
    "y_2024": indicator_card("y_2024", kind="mean", unit="kr", upwards=MEAN),
    "y_2025": indicator_card("y_2025", kind="mean", unit="tkr", upwards=MEAN),
    "z_2024": indicator_card("z_2024", kind="mean", upwards=MEAN),
    "z_2025": indicator_card("z_2025", kind="mean", upwards=MEAN),
}


def test_a_pair_has_one_name_one_unit_and_follows_in_years():
    assert year_pairs(CARDS, reversed(CARDS)) == (
        YearPair("z_2024", "z_2025"),
        YearPair("x_2023", "x_2024"),
        YearPair("x_2024", "x_2025"),
    )
    assert year_pairs(CARDS, ["x_2023", "x_2025", "unknown_2024"]) == (
        YearPair("x_2023", "x_2025"),
    )
    assert year_pairs({}, ["x_2023", "x_2025"]) == ()


def test_a_change_is_told_where_it_is_more_than_chance():
    columns = {
        "pop_2025": [400, 400],
        "x_2024": [50, 50],
        "x_2025": [60, 52],
        "z_2024": [1, 2],
        "z_2025": [2, 2],
    }
    table = table_of(columns, [*"ab"])
    result = score(table, scenario_of(("d", 1, [indicator("x_2024")])))
    candidates = [Candidate(id=each, name=each, codes=(each,)) for each in "ab"]
    figures = candidate_figures(candidates, table, CARDS, result, "pop_2025")
    found = changes(figures, [YearPair("x_2024", "x_2025"), YearPair("z_2024", "z_2025")])
    own = found.loc["a", "x_2025"]
    assert own[["before", "after", "gap"]].to_list() == [50, 60, 10]
    assert own["error"] == pytest.approx(100 * np.sqrt(0.55 * 0.45 * 2 / 400))
    assert own["verdict"] == "higher"
    assert found.loc[("b", "x_2025"), "verdict"] == "none"
    assert found.loc[("a", "z_2025"), "verdict"] == "unknown"
    assert changes(figures, []).empty
