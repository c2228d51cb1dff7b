"""The deck's own template: 16:9, one slide for the title and one for all else, in Swedish."""

from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from language import documents_text as words

WIDTH, HEIGHT = 960.0, 540.0
"""Points of a slide 16:9."""

FONT = "Arial"
"""There wherever slides are shown, or a font of the same widths."""

DARK = "253494"
"""Titles, the band above them, and the ground of the headings of tables."""

BAND = 10.0
"""Points of the band across the top."""

KEPT = {"Title Slide": words.LAYOUT_OPENING, "Title Only": words.LAYOUT_CONTENT}
"""Layouts of python-pptx's own template that are kept, and their names."""

Place = tuple[float, float, float, float]

FOOT: dict[Any, Place] = {
    PP_PLACEHOLDER.DATE: (36.0, 540.0, 10.0, 10.0),
    PP_PLACEHOLDER.FOOTER: (36.0, 506.0, 780.0, 20.0),
    PP_PLACEHOLDER.SLIDE_NUMBER: (864.0, 506.0, 60.0, 20.0),
}
MASTER: dict[Any, Place] = {
    PP_PLACEHOLDER.TITLE: (36.0, 22.0, 888.0, 58.0),
    PP_PLACEHOLDER.BODY: (36.0, 92.0, 888.0, 408.0),
    **FOOT,
}
OPENING: dict[Any, Place] = {
    PP_PLACEHOLDER.CENTER_TITLE: (72.0, 150.0, 816.0, 110.0),
    PP_PLACEHOLDER.SUBTITLE: (72.0, 280.0, 816.0, 150.0),
    **FOOT,
}
"""Where places stand, in points: left, top, width, height."""

FOOT_SIZE = 10.0
FOOT_TINT = "100000"
"""Thousandths of a per cent of ink in footers and under the title of the deck: all of it."""


def own_template() -> Any:
    """An empty presentation on the deck's own template."""
    file = Presentation()
    file.slide_width, file.slide_height = Pt(WIDTH), Pt(HEIGHT)
    for layout in list(file.slide_layouts):
        if layout.name in KEPT:
            layout.name = KEPT[layout.name]
        else:
            file.slide_layouts.remove(layout)
    _dress(file.slide_master)
    _place(file.slide_master, MASTER)
    for layout in (file.slide_master, *file.slide_layouts):
        for tint in list(layout._element.iter(qn("a:tint"))):
            tint.set("val", FOOT_TINT)
    for layout in file.slide_layouts:
        _place(layout, OPENING if layout.name == words.LAYOUT_OPENING else MASTER)
    return file


def _place(of: Any, places: dict[Any, Place]) -> None:
    for shape in of.placeholders:
        place = places.get(shape.placeholder_format.type)
        if shape.placeholder_format.type == PP_PLACEHOLDER.DATE:
            shape._element.getparent().remove(shape._element)
        elif place is not None:
            shape.left, shape.top, shape.width, shape.height = map(Pt, place)
        if shape.placeholder_format.type in FOOT:
            for own in shape._element.iter(qn("a:defRPr")):
                own.set("sz", str(int(FOOT_SIZE * 100)))


def _dress(master: Any) -> None:
    """Font and colours of the theme, titles in bold to the left, and a band across the top."""
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    root: Any = parse_xml(theme.blob)
    for latin in root.iter(qn("a:latin")):
        latin.set("typeface", FONT)
    for name in ("a:dk2", "a:accent1"):
        for colour in root.iter(qn(name)):
            colour[0].set("val", DARK)
    theme._blob = serialize_part_xml(root)
    (level,) = master._element.xpath("p:txStyles/p:titleStyle/a:lvl1pPr")
    level.set("algn", "l")
    level.find(qn("a:defRPr")).set("b", "1")
    for colour in level.iter(qn("a:schemeClr")):
        colour.set("val", "tx2")
    band = parse_xml(
        f"<p:sp {nsdecls('p', 'a')}>"
        '<p:nvSpPr><p:cNvPr id="99" name="Band"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        '<p:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{Pt(WIDTH)}" cy="{Pt(BAND)}"/></a:xfrm><a:prstGeom prst="rect"/>'
        '<a:solidFill><a:schemeClr val="tx2"/></a:solidFill></p:spPr></p:sp>'
    )
    master._element.cSld.spTree.insert(2, band)
