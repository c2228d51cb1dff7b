"""Areas that have been read, and everything that is wrong with them."""

from collections.abc import Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd

from geo.areas import AreaSet, code_faults, geometry_faults
from geo.columns import CODE_COLUMNS, NAME_COLUMNS, as_codes, find_column
from geo.crs import crs_label, metric_crs, with_crs
from geo.faults import Fault
from geo.repair import GeometryRepair, mend


@dataclass(frozen=True)
class AreaReading:
    """Areas as read, with what was done to them on the way.

    Parameters
    ----------
    areas : AreaSet
        Checked areas in metres.
    repairs : tuple of GeometryRepair
        Geometries that were mended.
    file_crs : str
        CRS of the file, as ``EPSG:…`` where it has a number.
    code_column, name_column : str
        Columns taken for code and name; the name column may be empty.
    """

    areas: AreaSet
    repairs: tuple[GeometryRepair, ...]
    file_crs: str
    code_column: str
    name_column: str


@dataclass(frozen=True, eq=False)
class AreaInspection:
    """What a file of areas turned out to hold, faults or not.

    Parameters
    ----------
    codes : Index of str
        Codes in file order, as far as a code column was found.
    faults : tuple of Fault
        All that is wrong with the file.
    reading : AreaReading or None
        The areas; None where there is any fault.
    """

    codes: pd.Index
    faults: tuple[Fault, ...]
    reading: AreaReading | None


def inspect_frame(
    frame: gpd.GeoDataFrame,
    file: str,
    *,
    code_column: str | None = None,
    name_column: str | None = None,
    usual_codes: Sequence[str] = CODE_COLUMNS,
    crs: str | None = None,
    mend_ambiguous: bool = False,
    division: str = "own",
) -> AreaInspection:
    """Tell everything that is wrong with areas that have been read.

    Parameters
    ----------
    frame : GeoDataFrame
        As :func:`geo.reading.read_vector` gives it.
    file : str
        Name for messages.
    code_column, name_column, usual_codes, crs, mend_ambiguous, division
        As for :func:`geo.reading.inspect_areas`.
    """
    code, faults = find_column(frame, code_column, usual_codes, file)
    name, more = find_column(frame, name_column, NAME_COLUMNS, file, required=False)
    frame, crs_faults = with_crs(frame, crs, file)
    codes = as_codes(frame[code]) if code else pd.Index([], dtype=str)
    faults += [*more, *crs_faults, *code_faults(codes, file)]
    labels = codes if code else pd.RangeIndex(1, len(frame) + 1).astype(str)
    geometry = gpd.GeoSeries(np.array(frame.geometry), index=labels, crs=frame.crs).force_2d()
    geometry, repairs = mend(geometry, ambiguous=mend_ambiguous)
    faults += geometry_faults(geometry, file)
    if faults:
        return AreaInspection(codes, tuple(faults), None)
    names = as_codes(frame[name]).to_numpy() if name else labels.to_numpy()
    tidy = gpd.GeoDataFrame({"name": names}, geometry=np.array(geometry), index=labels)
    tidy = tidy.set_crs(frame.crs).rename_axis("code")
    areas = AreaSet(tidy.to_crs(metric_crs(tidy)), division=division)
    reading = AreaReading(areas, repairs, crs_label(frame.crs), str(code), name or "")
    return AreaInspection(codes, (), reading)
