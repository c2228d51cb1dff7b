from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field

from geo.faults import Fault, FaultKind
from language.faults import sentence
from layers.text_files import (
    check_model,
    decode,
    field_path,
    parse_fields,
    parse_json,
    parse_toml,
    read_text,
)
from tests.helpers.areas import faults_of, kinds_of
from tests.helpers.tables import write_text

TEXT = "kod;värde\nÅ1;−5\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_with_and_without_a_mark(encoding, tmp_path):
    assert read_text(write_text(tmp_path / "a.csv", TEXT, encoding)) == TEXT


def test_the_big_end_first_is_read_too():
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be"), "a.csv") == TEXT


def test_windows_1252_is_what_is_left():
    text = "kod;värde\nÅ1;5 €\n"
    assert decode(text.encode("cp1252"), "a.csv") == text


@pytest.mark.parametrize(
    "content", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xef\xbb\xbf\r\n", b"\xff\xfe"]
)
def test_a_file_with_nothing_in_it_is_empty(content):
    assert kinds_of(decode, content, "a.csv") == [FaultKind.FILE_EMPTY]


@pytest.mark.parametrize("content", [b"a\x00b", b"\x81\x00\xff", b"\xff\xfea"])
def test_what_is_no_text_is_refused(content):
    assert kinds_of(decode, content, "a.csv") == [FaultKind.FILE_UNREADABLE]


def test_a_file_that_is_not_there_is_told_by_name(tmp_path):
    assert faults_of(read_text, tmp_path / "x.toml") == (Fault(FaultKind.FILE_NOT_FOUND, "x.toml"),)


def test_broken_toml_tells_where():
    (fault,) = faults_of(parse_toml, "a = 1\nb = \n", "a.toml")
    assert fault.kind is FaultKind.SYNTAX
    assert "line 2" in fault.received


@pytest.mark.parametrize(
    ("parse", "begin"), [(parse_toml, "a = "), (parse_json, ""), (parse_fields, '{"a": ')]
)
@pytest.mark.parametrize("value", ["[" * 100_000, "1" * 5_000, "x"])
def test_what_a_parser_cannot_take_in_is_a_fault(parse, begin, value):
    (fault,) = faults_of(parse, begin + value, "a")
    assert (fault.kind, fault.file) == (FaultKind.SYNTAX, "a")
    assert "Filen är inte giltig" in sentence(fault)


def test_json_is_read_as_it_stands():
    assert parse_json('{"code": "0101", "share": 1}') == {"code": "0101", "share": 1}


def test_codes_in_toml_stay_text():
    assert parse_toml('code = "0101"') == {"code": "0101"}


class Inner(BaseModel):
    model_config = ConfigDict(extra="forbid")
    weight: Annotated[float, Field(ge=0, le=2_000_000, allow_inf_nan=False)] = 1.0
    kind: Literal["a", "b"] = "a"


class Outer(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: Annotated[str, Field(min_length=1)]
    code: Annotated[str, Field(pattern="^[a-z]$")] = "a"
    items: Annotated[tuple[Inner, ...], Field(min_length=1)]


def test_a_model_that_holds_is_built():
    assert check_model(Outer, {"name": "n", "items": [{"weight": 2}]}).items[0].weight == 2


def test_every_field_at_fault_is_told_at_once_with_its_path():
    data = {
        "code": "Å",
        "nmae": "fel",
        "items": [{"weight": -1}, {"weight": "tung", "kind": "c"}, {"weight": 3_000_000}],
    }
    faults = faults_of(check_model, Outer, data, "s.toml")
    assert {(fault.kind, fault.where, fault.received, fault.allowed) for fault in faults} == {
        (FaultKind.FIELD_MISSING, "name", "", ""),
        (FaultKind.FIELD_UNKNOWN, "nmae", "", ""),
        (FaultKind.FIELD_VALUE, "code", "Å", "^[a-z]$"),
        (FaultKind.FIELD_VALUE, "items[1].weight", "-1", "≥ 0"),
        (FaultKind.FIELD_VALUE, "items[2].weight", "tung", "number"),
        (FaultKind.FIELD_VALUE, "items[2].kind", "c", "a, b"),
        (FaultKind.FIELD_VALUE, "items[3].weight", "3000000", "≤ 2000000"),
    }
    assert {fault.file for fault in faults} == {"s.toml"}


@pytest.mark.parametrize(
    ("items", "allowed"), [([], "not_empty"), (3, "list"), ([3], "table"), ([None], "table")]
)
def test_the_wrong_kind_of_value_is_told_by_the_kind_allowed(items, allowed):
    (fault,) = faults_of(check_model, Outer, {"name": "n", "items": items})
    assert (fault.kind, fault.allowed) == (FaultKind.FIELD_VALUE, allowed)


def test_places_are_counted_from_one():
    assert field_path(("index", "dimensions", 0, "weight")) == "index.dimensions[1].weight"
    assert field_path(()) == ""
