"""Documents on the page Kortlista: chosen, made on the click, saved under a name that says what."""

from io import BytesIO
from threading import Event

import openpyxl
import pytest

from export import pdf
from language import documents_page_text as words
from language import documents_text, text
from scoring.places.candidates import Candidate
from store.repository import open_store
from ui import papers

HOLMA, HERRGARDEN = "1280C1430", "1280C1880"


@pytest.fixture
def listed(app):
    return app.shortlist(HOLMA, HERRGARDEN).go(text.PAGE_SHORTLIST)


def pick(app, kind):
    app.named("radio", words.KIND).set_value(kind)
    return app.run()


def saves(app):
    return [each for each in app.test.get("download_button") if each.label == words.SAVE]


def make(app):
    """Press the button, and wait until the file is there."""
    app.press(words.MAKE)
    app.test.session_state["kept.document.making"].work.wait(60)
    return app.run()


def made(app):
    return app.test.session_state["kept.document.made"]


@pytest.mark.parametrize("kind", words.KINDS)
def test_every_document_says_what_it_is_for_and_is_not_made_before_it_is_asked_for(listed, kind):
    pick(listed, kind)
    assert words.HELP[kind] in [caption.value for caption in listed.test.caption]
    assert saves(listed) == []


def test_the_workbook_is_made_on_the_click_and_named_by_what_scenario_and_day(listed):
    make(listed)
    assert len(saves(listed)) == 1
    assert made(listed).name.startswith("kraftsamling_deso_tabeller-behov")
    assert made(listed).name.endswith(".xlsx")
    book = openpyxl.load_workbook(BytesIO(made(listed).content))
    assert book["Kortlista"].max_row == 6


def test_a_file_is_not_offered_once_what_it_shows_has_changed(listed):
    make(listed)
    area = next(each for each in listed.test.text_area if each.key.endswith(HOLMA))
    area.set_value("Nytt skäl")
    assert saves(listed.run()) == []


def test_another_document_is_another_file(listed):
    make(listed)
    assert saves(pick(listed, "docx")) == []
    assert len(saves(pick(listed, "xlsx"))) == 1


def test_a_broken_template_is_told_in_one_message(listed):
    pick(listed, "pptx")
    box = next(each for each in listed.test.file_uploader if each.label == words.TEMPLATE)
    box.set_value(("mall.pptx", b"inte en mall", "application/octet-stream"))
    make(listed.run())
    (error,) = listed.test.error
    assert "mall" in error.value
    assert saves(listed) == []


def test_fact_sheets_need_an_area(listed):
    pick(listed, "sheets").named("multiselect", words.SHEET_AREAS).set_value([])
    listed.run()
    assert words.NO_AREAS in [info.value for info in listed.test.info]
    assert words.MAKE not in [button.label for button in listed.test.button]


def test_without_libreoffice_pdf_is_not_offered_and_it_is_told(listed, monkeypatch):
    monkeypatch.setattr(pdf.shutil, "which", lambda name: None)
    pick(listed, "docx")
    assert words.NO_PDF in [caption.value for caption in listed.test.caption]
    assert words.AS_PDF not in [box.label for box in listed.test.checkbox]


def test_pdf_is_offered_where_it_can_be_made(listed, monkeypatch):
    monkeypatch.setattr(pdf.shutil, "which", lambda name: "/soffice")
    monkeypatch.setattr(papers, "to_pdf", lambda content, name, waiting: b"%PDF")
    pick(listed, "docx").named("checkbox", words.AS_PDF).set_value(True)
    make(listed.run())
    assert made(listed).content == b"%PDF"
    assert made(listed).name.endswith(".pdf")


def journal_of(app):
    """Note and rows of the journal in the workbook."""
    sheet = openpyxl.load_workbook(BytesIO(made(app).content))["Journal"]
    note, _, head, *rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    return note[0], [dict(zip(head, row, strict=True)) for row in rows]


def test_without_a_workspace_the_journal_says_so_in_one_line(listed):
    note, rows = journal_of(make(listed))
    assert note == documents_text.NOTE_NO_WORKSPACE
    assert not [row for row in rows if any(row.values())]


def test_the_journal_has_the_changes_of_the_chosen_workspace_in_words(listed):
    with open_store() as store:
        workspace = store.create_workspace("Holma", who="Ada").id
        store.create_workspace("Öster", who="Bo")
        kept = listed.test.session_state["kept.shortlist.deso"]
        first = store.create(workspace, "shortlist", "Lista", kept, who="Ada")
        changed = kept.with_status(HOLMA, "rejected", "=nog")
        changed = changed.put_candidate(Candidate(id="hand-1", name="Ihop", codes=(HOLMA,)))
        store.save(first.document, changed, 1, who="Bo")
    listed.test.session_state["kept.workspace.chosen"] = workspace
    note, rows = journal_of(make(listed.run()))
    assert note.startswith("Arbetsytan ”Holma”, läst ")
    assert rows[0]["Slag"] == "Arbetsyta"
    second = [row for row in rows if row["Version"] == "2"]
    assert {row["Vem"] for row in second} == {"Bo"}
    told = {row["Uppgift"]: (row["Före"], row["Efter"]) for row in second}
    assert told[f"kortlistan[{HOLMA}].ställning"] == ("Förslag", "Bortvald")
    assert told[f"kortlistan[{HOLMA}].skäl"][1] == "'=nog"
    new = told["kortlistan[hand-1]"][1]
    assert "namn: Ihop" in new
    assert "slag: Kandidat" in new
    assert "Öster" not in str(rows)


def held(monkeypatch):
    """Documents that are half made until they are let go."""
    gate = Event()

    def workbook(content, rules, tell, **_):
        tell(0.5)
        gate.wait(60)
        tell(0.6)
        return b"PK"

    monkeypatch.setattr(papers, "workbook", workbook)
    return gate


def test_while_a_file_is_made_it_is_told_how_far_it_has_come(listed, monkeypatch):
    gate = held(monkeypatch)
    listed.press(words.MAKE).run()
    (bar,) = listed.test.get("progress")
    assert (bar.proto.value, bar.proto.text) == (50, words.MAKING)
    assert listed.named("button", words.MAKE).disabled
    gate.set()
    listed.test.session_state["kept.document.making"].work.wait(60)
    assert len(saves(listed.run())) == 1
    assert not listed.named("button", words.MAKE).disabled


def test_what_is_stopped_leaves_no_file_and_says_so(listed, monkeypatch):
    gate = held(monkeypatch)
    listed.press(words.MAKE).press(words.STOP)
    work = listed.test.session_state["kept.document.making"].work
    assert work.is_stopping
    gate.set()
    work.wait(60)
    listed.run()
    assert words.STOPPED in [info.value for info in listed.test.info]
    assert saves(listed) == []
    assert "kept.document.made" not in listed.test.session_state


def test_work_for_what_has_changed_is_stopped(listed, monkeypatch):
    gate = held(monkeypatch)
    listed.press(words.MAKE)
    work = listed.test.session_state["kept.document.making"].work
    pick(listed, "docx")
    assert work.is_stopping
    gate.set()
    work.wait(60)
    assert saves(listed.run()) == []
