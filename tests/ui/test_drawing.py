"""What the map shows: shading, overlays, words."""

import numpy as np
import pandas as pd
import pytest

from language import screen, text
from layers.register import Register
from scoring.index.ranks import classify
from tests.helpers.initiatives import initiative_card
from ui import drawing
from ui.workspace import default_scenario, embedded, embedded_place, score_place


@pytest.fixture(scope="module")
def catalogue():
    return embedded()


@pytest.fixture(scope="module")
def place(catalogue):
    return embedded_place(catalogue, "deso")


def test_the_index_is_shaded_by_its_classes_with_rank_and_value(place):
    result = score_place(place, default_scenario())
    shading = drawing.index_shading(result, "Index")
    assert [number + 1 for number in shading.classes] == result.classes.of.tolist()
    first = list(place.areas.codes).index("1280C1880")
    assert shading.values[first] == "99,8"
    assert shading.ranks[first] == "1 av 209"
    assert shading.class_labels[0].endswith(f"({screen.LOWEST_NEED})")
    assert shading.class_labels[-1].endswith(f"({screen.HIGHEST_NEED})")
    assert len(shading.palette) == len(shading.class_labels) == 5


def test_a_missing_figure_has_no_class_and_no_rank():
    shading = drawing.figure_shading(pd.Series([1.0, np.nan, 3.0]), None, "x")
    assert shading.classes[1] == -1
    assert shading.ranks == ["2 av 2", "", "1 av 2"]
    assert shading.values[1] == "uppgift saknas"


def test_a_figure_is_shown_in_its_unit_with_its_decimals(place):
    card = place.cards["unemp_2024"]
    shading = drawing.figure_shading(pd.Series([12.345, 1.0]), card, "x")
    assert shading.values[0] == "12,3\u00a0%"
    assert not any(screen.HIGHEST_NEED in label for label in shading.class_labels)


@pytest.mark.parametrize("values", [[5.0] * 4, [np.nan] * 4, [1.0, 1.0, 1.0, 9.0], [0.0], []])
def test_constant_tied_missing_and_empty_columns_have_a_legend(values):
    shading = drawing.figure_shading(pd.Series(values, dtype=float), None, "x")
    assert len(shading.class_labels) == drawing.CLASS_COUNT
    assert len(shading.classes) == len(values)
    assert all(label for label in shading.class_labels)


def test_an_empty_class_is_said_to_be_empty():
    labels = drawing.class_labels(classify(np.array([1.0, 1.0, 1.0])), 1)
    assert labels.count(screen.CLASS_EMPTY) == 4
    assert "1,0" in labels


def test_every_initiative_with_a_surface_or_points_is_an_overlay_and_no_other(catalogue):
    over = catalogue.initiatives
    shown = {overlay.id for overlay in drawing.overlays(over)}
    assert shown == set(over.shapes.index) | set(over.points["initiative"])
    elsewhere = {card.id for card in over.cards if card.extent in ("citywide", "unknown")}
    assert not elsewhere & shown


def test_an_uncertain_boundary_is_dashed_and_a_certain_one_hatched(catalogue):
    surfaces = catalogue.initiatives.shapes.index
    for overlay in drawing.overlays(catalogue.initiatives):
        if overlay.id not in surfaces:
            continue
        certain = catalogue.initiatives.card(overlay.id).certainty == "verified"
        assert overlay.dashed is not certain
        assert overlay.hatched is certain


def test_what_has_ended_is_apart_hidden_and_last(catalogue):
    shown = drawing.overlays(catalogue.initiatives)
    ended = [catalogue.initiatives.card(overlay.id).status == "ended" for overlay in shown]
    assert ended == sorted(ended)
    for overlay, over in zip(shown, ended, strict=True):
        assert (overlay.group == screen.OVERLAYS_ENDED) is over
        assert not (over and overlay.shown)


def test_a_programme_has_one_colour(catalogue):
    colours: dict[str, set[str]] = {}
    for overlay in drawing.overlays(catalogue.initiatives):
        programme = catalogue.initiatives.card(overlay.id).programme
        colours.setdefault(programme, set()).add(overlay.colour)
    assert all(len(found) == 1 for found in colours.values())


def test_no_tiles_without_an_address():
    assert drawing.basemap("") is None
    tiles = drawing.basemap("https://example.org/{z}/{x}/{y}.png")
    assert tiles is not None
    assert "OpenStreetMap" in tiles.attribution


@pytest.mark.parametrize("level", text.LEVELS)
def test_the_words_on_the_map_are_there_for_every_level(level):
    words = vars(drawing.map_text("Index", level))
    assert all(words.values())
    assert text.LEVELS[level] in words["map_label"]


def test_the_map_of_a_place_has_its_areas_and_the_sea(place, catalogue):
    description = drawing.map_description(place, catalogue)
    assert description.areas is place.areas
    assert description.background is not None
    assert description.background.crs == place.areas.crs
    assert description.basemap is None


def test_points_are_an_overlay_of_their_own_hollow_where_only_the_area_is_known(catalogue):
    sites = [
        {"name": "Huset", "longitude": 13.0, "latitude": 55.58, "certainty": "verified"},
        {"name": "Skolan", "areas": ["1280C1880"], "certainty": "inferred"},
    ]
    card = initiative_card("x", extent="points", geography={"sites": sites})
    card = card.model_copy(update={"responsible": ("fritidsnamnden",)})
    (overlay,) = drawing.overlays(catalogue.locate(Register(cards=(card,))))
    assert overlay.has_points
    assert overlay.hollow == (False, True)
    assert overlay.group == screen.OVERLAYS_POINTS
    assert not overlay.shown


def test_a_figure_that_most_areas_share_does_not_hide_the_others():
    figures = pd.Series([0.0] * 40 + [10.0, 11.0, 40.0, 41.0, 80.0, 99.0])
    shading = drawing.figure_shading(figures, None, "x")
    assert set(shading.classes[:40]) == {0}
    assert shading.classes[40:] == [1, 1, 2, 2, 3, 4]
