import json
from dataclasses import replace

import pytest

from geo.faults import FaultKind, InputError
from layers.access_layers import AccessChoices, AccessLayers
from layers.points import PointOptions
from layers.text_files import check_model
from scoring.scenario import Dimension, Index, IndicatorChoice, Scenario
from tests.helpers.points import csv_of
from ui.access_layers import (
    UserFile,
    files_of,
    from_document,
    layer_of,
    read_distances,
    to_document,
    without_indicators,
)
from ui.access_measuring import extended, ground_of, measure
from ui.access_reading import read_layer
from ui.release import release
from ui.workspace import default_scenario, embedded, embedded_place, score_place


@pytest.fixture(scope="module")
def catalogue():
    return embedded()


TOLD = {
    "title": "Skolor",
    "persons": "children_0_19_2025",
    "distances": (500.0, 1000.0),
    "day": "2026-11-26",
}
OTHER = UserFile("vägar.csv", b"x")


@pytest.fixture
def file(tmp_path):
    path = csv_of(tmp_path / "skolor.csv", (0, 0), (900, 400))
    return UserFile(path.name, path.read_bytes())


@pytest.fixture
def layer(file, catalogue):
    return read_layer(file, PointOptions(), catalogue.levels["deso"].areas, **TOLD)


def changed(layer, **choices):
    """The layer with other choices."""
    told = layer.choices.model_copy(update=choices)
    return replace(layer, choices=told)


def measured(layer, catalogue, level="geso"):
    place = embedded_place(catalogue, level)
    return measure(layer, place, ground_of(place, embedded_place(catalogue, "deso"), catalogue))


@pytest.mark.parametrize("level", ["deso", "regso", "geso"])
def test_every_area_of_a_level_has_every_figure_and_its_card(catalogue, file, layer, level):
    found = measured(layer, catalogue, level)
    assert list(found.table.codes) == list(catalogue.levels[level].areas.codes)
    assert found.table.indicators == tuple(found.cards) == layer.indicators
    assert found.inside == 2
    card = found.cards["access_skolor_within_500"]
    assert card.source.publisher == "Egen fil"
    assert card.source.sha256 == file.attachment.sha256
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
    changes = [
        {"title": "y"},
        {"persons": "pop_2025"},
        {"distances": (500.0,)},
        {"day": "2026-11-27"},
        {"points": OTHER.attachment},
        {"leave_out": True},
        {"kinds": ("school",)},
        {"approximate": True},
        {"crs": "EPSG:3008"},
        {"network": OTHER.attachment},
        {"join_crossings": True},
        {"homes": OTHER.attachment},
        {"internal": True},
    ]
    assert [*changes[0], *(name for each in changes[1:] for name in each)] == [
        *AccessChoices.model_fields
    ]
    prints = {changed(layer, **change).fingerprint for change in changes}
    assert len(prints | {layer.fingerprint}) == len(changes) + 1
    assert replace(layer).fingerprint == layer.fingerprint


def test_sites_of_the_register_count_where_their_place_will_do(catalogue):
    none = measured(layer_of(kinds=("meeting_place",), **TOLD), catalogue)
    assert (none.inside, none.left_out) == (0, {"approximate": 3})
    assert none.table.values["access_skolor_mean_m"].isna().all()
    some = measured(layer_of(kinds=("meeting_place",), approximate=True, **TOLD), catalogue)
    assert (some.inside, some.left_out) == (3, {"approximate": 0})
    assert "ungefärligt för 3" in some.way


def test_faults_of_points_and_network_are_told_together(catalogue):
    bad = UserFile("skolor.csv", b"namn;kod\nA;1\n")
    with pytest.raises(InputError) as caught:
        read_layer(bad, PointOptions(), catalogue.levels["deso"].areas, network=OTHER, **TOLD)
    assert {fault.file for fault in caught.value.faults} == {"skolor.csv", "vägar.csv"}


def test_a_layer_goes_through_its_document_unchanged(catalogue, layer):
    document = to_document([layer])
    text = document.model_dump_json()
    again = check_model(AccessLayers, json.loads(text))
    assert files_of([layer]) == (*layer.files.values(),)
    (back,) = from_document(again, layer.files.__getitem__)
    assert back == layer
    one, other = measured(layer, catalogue), measured(back, catalogue)
    assert one.table.fingerprint == other.table.fingerprint
    assert one.cards == other.cards


def test_internal_layers_mark_every_figure(catalogue, layer):
    found = measured(changed(layer, internal=True), catalogue)
    assert all(card.internal for card in found.cards.values())
    assert not any(card.internal for card in measured(layer, catalogue).cards.values())


def test_a_public_place_has_no_internal_layer(catalogue, layer):
    place = embedded_place(catalogue, "geso")
    more = extended(place, [measured(changed(layer, internal=True), catalogue)])
    assert more.layers
    left = release(more, default_scenario(), "public").place
    assert left.layers == ()
    assert left.fingerprint == place.fingerprint
    assert release(more, default_scenario(), "internal").place.layers == more.layers


def test_a_place_without_the_number_of_persons_is_told(catalogue, layer):
    with pytest.raises(InputError) as caught:
        measured(changed(layer, persons="okänd"), catalogue)
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
