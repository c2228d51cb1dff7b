import json

from export.register_tables import changed_fields, register_json, register_tables
from layers.register import Register
from layers.register_columns import COLUMNS
from tests.helpers.initiatives import initiative_card
from tests.helpers.registers import TERMS
from tests.helpers.tables import SOURCE

SITE = {"name": "=Huset", "certainty": "verified"}
CARD = initiative_card(
    "x", "a", note="+46", sources=[SOURCE, SOURCE | {"title": "B"}], geography={"sites": [SITE]}
)
REGISTER = Register(cards=(CARD, initiative_card("y", "a")))


def tables(register=REGISTER):
    return {table.name: table for table in register_tables(register, TERMS)}


def column(table, heading):
    return [row[table.headings.index(heading)] for row in table.rows]


def test_every_sheet_has_its_name_and_every_row_all_its_cells():
    found = tables()
    assert list(found) == ["Insatser", "Platser", "Källor", "Historik", "Tillåtna ord"]
    for table in found.values():
        assert {len(row) for row in table.rows} <= {len(table.headings)}
    assert len(found["Insatser"].headings) == len(COLUMNS["initiatives"])


def test_sites_and_sources_name_their_initiative():
    found = tables()
    assert column(found["Platser"], "Id") == ["x"]
    assert column(found["Källor"], "Id") == ["x", "x", "y"]
    assert column(found["Källor"], "Källans titel") == ["Provtabell", "B", "Provtabell"]


def test_text_that_a_spreadsheet_would_run_is_guarded_in_every_sheet():
    changed = REGISTER.put(CARD.model_copy(update={"note": "@x"}), when="1", who="=Ada")
    found = tables(changed)
    assert column(found["Insatser"], "Anmärkning") == ["'@x", None]
    assert column(found["Platser"], "Plats") == ["'=Huset"]
    assert found["Historik"].rows[0][1:] == (
        "'=Ada",
        "Ändrad",
        "x",
        "Program: x",
        "Anmärkning",
        "'+46",
        "'@x",
    )


def test_the_words_that_may_be_used_stand_beside_their_heading():
    found = tables()["Tillåtna ord"]
    assert ("Läge", "Pågår") in found.rows
    assert ("Samverkansgrupp", "nej") in found.rows
    assert ("Säkerhet i platsen", "Områdena anges i källan") in found.rows


def test_a_change_tells_every_field_of_every_sheet_that_differs():
    after = initiative_card("x", "a", "b", note="+46", status="ended")
    (change,) = REGISTER.put(after, when="1").changes
    assert changed_fields(change, TERMS) == [
        ("Läge", "Pågår", "Avslutad"),
        ("Områdeskoder", "", "a; b"),
        ("Plats", "=Huset", ""),
        ("Säkerhet i platsen", "Områdena anges i källan", ""),
        ("Utgivare", "SCB", ""),
        ("Källans titel", "B", ""),
    ]


def test_a_card_that_came_or_went_has_one_row_and_no_fields():
    changed = REGISTER.remove("y", when="1").put(initiative_card("z", "a"), when="2")
    rows = tables(changed)["Historik"].rows
    assert [(row[2], row[3], row[5:]) for row in rows] == [
        ("Borttagen", "y", (None, None, None)),
        ("Tillagd", "z", (None, None, None)),
    ]


def test_json_is_the_register_in_its_own_fields():
    assert json.loads(register_json(REGISTER)) == REGISTER.model_dump(mode="json")
