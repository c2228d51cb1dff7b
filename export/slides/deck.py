"""A deck of slides: its template, titles, footers and numbers."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Pt

from export.papers.fit import Box, fitted_size, shortened
from export.papers.measure import one_line
from export.slides.template import own_template
from geo.faults import Fault, FaultKind, InputError
from language import documents_text as words

MARGIN, GAP = 36.0, 12.0
"""Points at the sides of a slide, and between what stands on it."""

LEAST_BODY = 0.4
"""Share of a slide's height that is written on even where a template's title leaves less."""

FOOT_HEIGHT, NUMBER_WIDTH = 20.0, 60.0
TITLE_SIZES = (28.0, 24.0, 20.0, 18.0, 16.0, 14.0)
OPENING_SIZES = (40.0, 36.0, *TITLE_SIZES)
UNDER_SIZES = (20.0, 16.0, 14.0, 12.0)
FOOT_SIZE = 10.0

TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
FOOTER, NUMBER = PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER
MARGINALS = (PP_PLACEHOLDER.DATE, FOOTER, NUMBER)

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
    """

    file: Any
    layout: Any
    footer: str

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
        return _box(_first(self.layout, TITLES))

    @property
    def foot_box(self) -> Box:
        """Where the footer stands: in the template's place, else at the bottom."""
        return self._foot(FOOTER, MARGIN, self.width - 2 * MARGIN - NUMBER_WIDTH)

    @property
    def number_box(self) -> Box:
        """Where the number of a slide stands."""
        return self._foot(NUMBER, self.width - MARGIN - NUMBER_WIDTH, NUMBER_WIDTH)

    def _foot(self, kind: Any, left: float, width: float) -> Box:
        place = _first(self.layout, (kind,))
        if place is not None:
            return _box(place)
        return Box(left, self.height - MARGIN / 2 - FOOT_HEIGHT, width, FOOT_HEIGHT)

    @property
    def body(self) -> Box:
        """Room below the title and above the footer, as wide as the template's text."""
        text = _first(self.file.slide_master, (PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT))
        left, width = MARGIN, self.width - 2 * MARGIN
        if text is not None:
            left, width = _box(text).left, _box(text).width
        top = self.title_box.bottom + GAP
        feet = [each.top for each in (self.foot_box, self.number_box) if each.top > self.height / 2]
        bottom = min([*feet, self.height - MARGIN / 2]) - GAP / 2
        if bottom - top < LEAST_BODY * self.height:
            top, bottom = MARGIN, self.height - MARGIN
        return Box(left, top, width, bottom - top)

    def content(self) -> bytes:
        """The presentation as a file."""
        held = BytesIO()
        self.file.save(held)
        return held.getvalue()


_SIDES = ("left", "top", "width", "height")


def _box(shape: Any) -> Box:
    return Box(*(float(getattr(shape, side) / Pt(1)) for side in _SIDES))


def _first(of: Any, kinds: tuple[Any, ...]) -> Any:
    """The first place of some kinds on a layout or master, None where it has none."""
    return next((each for each in of.placeholders if _kind(each) in kinds), None)


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
        file = own_template()
    else:
        file = _opened(template, name)
        _drop_slides(file)
    return Deck(file, _layout(file, name), one_line(footer))


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
    known = [each for each in file.slide_layouts if _first(each, TITLES) is not None]
    if not known:
        raise InputError([Fault(FaultKind.TEMPLATE_NO_TITLE, name)])
    return min(known, key=lambda each: len(_others(each.placeholders)))


def _kind(place: Any) -> Any:
    return place.placeholder_format.type


def _others(places: Any) -> list[Any]:
    return [each for each in places if _kind(each) not in (*TITLES, *MARGINALS)]


