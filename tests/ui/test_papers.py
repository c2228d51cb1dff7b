"""Documents of the embedded city: what is gathered, candidates, comparators, other levels."""

import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO

import openpyxl
import pptx
import pytest

from export.papers.measure import CELL_SIDE
from export.pictures.canvas import text_width
from export.pictures.scatter import field_of
from geo.areas import AreaSet
from language import documents_text as words
from language import numbers, text
from layers.table import IndicatorTable
from scoring.decision.shortlist import Shortlist
from scoring.places.candidates import Candidate, CandidateSet
from ui import cached, papers
from ui.comparators import COMPARATORS, comparators_of
from ui.content import Content
from ui.covered import coverage_of, delivered_rules, fields_of
from ui.findings import gather
from ui.shortlisted import dossier_of
from ui.subjects import Ground, chosen_subjects, make_subjects, single
from ui.workspace import default_scenario, embedded_place, own_place, score_place

HOLMA, HERRGARDEN = "1280C1430", "1280C1880"


def content_of(level="deso", *codes):
    place = embedded_place(cached.catalogue(), level)
    result = score_place(place, default_scenario())
    chosen = Shortlist(division=level)
    for code in codes:
        chosen = chosen.add(code, f"Skäl för {code}")
    dossier = place.dossier(result, chosen, date(2026, 3, 1))
    return Content(place, cached.catalogue(), result, dossier, "EPSG:3008")


@pytest.fixture(scope="module")
def content():
    return content_of("deso", HOLMA, HERRGARDEN)


@pytest.fixture(scope="module")
def made(content):
    return papers.papers_of(content)


def test_each_area_of_the_shortlist_has_a_profile_with_its_reason(made):
    assert [profile.reason for profile in made.profiles] == [
        f"Skäl för {code}" for code in (HOLMA, HERRGARDEN)
    ]
    assert made.told_codes == (HOLMA, HERRGARDEN)


def test_the_figures_are_those_of_the_table(content, made):
    row = next(row for row in made.areas.rows if row[0] == HOLMA)
    at = [heading.title for heading in made.areas.headings].index(text.COLUMN_INDEX)
    assert row[at] == content.result.index[HOLMA]
    children = made.profiles[0].children.rows[0]
    values = content.place.table.values.loc[HOLMA]
    assert children[1:] == tuple(
        values[name] for name in ("girls_0_19_2025", "boys_0_19_2025", "children_0_19_2025")
    )


def test_the_chart_has_as_many_areas_in_each_field_as_the_table(made):
    told = [field_of(point, made.scatter) for point in made.scatter.points]
    counts = {row[0]: row[2] for row in made.totals.rows}
    assert {each.label: told.count(at) for at, each in enumerate(made.scatter.fields)} == counts


def test_six_candidates_with_long_names_have_a_slide_each_and_no_broken_word(content):
    place, result = content.place, content.result
    codes = [str(code) for code in result.rank.sort_values(kind="stable").index]
    name = "Rosengård öst: Herrgården, Örtagården och Västra Kattarp längs Amiralsgatan {at}"
    chosen = Shortlist(division="deso")
    for at in range(6):
        inside = tuple(codes[4 * at : 4 * at + 4])
        candidate = Candidate(id=f"k-{at}", name=name.format(at=at), codes=inside)
        chosen = chosen.put_candidate(candidate, "Stort behov, många barn och få insatser. " * 5)
    dossier = dossier_of(place, result, chosen, date(2026, 3, 1))
    deck = pptx.Presentation(BytesIO(papers.slides(replace(content, dossier=dossier))))
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert sum("Rosengård" in title for title in titles) == 6
    assert not any("(forts." in title for title in titles)
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.top + shape.height <= deck.slide_height
            if shape.has_table:
                assert broken(shape.table) == []


def broken(table):
    """Words that are wider than their column."""
    return [
        word
        for row in table.rows
        for cell, column in zip(row.cells, table.columns, strict=True)
        for word in cell.text.split()
        if text_width(word, cell.text_frame.paragraphs[0].runs[0].font.size.pt)
        > column.width.pt - 2 * CELL_SIDE
    ]


def test_every_comparator_is_a_column_in_order(made):
    titles = [heading.title for heading in made.profiles[0].figures.headings]
    assert titles[3] == "Malmö"
    assert titles[4].startswith("GeSO ")
    assert titles[5] == words.SIMILAR_AREAS.format(count=5)


def test_areas_that_are_not_on_the_list_can_be_told_of(content):
    other = content.place.areas.codes[0]
    found = papers.papers_of(content, codes=[other], comparators=["city"])
    assert found.told_codes == (other,)
    assert len(found.profiles[0].figures.headings) == 4
    assert found.profiles[0].reason == ""


