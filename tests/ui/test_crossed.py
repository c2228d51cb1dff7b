"""What was carried across, as own data and as files."""

from datetime import date

import pytest
from shapely import box

from geo.crosswalk import crosswalk
from language import crosswalk_text as words
from layers.carrying import COUNT, GROUND
from layers.numbers import Status
from tests.helpers.areas import area_set
from tests.helpers.tables import indicator_card, table_of
from ui.crossed import as_own_data, error_rows, notes, titled_figures, typical_of
from ui.crossing import Side, cross
from ui.own_files import read_own


@pytest.fixture
def found():
    """Two figures with one title, of which one is suppressed in a source; one target outside."""
    sources = area_set(
        a=box(373000, 6163000, 373010, 6163010), b=box(373010, 6163000, 373020, 6163010)
    )
    targets = area_set(
        p=box(373000, 6163000, 373004, 6163010),
        q=box(373010, 6163000, 373020, 6163010),
        r=box(374000, 6163000, 374010, 6163010),
    )
    table = table_of({"x_2023": [10, 7], "y_2023": [30, 40]}, ["a", "b"], [("b", "x_2023")])
    same = {"title": "Andel", "year": 2023, "unit": "%", "kind": "share"}
    cards = {
        "x_2023": indicator_card("x_2023", **same),
        "y_2023": indicator_card("y_2023", **same, direction="lower_is_need"),
    }
    walk = crosswalk(sources, targets)
    told = {"x_2023": GROUND, "y_2023": GROUND}
    source = Side("a", "Förr", sources, table, cards)
    return cross(source, Side("b", "Nu", targets), walk, list(told), told, 0.999)


def test_own_data_read_back_are_what_was_carried(found):
    own = as_own_data(found)
    read = read_own(own, {})
    assert list(read.table.codes) == ["p", "q", "r"]
    assert read.table.indicators == ("x_2023", "y_2023")
    assert read.table.values["y_2023"].tolist() == pytest.approx(
        [30, 40, float("nan")], nan_ok=True
    )
    assert read.table.status["x_2023"].tolist() == [
        Status.OBSERVED,
        Status.SUPPRESSED,
        Status.MISSING,
    ]
    assert b"7" not in own.tables[0].content.split(b"\n")[2]
    assert {card.title for card in read.cards.values()} == {"Andel"}
    directions = {each.id: each.direction for each in own.scenario.indicators()}
    assert directions["y_2023"] == "lower_is_need"
    assert directions["x_2023"] == "higher_is_need"


def test_counts_are_scored_only_where_there_is_nothing_else(found):
    counts = dict.fromkeys(found.carried.table.indicators, COUNT)
    walk = found.crosswalk
    both = cross(found.source, found.target, walk, list(counts), counts, 0.999)
    assert len(list(as_own_data(both).scenario.indicators())) == 2
    mixed = cross(found.source, found.target, walk, list(counts), {**counts, "y_2023": GROUND}, 1.0)
    assert [each.id for each in as_own_data(mixed).scenario.indicators()] == ["y_2023"]


def test_files_tell_every_figure_and_how_it_came_about(found):
    figures = titled_figures(found)
    assert len(figures.columns) == 2 + 3 * 2
    errors = error_rows(found)
    assert errors[words.HEAD_FIGURE].tolist() == ["Andel 2023", "Andel 2023"]
    told = dict(notes(found, 0.999, date(2026, 11, 26)))
    assert told[words.NOTE_FROM] == "Förr"
    assert told[words.NOTE_LEAST] == "99,9\u00a0%"
    assert told[words.NOTE_FINGERPRINT] == found.crosswalk.fingerprint
    assert told[words.NOTE_SOURCE].startswith("SCB: Provtabell")


def test_what_is_typical_is_taken_from_the_latest_year():
    names = ["pop_2022", "pop_2023", "low_econ_2021", "other_2023"]
    assert typical_of(names) == ["pop_2023", "low_econ_2021"]
    assert typical_of(["other_2023"]) == []
