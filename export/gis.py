"""GeoPackage for stadsbyggnad's GIS: areas, shortlist, initiatives, fields and metadata."""

import os
import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio
import shapely

from export.dossier import Column, Dossier
from geo.areas import AreaSet
from language import text

LAYER_AREAS = "omraden"
LAYER_SHORTLIST = "kortlista"
LAYER_INITIATIVES = "insatser"
TABLE_FIELDS = "faltlista"
TABLE_METADATA = "metadata"

CRS_CHOICES = ("EPSG:3008", "EPSG:3006", "EPSG:4326")
"""Coordinate systems offered, Malmö's own first."""

GEOPACKAGE_VERSION = "1.2"
"""Older GDAL and ArcGIS warn at later versions."""

DATA_COLUMNS = """
CREATE TABLE IF NOT EXISTS gpkg_data_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT,
  description TEXT, mime_type TEXT, constraint_name TEXT,
  CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
  CONSTRAINT gdc_tn UNIQUE (table_name, name)
)"""
"""OGC GeoPackage 1.2, annex F.7 (schema extension)."""

EXTENSION = (
    "INSERT INTO gpkg_extensions VALUES ('gpkg_data_columns', NULL, 'gpkg_schema', "
    "'http://www.geopackage.org/spec120/#extension_schema', 'read-write')"
)


def geopackage_bytes(dossier: Dossier, crs: str = CRS_CHOICES[0]) -> bytes:
    """Write a dossier as a GeoPackage.

    Column titles in Swedish are kept as field aliases (schema extension) and
    in the table ``faltlista``.

    Parameters
    ----------
    dossier : Dossier
        What to write.
    crs : str
        Coordinate system of all layers.

    Returns
    -------
    bytes
        The file.
    """
    layers = (
        (LAYER_SHORTLIST, dossier.shortlist, dossier.shortlist_columns),
        (LAYER_AREAS, dossier.areas, dossier.columns),
        (LAYER_INITIATIVES, dossier.initiatives, dossier.initiative_columns),
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kraftsamling.gpkg"
        for number, (name, frame, columns) in enumerate(layers):
            _write_layer(path, name, frame, columns, crs, append=number > 0)
        _write_table(path, TABLE_FIELDS, _fields(layers))
        head = [text.COLUMN_KEY, text.COLUMN_VALUE]
        _write_table(path, TABLE_METADATA, pd.DataFrame(dossier.metadata, columns=head))
        _write_aliases(path, layers)
        return path.read_bytes()


def areas_bytes(areas: AreaSet, crs: str = CRS_CHOICES[0]) -> bytes:
    """Write areas alone as a GeoPackage: code, name and, where known, parent."""
    frame = areas.frame.reset_index()
    columns = [Column(name, name) for name in frame.columns if name != frame.geometry.name]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "areas.gpkg"
        _write_layer(path, LAYER_AREAS, frame, columns, crs, append=False)
        return path.read_bytes()


def _write_layer(
    path: Path,
    name: str,
    frame: gpd.GeoDataFrame,
    columns: Sequence[Column],
    crs: str,
    *,
    append: bool,
) -> None:
    names = [column.name for column in columns]
    shapes = [_multi(shape) for shape in frame.geometry]
    tidy = gpd.GeoDataFrame(
        pd.DataFrame(frame[names]).reset_index(drop=True), geometry=shapes, crs=frame.crs
    )
    pyogrio.write_dataframe(
        tidy.to_crs(crs),
        path,
        layer=name,
        driver="GPKG",
        geometry_type="MultiPolygon",
        append=append,
        dataset_options=None if append else {"VERSION": GEOPACKAGE_VERSION},
    )


def _multi(shape: shapely.Geometry) -> shapely.MultiPolygon:
    return shape if shape.geom_type == "MultiPolygon" else shapely.MultiPolygon([shape])


def _write_table(path: Path, name: str, frame: pd.DataFrame) -> None:
    pyogrio.write_dataframe(frame, path, layer=name, driver="GPKG", append=True)


def _fields(layers: Sequence[tuple[str, gpd.GeoDataFrame, Sequence[Column]]]) -> pd.DataFrame:
    rows = [
        (layer, column.name, column.title, column.meaning, column.source)
        for layer, _, columns in layers
        for column in columns
    ]
    titles = (
        text.COLUMN_LAYER,
        text.COLUMN_FIELD,
        text.COLUMN_TITLE,
        text.COLUMN_MEANING,
        text.COLUMN_SOURCE,
    )
    return pd.DataFrame(rows, columns=list(titles))


def _write_aliases(
    path: Path, layers: Sequence[tuple[str, gpd.GeoDataFrame, Sequence[Column]]]
) -> None:
    rows = [
        (layer, column.name, column.name, column.title, column.meaning)
        for layer, _, columns in layers
        for column in columns
    ]
    with closing(sqlite3.connect(os.fspath(path))) as database, database:
        database.execute(DATA_COLUMNS)
        database.executemany(
            "INSERT INTO gpkg_data_columns VALUES (?, ?, ?, ?, ?, NULL, NULL)", rows
        )
        database.execute(EXTENSION)
