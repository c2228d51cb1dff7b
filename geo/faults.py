"""Faults found in input: one error family, every fault of a file at once.

A fault is data, not a sentence. The Swedish sentence is made in
``language.faults``, so that a reader never has to know the screen.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class FaultKind(StrEnum):
    """Every kind of fault that a reader, a check or a scenario can report."""

    FILE_NOT_FOUND = "file_not_found"
    FILE_UNREADABLE = "file_unreadable"
    FILE_TYPE = "file_type"
    FILE_NOT_WRITABLE = "file_not_writable"
    FILE_EMPTY = "file_empty"
    LAYER_CHOICE = "layer_choice"
    COLUMN_MISSING = "column_missing"
    COLUMN_AMBIGUOUS = "column_ambiguous"
    COLUMN_DUPLICATE = "column_duplicate"
    CODE_EMPTY = "code_empty"
    CODE_DUPLICATE = "code_duplicate"
    CODE_NOT_IN_AREAS = "code_not_in_areas"
    CODE_NOT_IN_TABLE = "code_not_in_table"
    CRS_MISSING = "crs_missing"
    CRS_UNKNOWN = "crs_unknown"
    CRS_MISMATCH = "crs_mismatch"
    GEOMETRY_EMPTY = "geometry_empty"
    GEOMETRY_TYPE = "geometry_type"
    GEOMETRY_PLACE = "geometry_place"
    LINE_TYPE = "line_type"
    GEOMETRY_SELF_CROSSING = "geometry_self_crossing"
    ROW_WIDTH = "row_width"
    NUMBER = "number"
    NUMBER_AMBIGUOUS = "number_ambiguous"
    FIELD_MISSING = "field_missing"
    FIELD_UNKNOWN = "field_unknown"
    FIELD_VALUE = "field_value"
    SYNTAX = "syntax"
    INDICATOR_UNKNOWN = "indicator_unknown"
    INDICATOR_TWICE = "indicator_twice"
    NOT_POSITIVE = "not_positive"
    REFERENCE_MISSING = "reference_missing"
    NOT_LINEAR = "not_linear"
    NOTHING_TO_SCORE = "nothing_to_score"
    CHECKSUM = "checksum"
    AREA_VANISHED = "area_vanished"
    ID_TWICE = "id_twice"
    OUTSIDE_AREAS = "outside_areas"
    POINT_OUTSIDE = "point_outside"
    AXES_SWAPPED = "axes_swapped"
    COORDINATE_COLUMNS = "coordinate_columns"
    COORDINATE_MISSING = "coordinate_missing"
    COORDINATE_NUMBER = "coordinate_number"
    ROW_SHAPE = "row_shape"
    NOTHING_AT_AREAS = "nothing_at_areas"
    DISTANCE_UNUSABLE = "distance_unusable"
    CANDIDATE_EMPTY = "candidate_empty"
    CANDIDATE_TWICE = "candidate_twice"
    CANDIDATES_TOO_MANY = "candidates_too_many"
    TOTAL_TOO_SMALL = "total_too_small"
    PART_TOO_SMALL = "part_too_small"
    NO_CANDIDATE_FITS = "no_candidate_fits"
    MUST_COLLIDES = "must_collides"
    MUST_WITHOUT_FIGURE = "must_without_figure"
    MUST_TOO_LARGE = "must_too_large"
    MUST_CUT_OFF = "must_cut_off"
    TEMPLATE_NO_TITLE = "template_no_title"
    PDF_NO_OFFICE = "pdf_no_office"
    PDF_TOO_SLOW = "pdf_too_slow"
    PDF_FAILED = "pdf_failed"
    MUST_IMPOSSIBLE = "must_impossible"
    SEARCH_STOPPED = "search_stopped"
    SHARE_UNUSABLE = "share_unusable"
    SHARES_ALL_ZERO = "shares_all_zero"
    FLOOR_ABOVE_CEILING = "floor_above_ceiling"
    FLOORS_TOO_HIGH = "floors_too_high"
    CEILINGS_TOO_LOW = "ceilings_too_low"
    RESERVE_TOO_HIGH = "reserve_too_high"
    KEY_NEGATIVE = "key_negative"
    KEYS_NO_WEIGHT = "keys_no_weight"
    LEDGER_STEP = "ledger_step"
    LEDGER_LEFT = "ledger_left"
    LEDGER_REVERSED = "ledger_reversed"
    LEDGER_RESTS_ON = "ledger_rests_on"
    LEDGER_NO_ENTRY = "ledger_no_entry"
    LEDGER_CHANGED = "ledger_changed"
    DATABASE_NEWER = "database_newer"
    DATABASE_UNUSABLE = "database_unusable"
    DATABASE_NOT_EMPTY = "database_not_empty"
    DOCUMENT_UNKNOWN = "document_unknown"
    DOCUMENT_CHANGED = "document_changed"
    DOCUMENT_REMOVED = "document_removed"
    DOCUMENT_FINAL = "document_final"
    NAME_TAKEN = "name_taken"
    NOTHING_TO_UNDO = "nothing_to_undo"
    NOTHING_TO_REDO = "nothing_to_redo"
    FILE_NOT_STORED = "file_not_stored"
    PART_CHANGED = "part_changed"
    ARCHIVE_TOO_LARGE = "archive_too_large"
    LINK_TOO_LONG = "link_too_long"
    LINK_UNREADABLE = "link_unreadable"
    LINK_VERSION = "link_version"
    SOURCE_UNREACHABLE = "source_unreachable"
    SOURCE_SLOW = "source_slow"
    SOURCE_BUSY = "source_busy"
    SOURCE_REFUSED = "source_refused"
    SOURCE_CUT = "source_cut"
    SOURCE_NOT_DATA = "source_not_data"
    SOURCE_CHANGED = "source_changed"
    SOURCE_COUNT = "source_count"
    SOURCE_REPEATED = "source_repeated"
    SOURCE_EMPTY = "source_empty"
    DIVISION_YEAR = "division_year"
    CACHE_CHANGED = "cache_changed"
    DATABASE_REFUSES = "database_refuses"
    DATABASE_WITHOUT_MAPS = "database_without_maps"
    DRIVER_MISSING = "driver_missing"
    AREAS_OVERLAP = "areas_overlap"
    NOT_NESTED = "not_nested"
    POINT_TYPE = "point_type"
    WEIGHT = "weight"
    KIND_NOT_TOLD = "kind_not_told"
    NOTHING_IN_COMMON = "nothing_in_common"
    INTERNAL_LAYER = "internal_layer"
    RECORD_NONE = "record_none"
    RECORD_DAMAGED = "record_damaged"
    RECORD_UNKNOWN = "record_unknown"
    RECORD_DATA = "record_data"
    RECORD_OWN = "record_own"
    RECORD_FILE = "record_file"
    RECORD_TEMPLATE = "record_template"
    RECORD_DECISION = "record_decision"
    RECORD_DECISION_OTHER = "record_decision_other"
    RECORD_NO_OFFICE = "record_no_office"
    RECORD_FAILED = "record_failed"
    FILE_TOO_LARGE = "file_too_large"
    UNPACKED_TOO_LARGE = "unpacked_too_large"
    CELLS_TOO_MANY = "cells_too_many"
    COLUMNS_TOO_MANY = "columns_too_many"
    PARTS_TOO_MANY = "parts_too_many"
    READING_SLOW = "reading_slow"
    OLD_EXCEL = "old_excel"
    SHAPEFILE_PARTS = "shapefile_parts"
    HEADINGS_MISSING = "headings_missing"
    KEY_MISSING = "key_missing"
    KEY_UNKNOWN = "key_unknown"
    AREAS_MISSING = "areas_missing"
    FIGURES_MISSING = "figures_missing"
    YEAR_MISSING = "year_missing"
    MARK_UNKNOWN = "mark_unknown"
    DECIMAL_UNCLEAR = "decimal_unclear"


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong, and where.

    Parameters
    ----------
    kind : FaultKind
        What is wrong.
    file : str
        Name of the file, without folders; empty when there is no file.
    where : str
        Row, code or field the fault sits in; empty when it is the whole file.
    received : str
        What stood there, as text.
    allowed : str
        What may stand there, as text.
    field : str
        Column, where the fault sits in one cell.
    """

    kind: FaultKind
    file: str = ""
    where: str = ""
    received: str = ""
    allowed: str = ""
    field: str = ""


class InputError(ValueError):
    """Raised with every fault of an input at once.

    Parameters
    ----------
    faults : iterable of Fault
        At least one; order of discovery is kept, repetitions are dropped.
    """

    def __init__(self, faults: Iterable[Fault]):
        self.faults = tuple(dict.fromkeys(faults))
        super().__init__("; ".join(self._line(fault) for fault in self.faults))

    @staticmethod
    def _line(fault: Fault) -> str:
        parts = (fault.file, fault.where, fault.field, fault.received, fault.allowed)
        return f"{fault.kind}({', '.join(part for part in parts if part)})"


def repeated(names: Iterable[str]) -> tuple[str, ...]:
    """Names that stand more than once, each told once, in the order that they first stand."""
    return tuple(name for name, count in Counter(names).items() if count > 1)


def refuse(faults: Iterable[Fault]) -> None:
    """Raise if there is any fault, else do nothing.

    Raises
    ------
    InputError
        With all the faults.
    """
    found = tuple(faults)
    if found:
        raise InputError(found)
