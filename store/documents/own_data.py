"""A user's own files, and how they are read."""

from collections.abc import Iterator

from pydantic import BaseModel, model_validator

from layers.attachment import Attachment
from layers.own.mapping import OwnMapping
from layers.own_columns import Protection
from layers.strict import Strict
from scoring.scenario import Scenario


def attachments(value: object) -> Iterator[Attachment]:
    """Files that a document refers to, wherever in it they stand."""
    if isinstance(value, Attachment):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from attachments(getattr(value, name))
    elif isinstance(value, tuple | list):
        for each in value:
            yield from attachments(each)
    elif isinstance(value, dict):
        yield from attachments(list(value.values()))


class Reading(Strict):
    """How own files are read; empty text where the file says so itself.

    ``mend`` lets outlines that cross themselves be mended, ``repair`` closes
    gaps and overlaps between areas, ``allow_unmatched`` lets codes pass that
    stand in one of the files only, ``is_swapped`` says that the axes of the
    areas' coordinates have changed places.
    """

    id_column: str = ""
    areas_id_column: str = ""
    areas_name_column: str = ""
    sheet: str = ""
    layer: str = ""
    crs: str = ""
    is_swapped: bool = False
    mend: bool = False
    repair: bool = False
    allow_unmatched: bool = False


class MappedTable(Strict):
    """A further table of own figures, and what its columns mean."""

    table: Attachment
    mapping: OwnMapping


class OwnData(Strict):
    """Tables of own figures over own areas, or over an embedded ``level``.

    ``mapping`` says what the columns of ``table`` mean; a document from before
    there were mappings has none. ``more`` are tables for the same areas.
    ``protection`` says what is small in them, and whether they are internal.
    """

    table: Attachment
    mapping: OwnMapping | None = None
    more: tuple[MappedTable, ...] = ()
    areas: Attachment | None = None
    level: str = ""
    reading: Reading = Reading()
    scenario: Scenario | None = None
    protection: Protection = Protection()

    @model_validator(mode="after")
    def _one_set_of_areas(self) -> "OwnData":
        if (self.areas is None) != bool(self.level):
            raise ValueError("areas_or_level")
        return self
