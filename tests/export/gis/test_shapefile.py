"""The zipped Shapefile, read back by a reader of dBASE of our own and by other programs."""

import io
import shutil
import struct
import subprocess
import zipfile

import geopandas as gpd
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import CRS

from export.columns import Column
from export.gis import CRS_CHOICES, shapefile_bytes
from export.gis.layers import Layer
from export.gis.shapefile import NAME_LENGTH, TEXT_BYTES, fit, short_names, shortened
from geo.reading import read_areas
from scoring.decision.shortlist import Shortlist
from tests.helpers.dossiers import TOLD, bytes_of_secret, dossier_with_sites, small_dossier

NO_OGRINFO = "ogrinfo finns inte på den här datorn"


def read_dbf(content: bytes) -> list[dict[str, str | None]]:
    """Rows of a dBASE file by its own description (dBASE III, header and 32 bytes a field)."""
    count, header, length = struct.unpack_from("<IHH", content, 4)
    fields = []
    for at in range(32, header - 1, 32):
        name = content[at : at + 11].split(b"\0")[0].decode("ascii")
        fields.append((name, content[at + 11 : at + 12], content[at + 16]))
    rows = []
    for number in range(count):
        at, row = header + number * length + 1, {}
        for name, kind, width in fields:
            raw = content[at : at + width].decode("utf-8").strip()
            row[name] = None if kind == b"N" and raw.strip("*") == "" else raw
            at += width
        rows.append(row)
    return rows


@pytest.fixture(scope="module")
def parts():
    with zipfile.ZipFile(io.BytesIO(shapefile_bytes(dossier_with_sites()))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_layer_is_there_with_all_its_parts(parts):
    layers = ("kortlista", "omraden", "insatser", "insatser_platser")
    endings = ("shp", "shx", "dbf", "prj", "cpg")
    assert set(parts) == {f"{layer}.{end}" for layer in layers for end in endings} | {"LASMIG.txt"}
    assert all(parts[f"{layer}.cpg"] == b"UTF-8" for layer in layers)


def test_words_and_figures_are_in_the_table(parts):
    rows = read_dbf(parts["kortlista.dbf"])
    assert [row["kod"] for row in rows] == ["A3", "A1"]
    assert [row["skal"] for row in rows] == ["Störst behov", ""]
    assert [float(row["pop_2025"]) for row in rows] == [TOLD, 1000]
    sites = read_dbf(parts["insatser_platser.dbf"])
    assert [row["plats"] for row in sites] == ["Åhuset", "Någonstans"]


def test_what_is_missing_is_blank_and_named(parts):
    rows = read_dbf(parts["omraden.dbf"])
    assert rows[3]["poor"] is None
    assert rows[3]["indexvarde"] is None
    assert rows[3]["saknas"] == (
        "rang, indexvarde, klass, dim_fattig, dim_pengar, poor, income, pop_2025"
    )
    assert [row["saknas"] for row in rows[:3]] == ["", "", ""]
    assert "saknas" not in read_dbf(parts["insatser.dbf"])[0]


@pytest.mark.parametrize("crs", CRS_CHOICES)
def test_it_comes_back_in_the_crs_asked_for(crs, tmp_path):
    dossier = small_dossier()
    path = tmp_path / "a.zip"
    path.write_bytes(shapefile_bytes(dossier, crs))
    back = gpd.read_file(f"zip://{path}!omraden.shp")
    assert CRS(back.crs).equals(CRS(crs), ignore_axis_order=True)
    moved = [
        one.hausdorff_distance(other)
        for one, other in zip(
            back.to_crs("EPSG:3006").geometry, dossier.areas.geometry, strict=True
        )
    ]
    assert max(moved) < 0.01


def test_our_own_reader_takes_a_layer_of_it(parts, tmp_path):
    path = tmp_path / "omraden.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            if name.startswith("omraden."):
                archive.writestr(name, content)
    assert list(read_areas(path).areas.codes) == ["A1", "A2", "A3", "A4"]


def test_a_second_program_reads_it_without_a_warning(parts, tmp_path):
    ogrinfo = shutil.which("ogrinfo")
    if ogrinfo is None:
        pytest.skip(NO_OGRINFO)
    for name, content in parts.items():
        (tmp_path / name).write_bytes(content)
    command = [ogrinfo, "-ro", "-al", str(tmp_path / "kortlista.shp")]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "skal (String) = Störst behov" in told.stdout
    assert told.stderr == ""


def test_an_empty_shortlist_is_an_empty_layer():
    content = shapefile_bytes(small_dossier(Shortlist(division="own")))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert read_dbf(archive.read("kortlista.dbf")) == []


def test_the_same_dossier_gives_the_same_bytes():
    assert shapefile_bytes(small_dossier()) == shapefile_bytes(small_dossier())


def test_what_is_suppressed_is_in_no_part(parts):
    for content in parts.values():
        assert [form for form in bytes_of_secret() if form in content] == []
    assert str(TOLD).encode() in parts["omraden.dbf"]


# ------------------------------------------------------------------ limits


def long_layer():
    names = ["kod", "behörighet till gymnasiet", "children_0_19_2025", "children_0_19_2024", "skal"]
    frame = pd.DataFrame(
        [["a", 1.5, None, 3.0, "å" * 200], ["b", 2.5, 2.0, 3.0, "kort"]], columns=names
    )
    return Layer("lang", frame, [Column(name, name.title()) for name in names], kind=None)


def test_names_are_ten_plain_characters_and_keep_the_year():
    fitted = fit(long_layer())
    names = [column.name for column in fitted.layer.columns]
    assert names == ["kod", "behorighet", "childre_25", "childre_24", "skal", "saknas"]
    assert fitted.names[1] == "behörighet till gymnasiet"
    assert list(fitted.layer.frame["saknas"]) == ["childre_25", ""]


def test_texts_that_are_too_long_are_cut_and_counted():
    fitted = fit(long_layer())
    first = fitted.layer.frame["skal"].iloc[0]
    assert fitted.cut == {"skal": 1}
    assert first.startswith("åå")
    assert first.endswith("å…")
    assert len(first.encode()) <= TEXT_BYTES


def test_the_text_beside_tells_the_limits_and_what_every_field_is_called():
    chosen = Shortlist(division="own").add("A3", "skäl " * 100)
    with zipfile.ZipFile(io.BytesIO(shapefile_bytes(small_dossier(chosen)))) as archive:
        told = archive.read("LASMIG.txt").decode("utf-8-sig")
    assert "Scenario: Prov." in told
    assert "EPSG:3008" in told
    assert "kortlista.skal 1." in told
    assert "dim_fattig  Dimension: fattig" in told
    assert "kortlista.shp: Kortlista (1 rader)" in told
    assert told.count("\n") == told.count("\r\n")


@settings(deadline=None)
@given(st.lists(st.text(max_size=30), unique=True, max_size=40))
def test_short_names_are_short_plain_and_different(names):
    short = short_names(names, taken=("saknas",))
    assert list(short) == names
    folded = [name.casefold() for name in short.values()]
    assert len({*folded, "saknas"}) == len(names) + 1
    assert all(1 <= len(name.encode("ascii")) <= NAME_LENGTH for name in folded)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_a_text_fits_and_is_the_beginning_of_itself(words):
    kept = shortened(words)
    assert len(kept.encode()) <= TEXT_BYTES
    assert words.startswith(kept.removesuffix("…"))
