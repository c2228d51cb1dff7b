import re
import string

import pytest

from geo.faults import Fault, FaultKind
from language.faults import (
    ALLOWED_WORDS,
    MOST,
    SENTENCES,
    message,
    sentence,
    syntax_words,
)
from layers.text_files import ALLOWED, parse_toml
from scoring.scenario_file import read_scenario
from tests.helpers.areas import faults_of

FULL = {
    "file": "filen.csv",
    "where": "<plats>",
    "received": "<fick>",
    "allowed": "<tillåtet>",
    "field": "<fält>",
}


@pytest.mark.parametrize("kind", FaultKind)
def test_every_kind_of_fault_is_one_swedish_sentence_about_its_file(kind):
    told = sentence(Fault(kind, **FULL))
    assert told.startswith("filen.csv: ")
    assert told.rstrip().endswith((".", "?"))
    assert "{" not in told
    assert "\n" not in told
    assert sentence(Fault(kind)).strip()


@pytest.mark.parametrize("kind", FaultKind)
def test_a_sentence_says_what_it_has_a_place_for(kind):
    fields = {field for _, field, _, _ in string.Formatter().parse(SENTENCES[kind]) if field}
    told = sentence(Fault(kind, **FULL))
    for field in fields & {"where", "field", "allowed"}:
        assert FULL[field] in told


def test_there_is_no_sentence_without_a_kind():
    assert set(SENTENCES) == set(FaultKind)


def test_text_from_a_file_is_told_as_it_stands():
    told = sentence(Fault(FaultKind.NUMBER, "a.csv", "3", "{0} {where} %s", ",", "kol{umn}"))
    assert "”{0} {where} %s”" in told
    assert "kolumn kol{umn}" in told


def test_a_code_that_is_called_as_a_geometry_is_not_translated():
    assert "Koden Point finns inte" in sentence(
        Fault(FaultKind.CODE_NOT_IN_AREAS, "t.csv", "", "Point", "o.gpkg")
    )


@pytest.mark.parametrize("text", ["a = \n", "[", 'a = "x', "a = 1\na = 2"])
def test_broken_toml_is_told_by_its_place_and_not_in_english(text):
    (fault,) = faults_of(parse_toml, text, "s.toml")
    told = sentence(fault)
    assert re.search(
        r"TOML: (det första felet är på rad \d+, tecken \d+|den slutar för tidigt)\.", told
    )


def test_broken_json_is_told_by_its_place():
    (fault,) = faults_of(read_scenario, '{"name": }', "s.json")
    assert sentence(fault).endswith("JSON: det första felet är på rad 1, tecken 10.")
    assert syntax_words("something else") == "felet går inte att peka ut"


def test_every_kind_of_value_that_a_check_names_has_a_word():
    assert set(ALLOWED.values()) <= set(ALLOWED_WORDS)


def test_bounds_are_written_out():
    scenario = 'name = "n"\n[uncertainty]\ndraws = 2000000\n[index]\ndimensions = []\n'
    told = message(faults_of(read_scenario, scenario))
    assert "tillåtet är ≤ 1000000." in told
    assert "tillåtet är minst ett värde." in told


# ------------------------------------------------------------------ the message


def test_one_fault_and_several_are_counted():
    one = Fault(FaultKind.CRS_MISSING, "o.shp")
    assert message([one]).splitlines()[0] == "Det finns ett fel:"
    two = message([one, Fault(FaultKind.FILE_EMPTY, "t.csv")]).splitlines()
    assert two[0] == "Det finns 2 fel:"
    assert [line[:2] for line in two[1:]] == ["– ", "– "]


def test_up_to_twenty_faults_are_all_written_out():
    faults = [Fault(FaultKind.CODE_EMPTY, "t.csv", str(row)) for row in range(MOST)]
    assert len(message(faults).splitlines()) == MOST + 1


def test_many_faults_of_one_kind_do_not_hide_another():
    many = [Fault(FaultKind.CODE_EMPTY, "t.csv", str(row)) for row in range(500)]
    told = message([*many, Fault(FaultKind.CRS_MISSING, "o.shp")])
    assert "o.shp: Koordinatsystemet saknas." in told
    assert told.splitlines()[0] == "Det finns 501 fel:"
    shown = len(told.splitlines()) - 2
    assert shown <= MOST
    assert told.splitlines()[-1] == f"– … och {501 - shown} fel till av samma slag."


def test_a_fault_of_every_kind_at_once_is_one_message_with_every_sentence():
    faults = [Fault(kind, "f", str(row), "r", "a", "c") for kind in FaultKind for row in range(3)]
    told = message(faults)
    for kind in FaultKind:
        assert sentence(Fault(kind, "f", "0", "r", "a", "c")) in told
