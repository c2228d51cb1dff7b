import pytest

from geo.faults import InputError
from layers.organisations import (
    FILE,
    Organisation,
    find_organisation,
    near_names,
    read_organisations,
    repeated_ids,
)
from tests.helpers.areas import FaultKind, faults_of
from tests.helpers.initiatives import BOARD, COMPANY, ORGANISATIONS, POLICE
from ui.workspace import DATA

ENTRY = '[[organisations]]\nid = "{0}"\nname = "Nämnd {0}"\nshort = "N"\nkind = "board"\n'


def test_organisations_are_read_in_the_order_of_the_file(tmp_path):
    (tmp_path / FILE).write_text(ENTRY.format("b") + ENTRY.format("a"), encoding="utf-8")
    found = read_organisations(tmp_path)
    assert list(found) == ["b", "a"]
    assert found["a"].name == "Nämnd a"


def test_no_file_is_no_organisation(tmp_path):
    assert read_organisations(tmp_path) == {}


def test_every_fault_of_the_file_is_told(tmp_path):
    wrong = ENTRY.format("a").replace('"board"', '"klubb"') + 'extra = "x"\n'
    (tmp_path / FILE).write_text(wrong, encoding="utf-8")
    kinds = {fault.kind for fault in faults_of(read_organisations, tmp_path)}
    assert kinds == {FaultKind.FIELD_VALUE, FaultKind.FIELD_UNKNOWN}


def test_an_id_that_stands_twice_is_told_once(tmp_path):
    (tmp_path / FILE).write_text(ENTRY.format("a") * 3, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_organisations(tmp_path)
    assert list(caught.value.faults) == repeated_ids(["a", "a"], FILE)


def test_boards_and_companies_are_of_the_city():
    of_the_city = {name for name, each in ORGANISATIONS.items() if each.is_of_the_city}
    assert of_the_city == {BOARD, COMPANY}


@pytest.mark.parametrize("text", ["polisen", "POLISEN", " Polisen ", "polis i syd"])
def test_an_organisation_is_found_by_every_name_whatever_the_case(text):
    police = ORGANISATIONS[POLICE].model_copy(update={"names": ("Polis i syd",)})
    assert find_organisation(text, ORGANISATIONS | {POLICE: police}) == POLICE


def test_a_name_of_two_is_a_name_of_none_but_an_id_is_always_its_own():
    twin = Organisation(id="tvilling", name="Fritidsnämnden", short="mkb", kind="region")
    both = ORGANISATIONS | {"tvilling": twin}
    assert find_organisation("Fritidsnämnden", both) is None
    assert find_organisation("fritidsnamnden", both) == BOARD
    assert find_organisation("mkb", both) == COMPANY


def test_near_names_are_told_and_all_where_none_is_near():
    assert near_names("Fritidsnämden", ORGANISATIONS) == ["Fritidsnämnden"]
    assert near_names("Polsien", ORGANISATIONS) == ["Polisen"]
    assert near_names("zzz", ORGANISATIONS) == ["Fritidsnämnden", "MKB", "Polisen"]


def test_every_embedded_organisation_is_found_by_its_names():
    embedded = read_organisations(DATA)
    for identifier, organisation in embedded.items():
        for name in organisation.all_names:
            assert find_organisation(name, embedded) == identifier
