"""Lines over years: never joined over a break or a year without a figure, at every length."""

from dataclasses import replace

import pytest

from export.pictures.lines import year_lines, years_sheet
from export.pictures.years import YearLine, YearPoint
from tests.helpers.pictures import LONG, NAN, boxes, faults, years


def drawn(axes, colour):
    """Years of every line of a colour, as it is drawn."""
    return [
        [int(year) for year in line.get_xdata()]
        for line in axes.lines
        if line.get_color() == colour and line.get_marker() not in ("None", "*")
    ]


@pytest.mark.parametrize(("count", "names"), [(1, ""), (2, f" {LONG}"), (6, ""), (10, f" {LONG}")])
def test_nothing_lies_on_anything_else_however_many_years(count, names):
    assert faults(years_sheet(years(count, names=names))) == []


def test_a_line_is_drawn_in_each_of_its_runs_and_never_between_them():
    axes = years_sheet(years(7)).axes[0]
    assert drawn(axes, "#0072b2") == [[2019, 2020, 2021, 2022, 2023], [2024, 2025]]
    assert drawn(axes, "#e69f00") == [[2019], [2021, 2022, 2023], [2024, 2025]]


def test_every_run_has_a_band_where_the_uncertainty_is_known():
    axes = years_sheet(years(7)).axes[0]
    ends = [
        (path.vertices[:, 0].min(), path.vertices[:, 0].max())
        for band in axes.collections
        for path in band.get_paths()
        if len(path.vertices) > 2
    ]
    assert ends == 2 * [(2019, 2023), (2024, 2025)]


def test_a_single_year_has_a_stroke_for_how_sure_it_is():
    axes = years_sheet(years(1)).axes[0]
    strokes = [collection.get_segments()[0] for collection in axes.collections]
    assert [(each[0][1], each[1][1]) for each in strokes] == [(27.5, 32.5), (-2.0, 4.0)]


def test_the_axis_holds_the_target_and_no_interval_below_zero():
    content = years(7)
    assert content.across == (2018, 2032)
    low, high, _ = content.up
    assert low == 0
    assert high >= 34.5
    assert years_sheet(content).axes[0].get_ylim() == (low, high)


def test_the_baseline_the_start_breaks_and_the_target_are_in_the_legend():
    content = years(7)
    (legend,) = years_sheet(content).legends
    told = [text.get_text() for text in legend.get_texts()]
    assert told[:4] == ["Norr", "Liknande", "Resten", "Osäkerhet (95\u00a0%)"]
    assert told[4:] == [mark.label for mark in content.marks] + [content.aims[0].label]


def test_without_uncertainty_there_is_none_in_the_legend():
    line = YearLine("Norr", "#0072b2", ((YearPoint(2024, 30.0),),))
    content = years(1, lines=[line])
    (legend,) = years_sheet(content).legends
    assert not any("Osäkerhet" in text.get_text() for text in legend.get_texts())


def test_rows_have_a_gap_where_no_line_goes_on_and_none_where_one_does():
    content = years(7)
    assert content.times == (2019, 2020, 2021, 2022, 2023, 2023.5, 2024, 2025)
    figures = content.figures(content.lines[1])
    assert [point and point.year for point in figures] == [
        2019, None, 2021, 2022, 2023, None, 2024, 2025,
    ]  # fmt: skip


def test_a_year_that_nobody_has_a_figure_of_is_a_gap_in_the_rows():
    runs = ((YearPoint(2019, 1.0),), (YearPoint(2021, 2.0),))
    content = years(2, lines=[YearLine("Norr", "#0072b2", runs)])
    assert content.times == (2019, 2020.5, 2021)
    assert content.figures(content.lines[0])[1] is None


def test_lines_are_told_in_words_with_every_figure_and_gap():
    content = replace(years(3), lines=years(3).lines[:1], marks=(), aims=())
    assert year_lines(content, "svg").alternative == (
        "Linjediagram: Norr: Ekonomiskt bistånd per år (%). %, per år. "
        "Norr, 2019: 30,0; uppehåll; 2020: 31,0, 2021: 32,0."
    )
    empty = replace(content, lines=[YearLine("Norr", "#0072b2", ((YearPoint(2019, 1.0, NAN),),))])
    assert "Norr, 2019: 1,0." in year_lines(empty, "svg").alternative


def test_numbers_have_a_decimal_comma():
    content = replace(years(3), lines=[YearLine("N", "#0072b2", ((YearPoint(2019, 1.25),),))])
    shown = [words for words, _ in boxes(years_sheet(replace(content, aims=())))]
    assert "1,0" in shown
