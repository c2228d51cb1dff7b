"""Pictures and PDF, read as values by place: pixels, and what is drawn on the pages."""

import hashlib
import io

import numpy as np
from matplotlib import image

from export.proof import pdf
from export.proof.reading import Place, Reading
from language import verify_text


def png(content: bytes) -> Reading:
    """Size, and each row of pixels by its checksum."""
    pixels = np.ascontiguousarray(image.imread(io.BytesIO(content), format="png"))
    height, width = pixels.shape[:2]
    size = Place(verify_text.PICTURE, verify_text.SIZE, "")
    found: Reading = {size: f"{width} × {height}"}
    for at, row in enumerate(pixels, start=1):
        place = Place(verify_text.PICTURE, str(at), verify_text.PIXELS)
        found[place] = hashlib.sha256(row.tobytes()).hexdigest()
    return found


def pages(content: bytes) -> Reading:
    """Each stream of a PDF (pages, pictures, fonts) by its checksum, and the rest."""
    parts = {str(at): each for at, each in enumerate(pdf.streams(content), start=1)}
    parts[verify_text.PDF_REST] = pdf.rest(content)
    return {
        Place(verify_text.PDF, name, verify_text.STREAM): hashlib.sha256(each).hexdigest()
        for name, each in parts.items()
    }
