"""The encoding of a text, by its marks, its validity, and the letters that Swedish has."""

import codecs
import re
from dataclasses import dataclass

from geo.faults import Fault, FaultKind, InputError

SAMPLE = 1_000_000
"""Bytes that encodings of one byte a letter are told apart by."""

ONE_BYTE = ("cp1252", "cp850", "mac_roman")
"""Encodings that accept nearly everything, as Windows, DOS and old Macs write; likeliest first."""

LETTERS = frozenset("åäöÅÄÖéÉüÜæøÆØ–’”•…±²½\u00a0")
"""What Swedish text has beside ASCII."""

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

TWICE = re.compile("Ã[¥¤¶…„–©]")
"""What å, ä, ö, Å, Ä, Ö and é become when text in UTF-8 is taken for Windows-1252."""


@dataclass(frozen=True)
class Decoded:
    """A text and how it was encoded.

    Parameters
    ----------
    text : str
        Every line ends with a line feed alone.
    encoding : str
        As Python calls it; with ``+`` where it had been encoded twice.
    """

    text: str
    encoding: str


def decode_text(content: bytes, file: str) -> Decoded:
    """Decode a text whose encoding nobody has told.

    Raises
    ------
    InputError
        It is empty or no text.
    """
    encoding = _encoding(content)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError([Fault(FaultKind.FILE_UNREADABLE, file)]) from error
    if "\0" in text:
        raise InputError([Fault(FaultKind.FILE_UNREADABLE, file)])
    if not text.strip():
        raise InputError([Fault(FaultKind.FILE_EMPTY, file)])
    mended = _encoded_once(text)
    label = encoding if mended is None else f"{encoding}+"
    plain = (text if mended is None else mended).replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(plain, label)


def _encoding(content: bytes) -> str:
    marked = next((name for mark, name in MARKS if content.startswith(mark)), None)
    if marked is not None:
        return marked
    wide = _unmarked_utf16(content[:SAMPLE])
    if wide is not None:
        return wide
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        sample = content[:SAMPLE]
        return max(ONE_BYTE, key=lambda name: _likeness(sample, name))
    return "utf-8"


def _unmarked_utf16(sample: bytes) -> str | None:
    """UTF-16 without a mark has a zero in nearly every second byte of Latin text."""
    half = len(sample) // 2
    if half < 2:
        return None
    if sample[1::2].count(0) > 0.7 * half and not sample[::2].count(0):
        return "utf-16-le"
    if sample[::2].count(0) > 0.7 * half and not sample[1::2].count(0):
        return "utf-16-be"
    return None


def _likeness(sample: bytes, encoding: str) -> int:
    """Letters of Swedish, less other signs beside ASCII."""
    text = sample.decode(encoding, errors="replace")
    return sum(1 if sign in LETTERS else -1 for sign in text if sign > "\x7f")


def _encoded_once(text: str) -> str | None:
    """Text that had been encoded twice, mended; None where it had not or cannot be."""
    if not TWICE.search(text):
        return None
    try:
        return text.encode("cp1252").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return None
