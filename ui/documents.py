"""Files made of a dossier and a map, for the page and the command line alike."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from export.dossier import Dossier
from export.figures import map_figure
from export.gis import flatgeobuf_bytes, geojson_bytes, geopackage_bytes, shapefile_bytes
from export.pictures import Kind, draw_map
from export.tabular import shortlist_csv
from export.webmap.page import MapTable, to_html
from language import numbers, screen, text
from layers.catalogue import Catalogue
from scoring.score import ScoreResult
from ui import drawing
from ui.workspace import Place

TABLE_COLUMNS = ("namn", "rang", "indexvarde", "insatser")
"""Columns of the table under the map."""


@dataclass(frozen=True, eq=False)
class Content:
    """What a file is made of.

    Parameters
    ----------
    place : Place
    catalogue : Catalogue
        For the background.
    result : ScoreResult
        Of the place.
    dossier : Dossier
        Figures and metadata of the same result.
    crs : str
        Coordinate system, for the formats that let it be chosen.
    tiles : str
        Address of a basemap's tiles for the web page, empty for none.
    """

    place: Place
    catalogue: Catalogue
    result: ScoreResult
    dossier: Dossier
    crs: str
    tiles: str = ""


@dataclass(frozen=True)
class Format:
    """A kind of file: how it is written, its media type, and whether it has a CRS to choose."""

    write: Callable[[Content], bytes]
    media_type: str
    has_crs: bool = False


FORMATS = {
    "gpkg": Format(
        lambda content: geopackage_bytes(content.dossier, content.crs),
        "application/geopackage+sqlite3",
        has_crs=True,
    ),
    "zip": Format(
        lambda content: shapefile_bytes(content.dossier, content.crs),
        "application/zip",
        has_crs=True,
    ),
    "fgb": Format(
        lambda content: flatgeobuf_bytes(content.dossier, content.crs),
        "application/octet-stream",
        has_crs=True,
    ),
    "geojson": Format(lambda content: geojson_bytes(content.dossier), "application/geo+json"),
    "csv": Format(lambda content: shortlist_csv(content.dossier), "text/csv"),
    "html": Format(
        lambda content: html_map(
            content.place, content.catalogue, content.result, content.dossier, content.tiles
        ),
        "text/html",
    ),
    "png": Format(lambda content: map_picture(content, "png"), "image/png"),
    "svg": Format(lambda content: map_picture(content, "svg"), "image/svg+xml"),
    "pdf": Format(lambda content: map_picture(content, "pdf"), "application/pdf"),
}
"""Every kind of file that a shortlist leaves as, by ending."""


def map_picture(content: Content, kind: Kind) -> bytes:
    """The map of the index with shortlist and initiatives, as a picture."""
    water = content.catalogue.water
    figure = map_figure(content.dossier, water if len(water) else None)
    return draw_map(figure, kind).content


def html_map(
    place: Place, catalogue: Catalogue, result: ScoreResult, dossier: Dossier, tiles: str = ""
) -> bytes:
    """The map of the index with the shortlist outlined, as one file that needs no network.

    Parameters
    ----------
    place : Place
    catalogue : Catalogue
        For the background.
    result : ScoreResult
        Of the place.
    dossier : Dossier
        Figures and metadata of the same result.
    tiles : str
        Address of a basemap's tiles, empty for none.

    Returns
    -------
    bytes
        HTML in UTF-8.
    """
    title = dossier.face(screen.SHOW_INDEX.format(scenario=result.scenario.name))
    described = drawing.map_description(place, catalogue, drawing.basemap(tiles))
    listed = drawing.listed_overlays(dossier)
    page = to_html(
        replace(described, overlays=(*listed, *described.overlays)),
        drawing.index_shading(result, title),
        _table(dossier, title),
        title=title,
        source=" · ".join(f"{key}: {value}" for key, value in _told(dossier)),
        marked=[code for code in dossier.shortlist.index if code not in dossier.members],
    )
    return page.encode()


def _told(dossier: Dossier) -> list[tuple[str, str]]:
    return [item for item in dossier.metadata if item[0] != text.META_SCENARIO_JSON]


def _table(dossier: Dossier, title: str) -> MapTable:
    columns = [column for column in dossier.columns if column.name in TABLE_COLUMNS]
    ordered = dossier.areas.sort_values("rang", kind="stable", na_position="last")
    rows = [
        (
            row["namn"],
            numbers.rank(row["rang"]),
            numbers.number(row["indexvarde"], 1),
            row["insatser"],
        )
        for row in ordered.astype({"rang": float}).to_dict("records")
    ]
    caption = screen.TABLE_CAPTION.format(shown=title)
    return MapTable(caption, [column.title for column in columns], rows)
