"""Files of Avrop: the chain holds, what is left follows, and every cell is as the entries say."""

import io
import json
from datetime import date

import openpyxl
import pytest

import cli
from export.proof.embedding import record_text
from export.proof.ledger_record import LedgerRecord
from geo.faults import FaultKind
from language import ledger_text as words
from language import text, verify_text
from scoring.decision.ledger import Event, LedgerEntry, effect
from store.ledger import entry_hash
from tests.helpers.areas import kinds_of
from tests.helpers.exports import saved_again
from ui.ledger_files import ledger_file
from ui.verify_data import Files
from ui.verifying import verify_any

DAY = date(2026, 3, 1)
ASKED = {"organisation": "okänd", "theme": "=1+1", "candidate": "Holma"}


def event(step, kronor, call_off=0, **fields):
    return Event(step=step, amount=100 * kronor, date="2026-02-03", call_off=call_off, **fields)


EVENTS = (
    (event("frame", 1_000), None),
    (event("applied", 400, **ASKED), None),
    (event("granted", 300, 2, **ASKED), None),
    (event("paid", 200, 2, **ASKED), None),
    (event("paid", 200, 2, **ASKED), 4),
)


def chained(*events):
    """Entries as the ledger would number, sum and chain them, whatever they say."""
    entries, left, before = [], 0, ""
    for number, (told, reverses) in enumerate(events, start=1):
        entry = LedgerEntry(
            number=number,
            event=told,
            reverses=reverses,
            left=0,
            who="Ada",
            at="2026-02-03T10:00:00+00:00",
            sha256="",
        )
        left += effect(told.step, entry.signed)
        entry = entry.model_copy(update={"left": left})
        before = entry_hash(entry, before)
        entries.append(entry.model_copy(update={"sha256": before}))
    return tuple(entries)


def made(entries):
    return ledger_file(LedgerRecord(program="0.1.0", day=DAY, workspace="Holma", entries=entries))


@pytest.fixture
def verdict(tmp_path):
    def of(content):
        path = tmp_path / "avrop.xlsx"
        path.write_bytes(content)
        return verify_any(path, Files())

    return of


def test_a_file_as_it_was_made_holds_and_says_what_that_proves(tmp_path, capsys):
    path, entries = tmp_path / "avrop.xlsx", chained(*EVENTS)
    path.write_bytes(made(entries))
    assert cli.main(["verify", str(path)]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Ja: avrop.xlsx stämmer. ")
    assert verify_text.LEDGER_MARK.format(mark=entries[-1].sha256) in told


def test_an_amount_that_was_changed_in_a_cell_is_named(tmp_path, capsys):
    book = openpyxl.load_workbook(io.BytesIO(made(chained(*EVENTS))))
    sheet = book[words.BOOK]
    titles = [cell.value for cell in sheet[4]]
    sheet.cell(9, titles.index(words.HEADINGS["amount"]) + 1).value = 9_999
    path = tmp_path / "avrop.xlsx"
    path.write_bytes(saved_again(book))
    assert cli.main(["verify", str(path)]) == 1
    told = capsys.readouterr().out.splitlines()[1]
    assert f"”{words.BOOK}”, raden 1, fältet {words.HEADINGS['amount']}" in told
    assert "filen har 9999, omräkningen ger 1000" in told


def test_an_entry_that_was_changed_breaks_the_chain_from_there(verdict):
    entries = chained(*EVENTS)
    dear = entries[2].event.model_copy(update={"amount": 35_000})
    changed = [*entries]
    changed[2] = entries[2].model_copy(update={"event": dear})
    found = verdict(made(tuple(changed))).found
    assert (found[0].place.row, found[0].place.column) == ("3", verify_text.CHECKSUM)
    assert (verify_text.CHAIN, "3", words.HEADINGS["left"]) in {each.place for each in found}


def test_an_entry_that_is_taken_out_is_missed(verdict):
    first, *rest = chained(*EVENTS)
    found = verdict(made((first, *rest[1:]))).found
    assert found[0].place == (verify_text.CHAIN, "3", words.HEAD_NUMBER)


@pytest.mark.parametrize(
    ("more", "row", "computed"),
    [
        ((event("granted", 200, 2, **ASKED), None), "6", 100.0),
        ((event("paid", 500, 2, **ASKED), None), "6", 300.0),
        ((event("applied", 400, **ASKED), 2), "6", None),
        ((event("paid", 200, 2, **ASKED), 4), "6", None),
        ((event("paid", 200, 2, **ASKED), 9), "6", None),
    ],
)
def test_what_the_ledger_would_not_have_taken_is_named_though_the_chain_holds(
    more, row, computed, verdict
):
    first = verdict(made(chained(*EVENTS, more))).found[0]
    assert (first.place.row, first.place.column) == (row, words.HEADINGS["step"])
    assert computed in (first.computed, None)


def test_a_record_that_is_none_is_refused(verdict):
    content = made(chained(*EVENTS))
    for change, kind in (
        ({"version": 2}, FaultKind.RECORD_UNKNOWN),
        ({"entries": []}, FaultKind.FIELD_VALUE),
        ({"extra": 1}, FaultKind.FIELD_UNKNOWN),
    ):
        told = json.dumps(json.loads(record_text(content, "")) | change)
        book = openpyxl.load_workbook(io.BytesIO(content))
        for row in book[words.SOURCE_SHEET].iter_rows():
            if row[0].value == text.META_RECORD:
                row[1].value = told
        assert kinds_of(verdict, saved_again(book)) == [kind]
