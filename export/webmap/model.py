"""What a map shows: areas, overlays, background, the shading and the words around them."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import asdict, astuple, dataclass, fields
from functools import cached_property

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from geo.areas import AreaSet
from geo.faults import repeated

MISSING = -1
"""Class of an area without a value."""

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_TILE_URL = re.compile(r"https?://([^\s{}\"'<>`\\$;]|\{[zxysr]\})+")


@dataclass(frozen=True)
class MapText:
    """Every word on the map that does not come from data, in the reader's language.

    Parameters
    ----------
    map_label : str
        What the map shows, for a screen reader.
    keyboard_help : str
        How the map is moved and an area chosen by keyboard; shown while the
        map has the keyboard's focus.
    zoom_in, zoom_out, show_all : str
        Titles of the three buttons.
    layers : str
        Heading of the overlays that belong to no group.
    missing : str
        An area without a value, in the legend and beside the area.
    rank : str
        What stands before the rank.
    selected, marked : str
        Legend of the two highlighted outlines.
    verified, inferred : str
        Legend of solid and dashed boundaries.
    point, approximate : str
        Legend of filled and of hollow circles: places that are known, and
        places known only to lie somewhere about there.
    generalised : str
        Note when the outlines of the areas are simplified.
    language : str
        BCP 47 tag of all of it.
    """

    map_label: str
    keyboard_help: str
    zoom_in: str
    zoom_out: str
    show_all: str
    layers: str
    missing: str
    rank: str
    selected: str
    marked: str
    verified: str
    inferred: str
    point: str
    approximate: str
    generalised: str
    language: str = "sv"


@dataclass(frozen=True)
class Basemap:
    """A tile service under the areas; the map is whole without it.

    Parameters
    ----------
    url : str
        Address with ``{z}``, ``{x}`` and ``{y}``, optionally ``{s}`` and ``{r}``.
    attribution : str
        Whom the service asks to be named, as plain text.
    max_zoom : int
        Deepest zoom level that the service has.

    Raises
    ------
    ValueError
        If the address is not one of tiles or nobody is named.
    """

    url: str
    attribution: str
    max_zoom: int = 19

    def __post_init__(self) -> None:
        if not _TILE_URL.fullmatch(self.url):
            raise ValueError(f"not the address of a tile service: {self.url!r}")
        if not self.attribution.strip():
            raise ValueError(f"no attribution is given for the tile service {self.url!r}")


@dataclass(frozen=True, eq=False)
class Overlay:
    """A layer above the areas that the reader can switch on and off.

    Parameters
    ----------
    id : str
        Name that stays when the label changes: ticks are remembered by it.
    label : str
        Name on the screen.
    geometry : GeoSeries or shapely geometry
        Polygons, lines, or points with a circle each, in the CRS of the areas;
        a GeoSeries may state another.
    colour : str
        Line colour, ``#rrggbb``.
    group : str
        Heading that the layer stands under; empty for the common one.
    dashed : bool
        True where the boundary is inferred rather than verified.
    hatched : bool
        True to fill the polygons with lines.
    shown : bool
        True to show the layer from the start.
    hollow : tuple of bool
        By point, True where it only stands for where the place may be; none
        at all is allowed.

    Raises
    ------
    ValueError
        If the colour is not ``#rrggbb``, or ``hollow`` is not as long as the points.
    """

    id: str
    label: str
    geometry: gpd.GeoSeries | BaseGeometry
    colour: str
    group: str = ""
    dashed: bool = False
    hatched: bool = False
    shown: bool = False
    hollow: tuple[bool, ...] = ()

    def __post_init__(self) -> None:
        require_colours([self.colour])
        if self.hollow and len(self.hollow) != len(self.geometries):
            raise ValueError(f"{len(self.hollow)} choices for {len(self.geometries)} points")

    @property
    def geometries(self) -> npt.NDArray[np.object_]:
        """The shapes as an array."""
        series = isinstance(self.geometry, gpd.GeoSeries)
        return np.asarray(self.geometry if series else [self.geometry], dtype=object)

    @property
    def has_points(self) -> bool:
        """Whether all of it is points."""
        return bool(len(self.geometries) and (shapely.get_type_id(self.geometries) == 0).all())

    @property
    def is_lines(self) -> bool:
        """Whether lines are drawn, rather than the outlines of polygons."""
        shapes = self.geometries
        return bool(len(shapes) and (shapely.get_dimensions(shapes) == 1).all())

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 over the geometry and every choice (hexadecimal)."""
        choices = [getattr(self, field.name) for field in fields(self) if field.name != "geometry"]
        return digest(repr(choices), geometry_digest(self.geometry))


