"""Fetched data as places beside the embedded ones."""

from datetime import date

import numpy as np
import pytest

from layers.sources.cache import Cache
from tests.helpers.fetching import TODAY
from tests.helpers.malmo_world import malmo_world
from tests.helpers.replay import replaying
from ui.fetching import CACHE, cache_folder, fetch, fetched_place, published_for, registry
from ui.workspace import default_scenario, embedded, embedded_place, score_place


@pytest.fixture(scope="module")
def catalogue():
    return embedded()


@pytest.fixture(scope="module")
def fetched(catalogue, tmp_path_factory):
    """A cache with everything of SCB for Malmö's real areas, figures invented."""
    cache = Cache(tmp_path_factory.mktemp("cache"))
    with replaying(malmo_world(catalogue)) as server, pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_PROXY", "*")
        report = fetch(
            "malmo", cache, only=["deso_2025", "regso_2025"], base_urls=[server.url], today=TODAY
        )
    assert report.faults == ()
    return cache


def test_the_folder_is_the_programs_own_unless_the_environment_names_one(tmp_path):
    assert cache_folder({}).parts[-2:] == ("data", "fetched")
    assert cache_folder({CACHE: str(tmp_path)}) == tmp_path


@pytest.mark.parametrize("division", ["deso_2025", "regso_2025"])
def test_a_fetched_division_is_a_place_that_the_default_scenario_can_score(
    fetched, catalogue, division
):
    place = fetched_place(fetched, registry(), division, catalogue.initiatives)
    level = division.split("_")[0]
    assert sorted(place.areas.codes) == sorted(catalogue.levels[level].areas.codes)
    assert list(place.table.codes) == list(place.areas.codes)
    assert set(place.cards) == set(place.table.indicators)
    result = score_place(place, default_scenario())
    assert result.rank.notna().sum() >= len(place.areas) - 1
    assert not place.areas.generalised
    assert place.dossier(result, _no_shortlist(division), date(2026, 11, 26)).areas.shape[0] == len(
        place.areas
    )


def _no_shortlist(division):
    from scoring.decision.shortlist import Shortlist

    return Shortlist(division=division)


def test_outlines_do_not_reach_into_the_sea(fetched, catalogue):
    place = fetched_place(fetched, registry(), "deso_2025", catalogue.initiatives)
    sea = catalogue.water.to_crs(place.areas.crs).union_all()
    assert place.areas.geometry.intersection(sea).area.max() < 1


def test_an_index_of_others_belongs_to_the_levels_of_its_division(fetched):
    tables = registry()
    for level in ("regso", "regso_2025"):
        ((card, figures),) = published_for(fetched, tables, level)
        assert card.id == "official_index_2024"
        assert len(figures) == 91
        assert np.isfinite(figures).all()
    for level in ("deso", "geso", "own", "deso_2025", "regso_2020"):
        assert published_for(fetched, tables, level) == ()


def test_without_outlines_or_figures_there_is_no_place(fetched, catalogue, tmp_path):
    assert fetched_place(fetched, registry(), "deso_2018", catalogue.initiatives) is None
    assert fetched_place(Cache(tmp_path), registry(), "deso_2025", catalogue.initiatives) is None


def test_the_embedded_data_are_never_touched(catalogue):
    assert embedded().fingerprint == catalogue.fingerprint
    assert embedded_place(catalogue, "deso").level == "deso"
