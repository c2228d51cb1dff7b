"""Files made of a dossier and a map, for the page and the command line alike."""

from export.dossier import Dossier
from export.webmap.page import MapTable, to_html
from language import numbers, screen, text
from layers.catalogue import Catalogue
from scoring.score import ScoreResult
from ui import drawing
from ui.workspace import Place

TABLE_COLUMNS = ("namn", "rang", "indexvarde", "insatser")
"""Columns of the table under the map."""


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
    title = screen.SHOW_INDEX.format(scenario=result.scenario.name)
    page = to_html(
        drawing.map_description(place, catalogue, drawing.basemap(tiles)),
        drawing.index_shading(result, title),
        _table(dossier, title),
        title=title,
        source=" · ".join(f"{key}: {value}" for key, value in _told(dossier)),
        marked=tuple(dossier.shortlist["kod"]),
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
