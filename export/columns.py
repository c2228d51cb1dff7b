"""What a column of a figure table is, for programs and for people."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """One column of a figure table: short name for programs, title and meaning for people."""

    name: str
    title: str
    meaning: str = ""
    source: str = ""
