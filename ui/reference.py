"""The table of a reference population that a reader has loaded, named as the indicators are."""

import hashlib

import streamlit as st

from layers.table import IndicatorTable, to_indicators
from scoring.scenario import Scenario
from ui import session
from ui.files import raw_table
from ui.given import given
from ui.session import ReferenceData


def outside(level: str, scenario: Scenario) -> IndicatorTable | None:
    """The reference population, where a scenario compares with one and it is loaded."""
    if not any(choice.reference == "table" for choice in scenario.indicators()):
        return None
    if given().reference is not None:
        return given().reference
    kept = session.reference(level)
    return reference_table(kept) if kept is not None else None


def reference_fingerprint(level: str, scenario: Scenario) -> str:
    """Names the reference population that a scenario uses; empty where it uses none."""
    table = outside(level, scenario)
    return "" if table is None else table.fingerprint


def reference_table(data: ReferenceData) -> IndicatorTable:
    """Read a table of a reference population.

    Parameters
    ----------
    data : ReferenceData
        With at least one column.

    Returns
    -------
    IndicatorTable
        A column per indicator that the file has.

    Raises
    ------
    InputError
        Every fault of the file.
    """
    options = repr((data.name, data.id_column, data.columns)).encode()
    return _reference_table(hashlib.sha256(data.content + options).hexdigest(), data)


@st.cache_resource(max_entries=8, show_spinner=False)
def _reference_table(fingerprint: str, _data: ReferenceData) -> IndicatorTable:
    indicators = [indicator for indicator, _ in _data.columns]
    columns = [column for _, column in _data.columns]
    raw = raw_table(_data.name, _data.content)
    found = to_indicators(raw, list(dict.fromkeys(columns)), id_column=_data.id_column)
    return IndicatorTable(
        found.values[columns].set_axis(indicators, axis=1),
        found.status[columns].set_axis(indicators, axis=1),
    )
