import numpy as np
import pandas as pd
import pytest

from scoring.followup.panel import Break, Panel, area_panel, breaks, lines
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


def test_a_sentence_that_no_longer_holds_is_a_break_too():
    cards = {
        2023: card("x_2023", 2023, note="Samma. Omräknad."),
        2024: card("x_2024", 2024, note="Samma."),
    }
    assert breaks(cards) == (Break(2024, fields=("note",)),)


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


def test_a_break_in_a_year_that_was_left_out_still_parts_the_others():
    own = panel([[1, 2, 3]] * 2, found=[Break(2024)]).of_years([2023, 2025])
    assert own.segments == ((2023,), (2025,))


def test_a_set_has_the_share_of_all_its_persons():
    own = panel([[10, 20, np.nan], [40, 50, 60]], [[100, 100, 100], [300, 100, 100]])
    both = own.together({"s": "ab", "t": "b"})
    assert both.values.loc["s"].tolist()[:2] == [(10 * 100 + 40 * 300) / 400, 35.0]
    assert both.bases.loc["s"].tolist()[:2] == [400, 200]
    assert np.isnan(both.values.loc["s", 2025])
    assert both.values.loc["t"].tolist() == [40, 50, 60]


def test_chance_is_known_in_shares_only():
    own = panel([[50, 0, 20]] * 2)
    assert own.errors.loc["a"].tolist() == pytest.approx([5.0, 0.0, 4.0])
    mean = Panel(own.values, own.bases, is_share=False)
    assert mean.errors.isna().all(axis=None)


def test_a_panel_of_areas_has_what_shares_are_of():
    table = table_of({"pop_2025": [100, 300], "x_2024": [10, 30], "x_2025": [20, np.nan]}, [*"ab"])
    cards = {
        "pop_2025": indicator_card("pop_2025"),
        "x_2024": card("x_2024", 2024),
        "x_2025": card("x_2025", 2025),
    }
    found = area_panel(lines(cards, cards)["x"], table, cards, "pop_2025")
    assert found.bases.loc["b"].tolist() == [300, 300]
    assert found.values.loc["a"].tolist() == [10, 20]
    assert found.is_share
    assert found.complete.values.index.tolist() == ["a"]


def test_a_set_is_what_the_program_carries_up():
    """The same shares as candidates have on the other pages."""
    columns = {"pop_2025": [100, 300, 50], "x_2024": [10, 30, 50]}
    table = table_of(columns, [*"abc"])
    cards = {"pop_2025": indicator_card("pop_2025"), "x_2024": card("x_2024", 2024)}
    result = score(table, scenario_of(("d", 1, [indicator("x_2024")])))
    candidate = Candidate(id="s", name="s", codes=("a", "b"))
    figures = candidate_figures([candidate], table, cards, result, "pop_2025")
    found = area_panel(lines(cards, cards)["x"], table, cards, "pop_2025")
    together = found.together({"s": ("a", "b")})
    assert together.values.loc["s", 2024] == figures.table.values.loc["s", "x_2024"] == 25
    assert together.errors.loc["s", 2024] == figures.inside.loc[("s", "x_2024"), "error"]


def test_most_of_a_large_set_is_enough_where_it_is_said():
    own = panel([[10, 20, np.nan], [40, 50, 60]])
    assert own.together({"s": "ab"}, least=0.5).values.loc["s", 2025] == 60
    assert np.isnan(own.together({"s": "ab"}, least=0.6).values.loc["s", 2025])


def test_few_persons_are_not_told_and_nobody_is():
    own = panel([[4, 0, 5], [4, 50, 60]])
    assert np.isnan(own.together({"s": "a"}, min_count=5).values.loc["s", 2023])
    assert own.together({"s": "a"}, min_count=5).values.loc["s"].tolist()[1:] == [0, 5]
    assert own.together({"s": "ab"}, min_count=5).values.loc["s", 2023] == 4
    assert own.together({"s": "a"}, min_count=101).values.isna().all(axis=None)


def test_some_years_have_the_breaks_between_them():
    own = panel([[1, 2, 3]] * 2, found=[Break(2024), Break(2025)])
    some = own.of_years([2025, 2024])
    assert some.years == (2024, 2025)
    assert some.breaks == (Break(2025),)


def test_a_year_without_what_shares_are_of_has_no_base():
    mean = {"method": "weighted_mean", "weight": "pop_2024", "exact": True}
    cards = {
        "x_2024": indicator_card("x_2024", year=2024, kind="share", unit="%", upwards=mean),
        "x_2025": card("x_2025", 2025),
        "pop_2025": indicator_card("pop_2025"),
    }
    table = table_of({"pop_2025": [100], "x_2024": [10], "x_2025": [20]}, ["a"])
    found = area_panel(lines(cards, cards)["x"], table, cards, "pop_2025")
    assert np.isnan(found.bases.loc["a", 2024])
    assert np.isnan(found.together({"s": "a"}).values.loc["s", 2024])
    assert found.together({"s": "a"}).values.loc["s", 2025] == 20


def test_a_run_ends_at_a_break_and_at_a_year_without_a_figure():
    values = pd.DataFrame([[1.0, 2.0, np.nan, 4.0, 5.0]], ["a"], range(2020, 2025))
    found = Panel(values, values, is_share=False, breaks=(Break(2024),))
    assert found.runs("a") == ((2020, 2021), (2023,), (2024,))
