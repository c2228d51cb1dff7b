"""What pictures show, taken from a dossier: the map with the shortlist and the initiatives."""

import geopandas as gpd

from export.dossier import Dossier
from export.pictures.model import MapFigure, MapLine, Marked
from language import picture_text, text


def map_figure(dossier: Dossier, water: gpd.GeoSeries | None = None) -> MapFigure:
    """The map of the index, with the shortlist numbered and the initiatives that run.

    Parameters
    ----------
    dossier : Dossier
        What to show.
    water : GeoSeries, optional
        Polygons below the areas, in any CRS.

    Returns
    -------
    MapFigure
    """
    areas = dossier.areas
    shapes = dossier.initiatives.geometry.to_crs(areas.crs)
    return MapFigure(
        title=map_title(dossier),
        legend_title=picture_text.LEGEND_INDEX,
        areas=areas.geometry,
        classes=areas["klass"].fillna(0).astype(int).tolist(),
        legend=dossier.legend,
        source=source_line(dossier),
        marked=_marked(dossier),
        lines=tuple(
            MapLine(line.label, shape, line.colour, line.dashed)
            for line, shape in zip(dossier.lines, shapes, strict=True)
            if line.shown
        ),
        water=water,
    )


def _marked(dossier: Dossier) -> tuple[Marked, ...]:
    short = dossier.shortlist
    headings = {False: picture_text.SHORTLIST, True: picture_text.SHORTLIST_CANDIDATES}
    return tuple(
        Marked(name, shape, headings[code in dossier.members], code in dossier.members)
        for code, name, shape in zip(short["kod"], short["namn"], short.geometry, strict=True)
    )


def map_title(dossier: Dossier) -> str:
    """Scenario and level."""
    scenario = "".join(dossier.told(text.META_SCENARIO))
    title = picture_text.MAP_TITLE.format(scenario=scenario, level=text.LEVELS[dossier.division])
    return dossier.face(title)


def source_line(dossier: Dossier) -> str:
    """Sources of boundaries and figures, whether boundaries are simplified, and the day."""
    sources = [*dossier.told(text.META_AREAS), *dossier.told(text.META_SOURCE)]
    is_general = text.LIMIT_GENERALISED in dossier.told(text.META_LIMIT)
    day = "".join(dossier.told(text.META_DATE))
    return picture_text.source_line(sources, text.GENERALISED if is_general else "", day)
