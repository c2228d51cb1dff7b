"""Read areas from a file: the code column found, the CRS known, every fault told at once."""

import json
import re
import warnings
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio
from pyarrow import ArrowInvalid

from geo.columns import CODE_COLUMNS
from geo.faults import Fault, FaultKind, InputError
from geo.inspection import AreaInspection, AreaReading, inspect_frame

VECTOR_TYPES = (
    ".gpkg",
    ".geojson",
    ".json",
    ".zip",
    ".shp",
    ".fgb",
    ".parquet",
    ".geoparquet",
    ".kml",
    ".topojson",
)
"""File endings that hold areas."""

NULL_CRS = re.compile(rb'"crs"\s*:\s*null')


def read_areas(path: Path, **options: Any) -> AreaReading:
    """Read areas from GeoPackage, GeoJSON, Shapefile (zipped or not), FlatGeobuf or GeoParquet.

    Parameters
    ----------
    path : Path
        The file.
    **options
        As for :func:`inspect_areas`.

    Returns
    -------
    AreaReading
        Areas in EPSG:3006, or in the UTM zone at hand where they lie outside Sweden.

    Raises
    ------
    InputError
        With every fault of the file.
    """
    inspection = inspect_areas(path, **options)
    if inspection.reading is None:
        raise InputError(inspection.faults)
    return inspection.reading


def inspect_areas(
    path: Path,
    *,
    code_column: str | None = None,
    name_column: str | None = None,
    usual_codes: Sequence[str] = CODE_COLUMNS,
    layer: str | None = None,
    crs: str | None = None,
    mend_ambiguous: bool = False,
    division: str = "own",
) -> AreaInspection:
    """Read a file of areas and tell everything that is wrong with it.

    Parameters
    ----------
    path : Path
        The file.
    code_column, name_column : str, optional
        Columns with code and name; found by their usual names when not given.
    usual_codes : sequence of str
        Lower-case names that a code column goes by, in order of preference.
    layer : str, optional
        Layer to read; needed where the file holds several.
    crs : str, optional
        CRS of a file that does not say, or that says one which its
        coordinates do not fit; else ignored.
    mend_ambiguous : bool
        Mend also self-crossing polygons whose intended area is unclear.
    division : str
        Name of the division the areas belong to.

    Returns
    -------
    AreaInspection
    """
    path = Path(path)
    try:
        frame = read_vector(path, layer)
    except InputError as error:
        return AreaInspection(pd.Index([], dtype=str), error.faults, None)
    return inspect_frame(
        frame,
        path.name,
        code_column=code_column,
        name_column=name_column,
        usual_codes=usual_codes,
        crs=crs,
        mend_ambiguous=mend_ambiguous,
        division=division,
    )


def read_vector(path: Path, layer: str | None = None) -> gpd.GeoDataFrame:
    """Read one layer of a vector file as it stands.

    Returns
    -------
    GeoDataFrame
        At least one row; CRS may be None.

    Raises
    ------
    InputError
        Missing, unknown, unreadable or empty file; several layers and none named.
    """
    _refuse_unreadable(path)
    try:
        if path.suffix.lower() in (".parquet", ".geoparquet"):
            frame = _with_index_as_columns(gpd.read_parquet(path))
        else:
            frame = _read_layer(path, layer)
    except (pyogrio.errors.DataSourceError, ArrowInvalid, ValueError, OSError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError([Fault(FaultKind.FILE_UNREADABLE, path.name)]) from error
    if not isinstance(frame, gpd.GeoDataFrame) or frame.empty:
        raise InputError([Fault(FaultKind.FILE_EMPTY, path.name)])
    return frame.set_crs(None, allow_override=True) if _disowns_crs(path) else frame


def layer_names(path: Path) -> list[str]:
    """Names of the layers and tables of a vector file, those without geometry among them.

    Raises
    ------
    InputError
        Missing, unknown or unreadable file.
    """
    _refuse_unreadable(path)
    try:
        return [str(name) for name, _ in pyogrio.list_layers(_inside_zip(path))]
    except (pyogrio.errors.DataSourceError, OSError) as error:
        raise InputError([Fault(FaultKind.FILE_UNREADABLE, path.name)]) from error


def read_attributes(path: Path, layer: str) -> pd.DataFrame:
    """Read a table of a vector file without its geometry; it may have no rows.

    Raises
    ------
    InputError
        It cannot be read.
    """
    options = {"read_geometry": False, "datetime_as_string": True}
    try:
        with warnings.catch_warnings(action="ignore"):
            return pyogrio.read_dataframe(_inside_zip(path), layer=layer, **options)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, OSError) as error:
        raise InputError([Fault(FaultKind.FILE_UNREADABLE, path.name)]) from error


def _read_layer(path: Path, layer: str | None) -> gpd.GeoDataFrame:
    """Read with dates as text, since a code may look like one.

    GDAL's warnings are about what is not used here: numbers of features that
    occur twice, columns of mixed kinds.
    """
    dataset = _inside_zip(path)
    name = _layer(dataset, layer, path.name)
    with warnings.catch_warnings(action="ignore"):
        return gpd.read_file(dataset, layer=name, engine="pyogrio", datetime_as_string=True)


def _with_index_as_columns(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Give a frame that was saved with its codes as index the column back."""
    return frame.reset_index() if any(frame.index.names) else frame


def _inside_zip(path: Path) -> str:
    """Address for GDAL, which by itself looks into no folder within a zip file."""
    if path.suffix.lower() != ".zip":
        return str(path)
    with zipfile.ZipFile(path) as archive:
        names = [Path(name) for name in archive.namelist() if not name.startswith("__MACOSX")]
    shapefiles = {name.parent for name in names if name.suffix.lower() == ".shp"}
    others = {name for name in names if name.suffix.lower() in VECTOR_TYPES}
    inner = shapefiles or others
    if len(inner) != 1 or Path() in inner:
        return str(path)
    return f"/vsizip/{path}/{inner.pop().as_posix()}"


def _disowns_crs(path: Path) -> bool:
    """Whether a GeoJSON file says in so many words that its CRS is unknown.

    GeoJSON (2008), section 3: ``"crs": null`` means that none can be assumed;
    GDAL reads it as WGS 84 all the same.
    """
    if path.suffix.lower() not in (".geojson", ".json"):
        return False
    content = path.read_bytes()
    if not NULL_CRS.search(content):
        return False
    return json.loads(content).get("crs", "") is None


def _refuse_unreadable(path: Path) -> None:
    if not path.is_file():
        raise InputError([Fault(FaultKind.FILE_NOT_FOUND, path.name)])
    if path.suffix.lower() not in VECTOR_TYPES:
        raise InputError(
            [Fault(FaultKind.FILE_TYPE, path.name, "", path.suffix, ", ".join(VECTOR_TYPES))]
        )
    if path.suffix.lower() == ".zip" and not zipfile.is_zipfile(path):
        raise InputError([Fault(FaultKind.FILE_UNREADABLE, path.name)])


def _layer(dataset: str, wanted: str | None, file: str) -> str:
    layers = [str(name) for name, kind in pyogrio.list_layers(dataset) if kind is not None]
    if not layers:
        raise InputError([Fault(FaultKind.FILE_EMPTY, file)])
    if wanted in layers:
        return str(wanted)
    if wanted is None and len(layers) == 1:
        return layers[0]
    fault = Fault(FaultKind.LAYER_CHOICE, file, "", wanted or "", ", ".join(layers))
    raise InputError([fault])
