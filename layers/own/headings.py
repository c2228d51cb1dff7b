"""The row with the headings of a table, and a second one above it."""

from collections import Counter
from collections.abc import Sequence

from geo.faults import Fault, FaultKind, InputError
from layers.own.cells import DIGIT, is_figure, is_year
from layers.own.files import Part
from layers.own.limits import Numbered

LOOK_FOR_HEADINGS = 200
"""Filled rows among which the headings are looked for."""

SURE_MARKS = ("..", "...", "…", "-", "–", "x", "X", "*")
"""What stands in place of a number, and in no heading."""


def told_header(part: Part, header: int, file: str) -> int:
    """Position of the row that a person says has the headings.

    Raises
    ------
    InputError
        There is no such row.
    """
    found = next((at for at, (number, _) in enumerate(part.rows) if number == header), None)
    if found is None:
        raise InputError([Fault(FaultKind.HEADINGS_MISSING, file)])
    return found


def filled_cells(row: Sequence[str]) -> int:
    """Cells of a row that hold anything."""
    return sum(bool(cell.strip()) for cell in row)


def find_header(part: Part, file: str) -> int:
    """Position of the row with the headings: the first full one of those above the first figures.

    A row is full that fills three quarters of the usual width. Rows apart from the figures by a
    blank one count only where there is no other; where none is full, the row just above will do,
    if it is no title.

    Raises
    ------
    InputError
        There is none.
    """
    if part.has_headings:
        return 0
    rows = part.rows[:LOOK_FOR_HEADINGS]
    counts = [filled_cells(row) for _, row in rows]
    usual = Counter(count for count in counts if count > 1)
    if not usual:
        raise InputError([Fault(FaultKind.HEADINGS_MISSING, file)])
    width = max(usual.items(), key=lambda item: (item[1], item[0]))[0]
    full = [at for at, count in enumerate(counts) if count >= max(2, -(-3 * width // 4))]
    first = next((at for at in full if any(map(is_figure, rows[at][1][1:]))), None)
    if first is None:
        return full[0]
    best = _best_above(rows, first, [at for at in full if at < first])
    if best is None or (counts[best] == 1 and rows[best][1][0].strip()):
        raise InputError([Fault(FaultKind.HEADINGS_MISSING, file)])
    return best


def _best_above(rows: Sequence[Numbered], first: int, full: Sequence[int]) -> int | None:
    """Position of the best row for headings above the first figures.

    A row with a mark in place of a number is one of the table, unless there is no other and it
    begins without a digit: ``x`` may be a heading too.
    """
    near = [at for at in full if rows[first][0] - rows[at][0] == first - at]
    plain = [at for at in range(first) if not _has_marks(rows[at][1])]
    named = [at for at in near if not DIGIT.search(rows[at][1][0])]
    choices = [at for at in near if at in plain] or [at for at in full if at in plain][-1:] or named
    return choices[0] if choices else (plain[-1] if plain else None)


def _has_marks(row: Sequence[str]) -> bool:
    return any(cell.strip() in SURE_MARKS for cell in row[1:])


def is_double_header(rows: Sequence[Numbered], at: int) -> bool:
    """Whether the row above goes with the headings.

    It stands just above, fills cells beyond the first, and either has the
    years or tells apart headings that are the same.
    """
    (above_number, above), (number, head) = rows[at - 1], rows[at]
    beyond = [cell for cell in above[1:] if cell.strip()]
    if number - above_number != 1 or not beyond:
        return False
    named = [cell.strip() for cell in head if cell.strip()]
    return len(set(named)) < len(named) or all(is_year(cell) for cell in beyond)


def joined_headings(above: Sequence[str], head: Sequence[str]) -> list[str]:
    """Headings of two rows in one; a heading above goes on until the next."""
    joined, over = [], ""
    for at in range(max(len(above), len(head))):
        over = above[at].strip() if at < len(above) and above[at].strip() else over
        lower = head[at].strip() if at < len(head) else ""
        joined.append(f"{over} {lower}".strip())
    return joined
