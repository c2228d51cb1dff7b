"""What is put into words: tables, profiles, the scatter, and what never is."""

import dataclasses

import numpy as np
import pytest

from export.papers import make_papers
from language import documents_text as words
from language import numbers, text
from scoring.scenario import Uncertainty
from tests.helpers.dossiers import SECRET, small_dossier, small_scenario
from tests.helpers.papers import small_findings, small_papers


@pytest.fixture(scope="module")
def papers():
    return small_papers()


def told(papers):
    """Every cell of every table, and every sentence."""
    tables = [*papers.sheets, papers.weights, papers.totals]
    tables += [table for profile in papers.profiles for table in profile.tables]
    cells = [cell for table in tables for row in table.rows for cell in row]
    return [*cells, *(fact for profile in papers.profiles for fact in profile.facts)]


def test_the_sheets_carry_the_names_of_the_workbook(papers):
    assert [table.name for table in papers.sheets] == list(words.SHEETS.values())


def test_no_cell_is_nan_and_none_is_the_figure_under_cover(papers):
    found = told(papers)
    numbers_told = [cell for cell in found if isinstance(cell, float)]
    assert numbers_told
    assert not np.isnan(numbers_told).any()
    assert not np.isclose(numbers_told, SECRET).any()
    assert not [cell for cell in found if isinstance(cell, str) and str(int(SECRET)) in cell]


def test_areas_come_by_rank_and_those_without_one_last(papers):
    assert [row[0] for row in papers.areas.rows] == ["A1", "A2", "A3", "A4"]
    assert [row[0] for row in papers.contributions.rows][-1] == "A4"


def test_a_profile_tells_rank_interval_share_and_reason(papers):
    first, second = papers.profiles
    assert first.facts == (
        words.FACT_RANK.format(rank="1 av 3", index="50,0"),
        words.FACT_RANGE.format(low="1", high="3"),
        words.FACT_P_TOP.format(share="50\u00a0%", top=2),
    )
    assert second.facts == (words.FACT_NO_INDEX,)


def test_figures_stand_with_their_margin_and_what_they_are_compared_with(papers):
    rows = papers.profiles[0].figures.words()
    assert rows[0] == ["Fattiga", "30,0\u00a0%", "±4,3\u00a0%", "12,5\u00a0%"]
    assert rows[1] == ["income", "400,0", "–", numbers.MISSING]
    hidden = papers.profiles[1].figures.words()
    assert hidden[0][1] == numbers.SUPPRESSED


def test_children_by_age_and_sex_say_so_where_they_are_missing(papers):
    children = papers.profiles[0].children
    assert (children.rows, children.note) == ((), words.NO_CHILDREN)


def test_the_map_of_a_profile_outlines_it_alone(papers):
    assert [each.name for each in papers.profiles[0].map.marked] == ["A3"]
    assert len(papers.profiles[0].map.classes) == len(papers.profiles[0].map.areas)


def test_the_scatter_has_every_area_and_names_those_told_of(papers):
    points = papers.scatter.points
    assert len(points) == 4
    assert [point.is_marked for point in points] == [False, False, True, True]
    assert papers.scatter.y_limit == 50


def test_without_drawn_ranks_it_is_told_and_the_columns_are_left_out():
    found = dataclasses.replace(small_findings(), intervals=None, verdict=None)
    dossier = small_dossier(scenario=small_scenario(uncertainty=Uncertainty(top=2)))
    papers = make_papers(dossier, found)
    titles = [heading.title for heading in papers.certainty.headings]
    assert words.RANK_LOW not in titles
    assert papers.certainty.note == words.NOTE_NO_INTERVALS
    assert len(papers.profiles[0].facts) == 1


def test_sources_come_once_each_and_the_method_names_scenario_and_data(papers):
    assert len(set(papers.sources.rows)) == len(papers.sources.rows)
    keys = [row[0] for row in papers.method.rows]
    for key in (text.META_SCENARIO, text.META_SCENARIO_HASH, text.META_DATA_HASH, text.META_DATE):
        assert key in keys


def test_weights_sum_to_a_hundred(papers):
    assert sum(row[3] for row in papers.weights.rows) == pytest.approx(100)
