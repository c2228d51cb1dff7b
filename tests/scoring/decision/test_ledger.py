import pandas as pd
import pytest

from geo.faults import FaultKind, InputError
from layers.text_files import check_model
from scoring.decision.ledger import (
    CUTS,
    Event,
    LedgerEntry,
    balance,
    event_faults,
    ledger_table,
    quarter,
    reversal_faults,
    status,
    totals,
)


def event(step, amount, call_off=0, **fields):
    told = {"date": "2026-02-01", "organisation": "" if step == "frame" else "FRN"} | fields
    return Event(step=step, amount=amount, call_off=call_off, **told)


def entry(number, step, amount, call_off=0, *, reverses=None, **fields):
    return LedgerEntry(
        number=number,
        event=event(step, amount, call_off, **fields),
        reverses=reverses,
        left=0,
        who="Ada",
        at="2026-02-01T00:00:00+00:00",
        sha256="",
    )


BOOK = (
    entry(1, "frame", 1_000),
    entry(2, "applied", 500, candidate="Norr", theme="skola"),
    entry(3, "granted", 400, 2, candidate="Norr", theme="skola"),
    entry(4, "paid", 300, 2, candidate="Norr", theme="skola", date="2026-04-01"),
    entry(5, "applied", 200, organisation="KN", theme="fritid"),
    entry(6, "granted", 200, 5, organisation="KN", theme="fritid"),
    entry(7, "granted", 200, 5, organisation="KN", theme="fritid", reverses=6),
    entry(8, "returned", 100, 2, candidate="Norr", theme="skola", date="2026-10-31"),
    entry(9, "applied", 200, organisation="KN", theme="fritid", reverses=5),
)


def kinds(faults):
    return [fault.kind for fault in faults]


def test_totals_are_what_is_left_when_all_is_counted():
    assert totals(ledger_table(BOOK)) == {
        "frame": 1_000,
        "applied": 500,
        "granted": 400,
        "paid": 300,
        "returned": 100,
        "left": 700,
    }


@pytest.mark.parametrize("by", [*CUTS, "call_off"])
def test_every_cut_sums_to_the_same(by):
    found = balance(ledger_table(BOOK), by).sum()
    assert found.to_dict() == {
        "applied": 500,
        "granted": 400,
        "paid": 300,
        "returned": 100,
        "to_pay": 100,
        "net": 300,
    }


def test_a_cut_tells_whose_it_is():
    by_theme = balance(ledger_table(BOOK), "theme")
    assert by_theme.loc["skola", "net"] == 300
    assert by_theme.loc["fritid"].eq(0).all()
    by_quarter = balance(ledger_table(BOOK), "quarter")
    assert by_quarter["paid"].to_dict() == {"2026 kv 1": 0, "2026 kv 2": 300, "2026 kv 4": 0}


def test_a_reversal_belongs_to_what_it_takes_back():
    table = ledger_table(BOOK)
    assert table["call_off"].tolist() == [0, 2, 2, 2, 5, 5, 5, 2, 5]
    assert table["amount"].tolist() == [1_000, 500, 400, 300, 200, 200, -200, 100, -200]
    by_call_off = balance(table, "call_off")
    assert status(by_call_off.loc[2]) == "returned"
    assert status(by_call_off.loc[5]) == "applied"


def test_an_empty_ledger_has_no_sums():
    empty = ledger_table(())
    assert totals(empty)["left"] == 0
    assert balance(empty, "theme").empty


@pytest.mark.parametrize(
    ("day", "told"),
    [("2026-01-31", "2026 kv 1"), ("2026-06-01", "2026 kv 2"), ("2026-12-31", "2026 kv 4")],
)
def test_quarters(day, told):
    assert quarter(day) == told


def test_a_step_is_never_above_the_one_before_it_nor_above_what_is_left():
    assert event_faults(event("granted", 500, 2), {"applied": 500}, 500) == []
    more = event_faults(event("granted", 501, 2), {"applied": 500}, 500)
    assert kinds(more) == [FaultKind.LEDGER_STEP, FaultKind.LEDGER_LEFT]
    assert kinds(event_faults(event("paid", 1, 2), {"applied": 5}, 9)) == [FaultKind.LEDGER_STEP]
    assert event_faults(event("returned", 3, 2), {"granted": 3, "paid": 3}, 0) == []
    assert event_faults(event("applied", 10**9), {}, 0) == []


def test_what_later_steps_rest_on_is_not_taken_back():
    paid = {"applied": 500, "granted": 400, "paid": 300}
    assert kinds(reversal_faults(BOOK[2], paid, 600, is_reversed=False)) == [
        FaultKind.LEDGER_RESTS_ON
    ]
    assert reversal_faults(BOOK[3], paid, 600, is_reversed=False) == []
    assert kinds(reversal_faults(BOOK[0], {}, 600, is_reversed=False)) == [FaultKind.LEDGER_LEFT]
    assert kinds(reversal_faults(BOOK[5], {}, 0, is_reversed=True)) == [FaultKind.LEDGER_REVERSED]
    assert kinds(reversal_faults(BOOK[6], {}, 0, is_reversed=False)) == [FaultKind.LEDGER_REVERSED]


@pytest.mark.parametrize(
    "wrong",
    [
        {"amount": 0},
        {"amount": -1},
        {"date": "2026-02-30"},
        {"date": "20260201"},
        {"date": "2026-W05-7"},
        {"step": "lent"},
        {"case_number": "12"},
        {"unknown": 1},
    ],
)
def test_an_event_that_is_at_fault_is_refused(wrong):
    good = {"step": "frame", "amount": 1, "date": "2026-02-01"}
    assert check_model(Event, good).amount == 1
    with pytest.raises(InputError):
        check_model(Event, good | wrong)


def test_the_table_has_every_field():
    table = ledger_table(BOOK)
    assert table.loc[4, "quarter"] == "2026 kv 2"
    assert pd.isna(table.loc[1, "reverses"])
    assert table.loc[7, "reverses"] == 6
