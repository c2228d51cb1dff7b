"""The map as a picture: colours, legend, scale, and nothing on anything else."""

from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree as ET

import geopandas as gpd
import numpy as np
import pytest
import shapely
from PIL import Image

from export import palettes
from export.figures import map_figure
from export.legend import LegendClass
from export.pictures import (
    A4,
    HALF_SLIDE,
    SLIDE,
    STRIP,
    TEXT,
    MapFigure,
    MapLine,
    Marked,
    draw_map,
)
from export.pictures.map_picture import map_sheet, map_words, round_length
from tests.helpers.areas import SWEREF, square
from tests.helpers.dossiers import dossier_with_sites
from tests.helpers.pictures import LONG, boxes, faults, small_map

SVG = "{http://www.w3.org/2000/svg}"


def many(count=209, marked=209, lines=30):
    """As many small areas as the city has, all on the list, under many long names."""
    side = int(np.ceil(np.sqrt(count)))
    codes = [f"A{at}" for at in range(count)]
    areas = gpd.GeoSeries(
        [square(at % side, at // side) for at in range(count)], index=codes, crs=SWEREF
    )
    legend = tuple(
        LegendClass(at, colour, f"{at}0,0–{at}9,9") for at, colour in enumerate(_colours(), 1)
    )
    return MapFigure(
        title=LONG,
        legend_title="Index",
        areas=areas,
        classes=[at % 6 for at in range(count)],
        legend=legend,
        source=f"{LONG}. " * 6,
        marked=tuple(Marked(f"{code} {LONG}", areas[code]) for code in codes[:marked]),
        lines=tuple(
            MapLine(f"{at} {LONG}", square(at % side), palettes.OVERLAYS[at % 6], at % 2 == 0)
            for at in range(lines)
        ),
    )


def _colours():
    return palettes.CLASSES[5]


def words(figure) -> list[str]:
    return [each for each, _ in boxes(map_sheet(figure))]


def rgb(colour):
    return tuple(bytes.fromhex(colour.removeprefix("#")))


# ------------------------------------------------------------------ nothing covered or cut


@pytest.mark.parametrize(
    "figure",
    [small_map(), many(), many(marked=12, lines=9), many(marked=0, lines=0), many(4, 4, 1)],
    ids=["small", "all listed", "usual", "bare", "four"],
)
@pytest.mark.parametrize(
    "page", [A4, SLIDE, HALF_SLIDE, TEXT, STRIP], ids=["A4", "slide", "half", "text", "strip"]
)
def test_no_words_lie_on_others_or_leave_the_page(figure, page):
    sheet = map_sheet(figure, page)
    assert faults(sheet) == []
    sizes = {text.get_fontsize() for axes in sheet.axes for text in axes.texts}
    assert min(sizes) >= min(page.legend[-1], page.number)


def test_the_legend_below_stands_below_the_map_and_names_what_has_room():
    sheet = map_sheet(many(marked=12), HALF_SLIDE)
    one, strip, *panels = (axes.get_window_extent() for axes in sheet.axes)
    row, left, right = panels
    assert row.y1 <= strip.y0
    assert left.y1 <= row.y0 + 0.5
    assert left.x1 <= right.x0
    assert one.width == pytest.approx(sheet.bbox.width, rel=0.03)


def test_scale_and_arrow_and_legend_lie_beside_the_map():
    sheet = map_sheet(many(marked=12))
    one, strip, panel = (axes.get_window_extent() for axes in sheet.axes)
    assert strip.y1 <= one.y0 + 0.5
    assert panel.x0 > one.x1
    assert panel.x1 <= sheet.bbox.x1


def test_both_ways_have_one_scale_and_every_area_is_in_view():
    figure = many(marked=0)
    axes = map_sheet(figure).axes[0]
    box = axes.get_window_extent()
    (west, east), (south, north) = axes.get_xlim(), axes.get_ylim()
    assert (east - west) / box.width == pytest.approx((north - south) / box.height)
    bounds = figure.areas.total_bounds
    assert west < bounds[0]
    assert south < bounds[1]
    assert bounds[2] < east
    assert bounds[3] < north


def test_the_scale_bar_is_as_long_as_it_says():
    sheet = map_sheet(many())
    one, strip, _ = sheet.axes
    left, right = strip.patches[:2]
    start = strip.transData.transform((left.get_x(), 0))[0]
    end = strip.transData.transform((right.get_x() + right.get_width(), 0))[0]
    back = one.transData.inverted()
    metres = back.transform((end, 0))[0] - back.transform((start, 0))[0]
    (told,) = [text.get_text() for text in strip.texts if text.get_text().endswith("m")]
    number, unit = told.split(" ")
    assert metres == pytest.approx(float(number) * {"km": 1000, "m": 1}[unit])


def test_a_scale_is_a_round_number():
    lengths = [round_length(longest) for longest in (1, 1.9, 2, 4.99, 5, 9, 10, 4321, 0.3)]
    assert lengths == [1, 1, 2, 2, 5, 5, 10, 2000, 0.2]


# ------------------------------------------------------------------ what is shown


def test_classes_and_what_is_missing_are_in_the_legend_from_the_highest():
    shown = words(small_map())
    legend = map_figure(dossier_with_sites()).legend
    positions = [shown.index(each.label) for each in reversed(legend)]
    assert positions == sorted(positions)
    assert "Uppgift saknas" in shown
    whole = replace(small_map(), classes=[1, 1, 1, 1])
    assert "Uppgift saknas" not in words(whole)


def test_the_picture_has_the_colours_of_the_classes_and_the_water():
    water = gpd.GeoSeries([square(-20, -20, side=4000)], crs=SWEREF).to_crs("EPSG:4326")
    content = draw_map(many(12, 0, 0), "png").content
    with Image.open(BytesIO(content)) as picture:
        dry = {colour for _, colour in picture.convert("RGB").getcolors(10**6)}
    assert {rgb(colour) for colour in _colours()} <= dry
    assert rgb(palettes.WATER) not in dry
    with Image.open(BytesIO(draw_map(small_map(water=water), "png").content)) as picture:
        assert rgb(palettes.WATER) in {
            colour for _, colour in picture.convert("RGB").getcolors(10**6)
        }


def test_a_dashed_line_is_dashed_on_the_map_and_in_the_legend():
    root = ET.fromstring(draw_map(small_map(), "svg").content)
    dashed = [each for each in root.iter() if "stroke-dasharray" in each.get("style", "")]
    shown = [line for line in small_map().lines if line.dashed]
    assert len(dashed) == 2 * len(shown) == 2
    solid = replace(small_map(), lines=())
    assert b"stroke-dasharray" not in draw_map(solid, "svg").content


def test_a_hole_stays_open():
    hollow = square().difference(square(side=40))
    areas = gpd.GeoSeries([hollow.union(square(3))], index=["A"], crs=SWEREF)
    figure = many(1, 0, 0)
    figure = replace(figure, areas=areas, classes=[5])
    (filled,) = map_sheet(figure).axes[0].collections
    (path,) = filled.get_paths()
    assert len(path.to_polygons(closed_only=False)) == len(
        shapely.get_rings(shapely.get_parts(areas.iloc[0]))
    )


def test_the_list_is_numbered_on_the_map_and_named_beside_it():
    shown = words(many(12, 3, 0))
    for number in "123":
        assert shown.count(number) == 2


def test_what_there_is_no_room_for_is_counted():
    shown = words(many())
    named = [each for each in shown if each.isdecimal()]
    listed = len(named) // 2
    assert f"… och {209 - listed} till" in shown
    assert 3 < listed < 209
    assert sum(each.startswith("… och") for each in shown) == 2


# ------------------------------------------------------------------ in words


def test_the_alternative_tells_what_the_map_shows():
    assert map_words(small_map()).replace("\u00a0", " ") == (
        "Karta: Index ”Prov”, Egna områden. 4 områden färgade efter klass. "
        "50,0 (högst behov): 3 områden. inga områden: 0 områden. inga områden: 0 områden. "
        "inga områden: 0 områden. inga områden (lägst behov): 0 områden. "
        "Uppgift saknas: 1 område, randiga. Områden på kortlistan, i ordning: 1 A3, 2 A1. "
        "Insatser med heldragen gräns: Program: Stor. "
        "Insatser med streckad gräns: Program: Liten."
    )


def test_a_long_list_is_counted_in_words():
    assert "och 189 till" in map_words(many())


# ------------------------------------------------------------------ refused


def test_classes_that_do_not_fit_the_areas_are_refused():
    with pytest.raises(ValueError, match="3 classes for 4 areas"):
        small_map(classes=[1, 1, 1])
    with pytest.raises(ValueError, match=r"legend lacks: \[9\]"):
        small_map(classes=[1, 1, 1, 9])
