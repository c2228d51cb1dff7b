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
    starts: Sequence[tuple[float, float]] = ((0.0, 0.0),),
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
    starts : sequence of (float, float)
        Where the middle of a label is tried first, seen from its anchor, in
        halves of its own width and height; then ever further from there.

    Returns
    -------
    ndarray, shape (n, 2)
        Middle of each label; NaN where there was no room.
    """
    boxes = np.array(list(taken), dtype=float).reshape(-1, 4)
    middles = np.full((len(anchors), 2), np.nan)
    for at, (anchor, size) in enumerate(zip(anchors, sizes, strict=True)):
        for middle in _tries(anchor, size, starts):
            box = np.concatenate([middle - size / 2, middle + size / 2])
            if _within(box, frame) and not _meets(box, boxes):
                middles[at], boxes = middle, np.vstack([boxes, box])
                break
    return middles


def _tries(
    anchor: np.ndarray, size: np.ndarray, starts: Sequence[tuple[float, float]]
) -> Iterator[np.ndarray]:
    """Middles to try: every start, then ring after ring around each."""
    step = float(min(size))
    for ring in range(RINGS + 1):
        for start in starts:
            around = anchor + np.asarray(start) * size / 2
            for turn in range(DIRECTIONS if ring else 1):
                angle = 2 * np.pi * turn / DIRECTIONS
                yield around + ring * step * np.array([np.cos(angle), np.sin(angle)])


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
