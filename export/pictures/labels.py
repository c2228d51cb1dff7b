"""Places for labels so that none lies on another."""

from collections.abc import Iterator, Sequence

import numpy as np

RINGS = 14
DIRECTIONS = 16


def place(
    anchors: np.ndarray,
    sizes: np.ndarray,
    frame: tuple[float, float, float, float],
    *,
    taken: Sequence[tuple[float, float, float, float]] = (),
    first: tuple[float, float] = (0.0, 0.0),
) -> np.ndarray:
    """Find a place for each label, as near its anchor as those before it leave free.

    Parameters
    ----------
    anchors, sizes : ndarray, shape (n, 2)
        Points that the labels belong to, and widths and heights, in one unit.
    frame : (float, float, float, float)
        Left, bottom, right, top of what the labels keep within.
    taken : sequence of (float, float, float, float)
        Boxes that no label may lie on, in the same form.
    first : (float, float)
        Where the middle of a label is tried first, seen from its anchor, in
        halves of its own width and height.

    Returns
    -------
    ndarray, shape (n, 2)
        Middle of each label; NaN where there was no room.
    """
    boxes = np.array(list(taken), dtype=float).reshape(-1, 4)
    middles = np.full((len(anchors), 2), np.nan)
    for at, (anchor, size) in enumerate(zip(anchors, sizes, strict=True)):
        start = anchor + np.asarray(first) * size / 2
        for offset in _offsets(float(min(size))):
            middle = start + offset
            box = np.concatenate([middle - size / 2, middle + size / 2])
            if _within(box, frame) and not _meets(box, boxes):
                middles[at], boxes = middle, np.vstack([boxes, box])
                break
    return middles


def _offsets(step: float) -> Iterator[np.ndarray]:
    """Steps away from the anchor, ring after ring."""
    yield np.zeros(2)
    for ring in range(1, RINGS + 1):
        for turn in range(DIRECTIONS):
            angle = 2 * np.pi * turn / DIRECTIONS
            yield ring * step * np.array([np.cos(angle), np.sin(angle)])


def _within(box: np.ndarray, frame: tuple[float, float, float, float]) -> bool:
    left, bottom, right, top = frame
    return bool(box[0] >= left and box[1] >= bottom and box[2] <= right and box[3] <= top)


def _meets(box: np.ndarray, boxes: np.ndarray) -> bool:
    apart = (
        (boxes[:, 0] >= box[2])
        | (boxes[:, 2] <= box[0])
        | (boxes[:, 1] >= box[3])
        | (boxes[:, 3] <= box[1])
    )
    return bool((~apart).any())
