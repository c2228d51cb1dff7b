"""GeoJSON and FlatGeobuf: one layer with every area, its figures and its place on the list."""

import tempfile
from pathlib import Path
from typing import Any

from export.dossier import Dossier
from export.gis.layers import CRS_CHOICES, Layer, description, one_layer
from language import text

WGS84 = "EPSG:4326"
"""The only coordinate system of GeoJSON (RFC 7946, section 4)."""

GEOJSON_OPTIONS = {"RFC7946": "YES", "COORDINATE_PRECISION": "6"}
"""Outer rings to the right of their edge, longitude first; six decimals are about 6 cm."""


def geojson_bytes(dossier: Dossier) -> bytes:
    """Write every area as GeoJSON by RFC 7946.

    Parameters
    ----------
    dossier : Dossier
        What to write.

    Returns
    -------
    bytes
        A feature collection in WGS 84 with ``description`` as a member of its
        own; a figure that is missing is null.
    """
    told = {"DESCRIPTION": description(dossier)}
    return _file(one_layer(dossier), "omraden.geojson", "GeoJSON", WGS84, GEOJSON_OPTIONS | told)


def flatgeobuf_bytes(dossier: Dossier, crs: str = CRS_CHOICES[0]) -> bytes:
    """Write every area as FlatGeobuf.

    Parameters
    ----------
    dossier : Dossier
        What to write.
    crs : str
        Coordinate system of the layer.

    Returns
    -------
    bytes
        The file, with title, description and the record, where there is one,
        in its head.
    """
    layer = one_layer(dossier)
    told = {"TITLE": layer.title, "DESCRIPTION": description(dossier)}
    record = "".join(dossier.told(text.META_RECORD))
    more = {"layer_metadata": {text.META_RECORD: record}} if record else {}
    return _file(layer, "omraden.fgb", "FlatGeobuf", crs, told, **more)


def _file(
    layer: Layer, name: str, driver: str, crs: str, options: dict[str, str], **more: Any
) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        layer.write(path, driver, crs, layer_options=options, **more)
        return path.read_bytes()
