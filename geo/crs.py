"""Coordinate systems: settle that of a file, refuse one that cannot be, find one in metres."""

import geopandas as gpd
import numpy as np
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError

from geo.areas import WORKING_CRS
from geo.faults import Fault, FaultKind

SWEDEN = (10.0, 54.9, 24.3, 69.2)
"""Longitude and latitude (degrees, WGS84) within which the working CRS holds."""

MARGIN = 20.0
"""Degrees of longitude by which areas may lie outside where a projected CRS is made for."""


def with_crs(
    frame: gpd.GeoDataFrame, given: str | None, file: str
) -> tuple[gpd.GeoDataFrame, list[Fault]]:
    """Settle the CRS of a frame as read.

    Parameters
    ----------
    frame : GeoDataFrame
        As read; CRS may be None.
    given : str or None
        CRS for a file that does not say, or that says one which its
        coordinates do not fit; else ignored.
    file : str
        Name for the message.

    Returns
    -------
    frame : GeoDataFrame
        The same geometry; CRS None only where there is a fault.
    faults : list of Fault
        Empty or one.
    """
    if frame.crs is None and given is None:
        return frame, [Fault(FaultKind.CRS_MISSING, file)]
    if given is not None and (frame.crs is None or not _fits(frame)):
        try:
            frame = frame.set_crs(CRS.from_user_input(given), allow_override=True)
        except CRSError:
            return frame, [Fault(FaultKind.CRS_UNKNOWN, file, "", str(given))]
    if not _fits(frame) or (given is None and _is_swapped(frame)):
        bounds = ", ".join(f"{value:.0f}" for value in frame.total_bounds)
        return frame, [Fault(FaultKind.CRS_MISMATCH, file, "", bounds, crs_label(frame.crs))]
    return frame, []


def _fits(frame: gpd.GeoDataFrame) -> bool:
    """Whether coordinates can belong to the CRS they are said to have.

    Degrees must be degrees. A projected CRS must place the areas at longitudes
    near those it is made for, which swapped axes do not.
    """
    west, south, east, north = frame.total_bounds
    if np.isnan([west, south, east, north]).any():
        return True
    if frame.crs.is_geographic:
        return bool(west >= -180 and east <= 180 and south >= -90 and north <= 90)
    use = frame.crs.area_of_use
    if use is None:
        return True
    to_degrees = Transformer.from_crs(frame.crs, "EPSG:4326", always_xy=True)
    x, _ = to_degrees.transform([west, west, east, east], [south, north, south, north])
    if not np.isfinite(x).all():
        return False
    half = (use.east - use.west + (360 if use.west > use.east else 0)) / 2
    away = (np.array(x) - use.west - half + 180) % 360 - 180
    return bool((np.abs(away) <= half + MARGIN).all())


def _is_swapped(frame: gpd.GeoDataFrame) -> bool:
    """Whether the areas lie in Sweden if latitude and longitude change places."""
    south, west, north, east = frame.total_bounds
    return bool(frame.crs.is_geographic and _in_sweden(west, south, east, north))


def _in_sweden(west: float, south: float, east: float, north: float) -> bool:
    return bool(
        west >= SWEDEN[0] and south >= SWEDEN[1] and east <= SWEDEN[2] and north <= SWEDEN[3]
    )


def metric_crs(frame: gpd.GeoDataFrame) -> CRS:
    """CRS in metres to work in: the working CRS in Sweden, elsewhere the UTM zone at hand."""
    inside = _in_sweden(*frame.to_crs("EPSG:4326").total_bounds)
    return CRS(WORKING_CRS) if inside else frame.estimate_utm_crs()


def crs_faults(received: CRS | None, wanted: CRS) -> list[Fault]:
    """One fault where the CRS of shapes is not that of the areas they are for; else none."""
    if received is None:
        return [Fault(FaultKind.CRS_MISSING)]
    if received == wanted:
        return []
    return [Fault(FaultKind.CRS_MISMATCH, "", "", received.to_string(), wanted.to_string())]


def crs_label(crs: CRS) -> str:
    """Short name of a CRS: its EPSG number where it has one."""
    number = crs.to_epsg()
    return f"EPSG:{number}" if number else crs.name
