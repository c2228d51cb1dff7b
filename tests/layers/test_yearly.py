import numpy as np
import pandas as pd
import pytest

from geo.faults import FaultKind, InputError
from layers.numbers import Status
from layers.table import RawTable
from layers.yearly import added, read_yearly
from tests.helpers.tables import indicator_card, table_of

HEAD = ["Kod", "År", "Indikator", "Värde", "Bas", "Enhet"]


def raw(rows, head=HEAD):
    numbered = range(2, 2 + len(rows))
    return RawTable(pd.DataFrame(rows, numbered, head, dtype=str), "ar.csv")


def faults(rows, head=HEAD):
    with pytest.raises(InputError) as error:
        read_yearly(raw(rows, head))
    return [(fault.kind, fault.where, fault.received) for fault in error.value.faults]


ROWS = [
    ["a", "2024", "Ekonomiskt bistånd", "12,5", "400", ""],
    ["b", "2024", "Ekonomiskt bistånd", "x", "30", ""],
    ["a", "2025", "Ekonomiskt bistånd", "11", "410", ""],
    ["a", "2025", "Ärenden", "7", "", ""],
    ["a", "2025", "Betyg", "201,5", "50", "poäng"],
]


def test_a_share_has_its_base_a_count_has_none_and_a_mean_its_unit():
    found = read_yearly(raw(ROWS))
    share = found.cards["ekonomiskt_bistand_2024"]
    assert (share.kind, share.unit, share.title) == ("share", "%", "Ekonomiskt bistånd")
    assert share.upwards.weight == "ekonomiskt_bistand_base_2024"
    assert found.cards["arenden_2025"].kind == "count"
    assert (found.cards["betyg_2025"].kind, found.cards["betyg_2025"].unit) == ("mean", "poäng")
    assert found.table.values.loc["a", "ekonomiskt_bistand_2024"] == 12.5
    assert found.table.values.loc["a", "ekonomiskt_bistand_base_2025"] == 410
    assert found.table.status.loc["b", "ekonomiskt_bistand_2024"] == Status.SUPPRESSED
    assert found.table.status.loc["b", "arenden_2025"] == Status.MISSING
    assert share.source.title == "ar.csv"


def test_what_the_program_knows_goes_on_with_its_own_words():
    known = {"x": indicator_card("x_2024", title="Låg ekonomisk standard", definition="Som förr.")}
    rows = [["a", "2025", name, "5", "10", ""] for name in ("låg ekonomisk standard",)]
    found = read_yearly(raw(rows), known)
    assert found.cards["x_2025"].definition == "Som förr."
    assert found.cards["x_2025"].year == 2025
    assert read_yearly(raw([["a", "2025", "x", "5", "10", ""]]), known).cards["x_2025"]


def test_every_fault_is_told_at_once():
    rows = [
        ["a", "24", "X", "1", "2", ""],
        ["a", "2024", "X", "ett", "2", ""],
        ["b", "2024", "X", "1", "två", ""],
        ["a", "2024", "x", "1", "2", ""],
    ]
    assert faults(rows) == [
        (FaultKind.FIELD_VALUE, "År, 2", "24"),
        (FaultKind.NUMBER, "3", "ett"),
        (FaultKind.NUMBER, "4", "två"),
        (FaultKind.CODE_DUPLICATE, "5", "a x 2024"),
    ]
    assert [kind for kind, *_ in faults([["a", "1"]], ["kod", "x"])] == (
        [FaultKind.COLUMN_MISSING] * 3
    )


def test_rows_without_an_area_or_an_indicator_are_told():
    rows = [["", "2024", "x", "1", "", ""], ["", "2024", "x", "2", "", ""]]
    assert faults([*rows, ["a", "2024", " ", "3", "", ""]]) == [
        (FaultKind.CODE_EMPTY, "2", ""),
        (FaultKind.CODE_EMPTY, "3", ""),
        (FaultKind.FIELD_VALUE, "Indikator, 4", ""),
    ]


def test_years_are_added_to_a_table_and_rows_of_no_area_are_refused():
    table = table_of({"x_2024": [1, 2], "y": [3, 4]}, ["b", "a"])
    rows = [["a", "2024", "x", "9", "10", ""], ["a", "2025", "x", "8", "10", ""]]
    found = added(table, read_yearly(raw(rows)), "ar.csv")
    assert found.codes.tolist() == ["b", "a"]
    assert found.values.loc["a", ["x_2024", "x_2025", "y"]].tolist() == [9, 8, 4]
    assert np.isnan(found.values.loc["b", "x_2024"])
    with pytest.raises(InputError) as error:
        added(table, read_yearly(raw([["c", "2024", "x", "9", "10", ""]])), "ar.csv")
    assert [fault.received for fault in error.value.faults] == ["c"]


def test_women_and_men_are_named_as_those_that_are_fetched():
    head = ["kod", "år", "indikator", "värde", "bas", "kön"]
    rows = [["a", "2025", "Bistånd", "5", "10", sex] for sex in ("Kvinnor", "m", "totalt")]
    found = read_yearly(raw(rows, head))
    titles = {card.title for card in found.cards.values()}
    assert titles == {"Bistånd, kvinnor", "Bistånd, män", "Bistånd"}
    known = {"x_women": indicator_card("x_women_2024", title="Bistånd, kvinnor")}
    assert "x_women_2025" in read_yearly(raw(rows, head), known).cards
    assert faults([["a", "2025", "Bistånd", "5", "10", "okänt"]], head) == [
        (FaultKind.FIELD_VALUE, "kön, 2", "okänt")
    ]