@dataclass(frozen=True, eq=False)
class MapDescription:
    """All of a map that does not change when the scores do.

    Parameters
    ----------
    areas : AreaSet
        The areas to shade; their order is the order of every shading.
    text : MapText
        Words around the map.
    overlays : tuple of Overlay
        Layers above the areas, in the order of the list.
    background : GeoSeries, optional
        Polygons of water below the areas, in the CRS of the areas unless the
        series states another.
    basemap : Basemap, optional
        Tile service between background and areas; none means no network.

    Raises
    ------
    ValueError
        If two overlays share an id.
    """

    areas: AreaSet
    text: MapText
    overlays: tuple[Overlay, ...] = ()
    background: gpd.GeoSeries | None = None
    basemap: Basemap | None = None

    def __post_init__(self) -> None:
        shared = sorted(repeated(overlay.id for overlay in self.overlays))
        if shared:
            raise ValueError(f"overlays share an id: {', '.join(shared)}")

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 over everything that the browser is given (hexadecimal)."""
        return digest(
            self.areas.fingerprint,
            repr(list(self.areas.names)),
            repr((self.areas.generalised, self.areas.source)),
            repr(astuple(self.text)),
            *(overlay.fingerprint for overlay in self.overlays),
            geometry_digest(self.background) if self.background is not None else "",
            repr(asdict(self.basemap)) if self.basemap else "",
        )


@dataclass(frozen=True, eq=False)
class Shading:
    """One colouring of the areas, in the order of their codes.

    Parameters
    ----------
    classes : sequence or array of int
        Class by area, from 0; -1 is an area without a value.
    palette : sequence of str
        One ``#rrggbb`` a class, from the lowest.
    class_labels : sequence of str
        One label a class, as long as the palette.
    title : str
        What is shown; heading of the legend.
    values : sequence of str
        Value by area as the reader sees it, or empty; none at all is allowed.
    ranks : sequence of str
        Rank by area as the reader sees it, or empty; none at all is allowed.

    Raises
    ------
    ValueError
        If labels and palette differ in length, or a class has no colour.
    """

    classes: Sequence[int] | npt.NDArray[np.integer]
    palette: Sequence[str]
    class_labels: Sequence[str]
    title: str
    values: Sequence[str] = ()
    ranks: Sequence[str] = ()

    def __post_init__(self) -> None:
        require_colours(self.palette)
        if len(self.class_labels) != len(self.palette):
            raise ValueError(
                f"{len(self.class_labels)} class labels for {len(self.palette)} colours"
            )
        alien = sorted({int(each) for each in self.classes if not -1 <= each < len(self.palette)})
        if alien:
            raise ValueError(f"classes without a colour: {alien}")


def require_colours(colours: Sequence[str]) -> None:
    """Refuse what is not a colour: it would be read as style by the browser.

    Raises
    ------
    ValueError
        Naming every text that is not ``#rrggbb``.
    """
    alien = [colour for colour in colours if not _COLOUR.fullmatch(colour)]
    if alien:
        raise ValueError(f"not colours of the form #rrggbb: {alien}")


def digest(*parts: str) -> str:
    """SHA-256 over the parts, kept apart from each other (hexadecimal)."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def geometry_digest(geometry: gpd.GeoSeries | BaseGeometry) -> str:
    """SHA-256 over geometry and CRS (hexadecimal)."""
    series = isinstance(geometry, gpd.GeoSeries)
    crs = geometry.crs.to_string() if series and geometry.crs else ""
    shapes = geometry.to_numpy() if series else [geometry]
    return digest(crs, *shapely.to_wkb(shapes, hex=True))
