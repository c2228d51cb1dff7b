"""Styles in QGIS's own format: their structure, and the colours and words of the app."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from export import palettes
from export.gis import qml
from export.gis.layers import map_layers
from export.gis.styles import style_of
from export.legend import index_legend
from tests.helpers.dossiers import dossier_with_sites, small_dossier, small_scenario
from ui import drawing
from ui.workspace import default_scenario, embedded, embedded_place, score_place

HEAD = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
RENDERER = {"type", "symbollevels", "enableorderby", "forceraster", "referencescale"}
CATEGORY = {"symbol", "value", "type", "label", "render"}
SYMBOL = {"name", "type", "alpha", "clip_to_extent", "force_rhr"}


@pytest.fixture(scope="module")
def dossier():
    return dossier_with_sites()


@pytest.fixture(scope="module")
def styles(dossier):
    return {
        layer.name: ET.fromstring(style_of(layer, dossier).removeprefix(HEAD))
        for layer in map_layers(dossier)
    }


def options(layer) -> dict[str, str]:
    return {each.get("name"): each.get("value") for each in layer.findall("Option/Option")}


def drawn(style, number) -> list[tuple[str, dict[str, str]]]:
    symbol = style.find(f"renderer-v2/symbols/symbol[@name='{number}']")
    return [(layer.get("class"), options(layer)) for layer in symbol.findall("layer")]


def by_value(style) -> dict[str, tuple[str, str, list]]:
    return {
        each.get("value"): (each.get("label"), each.get("render"), drawn(style, each.get("symbol")))
        for each in style.findall("renderer-v2/categories/category")
    }


# ------------------------------------------------------------------ structure


def test_every_style_has_what_qgis_reads(styles):
    for style in styles.values():
        assert style.tag == "qgis"
        assert style.get("version").startswith("3.22")
        assert style.get("styleCategories") == "Symbology|Labeling|Fields"
        (renderer,) = style.findall("renderer-v2")
        assert set(renderer.attrib) >= RENDERER
        for symbol in style.iter("symbol"):
            assert set(symbol.attrib) == SYMBOL
            assert symbol.get("type") in {"fill", "line", "marker"}
            for layer in symbol.findall("layer"):
                assert layer.get("enabled") == "1"
                (properties,) = layer.findall("Option")
                assert properties.get("type") == "Map"
                assert {each.get("type") for each in properties} == {"QString"}


def test_every_category_has_a_symbol_of_its_own(styles):
    for name in ("omraden", "insatser", "insatser_platser"):
        categories = styles[name].findall("renderer-v2/categories/category")
        assert all(set(each.attrib) == CATEGORY for each in categories)
        symbols = [each.get("symbol") for each in categories]
        made = styles[name].findall("renderer-v2/symbols/symbol")
        assert symbols == [each.get("name") for each in made]


def test_the_field_that_decides_is_one_of_the_layer(styles, dossier):
    for layer in map_layers(dossier):
        names = [column.name for column in layer.columns]
        decides = styles[layer.name].find("renderer-v2").get("attr")
        assert decides is None or decides in names
        aliases = styles[layer.name].findall("aliases/alias")
        assert [each.get("field") for each in aliases] == names
        assert [each.get("name") for each in aliases] == [each.title for each in layer.columns]


def test_a_pattern_of_lines_has_its_line(styles):
    patterns = [
        layer
        for style in styles.values()
        for layer in style.iter("layer")
        if layer.get("class") == "LinePatternFill"
    ]
    assert patterns
    for layer in patterns:
        assert layer.find("symbol").get("type") == "line"
        assert layer.find("symbol").get("name").startswith("@")


# ------------------------------------------------------------------ colours and words


def test_areas_have_the_classes_of_the_app_from_the_highest(styles, dossier):
    categories = by_value(styles["omraden"])
    assert list(categories) == ["5", "4", "3", "2", "1", ""]
    for each in dossier.legend:
        label, shown, ((kind, fill),) = categories[str(each.number)]
        assert (label, shown, kind) == (each.label, "true", "SimpleFill")
        assert fill["color"] == qml.rgba(palettes.CLASSES[5][each.number - 1])


def test_the_legend_is_that_of_the_map_in_the_app():
    place = embedded_place(embedded(), "deso")
    result = score_place(place, default_scenario())
    shading = drawing.index_shading(result, "Index")
    legend = index_legend(result.classes)
    assert [each.label for each in legend] == shading.class_labels
    assert [each.colour for each in legend] == list(shading.palette)


def test_what_is_missing_is_hatched_and_no_class(styles):
    label, _, layers = by_value(styles["omraden"])[""]
    assert label == "Uppgift saknas"
    assert [kind for kind, _ in layers] == ["SimpleFill", "LinePatternFill"]


def test_the_shortlist_is_outlined_and_numbered(styles):
    style = styles["kortlista"]
    (_, casing), (_, line) = drawn(style, "0")
    assert line["line_color"] == qml.rgba(palettes.MARKED_LINE)
    assert float(casing["line_width"]) > float(line["line_width"])
    assert style.get("labelsEnabled") == "1"
    assert style.find("labeling/settings/text-style").get("fieldName") == "ordning"


def test_a_verified_boundary_is_solid_and_another_dashed(styles):
    categories = by_value(styles["insatser"])
    dashes = {
        name: layers[-1][1].get("use_custom_dash") for name, (_, _, layers) in categories.items()
    }
    assert dashes == {"liten": "1", "stor": None, "polis": "1", "slutad": "1"}
    assert "streckad" in categories["liten"][0]
    assert "heldragen" in categories["stor"][0]
    shown = {name for name, (_, render, _) in categories.items() if render == "true"}
    assert shown == {"liten", "stor"}


def test_an_approximate_site_is_hollow(styles):
    exact, vague = by_value(styles["insatser_platser"]).values()
    assert exact[2][0][1]["color"] == vague[2][0][1]["outline_color"]
    assert vague[2][0][1]["color"] == qml.rgba("#ffffff")
    assert vague[0].startswith("Ungefärlig")


# ------------------------------------------------------------------ text from data


@pytest.mark.parametrize("name", ["<b>&\"'", "a\x00\x0bb\ud800", "[%env('HOME')%]", "{{ 7 * 7 }}"])
def test_a_name_stays_a_name(name, dossier):
    risky = replace(dossier, lines=tuple(replace(each, label=name) for each in dossier.lines))
    layer = next(each for each in map_layers(risky) if each.name == "insatser")
    style = ET.fromstring(style_of(layer, risky).removeprefix(HEAD))
    labels = [each[0] for each in by_value(style).values()]
    assert all("[%" not in label for label in labels)
    kept = name.replace("[%", "[ %").replace("\x00\x0b", "  ").replace("\ud800", " ")
    assert all(label.startswith(kept) for label in labels)


@pytest.mark.parametrize("count", [2, 3, 4, 6, 7, 10])
def test_every_number_of_classes_has_its_colours(count):
    dossier = small_dossier(scenario=small_scenario(classes={"count": count}))
    layer = next(each for each in map_layers(dossier) if each.name == "omraden")
    categories = by_value(ET.fromstring(style_of(layer, dossier).removeprefix(HEAD)))
    assert list(categories) == [*(str(each) for each in range(count, 0, -1)), ""]
    assert len({str(layers) for _, _, layers in categories.values()}) == min(count, 7) + 1
