"""Files of points for tests: two squares of a town in Malmö, and points in any CRS."""

import geopandas as gpd
import shapely

from tests.helpers.areas import EAST, NORTH, SWEREF, area_set, square


def town():
    """Two squares of one kilometre side by side, ``a`` and ``b``."""
    return area_set(a=square(0, side=1000), b=square(10, side=1000))


def points_of(*places, crs=SWEREF):
    """Points by metres from the corner of the town, in a CRS of choice."""
    points = [shapely.Point(EAST + x, NORTH + y) for x, y in places]
    return gpd.GeoSeries(points, crs=SWEREF).to_crs(crs)


def csv_of(path, *places, crs=SWEREF, heading="namn;x;y", decimal=",", swapped=False):
    """A CSV file of points named P1, P2, ..., with semicolons."""
    rows = [heading]
    for at, point in enumerate(points_of(*places, crs=crs), start=1):
        pair = (point.y, point.x) if swapped else (point.x, point.y)
        rows.append(";".join([f"P{at}", *(f"{value:.8f}".replace(".", decimal) for value in pair)]))
    path.write_text("\n".join(rows), encoding="utf-8")
    return path
