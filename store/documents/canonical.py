"""Canonical JSON: the same data is the same text, and has the same checksum."""

import hashlib
import json
from typing import Any


def canonical(data: Any) -> str:
    """Write plain data as JSON: keys sorted, no blanks, every decimal of a figure.

    Parameters
    ----------
    data : object
        As ``json`` takes it.

    Raises
    ------
    ValueError
        A figure is infinite or not a number.
    """
    return json.dumps(
        data, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )


def sha256(content: str | bytes) -> str:
    """SHA-256 (hexadecimal) of bytes, or of text in UTF-8."""
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()


def is_unicode(text: str) -> bool:
    """Whether a text can be written in UTF-8; half a surrogate pair, as JSON may hold, cannot."""
    return text.encode(errors="replace").decode() == text
