"""A text to copy: in a field that is read aloud with its label, beside a button."""

from pathlib import Path

import streamlit as st

from language import share_text as words

_FOLDER = Path(__file__).parent

_field = st.components.v2.component(
    "copied_text",
    js=(_FOLDER / "copied_text.js").read_text(encoding="utf-8"),
    css=(_FOLDER / "copied_text.css").read_text(encoding="utf-8"),
)


def copied_text(label: str, text: str, *, key: str) -> None:
    """Show a text and a button that copies it.

    Streamlit's own block of code has such a button too, but its name is English.

    Parameters
    ----------
    label : str
        Of the field.
    text : str
        What is copied.
    key : str
        Name of the field, unique on the page.
    """
    data = {
        "label": label,
        "text": text,
        "button": words.COPY,
        "done": words.COPIED,
        "failed": words.NOT_COPIED,
    }
    _field(key=key, data=data)
