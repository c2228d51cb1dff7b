"""Texts reduced to what ids and names of files may hold."""

import itertools
import re
import unicodedata
from collections.abc import Container

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


def unused(name: str, taken: Container[str], between: str = "-") -> str:
    """A name that is not taken: as it is, or with the first number from 2 that makes it so.

    Parameters
    ----------
    name : str
    taken : container of str
        Asked once for every number that is tried.
    between : str
        Before the number.
    """
    numbered = (f"{name}{between}{number}" for number in itertools.count(2))
    return next(each for each in itertools.chain([name], numbered) if each not in taken)
