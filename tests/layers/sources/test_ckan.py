"""Malmö's open data: files of areas, tables page by page, and what their columns mean."""

import json

import numpy as np
import pytest

from layers.cards import Source
from layers.numbers import Status
from layers.sources.cache import Parts
from layers.sources.ckan import Ckan
from layers.sources.http import Web
from layers.sources.mapping import (
    ColumnMapping,
    FigureColumn,
    keep_mapping,
    kept_mapping,
    mapped_figures,
    propose_columns,
)
from tests.helpers.areas import FaultKind, faults_of
from tests.helpers.fetching import Watch

SOURCE = Source(publisher="Malmö stad", title="Prov")


@pytest.fixture
def service(server):
    web = Web(clock=Watch().clock)
    yield Ckan(web, server.url)
    web.close()


def test_a_package_of_areas_is_read_as_it_stands(service, world):
    frame = service.areas("delomraden")
    assert sorted(frame["delomr"]) == sorted(world.areas["RegSO_2025"])
    assert frame.crs.to_epsg() == 3006


def test_tables_are_found_by_a_query(service, server):
    (found,) = service.search("description:malmö statistik")
    assert (found.id, found.name) == ("be-1", "Befolkning per delområde")
    assert "query=description%3Amalm%C3%B6+statistik" in server.asked[0]


@pytest.mark.parametrize("page", [1, 2, 3, 7, 100])
def test_every_row_comes_whatever_the_page(service, server, page):
    server.page = page
    frame = service.records("be-1")
    assert frame["_id"].tolist() == [str(number) for number in range(1, 8)]
    assert frame["antal"].tolist() == [f"{number},5" for number in range(7)]
    assert "limit=32000&offset=0" in server.asked[0]


def test_pages_that_are_there_are_not_asked_for_again(service, server, tmp_path):
    server.page = 2
    server.fail("404", after=2)
    faults_of(service.records, "be-1", Parts(tmp_path))
    server.mend()
    asked = len(server.asked)
    assert len(service.records("be-1", Parts(tmp_path))) == 7
    assert len(server.asked) == asked + 2


def test_a_refusal_in_a_success_is_told(service):
    (fault,) = faults_of(service.records, "no-such")
    assert (fault.kind, fault.received) == (FaultKind.SOURCE_REFUSED, "Not Found Error")


def test_a_package_without_a_file_of_areas_is_told(service, server, monkeypatch):
    from tests.helpers import replay

    pdf = {"id": "a", "format": "PDF", "url": ""}
    monkeypatch.setattr(replay, "resource", lambda *_: pdf)
    (fault,) = faults_of(service.areas, "delomraden")
    assert (fault.kind, fault.allowed) == (FaultKind.SOURCE_CHANGED, "PDF")


# ------------------------------------------------------------------ columns


@pytest.fixture
def records(service):
    return service.records("be-1")


def mapping(**more):
    figures = (
        FigureColumn(column="antal", id="antal", title="Antal", kind="mean"),
        FigureColumn(column="andel", id="andel", title="Andel", unit="%", kind="share"),
    )
    fields = {"resource": "be-1", "title": "Befolkning", "code_column": "omradesnamn", "year": 2025}
    return ColumnMapping.model_validate(fields | {"figures": figures} | more)


def test_columns_are_proposed_by_heading_and_content(records):
    assert propose_columns(records) == ("omradesnamn", ("antal", "andel"))


def test_text_with_a_decimal_comma_becomes_figures_and_marks_become_states(records):
    table, cards = mapped_figures(records, mapping(), SOURCE)
    assert table.values["antal_2025"].tolist() == [0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5]
    assert table.values["andel_2025"].isna().all()
    assert set(table.status["andel_2025"]) == {Status.SUPPRESSED}
    assert cards["andel_2025"].unit == "%"
    assert cards["andel_2025"].direction == "context"


def test_own_marks_are_read_as_said(records):
    records["antal"] = ["1,5", "<5", "-", "2", "3", "4", "5"]
    said = mapping(marks={"<5": "suppressed", "-": "missing"})
    table, _ = mapped_figures(records, said, SOURCE)
    assert table.status["antal_2025"].tolist()[:3] == [0, Status.SUPPRESSED, Status.MISSING]
    assert np.isnan(table.values["antal_2025"].iloc[1])
    (fault, *_) = faults_of(mapped_figures, records, mapping(), SOURCE)
    assert (fault.kind, fault.received) == (FaultKind.NUMBER, "<5")


def test_a_confirmed_mapping_is_kept(tmp_path):
    assert kept_mapping(tmp_path, "be-1") is None
    keep_mapping(tmp_path, mapping(confirmed="2026-11-26"))
    assert kept_mapping(tmp_path, "be-1") == mapping(confirmed="2026-11-26")
    (tmp_path / "mappings" / "be-1.json").write_text(json.dumps({"resource": "be-1"}))
    assert {fault.kind for fault in faults_of(kept_mapping, tmp_path, "be-1")} == {
        FaultKind.FIELD_MISSING
    }


def test_a_resource_cannot_name_a_file_elsewhere(tmp_path):
    keep_mapping(tmp_path, mapping(resource="../../be-2"))
    assert [path.name for path in tmp_path.rglob("*.json")] == ["be-2.json"]


def test_a_column_that_is_gone_is_told(records):
    renamed = records.rename(columns={"antal": "ANTAL"})
    (fault,) = faults_of(mapped_figures, renamed, mapping(), SOURCE)
    assert (fault.kind, fault.received) == (FaultKind.SOURCE_CHANGED, "antal")
