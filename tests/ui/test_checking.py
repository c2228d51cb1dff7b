import shutil

import pytest

from geo.faults import Fault, FaultKind
from tests.helpers.areas import (
    faults_of,
    frame_of,
    kinds_of,
    square,
    write_geojson,
    write_zipped_shapefile,
)
from tests.helpers.scenarios import indicator, scenario_of
from tests.helpers.tables import write_excel, write_text
from ui.checking import describe_file
from ui.workspace import DATA

SCENARIO = scenario_of(("d", 3, [indicator("x"), indicator("y")]), ("e", 1, [indicator("z")]))


def text_of(path, **options):
    return "\n".join(describe_file(path, **options))


# ------------------------------------------------------------------ what is in a file


def test_areas_are_told_with_number_crs_columns_and_surface(tmp_path):
    frame_of([square(), square(1)], ["a", "b"], namn=["x", "y"]).to_parquet(tmp_path / "o.parquet")
    assert describe_file(tmp_path / "o.parquet") == [
        "o.parquet: 2 områden.",
        "Koordinatsystem i filen: EPSG:3006.",
        "Kod hämtas från kolumnen code, namn från namn.",
        "Sammanlagd yta: 0,02 km².",
    ]


def test_the_crs_and_the_layer_can_be_told(tmp_path):
    path = write_zipped_shapefile(frame_of([square()]), tmp_path / "o.zip", without=(".prj",))
    assert kinds_of(describe_file, path) == [FaultKind.CRS_MISSING]
    assert "o.zip: 1 områden." in text_of(path, crs="EPSG:3006")
    both = tmp_path / "o.gpkg"
    frame_of([square()]).to_file(both, layer="ett", engine="pyogrio")
    frame_of([square(), square(1)]).to_file(both, layer="två", engine="pyogrio", mode="a")
    assert kinds_of(describe_file, both) == [FaultKind.LAYER_CHOICE]
    assert "o.gpkg: 2 områden." in text_of(both, layer="två")


def test_a_table_is_told_with_its_numbers_and_what_is_missing(tmp_path):
    path = write_text(tmp_path / "t.csv", "kod;x;not\na;1,5;hej\nb;;då\n")
    assert describe_file(path) == [
        "t.csv: 2 rader, 1 kolumner med tal.",
        "Övriga kolumner: kod, not.",
        "x: 1 uppgifter saknas.",
    ]


def test_a_workbook_is_a_table(tmp_path):
    path = write_excel(tmp_path / "t.xlsx", Blad=[["kod", "x"], ["a", 1]])
    assert describe_file(path)[0] == "t.xlsx: 1 rader, 1 kolumner med tal."


@pytest.mark.parametrize("suffix", [".toml", ".json"])
def test_a_scenario_is_told_with_the_shares_of_its_dimensions(suffix, tmp_path):
    text = SCENARIO.to_toml() if suffix == ".toml" else SCENARIO.to_json()
    path = write_text(tmp_path / f"s{suffix}", text)
    assert describe_file(path) == [
        f"s{suffix}: scenariot ”Prov”, {SCENARIO.fingerprint[:12]}.",
        "d: 75,0 % av vikten. x, y.",
        "e: 25,0 % av vikten. z.",
    ]


def test_json_without_an_index_is_taken_for_areas(tmp_path):
    path = write_geojson(tmp_path / "o.json", [square(-3000)], crs=None)
    assert kinds_of(describe_file, path) == [FaultKind.CRS_MISSING]


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("areas/geso.toml", "Kort för geso.geojson"),
        ("indicators/labour.toml", "Kort för labour.csv: 2 indikatorer."),
        ("initiatives/nhl.toml", "Områdena anges i källan"),
    ],
)
def test_a_card_is_told_by_what_it_is_of(path, told):
    assert told in text_of(DATA / path)


def test_a_folder_of_data_is_told_by_its_levels_and_its_fingerprint():
    told = text_of(DATA)
    assert "DeSO: 209 områden." in told
    assert "166 insatser, varav 14 med geografi." in told
    assert "Fingeravtryck: " in told
    assert "24 regler för ansvar." in told


def test_rules_of_responsibility_that_are_wrong_are_told_with_the_folder(tmp_path):
    folder = shutil.copytree(DATA, tmp_path / "stad")
    (folder / "responsibility.toml").unlink()
    assert "regler" not in text_of(folder)
    write_text(folder / "responsibility.toml", '[[rules]]\ndimension = "x"\n')
    assert kinds_of(describe_file, folder) == [FaultKind.FIELD_MISSING]


# ------------------------------------------------------------------ what is wrong with it


def test_a_file_that_is_not_there_is_told(tmp_path):
    fault = Fault(FaultKind.FILE_NOT_FOUND, "borta.csv")
    assert faults_of(describe_file, tmp_path / "borta.csv") == (fault,)


def test_a_type_that_nobody_reads_is_told_with_those_that_are_read(tmp_path):
    (fault,) = faults_of(describe_file, write_text(tmp_path / "a.docx", "x"))
    assert (fault.kind, fault.received) == (FaultKind.FILE_TYPE, ".docx")
    assert {".gpkg", ".csv", ".toml"} <= set(fault.allowed.split(", "))


def test_toml_that_is_neither_scenario_nor_card_is_told_by_what_it_lacks(tmp_path):
    (fault,) = faults_of(describe_file, write_text(tmp_path / "a.toml", "x = 1\n"))
    assert (fault.kind, fault.file) == (FaultKind.FIELD_MISSING, "a.toml")
    assert fault.where == "index, programme, indicators, file"


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("s.toml", '[index]\nname = "x"\n', FaultKind.FIELD_MISSING),
        ("s.toml", "index = ", FaultKind.SYNTAX),
        ("s.json", '{"index": {}}', FaultKind.FIELD_MISSING),
        ("s.json", "{", FaultKind.FILE_UNREADABLE),
        ("k.toml", 'programme = "x"\n', FaultKind.FIELD_MISSING),
        ("t.csv", "kod;x\na;1\na;2\n", FaultKind.CODE_DUPLICATE),
        ("t.csv", "q;x\na;1\n", FaultKind.COLUMN_AMBIGUOUS),
        ("t.csv", "", FaultKind.FILE_EMPTY),
    ],
)
def test_faults_of_every_kind_of_file_are_told(name, content, kind, tmp_path):
    assert kind in kinds_of(describe_file, write_text(tmp_path / name, content))
