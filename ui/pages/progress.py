"""How far something slow has come, shown while it lasts."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st


@contextmanager
def progress(text: str) -> Iterator[Callable[[float], None]]:
    """A bar that appears when it is first told a share, and goes away at the end.

    Parameters
    ----------
    text : str
        What is going on.

    Yields
    ------
    callable
        Takes the share that is done, 0-1; the page hears of whole per cents.
    """
    place, shown = st.empty(), -1

    def tell(share: float) -> None:
        nonlocal shown
        percent = int(100 * min(share, 1.0))
        if percent > shown:
            place.progress(percent, text=text)
            shown = percent

    try:
        yield tell
    finally:
        place.empty()
