"""Write GeoJSON (RFC 7946) that is the same to the byte every time."""

import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely

WGS84 = "EPSG:4326"
DECIMALS = 7
"""About a centimetre: finer than any corner, coarser than the noise of a transformation."""


def to_wgs84(shapes: gpd.GeoSeries) -> gpd.GeoSeries:
    """Longitude and latitude, rounded, outer rings anticlockwise.

    Corners are moved one by one, so that those which were identical remain so.

    Parameters
    ----------
    shapes : GeoSeries
        Polygons in any CRS.

    Returns
    -------
    GeoSeries
        Same index, EPSG:4326.
    """
    moved = shapely.transform(np.asarray(shapes.to_crs(WGS84)), lambda xy: xy.round(DECIMALS))
    return gpd.GeoSeries(shapely.orient_polygons(moved), shapes.index, crs=WGS84)


def write_geojson(frame: gpd.GeoDataFrame, path: Path) -> None:
    """Write one feature a line, in the order of the index.

    Parameters
    ----------
    frame : GeoDataFrame
        Index ``code``; every column but the geometry becomes a property.
    path : Path
        File to write.
    """
    frame = frame.sort_index().set_geometry(to_wgs84(frame.geometry))
    features = ",\n".join(
        json.dumps(feature, ensure_ascii=False, separators=(",", ":"))
        for feature in _features(frame)
    )
    text = f'{{"type":"FeatureCollection","features":[\n{features}\n]}}\n'
    path.write_bytes(text.encode())


def _features(frame: gpd.GeoDataFrame) -> list[dict[str, object]]:
    properties = frame.drop(columns=frame.geometry.name).reset_index().to_dict("records")
    return [
        {"type": "Feature", "properties": row, "geometry": shape.__geo_interface__}
        for row, shape in zip(properties, frame.geometry, strict=True)
    ]
