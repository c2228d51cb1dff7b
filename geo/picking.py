"""Which areas a drawn shape picks out."""

import geopandas as gpd
import numpy as np
import shapely

from geo.areas import AreaSet

MOST_OF_IT = 0.5
"""Share of an area's surface from which a drawn shape picks it out."""


def areas_within(areas: AreaSet, geojson: str, *, min_share: float = MOST_OF_IT) -> tuple[str, ...]:
    """Codes of the areas that lie mostly inside a shape.

    Parameters
    ----------
    areas : AreaSet
        Areas in metres.
    geojson : str
        A valid geometry in WGS 84; an area that holds one of its points is
        picked where it is made of points.
    min_share : float
        Least share (0-1) of the area's surface.

    Returns
    -------
    tuple of str
        In the order of the areas.
    """
    drawn = gpd.GeoSeries([shapely.from_geojson(geojson)], crs="EPSG:4326").to_crs(areas.crs)
    shape, land = drawn.iloc[0], np.asarray(areas.geometry)
    if shape.geom_type in ("Point", "MultiPoint"):
        picked = shapely.intersects(land, shape)
    else:
        inside = shapely.area(shapely.intersection(land, shape))
        picked = inside >= min_share * shapely.area(land)
    return tuple(areas.codes[picked])
