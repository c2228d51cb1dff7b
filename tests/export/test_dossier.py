from dataclasses import replace

import numpy as np
import pytest

from export import __version__
from export.dossier import TAKEN
from language import text
from scoring.decision.shortlist import Shortlist
from scoring.scenario_file import read_scenario
from tests.helpers.areas import area_set, assert_same_index, square
from tests.helpers.dossiers import (
    DATA_HASH,
    SECRET,
    TOLD,
    small_dossier,
    small_place,
    small_scenario,
)
from tests.helpers.scenarios import indicator, scenario_of
from tests.helpers.tables import indicator_card, table_of


@pytest.fixture(scope="module")
def dossier():
    return small_dossier()


def titles(columns):
    return {column.name: column.title for column in columns}


def test_every_area_is_there_in_order_with_a_title_for_every_column(dossier):
    assert_same_index(dossier.areas, ["A1", "A2", "A3", "A4"])
    assert [*titles(dossier.columns), "geometry"] == list(dossier.areas.columns)
    assert all(titles(dossier.columns).values())
    assert [*titles(dossier.shortlist_columns), "geometry"] == list(dossier.shortlist.columns)
    assert [*titles(dossier.initiative_columns), "geometry"] == list(dossier.initiatives.columns)


def test_ranks_and_index_are_those_of_the_score(dossier):
    # poor 0, 50, 100; income turned 100, 50, 0: the two dimensions weigh the same.
    assert dossier.areas["indexvarde"].tolist()[:3] == [50, 50, 50]
    assert dossier.areas["rang"].tolist()[:3] == [1, 1, 1]
    assert dossier.areas["dim_fattig"].tolist()[:3] == [0, 50, 100]
    assert dossier.areas.loc["A4", ["rang", "indexvarde", "klass"]].isna().all()


def test_what_is_suppressed_is_in_no_cell(dossier):
    for frame in (dossier.areas, dossier.shortlist):
        cells = [str(cell) for cell in frame.drop(columns="geometry").to_numpy().ravel()]
        assert not any(str(int(SECRET)) in cell for cell in cells)
        assert any(str(TOLD) in cell for cell in cells)
    assert np.isnan(dossier.areas.loc["A4", "poor"])


def test_the_number_of_people_stands_beside_the_index(dossier):
    assert dossier.areas["pop_2025"].tolist()[:3] == [1000, 2000, TOLD]
    column = next(column for column in dossier.columns if column.name == "pop_2025")
    assert column.title == "Folkmängd 2025 (personer)"
    assert column.meaning == "Provuppgift."
    assert column.source == "SCB: Folkmängd, avser 2025-12-31"


def test_an_indicator_without_a_card_goes_by_its_id(dossier):
    assert titles(dossier.columns)["income"] == "income"


def test_presence_is_local_and_of_a_tenth_at_least_and_no_overlay(dossier):
    # "liten" covers a quarter of A1; "polis" is an overlay, "slutad" has ended, "hela" is
    # city-wide.
    assert dossier.areas["insatser"].tolist() == ["Program: Liten", "Program: Stor", "", ""]


def test_the_shortlist_is_in_its_own_order_with_reasons(dossier):
    assert_same_index(dossier.shortlist, ["A3", "A1"])
    assert dossier.shortlist["ordning"].tolist() == [1, 2]
    assert dossier.shortlist["skal"].tolist() == ["Störst behov", ""]
    assert list(dossier.shortlist.columns[:4]) == ["ordning", "kod", "namn", "skal"]


def test_a_code_that_is_no_area_is_left_out_and_an_empty_list_is_empty():
    assert_same_index(small_dossier(Shortlist(division="x").add("Q").add("A2")).shortlist, ["A2"])
    empty = small_dossier(Shortlist(division="own"))
    assert empty.shortlist.empty
    assert [*titles(empty.shortlist_columns), "geometry"] == list(empty.shortlist.columns)


def test_initiatives_say_how_sure_their_boundary_is(dossier):
    frame = dossier.initiatives.set_index("id")
    assert list(frame.index) == ["liten", "stor", "polis", "slutad"]
    assert frame.loc["liten", "sakerhet"] == text.CERTAINTY["inferred"]
    assert frame.loc["stor", "anmarkning"] == "Notera."
    assert frame.loc["stor", "status"] == "Pågår"


def test_metadata_name_scenario_data_day_version_sources_and_limits(dossier):
    metadata = dict(dossier.metadata)
    scenario = small_scenario()
    assert metadata[text.META_SCENARIO] == "Prov"
    assert metadata[text.META_SCENARIO_HASH] == scenario.fingerprint
    assert metadata[text.META_DATA_HASH] == DATA_HASH
    assert metadata[text.META_DATE] == "2026-03-01"
    assert metadata[text.META_VERSION] == __version__
    assert read_scenario(metadata[text.META_SCENARIO_JSON]) == scenario
    sources = [value for key, value in dossier.metadata if key == text.META_SOURCE]
    assert sources == ["SCB: Provtabell", "SCB: Folkmängd, avser 2025-12-31"]
    assert [value for key, value in dossier.metadata if key == text.META_LIMIT] == list(text.LIMITS)


def test_a_reference_population_is_named_where_there_is_one(dossier):
    assert text.META_REFERENCE_HASH not in dict(dossier.metadata)
    compared = small_dossier(reference_fingerprint="e" * 64)
    assert dict(compared.metadata)[text.META_REFERENCE_HASH] == "e" * 64


@pytest.mark.parametrize("name", ["rang", "KLASS", "namn", "insatser", "fid", "geom", "Geometry"])
def test_an_own_column_never_takes_the_place_of_the_dossiers(name):
    areas = area_set(a=square(), b=square(1))
    place = (areas, table_of({name: [7, 9]}, ["a", "b"]), {}, small_place()[3])
    found = small_dossier(
        Shortlist(division="own").add("a"), scenario_of(("d", 1, [indicator(name)])), place
    )
    assert found.areas["rang"].tolist() == [2, 1]
    assert found.areas["namn"].tolist() == ["a", "b"]
    assert found.areas[f"{name}_2"].tolist() == [7, 9]
    assert titles(found.columns)[f"{name}_2"] == name
    folded = [column.name.casefold() for column in found.columns]
    assert len(set(folded)) == len(folded)
    assert not set(folded) & set(TAKEN) - {"insatser"}


def test_columns_that_differ_in_case_only_are_told_apart():
    areas = area_set(a=square(), b=square(1))
    table = table_of({"pop": [1, 2], "Pop": [3, 4]}, ["a", "b"])
    own = scenario_of(("d", 1, [indicator("pop"), indicator("Pop")]))
    found = small_dossier(Shortlist(division="own"), own, (areas, table, {}, small_place()[3]))
    assert found.areas["pop"].tolist() == [1, 2]
    assert found.areas["Pop_2"].tolist() == [3, 4]


def test_a_boundary_that_is_generalised_says_so():
    areas, *rest = small_place()
    metadata = small_dossier(place=(replace(areas, generalised=True), *rest)).metadata
    assert (text.META_LIMIT, text.LIMIT_GENERALISED) in metadata


def test_a_card_for_what_is_not_shown_is_no_source():
    areas, table, cards, register = small_place()
    other = indicator_card("annan", source={"publisher": "Någon", "title": "Annat"})
    metadata = small_dossier(place=(areas, table, cards | {"annan": other}, register)).metadata
    assert all("Någon" not in value for _, value in metadata)
