"""Map files of the corpus that are right, with figures among their attributes."""

import io
import json
import tempfile
import zipfile
from pathlib import Path

import geopandas as gpd
import pandas as pd

from tests.helpers.areas import SWEREF, square
from tests.helpers.corpus.case import FIGURES, NAMES, SECRET, Case

NUMBERS = {code: value for code, value in FIGURES.items() if value is not None and value != SECRET}
"""What can be told by numbers alone, as in a map file."""

MAPPED = dict.fromkeys(NAMES) | NUMBERS


def features() -> gpd.GeoDataFrame:
    """A square per area with its code, name and figure."""
    return gpd.GeoDataFrame(
        {
            "regsokod": list(NAMES),
            "regsonamn": list(NAMES.values()),
            "andel_2024": [NUMBERS.get(code) for code in NAMES],
        },
        geometry=[square(at) for at in range(len(NAMES))],
        crs=SWEREF,
    )


def written(suffix: str, **options: str) -> bytes:
    """The features as a file of one kind."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"andel{suffix}"
        features().to_file(path, **options)
        return path.read_bytes()


def geopackage() -> bytes:
    """Several layers, of which one has the figures."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "andel.gpkg"
        roads = gpd.GeoDataFrame({"namn": ["Bygatan"]}, geometry=[square(7).boundary], crs=SWEREF)
        roads.to_file(path, layer="vägar")
        features().to_file(path, layer="områden")
        return path.read_bytes()


def shapefile(folder: str = "", encoding: str = "cp1252") -> bytes:
    """A zipped Shapefile."""
    archive = io.BytesIO()
    with tempfile.TemporaryDirectory() as place, zipfile.ZipFile(archive, "w") as made:
        features().to_file(Path(place) / "andel.shp", encoding=encoding)
        for path in sorted(Path(place).iterdir()):
            made.write(path, f"{folder}{path.name}")
    return archive.getvalue()


def parquet(with_geometry: bool) -> bytes:
    """GeoParquet, or Parquet without geometry."""
    target = io.BytesIO()
    if with_geometry:
        features().to_parquet(target)
    else:
        pd.DataFrame(features().drop(columns="geometry")).to_parquet(target)
    return target.getvalue()


def kml() -> bytes:
    """KML with the figure among the extended data."""
    places = features().to_crs("EPSG:4326")
    marks = "".join(
        f"<Placemark><name>{row.regsonamn}</name><ExtendedData><SchemaData schemaUrl='#s'>"
        f"<SimpleData name='regsokod'>{row.regsokod}</SimpleData>"
        f"<SimpleData name='andel_2024'>{'' if pd.isna(row.andel_2024) else row.andel_2024}"
        "</SimpleData></SchemaData></ExtendedData><Polygon><outerBoundaryIs><LinearRing>"
        f"<coordinates>{' '.join(f'{x},{y}' for x, y in row.geometry.exterior.coords)}"
        "</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>"
        for row in places.itertuples()
    )
    schema = (
        "<Schema name='s' id='s'><SimpleField name='regsokod' type='string'/>"
        "<SimpleField name='andel_2024' type='string'/></Schema>"
    )
    head = "<?xml version='1.0' encoding='UTF-8'?><kml xmlns='http://www.opengis.net/kml/2.2'>"
    return f"{head}<Document>{schema}{marks}</Document></kml>".encode()


def topojson() -> bytes:
    """TopoJSON whose arcs are the outlines, one each."""
    places = features().to_crs("EPSG:4326")
    geometries, arcs = [], []
    for at, row in enumerate(places.itertuples()):
        arcs.append([list(point) for point in row.geometry.exterior.coords])
        properties = {"regsokod": row.regsokod, "regsonamn": row.regsonamn}
        if not pd.isna(row.andel_2024):
            properties["andel_2024"] = row.andel_2024
        geometries.append({"type": "Polygon", "arcs": [[at]], "properties": properties})
    objects = {"andel": {"type": "GeometryCollection", "geometries": geometries}}
    return json.dumps({"type": "Topology", "objects": objects, "arcs": arcs}).encode()


RIGHT = {
    "GeoPackage of several layers": Case("andel.gpkg", geopackage, MAPPED),
    "GeoJSON": Case("andel.geojson", lambda: written(".geojson"), MAPPED),
    "GeoJSON called json": Case("andel.json", lambda: written(".geojson"), MAPPED),
    "FlatGeobuf": Case("andel.fgb", lambda: written(".fgb"), MAPPED),
    "Shapefile": Case("andel.zip", shapefile, MAPPED),
    "Shapefile in a folder": Case("andel.zip", lambda: shapefile("mapp/"), MAPPED),
    "Shapefile in UTF-8": Case("andel.zip", lambda: shapefile(encoding="utf-8"), MAPPED),
    "GeoParquet": Case("andel.parquet", lambda: parquet(True), MAPPED),
    "Parquet": Case("andel.parquet", lambda: parquet(False), MAPPED),
    "KML": Case("andel.kml", kml, MAPPED),
    "TopoJSON": Case("andel.json", topojson, MAPPED),
}
