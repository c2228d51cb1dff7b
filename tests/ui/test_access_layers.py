from dataclasses import replace

import pytest

from geo.faults import FaultKind, InputError
from layers.points import PointOptions
from scoring.scenario import Dimension, Index, IndicatorChoice, Scenario
from tests.helpers.points import csv_of
from ui.access_layers import AccessLayer, UserFile, read_distances, without_indicators
from ui.access_measuring import extended, ground_of, measure
from ui.workspace import embedded, embedded_place, score_place


@pytest.fixture(scope="module")
def catalogue():
    return embedded()


@pytest.fixture
def layer(tmp_path):
    path = csv_of(tmp_path / "skolor.csv", (0, 0), (900, 400))
    return AccessLayer(
        title="Skolor",
        persons="children_0_19_2025",
        distances=(500.0, 1000.0),
        day="2026-11-26",
        file=UserFile(path.name, path.read_bytes()),
    )


def measured(layer, catalogue, level="geso"):
    place = embedded_place(catalogue, level)
    return measure(layer, place, ground_of(place, catalogue))


@pytest.mark.parametrize("level", ["deso", "regso", "geso"])
def test_every_area_of_a_level_has_every_figure_and_its_card(catalogue, layer, level):
    found = measured(layer, catalogue, level)
    assert list(found.table.codes) == list(catalogue.levels[level].areas.codes)
    assert found.table.indicators == tuple(found.cards) == layer.indicators
    assert found.inside == 2
    card = found.cards["access_skolor_within_500"]
    assert card.source.publisher == "Egen fil"
    assert card.source.sha256 == layer.file.sha256
    assert card.year == 2025


def test_the_children_within_reach_are_as_many_at_every_level(catalogue, layer):
    reached = []
    for level in ("deso", "regso", "geso"):
        children = catalogue.levels[level].table.values["children_0_19_2025"]
        share = measured(layer, catalogue, level).table.values["access_skolor_within_1000"]
        reached.append((children * share / 100).sum())
    assert reached[0] > 0
    assert reached[1:] == pytest.approx([reached[0]] * 2)


def test_a_place_with_a_layer_is_another_place_that_can_be_scored_by_it(catalogue, layer):
    place = embedded_place(catalogue, "geso")
    more = extended(place, [measured(layer, catalogue)])
    assert more.fingerprint != place.fingerprint
    assert more.table.indicators[: len(place.table.indicators)] == place.table.indicators
    choice = IndicatorChoice(id="access_skolor_mean_m", direction="higher_is_need")
    scenario = Scenario(
        name="x", index=Index(dimensions=(Dimension(id="d", indicators=(choice,)),))
    )
    result = score_place(more, scenario)
    metres = more.table.values["access_skolor_mean_m"]
    assert (result.rank.sort_values().index == metres.sort_values(ascending=False).index).all()


def test_every_choice_and_every_file_is_in_the_fingerprint(layer):
    other = UserFile("skolor.csv", b"x")
    changes = [
        {"title": "y"},
        {"persons": "pop_2025"},
        {"distances": (500.0,)},
        {"day": "2026-11-27"},
        {"file": other},
        {"options": PointOptions(leave_out=True)},
        {"kinds": ("school",)},
        {"approximate": True},
        {"network": other},
        {"join_crossings": True},
        {"homes": other},
    ]
    prints = {replace(layer, **change).fingerprint for change in changes}
    assert len(prints | {layer.fingerprint}) == len(changes) + 1
    assert replace(layer).fingerprint == layer.fingerprint


def test_sites_of_the_register_count_where_their_place_will_do(catalogue, layer):
    register = replace(layer, file=None, kinds=("meeting_place",))
    none = measured(register, catalogue)
    assert (none.inside, none.left_out) == (0, {"approximate": 3})
    assert none.table.values["access_skolor_mean_m"].isna().all()
    some = measured(replace(register, approximate=True), catalogue)
    assert (some.inside, some.left_out) == (3, {"approximate": 0})
    assert "ungefärligt för 3" in some.way


def test_a_place_without_the_number_of_persons_is_told(catalogue, layer):
    with pytest.raises(InputError) as caught:
        measured(replace(layer, persons="okänd"), catalogue)
    assert [fault.kind for fault in caught.value.faults] == [FaultKind.INDICATOR_UNKNOWN]


@pytest.mark.parametrize(
    ("text", "expected"), [("500", [500]), ("1000, 500", [500, 1000]), ("5;5 7", [5, 7])]
)
def test_distances_are_read_as_people_write_them(text, expected):
    assert list(read_distances(text)) == expected


@pytest.mark.parametrize("text", ["", "0", "-5", "1,5 km", "50001", "1 2 3 4 5 6 7", "½", "1e3"])
def test_distances_that_cannot_be_are_told(text):
    with pytest.raises(InputError) as caught:
        read_distances(text)
    assert [fault.kind for fault in caught.value.faults] == [FaultKind.DISTANCE_UNUSABLE]


def test_a_scenario_loses_indicators_and_the_dimensions_that_had_no_other():
    def dimension(name, *ids):
        choices = tuple(IndicatorChoice(id=each, direction="higher_is_need") for each in ids)
        return Dimension(id=name, indicators=choices)

    above = Dimension(id="top", dimensions=(dimension("one", "a"), dimension("two", "b")))
    scenario = Scenario(name="x", index=Index(dimensions=(above, dimension("three", "a", "c"))))
    rest = without_indicators(scenario, {"a"})
    assert rest.indicator_ids == ("b", "c")
    assert [each.id for each in rest.index.dimensions[0].dimensions] == ["two"]
    assert without_indicators(scenario, {"a", "b", "c"}) is None
