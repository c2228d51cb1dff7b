"""Files made of a dossier and a map, for the page and the command line alike."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from export.dossier import Dossier
from export.figures import map_figure
from export.gis import flatgeobuf_bytes, geojson_bytes, geopackage_bytes, shapefile_bytes
from export.pictures import Kind, draw_map
from export.proof.record import Shape
from export.tabular import shortlist_csv
from export.webmap.page import MapTable, to_html
from language import numbers, screen, text
from ui import drawing
from ui.content import Content
from ui.recorded import make_record, proved

TABLE_COLUMNS = ("namn", "rang", "indexvarde", "insatser")
"""Columns of the table under the map."""


@dataclass(frozen=True)
class Format:
    """A kind of file: how it is written, its media type, and whether it has a CRS to choose."""

    write: Callable[[Content], bytes]
    media_type: str
    has_crs: bool = False


WRITERS: dict[str, Callable[[Content], bytes]] = {
    "gpkg": lambda content: geopackage_bytes(content.dossier, content.crs),
    "zip": lambda content: shapefile_bytes(content.dossier, content.crs),
    "fgb": lambda content: flatgeobuf_bytes(content.dossier, content.crs),
    "geojson": lambda content: geojson_bytes(content.dossier),
    "csv": lambda content: shortlist_csv(content.dossier),
    "html": lambda content: html_map(content),
    "png": lambda content: map_picture(content, "png"),
    "svg": lambda content: map_picture(content, "svg"),
    "pdf": lambda content: map_picture(content, "pdf"),
}
"""How each kind of file is written, before its record is put in."""

MEDIA_TYPES = {
    "gpkg": "application/geopackage+sqlite3",
    "zip": "application/zip",
    "fgb": "application/octet-stream",
    "geojson": "application/geo+json",
    "csv": "text/csv",
    "html": "text/html",
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
}

WITH_CRS = frozenset({"gpkg", "zip", "fgb"})
"""Kinds that have a coordinate system to choose."""


def write_file(content: Content, form: str) -> bytes:
    """A shortlist as a file that holds the record it can be computed anew from."""
    shape = Shape(
        form=form,
        crs=content.crs if form in WITH_CRS else "",
        tiles=content.tiles if form == "html" else "",
    )
    return proved(content, make_record(content, shape), WRITERS[form])


FORMATS = {
    form: Format(partial(write_file, form=form), MEDIA_TYPES[form], form in WITH_CRS)
    for form in WRITERS
}
"""Every kind of file that a shortlist leaves as, by ending."""


def map_picture(content: Content, kind: Kind) -> bytes:
    """The map of the index with shortlist and initiatives, as a picture."""
    water = content.catalogue.water
    figure = map_figure(content.dossier, water if len(water) else None)
    told = [f"{key}: {value}." for key, value in content.dossier.metadata if key in text.META_PROOF]
    figure = replace(figure, source=" ".join([figure.source, *told]))
    return draw_map(figure, kind).content


def html_map(content: Content) -> bytes:
    """The map of the index with the shortlist outlined, as one file that needs no network."""
    dossier, result = content.dossier, content.result
    title = dossier.face(screen.SHOW_INDEX.format(scenario=result.scenario.name))
    background = drawing.basemap(content.tiles)
    described = drawing.map_description(content.place, content.catalogue, background)
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
    return [item for item in dossier.metadata if item[0] not in text.META_JSON]


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
