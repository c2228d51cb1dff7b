"""Uppföljning: a baseline is frozen, opened with a later year, told with care and given out."""

import io
from datetime import date

import openpyxl
import pytest
from docx import Document
from pptx import Presentation

from export.papers.charted import Charted
from export.report import report_slides, report_word
from geo.faults import FaultKind, InputError
from language import (
    documents_text,
    inequality_text,
    numbers,
    protection_text,
    register_text,
    segregation_text,
    text,
    workspace_text,
)
from language import followup_report_text as report
from language import followup_text as words
from scoring.decision.shortlist import Shortlist
from scoring.followup.baseline import Baseline
from scoring.places.candidates import Candidate, CandidateSet
from store.archives.frozen import freeze
from tests.helpers.baselines import published
from ui import cached
from ui.baselines import Terms, YearlyFile, freeze_baseline, read_baseline, with_yearly
from ui.components.markdown import plain
from ui.followed import open_followup, public
from ui.pages.followup_files import report_book
from ui.pages.followup_inequality import groups_of
from ui.pages.followup_report import make_report
from ui.pages.inequality_chart import inequality_chart
from ui.pages.inequality_result import inequality_table
from ui.workspace import default_scenario

YEARS = range(2019, 2025)
FALL = -12.0


def yearly_file(years, fall=0.0, name="ar.csv"):
    """Shares of 1000 persons that go alike, but for a fall in the first areas in 2025."""
    codes = list(cached.place("regso").areas.codes)
    rows = ["kod;år;indikator;värde;bas;källa"]
    for year in years:
        for at, code in enumerate(codes):
            wave = (at * 7 + year * 5) % 11 / 5
            moved = fall if year >= 2025 and at < 3 else 0.0
            rows.append(f"{code};{year};Ekonomiskt bistånd;{_comma(30 + wave + moved)};1000;Staden")
    return YearlyFile(name, "\n".join(rows).encode())


def _comma(value):
    return f"{value:.1f}".replace(".", ",")


@pytest.fixture
def candidates():
    codes = tuple(cached.place("regso").areas.codes)
    return CandidateSet(
        division="regso", candidates=(Candidate(id="norr", name="=Norr", codes=codes[:3]),)
    )


@pytest.fixture
def frozen(candidates) -> Baseline:
    """A baseline of invented years up to 2024, the decision having effect from 2025."""
    place = with_yearly(cached.place("regso"), yearly_file(YEARS))
    terms = Terms("Beslutet", "Ada", "2024-12-01", 2025, ("ekonomiskt_bistand",), ())
    return freeze_baseline(place, default_scenario(), candidates.candidates, terms)


def following(app, baseline, file=None):
    app.test.session_state["kept.level"] = "regso"
    app.test.session_state["kept.followup.baseline.regso"] = baseline
    if file is not None:
        app.test.session_state["kept.followup.yearly.regso"] = file
    return app.go(words.PAGE)


def said(app):
    """What is on the page, without the marks that keep data from being Markdown."""
    return "\n".join(app.said).replace("\\", "")


def test_without_candidates_the_way_is_told(app):
    app.go(words.PAGE)
    assert words.NO_CANDIDATES in app.said


def test_embedded_data_are_said_to_have_one_year(app, candidates):
    app.test.session_state["kept.level"] = "regso"
    app.test.session_state["kept.candidates.regso"] = candidates
    app.go(words.PAGE)
    alone = words.ONE_YEAR.split("{", maxsplit=1)[0]
    assert any(each.startswith(alone) for each in app.said)
    app.press(words.FREEZE)
    assert words.FROZEN.format(name=words.NAME_DEFAULT) in app.said
    kept = app.test.session_state["kept.followup.baseline.regso"]
    assert kept.followed[0].codes == candidates["norr"].codes
    assert {group.kind for group in kept.followed[0].groups} >= {"nearest", "rest"}
    assert words.NOT_YET.split(":")[0] in said(app)


def test_the_shortlist_is_followed_where_there_are_no_candidates(app, candidates):
    (candidate,) = candidates.candidates
    code = cached.place("regso").areas.codes[9]
    listed = Shortlist(division="regso").add(code).put_candidate(candidate)
    app.test.session_state["kept.level"] = "regso"
    app.test.session_state["kept.shortlist.regso"] = listed
    app.go(words.PAGE).press(words.FREEZE)
    kept = app.test.session_state["kept.followup.baseline.regso"]
    assert [each.codes for each in kept.followed] == [(code,), candidate.codes]
    assert code not in kept["norr"].group("rest")


