"""Exports of own data that were read by a mapping: read again by it, and decided."""

from dataclasses import replace

import geopandas as gpd
import pytest

import cli
from export.proof.embedding import record_text
from geo.faults import FaultKind
from layers.disclosure import SmallNumbers
from scoring.decision.shortlist import Shortlist
from tests.helpers.areas import faults_of, frame_of, kinds_of, square
from tests.helpers.exports import DAY, make
from tests.helpers.mappings import figure_choice, mapping_of
from ui import cached
from ui.content import Content
from ui.own_files import own_scenario
from ui.session import OwnAreas, OwnData, OwnTable
from ui.shortlisted import dossier_of
from ui.verify_data import Files
from ui.verifying import verify

CODES = cached.catalogue().levels["geso"].areas.codes
TABLE = "\n".join(
    [
        "Område;Andel 2024;Hemlig rubrik;Mer 2024",
        "Hela staden;1;2;3",
        *(f"{code};{at},5;9;{at}" for at, code in enumerate(CODES)),
    ]
).encode("cp1252")
OPEN = SmallNumbers(threshold=1)
MAPPING = mapping_of(
    areas="geso",
    strangers=("Hela staden",),
    small=OPEN,
    columns=("Område", "Andel {year}", "Hemlig rubrik", "Mer {year}"),
)
MORE = MAPPING.model_copy(
    update={"title": "mer", "figures": (figure_choice(column="Mer {year}", id="mer"),)}
)
OTHER = TABLE.replace(b";7,5;", b";70,5;")


def own_data(*tables, level="geso", areas=None):
    scenario = own_scenario(tables, "Egna", "Egna")
    return OwnData(tables, level, areas, scenario)


def export(own, ending="csv"):
    place = cached.own_place_of(own)
    chosen = Shortlist(division="own").add(place.areas.codes[0], "Skäl")
    result = cached.scored(place, own.scenario)
    dossier = dossier_of(place, result, chosen, DAY)
    content = Content(place, cached.catalogue(), result, dossier, "EPSG:3008", chosen=chosen)
    return make(ending, content)


@pytest.fixture(scope="module")
def made():
    return export(own_data(OwnTable("andel 2024.csv", TABLE, MAPPING)))


@pytest.fixture
def verdict(tmp_path):
    """Verify a file with own tables of this content, in files of other names."""

    def of(made, *contents, areas=None):
        path = tmp_path / "a.bin"
        path.write_bytes(made)
        tables = []
        for at, content in enumerate(contents):
            tables.append(tmp_path / f"fil {at}.txt")
            tables[-1].write_bytes(content)
        return verify(path, Files(tables=tuple(tables), areas=areas))

    return of


def test_own_figures_of_a_mapping_hold_with_their_file(made, verdict):
    found = verdict(made, TABLE)
    assert found.holds
    assert found.count > 10


def test_a_figure_that_was_changed_is_named(made, verdict):
    row = next(line for line in made.splitlines() if line.startswith(b"1;"))
    changed = row.replace(b";0,5", b";9,5")
    assert changed != row
    first = verdict(made.replace(row, changed), TABLE).found[0]
    assert (first.place.row, first.told, first.computed) == (CODES[0], 9.5, 0.5)


def test_without_the_file_it_is_told_which_is_wanted(made, tmp_path, capsys):
    path = tmp_path / "a.csv"
    path.write_bytes(made)
    assert cli.main(["verify", str(path)]) == 2
    told = capsys.readouterr().err
    assert "andel 2024.csv" in told
    assert "--table" in told
    table = tmp_path / "b.csv"
    table.write_bytes(TABLE)
    assert cli.main(["verify", str(path), "--table", str(table)]) == 0


def test_another_file_is_refused_with_both_fingerprints(made, verdict):
    assert kinds_of(verdict, made, OTHER) == [FaultKind.RECORD_DATA]


def test_the_same_figures_in_another_file_hold(made, verdict):
    assert verdict(made, TABLE.decode("cp1252").encode("utf-8-sig")).holds


def test_a_file_that_cannot_be_read_by_the_mapping_is_refused(made, verdict):
    assert kinds_of(verdict, made, TABLE.replace(b"Andel 2024", b"Antal 2024"))


def test_two_tables_are_found_by_what_they_hold(verdict):
    more = TABLE + b"\n"
    own = own_data(OwnTable("a.csv", TABLE, MAPPING), OwnTable("b.csv", more, MORE))
    made = export(own)
    assert verdict(made, more, TABLE).holds
    assert kinds_of(verdict, made, TABLE) == [FaultKind.RECORD_FILE]


def test_own_areas_are_read_as_they_were(verdict, tmp_path):
    path = tmp_path / "omr.gpkg"
    frame = frame_of([square(0), square(1)], ["A", "B"])
    gpd.GeoDataFrame(frame.rename(columns={"code": "kod"})).to_file(path, engine="pyogrio")
    areas = OwnAreas(path.name, path.read_bytes(), "omr", "kod", "", "EPSG:3006", repair=True)
    table = "Område;Andel 2024\nA;1,5\nB;2,5\n".encode()
    mapping = mapping_of(areas="own", small=OPEN)
    made = export(own_data(OwnTable("a.csv", table, mapping), level="", areas=areas), "gpkg")
    assert verdict(made, table, areas=path).holds
    assert [fault.field for fault in faults_of(verdict, made)] == ["--table", "--areas"]


def test_headings_that_are_not_read_are_in_no_record(made):
    told = record_text(made, "")
    assert "Hemlig" not in told
    assert "Andel" in told


def test_internal_own_data_leave_no_public_file(verdict):
    internal = MAPPING.model_copy(update={"internal": True})
    own = own_data(OwnTable("a.csv", TABLE, internal))
    place = cached.own_place_of(own)
    result = cached.scored(place, own.scenario)
    chosen = Shortlist(division="own").add(CODES[0], "Skäl")
    dossier = dossier_of(place, result, chosen, DAY, is_internal=True)
    content = Content(place, cached.catalogue(), result, dossier, "EPSG:3008", chosen=chosen)
    assert verdict(make("csv", content), TABLE).holds
    public = replace(content, dossier=dossier_of(place, result, chosen, DAY))
    assert kinds_of(verdict, make("csv", public), TABLE) == [FaultKind.INTERNAL_LAYER]
