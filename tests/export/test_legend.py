"""What colours and lines mean."""

from collections import Counter

import numpy as np
import pytest

from export import palettes
from export.legend import class_fills, index_legend, lines, programme_colours
from language import screen
from scoring.index.ranks import classify
from tests.helpers.initiatives import initiative_card


@pytest.mark.parametrize("count", range(1, 8))
def test_as_many_classes_as_can_be_told_apart_have_a_colour_each(count):
    assert class_fills(count) == palettes.class_colours(count)


@pytest.mark.parametrize("count", [8, 9, 10, 14])
def test_of_more_classes_neighbours_share_a_colour(count):
    fills = class_fills(count)
    order = [palettes.CLASSES[7].index(fill) for fill in fills]
    assert order == sorted(order)
    assert set(order) == set(range(7))
    assert max(Counter(order).values()) == 2


def test_a_class_has_its_limits_and_the_ends_their_words():
    legend = index_legend(classify(np.array([0.0, 25.0, 50.0, 75.0, 100.0])))
    assert [each.number for each in legend] == [1, 2, 3, 4, 5]
    assert legend[0].label == f"0,0 ({screen.LOWEST_NEED})"
    assert legend[2].label == "50,0"
    assert legend[4].label == f"100,0 ({screen.HIGHEST_NEED})"


def cards():
    return [
        initiative_card("a", programme="P"),
        initiative_card("b", programme="Q", certainty="remembered"),
        initiative_card("c", programme="P", status="ended"),
        initiative_card("d", programme="P", is_overlay_only=True),
    ]


def test_a_programme_has_one_colour():
    assert programme_colours(cards()) == dict(zip("PQ", palettes.OVERLAYS, strict=False))
    many = [initiative_card(f"i{at}", programme=str(at)) for at in range(20)]
    assert set(programme_colours(many).values()) == set(palettes.OVERLAYS)


def test_what_is_not_verified_is_dashed_and_what_has_ended_is_not_shown():
    drawn = lines(cards())
    assert [line.dashed for line in drawn] == [False, True, False, False]
    assert [line.shown for line in drawn] == [True, True, False, False]
    assert [line.colour for line in drawn] == [palettes.OVERLAYS[at] for at in (0, 1, 0, 0)]
