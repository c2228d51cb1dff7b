"""Small area sets and files of areas for tests."""

import json
import zipfile
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from shapely import box

from geo.areas import AreaSet
from geo.faults import FaultKind, InputError

SWEREF = "EPSG:3006"

# A corner of Malmö in SWEREF 99 TM, so that small squares lie where the CRS holds.
EAST, NORTH = 373000, 6163000


def square(column=0, row=0, side=100.0):
    """A square of ``side`` metres in Malmö, by its place in a grid of 100 metres."""
    west, south = EAST + 100 * column, NORTH + 100 * row
    return box(west, south, west + side, south + side)


def frame_of(shapes, codes=None, crs=SWEREF, **columns):
    """A frame as a reader gives it: a column ``code`` and geometry."""
    codes = [f"A{number}" for number in range(1, len(shapes) + 1)] if codes is None else codes
    return gpd.GeoDataFrame({"code": codes, **columns}, geometry=list(shapes), crs=crs)


def area_set(crs=SWEREF, division="own", **shapes):
    """An area set with the keywords as codes and names."""
    frame = gpd.GeoDataFrame(
        {"name": list(shapes)},
        geometry=list(shapes.values()),
        index=pd.Index(list(shapes), name="code", dtype=str),
        crs=crs,
    )
    return AreaSet(frame, division)


def write_geojson(path, shapes, codes=None, **members):
    """A GeoJSON file written by hand, so that a test decides what it says."""
    codes = [f"A{number}" for number in range(1, len(shapes) + 1)] if codes is None else codes
    features = [
        {
            "type": "Feature",
            "properties": {"code": code},
            "geometry": None if shape is None else json.loads(shapely.to_geojson(shape)),
        }
        for code, shape in zip(codes, shapes, strict=True)
    ]
    content = {"type": "FeatureCollection", **members, "features": features}
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def write_zipped_shapefile(frame, path, *, folder="", without=()):
    """A Shapefile in a zip file, in a folder inside it where one is named."""
    work = Path(path).with_suffix("")
    work.mkdir()
    frame.to_file(work / "omraden.shp", engine="pyogrio")
    with zipfile.ZipFile(path, "w") as archive:
        for part in sorted(work.iterdir()):
            if part.suffix not in without:
                archive.write(part, f"{folder}{part.name}")
    return path


def assert_same_index(result, codes):
    """Same codes in the same order in as out."""
    assert list(result.index) == list(codes)


def faults_of(call, *arguments, **options):
    """Every fault that a call refuses its input for."""
    with pytest.raises(InputError) as caught:
        call(*arguments, **options)
    return caught.value.faults


def kinds_of(call, *arguments, **options):
    """Kinds of those faults, each once, in order."""
    return list(dict.fromkeys(fault.kind for fault in faults_of(call, *arguments, **options)))


__all__ = [
    "SWEREF",
    "FaultKind",
    "area_set",
    "assert_same_index",
    "faults_of",
    "frame_of",
    "kinds_of",
    "square",
    "write_geojson",
    "write_zipped_shapefile",
]
