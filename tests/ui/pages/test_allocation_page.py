"""Fördelning: sums, keys, limits, faults, what moves, boards and files."""

import codecs
import io
import re

import openpyxl
import pytest

from language import money_text as words
from language import workspace_text
from scoring.decision.shortlist import Shortlist
from scoring.places.candidates import Candidate, CandidateSet
from store.repository import open_store
from ui import cached
from ui.pages import allocation_files


@pytest.fixture
def dividing(app):
    """Three candidates on the page."""
    codes = list(cached.place("deso").areas.codes)
    kept = CandidateSet(
        division="deso",
        candidates=(
            Candidate(id="a", name="Ett", codes=tuple(codes[:3])),
            Candidate(id="b", name="Två", codes=tuple(codes[5:8])),
            Candidate(id="c", name="=Tre", codes=tuple(codes[10:12])),
        ),
    )
    app.test.session_state["kept.candidates.deso"] = kept
    return app.go(words.PAGE)


def amounts(app):
    table = app.tables[words.RESULT_TABLE.format(amount=words.kronor(1_000_000_000))]
    at = table[0].index(words.HEAD_AMOUNT)
    return {row[0]: int(re.sub(r"\D", "", row[at])) for row in table[1:]}


def field(app, label, value):
    app.named("text_input", label).set_value(value)
    return app.run()


def test_without_candidates_the_way_is_told(app):
    app.go(words.PAGE)
    assert words.NO_CANDIDATES in app.said
    app.named("radio", words.WHICH).set_value("shortlist")
    app.run()
    assert words.NO_SHORTLIST in app.said


def test_ten_million_come_out_to_the_krona_with_the_reserve(dividing):
    field(dividing, words.RESERVE, "1 000 000")
    told = amounts(dividing)
    assert told[words.ROW_RESERVE] == 1_000_000
    assert told[words.ROW_TOTAL] == 10_000_000
    assert sum(told[name] for name in ("Ett", "Två", "=Tre")) == 9_000_000
    assert all(each % 1_000 == 0 for each in told.values())


def test_a_floor_is_held_and_said(dividing):
    before = amounts(dividing)
    field(dividing, words.FLOOR.format(name="=Tre"), "5 000 000")
    after = amounts(dividing)
    assert before["=Tre"] < after["=Tre"] == 5_000_000
    table = next(iter(dividing.tables.values()))
    assert words.HELD["floor"] in table[3]


def test_keys_side_by_side_and_what_each_moves(dividing):
    assert words.MOVED_ONE in dividing.said
    dividing.named("slider", words.KEY_TITLES["equal"]).set_value(1.0)
    dividing.run()
    assert words.SIDE_TABLE in dividing.tables
    moved = dividing.tables[words.MOVED_TABLE]
    assert moved[0][1:] == [words.KEY_TITLES["equal"], words.KEY_TITLES["children_need"]]
    assert any(cell.startswith("+") for row in moved[1:] for cell in row[1:])


def test_another_weight_in_the_index_moves_money(dividing):
    caption = words.INDEX_TABLE.format(change=words.INDEX_CHOICES[0.5])
    assert len(dividing.tables[caption]) == 4
    for key in words.KEY_TITLES:
        dividing.named("slider", words.KEY_TITLES[key]).set_value(float(key == "children"))
    dividing.run()
    assert words.INDEX_UNUSED in dividing.said


def test_boards_share_each_amount(dividing):
    table = dividing.tables[words.BOARDS_TABLE]
    totals = {row[0]: int(re.sub(r"\D", "", row[-1])) for row in table[1:]}
    told = amounts(dividing)
    assert totals.pop(words.ROW_TOTAL) == 10_000_000
    assert totals == {name: told[name] for name in totals}


def test_every_fault_is_told_in_kronor_and_by_name(dividing):
    field(dividing, words.FLOOR.format(name="Ett"), "8000000")
    field(dividing, words.FLOOR.format(name="Två"), "8000000")
    (error,) = dividing.test.error
    assert words.kronor(1_600_000_000).replace(".", "\\.") in error.value.replace("\\", "")
    field(dividing, words.FLOOR.format(name="Ett"), "mycket")
    field(dividing, words.AMOUNT, "tio")
    (error,) = dividing.test.error
    assert "mycket" in error.value
    assert "tio" in error.value


def test_overlapping_candidates_are_told_of(app):
    codes = list(cached.place("deso").areas.codes)
    kept = CandidateSet(
        division="deso",
        candidates=(
            Candidate(id="a", name="Ett", codes=tuple(codes[:3])),
            Candidate(id="b", name="Två", codes=tuple(codes[2:5])),
        ),
    )
    app.test.session_state["kept.candidates.deso"] = kept
    app.go(words.PAGE)
    assert any("Två – Ett" in each.value.replace("\\", "") for each in app.test.warning)


def test_the_shortlist_can_be_divided_between(app):
    app.shortlist("1280C1880", "1280C1890").go(words.PAGE)
    app.named("radio", words.WHICH).set_value("shortlist")
    app.run()
    assert sum(amounts(app).values()) == 2 * 10_000_000


def test_what_is_chosen_on_the_shortlist_shares_and_what_is_rejected_does_not(app):
    codes = list(cached.place("deso").areas.codes)
    chosen = (
        Shortlist(division="deso")
        .put_candidate(Candidate(id="a", name="Ett", codes=tuple(codes[:3])))
        .put_candidate(Candidate(id="b", name="Två", codes=tuple(codes[5:8])))
        .add(codes[10])
        .with_status("b", "rejected", "Har redan nog.")
    )
    app.test.session_state["kept.shortlist.deso"] = chosen
    app.go(words.PAGE).named("radio", words.WHICH).set_value("shortlist")
    app.run()
    names = [*amounts(app)]
    assert names[0] == "Ett"
    assert "Två" not in names
    assert len(names) == 4


def test_the_files_are_offered(dividing):
    saved = {each.label: each for each in dividing.test.get("download_button")}
    assert set(saved) == {words.EXCEL, words.CSV}


def test_what_a_workbook_holds(dividing, monkeypatch):
    written = {}
    monkeypatch.setattr(
        allocation_files.st,
        "download_button",
        lambda label, data, **_: written.setdefault(label, data()),
    )
    dividing.run()
    assert written[words.CSV].startswith(codecs.BOM_UTF8)
    book = openpyxl.load_workbook(io.BytesIO(written[words.EXCEL]))
    assert book.sheetnames[0] == words.RESULT
    assert book.sheetnames[-1] == words.METHOD_SHEET
    sheet = book[words.RESULT]
    rows = {row[0]: row for row in sheet.iter_rows(min_row=5, values_only=True)}
    assert rows["'=Tre"][3] > 0
    assert rows[words.ROW_TOTAL][3] == 10_000_000
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_a_plan_that_was_saved_is_opened_with_every_field(dividing, new_app):
    field(dividing, words.RESERVE, "500000")
    field(dividing, words.CEILING.format(name="Ett"), "2000000")
    dividing.named("slider", words.KEY_TITLES["gap"]).set_value(2.5)
    dividing.run()
    with open_store() as store:
        where = store.create_workspace("Holma", who="Ada").id
        plan = dividing.test.session_state["kept.allocation.plan.deso"]
        store.create(where, "allocation", "2026", plan, who="Ada")
    again = new_app()
    kept = "kept.candidates.deso"
    again.test.session_state[kept] = dividing.test.session_state[kept]
    again.go(workspace_text.PAGE).press(workspace_text.OPEN).go(words.PAGE)
    assert amounts(again) == amounts(dividing)
    assert again.test.session_state["kept.allocation.plan.deso"] == plan
