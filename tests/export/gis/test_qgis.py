"""The GeoPackage opened and drawn by QGIS itself, where it is installed."""

import json
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from export.gis import geopackage_bytes
from export.gis.layers import map_layers
from tests.helpers.dossiers import dossier_with_sites

SCRIPT = Path(__file__).resolve().parents[2] / "helpers" / "qgis_draw.py"
PYTHONS = ("/usr/bin/python3", "/usr/local/bin/python3")
"""Where a system keeps the Python that its QGIS belongs to."""

NO_QGIS = "QGIS finns inte på den här datorn (python3-qgis)"


def python_of_qgis() -> str:
    for python in PYTHONS:
        if Path(python).exists():
            tried = subprocess.run([python, "-c", "import qgis.core"], capture_output=True)
            if tried.returncode == 0:
                return python
    pytest.skip(NO_QGIS)


@pytest.fixture(scope="module")
def dossier():
    return dossier_with_sites()


@pytest.fixture(scope="module")
def drawn(dossier, tmp_path_factory):
    """What QGIS read, and the picture it drew."""
    python = python_of_qgis()
    folder = tmp_path_factory.mktemp("qgis")
    (folder / "a.gpkg").write_bytes(geopackage_bytes(dossier))
    done = subprocess.run(
        [python, str(SCRIPT), str(folder / "a.gpkg"), str(folder / "a.png")],
        capture_output=True,
        text=True,
        check=True,
        env={"HOME": str(folder), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        timeout=120,
    )
    with Image.open(folder / "a.png") as picture:
        return json.loads(done.stdout.splitlines()[-1]), picture.convert("RGB")


def test_qgis_reads_classes_lines_and_numbers(drawn, dossier):
    told, _ = drawn
    assert [told[name]["renderer"] for name in told] == [
        "categorizedSymbol",
        "categorizedSymbol",
        "categorizedSymbol",
        "categorizedSymbol",
    ]
    labels = [each.label for each in reversed(dossier.legend)]
    assert told["omraden"]["labels"] == [*labels, "Uppgift saknas"]
    assert told["omraden"]["kinds"][-1] == ["SimpleFill", "LinePatternFill"]
    assert told["insatser"]["dashed"] == [line.dashed for line in dossier.lines]
    assert told["insatser"]["shown"] == [line.shown for line in dossier.lines]
    assert told["kortlista"]["numbered"] == "ordning"


def test_qgis_shows_swedish_names_of_fields(drawn, dossier):
    told, _ = drawn
    for layer in map_layers(dossier):
        assert told[layer.name]["aliases"] == ["", *(column.title for column in layer.columns)]


def test_qgis_draws_the_colours_of_the_app(drawn, dossier):
    _, picture = drawn
    colours = {colour for _, colour in picture.getcolors(maxcolors=10**6)}
    ranked = set(dossier.areas["klass"].dropna())
    for each in dossier.legend:
        colour = tuple(bytes.fromhex(each.colour.removeprefix("#")))
        assert (colour in colours) == (each.number in ranked)
