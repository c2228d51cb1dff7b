"""The command that measures access, as a contract: what is written, what is told, and the code."""

import geopandas as gpd
import pandas as pd
import pytest
import shapely

import cli
from tests.helpers.points import csv_of


@pytest.fixture
def call(capsys, tmp_path):
    """Measure access to a file of points; gives exit code, the table and standard error."""

    def run(points, *arguments, level="geso"):
        out = tmp_path / "ut.csv"
        given = ["access", "--points", points, "--level", level, "--out", out, *arguments]
        code = cli.main([str(each) for each in given])
        told = capsys.readouterr()
        assert "Traceback" not in told.out + told.err
        return code, pd.read_csv(out, index_col="code") if out.exists() else None, told.err

    return run


@pytest.fixture
def points(tmp_path):
    return csv_of(tmp_path / "skolor.csv", (0, 0), (900, 400), crs="EPSG:3008")


def test_every_area_has_its_figures(call, points):
    code, table, told = call(points, "--within", "500,1000", "--title", "Skolor")
    assert code == 0
    assert list(table.columns) == [
        "access_skolor_points",
        "access_skolor_per_1000",
        "access_skolor_within_500",
        "access_skolor_within_1000",
        "access_skolor_mean_m",
        "access_skolor_median_m",
    ]
    assert len(table) == 14
    assert table["access_skolor_points"].sum() == 2
    assert "Inlästa platser: 2, varav 2" in told
    assert "SWEREF 99 13 30 (EPSG:3008, Malmö)" in told
    assert "Antagande" in told
    assert "ut.csv är skriven" in told


def test_levels_agree(call, points):
    _, small, _ = call(points, level="deso")
    _, large, _ = call(points, level="geso")
    assert len(small) == 209
    assert small["access_platser_points"].sum() == large["access_platser_points"].sum()


def test_along_a_network_no_more_are_within_reach(call, points, tmp_path):
    _, straight, _ = call(points, "--within", "1000")
    street = shapely.LineString([(370000, 6163000), (380000, 6163000)])
    gpd.GeoDataFrame(geometry=[street], crs="EPSG:3006").to_file(tmp_path / "nät.gpkg")
    code, along, told = call(points, "--within", "1000", "--network", tmp_path / "nät.gpkg")
    assert code == 0
    name = "access_platser_within_1000"
    assert (along[name] <= straight[name] + 2).all()
    assert along[name].sum() < straight[name].sum()
    assert "längs linjerna i nät.gpkg" in told


def test_faults_of_every_file_are_told_together(call, tmp_path):
    swapped = csv_of(tmp_path / "skolor.csv", (0, 0), swapped=True)
    (tmp_path / "nät.gpkg").write_text("x")
    code, table, told = call(
        swapped, "--network", tmp_path / "nät.gpkg", "--homes", tmp_path / "nät.gpkg"
    )
    assert (code, table) == (2, None)
    assert "skolor.csv: Punkterna hamnar bland områdena först" in told
    assert told.count("nät.gpkg: Filen går inte att läsa") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--within", "0"], "Avstånden: fick ”0”"),
        (["--within", ""], "Avstånden: fick ””"),
        (["--persons", "okänd"], "Indikatorn okänd finns inte"),
        (["--level", "kommun"], "Fältet --level: fick ”kommun”"),
        (["--homes", "finns-inte.gpkg"], "finns-inte.gpkg: Filen finns inte"),
    ],
)
def test_a_choice_that_cannot_be_is_told(call, points, arguments, said):
    code, _, told = call(points, *arguments)
    assert code == 2
    assert said in told
