"""A decision that was frozen: the bundle it can be computed anew from, and what names it."""

from typing import Annotated

from pydantic import Field

from layers.attachment import Attachment
from layers.strict import Strict

Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Decision(Strict):
    """A frozen decision.

    ``hash`` is of the bundle's manifest, which holds the checksum of every
    part: it is what an export shows. ``scenario`` and ``data`` are the
    fingerprints of the choices and of the figures.
    """

    bundle: Attachment
    hash: Hash
    scenario: Hash
    data: Hash
    note: str = ""
