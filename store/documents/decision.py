"""A decision that was frozen: the bundle it can be computed anew from, and what names it."""

from layers.attachment import Attachment, Sha256
from layers.strict import Strict


class Decision(Strict):
    """A frozen decision.

    ``hash`` is of the bundle's manifest, which holds the checksum of every
    part: it is what an export shows. ``scenario`` and ``data`` are the
    fingerprints of the choices and of the figures.
    """

    bundle: Attachment
    hash: Sha256
    scenario: Sha256
    data: Sha256
    note: str = ""
