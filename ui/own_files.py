"""A user's own files: named by what they hold, and read."""

import hashlib
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from geo.areas import AreaSet
from layers.catalogue import Level
from layers.disclosure import SmallNumbers
from layers.inputs import Inputs, read_inputs
from layers.own_columns import ColumnRole, Protection, protect_own
from layers.table import IndicatorTable
from scoring.scenario import Scenario
from ui.files import spooled
from ui.session import OwnData


def own_fingerprint(own: OwnData) -> str:
    """Names a set of own data with its reading options (hexadecimal)."""
    digest = hashlib.sha256(own.areas_content)
    digest.update(own.table_content)
    options = (
        own.areas_name,
        own.table_name,
        own.id_column,
        own.areas_id_column,
        own.crs,
        own.mend,
        own.allow_unmatched,
        own.repair,
        own.scenario.fingerprint,
        own.protection.model_dump_json(),
    )
    digest.update(repr(options).encode())
    return digest.hexdigest()


def read_own(own: OwnData, levels: Mapping[str, Level]) -> Inputs:
    """Read a user's own files, without what is small or would give it away.

    Parameters
    ----------
    own : OwnData
        Files, and how to read them.
    levels : mapping of str to Level
        Embedded levels, which figures without areas of their own may be for.

    Raises
    ------
    InputError
        Every fault of the files.
    """
    with tempfile.TemporaryDirectory() as folder:
        table = spooled(Path(folder) / "table", own.table_name, own.table_content)
        areas: Path | AreaSet
        if own.areas_content:
            areas = spooled(Path(folder) / "areas", own.areas_name, own.areas_content)
        else:
            areas = levels[own.areas_name].areas
        read = read_inputs(
            areas,
            table,
            tuple(dict.fromkeys((*own.scenario.columns, *own.protection.columns))),
            id_column=own.id_column,
            allow_unmatched=own.allow_unmatched,
            repair=own.repair,
            code_column=own.areas_id_column or None,
            crs=own.crs or None,
            mend_ambiguous=own.mend,
        )
    return without_small(read, own.protection, own.scenario.columns)


def without_small(read: Inputs, protection: Protection, columns: Sequence[str]) -> Inputs:
    """The inputs with some columns, protected as the areas that they are for ask."""
    parent = read.parent
    if parent is None and read.areas is not None:
        parent = read.areas.parent
    table = protect_own(read.table, protection, parent).table
    wanted = list(columns)
    return replace(read, table=IndicatorTable(table.values[wanted], table.status[wanted]))


def protection_of(scenario: Scenario, small: SmallNumbers) -> Protection:
    """How a table is protected where a scenario is all that tells of its columns.

    An indicator with a base is a share of it; the rest is taken for what it looks like.
    """
    bases = {
        each.id: each.base or (each.shrink.base if each.shrink else "")
        for each in scenario.indicators()
    }
    roles = tuple(
        ColumnRole(column=name, kind="share", base=base) for name, base in bases.items() if base
    )
    return Protection(small=small, roles=roles)
