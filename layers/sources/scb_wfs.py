"""Outlines of DeSO and RegSO from SCB's WFS, for any municipality, clipped to land where known."""

from typing import Any

import geopandas as gpd
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.areas import WORKING_CRS, geometry_faults
from geo.faults import Fault, FaultKind, InputError, refuse
from geo.repair import mend
from layers.sources.cache import Parts
from layers.sources.divisions import Division
from layers.sources.http import Web, plain_address, read_answer
from layers.sources.jsonstat import changed

PAGE = 1000
"""Areas a page; the largest municipality has 569 DeSO."""


def fetch_outlines(
    web: Web,
    address: str,
    division: Division,
    municipality: str,
    *,
    land: BaseGeometry | None = None,
    page: int = PAGE,
    parts: Parts | None = None,
) -> gpd.GeoDataFrame:
    """Fetch the areas of one division within a municipality.

    Parameters
    ----------
    web : Web
    address : str
        Of the WFS.
    division : Division
    municipality : str
        Four digits.
    land : BaseGeometry, optional
        Land in EPSG:3006; the areas run out over the sea, and are cut to it.
    page : int
        Areas to ask for at a time.
    parts : Parts, optional
        Where pages are kept until all are there.

    Returns
    -------
    GeoDataFrame
        Columns ``code``, ``name`` (empty for DeSO, which have none), ``parent`` (RegSO of a
        DeSO, else empty) and valid polygons in EPSG:3006, sorted by code.

    Raises
    ------
    InputError
        The source does not answer; columns are gone; pages repeat or do not add up to the
        number that the source gives; an area has no outline that holds, or no land.
    """
    features = _features(web, address, division, municipality, page, parts)
    frame = _frame(features, division)
    geometry = gpd.GeoSeries(frame.geometry.array, index=frame["code"], crs=WORKING_CRS)
    mended, _repairs = mend(geometry, ambiguous=True)
    cut = mended if land is None else clip(mended, land, division.title)
    refuse(geometry_faults(cut, division.title))
    return frame.set_geometry(gpd.GeoSeries(cut.array, index=frame.index, crs=WORKING_CRS))


def _features(
    web: Web, address: str, division: Division, municipality: str, page: int, parts: Parts | None
) -> list[dict[str, Any]]:
    """Every feature, page by page."""
    title = f"SCB {division.title}"
    found: dict[str, dict[str, Any]] = {}
    while True:
        question = _question(division, municipality, page, len(found))
        kept = parts.get(question) if parts else None
        content = kept or web.content(address, title=title, params=question)
        data = read_answer(content, title, plain_address(address))
        features, total = _page(data, division, title)
        new = {feature["properties"][division.code_column]: feature for feature in features}
        refuse(_page_faults(new, len(features), found, title))
        if parts and kept is None:
            parts.keep(question, content)
        found |= new
        if not features or (len(found) >= total if total is not None else len(features) < page):
            break
    if not found:
        where = f"{division.title}, {municipality}"
        raise InputError([Fault(FaultKind.SOURCE_EMPTY, title, where)])
    if total is not None and len(found) != total:
        count = Fault(FaultKind.SOURCE_COUNT, title, division.title, str(len(found)), str(total))
        raise InputError([count])
    return [found[code] for code in sorted(found)]


def _question(division: Division, municipality: str, page: int, start: int) -> dict[str, str | int]:
    return {
        "service": "WFS",
        "version": "2.0.0",
        "request": "GetFeature",
        "typeNames": division.layer,
        "outputFormat": "application/json",
        "srsName": WORKING_CRS,
        "CQL_FILTER": f"kommunkod='{municipality}'",
        "sortBy": division.code_column,
        "count": page,
        "startIndex": start,
    }


def _page(
    data: dict[str, Any], division: Division, title: str
) -> tuple[list[dict[str, Any]], int | None]:
    """Features of a page, and how many there are in all where the source says."""
    features = data.get("features")
    if not isinstance(features, list):
        raise InputError([changed(title, "json", ["features"], data)])
    crs = str(((data.get("crs") or {}).get("properties") or {}).get("name", ""))
    if features and crs and not crs.endswith(WORKING_CRS.partition(":")[2]):
        raise InputError([changed(title, "crs", [WORKING_CRS], [crs])])
    wanted = (division.code_column, *(("regsonamn",) if division.level == "regso" else ()))
    for feature in features:
        properties = feature.get("properties") or {}
        lacking = [name for name in wanted if not properties.get(name)]
        refuse([changed(title, division.layer, lacking, properties)] if lacking else [])
    total = data.get("numberMatched")
    return features, total if isinstance(total, int) else None


def _page_faults(
    new: dict[str, dict[str, Any]], count: int, found: dict[str, dict[str, Any]], title: str
) -> list[Fault]:
    """Areas that came twice, within the page or on an earlier one."""
    again = [code for code in new if code in found]
    if not again and len(new) == count:
        return []
    return [Fault(FaultKind.SOURCE_REPEATED, title, "features", (again or list(new))[0])]


def _frame(features: list[dict[str, Any]], division: Division) -> gpd.GeoDataFrame:
    properties = pd.DataFrame([feature["properties"] for feature in features])
    empty = pd.Series("", index=properties.index)
    parent = properties.get("regsokod", empty) if division.level == "deso" else empty
    shapes = [_shape(feature) for feature in features]
    return gpd.GeoDataFrame(
        {
            "code": properties[division.code_column].astype(str),
            "name": properties.get("regsonamn", empty).fillna("").astype(str),
            "parent": parent.fillna("").astype(str),
        },
        geometry=gpd.GeoSeries(shapes, crs=WORKING_CRS),
    )


def _shape(feature: dict[str, Any]) -> BaseGeometry | None:
    """Outline of a feature without height; None where it has none that can be read."""
    try:
        return shapely.force_2d(shapely.geometry.shape(feature.get("geometry")))
    except (AttributeError, KeyError, TypeError, ValueError, shapely.errors.ShapelyError):
        return None


def clip(geometry: gpd.GeoSeries, land: BaseGeometry, file: str) -> gpd.GeoSeries:
    """Cut areas to land, keeping polygons only.

    Raises
    ------
    InputError
        An area has no land at all: another land is meant.
    """
    cut = geometry.intersection(land)
    parts = cut.explode(index_parts=False)
    polygons = parts[(parts.geom_type == "Polygon") & ~parts.is_empty]
    whole = polygons.groupby(level=0, sort=False).agg(
        lambda pieces: shapely.union_all(pieces.to_numpy())
    )
    lost = geometry.index.difference(whole.index, sort=False)
    refuse(Fault(FaultKind.AREA_VANISHED, file, str(code)) for code in lost)
    return gpd.GeoSeries(whole.reindex(geometry.index).array, geometry.index, crs=geometry.crs)
