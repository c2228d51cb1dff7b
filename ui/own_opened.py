"""A user's own files opened, once for all runs of a page."""

import hashlib

import streamlit as st

from layers.own.files import OwnFile, open_own


def digest(content: bytes) -> str:
    """SHA-256 of a content (hexadecimal)."""
    return hashlib.sha256(content).hexdigest()


def opened(name: str, content: bytes) -> OwnFile:
    """A file opened, once for all runs of the page.

    Raises
    ------
    InputError
        As :func:`layers.own.files.open_own`.
    """
    return _opened(name, digest(content), content)


@st.cache_resource(max_entries=8, show_spinner=False)
def _opened(name: str, fingerprint: str, _content: bytes) -> OwnFile:
    return open_own(name, _content)
