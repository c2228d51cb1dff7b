"""The area set: one level of one division, checked once and then trusted."""

import hashlib
from dataclasses import dataclass
from functools import cached_property

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS

from geo.faults import Fault, FaultKind, refuse

WORKING_CRS = "EPSG:3006"
"""SWEREF 99 TM: all geometry inside the program, unless an area set lies outside Sweden."""

POLYGONAL = (3, 6)
"""Shapely type ids of Polygon and MultiPolygon."""


@dataclass(frozen=True, eq=False)
class AreaSet:
    """Areas (statistikområden) of one level of one division.

    Parameters
    ----------
    frame : GeoDataFrame
        Index ``code`` (unique, non-empty text). Columns: ``name`` (text),
        ``geometry`` (valid, non-empty Polygon or MultiPolygon) and, where
        the level above is known, ``parent`` (text). One projected CRS with
        metres as its unit.
    division : str
        Short name of the division, such as ``"deso"`` or ``"own"``.
    generalised : bool
        True where the outlines are simplified and the screen must say so.
    source : str
        Attribution to stand beside the map; empty when unknown.

    Raises
    ------
    InputError
        With every breach of the contract at once.
    """

    frame: gpd.GeoDataFrame
    division: str = "own"
    generalised: bool = False
    source: str = ""

    def __post_init__(self) -> None:
        refuse(_contract_faults(self.frame))

    def __len__(self) -> int:
        return len(self.frame)

    @property
    def codes(self) -> pd.Index:
        """Area codes, in the order that every result keeps."""
        return self.frame.index

    @cached_property
    def names(self) -> pd.Series:
        """Names by code."""
        return self.frame["name"]

    @property
    def geometry(self) -> gpd.GeoSeries:
        """Polygons by code, in metres."""
        return self.frame.geometry

    @property
    def crs(self) -> CRS:
        """The projected CRS of the geometry."""
        return self.frame.crs

    @property
    def parent(self) -> pd.Series | None:
        """Code of the area in the level above by code, or None where unknown."""
        return self.frame.get("parent", None)

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 over codes and geometry (hexadecimal); the same areas give the same text."""
        digest = hashlib.sha256("\n".join(self.codes).encode())
        for wkb in shapely.to_wkb(np.asarray(self.geometry)):
            digest.update(wkb)
        return digest.hexdigest()


def _contract_faults(frame: gpd.GeoDataFrame) -> list[Fault]:
    faults = []
    if "name" not in frame:
        faults.append(Fault(FaultKind.COLUMN_MISSING, where="name"))
    if frame.crs is None:
        faults.append(Fault(FaultKind.CRS_MISSING))
    elif not frame.crs.is_projected or frame.crs.axis_info[0].unit_name != "metre":
        faults.append(Fault(FaultKind.CRS_UNKNOWN, received=frame.crs.to_string()))
    faults += code_faults(frame.index)
    faults += geometry_faults(frame.geometry)
    return faults


def code_faults(codes: pd.Index, file: str = "", rows: pd.Index | None = None) -> list[Fault]:
    """Empty and repeated codes.

    Parameters
    ----------
    codes : Index
        Area codes as text.
    file : str
        Name for the message.
    rows : Index of int, optional
        Number of each code's row in the file; counted from 1 when not given.

    Returns
    -------
    list of Fault
        One per row without a code and one per repeated code.
    """
    text = pd.Index(["" if pd.isna(code) else str(code).strip() for code in codes])
    rows = pd.RangeIndex(1, len(text) + 1) if rows is None else rows
    repeated = text[text.duplicated() & (text != "")].unique()
    return [Fault(FaultKind.CODE_EMPTY, file, str(row)) for row in rows[text == ""]] + [
        Fault(FaultKind.CODE_DUPLICATE, file, ", ".join(map(str, rows[text == code])), code)
        for code in repeated
    ]


def geometry_faults(geometry: gpd.GeoSeries, file: str = "") -> list[Fault]:
    """Geometry that is absent, empty, not polygonal or not valid.

    Parameters
    ----------
    geometry : GeoSeries
        Geometry by code.
    file : str
        Name for the message.

    Returns
    -------
    list of Fault
        One per area at fault, ``where`` holding its code.
    """
    shapes = np.asarray(geometry)
    empty = shapely.is_missing(shapes) | shapely.is_empty(shapes)
    alien = ~empty & ~np.isin(shapely.get_type_id(shapes), POLYGONAL)
    invalid = ~empty & ~alien & ~shapely.is_valid(shapes)
    codes = geometry.index.astype(str)
    return (
        [Fault(FaultKind.GEOMETRY_EMPTY, file, code) for code in codes[empty]]
        + [
            Fault(FaultKind.GEOMETRY_TYPE, file, code, received=kind)
            for code, kind in zip(codes[alien], geometry.geom_type[alien], strict=True)
        ]
        + [
            Fault(FaultKind.GEOMETRY_SELF_CROSSING, file, code, received=reason)
            for code, reason in zip(
                codes[invalid], shapely.is_valid_reason(shapes[invalid]), strict=True
            )
        ]
    )
