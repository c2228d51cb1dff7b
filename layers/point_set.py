"""Points as a document: what a file of points said, without the file and its other columns."""

import json
from typing import Annotated, Literal, NamedTuple

import geopandas as gpd
import numpy as np
import shapely
from pydantic import Field

from geo.areas import AreaSet
from layers.attachment import Attachment, Sha256
from layers.cards import Card, Text
from layers.points import PointsReading, land_points
from layers.text_files import check_model, parse_json

Coordinate = Annotated[float, Field(allow_inf_nan=False)]


class Point(NamedTuple):
    """A point: the number of its row in the file, its name (may be empty), east and north."""

    row: Annotated[int, Field(ge=0)]
    name: str
    east: Coordinate
    north: Coordinate


class PointSet(Card):
    """Points of a file, in its own coordinates.

    Parameters
    ----------
    version : int
        Of this form.
    file : str
        Name of the file.
    sha256 : str
        Of the file (hexadecimal).
    crs : str
        Of the coordinates: an EPSG number, or WKT where there is none.
    without_place : int
        Rows that were left out, since they had no coordinates.
    points : tuple of Point
        At least one.
    """

    version: Literal[1] = 1
    file: Text
    sha256: Sha256
    crs: Text
    without_place: Annotated[int, Field(ge=0)] = 0
    points: Annotated[tuple[Point, ...], Field(min_length=1)]

    @property
    def text(self) -> str:
        """Canonical JSON: keys sorted, no blanks, ASCII only."""
        data = self.model_dump(mode="json")
        return json.dumps(data, sort_keys=True, separators=(",", ":"), allow_nan=False)

    @property
    def content(self) -> bytes:
        """The document as a file."""
        return self.text.encode()

    @property
    def attachment(self) -> Attachment:
        """The document as a file that another refers to, under the name of the file of points."""
        return Attachment.of(self.file, self.content)


def point_set(read: PointsReading, file: Attachment) -> PointSet:
    """Points of a file that was read, as a document.

    Parameters
    ----------
    read : PointsReading
    file : Attachment
        What they were read from.
    """
    places = read.places
    rows = zip(places.index, places["name"], places.geometry, strict=True)
    return PointSet(
        file=file.name,
        sha256=file.sha256,
        crs=str(places.crs.to_string()),
        without_place=read.without_place,
        points=tuple(Point(int(row), str(name), at.x, at.y) for row, name, at in rows),
    )


def read_point_set(content: bytes, file: str) -> PointSet:
    """Read points that were written as a document.

    Raises
    ------
    InputError
        Every fault of it.
    """
    return check_model(PointSet, parse_json(content, file), file)


def located(points: PointSet, areas: AreaSet, *, leave_out: bool = False) -> PointsReading:
    """Points of a document where they lie among some areas.

    Parameters
    ----------
    points : PointSet
    areas : AreaSet
        In metres.
    leave_out : bool
        Leave out points far outside, instead of refusing them.

    Raises
    ------
    InputError
        The CRS is not known or does not fit, or points lie far outside.
    """
    rows, names, east, north = zip(*points.points, strict=True)
    frame = gpd.GeoDataFrame(
        {"name": np.array(names, dtype=object)},
        geometry=shapely.points(east, north),
        index=list(rows),
    )
    return land_points(
        frame,
        areas,
        points.crs,
        points.file,
        leave_out=leave_out,
        without_place=points.without_place,
    )
