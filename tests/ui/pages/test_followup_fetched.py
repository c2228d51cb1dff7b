"""Uppföljning with fetched years: those of the edition before are carried, and told as a break."""

import pytest

from language import followup_text as words
from layers.sources.cache import Cache
from scoring.places.candidates import Candidate, CandidateSet
from tests.helpers.fetching import TODAY
from tests.helpers.malmo_world import malmo_world
from tests.helpers.replay import replaying
from ui import cached
from ui.fetching import CACHE, fetch
from ui.older_years import older, title_of, with_older
from ui.pages.followup_inequality import groups_of, usual_groups
from ui.workspace import embedded

TITLE = "RegSO 2020"


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    """A cache with the RegSO of 2020, which have today's outlines and invented figures."""
    folder = tmp_path_factory.mktemp("cache")
    with replaying(malmo_world(embedded())) as server, pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_PROXY", "*")
        report = fetch(
            "malmo", Cache(folder), only=["regso_2020"], base_urls=[server.url], today=TODAY
        )
    assert report.faults == ()
    return folder


@pytest.fixture
def fetched(cache, monkeypatch):
    monkeypatch.setenv(CACHE, str(cache))
    return cache


def test_nothing_is_offered_where_nothing_is_fetched(app):
    app.test.session_state["kept.level"] = "regso"
    app.go(words.PAGE)
    assert words.OLDER.format(title=TITLE) not in app.said


def test_areas_that_did_not_change_have_their_own_figures(fetched):
    place = cached.place("regso")
    side = older(place)
    assert title_of(side) == TITLE
    found = with_older(place, side)
    assert "low_econ_2023" not in place.table.indicators
    carried = found.table.values["low_econ_2023"]
    published = side.table.values["low_econ_2023"].reindex(carried.index)
    assert carried.to_numpy() == pytest.approx(published.to_numpy(), nan_ok=True)
    assert carried.notna().sum() > 80
    assert words.OLDER_NOTE.format(title=TITLE) in found.cards["low_econ_2023"].note
    known = list(place.table.indicators)
    assert found.table.values[known].equals(place.table.values)
    assert usual_groups(groups_of(place)) == (None, None)
    assert usual_groups(groups_of(found)) == ("income_lowest", "income_highest")


def test_years_before_are_frozen_and_compared_over_their_break_alone(fetched, app):
    codes = tuple(cached.place("regso").areas.codes)
    kept = CandidateSet(
        division="regso", candidates=(Candidate(id="n", name="Norr", codes=codes[:2]),)
    )
    app.test.session_state["kept.level"] = "regso"
    app.test.session_state["kept.candidates.regso"] = kept
    app.test.session_state["kept.followup.older.regso"] = True
    app.go(words.PAGE)
    assert words.OLDER_READ.format(title=TITLE, years="2011–2023") in app.said
    app.named("text_input", words.FIRST_YEAR).set_value("2024")
    app.named("multiselect", words.STEMS).set_value(["low_econ"])
    app.run().press(words.FREEZE)
    table = app.tables[words.YEARS_TABLE.format(title="Låg ekonomisk standard", unit="%")]
    assert [row[0] for row in table[1:]] == [
        words.FROZEN_YEAR.format(year=year) for year in range(2011, 2025)
    ]
    said = "\n".join(app.said)
    assert "Brott 2024" in said
    assert words.NOT_YET.split(":")[0] in said
    app.named("checkbox", words.OVER_BREAKS).set_value(True)
    app.run()
    said = "\n".join(app.said)
    assert words.NOT_YET.split(":")[0] not in said
    assert "2022–2023" in said  # the invented source has no number of people before 2022
