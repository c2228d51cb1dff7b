"""A user's own files: named by what they hold, and read."""

import hashlib
import tempfile
from collections.abc import Mapping
from pathlib import Path

from geo.areas import AreaSet
from layers.catalogue import Level
from layers.inputs import Inputs, read_inputs
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
    )
    digest.update(repr(options).encode())
    return digest.hexdigest()


def read_own(own: OwnData, levels: Mapping[str, Level]) -> Inputs:
    """Read a user's own files.

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
        return read_inputs(
            areas,
            table,
            own.scenario.columns,
            id_column=own.id_column,
            allow_unmatched=own.allow_unmatched,
            repair=own.repair,
            code_column=own.areas_id_column or None,
            crs=own.crs or None,
            mend_ambiguous=own.mend,
        )
