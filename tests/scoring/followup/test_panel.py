import numpy as np
import pandas as pd
import pytest

from scoring.followup.panel import Break, Panel, breaks, lines, panel_of
from scoring.places.candidates import Candidate
from scoring.places.figures import candidate_figures
from scoring.score import score
from tests.helpers.scenarios import indicator, scenario_of
from tests.helpers.tables import indicator_card, table_of

MEAN = {"method": "weighted_mean", "weight": "pop_2025", "exact": True}
SHARE = {"kind": "share", "unit": "%", "upwards": MEAN}


def card(name, year, **more):
    return indicator_card(name, year=year, **SHARE, **more)


def panel(values, bases=None, found=()):
    frame = pd.DataFrame(values, ["a", "b"], [2023, 2024, 2025], dtype=float)
    counts = np.full(frame.shape, 100.0) if bases is None else np.array(bases, dtype=float)
    weights = pd.DataFrame(counts, frame.index, frame.columns)
    return Panel(frame, weights, is_share=True, breaks=tuple(found))


def test_the_years_of_an_indicator_are_brought_together():
    cards = {
        "x_2025": card("x_2025", 2025),
        "x_2024": card("x_2024", 2024),
        "x_2020": indicator_card("x_2020", kind="mean", unit="kr", upwards=MEAN),
        "single": card("single", 2024),
    }
    found = lines(cards, [*cards, "unknown_2024"])
    assert list(found) == ["x"]
    assert found["x"].ids == {2024: "x_2024", 2025: "x_2025"}
    assert found["x"].last == "x_2025"


def test_a_new_sentence_or_another_definition_is_a_break_and_the_year_is_none():
    cards = {
        2022: card("x_2022", 2022, note="Samma.", definition="Den 31 december 2022."),
        2023: card("x_2023", 2023, note="Samma.", definition="Den 31 december 2023."),
        2024: card("x_2024", 2024, note="Samma. Ny gräns.", definition="Den 31 december 2024."),
        2025: card("x_2025", 2025, note="Samma. Ny gräns.", definition="Den 1 november 2025."),
    }
    assert breaks(cards) == (
        Break(2024, reasons=("Ny gräns.",)),
        Break(2025, fields=("definition",)),
    )


def test_the_fetched_tables_say_their_own_breaks():
    from layers.sources.scb_tables import read_registry
    from tests.helpers.fetching import DECLARED

    table = read_registry(DECLARED / "scb_tables.toml").table("TAB6574")
    cards = {
        year: card(f"pop_{year}", year, note=" ".join(table.notes(year)))
        for year in (2022, 2023, 2024, 2025)
    }
    assert [each.year for each in breaks(cards)] == [2024, 2025]


def test_segments_go_from_break_to_break():
    assert panel([[1, 2, 3]] * 2).segments == ((2023, 2024, 2025),)
    assert panel([[1, 2, 3]] * 2, found=[Break(2025)]).segments == ((2023, 2024), (2025,))


def test_a_set_has_the_share_of_all_its_persons():
    own = panel([[10, 20, np.nan], [40, 50, 60]], [[100, 100, 100], [300, 100, 100]])
    both = own.together({"s": "ab", "t": "b"})
    assert both.values.loc["s"].tolist()[:2] == [(10 * 100 + 40 * 300) / 400, 35.0]
    assert both.bases.loc["s"].tolist() == [400, 200, 200]
    assert np.isnan(both.values.loc["s", 2025])
    assert both.values.loc["t"].tolist() == [40, 50, 60]


def test_chance_is_known_in_shares_only():
    own = panel([[50, 0, 20]] * 2)
    assert own.errors.loc["a"].tolist() == pytest.approx([5.0, 0.0, 4.0])
    mean = Panel(own.values, own.bases, is_share=False)
    assert mean.errors.isna().all(axis=None)


def test_a_panel_of_candidates_has_their_bases():
    table = table_of({"pop_2025": [100, 300], "x_2024": [10, 30], "x_2025": [20, np.nan]}, [*"ab"])
    cards = {
        "pop_2025": indicator_card("pop_2025"),
        "x_2024": card("x_2024", 2024),
        "x_2025": card("x_2025", 2025),
    }
    result = score(table, scenario_of(("d", 1, [indicator("x_2024")])))
    both = [
        Candidate(id="c", name="c", codes=("a", "b")),
        Candidate(id="d", name="d", codes=("a",)),
    ]
    figures = candidate_figures(both, table, cards, result, "pop_2025")
    found = panel_of(lines(cards, cards)["x"], figures, cards)
    assert found.values.loc["c", 2024] == 25
    assert found.bases.loc["c"].tolist() == [400, 400]
    assert found.values.loc["d"].tolist() == [10, 20]
    assert found.is_share