def test_a_candidate_is_told_of_as_one_with_its_own_figures(content):
    place, result = content.place, content.result
    both = Candidate(id="k-1", name="Kandidat", codes=(HOLMA, HERRGARDEN), note="Ihop.")
    listed = Shortlist(division="deso").put_candidate(both, both.note)
    dossier = dossier_of(place, result, listed, date(2026, 3, 1))
    candidates, reasons = chosen_subjects(place, dossier)
    found = gather(place, result, delivered_rules(), candidates, reasons, are_candidates=True)
    (subject,) = found.subjects
    children = place.table.values["children_0_19_2025"]
    own = subject.figures.values["children_0_19_2025"].iloc[0]
    assert own == children[HOLMA] + children[HERRGARDEN]
    assert subject.reason == "Ihop."
    assert 0 <= subject.coverage <= 1
    low, high = sorted(result.index[[HOLMA, HERRGARDEN]])
    assert low - 5 <= subject.index <= high + 5


def test_a_candidate_of_one_area_has_the_area_s_index_coverage_and_field(content):
    place, result = content.place, content.result
    scenario = result.scenario
    coverage, fields = coverage_of(place, scenario), fields_of(place, scenario)
    ground = Ground(place, result, coverage, fields, delivered_rules(), ())
    codes = list(place.areas.codes[:12])
    for subject in make_subjects(ground, [single(place, code) for code in codes], {}):
        (code,) = subject.candidate.codes
        assert subject.index == result.index[code]
        assert subject.coverage == pytest.approx(coverage.children.share.loc[code, "index"])
        assert subject.field == fields.fields.of[code]


@pytest.mark.parametrize(("level", "count"), [("deso", 3), ("regso", 3), ("geso", 2)])
def test_an_area_is_compared_with_what_exists_at_its_level(level, count):
    content = content_of(level)
    first = single(content.place, str(content.place.areas.codes[0]))
    found = comparators_of(content.place, content.result, first, COMPARATORS)
    assert len(found) == count
    assert all(each.figures.notna().any() for each in found)


@pytest.mark.parametrize("level", ["regso", "geso"])
def test_documents_are_made_at_every_level_and_of_an_empty_list(level):
    book = openpyxl.load_workbook(BytesIO(papers.workbook(content_of(level))))
    assert book.sheetnames == list(words.SHEETS.values())


def test_fact_sheets_come_in_a_zip_and_the_progress_is_told(content):
    shares = []
    made = papers.fact_sheets(content, tell=shares.append, codes=[HOLMA], comparators=[])
    with zipfile.ZipFile(BytesIO(made)) as archive:
        (name,) = archive.namelist()
    assert name.startswith("01_holma")
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_a_fact_sheet_can_be_of_a_candidate_on_the_list_or_beside_it(content):
    place, result = content.place, content.result
    built = [
        Candidate(id=name, name=name.title(), codes=(HOLMA, HERRGARDEN)) for name in ("inne", "ute")
    ]
    chosen = Shortlist(division="deso").put_candidate(built[0], "Skäl")
    listed = replace(content, dossier=dossier_of(place, result, chosen, date(2026, 3, 1)))
    beside = CandidateSet(division="deso", candidates=(built[1],))
    made = papers.papers_of(listed, candidates=beside, codes=["inne", "ute", HOLMA])
    assert [profile.name for profile in made.profiles] == ["Inne", "Ute", made.profiles[2].name]
    assert made.are_candidates
    whole, same, part = (profile.children.rows[0][3] for profile in made.profiles)
    assert whole == same > part


def test_own_figures_without_cards_and_children_are_told_as_they_are():
    level, scenario = cached.catalogue().levels["geso"], default_scenario()
    wanted = list(scenario.indicator_ids)
    table = IndicatorTable(level.table.values[wanted], level.table.status[wanted])
    areas = AreaSet(level.areas.frame[["name", "geometry"]].copy())
    place = own_place(areas, table, cached.catalogue().initiatives)
    result = score_place(place, scenario)
    first, second = (str(code) for code in areas.codes[:2])
    dossier = place.dossier(result, Shortlist(division="own").add(first), date(2026, 3, 1))
    content = Content(place, cached.catalogue(), result, dossier, "EPSG:3008")
    found = papers.papers_of(content)
    assert found.scatter is None
    assert found.profiles[0].children.note == words.NO_CHILDREN
    (rank, *_) = found.profiles[0].facts
    assert rank.startswith("Rang ")
    both = Candidate(id="k-1", name="Ihop", codes=(first, second))
    chosen = CandidateSet(division="own", candidates=(both,))
    empty = place.dossier(result, Shortlist(division="own"), date(2026, 3, 1))
    content = Content(place, cached.catalogue(), result, empty, "EPSG:3008")
    (profile,) = papers.papers_of(content, candidates=chosen).profiles
    assert {row[1] for row in profile.figures.rows} == {numbers.MISSING}
