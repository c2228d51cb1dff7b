"""What access may be measured along and from: a file of lines, and one of where people live."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.areas import AreaSet
from geo.crs import with_crs
from geo.faults import Fault, FaultKind, refuse
from geo.network import Network, network_of
from geo.reading import read_vector
from layers.points import shape_faults


def read_network(
    path: Path,
    areas: AreaSet,
    *,
    crs: str | None = None,
    layer: str | None = None,
    join_crossings: bool = False,
) -> Network:
    """Read a network from a vector file of lines.

    Parameters
    ----------
    path : Path
        The file.
    areas : AreaSet
        Areas that the network is wanted in the CRS of, and must reach.
    crs : str, optional
        CRS of a file that does not say.
    layer : str, optional
        Needed where the file holds several.
    join_crossings : bool
        As for :func:`geo.network.network_of`.

    Raises
    ------
    InputError
        The file cannot be read, has no CRS or one that does not fit, has
        rows that are no lines, or has none near the areas.
    """
    frame = _read(path, areas, crs, layer)
    dimension = shapely.get_dimensions(np.asarray(frame.geometry))
    refuse(shape_faults(frame, dimension != 1, "lines", path.name))
    return network_of(frame.geometry, join_crossings=join_crossings)


def read_homes(
    path: Path, areas: AreaSet, *, crs: str | None = None, layer: str | None = None
) -> gpd.GeoSeries:
    """Read where people live from a vector file: surfaces, or points, never both.

    Parameters
    ----------
    path, areas, crs, layer
        As for :func:`read_network`.

    Returns
    -------
    GeoSeries
        In the CRS of the areas; all polygons, or all points.

    Raises
    ------
    InputError
        As for :func:`read_network`; rows of several kinds, lines among them.
    """
    frame = _read(path, areas, crs, layer).explode(index_parts=False)
    dimension = shapely.get_dimensions(np.asarray(frame.geometry))
    main = 2 if (dimension == 2).any() else 0
    refuse(shape_faults(frame, dimension != main, "surfaces_or_points", path.name))
    return frame.geometry if main == 0 else gpd.GeoSeries(frame.geometry.make_valid())


def _read(path: Path, areas: AreaSet, crs: str | None, layer: str | None) -> gpd.GeoDataFrame:
    """Rows with a geometry, numbered from 1 as in the file, at least one of them at the areas."""
    frame = read_vector(path, layer)
    frame.index = pd.RangeIndex(1, len(frame) + 1)
    kept = frame[~(frame.geometry.isna() | frame.geometry.is_empty)]
    refuse([] if len(kept) else [Fault(FaultKind.FILE_EMPTY, path.name)])
    known, faults = with_crs(kept, crs, path.name)
    refuse(faults)
    shapes = known.set_geometry(known.geometry.force_2d()).to_crs(areas.crs)
    box = shapely.box(*areas.geometry.total_bounds)
    refuse(
        []
        if shapely.intersects(np.asarray(shapes.geometry), box).any()
        else [Fault(FaultKind.NOTHING_AT_AREAS, path.name)]
    )
    return shapes