def add_opening(deck: Deck, title: str, lines: list[str]) -> bool:
    """Add the first slide on the template's layout for it; False where it has none."""
    for layout in deck.file.slide_layouts:
        under = _first(layout, (PP_PLACEHOLDER.SUBTITLE,))
        if under is None or _first(layout, TITLES) is None:
            continue
        slide = _add(deck, layout, title, OPENING_SIZES)
        room, own = _box(under), _first(slide, (PP_PLACEHOLDER.SUBTITLE,))
        _drop([each for each in _others(slide.placeholders) if each.shape_id != own.shape_id])
        line = room.height / len(lines) - GAP / 2
        size = fitted_size(max(lines, key=len), room.width, line, UNDER_SIZES)
        fill(own.text_frame, [one_line(each) for each in lines], size, after=GAP / 2)
        return True
    return False


def add_slide(deck: Deck, title: str) -> Any:
    """Add a slide with a title that fits, the footer and its number."""
    slide = _add(deck, deck.layout, title, TITLE_SIZES)
    _drop(_others(slide.placeholders))
    return slide


def _drop(places: list[Any]) -> None:
    """Take places that are not used off a slide."""
    for place in places:
        place._element.getparent().remove(place._element)


def _add(deck: Deck, layout: Any, title: str, sizes: tuple[float, ...]) -> Any:
    slide = deck.file.slides.add_slide(layout)
    box, shape, told = _box(_first(layout, TITLES)), slide.shapes.title, one_line(title)
    size = fitted_size(told, box.width, box.height, sizes)
    fill(shape.text_frame, [shortened(told, size, box.width, box.height)], size)
    shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    _add_foot(deck, slide)
    return slide


def put(shape: Any, box: Box) -> None:
    """Place a shape."""
    for side in _SIDES:
        setattr(shape, side, Pt(getattr(box, side)))


def fill(
    frame: Any, paragraphs: list[str], size: float, *, is_bold: bool | None = None, after: float = 0
) -> None:
    """Write paragraphs in a frame, in Swedish, without air at its sides."""
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for number, told in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.line_spacing = 1.0
        paragraph.space_after, paragraph.space_before = Pt(after), Pt(0)
        write_run(paragraph, told, size, is_bold=is_bold)


def write_run(paragraph: Any, told: str, size: float, *, is_bold: bool | None = None) -> None:
    """Write one run of Swedish text."""
    run = paragraph.add_run()
    run.text = told
    run.font.size, run.font.bold = Pt(size), is_bold
    run.font.language_id = MSO_LANGUAGE_ID.SWEDISH


def describe(shape: Any, alternative: str) -> None:
    """Give a shape its alternative text."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", one_line(alternative))


def add_notes(slide: Any, paragraphs: list[str]) -> None:
    """Write the notes of a slide."""
    frame = slide.notes_slide.notes_text_frame
    for number, told in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text, run.font.language_id = one_line(told), MSO_LANGUAGE_ID.SWEDISH


def _add_foot(deck: Deck, slide: Any) -> None:
    """The footer and the number, in the template's places where it has them."""
    room = deck.foot_box
    foot = _marginal(slide, FOOTER, room, words.FOOT_NAME)
    fill(foot.text_frame, [shortened(deck.footer, FOOT_SIZE, room.width, room.height)], FOOT_SIZE)
    number = _marginal(slide, NUMBER, deck.number_box, words.NUMBER_NAME)
    fill(number.text_frame, [str(len(deck.file.slides))], FOOT_SIZE)
    number.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
    _to_field(number.text_frame.paragraphs[0])


def _marginal(slide: Any, kind: Any, box: Box, name: str) -> Any:
    """A place of the layout on the slide, a text box where the layout has none."""
    place = _first(slide.slide_layout, (kind,))
    if place is None:
        shape = slide.shapes.add_textbox(0, 0, 0, 0)
        put(shape, box)
    else:
        slide.shapes.clone_placeholder(place)
        shape = slide.placeholders[place.placeholder_format.idx]
    shape.name = name
    return shape


def _to_field(paragraph: Any) -> None:
    """Make the run of a paragraph a field with the slide's number."""
    run = paragraph.runs[0]._r
    field = run.makeelement(run.tag.replace("}r", "}fld"), {"id": NUMBER_FIELD, "type": "slidenum"})
    field.extend(list(run))
    paragraph._p.replace(run, field)