def test_what_is_turned_down_on_the_shortlist_is_followed_only_when_it_is_asked_for(
    app, candidates
):
    (candidate,) = candidates.candidates
    other = Candidate(id="soder", name="Söder", codes=cached.place("regso").areas.codes[5:7])
    listed = Shortlist(division="regso").put_candidate(other)
    listed = listed.with_status(other.id, "rejected", "För få barn.")
    app.test.session_state["kept.level"] = "regso"
    app.test.session_state["kept.candidates.regso"] = candidates.put(other)
    app.test.session_state["kept.shortlist.regso"] = listed
    choice = app.go(words.PAGE).named("multiselect", words.CANDIDATES)
    assert choice.value == [candidate.id]
    assert len(choice.options) == 2


def test_goals_are_set_and_frozen_with_their_start(app, candidates):
    app.test.session_state["kept.level"] = "regso"
    app.test.session_state["kept.candidates.regso"] = candidates
    app.go(words.PAGE)
    app.named("text_input", words.GOAL_TARGET.format(unit="%")).set_value("5")
    app.press(words.GOAL_ADD).press(words.FREEZE)
    (goal,) = app.test.session_state["kept.followup.baseline.regso"].goals
    assert (goal.candidate, goal.target) == ("norr", 5.0)
    row = app.tables[words.GOALS_TABLE][1]
    assert words.STATUS["waiting"] in row


def test_a_goal_without_a_number_is_told(app, candidates):
    app.test.session_state["kept.level"] = "regso"
    app.test.session_state["kept.candidates.regso"] = candidates
    app.go(words.PAGE).named("text_input", words.GOAL_TARGET.format(unit="%")).set_value("fem")
    app.run().press(words.GOAL_ADD)
    (error,) = app.test.error
    assert "Målvärde" in error.value
    assert "fem" in error.value


def test_next_year_is_told_without_hand_work_and_the_old_figures_stand(app, frozen):
    app = following(app, frozen, yearly_file([*YEARS, 2025], FALL))
    caption = words.YEARS_TABLE.format(title="Ekonomiskt bistånd", unit="%")
    table = app.tables[caption]
    assert [row[0] for row in table[1:]] == [
        *(words.FROZEN_YEAR.format(year=year) for year in YEARS),
        "2025",
    ]
    assert words.VERDICTS["lower"].split(" (p")[0] in said(app)
    assert words.SYNTHETIC_SURE in said(app)
    assert words.BEFORE_OK.split(" (p")[0] in said(app)
    alone = following(app, frozen, yearly_file([2025], FALL)).tables[caption]
    assert alone == table


def test_a_change_within_the_noise_has_no_verdict(app, frozen):
    app = following(app, frozen, yearly_file([*YEARS, 2025]))
    assert words.VERDICTS["none"].split(" (p")[0] in said(app)
    assert "Skillnaden är större än slumpen" not in said(app)


def test_what_the_source_changed_is_told_and_not_taken(app, frozen):
    changed = yearly_file([*YEARS, 2025], FALL)
    lines = changed.content.decode().splitlines()
    code, year, *rest = lines[1].split(";")
    lines[1] = ";".join([code, year, rest[0], "99,0", *rest[2:]])
    app = following(app, frozen, YearlyFile("ar.csv", "\n".join(lines).encode()))
    assert words.REVISED.split(":")[0] in said(app)
    place = with_yearly(cached.place("regso"), YearlyFile("ar.csv", "\n".join(lines).encode()))
    panel = open_followup(place, frozen).panels["ekonomiskt_bistand"]
    assert panel.values.loc[code, int(year)] == frozen.series[0].values[0][0]


def test_another_source_is_a_break_that_may_be_counted_over(app, frozen):
    other = yearly_file([2025], FALL)
    other = YearlyFile(other.name, other.content.replace(b"Staden", b"Regionen"))
    app = following(app, frozen, other)
    assert words.BREAK.format(year=2025, reasons="Källan är en annan.") in said(app)
    assert words.NOT_YET.split(":")[0] in said(app)
    app.named("checkbox", words.OVER_BREAKS).set_value(True)
    app.run()
    assert words.VERDICTS["lower"].split(" (p")[0] in said(app)


