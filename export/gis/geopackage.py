"""GeoPackage for stadsbyggnad's GIS: layers with styles, a table to join, fields, metadata."""

import os
import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pandas as pd

from export.columns import Column
from export.dossier import Dossier
from export.gis.layers import CRS_CHOICES, Layer, link_table, map_layers
from export.gis.styles import style_of
from geo.areas import AreaSet
from language import gis_text, text

TABLE_FIELDS = "faltlista"
TABLE_METADATA = "metadata"

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


LAYER_STYLES = """
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256),
  f_table_schema TEXT(256), f_table_name TEXT(256), f_geometry_column TEXT(256),
  styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT,
  owner TEXT(30), ui TEXT(30),
  update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
)"""
"""The table of styles as QGIS itself makes it (QgsOgrProvider)."""

STYLE_CONTENTS = (
    "INSERT INTO gpkg_contents (table_name, data_type, identifier, description) "
    "VALUES ('layer_styles', 'attributes', 'layer_styles', '')"
)

ONE_STYLE = (
    "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, "
    "styleName, styleQML, styleSLD, useAsDefault, description, owner, update_time) "
    "SELECT '', '', table_name, column_name, ?, ?, '', 1, ?, '', ? "
    "FROM gpkg_geometry_columns WHERE table_name = ?"
)


def geopackage_bytes(dossier: Dossier, crs: str = CRS_CHOICES[0]) -> bytes:
    """Write a dossier as a GeoPackage.

    Column titles in Swedish are kept as field aliases (schema extension) and
    in the table ``faltlista``; how QGIS draws the layers is kept in
    ``layer_styles``.

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
    mapped = map_layers(dossier)
    layers = (*mapped, link_table(dossier))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kraftsamling.gpkg"
        for layer in (*layers, _fields(layers), _metadata(dossier)):
            _write(path, layer, crs)
        with closing(sqlite3.connect(os.fspath(path))) as database, database:
            _write_aliases(database, layers)
            _write_styles(database, mapped, dossier)
        return path.read_bytes()


def areas_bytes(areas: AreaSet, crs: str = CRS_CHOICES[0]) -> bytes:
    """Write areas alone as a GeoPackage: code, name and, where known, parent."""
    frame = areas.frame.reset_index()
    columns = [Column(name, name) for name in frame.columns if name != frame.geometry.name]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "areas.gpkg"
        _write(path, Layer("omraden", frame, columns), crs)
        return path.read_bytes()


def _write(path: Path, layer: Layer, crs: str) -> None:
    first = not path.exists()
    made = {"dataset_options": {"VERSION": GEOPACKAGE_VERSION}} if first else {}
    layer.write(path, "GPKG", crs, append=not first, **made)


def _table(name: str, rows: Sequence[tuple[str, ...]], titles: Sequence[str]) -> Layer:
    frame = pd.DataFrame(rows, columns=list(titles))
    return Layer(name, frame, [Column(title, title) for title in titles], kind=None)


def _metadata(dossier: Dossier) -> Layer:
    return _table(TABLE_METADATA, dossier.metadata, (text.COLUMN_KEY, text.COLUMN_VALUE))


def _fields(layers: Sequence[Layer]) -> Layer:
    rows = [
        (layer.name, column.name, column.title, column.meaning, column.source)
        for layer in layers
        for column in layer.columns
    ]
    titles = (
        text.COLUMN_LAYER,
        text.COLUMN_FIELD,
        text.COLUMN_TITLE,
        text.COLUMN_MEANING,
        text.COLUMN_SOURCE,
    )
    return _table(TABLE_FIELDS, rows, titles)


def _write_aliases(database: sqlite3.Connection, layers: Sequence[Layer]) -> None:
    rows = [
        (layer.name, column.name, column.name, column.title, column.meaning)
        for layer in layers
        for column in layer.columns
    ]
    database.execute(DATA_COLUMNS)
    database.executemany("INSERT INTO gpkg_data_columns VALUES (?, ?, ?, ?, ?, NULL, NULL)", rows)
    database.execute(EXTENSION)


def _write_styles(database: sqlite3.Connection, layers: Sequence[Layer], dossier: Dossier) -> None:
    day = "".join(dossier.told(text.META_DATE))
    named = (gis_text.STYLE_NAME, gis_text.STYLE_DESCRIPTION, f"{day}T00:00:00.000Z")
    rows = [
        (named[0], style_of(layer, dossier), named[1], named[2], layer.name) for layer in layers
    ]
    database.execute(LAYER_STYLES)
    database.executemany(ONE_STYLE, rows)
    database.execute(STYLE_CONTENTS)
