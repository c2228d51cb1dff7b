"""The page's language, and names of Streamlit's own widgets in it, for a screen reader."""

from pathlib import Path

import streamlit as st

from language import screen
from language import widget_text as words

_names = st.components.v2.component(
    "widget_names", js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
)


def widget_names() -> None:
    """Say which language the page is in, and rename what Streamlit names in English.

    Names that data has given lose the backslashes that keep them from being
    read as Markdown: a label is also read aloud, where they are noise.
    """
    data = {"language": words.LANGUAGE, "skip": screen.SKIP, "names": words.NAMES}
    _names(key="widget-names", data=data)
