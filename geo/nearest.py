"""Nearest: how far it is from each area to the closest point of each group."""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.areas import AreaSet
from geo.crs import crs_faults
from geo.faults import refuse


def nearest(areas: AreaSet, points: gpd.GeoDataFrame, groups: pd.Series) -> pd.DataFrame:
    """Distance as the crow flies from a point inside each area to the nearest of each group.

    The point inside is shapely's point on surface: in the area even where its
    centroid is not, in a bay or a ring.

    Parameters
    ----------
    areas : AreaSet
        Areas in metres.
    points : GeoDataFrame
        In the CRS of the areas; columns ``name`` (text) and ``approximate``
        (bool: the point only stands for the areas that it lies in).
    groups : Series of str
        Group of each point, such as its kind; index as that of ``points``.

    Returns
    -------
    DataFrame
        One row per area and group; MultiIndex ``area``, ``group`` in the order
        of the areas, then of first mention. Columns ``metres`` (float), ``name``
        and ``approximate`` of the nearest point; the first of those as near.

    Raises
    ------
    InputError
        The CRS differ.
    """
    refuse(crs_faults(points.crs, areas.crs))
    stands = shapely.get_coordinates(shapely.point_on_surface(np.asarray(areas.geometry)))
    names = list(dict.fromkeys(groups))
    tables = [
        _nearest_of(areas.codes, stands, points[(groups == name).to_numpy()]) for name in names
    ]
    if not tables:
        return _empty()
    table = pd.concat(tables, keys=names, names=["group", "area"]).swaplevel()
    return table.reindex(pd.MultiIndex.from_product([areas.codes, names], names=["area", "group"]))


def _nearest_of(codes: pd.Index, stands: np.ndarray, points: gpd.GeoDataFrame) -> pd.DataFrame:
    sites = shapely.get_coordinates(np.asarray(points.geometry))
    metres = np.hypot(
        stands[:, None, 0] - sites[None, :, 0], stands[:, None, 1] - sites[None, :, 1]
    )
    first = metres.argmin(axis=1)
    return pd.DataFrame(
        {
            "metres": metres[np.arange(len(codes)), first],
            "name": points["name"].to_numpy()[first],
            "approximate": points["approximate"].to_numpy(dtype=bool)[first],
        },
        index=codes,
    )


def _empty() -> pd.DataFrame:
    index = pd.MultiIndex.from_arrays([[], []], names=["area", "group"])
    columns = {"metres": float, "name": str, "approximate": bool}
    return pd.DataFrame({name: [] for name in columns}, index=index).astype(columns)
