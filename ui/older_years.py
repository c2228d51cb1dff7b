"""Years of the edition before: carried to today's areas, where they have been fetched."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from language import followup_text as words
from layers.across import carry_across
from layers.between import edition
from layers.carrying import carryings
from layers.sources.divisions import DIVISIONS
from layers.table import IndicatorTable
from ui import crossed
from ui.crossing import Side
from ui.workspace import Place

BEFORE = {"deso_2025": "deso_2018", "regso_2025": "regso_2020"}
"""The edition that each took the place of."""


def older(place: Place) -> Side | None:
    """The edition before a place's, with its figures; None where it has not been fetched.

    Raises
    ------
    InputError
        Its files are damaged.
    """
    name = BEFORE.get(edition(place.level), "")
    if name not in crossed.sides():
        return None
    found = crossed.side(name)
    return found if found.table is not None else None


def title_of(side: Side) -> str:
    """What an edition is called."""
    return DIVISIONS[side.id].title


def with_older(place: Place, side: Side) -> Place:
    """A place with the years of the edition before beside its own.

    Parameters
    ----------
    place : Place
    side : Side
        From :func:`older`.

    Returns
    -------
    Place
        Figures that it has already are left as they are; a target that is
        covered in part is missing. The cards of what is carried say so.

    Raises
    ------
    InputError
        As :func:`layers.between.between`.
    """
    return _with_older(f"{place.fingerprint}{side.fingerprint}", place, side)


@st.cache_resource(max_entries=4, show_spinner=False)
def _with_older(key: str, _place: Place, _side: Side) -> Place:
    assert _side.table is not None
    target = Side(_place.level, _place.level, _place.areas)
    added = [name for name in _side.table.indicators if name not in _place.table.indicators]
    rules = carryings(_side.table.indicators, _side.cards)
    walk = crossed.walk(_side, target, None, "")
    carried = carry_across(_side.table, walk, {name: rules[name] for name in added}).table
    note = words.OLDER_NOTE.format(title=title_of(_side))
    cards = {
        name: card.model_copy(update={"note": f"{card.note} {note}".strip()})
        for name, card in _side.cards.items()
        if name in added
    }
    table = IndicatorTable(
        pd.concat([_place.table.values, carried.values.reindex(_place.table.codes)], axis=1),
        pd.concat([_place.table.status, carried.status.reindex(_place.table.codes)], axis=1),
    )
    return replace(_place, table=table, cards=_place.cards | cards)
