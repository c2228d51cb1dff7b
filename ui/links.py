"""Links from one page to another, which keep the reader's choices as the navigation does."""

import streamlit as st

REGISTER = "insatser"
"""Address of the page with the register of initiatives."""

WORKSPACES = "arbetsytor"
"""Address of the page with workspaces."""


def link_to(path: str, title: str, label: str) -> None:
    """Show a link to a page of the navigation.

    Parameters
    ----------
    path : str
        Its address; Streamlit knows pages by it.
    title, label : str
        Title of the page and text of the link.
    """
    st.page_link(st.Page(_stand_in, title=title, url_path=path), label=label)


def _stand_in() -> None:
    """Stand for a page that only the navigation can draw."""
