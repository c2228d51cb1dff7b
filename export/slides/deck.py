"""A deck of slides: its template, titles, footers and numbers."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Pt

from export.papers.fit import Box, fitted_size, one_line, shortened
from geo.faults import Fault, FaultKind, InputError
from language import documents_text as words

WIDE = (960.0, 540.0)
"""Points of a slide 16:9."""

MARGIN, GAP = 36.0, 12.0
"""Points round a slide, and between what stands on it."""

TITLE_HEIGHT, FOOTER_HEIGHT = 58.0, 18.0
TITLE_SIZES = (28.0, 24.0, 20.0, 18.0, 16.0, 14.0)
FOOTER_SIZE = 10.0

TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
MARGINALS = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)

NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
"""Id of the field of a slide's number, as PowerPoint writes it."""


@dataclass(frozen=True, eq=False)
class Deck:
    """A presentation under way.

    Parameters
    ----------
    file : Presentation
    layout : SlideLayout
        With a title, and as little else as the template offers.
    footer : str
        Below every slide.
    has_own_template : bool
        Whether the titles stand where a template puts them.
    """

    file: Any
    layout: Any
    footer: str
    has_own_template: bool

    @property
    def width(self) -> float:
        """Of a slide, in points."""
        return float(self.file.slide_width / Pt(1))

    @property
    def height(self) -> float:
        """Of a slide, in points."""
        return float(self.file.slide_height / Pt(1))

    @property
    def title_box(self) -> Box:
        """Where titles stand."""
        if not self.has_own_template:
            return Box(MARGIN, MARGIN / 2, self.width - 2 * MARGIN, TITLE_HEIGHT)
        title = next(each for each in self.layout.placeholders if _kind(each) in TITLES)
        return Box(*(float(getattr(title, side) / Pt(1)) for side in _SIDES))

    @property
    def body(self) -> Box:
        """Room below the title and above the footer."""
        top = self.title_box.bottom + GAP
        bottom = self.height - MARGIN / 2 - FOOTER_HEIGHT - GAP / 2
        return Box(MARGIN, top, self.width - 2 * MARGIN, bottom - top)

    def content(self) -> bytes:
        """The presentation as a file."""
        held = BytesIO()
        self.file.save(held)
        return held.getvalue()


_SIDES = ("left", "top", "width", "height")


def open_deck(footer: str, template: bytes | None = None, name: str = "") -> Deck:
    """Begin a deck, on a template of the user's where one is given.

    Parameters
    ----------
    footer : str
        Below every slide.
    template : bytes, optional
        A ``.pptx``; its slides are dropped, its master and layouts kept.
    name : str
        Name of the template's file, for messages.

    Raises
    ------
    InputError
        The template is no presentation, or none of its layouts has a title.
    """
    if template is None:
        file = Presentation()
        file.slide_width, file.slide_height = Pt(WIDE[0]), Pt(WIDE[1])
    else:
        file = _opened(template, name)
        _drop_slides(file)
    return Deck(file, _layout(file, name), one_line(footer), template is not None)


def _opened(template: bytes, name: str) -> Any:
    try:
        return Presentation(BytesIO(template))
    except Exception as error:  # python-pptx raises what its parts raise: zip, XML, KeyError
        raise InputError([Fault(FaultKind.FILE_UNREADABLE, name)]) from error


def _drop_slides(file: Any) -> None:
    listed = file.slides._sldIdLst
    for each in list(listed):
        file.part.drop_rel(each.rId)
        listed.remove(each)


def _layout(file: Any, name: str) -> Any:
    """The layout with a title and the fewest other places, the first of equals."""
    known = [
        each
        for each in file.slide_layouts
        if any(_kind(place) in TITLES for place in each.placeholders)
    ]
    if not known:
        raise InputError([Fault(FaultKind.TEMPLATE_NO_TITLE, name)])
    return min(known, key=lambda each: len(_others(each.placeholders)))


def _kind(place: Any) -> Any:
    return place.placeholder_format.type


def _others(places: Any) -> list[Any]:
    return [each for each in places if _kind(each) not in (*TITLES, *MARGINALS)]


def add_slide(deck: Deck, title: str) -> Any:
    """Add a slide with a title that fits, the footer and its number."""
    slide = deck.file.slides.add_slide(deck.layout)
    for place in _others(slide.placeholders):
        place._element.getparent().remove(place._element)
    box, shape = deck.title_box, slide.shapes.title
    if not deck.has_own_template:
        put(shape, box)
    told = one_line(title)
    size = fitted_size(told, box.width, box.height, TITLE_SIZES)
    fill(shape.text_frame, [shortened(told, size, box.width, box.height)], size, is_bold=True)
    shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    _add_foot(deck, slide)
    return slide


def put(shape: Any, box: Box) -> None:
    """Place a shape."""
    for side in _SIDES:
        setattr(shape, side, Pt(getattr(box, side)))


def fill(
    frame: Any, paragraphs: list[str], size: float, *, is_bold: bool = False, after: float = 0.0
) -> None:
    """Write paragraphs in a frame, in Swedish, without air at its sides."""
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for number, told in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.space_after, paragraph.space_before = Pt(after), Pt(0)
        write_run(paragraph, told, size, is_bold=is_bold)


def write_run(paragraph: Any, told: str, size: float, *, is_bold: bool = False) -> None:
    """Write one run of Swedish text."""
    run = paragraph.add_run()
    run.text = told
    run.font.size, run.font.bold = Pt(size), is_bold
    run.font.language_id = MSO_LANGUAGE_ID.SWEDISH


def describe(shape: Any, alternative: str) -> None:
    """Give a shape its alternative text."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", one_line(alternative))


def _add_foot(deck: Deck, slide: Any) -> None:
    top = deck.height - MARGIN / 2 - FOOTER_HEIGHT
    room = Box(MARGIN, top, deck.width - 2 * MARGIN - 60.0, FOOTER_HEIGHT)
    foot = slide.shapes.add_textbox(0, 0, 0, 0)
    foot.name = words.FOOT_NAME
    put(foot, room)
    told = shortened(deck.footer, FOOTER_SIZE, room.width, room.height)
    fill(foot.text_frame, [told], FOOTER_SIZE)
    number = slide.shapes.add_textbox(0, 0, 0, 0)
    number.name = words.NUMBER_NAME
    put(number, Box(deck.width - MARGIN - 50.0, top, 50.0, FOOTER_HEIGHT))
    fill(number.text_frame, [str(len(deck.file.slides))], FOOTER_SIZE)
    number.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
    _to_field(number.text_frame.paragraphs[0])


def _to_field(paragraph: Any) -> None:
    """Make the run of a paragraph a field with the slide's number."""
    run = paragraph.runs[0]._r
    field = run.makeelement(run.tag.replace("}r", "}fld"), {"id": NUMBER_FIELD, "type": "slidenum"})
    field.extend(list(run))
    paragraph._p.replace(run, field)
