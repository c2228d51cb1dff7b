"""Small maps: one scale for all, words for those who do not see, nothing but text from names."""

import re
import xml.etree.ElementTree as ET

import pytest

from export.outlines import BARS, ROOM, small_map, window_side
from tests.helpers.areas import area_set, square

TEXTS = {length: f"{length} m" for length in BARS}
AREAS = area_set(a=square(0), b=square(1), c=square(2), far=square(30, 30, side=200.0))


def paths(drawing):
    root = ET.fromstring(drawing)
    return [each.attrib["d"] for each in root.iter("{http://www.w3.org/2000/svg}path")]


def extent(path):
    points = [tuple(map(float, each)) for each in re.findall(r"([-\d.]+),([-\d.]+)", path)]
    return [max(axis) - min(axis) for axis in zip(*points, strict=True)]


def test_the_window_holds_the_widest():
    assert window_side(AREAS, [["a"], ["a", "b", "c"]]) == pytest.approx(300 * ROOM)


def test_the_same_length_is_as_long_on_every_map():
    side = window_side(AREAS, [["a", "b", "c"], ["far"]])
    wide = paths(small_map(AREAS, ["a", "b", "c"], side, title="x", bar_texts=TEXTS, size=336))
    far = paths(small_map(AREAS, ["far"], side, title="x", bar_texts=TEXTS, size=336))
    assert extent(wide[1]) == pytest.approx([300, 100], abs=0.2)
    assert extent(far[1]) == pytest.approx([200, 200], abs=0.2)
    assert wide[2] == far[2]  # the scale bar


def test_neighbours_are_drawn_and_what_is_far_away_is_not():
    drawing = small_map(AREAS, ["b"], 400.0, title="x", bar_texts=TEXTS)
    assert paths(drawing)[0].count("M") == 3


def test_a_title_is_text():
    drawing = small_map(AREAS, ["b"], 400.0, title="<script>&", bar_texts=TEXTS)
    root = ET.fromstring(drawing)
    assert root.find("{http://www.w3.org/2000/svg}title").text == "<script>&"
    assert root.attrib["role"] == "img"


def test_the_bar_is_at_most_a_third_of_the_window():
    drawing = small_map(AREAS, ["b"], 1600.0, title="x", bar_texts=TEXTS)
    assert "500 m" in drawing
    assert "100 m" in small_map(AREAS, ["b"], 50.0, title="x", bar_texts=TEXTS)
