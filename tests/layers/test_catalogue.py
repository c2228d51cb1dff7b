"""The embedded data as a whole, and the faults that a folder of data can have."""

import hashlib
import re
import shutil
import tomllib
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from geo.faults import FaultKind
from layers.cards import AreaCard, TableCard
from layers.catalogue import checksum_faults, read_catalogue
from layers.initiatives import InitiativeCard
from layers.numbers import Status
from layers.text_files import check_model, parse_toml, read_text
from scoring.scenario_file import read_scenario
from tests.helpers.areas import assert_same_index, faults_of, kinds_of

DATA = Path(__file__).resolve().parents[2] / "data" / "malmo"
AREA_CARDS = sorted((DATA / "areas").glob("*.toml"))
TABLE_CARDS = sorted((DATA / "indicators").glob("*.toml"))
INITIATIVE_CARDS = sorted((DATA / "initiatives").glob("*.toml"))
SCENARIOS = sorted((DATA / "scenarios").glob("*"))


@pytest.fixture(scope="module")
def catalogue():
    return read_catalogue(DATA)


@pytest.fixture(scope="module")
def deso(catalogue):
    return catalogue.levels["deso"].table


@pytest.fixture
def folder(tmp_path):
    """A copy of the embedded data that a test may spoil."""
    return Path(shutil.copytree(DATA, tmp_path / "malmo"))


def model(path, kind):
    return check_model(kind, parse_toml(read_text(path), path.name), path.name)


