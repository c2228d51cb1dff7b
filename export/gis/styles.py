"""How the layers open in QGIS: the classes, colours, lines and Swedish labels of the app."""

from collections.abc import Sequence

from export import palettes
from export.columns import Column
from export.dossier import Dossier
from export.gis import qml
from export.gis.layers import Layer
from export.gis.qml import Category, SymbolLayer, Written
from export.legend import LegendClass, Line
from export.listed import KIND, ORDER
from language import gis_text, shortlist_text, text

THIN, MARKED, CASING, SPACING = 0.15, 0.8, 0.7, 2.0
"""Millimetres: outline of an area, of a marked one, what a casing adds, between hatches."""


def style_of(layer: Layer, dossier: Dossier) -> str:
    """QML of a layer.

    Parameters
    ----------
    layer : Layer
        One of :func:`export.gis.layers.map_layers`.
    dossier : Dossier
        That the layer is of.

    Returns
    -------
    str

    Raises
    ------
    KeyError
        The layer has no style.
    """
    styles = {
        "kortlista": lambda: _shortlist(layer.columns),
        "bortvalda": lambda: _rejected(layer.columns),
        "omraden": lambda: _areas(layer.columns, dossier.legend),
        "insatser": lambda: _initiatives(layer.columns, dossier.lines),
        "insatser_platser": lambda: _sites(layer.columns),
    }
    return styles[layer.name]()


def _areas(columns: Sequence[Column], legend: Sequence[LegendClass]) -> str:
    classes = [
        Category(each.number, each.label, [qml.fill(each.colour, palettes.AREA_LINE, THIN)])
        for each in legend
    ]
    hatched = [
        qml.fill(palettes.MISSING_FILL, palettes.AREA_LINE, THIN),
        qml.hatching(palettes.MISSING_HATCH, SPACING, THIN),
    ]
    categories = [*reversed(classes), Category("", gis_text.MISSING, hatched)]
    return qml.categorised("klass", "fill", categories, columns)


def _shortlist(columns: Sequence[Column]) -> str:
    double = [*_cased(palettes.CANDIDATE_LINE), qml.stroke(palettes.CASING, MARKED / 3)]
    drawn = {"area": _cased(palettes.MARKED_LINE), "candidate": double}
    categories = [
        Category(word, gis_text.ON_SHORTLIST[kind], drawn[kind])
        for kind, word in shortlist_text.KIND.items()
    ]
    label = Written(ORDER.name, palettes.MARKED_LINE)
    return qml.categorised(KIND.name, "fill", categories, columns, label)


def _rejected(columns: Sequence[Column]) -> str:
    outline = _cased(palettes.REJECTED_LINE, dashed=True)
    categories = [
        Category(word, gis_text.REJECTED[kind], outline)
        for kind, word in shortlist_text.KIND.items()
    ]
    return qml.categorised(KIND.name, "fill", categories, columns)


def _initiatives(columns: Sequence[Column], lines: Sequence[Line]) -> str:
    categories = []
    for line in lines:
        told = gis_text.INFERRED if line.dashed else gis_text.VERIFIED
        drawn = _cased(line.colour, dashed=line.dashed)
        if not line.dashed:
            drawn = [qml.hatching(line.colour, 2 * SPACING, THIN), *drawn]
        categories.append(Category(line.id, told.format(name=line.label), drawn, line.shown))
    return qml.categorised("id", "fill", categories, columns)


def _sites(columns: Sequence[Column]) -> str:
    colour = palettes.OVERLAYS[0]
    categories = [
        Category(text.POSITION[False], gis_text.SITE_EXACT, [qml.dot(colour, "#ffffff", 3)]),
        Category(text.POSITION[True], gis_text.SITE_APPROXIMATE, [qml.dot("#ffffff", colour, 3)]),
    ]
    return qml.categorised("lage", "marker", categories, columns)


def _cased(colour: str, *, dashed: bool = False) -> list[SymbolLayer]:
    """A line with a light casing under it, so that it shows on any fill."""
    casing = qml.stroke(palettes.CASING, MARKED + CASING)
    return [casing, qml.stroke(colour, MARKED, dashed=dashed)]
