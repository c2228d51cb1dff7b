"""Barriers: rivers, railways and motorways from a file of lines or surfaces."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely

from geo.crs import with_crs
from geo.faults import Fault, FaultKind, refuse
from geo.reading import read_vector

LINES_AND_SURFACES = (1, 2)
"""Dimensions of what may be a barrier."""


def read_barriers(path: Path, crs: object, *, layer: str | None = None) -> gpd.GeoSeries:
    """Read barriers from a file, of any type that areas may have.

    Parameters
    ----------
    path : Path
        The file.
    crs : object
        CRS that they are wanted in, such as that of the areas.
    layer : str, optional
        Layer to read; needed where the file holds several.

    Returns
    -------
    GeoSeries
        Lines and polygons, without heights; rows without a geometry are left out.

    Raises
    ------
    InputError
        The file cannot be read, has no CRS or one that does not fit, has rows
        with points, or has nothing else.
    """
    frame = read_vector(path, layer)
    there = ~(frame.geometry.isna() | frame.geometry.is_empty)
    kept = frame[there]
    refuse([] if len(kept) else [Fault(FaultKind.FILE_EMPTY, path.name)])
    known, faults = with_crs(kept, None, path.name)
    flat = np.isin(shapely.get_dimensions(np.asarray(kept.geometry)), LINES_AND_SURFACES)
    numbers = np.flatnonzero(there)[~flat] + 1
    faults += [
        Fault(FaultKind.LINE_TYPE, path.name, str(number), str(kind))
        for number, kind in zip(numbers, kept.geom_type[~flat], strict=True)
    ]
    refuse(faults)
    return gpd.GeoSeries(known.geometry.force_2d()).to_crs(crs)
