"""The register as a GeoPackage: surfaces, places, sources and history, to be read again."""

import tempfile
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely

from export.gis import CRS_CHOICES
from export.gis.geopackage import GEOPACKAGE_VERSION
from export.register_tables import RegisterTable, register_tables
from layers.initiatives import WGS84, Site
from layers.located import Initiatives
from layers.register import Register
from layers.register_columns import COLUMNS, Terms


def geopackage_bytes(
    register: Register, located: Initiatives, terms: Terms, crs: str = CRS_CHOICES[0]
) -> bytes:
    """Write the register as a GeoPackage.

    Every field is a column beside the geometry, outlines in WGS 84 among
    them, so that nothing is lost by the way through another CRS.

    Parameters
    ----------
    register : Register
    located : Initiatives
        The same cards with their shapes.
    terms : Terms
        Words and organisations.
    crs : str
        Coordinate system of surfaces and places.

    Returns
    -------
    bytes
        The layers of :func:`export.register_tables.register_tables`: initiatives as
        polygons (none where they have no surface), sites as points (none where they have no
        coordinates), the rest as tables.
    """
    shapes = located.shapes.reindex([card.id for card in register.cards]).to_crs(crs)
    sites = [site for card in register.cards for site in card.geography.sites]
    geometries = {
        "initiatives": (gpd.GeoSeries(shapes.map(_multi), crs=crs), "MultiPolygon"),
        "sites": (site_points(sites).to_crs(crs), "Point"),
    }
    tables = register_tables(register, terms)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "insatser.gpkg"
        for number, (sheet, table) in enumerate(zip([*COLUMNS, "", ""], tables, strict=True)):
            _write(path, table, *geometries.get(sheet, (None, "")), append=number > 0)
        return path.read_bytes()


def site_points(sites: list[Site]) -> gpd.GeoSeries:
    """Points of sites in WGS 84, None where the point is not known."""
    points = [
        shapely.Point(site.longitude, site.latitude) if site.has_coordinates else None
        for site in sites
    ]
    return gpd.GeoSeries(np.array(points, dtype=object), crs=WGS84)


def _multi(shape: shapely.Geometry | None) -> shapely.Geometry | None:
    if shape is None or shape.geom_type != "Polygon":
        return shape
    return shapely.MultiPolygon([shape])


def _write(
    path: Path, table: RegisterTable, geometry: gpd.GeoSeries | None, kind: str, *, append: bool
) -> None:
    frame = pd.DataFrame(list(table.rows), columns=list(table.headings), dtype=object)
    for heading in table.headings:
        frame[heading] = _typed(frame[heading])
    told = {"VERSION": GEOPACKAGE_VERSION}
    if geometry is not None:
        frame = gpd.GeoDataFrame(frame, geometry=np.array(geometry), crs=geometry.crs)
    pyogrio.write_dataframe(
        frame,
        path,
        layer=table.name,
        driver="GPKG",
        geometry_type=kind or None,
        append=append,
        dataset_options=None if append else told,
    )


def _typed(column: pd.Series) -> pd.Series:
    """Numbers as numbers, everything else as text; an empty column is text."""
    filled = column.dropna()
    numeric = len(filled) > 0 and filled.map(lambda cell: isinstance(cell, float)).all()
    return column.astype(float) if numeric else column.astype("str")
