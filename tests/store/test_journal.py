from itertools import count

import pandas as pd
import pytest

from scoring.decision.shortlist import Shortlist
from store.journal import COLUMNS, WORKSPACE, journal

ONE = Shortlist(division="deso").add("A1", "därför")


@pytest.fixture
def store(open_at, url):
    ticks = count(1)
    return open_at(url, clock=lambda: f"2026-01-{next(ticks):02}")


@pytest.fixture
def busy(store):
    """A store with two workspaces and every sort of change."""
    first = store.create_workspace("Norr", who="Ada").id
    second = store.create_workspace("Söder", who="Bo").id
    made = store.create(first, "shortlist", "K", ONE, who="Ada", note="början").document
    other = store.create(second, "shortlist", "K", ONE, who="Bo").document
    store.save(made, ONE.with_status("A1", "rejected", "nej").add("A2"), 1, who="Bo")
    store.save(other, ONE.add("A2").move("A2", -1), 1, who="Bo")
    store.undo(made, 2, who="Ada")
    store.rename(made, "L", 3, who="Ada")
    store.remove(made, 4, who="Cy", note="klar")
    return store


def told(frame, *columns):
    return list(frame[list(columns)].itertuples(index=False, name=None))


def test_every_change_is_told_in_order_by_field(busy):
    frame = journal(busy)
    assert tuple(frame.columns) == COLUMNS
    assert frame["when"].is_monotonic_increasing
    steps = frame.drop_duplicates(["when", "kind"])
    assert told(steps, "when", "who", "workspace", "name", "action") == [
        ("2026-01-01", "Ada", "Norr", "Norr", "created"),
        ("2026-01-02", "Bo", "Söder", "Söder", "created"),
        ("2026-01-03", "Ada", "Norr", "K", "created"),
        ("2026-01-04", "Bo", "Söder", "K", "created"),
        ("2026-01-05", "Bo", "Norr", "K", "saved"),
        ("2026-01-06", "Bo", "Söder", "K", "saved"),
        ("2026-01-07", "Ada", "Norr", "K", "undone"),
        ("2026-01-08", "Ada", "Norr", "L", "renamed"),
        ("2026-01-09", "Cy", "Norr", "L", "removed"),
    ]


def test_a_field_has_its_value_before_and_after(busy):
    frame = journal(busy).set_index("when").sort_index()
    saved = frame.loc[["2026-01-05"]].fillna("-")
    assert told(saved, "field", "before", "after") == [
        ("entries[A1].reason", "därför", "nej"),
        ("entries[A1].status", "proposal", "rejected"),
        (
            "entries[A2]",
            "-",
            '{"areas":[],"code":"A2","kind":"area","name":"","reason":"","status":"proposal",'
            '"when":"","who":""}',
        ),
    ]
    moved = frame.loc[["2026-01-06"]]
    assert told(moved, "field", "after")[-1] == ("entries.order", '["A2","A1"]')
    assert told(frame.loc[["2026-01-08"]], "field", "before", "after") == [
        ("document_name", "K", "L")
    ]
    assert frame.loc["2026-01-09", "after"].isna().all()
    assert set(frame.loc["2026-01-09", "note"]) == {"klar"}


def test_one_workspace_alone_can_be_told(busy):
    (norr, soder) = busy.workspaces()
    frame = journal(busy, soder.id)
    assert set(frame["workspace"]) == {"Söder"}
    both = pd.concat([journal(busy, norr.id), frame]).sort_values("when", kind="stable")
    pd.testing.assert_frame_equal(both.reset_index(drop=True), journal(busy))


def test_a_change_of_nothing_has_a_row_too(busy):
    norr = busy.workspaces()[0].id
    made = busy.create(norr, "shortlist", "N", ONE, who="Ada")
    busy.rename(made.document, "N", 1, who="Ada")
    last = journal(busy).iloc[-1]
    assert (last["action"], last["field"], last["version"]) == ("renamed", "", 2)


def test_an_empty_store_has_an_empty_journal(store):
    frame = journal(store)
    assert frame.empty
    assert tuple(frame.columns) == COLUMNS
    store.create_workspace("A", who="Ada")
    row = journal(store).iloc[0]
    assert (row["kind"], row["action"]) == (WORKSPACE, "created")
    assert pd.isna(row["version"])