def test_the_report_is_word_excel_and_slides_under_its_own_heading(app, frozen):
    place = with_yearly(cached.place("regso"), yearly_file([*YEARS, 2025], FALL))
    index = published((2012, 30.5), (2013, 31.0))
    drawn = inequality_chart("RegSO", None, index)
    city = (Charted(drawn, inequality_table("RegSO", None, index)),)
    day = date(2026, 3, 1)
    made = make_report(open_followup(place, frozen), "Uppföljning norr", day, city=city)
    book = openpyxl.load_workbook(io.BytesIO(report_book(made)))
    assert book.sheetnames == [
        documents_text.CHARTS,
        words.GOALS,
        report.SHEET_EFFECTS,
        report.SHEET_YEARS,
        report.SHEET_BREAKS,
        inequality_text.SHEET,
        report.SHEET_GROUND,
    ]
    official = [[cell.value for cell in row] for row in book[inequality_text.SHEET].iter_rows()]
    assert ["2012", 30.5] in official
    source = inequality_text.SOURCE.format(**index.model_dump())
    assert any(source in str(cell) for row in official for cell in row)
    cells = [[cell.value for cell in row] for row in book[report.SHEET_EFFECTS].iter_rows()]
    assert any(words.VERDICT_SHORT["lower"] in row for row in cells)
    assert not any(str(each).startswith("=") for row in cells for each in row)
    document = Document(io.BytesIO(report_word(made)))
    heads = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert heads[0] == "Uppföljning norr"
    assert heads[1:] == [section.heading for section in made.sections]
    assert any(source in paragraph.text for paragraph in document.paragraphs)
    told = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert any(words.VERDICT_SHORT["lower"] in row for row in told)
    deck = Presentation(io.BytesIO(report_slides(made)))
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert titles[0].startswith("Uppföljning norr")
    assert len(titles) >= len(made.sections)


def test_a_baseline_is_read_from_its_file_and_from_a_frozen_decision(frozen):
    place = cached.place("regso")
    bundle = freeze(
        place.table,
        frozen.scenario,
        place.areas,
        name="Beslutet",
        who="Ada",
        when="2024-12-01T12:00:00+00:00",
        documents={"baseline": frozen},
    )
    assert read_baseline("b.json", frozen.model_dump_json().encode()) == frozen
    assert read_baseline("b.zip", bundle) == frozen


def test_what_is_no_baseline_is_refused_with_the_place():
    for content, kind in ((b"{", FaultKind.SYNTAX), (b"{}", FaultKind.FIELD_MISSING)):
        with pytest.raises(InputError) as error:
            read_baseline("b.json", content)
        assert kind in {fault.kind for fault in error.value.faults}
        assert {fault.file for fault in error.value.faults} == {"b.json"}


def test_a_baseline_is_saved_closed_and_opened_again(app, frozen):
    following(app, frozen).go(workspace_text.PAGE)
    app.named("text_input", register_text.WHO).set_value("Ada")
    app.run().named("text_input", workspace_text.NEW_WORKSPACE).set_value("Uppföljning")
    app.run().press(workspace_text.CREATE)
    assert workspace_text.baseline(frozen.name, text.LEVELS["regso"]) in said(app)
    app.press(workspace_text.SAVE, -2)
    app.go(words.PAGE).press(words.DROP_BASELINE)
    assert app.test.session_state["kept.followup.baseline.regso"] is None
    app.go(workspace_text.PAGE).press(workspace_text.OPEN)
    assert app.test.session_state["kept.followup.baseline.regso"] == frozen


def test_what_is_official_is_opened_as_it_was_saved_and_undone(app, workspace, store):
    kept = "kept.followup.published"
    first, second = published((2012, 30.0)), published((2012, 30.0), (2013, 31.5))
    app.test.session_state["kept.who"] = "Ada"
    for index in (first, second):
        app.test.session_state[kept] = index
        app.go(workspace_text.PAGE).press(workspace_text.SAVE, -1)
    app.test.session_state[kept] = None
    app.go(workspace_text.PAGE).press(workspace_text.OPEN)
    assert app.test.session_state[kept] == second
    app.press(workspace_text.UNDO)
    assert app.test.session_state[kept] == first
    (version,) = store.documents(workspace)
    assert (version.kind, version.model) == ("published", first)
    app.go(words.PAGE)
    assert app.named("text_area", inequality_text.VALUES_LABEL).value == "2012; 30"


