"""Where points land: the CRS of their coordinates is judged by the areas they are for."""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely
from pyproj import CRS
from pyproj.exceptions import CRSError

from geo.areas import AreaSet
from geo.crs import crs_label
from geo.faces import Bools, Floats
from geo.faults import Fault, FaultKind

TRIED = ("EPSG:3006", "EPSG:3008", "EPSG:4326")
"""CRS that coordinates which do not say are tried in; no two put a point in the same town."""

MOST = 0.5
"""Share of the points above which a CRS that puts them at the areas is not doubted."""

FAR = 10_000.0
"""Metres from the box round all areas from which a point lies far outside."""


@dataclass(frozen=True, eq=False)
class Landed:
    """Points where they lie.

    Parameters
    ----------
    points : GeoSeries
        In the CRS of the areas, index as received; empty where there is a fault of all.
    crs : str
        CRS that the coordinates were taken to be in, as ``EPSG:…``; empty where none fits.
    far : array of bool, shape (points,)
        Points far outside the areas.
    faults : tuple of Fault
        What is wrong with all of them together: empty or one.
    system : CRS or None
        The CRS that ``crs`` names; None where none fits.
    """

    points: gpd.GeoSeries
    crs: str
    far: Bools
    faults: tuple[Fault, ...] = ()
    system: CRS | None = None


def land(points: gpd.GeoSeries, areas: AreaSet, given: str | None, file: str) -> Landed:
    """Find the CRS in which most points lie at the areas.

    A CRS that the file says, or that is given, is the only one tried; of
    both, the one that fits. Points that lie at the areas when their axes
    change places are refused: which axis is which is for the user to say.

    Parameters
    ----------
    points : GeoSeries
        No missing ones; CRS None where the file does not say.
    areas : AreaSet
        In metres.
    given : str or None
        CRS of points whose file does not say, or says one that does not fit.
    file : str
        Name for the message.

    Returns
    -------
    Landed
    """
    try:
        tried = _tried(points.crs, given, areas)
    except CRSError:
        return _refused(points, Fault(FaultKind.CRS_UNKNOWN, file, "", str(given)))
    places = shapely.get_coordinates(np.asarray(points))
    shares = _shares(places, tried, areas)
    best = int(np.argmax(shares))
    if shares[best] <= MOST:
        known = bool(points.crs or given)
        faults = _misfit(places, tried[best] if known else None, shares[best], areas, file)
        if faults:
            return _refused(points, *faults)
    moved = _moved(places, tried[best], areas)
    landed = gpd.GeoSeries(shapely.points(moved), points.index, crs=areas.crs)
    label = crs_label(tried[best])
    return Landed(landed, label, ~_near(moved, areas), system=tried[best])


def _tried(own: CRS | None, given: str | None, areas: AreaSet) -> list[CRS]:
    """The CRS of the file and the one given, or all that are usual where neither is there."""
    named = [own] if own is not None else []
    named += [CRS.from_user_input(given)] if given is not None else []
    return named or [*map(CRS, TRIED), areas.crs]


def _misfit(
    places: Floats, known: CRS | None, share: float, areas: AreaSet, file: str
) -> list[Fault]:
    """Why few points lie at the areas; nothing where they are merely far away."""
    usual = [*map(CRS, TRIED), areas.crs, *([known] if known else [])]
    if max(_shares(places[:, ::-1], usual, areas)) > share:
        return [Fault(FaultKind.AXES_SWAPPED, file)]
    if share > 0:
        return []
    if known is None:
        return [Fault(FaultKind.CRS_MISSING, file)]
    if max(_shares(places, usual, areas)) > 0:
        low, high = places.min(axis=0), places.max(axis=0)
        bounds = ", ".join(f"{value:.0f}" for value in (*low, *high))
        return [Fault(FaultKind.CRS_MISMATCH, file, "", bounds, crs_label(known))]
    return []


def _shares(places: Floats, tried: list[CRS], areas: AreaSet) -> list[float]:
    """Share of the places that lie at the areas, by the CRS that they are taken to be in."""
    return [float(_near(_moved(places, crs, areas), areas).mean()) for crs in tried]


def _moved(places: Floats, crs: CRS, areas: AreaSet) -> Floats:
    """Places in the CRS of the areas; infinite where they are none in their own."""
    moved = gpd.GeoSeries(shapely.points(places), crs=crs).to_crs(areas.crs)
    return np.column_stack([moved.x, moved.y])


def _near(places: Floats, areas: AreaSet) -> Bools:
    west, south, east, north = areas.geometry.total_bounds
    low, high = np.array([west, south]) - FAR, np.array([east, north]) + FAR
    return np.all((places >= low) & (places <= high), axis=1)


def _refused(points: gpd.GeoSeries, *faults: Fault) -> Landed:
    none = gpd.GeoSeries([], crs=points.crs)
    return Landed(none, "", np.zeros(0, dtype=bool), faults)
