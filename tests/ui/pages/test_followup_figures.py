"""Charts of a follow-up: what is small or missing is a gap, what is not told has no light."""

import json
from dataclasses import replace

import numpy as np
import pytest

from export.papers.model import Heading, Table
from language import followup_text as words
from scoring.followup.baseline import Goal
from scoring.places.candidates import Candidate
from tests.ui.pages.test_followup_page import FALL, YEARS, yearly_file
from ui import cached
from ui.baselines import Terms, freeze_baseline, with_yearly
from ui.followed import open_followup
from ui.pages.followup_charts import lines_by_year
from ui.pages.followup_figures import goals_charts, goals_note, short, years_chart
from ui.workspace import default_scenario

STEM = "ekonomiskt_bistand"
TABLE = Table("T", "T", (Heading("Mål"),), (("a",), ("b",)), "Not")


def goal(identifier, candidate, target):
    return Goal(
        id=identifier,
        candidate=candidate,
        indicator=STEM,
        base=31.0,
        base_year=2024,
        target=target,
        year=2029,
        responsible="x",
    )


@pytest.fixture(scope="module")
def found():
    """A fall in one candidate and nothing in another, each with a goal."""
    place = cached.place("regso")
    codes = tuple(place.areas.codes)
    candidates = [
        Candidate(id="norr", name="Norr", codes=codes[:3]),
        Candidate(id="sor", name="Sör", codes=codes[6:9]),
    ]
    goals = (goal("m1", "norr", 25.0), goal("m2", "sor", 25.0))
    terms = Terms("Beslutet", "Ada", "2024-12-01", 2025, (STEM,), goals)
    before = with_yearly(place, yearly_file(YEARS))
    baseline = freeze_baseline(before, default_scenario(), candidates, terms)
    return open_followup(with_yearly(place, yearly_file([*YEARS, 2025], FALL)), baseline)


def test_the_candidate_comes_first_with_its_comparisons_marks_and_target(found):
    chart = years_chart(found, "norr", STEM)
    assert [line.label for line in chart.lines][:2] == ["Norr", words.GROUPS["nearest"]]
    assert chart.years == (*YEARS, 2025)
    assert [(mark.kind, mark.at) for mark in chart.marks] == [("baseline", 2024), ("start", 2024.5)]
    (aim,) = chart.aims
    assert (aim.year, aim.value) == (2029, 25.0)
    assert chart.has_reach


def test_a_figure_that_may_not_be_told_is_in_no_point(found):
    panel = found.panels[STEM]
    codes = list(found.baseline["norr"].codes)
    values, bases = panel.values.copy(), panel.bases.copy()
    values.loc[codes, 2021], bases.loc[codes, 2021] = 1.0, 3.0
    hidden = replace(found, panels={STEM: replace(panel, values=values, bases=bases)})
    own = years_chart(hidden, "norr", STEM).lines[0]
    assert [[point.year for point in run] for run in own.runs] == [
        [2019, 2020],
        [2022, 2023, 2024, 2025],
    ]


def test_nothing_is_drawn_where_there_is_no_figure(found):
    panel = found.panels[STEM]
    empty = replace(found, panels={STEM: replace(panel, values=panel.values * np.nan)})
    assert years_chart(empty, "norr", STEM) is None


def test_a_change_within_the_noise_has_the_words_and_the_colour_of_what_is_not_told(found):
    (charted,) = goals_charts(found, TABLE)
    fell, still = charted.chart.bars
    assert fell.is_marked
    assert words.STATUS["reached"] in fell.label
    assert not still.is_marked
    assert words.STATUS["noise"] in still.label
    assert still.low < 0 < still.high
    assert (charted.table.rows, charted.note) == (TABLE.rows, "Not")
    assert words.STATUS["noise"] in goals_note(found, "sor", STEM)


def test_the_page_draws_what_the_files_hold(found):
    chart = years_chart(found, "norr", STEM)
    spec = lines_by_year(chart)
    drawn = [(row["group"], row["year"], row["value"]) for row in spec["data"]["values"]]
    held = [(line.label, each.year, each.value) for line in chart.lines for each in line.points]
    assert drawn == held
    assert chart.aims[0].label in json.dumps(spec["layer"], ensure_ascii=False)


def test_long_names_are_cut_in_a_legend():
    assert short("Norr") == "Norr"
    assert len(short("Norr " * 40)) == 60
