"""Data och metod: published RegSO beside computed ones, once they have been fetched."""

import shutil

import pytest

from language import agreement_text as words
from language import text
from layers.sources.cache import Cache
from scoring.places.candidates import Candidate, CandidateSet
from tests.helpers.fetching import TODAY
from tests.helpers.malmo_world import agreeing_world
from tests.helpers.replay import replaying, small_world
from ui.fetching import CACHE, fetch
from ui.workspace import embedded

OFF = "1280R001"
"""RegSO whose labour market is published with two hundred persons too many."""


@pytest.fixture(scope="module")
def catalogue():
    return embedded()


@pytest.fixture(scope="module")
def cache(catalogue, tmp_path_factory):
    """Everything of SCB for both levels, from a world that adds up but for one RegSO."""
    folder = tmp_path_factory.mktemp("agreeing")
    world = agreeing_world(catalogue)
    world.added = {("TAB6680", OFF): 200.0}
    with replaying(world) as running, pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_PROXY", "*")
        only = ["deso_2025", "regso_2025"]
        report = fetch("malmo", Cache(folder), only=only, base_urls=[running.url], today=TODAY)
    assert report.faults == ()
    return folder


@pytest.fixture
def method(cache, monkeypatch, new_app):
    monkeypatch.setenv(CACHE, str(cache))
    return new_app().go(text.PAGE_METHOD)


def caption(level):
    return words.TABLE.format(computed=words.FROM[level], published=words.AGAINST["regso_2025"])


def rows_by_title(app, level):
    head, *rows = app.tables[caption(level)]
    return {row[0]: dict(zip(head, row, strict=True)) for row in rows}


def test_before_anything_is_fetched_one_sentence_says_how(app):
    app.go(text.PAGE_METHOD)
    assert words.NOTHING_FETCHED in app.said
    assert caption("deso") not in app.tables


def test_counts_and_shares_of_fetched_deso_agree_with_the_published(method):
    rows = rows_by_title(method, "deso_2025")
    for title in ("Folkmängd 2025", "Barn och unga 0–19 år 2025", "Enpersonshushåll 2025"):
        assert rows[title][words.HEAD_VERDICT] == words.AGREES
        assert rows[title][words.HEAD_COMPARED] == "91"
        assert rows[title][words.HEAD_WHERE] == "–"
        assert rows[title][words.HEAD_WITHIN] == "91 av 91"


def test_an_area_that_is_published_otherwise_is_found_and_named(method, catalogue):
    rows = rows_by_title(method, "deso_2025")
    name = catalogue.levels["regso"].areas.names[OFF]
    row = rows["Arbetskraften 20–64 år 2024"]
    assert row[words.HEAD_VERDICT] == words.APART[1]
    assert row[words.HEAD_WHERE] == name
    assert row[words.HEAD_LARGEST] == "200\u00a0personer"
    assert row[words.HEAD_WITHIN] == "90 av 91"
    assert row[words.HEAD_SOURCE] == words.SOURCE_NONE
    (choice,) = [box for box in method.test.selectbox if box.key == "deso_2025.out"]
    choice.set_value("labour_force_2024")
    method.run()
    (table,) = [rows for title, rows in method.tables.items() if title.startswith("Arbetskraften")]
    assert [row[0] for row in table[1:]] == [name]
    assert table[1][3] == "\u2212200"


def test_medians_and_figures_without_their_base_are_not_judged(method):
    rows = rows_by_title(method, "deso")
    median = rows["Ekonomisk standard, median 2024"]
    assert median[words.HEAD_VERDICT] == words.BASIS["not_additive"]
    assert median[words.HEAD_TOLERANCE] == median[words.HEAD_WITHIN] == "–"
    assert (
        rows["Låg ekonomisk standard 2024"][words.HEAD_VERDICT] == (words.BASIS["approximate_base"])
    )


def test_embedded_figures_are_set_beside_those_of_the_same_year(method):
    rows = rows_by_title(method, "deso")
    assert rows["Folkmängd 2025"][words.HEAD_COMPARED] == "91"
    assert all(row[words.HEAD_VERDICT] for row in rows.values())


def test_a_candidate_that_is_a_regso_is_set_beside_it(method, catalogue):
    parent = catalogue.levels["deso"].areas.parent
    codes = tuple(parent.index[parent == OFF])
    whole = Candidate(id="hel", name="Hel <b>RegSO</b>", codes=codes)
    part = Candidate(id="del", name="En del", codes=codes[:1])
    method.test.session_state["kept.candidates.deso"] = CandidateSet(
        division="deso", candidates=(whole, part)
    )
    method.run()
    head, *rows = method.tables[
        words.CANDIDATES_TABLE.format(published=words.AGAINST["regso_2025"])
    ]
    (row,) = rows
    assert row[:2] == ["Hel <b>RegSO</b>", catalogue.levels["regso"].areas.names[OFF]]
    _, *regso = method.tables[caption("deso")]
    judged = [each for each in regso if not each[-1].startswith(("ungefärlig", "inte"))]
    assert int(row[head.index(words.HEAD_JUDGED)]) == len(judged) > 10


def test_regso_of_another_edition_are_said_and_not_compared(tmp_path, monkeypatch, new_app):
    folder = tmp_path / "older"
    with replaying(small_world()) as running:
        monkeypatch.setenv("NO_PROXY", "*")
        fetch("malmo", Cache(folder), only=["regso_2020"], base_urls=[running.url], today=TODAY)
    monkeypatch.setenv(CACHE, str(folder))
    app = new_app().go(text.PAGE_METHOD)
    assert words.OTHER_EDITION in app.said
    assert words.NOTHING_FETCHED not in app.said
    assert not any(words.AGAINST["regso_2020"] in title for title in app.tables)


def test_a_damaged_file_hides_the_comparison_and_nothing_else(
    cache, tmp_path, monkeypatch, new_app
):
    broken = tmp_path / "cache"
    shutil.copytree(cache, broken)
    kept = Cache(broken)
    (kept.folder / kept.manifest("tab6574-regso_2025-1280").file).write_bytes(b"")
    monkeypatch.setenv(CACHE, str(broken))
    app = new_app().go(text.PAGE_METHOD)
    assert words.NOTHING_FETCHED in app.said
    assert [error.value for error in app.test.error] == []
