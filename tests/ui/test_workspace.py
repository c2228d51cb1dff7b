from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest
from shapely import box

from geo.overlap import overlap
from language import numbers
from layers.numbers import Status
from layers.table import IndicatorTable
from scoring.decision.shortlist import Shortlist
from scoring.score import score
from tests.helpers.areas import area_set, assert_same_index
from tests.helpers.scenarios import indicator, scenario_of
from tests.helpers.tables import table_of
from ui.workspace import (
    DATA,
    DEFAULT_SCENARIO,
    default_scenario,
    embedded,
    embedded_place,
    own_place,
    preset_scenarios,
    score_place,
)

LEVELS = {"deso": 209, "regso": 91, "geso": 14}


@pytest.fixture(scope="module")
def catalogue():
    return embedded()


@pytest.fixture(scope="module")
def regso(catalogue):
    return embedded_place(catalogue, "regso")


@pytest.mark.parametrize("level", LEVELS)
def test_every_level_is_a_place_with_figures_cards_and_presence_in_one_order(level, catalogue):
    place = embedded_place(catalogue, level)
    assert place.level == level
    assert len(place.areas) == LEVELS[level]
    assert_same_index(place.table.values, place.areas.codes)
    assert_same_index(place.presence.union, place.areas.codes)
    assert set(place.cards) == set(place.table.indicators)


def test_the_figure_of_one_area_is_told_as_among_all(regso):
    hidden = regso.table.status.copy()
    hidden.iloc[0, 0] = Status.SUPPRESSED
    place = replace(regso, table=IndicatorTable(regso.table.values, hidden))
    for name in place.table.indicators:
        told = [place.word(name, code) for code in place.areas.codes]
        assert told == place.words(name).tolist()
    assert place.word(place.table.indicators[0], place.areas.codes[0]) == numbers.SUPPRESSED


def test_there_is_no_other_level(catalogue):
    with pytest.raises(KeyError):
        embedded_place(catalogue, "bydel")


@pytest.mark.parametrize("level", LEVELS)
def test_the_default_scenario_ranks_every_area_of_every_level(level, catalogue):
    place = embedded_place(catalogue, level)
    result = score_place(place, default_scenario())
    assert_same_index(result.rank, place.areas.codes)
    assert result.rank.notna().all()
    assert result.index.between(0, 100).all()


def test_the_scenarios_that_come_with_the_program_have_names_of_their_own():
    presets = preset_scenarios()
    assert next(iter(presets.values())) == default_scenario()
    assert all(scenario.name == name for name, scenario in presets.items())
    assert len(presets) == len(list(DEFAULT_SCENARIO.parent.glob("*.toml")))


@pytest.mark.parametrize("name", preset_scenarios())
def test_every_scenario_that_comes_with_the_program_can_be_computed(name, regso):
    result = score_place(regso, preset_scenarios()[name])
    assert result.rank.notna().all()


def test_the_same_data_have_the_same_fingerprint_and_other_data_another(catalogue, regso):
    assert regso.fingerprint == embedded_place(catalogue, "regso").fingerprint
    prints = {embedded_place(catalogue, level).fingerprint for level in LEVELS}
    assert len(prints) == len(LEVELS)


def test_presence_is_the_overlap_with_the_register(catalogue, regso):
    found = overlap(regso.areas, catalogue.initiatives.shapes)
    pd.testing.assert_series_equal(regso.presence.union, found.union)
    assert regso.presence.union.between(0, 1).all()
    assert 0 < regso.presence.union.mean() < 1


def test_indicators_of_the_scenario_come_first_and_the_rest_by_title(regso):
    scenario = default_scenario()
    ordered = regso.ordered_indicators(scenario)
    first = len(scenario.indicator_ids)
    assert ordered[:first] == scenario.indicator_ids
    titles = [regso.title(name).casefold() for name in ordered[first:]]
    assert titles == sorted(titles)
    assert sorted(ordered) == sorted(regso.table.indicators)


def test_background_is_context_and_need_has_a_direction(regso):
    assert regso.is_context("foreign_2025")
    assert not regso.is_context("unemp_2024")
    assert regso.direction("employment_2024") == "lower_is_need"
    assert regso.direction("unemp_2024") == "higher_is_need"
    assert regso.direction("något eget") == "higher_is_need"
    assert regso.dimension("något eget") is None
    assert regso.title("något eget") == "något eget"


def test_a_dossier_has_the_ranks_of_the_score(regso):
    result = score_place(regso, default_scenario())
    top = result.rank.idxmin()
    chosen = Shortlist(division="regso").add(top, "Störst behov")
    dossier = regso.dossier(result, chosen, date(2026, 3, 1))
    assert dossier.areas["rang"].astype(float).tolist() == result.rank.tolist()
    assert dossier.shortlist["kod"].tolist() == [top]
    assert dossier.shortlist["rang"].tolist() == [1]


# ------------------------------------------------------------------ own data


def test_own_areas_lie_under_the_initiatives_of_the_register(catalogue):
    local = catalogue.initiatives.shapes.iloc[0]
    areas = area_set(mitt=box(*local.bounds), borta=box(500_000, 6_600_000, 501_000, 6_601_000))
    place = own_place(areas, table_of({"x": [1, 2]}, ["mitt", "borta"]), catalogue.initiatives)
    assert place.level == "own"
    assert place.presence.union["mitt"] > 0
    assert place.presence.union["borta"] == 0
    assert place.cards == {}


def test_initiatives_follow_to_the_crs_of_own_areas(catalogue):
    local = catalogue.initiatives.shapes.to_crs("EPSG:3008").iloc[0]
    areas = area_set(crs="EPSG:3008", mitt=box(*local.bounds))
    place = own_place(areas, table_of({"x": [1]}, ["mitt"]), catalogue.initiatives)
    assert place.initiatives.shapes.crs == areas.crs
    assert place.presence.union["mitt"] > 0


@pytest.mark.parametrize("crs", ["EPSG:27700", "EPSG:32618", "EPSG:32756", "EPSG:2193"])
def test_areas_of_another_country_have_no_initiative_of_the_city(crs, catalogue):
    areas = area_set(crs=crs, a=box(400_000, 5_000_000, 401_000, 5_001_000))
    place = own_place(areas, table_of({"x": [1]}, ["a"]), catalogue.initiatives)
    assert place.presence.union.tolist() == [0.0]
    result = score(place.table, scenario_of(("d", 1, [indicator("x")])))
    chosen = Shortlist(division="own").add("a")
    dossier = place.dossier(result, chosen, date(2026, 3, 1))
    assert dossier.areas["insatser"].tolist() == [""]


def test_the_program_changes_nothing_of_its_data(catalogue):
    before = catalogue.fingerprint
    place = embedded_place(catalogue, "deso")
    score_place(place, default_scenario())
    _ = place.presence
    assert embedded().fingerprint == before
    assert DATA.name == "malmo"
    assert np.isfinite(place.presence.union).all()
