"""Access to points: how many lie in each area, and how far those who live there have to them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from scipy.spatial import KDTree

from geo.areas import AreaSet
from geo.crs import crs_faults
from geo.faces import Floats, Ints, Shapes
from geo.faults import refuse
from geo.network import Network, network_metres
from geo.overlap import overlap
from geo.repair import polygonal

PER_AREA = 400
"""Sample points that an area has about, where persons are spread over its surface."""

QUARTER = 64
"""Sides of a quarter of the polygon that stands for a circle: 0.01 % of its surface is lost."""


@dataclass(frozen=True, eq=False)
class Spread:
    """Where the persons of each area are taken to live.

    Nobody knows where within an area they live: this is an assumption, to be
    named wherever a figure rests on it.

    Parameters
    ----------
    codes : Index
        Area codes in order.
    at_area : array of int, shape (samples,)
        Position of the area that each sample point lies in, rising.
    places : array of float, shape (samples, 2)
        East and north of the sample points, metres.
    share : array of float, shape (samples,)
        Share (0-1) of the area's persons that each stands for; 1 in all for each area.
    ground : AreaSet or None
        Surfaces that they are spread evenly over; None where they live at the
        sample points themselves.
    unmasked : Index
        Areas that no part of the mask, or no home, lies in: there the whole surface is taken.
    """

    codes: pd.Index
    at_area: Ints
    places: Floats
    share: Floats
    ground: AreaSet | None
    unmasked: pd.Index

    def mean_of(self, value: Floats) -> pd.Series:
        """Mean over the persons of each area of a value by sample point."""
        sums = np.bincount(self.at_area, self.share * value, minlength=len(self.codes))
        return pd.Series(sums, self.codes)


@dataclass(frozen=True, eq=False)
class Access:
    """What was measured from the areas to the points.

    Parameters
    ----------
    inside : Series of int
        Points in each area, by code; one on a shared border is in the first of the areas.
    within : DataFrame of float
        Share (0-1) of the area's persons within each distance; index codes,
        columns metres in rising order.
    metres : array of float, shape (samples,)
        From each sample point of ``spread`` to its nearest point; infinite where none is reached.
    spread : Spread
        Where the persons were taken to live.
    """

    inside: pd.Series
    within: pd.DataFrame
    metres: Floats
    spread: Spread


def spread_over_surface(
    areas: AreaSet, mask: gpd.GeoSeries | None = None, *, per_area: int = PER_AREA
) -> Spread:
    """Spread persons evenly over each area, or over what a mask leaves of it.

    The sample points are a square grid within each area, so fine that about
    ``per_area`` of them fall into it.

    Parameters
    ----------
    areas : AreaSet
        In metres.
    mask : GeoSeries, optional
        Surfaces where people live, in the CRS of the areas.
    per_area : int
        At least 1.

    Returns
    -------
    Spread

    Raises
    ------
    InputError
        The CRS differ.
    """
    land = np.asarray(areas.geometry)
    lived, unmasked = land, areas.codes[:0]
    if mask is not None:
        refuse(crs_faults(mask.crs, areas.crs))
        lived, empty = _masked(land, np.asarray(mask))
        unmasked = areas.codes[empty]
    grids = [_grid(shape, per_area) for shape in lived]
    at_area = np.repeat(np.arange(len(land)), [len(grid) for grid in grids])
    frame = areas.frame.set_geometry(gpd.GeoSeries(lived, areas.codes, crs=areas.crs))
    ground = replace(areas, frame=frame)
    return Spread(
        areas.codes, at_area, np.concatenate(grids), _equal(at_area, len(land)), ground, unmasked
    )


def spread_over_homes(areas: AreaSet, homes: gpd.GeoSeries, *, per_area: int = PER_AREA) -> Spread:
    """Spread persons evenly over the homes in each area, such as its residential addresses.

    Parameters
    ----------
    areas : AreaSet
        In metres.
    homes : GeoSeries
        Points in the CRS of the areas; those outside every area are passed by.
    per_area : int
        Sample points over the surface of an area that no home lies in.

    Returns
    -------
    Spread

    Raises
    ------
    InputError
        The CRS differ.
    """
    refuse(crs_faults(homes.crs, areas.crs))
    at_home = _area_of(areas, homes)
    known = at_home >= 0
    bare = ~np.isin(np.arange(len(areas)), at_home)
    rest = spread_over_surface(areas, per_area=per_area)
    kept = bare[rest.at_area]
    at_area = np.concatenate([at_home[known], rest.at_area[kept]])
    places = np.concatenate([_coordinates(homes)[known], rest.places[kept]])
    order = np.argsort(at_area, kind="stable")
    at_area = at_area[order]
    share = _equal(at_area, len(areas))
    return Spread(areas.codes, at_area, places[order], share, None, areas.codes[bare])


def access(
    areas: AreaSet,
    points: gpd.GeoSeries,
    distances: Sequence[float],
    spread: Spread,
    network: Network | None = None,
) -> Access:
    """Measure from where persons are taken to live to the nearest of some points.

    As the crow flies and over a surface, the share within a distance is exact:
    that of the surface under the circles round the points. Along a network,
    and from homes, it is that of the sample points.

    Parameters
    ----------
    areas : AreaSet
        In metres.
    points : GeoSeries
        In the CRS of the areas; those outside the areas count for distance.
    distances : sequence of float
        Metres, above 0.
    spread : Spread
        Of the same areas.
    network : Network, optional
        What the way leads along; as the crow flies where there is none.

    Returns
    -------
    Access

    Raises
    ------
    InputError
        The CRS differ.
    """
    refuse(crs_faults(points.crs, areas.crs))
    rising = sorted(set(distances))
    goals = _coordinates(points)
    metres = (
        _straight(goals, spread.places)
        if network is None
        else network_metres(network, goals, spread.places)
    )
    exact = network is None and spread.ground is not None
    shares = {
        distance: _under_circles(spread.ground, points, distance)
        if exact and spread.ground is not None
        else spread.mean_of((metres <= distance).astype(float))
        for distance in rising
    }
    found = _area_of(areas, points)
    counts = np.bincount(found[found >= 0], minlength=len(areas))
    within = pd.DataFrame(shares, index=areas.codes, columns=rising, dtype=float)
    return Access(pd.Series(counts, areas.codes), within, metres, spread)


def _under_circles(ground: AreaSet, points: gpd.GeoSeries, distance: float) -> pd.Series:
    """Share of the ground of each area that lies no farther than a distance from a point."""
    circles = shapely.union_all(shapely.buffer(np.asarray(points), distance, quad_segs=QUARTER))
    return overlap(ground, gpd.GeoSeries([circles], crs=ground.crs)).union


def _straight(goals: Floats, places: Floats) -> Floats:
    if not len(goals):
        return np.full(len(places), np.inf)
    return np.asarray(KDTree(goals).query(places)[0], dtype=float)


def _coordinates(points: gpd.GeoSeries) -> Floats:
    return shapely.get_coordinates(np.asarray(points))


def _area_of(areas: AreaSet, points: gpd.GeoSeries) -> Ints:
    """Position of the first area that each point lies in or on; -1 where in none."""
    tree = shapely.STRtree(np.asarray(areas.geometry))
    which, at_area = tree.query(np.asarray(points), predicate="intersects")
    first = np.full(len(points), len(areas))
    np.minimum.at(first, which, at_area)
    return np.where(first < len(areas), first, -1)


def _masked(land: Shapes, mask: Shapes) -> tuple[Shapes, Ints]:
    """Polygons that a mask leaves of each area, and positions of those it leaves nothing of."""
    cut = shapely.intersection(land, shapely.union_all(mask))
    surfaces = np.array([polygonal(shape) for shape in cut], dtype=object)
    empty = shapely.area(surfaces) == 0
    return np.where(empty, land, surfaces), np.flatnonzero(empty)


def _grid(shape: shapely.Geometry, count: int) -> Floats:
    """Points of a square grid within a surface; a point inside it where none falls into it."""
    step = float(np.sqrt(shapely.area(shape) / count))
    west, south, east, north = shapely.bounds(shape)
    x, y = np.meshgrid(
        np.arange(west + step / 2, east, step), np.arange(south + step / 2, north, step)
    )
    shapely.prepare(shape)
    inside = shapely.contains_xy(shape, x.ravel(), y.ravel())
    if not inside.any():
        return shapely.get_coordinates(shapely.point_on_surface(shape))
    return np.column_stack([x.ravel()[inside], y.ravel()[inside]])


def _equal(at_area: Ints, count: int) -> Floats:
    """The same share for every sample point of an area."""
    return 1 / np.bincount(at_area, minlength=count)[at_area]
