"""What a saved document is called, changed by hand and back."""

import streamlit as st

from language import workspace_text as words
from store.records import Version
from ui.components.markdown import plain
from ui.pages.workspace_desk import Desk, guarded, say


def show_rename(desk: Desk, version: Version, label: str) -> None:
    """Show a field with the document's name, and a button that gives it the name in the field.

    Both belong to the version that the reader sees: where it is no longer last, a click is lost.

    Parameters
    ----------
    desk : Desk
    version : Version
        The last one.
    label : str
        Of the field.
    """
    seen = f"{version.document}-{version.number}"
    name, button = st.columns([3, 1], vertical_alignment="bottom")
    written = name.text_input(
        label, value=version.name, key=f"rename-{seen}", disabled=version.is_removed
    ).strip()
    is_new = written not in ("", version.name)
    if button.button(
        words.RENAME,
        key=f"rename-button-{seen}",
        disabled=not (desk.who and is_new) or version.is_removed,
        width="stretch",
    ):
        guarded(lambda: _rename(desk, version, written))


def _rename(desk: Desk, version: Version, name: str) -> None:
    made = desk.store.rename(version.document, name, version.number, who=desk.who)
    say(words.RENAMED.format(before=plain(version.name), name=plain(made.name)))
