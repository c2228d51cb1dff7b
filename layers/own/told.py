"""How own files were read, as a record tells it: which files, and what was said of each."""

from layers.attachment import Attachment
from layers.cards import Card, Text
from layers.own.mapping import OwnMapping


class TableTold(Card):
    """A file with figures, and what its columns mean.

    The headings of columns that are not read are left out of the mapping.
    """

    file: Attachment
    mapping: OwnMapping

    @classmethod
    def of(cls, file: Attachment, mapping: OwnMapping) -> "TableTold":
        """Tell of a file."""
        return cls(file=file, mapping=mapping.model_copy(update={"columns": ()}))


class AreasTold(Card):
    """A file with areas, and how it was read.

    Parameters
    ----------
    file : Attachment
    part : str
        Layer or member; empty where the file has one.
    code_column, name_column : str
        The name may be empty.
    crs : str
    is_swapped : bool
        Whether its axes have changed places.
    mend, repair : bool
        Whether outlines that cross themselves were mended, and overlaps and gaps repaired.
    """

    file: Attachment
    part: str = ""
    code_column: Text
    name_column: str = ""
    crs: Text
    is_swapped: bool = False
    mend: bool = False
    repair: bool = False


class OwnTold(Card):
    """Own data: tables for the same areas, which are a file of their own or an embedded level.

    Parameters
    ----------
    tables : tuple of TableTold
        At least one.
    level : str
        Embedded level; empty where there are own areas.
    areas : AreasTold or None
    """

    tables: tuple[TableTold, ...]
    level: str = ""
    areas: AreasTold | None = None
