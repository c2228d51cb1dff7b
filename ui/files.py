"""Files that leave, by what, which scenario and which day, and files that come in."""

import tempfile
from datetime import date
from pathlib import Path

from language import screen
from language.protection_text import MARK
from layers.slugs import slug
from layers.table import RawTable, read_raw_table


def file_name(
    level: str, scenario: str, day: date, suffix: str, *, is_internal: bool = False
) -> str:
    """Build a file name that every system can keep.

    Parameters
    ----------
    level : str
        Level id.
    scenario : str
        Name of the scenario; reduced to a-z, 0-9 and hyphens.
    day : date
    suffix : str
        Without the dot.
    is_internal : bool
        Whether the name says so.
    """
    stem = screen.FILE_STEM.format(level=level, scenario=file_stem(scenario), day=day.isoformat())
    return marked_name(f"{stem}.{suffix}", is_internal=is_internal)


def marked_name(name: str, *, is_internal: bool) -> str:
    """The name of a file, which begins by saying that it is internal if it is."""
    return f"{MARK}_{name}" if is_internal else name


def file_stem(name: str) -> str:
    """Reduce a name to a-z, 0-9 and hyphens, at most 40 characters; never empty."""
    return slug(name)[:40] or "x"


def spooled(folder: Path, name: str, content: bytes) -> Path:
    """Write an uploaded file to a folder of its own, under the last part of its name."""
    folder.mkdir()
    path = folder / Path(name).name
    path.write_bytes(content)
    return path


def raw_table(name: str, content: bytes) -> RawTable:
    """Read an uploaded table as text.

    Raises
    ------
    InputError
        It is no table.
    """
    with tempfile.TemporaryDirectory() as folder:
        return read_raw_table(spooled(Path(folder) / "table", name, content))
