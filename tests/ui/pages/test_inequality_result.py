"""Our own calculation and the official index stand side by side, and are never one."""

import pandas as pd
import pytest

from language import inequality_text as words
from scoring.followup.panel import Break, Line
from tests.helpers.baselines import published
from tests.helpers.tables import indicator_card
from ui.pages.inequality_chart import inequality_chart
from ui.pages.inequality_result import Own, inequality_table

OFFICIAL = published((2022, 30.25), (2025, 31.0))


def own(*breaks):
    years = pd.DataFrame(
        [[40.04, 100, 200, 5, 0], [float("nan"), 0, 9, 1, 4], [41.06, 100, 200, 4, 1]],
        [2021, 2022, 2024],
        ["dissimilarity", "first", "second", "areas", "left_out"],
    )
    cards = tuple(
        indicator_card(f"{name}_2024", title=name.capitalize(), base=f"alla {name}")
        for name in ("low", "high")
    )
    lines = (Line("low", {2024: "low_2024"}, breaks), Line("high", {2024: "high_2024"}, ()))
    return Own(lines, cards, years)


def test_both_are_columns_of_their_own_with_their_sources():
    table = inequality_table("DeSO", own(), OFFICIAL)
    assert table.caption == words.TABLES[True, True].format(
        first="Low", second="High", level="DeSO", place="Provstad"
    )
    missing = ["uppgift saknas"] * 5
    assert table.words() == [
        ["2021", "40,0", "100", "200", "5", "0", "uppgift saknas"],
        ["2022", "uppgift saknas", "0", "9", "1", "4", "30,25"],
        ["2024", "41,1", "100", "200", "4", "1", "uppgift saknas"],
        ["2025", *missing, "31,00"],
    ]
    assert words.DIFFERS_SHORT in table.note
    assert words.SOURCE.format(**OFFICIAL.model_dump()) in table.note
    assert "Low (av alla low)" in table.note
    assert "High (av alla high)" in table.note


def test_one_without_the_other_says_nothing_of_it():
    alone = inequality_table("DeSO", own(), None)
    assert [heading.title for heading in alone.headings][-1] == words.HEAD_LEFT_OUT
    assert "avskrivet" not in alone.note
    official = inequality_table("DeSO", None, OFFICIAL)
    assert official.words() == [["2022", "30,25"], ["2025", "31,00"]]
    assert words.DIFFERS_SHORT not in official.note


@pytest.mark.parametrize(
    ("year", "told"), [(2021, []), (2022, ["2022"]), (2023, ["2024"]), (2025, [])]
)
def test_a_break_is_told_at_the_first_year_after_it_and_only_between_years(year, told):
    table = inequality_table("DeSO", own(Break(year, ("Ny källa.",))), None)
    broken = [words.BROKEN.format(year=each) for each in told]
    assert [row[0] for row in table.rows if "(" in row[0]] == broken
    assert (f"{year} (Low): Ny källa." in table.note) == bool(told)


def test_the_chart_has_a_line_for_each_and_cuts_our_own_where_it_is_broken():
    chart = inequality_chart("DeSO", own(Break(2023, ("Ny källa.",))), OFFICIAL)
    told = [[[point.year for point in run] for run in line.runs] for line in chart.lines]
    assert told == [[[2021], [2024]], [[2022, 2025]]]
    assert [line.label for line in chart.lines] == [
        words.CHART_OWN.format(level="DeSO"),
        words.HEAD_OFFICIAL.format(publisher="Provverket"),
    ]
    assert [(mark.at, mark.label) for mark in chart.marks] == [
        (2023.5, words.CHART_BREAK.format(year=2024))
    ]
    assert chart.decimals == 2
    assert chart.title == words.CHARTS[True, True]


def test_a_year_without_a_figure_ends_a_line_as_a_break_does():
    (line,) = inequality_chart("DeSO", own(), None).lines
    assert [[point.year for point in run] for run in line.runs] == [[2021], [2024]]


def test_without_any_figure_there_is_no_chart():
    empty = own()
    nothing = Own(empty.groups, empty.cards, empty.years.loc[[2022]])
    assert inequality_chart("DeSO", nothing, None) is None
