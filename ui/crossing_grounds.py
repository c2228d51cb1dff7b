"""Where people live, from a file or from the figures of a division, as a ground to share by."""

from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import pandas as pd
from pyproj import CRS

from geo.columns import find_column
from geo.crs import with_crs
from geo.faults import Fault, FaultKind, InputError, refuse
from geo.grounds import Counted, Ground, Inhabited, Placed
from geo.reading import read_vector
from ui.crossing import Side


def places_of(frame: gpd.GeoDataFrame, crs: CRS, column: str | None, file: str) -> Ground:
    """Where people live, as polygons or points, as a ground.

    Parameters
    ----------
    frame : GeoDataFrame
        As read; its CRS is told.
    crs : CRS
        Of the areas.
    column : str or None
        Weight of each point.
    file : str
        Name for messages.

    Raises
    ------
    InputError
        No CRS, no such column, shapes that are neither points nor valid polygons.
    """
    frame, faults = with_crs(frame, None, file)
    name, more = find_column(frame, column, (), file) if column else (None, [])
    refuse([*faults, *more])
    rows = frame.explode().reset_index(drop=True).to_crs(crs)
    if not rows.geom_type.eq("Point").any():
        return Inhabited(rows.geometry)
    weights = None if name is None else pd.to_numeric(rows[name], errors="coerce")
    return Placed(rows.geometry, weights)


def read_places(path: Path, crs: CRS, column: str | None = None) -> Ground:
    """Read a file for :func:`places_of`."""
    return places_of(read_vector(path), crs, column, path.name)


def people_of(side: Side, column: str, crs: CRS) -> Ground:
    """People counted in the areas of a division, as a ground.

    Raises
    ------
    InputError
        The division has no such figure.
    """
    known = () if side.table is None else side.table.indicators
    if side.table is None or column not in known:
        allowed = ", ".join(known)
        raise InputError([Fault(FaultKind.INDICATOR_UNKNOWN, received=column, allowed=allowed)])
    areas = replace(side.areas, frame=side.areas.frame.to_crs(crs))
    return Counted(areas, side.table.values[column])
