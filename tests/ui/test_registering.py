"""What the reader is told of a register."""

from datetime import datetime

import pytest

from layers.register import Register
from tests.helpers.initiatives import BOARD, COMPANY, ORGANISATIONS, POLICE, initiative_card
from tests.helpers.registers import DIVISIONS, TERMS
from tests.helpers.tables import SOURCE
from ui import registering
from ui.registering import Choice

CARD = initiative_card("x", "a", "b", kind="school", partners=[POLICE])


@pytest.mark.parametrize(
    ("choice", "holds"),
    [
        (Choice(), True),
        (Choice(kind=["school", "work"]), True),
        (Choice(kind=["work"]), False),
        (Choice(board=[POLICE]), True),
        (Choice(board=[COMPANY]), False),
        (Choice(kind=["school"], status=["ended"]), False),
        (Choice(extent=["areas"], certainty=["verified"]), True),
    ],
)
def test_an_initiative_answers_to_every_choice_or_is_left_out(choice, holds):
    assert choice.takes(CARD) is holds


def test_every_extent_is_counted_those_without_any_too():
    register = Register(cards=(CARD, initiative_card("y", extent="citywide", geography={})))
    assert registering.extents(register) == {"areas": 1, "points": 0, "citywide": 1, "unknown": 0}


def test_only_organisations_that_the_register_names_are_offered():
    found = registering.used_organisations(Register(cards=(CARD,)), ORGANISATIONS)
    assert found == {BOARD: "Fritidsnämnden", POLICE: "Polisen"}
    assert registering.short_names([BOARD, COMPANY], ORGANISATIONS) == "FRN, MKB"


def test_fields_are_told_in_words_and_areas_by_name():
    outline = "POLYGON ((12.9 55.5, 12.91 55.5, 12.91 55.51, 12.9 55.5))"
    place = {"areas": ["a", "b"], "outline": outline, "delomraden": ["Holma"]}
    card = initiative_card("x", geography=place, forum=True)
    lines = dict(registering.field_lines(card, TERMS, DIVISIONS))
    assert lines["Ansvarig"] == "Fritidsnämnden"
    assert lines["Samverkansgrupp"] == "ja"
    assert lines["Områdeskoder"] == "2 (DeSO): a; b"
    assert lines["Egen gräns (WKT, WGS 84)"] == "En egen gräns med 3 hörn"
    assert lines["Delområden"] == "Holma"
    assert not {"Enbart sammanhang", "Anmärkning", "Medverkande"} & set(lines)


def test_columns_that_no_source_fills_are_left_out():
    sources = [SOURCE, SOURCE | {"section": "Avsnitt 2", "says": "Tvåan", "sha256": "0" * 64}]
    headings, rows = registering.item_table(initiative_card("x", sources=sources), "sources", TERMS)
    assert headings == ["Utgivare", "Källans titel", "Avsnitt", "Säger där källorna skiljer sig"]
    assert rows == [["SCB", "Provtabell", "", ""], ["SCB", "Provtabell", "Avsnitt 2", "Tvåan"]]


def test_a_moment_is_kept_to_the_millisecond_and_told_to_the_minute():
    now = registering.now()
    assert datetime.fromisoformat(now).tzinfo is not None
    assert registering.moment("2026-05-08T09:30:12.345+02:00") == "2026-05-08 09:30"
