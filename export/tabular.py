"""Tables that leave: CSV that a Swedish Excel opens right, text from data made harmless."""

import codecs
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from export.columns import Column
from export.dossier import Dossier
from language import documents_text
from language.protection_text import SPREAD
from layers.cells import FORMULA_STARTS


def neutral(value: object) -> object:
    """Put an apostrophe before text that a spreadsheet would run; numbers stay numbers."""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


def neutral_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a copy with every text cell and heading made harmless."""
    safe = frame.copy()
    for column in safe.columns:
        if not pd.api.types.is_numeric_dtype(safe[column]):
            safe[column] = safe[column].map(neutral)
    return safe.rename(columns=neutral)


def titled(frame: pd.DataFrame, columns: Sequence[Column]) -> pd.DataFrame:
    """Keep the named columns, in order, under their Swedish titles."""
    plain = pd.DataFrame(frame[[column.name for column in columns]])
    return plain.set_axis([column.title for column in columns], axis=1)


def swedish_csv(frame: pd.DataFrame) -> bytes:
    """Write a table for a Swedish Excel.

    Returns
    -------
    bytes
        UTF-8 with BOM, semicolon, decimal comma, CRLF; a missing figure is empty.
    """
    text = neutral_frame(frame).to_csv(sep=";", decimal=",", index=False, lineterminator="\r\n")
    return text.encode("utf-8-sig")


def plain_csv(frame: pd.DataFrame) -> bytes:
    """Write a table for programs: UTF-8, comma, decimal point, index first, full precision."""
    return neutral_frame(frame.reset_index()).to_csv(index=False, lineterminator="\n").encode()


def shortlist_csv(dossier: Dossier) -> bytes:
    """The shortlist as CSV, what is rejected below it, then scenario, date and sources."""
    table = swedish_csv(titled(dossier.shortlist, dossier.shortlist_columns))
    if len(dossier.rejected):
        rejected = swedish_csv(titled(dossier.rejected, dossier.rejected_columns))
        heading = f"\r\n{documents_text.REJECTED_TITLE}\r\n".encode()
        table += heading + rejected.removeprefix(codecs.BOM_UTF8)
    notes = pd.DataFrame(dossier.metadata)
    text = neutral_frame(notes).to_csv(sep=";", index=False, header=False, lineterminator="\r\n")
    return table + b"\r\n" + text.encode()


def areas_csv(dossier: Dossier) -> bytes:
    """Every area of the level as CSV: figures, and below them that it is internal if it is."""
    table = swedish_csv(titled(dossier.areas, dossier.columns))
    marks = [f"{SPREAD};{each}\r\n" for each in dossier.told(SPREAD)]
    return table + "".join(["\r\n", *marks] if marks else []).encode()


def write_bytes(content: bytes, path: Path) -> None:
    """Write a file whole or not at all.

    Raises
    ------
    OSError
        It cannot be written; nothing is left behind.
    """
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
