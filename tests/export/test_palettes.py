"""Colours measured as a reader sees them.

Contrast by WCAG 2.2; colour blindness simulated by the matrices of Machado, Oliveira and
Fernandes (2009, table 1, severity 1.0); lightness is L* of CIELAB (D65).
"""

import itertools

import numpy as np
import pytest

from export import palettes

VISION = {
    "typical": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
}
LUMINANCE = np.array([0.2126, 0.7152, 0.0722])
NON_TEXT_CONTRAST = 3.0
JUST_SEEN = 2.3
SAFE_STEP = 3 * JUST_SEEN

FILLS = sorted({fill for palette in palettes.CLASSES.values() for fill in palette})
GROUNDS = [*FILLS, palettes.MISSING_FILL, palettes.WATER, palettes.LAND]
LINES = [
    palettes.SELECTED_LINE,
    palettes.MARKED_LINE,
    palettes.CANDIDATE_LINE,
    palettes.REJECTED_LINE,
    *palettes.OVERLAYS,
]


def linear(colour):
    channels = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def luminance(colour, vision="typical"):
    return float(LUMINANCE @ np.clip(VISION[vision] @ linear(colour), 0, 1))


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def lightness(colour, vision):
    share = luminance(colour, vision)
    return 116 * np.cbrt(share) - 16 if share > 216 / 24389 else share * 24389 / 27


def test_measures_agree_with_known_values():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert lightness("#777777", "typical") == pytest.approx(50, abs=0.1)
    for matrix in VISION.values():
        assert matrix.sum(axis=1) == pytest.approx(np.ones(3), abs=1e-5)


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize("classes", palettes.CLASSES)
def test_classes_darken_by_steps_that_everyone_sees(classes, vision):
    steps = -np.diff([lightness(fill, vision) for fill in palettes.CLASSES[classes]])
    assert steps.min() > SAFE_STEP


@pytest.mark.parametrize(("line", "ground"), list(itertools.product(LINES, GROUNDS)))
def test_a_line_or_its_casing_shows_on_every_ground(line, ground):
    shown = max(contrast(line, ground), contrast(palettes.CASING, ground))
    assert shown >= NON_TEXT_CONTRAST


@pytest.mark.parametrize("line", LINES)
def test_every_line_stands_out_from_its_casing(line):
    assert contrast(line, palettes.CASING) >= NON_TEXT_CONTRAST


def test_missing_is_hatched_so_that_it_is_no_class():
    assert contrast(palettes.MISSING_HATCH, palettes.MISSING_FILL) >= NON_TEXT_CONTRAST
    assert palettes.MISSING_FILL not in FILLS


@pytest.mark.parametrize("classes", range(1, 8))
def test_there_is_a_palette_for_each_number_of_classes(classes):
    colours = palettes.class_colours(classes)
    assert len(set(colours)) == classes


@pytest.mark.parametrize("classes", [0, 8])
def test_more_classes_than_can_be_told_apart_are_refused(classes):
    with pytest.raises(ValueError, match="told apart"):
        palettes.class_colours(classes)


def lab(colour, vision):
    """CIELAB (D65) of a colour as it is seen."""
    seen = np.clip(VISION[vision] @ linear(colour), 0, 1)
    to_xyz = np.array(
        [
            [0.4124564, 0.3575761, 0.1804375],
            [0.2126729, 0.7151522, 0.0721750],
            [0.0193339, 0.1191920, 0.9503041],
        ]
    )
    share = to_xyz @ seen / (to_xyz @ np.ones(3))
    x, y, z = np.where(share > 216 / 24389, np.cbrt(share), (share * 24389 / 27 + 16) / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("vision", VISION)
def test_the_four_fields_are_told_apart_by_everyone(vision):
    """Need by lightness, coverage by hue: every two at least nine just noticeable steps apart."""
    fills = palettes.FIELDS
    for one, other in itertools.combinations(fills.values(), 2):
        assert np.linalg.norm(lab(one, vision) - lab(other, vision)) > 9 * JUST_SEEN
    for high, low in (("gap", "ordinary"), ("strengthen", "watch")):
        assert lightness(fills[low], vision) - lightness(fills[high], vision) > SAFE_STEP


@pytest.mark.parametrize("line", LINES)
def test_a_line_or_its_casing_shows_on_every_field(line):
    for fill in palettes.FIELDS.values():
        shown = max(contrast(line, fill), contrast(palettes.CASING, fill))
        assert shown >= NON_TEXT_CONTRAST


def test_circles_show_on_the_pale_ground_of_the_fields():
    """The ground of the chart is the fill at three tenths over white."""
    for fill in palettes.FIELDS.values():
        pale = "#" + "".join(
            f"{round(0.3 * int(fill[i : i + 2], 16) + 0.7 * 255):02x}" for i in (1, 3, 5)
        )
        assert contrast(palettes.FIELD_INK, pale) >= NON_TEXT_CONTRAST
        assert contrast("#1a1a1a", pale) >= 4.5
