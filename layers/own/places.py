"""Where the areas of a file lie: by its CRS, or by the one that puts them in the city."""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS, Transformer
from pyproj.exceptions import ProjError

from geo.columns import CODE_COLUMNS, NAME_COLUMNS, as_codes
from geo.crs import crs_label
from geo.inspection import AreaInspection, inspect_frame

CANDIDATES = (
    "EPSG:3006",
    "EPSG:3008",
    "EPSG:4326",
    "EPSG:3007",
    "EPSG:3009",
    "EPSG:3010",
    "EPSG:3011",
    "EPSG:3012",
    "EPSG:3021",
    "EPSG:3847",
    "EPSG:25832",
    "EPSG:3857",
)
"""Systems that Swedish files come in, likeliest first: SWEREF 99 TM, SWEREF 99 13 30, WGS 84, other
zones of SWEREF 99, RT 90 2.5 gon V and 5 gon V, ETRS89 UTM 32 and the web's."""

NEARBY = 3_000.0
"""Metres outside the city that an area of it may lie."""

ENOUGH = 0.5
"""Share of the areas that must land in the city for a system to be believed."""


@dataclass(frozen=True)
class Placing:
    """A way to read coordinates.

    Parameters
    ----------
    crs : str
        Such as ``EPSG:3006``, or a definition that has no number; empty where the file tells none.
    is_swapped : bool
        Whether the axes have changed places.
    inside : float
        Share of the areas, from 0 to 1, that land in the city.
    """

    crs: str
    is_swapped: bool = False
    inside: float = 0.0


@dataclass(frozen=True)
class PlaceGuess:
    """What a file says of its coordinates, and what fits.

    Parameters
    ----------
    told : Placing
        By the file.
    proposed : Placing
        The same where it fits or nothing does.
    fitting : tuple of Placing
        All that put most areas in the city, likeliest first.
    """

    told: Placing
    proposed: Placing
    fitting: tuple[Placing, ...]

    @property
    def is_sure(self) -> bool:
        """Whether what the file says puts the areas in the city."""
        return self.proposed == self.told and self.told.inside >= ENOUGH


def guess_place(frame: gpd.GeoDataFrame, city: gpd.GeoSeries) -> PlaceGuess:
    """Find the CRS and order of axes that put the areas of a file in a city.

    Parameters
    ----------
    frame : GeoDataFrame
        As read; its CRS may be None or wrong.
    city : GeoSeries
        Areas of the city, in metres.
    """
    hull = shapely.convex_hull(shapely.union_all(city.to_numpy())).buffer(NEARBY)
    shapely.prepare(hull)
    centres = _centres(frame)
    own = "" if frame.crs is None else _named(frame.crs)
    systems = list(dict.fromkeys([*([own] if own else []), *CANDIDATES]))
    tried = [
        Placing(crs, swapped, _inside(centres, crs, swapped, hull, city.crs))
        for swapped in (False, True)
        for crs in systems
    ]
    told = next((each for each in tried if each.crs == own and not each.is_swapped), Placing(""))
    fitting = sorted((each for each in tried if each.inside >= ENOUGH), key=lambda e: -e.inside)
    proposed = told if told.inside >= ENOUGH or not fitting else fitting[0]
    return PlaceGuess(told, proposed, tuple(fitting))


def _named(crs: CRS) -> str:
    label = crs_label(crs)
    return label if label.startswith("EPSG:") else crs.to_wkt()


def _centres(frame: gpd.GeoDataFrame) -> np.ndarray:
    """Middle of the bounds of each geometry that has any, shape (n, 2)."""
    bounds = shapely.bounds(np.array(frame.geometry))
    bounds = bounds[np.isfinite(bounds).all(axis=1)]
    return np.column_stack(((bounds[:, 0] + bounds[:, 2]) / 2, (bounds[:, 1] + bounds[:, 3]) / 2))


def _inside(
    centres: np.ndarray, crs: str, swapped: bool, hull: shapely.Geometry, city: CRS
) -> float:
    """Share of points that land in the city."""
    if not len(centres):
        return 0.0
    first, second = (1, 0) if swapped else (0, 1)
    try:
        move = Transformer.from_crs(crs, city, always_xy=True)
        x, y = move.transform(centres[:, first], centres[:, second])
    except ProjError:
        return 0.0
    points = np.column_stack((x, y))
    points = points[np.isfinite(points).all(axis=1)]
    return float(shapely.contains_xy(hull, points).sum() / len(centres)) if len(points) else 0.0


def placed(frame: gpd.GeoDataFrame, placing: Placing) -> gpd.GeoDataFrame:
    """Areas with their coordinates read in a way; an empty CRS leaves them without one."""
    geometry = frame.geometry
    if placing.is_swapped:
        turned = shapely.transform(np.array(geometry), lambda points: points[:, ::-1])
        geometry = gpd.GeoSeries(turned, index=frame.index)
    moved = frame.set_geometry(gpd.GeoSeries(np.array(geometry), index=frame.index))
    return moved.set_crs(placing.crs, allow_override=True) if placing.crs else moved


def label_columns(frame: gpd.GeoDataFrame) -> tuple[str, str]:
    """Columns that look like the code and the name of an area; the name may be empty.

    By their usual headings, else the first columns whose every cell is filled and different.
    """
    plain = [str(name) for name in frame.columns if name != frame.geometry.name]
    folded = {name.strip().casefold(): name for name in reversed(plain)}
    keys = [name for name in plain if _tells_apart(frame[name])]
    code = next((folded[name] for name in CODE_COLUMNS if folded.get(name) in keys), "")
    name = next((folded[name] for name in NAME_COLUMNS if name in folded), "")
    return code or next(iter(keys), next(iter(plain), "")), name


def _tells_apart(column: pd.Series) -> bool:
    codes = as_codes(column)
    return bool(codes.is_unique and (codes != "").all())


def read_places(
    frame: gpd.GeoDataFrame,
    file: str,
    placing: Placing,
    *,
    code_column: str,
    name_column: str = "",
    mend_ambiguous: bool = False,
) -> AreaInspection:
    """Areas of a file by what a person has confirmed of it.

    Parameters
    ----------
    frame : GeoDataFrame
        As read.
    file : str
        Name for messages.
    placing : Placing
    code_column, name_column : str
        The name may be empty.
    mend_ambiguous : bool
        Mend also self-crossing polygons whose intended area is unclear.
    """
    return inspect_frame(
        placed(frame, placing),
        file,
        code_column=code_column,
        name_column=name_column or None,
        crs=placing.crs or None,
        mend_ambiguous=mend_ambiguous,
    )
