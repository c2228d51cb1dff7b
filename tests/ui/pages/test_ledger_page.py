"""Avrop: a frame, call-offs step by step, limits told in kronor, reversals, sums and the file."""

import re
from io import BytesIO

import openpyxl
import pytest

from language import ledger_text as words
from scoring.decision.ledger import Event
from store.ledger import Ledger
from store.repository import open_store
from tests.ui.pages.conftest import signed
from ui.pages import ledger_tables


@pytest.fixture
def page(app, workspace):
    return signed(app, "Ada", words.PAGE)


def entries(workspace):
    with open_store() as store:
        return Ledger(store.engine, workspace).entries()


def choose(page, what):
    page.named("radio", words.WHAT).set_value(what)
    return page.run()


def enter(page, amount, **fields):
    page.named("text_input", words.AMOUNT).set_value(amount)
    for label, value in fields.items():
        page.named("text_input", getattr(words, label)).set_value(value)
    page.run()
    return page.press(words.ENTER)


def errors(page):
    return [error.value.replace("\\", "") for error in page.test.error]


def summary(page):
    rows = page.tables[words.SUMMARY_TABLE][1:]
    return {row[0]: int(re.sub(r"\D", "", row[1])) for row in rows}


def with_call_off(page):
    enter(choose(page, "frame"), "10 000 000", PURPOSE="Avsatt 2026")
    choose(page, "applied")
    return enter(page, "500000,50", THEME="skolnärvaro", PURPOSE="Mentorer", CASE="STK-2026-12")


def test_without_a_workspace_the_way_is_told(app):
    app.go(words.PAGE)
    assert words.NEEDS_WORKSPACE in app.said


def test_nothing_is_entered_without_a_name_and_all_keeps_its_place_when_there_is_one(
    app, workspace
):
    app.go(words.PAGE)
    assert words.NEEDS_NAME in app.said
    (button,) = [each for each in app.test.button if each.label == words.ENTER]
    assert button.disabled
    places = app.places
    assert words.NEEDS_NAME not in signed(app, "Ada", words.PAGE).said
    assert app.places == places
    choose(enter(app, "1000"), "frame")
    assert {name: app.places[name] for name in places} == places


def test_a_call_off_goes_from_application_to_payment(page, workspace):
    with_call_off(page)
    choose(page, "step")
    enter(page, "400000")
    assert summary(page)[words.LEFT] == 9_600_000
    choose(page, "step")
    assert page.named("selectbox", words.STEP).value == "paid"
    enter(page, "300000")
    told = [(each.event.step, each.event.amount, each.left) for each in entries(workspace)]
    assert told == [
        ("frame", 1_000_000_000, 1_000_000_000),
        ("applied", 50_000_050, 1_000_000_000),
        ("granted", 40_000_000, 960_000_000),
        ("paid", 30_000_000, 960_000_000),
    ]
    row = page.tables[words.CALL_OFFS_TABLE][1]
    assert words.STATUS["paid"] in row
    assert "skolnärvaro" in row
    assert page.tables[words.BALANCE_TABLE.format(cut="nämnd")][-1][0] == words.TOTAL


def test_more_than_is_asked_for_is_refused_in_kronor(page, workspace):
    with_call_off(page)
    choose(page, "step")
    enter(page, "600000")
    (error,) = errors(page)
    assert "600\u202f000\u202fkr" in error
    assert words.STEPS["granted"] in error
    assert len(entries(workspace)) == 2


def test_every_field_at_fault_is_told_at_once(page, workspace):
    choose(page, "frame")
    enter(page, "mycket", DATE="i går", CASE="12")
    (error,) = errors(page)
    assert all(each in error for each in ("mycket", "i går", words.AMOUNT, words.DATE, words.CASE))
    assert entries(workspace) == ()


def test_a_wrong_entry_is_taken_back_and_both_are_seen(page, workspace):
    with_call_off(page)
    choose(page, "reversal")
    page.press(words.REVERSE)
    assert [each.reverses for each in entries(workspace)] == [None, None, 2]
    assert len(page.tables[words.BOOK_TABLE]) == 4
    assert summary(page)[words.STEPS["applied"]] == 0


def test_what_rests_on_an_entry_is_told(page, workspace):
    with_call_off(page)
    choose(page, "step")
    enter(page, "1000")
    choose(page, "reversal")
    page.named("selectbox", words.ENTRY).set_value(2)
    page.run().press(words.REVERSE)
    (error,) = errors(page)
    assert words.STEPS["granted"].lower() in error


def test_a_warning_when_more_is_asked_for_than_is_left(page, workspace):
    enter(choose(page, "frame"), "1000")
    enter(choose(page, "applied"), "5000")
    (warning,) = page.test.warning
    assert "5\u202f000" in warning.value


def test_the_file_has_every_entry_and_every_cut(page, workspace, monkeypatch):
    written = {}
    monkeypatch.setattr(
        ledger_tables.st,
        "download_button",
        lambda label, data, **_: written.update({label: data()}),
    )
    with_call_off(page)
    book = openpyxl.load_workbook(BytesIO(written[words.SAVE]))
    assert book.sheetnames == [
        words.CALL_OFFS,
        *words.CUTS.values(),
        words.BOOK,
        words.SOURCE_SHEET,
    ]
    rows = list(book[words.BOOK].iter_rows(min_row=5, values_only=True))
    assert [row[0] for row in rows] == ["2", "1"]
    assert [row[3] for row in rows] == [500_000.5, 10_000_000]


def test_text_from_data_is_shown_as_text(page, workspace):
    with open_store() as store:
        ledger = Ledger(store.engine, workspace)
        odd = "<b>=1+1</b>"
        ledger.enter(
            Event(step="frame", amount=100, date="2026-01-01"),
            Event(
                step="applied",
                amount=50,
                date="2026-01-01",
                organisation="okänd",
                purpose=odd,
                theme=odd,
                candidate=odd,
            ),
            who="Bo",
        )
    page.run()
    row = page.tables[words.CALL_OFFS_TABLE][1]
    assert row.count(odd) == 3
    assert "okänd" in row
