"""QGIS's own style format, as QGIS 3.22 and later read it: symbols, categories, labels."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from export.columns import Column
from export.safe_text import for_xml

VERSION = "3.22.0"
"""Version that the style calls itself; a later QGIS reads it too."""

DOCTYPE = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"

Options = Mapping[str, str]


@dataclass(frozen=True)
class SymbolLayer:
    """One stroke or fill of a symbol.

    Parameters
    ----------
    kind : str
        QGIS's name of the class, such as ``SimpleFill``.
    options : mapping of str to str
        Its properties by QGIS's names.
    line : SymbolLayer, optional
        What a pattern of lines is drawn with.
    """

    kind: str
    options: Options
    line: "SymbolLayer | None" = None


@dataclass(frozen=True)
class Category:
    """A value of a field, or anything else where it is empty, and how it is drawn."""

    value: str | int
    label: str
    layers: Sequence[SymbolLayer]
    shown: bool = True


@dataclass(frozen=True)
class Written:
    """A field that is written on each polygon, and in what colour."""

    field: str
    colour: str


def rgba(colour: str) -> str:
    """``#rrggbb`` as QGIS writes an opaque colour."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"{red},{green},{blue},255"


def fill(colour: str, outline: str, width: float) -> SymbolLayer:
    """A filled polygon; the width of its outline in millimetres."""
    edge = {"outline_color": rgba(outline), "outline_style": "solid", **_mm("outline_width", width)}
    return SymbolLayer("SimpleFill", {"color": rgba(colour), "style": "solid", **edge})


def stroke(colour: str, width: float, *, dashed: bool = False) -> SymbolLayer:
    """A line, or the outline of a polygon; width in millimetres."""
    dash = {"use_custom_dash": "1", "customdash": "3;2", "customdash_unit": "MM"} if dashed else {}
    line = {"line_color": rgba(colour), "line_style": "solid", **_mm("line_width", width)}
    return SymbolLayer("SimpleLine", line | {"joinstyle": "round", "capstyle": "flat"} | dash)


def hatching(colour: str, distance: float, width: float) -> SymbolLayer:
    """Parallel lines at 45 degrees; distance and width in millimetres."""
    pattern = {"angle": "45", **_mm("distance", distance)}
    return SymbolLayer("LinePatternFill", pattern, stroke(colour, width))


def dot(colour: str, outline: str, size: float) -> SymbolLayer:
    """A round point; size in millimetres."""
    edge = {"outline_color": rgba(outline), "outline_style": "solid", **_mm("outline_width", 0.5)}
    return SymbolLayer(
        "SimpleMarker", {"name": "circle", "color": rgba(colour), **edge, **_mm("size", size)}
    )


def _mm(name: str, value: float) -> Options:
    return {name: f"{value:g}", f"{name}_unit": "MM"}


def categorised(
    field: str,
    symbol: str,
    categories: Sequence[Category],
    columns: Sequence[Column],
    written: Written | None = None,
) -> str:
    """Style by the values of a field.

    Parameters
    ----------
    field : str
        Field whose value decides.
    symbol : str
        ``fill`` or ``marker``.
    categories : sequence of Category
        In the order of the legend.
    columns : sequence of Column
        Fields in order, whose titles become aliases.
    written : Written, optional
        What is written on each.

    Returns
    -------
    str
        QML.
    """
    root, renderer = _document("categorizedSymbol")
    renderer.set("attr", field)
    listed, symbols = ET.SubElement(renderer, "categories"), ET.SubElement(renderer, "symbols")
    for number, category in enumerate(categories):
        ET.SubElement(
            listed,
            "category",
            symbol=str(number),
            value=str(category.value),
            type="long" if isinstance(category.value, int) else "string",
            label=_label(category.label),
            render=_flag(category.shown),
        )
        _symbol(symbols, str(number), symbol, category.layers)
    if written is not None:
        _write_labels(root, written)
    return _text(root, columns)


def _write_labels(root: ET.Element, written: Written) -> None:
    """Write a field on each polygon, on a white rim."""
    root.set("labelsEnabled", "1")
    settings = ET.SubElement(ET.SubElement(root, "labeling", type="simple"), "settings")
    style = ET.SubElement(
        settings,
        "text-style",
        fieldName=written.field,
        isExpression="0",
        fontSize="10",
        fontSizeUnit="Point",
        fontWeight="75",
        namedStyle="Bold",
        textColor=rgba(written.colour),
        textOpacity="1",
    )
    ET.SubElement(
        style,
        "text-buffer",
        bufferDraw="1",
        bufferSize="1",
        bufferSizeUnits="MM",
        bufferColor=rgba("#ffffff"),
        bufferOpacity="1",
    )
    ET.SubElement(settings, "placement", placement="1", centroidInside="1", fitInPolygonOnly="0")
    ET.SubElement(settings, "rendering", drawLabels="1", displayAll="1", obstacle="0")


def _document(renderer: str) -> tuple[ET.Element, ET.Element]:
    root = ET.Element(
        "qgis",
        version=VERSION,
        styleCategories="Symbology|Labeling|Fields",
        labelsEnabled="0",
    )
    drawn = ET.SubElement(
        root,
        "renderer-v2",
        type=renderer,
        symbollevels="0",
        enableorderby="0",
        forceraster="0",
        referencescale="-1",
    )
    return root, drawn


def _symbol(parent: ET.Element, name: str, kind: str, layers: Iterable[SymbolLayer]) -> None:
    symbol = ET.SubElement(
        parent, "symbol", name=name, type=kind, alpha="1", clip_to_extent="1", force_rhr="0"
    )
    for number, layer in enumerate(layers):
        drawn = ET.SubElement(
            symbol, "layer", {"class": layer.kind, "pass": "0", "enabled": "1", "locked": "0"}
        )
        properties = ET.SubElement(drawn, "Option", type="Map")
        for key, value in layer.options.items():
            ET.SubElement(properties, "Option", name=key, value=value, type="QString")
        if layer.line:
            _symbol(drawn, f"@{name}@{number}", "line", [layer.line])


def _text(root: ET.Element, columns: Sequence[Column]) -> str:
    ET.SubElement(root, "layerOpacity").text = "1"
    aliases = ET.SubElement(root, "aliases")
    for number, column in enumerate(columns):
        field, title = for_xml(column.name), for_xml(column.title)
        ET.SubElement(aliases, "alias", field=field, index=str(number), name=title)
    ET.indent(root)
    return DOCTYPE + ET.tostring(root, encoding="unicode")


def _label(text: str) -> str:
    """A label in which QGIS finds no expression to evaluate."""
    return for_xml(text).replace("[%", "[ %")


def _flag(value: bool) -> str:
    return "true" if value else "false"
