"""Own data as a document of a workspace, and back."""

from collections.abc import Callable, Sequence

from geo.faults import Fault, FaultKind, InputError
from layers.attachment import Attachment
from layers.own.told import AreasTold, OwnTold, TableTold
from scoring.scenario import Scenario
from store.documents.own_data import MappedTable, OwnData, Reading
from ui import session
from ui.session import OwnAreas, OwnTable

FILE = ("name", "content")
"""Fields of own areas that are the file itself."""


def to_document(own: session.OwnData) -> OwnData:
    """Own data as a document that refers to its files."""
    first, *more = own.tables
    areas = own.areas
    reading = Reading()
    if areas is not None:
        reading = Reading(
            areas_id_column=areas.code_column,
            areas_name_column=areas.name_column,
            layer=areas.part,
            crs=areas.crs,
            is_swapped=areas.is_swapped,
            mend=areas.mend,
            repair=areas.repair,
        )
    return OwnData(
        table=Attachment.of(first.name, first.content),
        mapping=first.mapping,
        more=tuple(
            MappedTable(table=Attachment.of(each.name, each.content), mapping=each.mapping)
            for each in more
        ),
        areas=None if areas is None else Attachment.of(areas.name, areas.content),
        level=own.level,
        reading=reading,
        scenario=own.scenario,
        protection=own.protection,
    )


def files_of(own: session.OwnData) -> tuple[bytes, ...]:
    """Files that the document of own data refers to."""
    areas = () if own.areas is None else (own.areas.content,)
    return (*(table.content for table in own.tables), *areas)


def from_document(document: OwnData, file: Callable[[str], bytes]) -> session.OwnData:
    """Own data of a document.

    Parameters
    ----------
    document : OwnData
    file : callable
        Gives a stored file by its checksum.

    Raises
    ------
    InputError
        It says nothing of its columns, or a file is not stored.
    """
    if document.mapping is None or document.scenario is None:
        fault = Fault(FaultKind.FIELD_MISSING, document.table.name, "mapping")
        raise InputError([fault])
    first = MappedTable(table=document.table, mapping=document.mapping)
    tables = tuple(
        OwnTable(each.table.name, file(each.table.sha256), each.mapping)
        for each in (first, *document.more)
    )
    return session.OwnData(tables, document.level, _areas(document, file), document.scenario)


def _areas(document: OwnData, file: Callable[[str], bytes]) -> OwnAreas | None:
    if document.areas is None:
        return None
    reading = document.reading
    return OwnAreas(
        document.areas.name,
        file(document.areas.sha256),
        reading.layer,
        reading.areas_id_column,
        reading.areas_name_column,
        reading.crs,
        reading.is_swapped,
        reading.mend,
        reading.repair,
    )


def told(own: session.OwnData) -> OwnTold:
    """What a record tells of own data: which files, and how they were read."""
    areas = own.areas
    return OwnTold(
        tables=tuple(
            TableTold.of(Attachment.of(each.name, each.content), each.mapping)
            for each in own.tables
        ),
        level=own.level,
        areas=None if areas is None else _areas_told(areas),
    )


def _areas_told(areas: OwnAreas) -> AreasTold:
    choices = {name: value for name, value in vars(areas).items() if name not in FILE}
    return AreasTold(file=Attachment.of(areas.name, areas.content), **choices)


def from_told(
    told: OwnTold, tables: Sequence[bytes], areas: bytes | None, scenario: Scenario
) -> session.OwnData:
    """Own data that were told of, with their files.

    Parameters
    ----------
    told : OwnTold
    tables : sequence of bytes
        In order.
    areas : bytes or None
    scenario : Scenario
        How to score them.
    """
    found = tuple(
        OwnTable(each.file.name, content, each.mapping)
        for each, content in zip(told.tables, tables, strict=True)
    )
    if told.areas is None or areas is None:
        return session.OwnData(found, told.level, None, scenario)
    choices = {name: getattr(told.areas, name) for name in type(told.areas).model_fields}
    del choices["file"]
    return session.OwnData(found, "", OwnAreas(told.areas.file.name, areas, **choices), scenario)