def spoil(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


# ------------------------------------------------------------------ every card


def test_there_are_cards_to_visit():
    assert (len(AREA_CARDS), len(TABLE_CARDS), len(INITIATIVE_CARDS)) == (4, 10, 166)


def has_a_full_source(source):
    return bool(
        source.publisher
        and source.title
        and source.licence
        and source.attribution
        and re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", source.reference_date)
        and source.url.startswith("https://")
        and source.sha256
    )


@pytest.mark.parametrize("path", AREA_CARDS, ids=lambda path: path.stem)
def test_every_area_card_tells_publisher_licence_date_and_checksum(path):
    card = model(path, AreaCard)
    assert has_a_full_source(card.source)
    assert card.generalised
    assert card.derived
    assert hashlib.sha256((path.parent / card.file).read_bytes()).hexdigest() == card.sha256


@pytest.mark.parametrize("path", TABLE_CARDS, ids=lambda path: path.stem)
def test_every_indicator_card_tells_publisher_licence_date_and_checksum(path):
    card = model(path, TableCard)
    assert has_a_full_source(card.source)
    assert card.source.publisher == "SCB"
    assert re.search(r"\(TAB\d{4}\)", card.source.title)
    assert hashlib.sha256((path.parent / card.file).read_bytes()).hexdigest() == card.sha256


@pytest.mark.parametrize("path", INITIATIVE_CARDS, ids=lambda path: path.stem)
def test_every_initiative_card_tells_where_it_is_from_and_how_sure_it_is(path):
    card = model(path, InitiativeCard)
    assert card.id == path.stem
    assert card.source.publisher
    assert card.source.title
    assert card.source.attribution
    assert bool(card.geography.areas) == (card.extent == "areas")
    assert card.geography.derivation or card.extent == "citywide"


def test_every_file_of_figures_has_a_card_and_every_card_its_file():
    assert {path.stem for path in (DATA / "indicators").glob("*.csv")} == {
        path.stem for path in TABLE_CARDS
    }
    assert {path.stem for path in (DATA / "areas").glob("*.geojson")} == {
        path.stem for path in AREA_CARDS
    }


def test_the_data_are_those_the_cards_speak_of(catalogue):
    assert catalogue.checksum_faults == ()


# ------------------------------------------------------------------ the catalogue


def test_three_levels_hold_the_same_indicators_in_their_own_order(catalogue):
    sizes = {key: len(level.areas) for key, level in catalogue.levels.items()}
    assert sizes == {"deso": 209, "regso": 91, "geso": 14}
    for level in catalogue.levels.values():
        assert_same_index(level.table.values, level.areas.codes)
        assert set(level.table.indicators) == set(catalogue.cards)
        assert level.areas.generalised
        assert level.areas.source


def test_the_same_folder_gives_the_same_fingerprint(catalogue, folder):
    assert read_catalogue(folder).fingerprint == catalogue.fingerprint


def test_persons_are_neither_lost_nor_made_on_the_way_up(catalogue):
    for indicator in ("pop_2025", "children_0_19_2025", "dwellings_rented_2025"):
        totals = {level.table.values[indicator].sum() for level in catalogue.levels.values()}
        assert len(totals) == 1


def test_no_level_has_a_zero_where_it_should_be_missing(catalogue):
    for level in catalogue.levels.values():
        shares = level.table.values[["low_econ_2024", "unemp_2024", "higher_ed_2025"]]
        assert (shares > 0).all(axis=None)


def test_shares_carried_upwards_stay_among_those_of_their_parts(catalogue):
    deso, regso = catalogue.levels["deso"], catalogue.levels["regso"]
    parts = deso.table.values["low_econ_2024"].groupby(deso.areas.parent)
    whole = regso.table.values["low_econ_2024"]
    assert (whole >= parts.min().loc[whole.index] - 1e-9).all()
    assert (whole <= parts.max().loc[whole.index] + 1e-9).all()


def test_a_regso_of_one_deso_has_its_figures(catalogue):
    deso, regso = catalogue.levels["deso"], catalogue.levels["regso"]
    only = deso.areas.parent[~deso.areas.parent.duplicated(keep=False)]
    assert len(only) > 10
    own = deso.table.values.loc[only.index].set_axis(only.to_numpy())
    above = regso.table.values.loc[only.to_numpy()]
    # Renters are counted anew from dwellings, the published share has three decimals.
    assert (own["renters_2025"] - above["renters_2025"]).abs().max() <= 0.0005001
    rest = [name for name in own.columns if name != "renters_2025"]
    pd.testing.assert_frame_equal(
        above[rest], own[rest], check_exact=False, rtol=1e-12, check_names=False
    )


# ------------------------------------------------------------------ what the data say of themselves


def test_children_are_girls_and_boys(deso):
    values = deso.values
    parts = values["girls_0_19_2025"] + values["boys_0_19_2025"]
    assert (values["children_0_19_2025"] == parts).all()
    young = values["young_women_15_19_2025"] + values["young_men_15_19_2025"]
    assert (values["young_15_19_2025"] == young).all()


def test_age_classes_do_not_add_up_to_the_population_but_nearly(deso):
    """SCB disturbs totals and parts each for themselves: by 21 persons at most here."""
    values = deso.values
    difference = (
        values["children_0_19_2025"] + values["persons_20_w_2025"] - values["pop_2025"]
    ).abs()
    assert (difference > 0).any()
    assert difference.max() == 21


def test_published_shares_of_renters_are_those_of_the_dwellings(deso):
    kinds = ("rented", "tenant_owned", "owner_occupied", "unknown")
    counts = deso.values[[f"dwellings_{kind}_2025" for kind in kinds]]
    share = 100 * counts["dwellings_rented_2025"] / counts.sum(axis=1)
    assert (share - deso.values["renters_2025"]).abs().max() <= 0.0005001


def test_nine_areas_have_no_figure_for_flats_and_none_has_a_zero_instead(deso):
    flats = deso.values["flats_2025"]
    assert flats.isna().sum() == 9
    assert (deso.status["flats_2025"] == Status.MISSING).sum() == 9
    assert (flats.dropna() > 0).all()


def test_everything_else_is_there(deso):
    missing = deso.values.isna().sum()
    assert missing[missing > 0].to_dict() == {"flats_2025": 9}
    assert np.isfinite(deso.values.drop(columns="flats_2025").to_numpy()).all()


def test_shares_lie_between_nought_and_a_hundred(catalogue, deso):
    shares = [key for key, card in catalogue.cards.items() if card.kind == "share"]
    assert len(shares) == 15
    assert deso.values[shares].fillna(50).ge(0).all(axis=None)
    assert deso.values[shares].fillna(50).le(100).all(axis=None)


# ------------------------------------------------------------------ honesty


def test_foreign_background_is_context_and_scored_by_no_scenario(catalogue):
    background = {"foreign_2024", "foreign_2025"}
    assert {catalogue.cards[name].direction for name in background} == {"context"}
    assert SCENARIOS
    for path in SCENARIOS:
        scenario = read_scenario(read_text(path), path.name)
        assert not background & set(scenario.indicator_ids), path.name


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_a_scenario_turns_every_indicator_the_way_its_card_says(path, catalogue):
    scenario = read_scenario(read_text(path), path.name)
    for choice in scenario.indicators():
        assert catalogue.cards[choice.id].direction == choice.direction, choice.id


def test_the_lists_of_the_police_are_overlays_only(catalogue):
    overlays = {card.id for card in catalogue.initiatives.cards if card.is_overlay_only}
    assert {card.id for card in catalogue.initiatives.cards if "polis" in card.id} <= overlays


def test_no_citywide_initiative_has_a_shape(catalogue):
    shapes = set(catalogue.initiatives.shapes.index)
    assert {card.id for card in catalogue.initiatives.cards if card.extent == "areas"} == shapes


# ------------------------------------------------------------------ a folder with faults


def test_a_folder_without_area_cards_is_refused(tmp_path):
    assert kinds_of(read_catalogue, tmp_path) == [FaultKind.FILE_NOT_FOUND]


def test_a_folder_without_indicators_is_refused(folder):
    for path in (folder / "indicators").glob("*.toml"):
        path.unlink()
    assert kinds_of(read_catalogue, folder) == [FaultKind.FILE_NOT_FOUND]


def test_faults_of_several_tables_are_told_at_once(folder):
    indicators = folder / "indicators"
    spoil(indicators / "labour.csv", "3.509", "tre")
    spoil(indicators / "education.csv", "1280C1010", "1280C9999")
    spoil(indicators / "labour.toml", 'direction = "higher_is_need"', 'direction = "mer"')
    spoil(indicators / "labour.toml", "year = 2024\n", "")
    spoil(indicators / "households.toml", 'publisher = "SCB"\n', "")
    faults = {(fault.kind, fault.file) for fault in faults_of(read_catalogue, folder)}
    assert faults == {
        (FaultKind.CODE_NOT_IN_AREAS, "education.csv"),
        (FaultKind.CODE_NOT_IN_TABLE, "deso"),
        (FaultKind.FIELD_VALUE, "labour.toml"),
        (FaultKind.FIELD_MISSING, "labour.toml"),
        (FaultKind.FIELD_MISSING, "households.toml"),
    }


def test_an_indicator_that_two_cards_claim_is_refused(folder):
    spoil(folder / "indicators" / "labour.toml", 'id = "unemp_2024"', 'id = "employment_2024"')
    (fault,) = faults_of(read_catalogue, folder)
    assert (fault.kind, fault.file, fault.received) == (
        FaultKind.INDICATOR_TWICE,
        "labour.toml",
        "employment_2024",
    )


def test_an_initiative_that_two_cards_claim_is_refused(folder):
    spoil(folder / "initiatives" / "sspf.toml", 'id = "sspf"', 'id = "nhl"')
    (fault,) = faults_of(read_catalogue, folder)
    assert (fault.kind, fault.received) == (FaultKind.INDICATOR_TWICE, "nhl")


def test_a_base_that_does_not_exist_is_refused_by_name(folder):
    path = folder / "indicators" / "labour.toml"
    spoil(path, 'weight = "persons_20_64_2025"', 'weight = "persons_20_65_2025"')
    (fault,) = faults_of(read_catalogue, folder)
    assert (fault.kind, fault.received) == (FaultKind.INDICATOR_UNKNOWN, "persons_20_65_2025")


def test_a_file_that_was_changed_after_its_card_is_told_but_read(folder):
    spoil(folder / "indicators" / "labour.csv", "3.509", "3.510")
    (fault,) = read_catalogue(folder).checksum_faults
    assert (fault.kind, fault.file) == (FaultKind.CHECKSUM, "labour.csv")
    card = tomllib.loads((folder / "indicators" / "labour.toml").read_text(encoding="utf-8"))
    assert fault.allowed == card["sha256"]


def test_an_empty_checksum_is_not_compared(tmp_path):
    (tmp_path / "a.csv").write_text("x")
    assert checksum_faults(tmp_path / "a.csv", "") == []
    assert checksum_faults(tmp_path / "borta.csv", "0" * 64) == []
