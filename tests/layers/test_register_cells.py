import pytest

from layers.register_cells import CellError, plain_text, read_cell, write_cell
from layers.register_columns import COLUMNS, SHEETS, Column, Terms
from tests.helpers.initiatives import BOARD, COMPANY, ORGANISATIONS, initiative_card
from tests.helpers.registers import TERMS

FIELDS = {column.field: column for column in COLUMNS["initiatives"]}


def leaves(model, start=""):
    """Paths of every field of a model that is no model itself."""
    for name, field in model.__class__.model_fields.items():
        value = getattr(model, name)
        if hasattr(value.__class__, "model_fields"):
            yield from leaves(value, f"{start}{name}.")
        else:
            yield f"{start}{field.alias or name}"


def test_every_field_of_a_card_has_a_column():
    card = initiative_card(
        "x", geography={"sites": [{"name": "x", "certainty": "verified"}], "areas": ["a"]}
    )
    asked = set(leaves(card)) - {"sources", "geography.sites"}
    assert set(FIELDS) == asked
    assert {each.field for each in COLUMNS["sites"]} == set(leaves(card.geography.sites[0]))
    assert {each.field for each in COLUMNS["sources"]} == set(leaves(card.source))


def test_every_column_has_a_heading_and_no_sheet_has_one_twice():
    for sheet in SHEETS:
        headings = [TERMS.words.heading(sheet, each.field) for each in COLUMNS[sheet]]
        assert len(set(headings)) == len(headings)


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("name", " Namn ", "Namn"),
        ("name", "'=1", "=1"),
        ("start", "2024-05-08 00:00:00", "2024-05-08"),
        ("start", "2024-05-08T00:00:00.000Z", "2024-05-08"),
        ("start", "hösten 2024", "hösten 2024"),
        ("target.age_from", "12,0", 12),
        ("forum", "JA", True),
        ("forum", "false", False),
        ("kind", "möTESplats", "meeting_place"),
        ("kind", "meeting_place", "meeting_place"),
        ("themes", "Äldre; leisure", ["ageing", "leisure"]),
        ("responsible", "MKB\nFritidsnämnden", [COMPANY, BOARD]),
        ("geography.areas", "a;b", ["a", "b"]),
    ],
)
def test_cells_that_people_write_are_read(field, text, value):
    assert read_cell(FIELDS[field], text, TERMS) == value


@pytest.mark.parametrize(
    ("field", "text", "received", "allowed"),
    [
        ("target.age_from", "12,5", "12,5", "integer"),
        ("target.age_from", "tolv", "tolv", "integer"),
        ("forum", "kanske", "kanske", "ja, nej"),
        ("status", "x", "x", "Planerad, Pågår, Avslutad, Okänd"),
        ("responsible", "Polsien; MKB; FRNN", "Polsien; FRNN", "Polisen; Fritidsnämnden"),
    ],
)
def test_a_cell_that_cannot_be_read_is_told_with_what_may_stand_there(
    field, text, received, allowed
):
    with pytest.raises(CellError) as caught:
        read_cell(FIELDS[field], text, TERMS)
    assert caught.value.received == received
    assert caught.value.allowed == allowed


@pytest.mark.parametrize("text", ["x", "nan", "1e999"])
def test_what_is_no_finite_number_is_no_number(text):
    with pytest.raises(CellError, match=text):
        read_cell(Column("longitude", "number"), text, TERMS)


def test_codes_are_written_as_words_and_organisations_by_name():
    assert plain_text(FIELDS["themes"], ("ageing", "leisure"), TERMS) == "Äldre; Meningsfull fritid"
    assert plain_text(FIELDS["responsible"], (BOARD,), TERMS) == "Fritidsnämnden"
    assert plain_text(FIELDS["forum"], True, TERMS) == "ja"
    assert write_cell(FIELDS["target.age_from"], 12, TERMS) == 12.0
    assert write_cell(FIELDS["note"], "", TERMS) is None
    assert write_cell(FIELDS["partners"], (), TERMS) is None


def test_an_organisation_whose_name_is_not_its_own_is_written_by_its_id():
    twin = ORGANISATIONS[BOARD].model_copy(update={"id": "annan"})
    both = Terms(TERMS.words, ORGANISATIONS | {"annan": twin})
    text = plain_text(FIELDS["responsible"], (BOARD, "annan"), both)
    assert text == f"{BOARD}; annan"
    assert read_cell(FIELDS["responsible"], text, both) == [BOARD, "annan"]
