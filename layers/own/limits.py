"""How much a user's own file may hold: counted while it is read, told where it is too much."""

import time
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from geo.faults import Fault, FaultKind, InputError, refuse

MEGABYTE = 2**20

MAX_FILE = 200 * MEGABYTE
"""Bytes of an uploaded file; the same as ``server.maxUploadSize``."""

MAX_UNPACKED = 600 * MEGABYTE
"""Bytes that an archive may unpack to, workbooks included."""

MAX_PARTS = 100
"""Sheets, layers or files in one file."""

MAX_MEMBERS = 2_000
"""Entries of an archive; a workbook has several for each sheet."""

MAX_COLUMNS = 2_000
MAX_CELLS = 5_000_000
"""Columns of a row, and filled rows times columns of a whole file."""

MAX_SECONDS = 60.0
"""Time that the rows of a file may take to read."""

PACE = 1_000
"""Rows between two looks at the clock."""

Numbered = tuple[int, list[str]]
"""A row with its number in the file, counted from 1."""


@dataclass
class Budget:
    """What is left of cells and time for one file.

    Parameters
    ----------
    file : str
        Name for messages.
    cells : int
        How many may be read.
    seconds : float
        From now.
    """

    file: str
    cells: int = MAX_CELLS
    seconds: float = MAX_SECONDS
    _end: float = field(init=False)

    def __post_init__(self) -> None:
        self._end = time.monotonic() + self.seconds

    def take(self, cells: int) -> None:
        """Count cells.

        Raises
        ------
        InputError
            There are more than the budget has.
        """
        self.cells -= cells
        if self.cells < 0:
            allowed = f"{MAX_CELLS:,}".replace(",", "\u202f")
            raise InputError([Fault(FaultKind.CELLS_TOO_MANY, self.file, allowed=allowed)])

    def look(self) -> None:
        """Look at the clock.

        Raises
        ------
        InputError
            Time is up.
        """
        if time.monotonic() > self._end:
            allowed = f"{self.seconds:.0f}"
            raise InputError([Fault(FaultKind.READING_SLOW, self.file, allowed=allowed)])

    def rows(self, rows: Iterable[list[str]]) -> Iterator[Numbered]:
        """Filled rows with their numbers, counted as they come.

        Raises
        ------
        InputError
            Too many cells, too wide a row, or time is up.
        """
        for number, row in enumerate(rows, start=1):
            if any(cell.strip() for cell in row):
                self.row(number, len(row))
                yield number, row
            elif number % PACE == 0:
                self.look()

    def row(self, number: int, width: int) -> None:
        """Count a row.

        Raises
        ------
        InputError
            Too many cells, too wide a row, or time is up.
        """
        if number % PACE == 0:
            self.look()
        if width > MAX_COLUMNS:
            fault = Fault(
                FaultKind.COLUMNS_TOO_MANY, self.file, str(number), str(width), str(MAX_COLUMNS)
            )
            raise InputError([fault])
        self.take(width)


def check_size(size: int, file: str) -> None:
    """Refuse a file that is too large.

    Raises
    ------
    InputError
        With its size and the limit.
    """
    refuse(_too_large(FaultKind.FILE_TOO_LARGE, size, MAX_FILE, file))


def check_unpacked(size: int, file: str) -> None:
    """Refuse what would be too large when it is unpacked.

    Raises
    ------
    InputError
        With its size and the limit.
    """
    refuse(_too_large(FaultKind.UNPACKED_TOO_LARGE, size, MAX_UNPACKED, file))


def check_parts(count: int, file: str, most: int = MAX_PARTS) -> None:
    """Refuse a file of too many sheets, layers or files.

    Raises
    ------
    InputError
        With the number and the limit.
    """
    if count > most:
        raise InputError([Fault(FaultKind.PARTS_TOO_MANY, file, "", str(count), str(most))])


def check_archive(archive: zipfile.ZipFile, file: str) -> None:
    """Refuse an archive with too many members, or one that unpacks to too much.

    The sizes are those that the archive tells; ``zipfile`` reads no member
    further than that.

    Raises
    ------
    InputError
        With the number or size, and the limit.
    """
    members = archive.infolist()
    check_parts(len(members), file, MAX_MEMBERS)
    check_unpacked(sum(member.file_size for member in members), file)


def _too_large(kind: FaultKind, size: int, most: int, file: str) -> list[Fault]:
    if size <= most:
        return []
    return [Fault(kind, file, "", str(-(-size // MEGABYTE)), str(most // MEGABYTE))]
