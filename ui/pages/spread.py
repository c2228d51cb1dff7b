"""The choice of how far a file may go, and why it may not."""

import streamlit as st

from geo.faults import InputError
from language import protection_text as words
from scoring.scenario import Scenario
from ui import session
from ui.components.markdown import plain_lines
from ui.release import SPREADS, Release, release
from ui.workspace import Place


def choose_release(place: Place, scenario: Scenario, widget: str = "") -> Release | None:
    """Let the reader choose, and tell what stands in the way; None where the file may not leave.

    Parameters
    ----------
    place : Place
    scenario : Scenario
        That the index is made by.
    widget : str
        Key of the choice, on another page than its first.
    """
    spread = st.radio(
        words.SPREAD,
        SPREADS,
        format_func=words.SPREADS.__getitem__,
        help=words.SPREAD_HELP,
        horizontal=True,
        **session.bind("spread", SPREADS[0], widget),
    )
    try:
        return release(place, scenario, spread)
    except InputError as error:
        st.error(plain_lines(error))
        return None
