"""Slides and Word documents, read as values by place: texts, cells of tables, pictures."""

import hashlib
import io
from typing import Any

from docx import Document
from docx.text.paragraph import Paragraph
from pptx import Presentation

from export.proof.reading import Place, Reading, table
from language import verify_text


def slides(content: bytes) -> Reading:
    """Every shape of every slide in order."""
    found: Reading = {}
    for number, slide in enumerate(Presentation(io.BytesIO(content)).slides, start=1):
        part = verify_text.SLIDE.format(number=number)
        for at, shape in enumerate(slide.shapes, start=1):
            found |= _shape(part, f"{shape.name} ({at})", shape)
        if slide.has_notes_slide:
            told = slide.notes_slide.notes_text_frame
            found[Place(part, verify_text.SPEAKER_NOTES, "")] = told.text if told else ""
    return found


def _shape(part: str, name: str, shape: Any) -> Reading:
    described = shape._element.xpath(".//p:cNvPr/@descr")
    found: Reading = {Place(part, name, verify_text.KIND): str(shape.shape_type)}
    found |= {Place(part, name, verify_text.ALTERNATIVE): str(each) for each in described[:1]}
    if getattr(shape, "has_table", False) and shape.has_table:
        head, *body = [[cell.text for cell in row.cells] for row in shape.table.rows]
        found |= {Place(part, name, title): title for title in head}
        return found | _named(table(part, head, body, head[:1]), name)
    if getattr(shape, "has_chart", False):
        return found | _chart(part, name, shape.chart)
    if hasattr(shape, "image"):
        return found | {Place(part, name, verify_text.PICTURE): _digest(shape.image.blob)}
    if shape.has_text_frame:
        for at, paragraph in enumerate(shape.text_frame.paragraphs, start=1):
            column = verify_text.PARAGRAPH.format(number=at)
            # a field, such as the slide's number, is no run
            told = "".join(paragraph._p.xpath(".//a:t/text()"))
            found[Place(part, name, column)] = str(told)
    return found


def _named(cells: Reading, name: str) -> Reading:
    """Cells under the name of their table, so that two tables do not mix."""
    return {
        Place(place.part, f"{name}: {place.row}", place.column): value
        for place, value in cells.items()
    }


def _chart(part: str, name: str, chart: Any) -> Reading:
    """Every figure and text of a chart, in its order."""
    told = chart.part._element.xpath(".//c:v/text() | .//a:t/text()")
    return {
        Place(part, name, verify_text.CHART.format(number=at)): str(each)
        for at, each in enumerate(told, start=1)
    }


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def word(content: bytes, part: str = verify_text.DOCUMENT) -> Reading:
    """Paragraphs and tables in order, headers and footers, and the pictures."""
    file = Document(io.BytesIO(content))
    found: Reading = {}
    blocks = (block for block in file.iter_inner_content() if not _is_contents(block))
    for number, block in enumerate(blocks, start=1):
        name = verify_text.PARAGRAPH.format(number=number)
        if isinstance(block, Paragraph):
            found[Place(part, name, "")] = "".join(block._p.xpath(".//w:t/text()"))
            continue
        name = verify_text.TABLE_NUMBER.format(number=number)
        head, *body = [[cell.text for cell in row.cells] for row in block.rows]
        found |= {Place(part, name, title): title for title in head}
        found |= _named(table(part, head, body, head[:1]), name)
    return found | _marginals(file, part) | _pictures(file, part)


def _is_contents(block: Any) -> bool:
    """Whether it is of the table of contents, which Word fills in with its own pages."""
    if not isinstance(block, Paragraph):
        return False
    field = block._p.xpath('.//w:instrText[contains(., "TOC ")]')
    style = "" if block.style is None else str(block.style.name)
    return bool(field) or style.lower().startswith("toc ")


def _marginals(file: Any, part: str) -> Reading:
    found: Reading = {}
    for at, section in enumerate(file.sections, start=1):
        sides = {verify_text.HEADER: section.header, verify_text.FOOTER: section.footer}
        for name, side in sides.items():
            told = "\n".join("".join(each._p.xpath(".//w:t/text()")) for each in side.paragraphs)
            found[Place(part, f"{name} ({at})", "")] = told
    return found


def _pictures(file: Any, part: str) -> Reading:
    """Pictures in the order in which they stand, each by its checksum and its words."""
    found: Reading = {}
    shown = file.element.body.xpath(".//a:blip/@r:embed")
    told = file.element.body.xpath(".//wp:docPr/@descr")
    for at, (identifier, words) in enumerate(zip(shown, told, strict=False), start=1):
        name = verify_text.PICTURE_NUMBER.format(number=at)
        blob = file.part.related_parts[identifier].blob
        found[Place(part, name, verify_text.PICTURE)] = _digest(blob)
        found[Place(part, name, verify_text.ALTERNATIVE)] = str(words)
    return found