def test_segregation_is_measured_where_it_is_asked_for(app):
    app.go(words.PAGE)
    assert inequality_text.NO_INCOME in app.said
    app.named("checkbox", segregation_text.SHOW).set_value(True)
    app.named("checkbox", inequality_text.SHOW).set_value(True)
    app.run().named("selectbox", inequality_text.FIRST).set_value("dwellings_rented")
    app.named("selectbox", inequality_text.SECOND).set_value("dwellings_owner_occupied")
    app.run()
    level = text.LEVELS["deso"]
    table = app.tables[segregation_text.TABLE.format(level=level)]
    assert table[1][:2] == ["Låg ekonomisk standard", "2024"]
    assert 0 < float(table[1][2].replace(",", ".")) < 100
    caption = next(each for each in app.tables if each.startswith("Ojämlikhet mellan två grupper"))
    head, *rows = app.tables[caption]
    values = cached.place("deso").table.values
    one, other = (
        values[f"dwellings_{name}_2025"].dropna() for name in ("rented", "owner_occupied")
    )
    expected = 50 * (one / one.sum() - other / other.sum()).abs().sum()
    assert [row[:2] for row in rows] == [["2025", numbers.number(expected, 1)]]
    assert inequality_text.HEAD_LEFT_OUT in head
    app.named("selectbox", inequality_text.SECOND).set_value("renters")
    assert inequality_text.RELATIONS["overlap"] in app.run().said
    app.named("selectbox", inequality_text.SECOND).set_value("dwellings_rented")
    assert inequality_text.RELATIONS["same"] in app.run().said
    assert caption not in app.tables


def test_the_official_index_is_written_down_or_refused_with_every_fault(app):
    app.go(words.PAGE).press(inequality_text.USE)
    (error,) = app.test.error
    for name in ("PLACE", "PUBLISHER", "REFERENCE", "VALUES"):
        assert plain(getattr(inequality_text, name)) in error.value
    fields = {"PLACE": "Provstad", "PUBLISHER": "Provverket", "REFERENCE": "Rapport *1*, sidan 2"}
    for name, value in fields.items():
        app.named("text_input", getattr(inequality_text, name)).set_value(value)
    app.named("text_input", inequality_text.READ).set_value("2026-11-20")
    app.named("text_area", inequality_text.VALUES_LABEL).set_value("2012; 30,5\n2013; 31")
    app.run().press(inequality_text.USE)
    kept = app.test.session_state["kept.followup.published"]
    assert (kept.years, kept.reference) == ({2012: 30.5, 2013: 31.0}, fields["REFERENCE"])
    caption = inequality_text.TABLES[False, True].format(place="Provstad")
    head = inequality_text.HEAD_OFFICIAL.format(publisher="Provverket")
    assert app.tables[caption] == [["År", head], ["2012", "30,5"], ["2013", "31,0"]]
    assert inequality_text.SOURCE.format(**kept.model_dump()) in said(app)
    app.press(inequality_text.DROP)
    assert app.test.session_state["kept.followup.published"] is None
    assert caption not in app.tables


def test_few_persons_of_own_years_are_not_read_and_not_frozen(candidates):
    place = cached.place("regso")
    code, other = place.areas.codes[:2]
    rows = [
        "kod;år;indikator;värde;bas",
        *(f"{each};2024;Ekonomiskt bistånd;30,0;1000" for each in place.areas.codes[2:]),
        f"{code};2024;Ekonomiskt bistånd;30,0;10",
        f"{other};2024;Ekonomiskt bistånd;30,0;1000",
    ]
    found = with_yearly(place, YearlyFile("ar.csv", "\n".join(rows).encode()))
    figures = found.table.values["ekonomiskt_bistand_2024"]
    assert "ekonomiskt_bistand" in groups_of(found)
    assert "ekonomiskt_bistand_base" not in groups_of(found)
    assert figures.loc[code] != figures.loc[code]
    assert figures.notna().sum() >= len(figures) - 2
    terms = Terms("B", "", "2024-12-01", 2025, ("ekonomiskt_bistand",), ())
    made = freeze_baseline(found, default_scenario(), candidates.candidates, terms)
    assert made.series[0].values[0][0] is None


def test_what_is_internal_is_left_out_of_a_public_report(frozen):
    place = with_yearly(cached.place("regso"), yearly_file([*YEARS, 2025], FALL))
    (series,) = frozen.series
    hidden = tuple(card.model_copy(update={"internal": True}) for card in series.cards)
    secret = frozen.model_copy(update={"series": (series.model_copy(update={"cards": hidden}),)})
    found = open_followup(place, secret)
    day = date(2026, 3, 1)
    assert make_report(public(found), "U", day).sheets[2].rows == ()
    made = make_report(found, "U", day, is_internal=True)
    assert made.sheets[2].rows
    assert protection_text.marked("", is_internal=True).strip() in made.line
