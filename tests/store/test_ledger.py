"""The ledger in both databases: limits, reversals, the chain, and many writers at once."""

import random
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from geo.faults import FaultKind, InputError
from scoring.decision.ledger import CUTS, Event, balance, ledger_table, totals
from store.ledger import Ledger

DAYS = ("2026-01-15", "2026-04-15", "2026-07-15", "2026-10-15")
EACH, WRITERS = {"sqlite": 1_250, "postgresql": 250}, 8


@pytest.fixture
def ledger(store, workspace):
    return Ledger(store.engine, workspace)


def event(step, amount, call_off=0, **fields):
    told = {"date": "2026-02-01", "organisation": "" if step == "frame" else "FRN"} | fields
    return Event(step=step, amount=amount, call_off=call_off, **told)


def kinds(error):
    return [fault.kind for fault in error.value.faults]


def test_a_call_off_from_application_to_return(ledger):
    ledger.enter(event("frame", 1_000), event("applied", 600, candidate="Norr"), who="Ada")
    steps = [event("granted", 500, 2), event("paid", 500, 2), event("returned", 100, 2)]
    granted, paid, returned = ledger.enter(*steps, who="Bo")
    assert (granted.left, paid.left, returned.left) == (500, 500, 600)
    assert returned.event.candidate == "Norr"
    assert [each.number for each in ledger.entries()] == [1, 2, 3, 4, 5]
    assert totals(ledger_table(ledger.entries()))["left"] == 600


def test_more_than_is_left_is_refused_and_nothing_of_it_is_entered(ledger):
    ledger.enter(event("frame", 1_000), event("applied", 5_000), who="Ada")
    with pytest.raises(InputError) as error:
        ledger.enter(event("granted", 900, 2), event("granted", 101, 2), who="Ada")
    assert kinds(error) == [FaultKind.LEDGER_LEFT]
    assert len(ledger.entries()) == 2


def test_an_entry_is_taken_back_once_and_only_from_the_end(ledger):
    ledger.enter(event("frame", 1_000), event("applied", 600), who="Ada")
    ledger.enter(event("granted", 600, 2), event("paid", 10, 2), who="Ada")
    with pytest.raises(InputError) as error:
        ledger.reverse(3, who="Ada")
    assert kinds(error) == [FaultKind.LEDGER_RESTS_ON]
    ledger.reverse(4, who="Ada")
    assert ledger.reverse(3, who="Ada").left == 1_000
    with pytest.raises(InputError) as error:
        ledger.reverse(3, who="Ada")
    assert kinds(error) == [FaultKind.LEDGER_REVERSED]
    with pytest.raises(InputError) as error:
        ledger.reverse(99, who="Ada")
    assert kinds(error) == [FaultKind.LEDGER_NO_ENTRY]


def test_the_frame_is_not_taken_back_below_what_is_granted(ledger):
    ledger.enter(event("frame", 1_000), event("applied", 600), who="Ada")
    ledger.enter(event("granted", 600, 2), who="Ada")
    with pytest.raises(InputError) as error:
        ledger.reverse(1, who="Ada")
    assert kinds(error) == [FaultKind.LEDGER_LEFT]


def test_a_step_needs_a_call_off_and_a_board_asks(ledger):
    ledger.enter(event("frame", 1_000), who="Ada")
    for wrong in (event("granted", 1, 1), event("granted", 1, 7), event("paid", 1)):
        with pytest.raises(InputError) as error:
            ledger.enter(wrong, who="Ada")
        assert kinds(error) == [FaultKind.LEDGER_NO_ENTRY]
    with pytest.raises(InputError):
        ledger.enter(event("applied", 1, organisation=" "), who="Ada")
    with pytest.raises(InputError):
        ledger.enter(event("frame", 1, 1), who="Ada")


def test_a_text_that_no_database_keeps_is_refused_in_every_event(ledger):
    broken = event("frame", 1_000, purpose="a\0b")
    for events in ([broken, event("frame", 1)], [event("frame", 1), broken]):
        with pytest.raises(InputError) as error:
            ledger.enter(*events, who="Ada")
        assert [fault.where for fault in error.value.faults] == ["purpose"]
    assert ledger.entries() == ()


def test_ledgers_of_two_workspaces_do_not_know_each_other(store, ledger):
    other = Ledger(store.engine, store.create_workspace("Annan", who="Ada").id)
    ledger.enter(event("frame", 1_000), who="Ada")
    other.enter(event("frame", 5), event("applied", 5), event("granted", 5, 2), who="Bo")
    assert [each.left for each in ledger.entries()] == [1_000]
    with pytest.raises(InputError):
        Ledger(store.engine, "unknown").enter(event("frame", 1), who="Ada")


@pytest.mark.parametrize("statement", ["UPDATE ledger SET amount = 1", "DELETE FROM ledger"])
def test_the_database_itself_refuses_changes(ledger, statement):
    ledger.enter(event("frame", 1_000), who="Ada")
    with pytest.raises(DBAPIError, match="only added to"), ledger.engine.begin() as connection:
        connection.execute(sa.text(statement))
    assert ledger.entries()[0].event.amount == 1_000


def test_an_entry_that_was_changed_behind_the_program_is_found(ledger):
    ledger.enter(event("frame", 1_000), event("applied", 600), who="Ada")
    with ledger.engine.begin() as connection:
        on = " ON ledger" if connection.dialect.name == "postgresql" else ""
        connection.execute(sa.text(f"DROP TRIGGER ledger_keep_update{on}"))
        connection.execute(sa.text("UPDATE ledger SET who = 'Eva' WHERE number = 1"))
    with pytest.raises(InputError) as error:
        ledger.entries()
    assert kinds(error) == [FaultKind.LEDGER_CHANGED]


def test_ten_thousand_entries_by_many_writers_never_go_below_zero(ledger, backend):
    """Every writer asks for more than there is, pays, returns and takes back as it likes."""
    frame, each_writes = 400_000, EACH[backend]
    ledger.enter(event("frame", frame), who="Ada")

    def write(writer):
        dice = random.Random(writer)
        entered = 0
        while entered < each_writes:
            entered += _round(ledger, dice, f"w{writer}", each_writes - entered)

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(write, range(WRITERS)))
    entries = ledger.entries()
    table = ledger_table(entries)
    assert len(entries) == 1 + each_writes * WRITERS
    assert min(each.left for each in entries) >= 0
    assert totals(table)["left"] == entries[-1].left
    assert (table["step"] == "granted").sum() > 0
    for by in CUTS:
        sums = balance(table, by).sum()
        assert frame - sums["net"] == entries[-1].left
        assert sums["to_pay"] >= 0


def _round(ledger, dice, who, most):
    """One writer's turn: what was entered of it."""
    asked = dice.randint(1, 5_000)
    fields = {"theme": dice.choice("abc"), "candidate": dice.choice(["", "Norr", "Söder"])}
    days = [dice.choice(DAYS) for _ in range(150)]
    batch = [event("applied", asked, date=day, **fields) for day in days[:most]]
    made = ledger.enter(*batch, who=who)
    done = len(made)
    for each in made[: min(10, most - done) // 2]:
        done += _grant(ledger, dice, who, each)
    return done


def _grant(ledger, dice, who, asked):
    amount = dice.randint(1, asked.event.amount)
    try:
        (granted,) = ledger.enter(event("granted", amount, asked.number), who=who)
        if dice.random() < 0.5:
            ledger.reverse(granted.number, who=who)
            return 2
    except InputError as error:
        if {fault.kind for fault in error.faults} != {FaultKind.LEDGER_LEFT}:
            raise
        return 0
    return 1
