"""Charts of bars: what they show, in words and in lines, at every size."""

import math
from dataclasses import replace

import pytest
from matplotlib.patches import Rectangle

from export import palettes
from export.pictures import Bar, profile_bars, ranked_bars
from export.pictures.charts import profile_sheet, ranked_sheet
from tests.helpers.pictures import NAN, bars, boxes, faults, profile


def widths(axes, colour=None):
    """Lengths of the bars from the top."""
    found = [patch for patch in axes.patches if isinstance(patch, Rectangle)]
    chosen = [patch for patch in found if colour is None or hex_of(patch) == colour]
    return [patch.get_width() for patch in chosen]


def hex_of(patch):
    return "#" + "".join(f"{round(255 * part):02x}" for part in patch.get_facecolor()[:3])


@pytest.mark.parametrize("count", [4, 20, 209])
def test_nothing_lies_on_anything_else_at_any_size(count):
    sheet = ranked_sheet(bars(count))
    assert faults(sheet) == []


def test_a_bar_is_as_long_as_its_value_and_marked_ones_have_their_colour():
    content = bars(6)
    axes = ranked_sheet(content).axes[0]
    known = [0.0 if math.isnan(bar.value) else bar.value for bar in content.bars]
    assert widths(axes) == pytest.approx(known)
    assert widths(axes, palettes.MARKED_LINE) == pytest.approx(known[:3])
    assert axes.get_xlim()[0] == 0
    assert axes.yaxis_inverted()


def test_an_interval_goes_from_end_to_end_and_only_where_there_is_one():
    content = bars(6)
    axes = ranked_sheet(content).axes[0]
    casing, line, *_ = axes.collections
    ends = [(segment[0][0], segment[1][0]) for segment in line.get_segments()]
    expected = [(bar.low, bar.high) for at, bar in enumerate(content.bars) if at not in (2, 5)]
    assert ends == [pytest.approx(pair) for pair in expected]
    assert len(casing.get_segments()) == len(ends)


def test_figures_have_a_decimal_comma_and_what_is_missing_is_said():
    shown = [words for words, _ in boxes(ranked_sheet(bars(6)))]
    assert "100,0" in shown
    assert "uppgift saknas" in shown
    assert not any("." in words for words in shown if words.replace(".", "").isdecimal())


def test_negative_values_and_none_at_all_are_drawn():
    below = bars(4, bars=[Bar("a", -5.0), Bar("b", 2.5)])
    assert ranked_sheet(below).axes[0].get_xlim()[0] == -5
    assert faults(ranked_sheet(bars(4, bars=[]))) == []
    missing = bars(4, bars=[Bar("a", NAN)])
    assert ranked_sheet(missing).axes[0].get_xlim() == (0, 1)


def test_only_what_is_drawn_is_in_the_legend():
    plain = bars(4, bars=[Bar("a", 1.0)])
    (legend,) = ranked_sheet(plain).legends
    assert [text.get_text() for text in legend.get_texts()] == ["Index"]
    (legend,) = ranked_sheet(bars(6)).legends
    assert len(legend.get_texts()) == 3


def test_the_bars_are_told_in_words():
    content = bars(4, title="Rang", bars=[Bar("Holma", 9.5, 9.0, 10.25), Bar("Augustenborg", NAN)])
    assert ranked_bars(content, "svg").alternative == (
        "Stapeldiagram: Rang. Index, uppifrån: Holma 9,5 (9,0–10,3), Augustenborg uppgift saknas."
    )


def test_a_profile_has_two_bars_a_row():
    sheet = profile_sheet(profile())
    axes = sheet.axes[0]
    assert widths(axes, palettes.BAR) == pytest.approx([97.25, 12, 0])
    assert widths(axes, palettes.BAR_BESIDE) == pytest.approx([50, 49.6, 50.3])
    assert faults(sheet) == []
    (legend,) = sheet.legends
    assert [text.get_text() for text in legend.get_texts()] == ["Holma", "Malmö"]


def test_a_profile_is_told_in_words():
    content = replace(profile(), rows=profile().rows[::2])
    assert profile_bars(content, "svg").alternative == (
        "Stapeldiagram: Holma bredvid Malmö. Holma och Malmö. Ekonomi: 97,3, Malmö 50,0. "
        "Arbete: uppgift saknas, Malmö 50,3."
    )
