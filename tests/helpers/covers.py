"""Covers made of figures, without any geometry."""

import numpy as np
import pandas as pd

from geo.cover import Cover


def cover_of(areas, shapes):
    """A cover from pieces: ``{code: [(share, ids of the shapes over it), ...]}``."""
    codes = pd.Index(list(areas), name="code", dtype=str)
    pieces = [(at, *piece) for at, held in enumerate(areas.values()) for piece in held]
    return Cover(
        codes,
        pd.Index(list(shapes), dtype=str),
        np.array([at for at, _, _ in pieces], dtype=np.intp),
        np.array([share for _, share, _ in pieces], dtype=float),
        np.array([[name in ids for name in shapes] for _, _, ids in pieces], dtype=bool).reshape(
            len(pieces), len(shapes)
        ),
    )
