"""Texts reduced to what ids and names of files may hold."""

import re
import unicodedata

UNSAFE = re.compile(r"[^a-z0-9]+")


def slug(text: str, between: str = "-") -> str:
    """Reduce a text to a-z and 0-9, accents dropped, with a sign between its words.

    Parameters
    ----------
    text : str
    between : str
        In place of all that stands between letters and digits.

    Returns
    -------
    str
        Such as ``ovre-rosengard``; empty where nothing is left.
    """
    letters = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return UNSAFE.sub(between, letters).strip(between)
