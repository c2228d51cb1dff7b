"""A file that a document refers to and does not hold."""

import hashlib
from typing import Annotated

from pydantic import Field

from layers.cards import Card, Text

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Attachment(Card):
    """A file by its name, checksum (SHA-256, hexadecimal) and length in bytes."""

    name: Text
    sha256: Sha256
    size: Annotated[int, Field(ge=0)]

    @classmethod
    def of(cls, name: str, content: bytes) -> "Attachment":
        """Describe a file."""
        return cls(name=name, sha256=hashlib.sha256(content).hexdigest(), size=len(content))
