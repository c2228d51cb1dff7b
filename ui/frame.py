"""What stands around every page: navigation, styles, and a message in place of a fault."""

import gc
import logging
from collections.abc import Callable, Mapping
from functools import cache

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from geo.faults import InputError
from language import (
    access_text,
    candidates_text,
    certainty_text,
    compare_text,
    coverage_text,
    crosswalk_text,
    faults,
    fetch_text,
    followup_text,
    index_text,
    ledger_text,
    money_text,
    register_text,
    scenarios_text,
    screen,
    text,
    workspace_text,
)
from ui.components.markdown import plain
from ui.links import REGISTER, WORKSPACES
from ui.pages import (
    access_page,
    allocation_page,
    candidates_page,
    certainty_page,
    compare_page,
    coverage_page,
    crosswalk_page,
    fetch_page,
    followup_page,
    index_page,
    ledger_page,
    map_page,
    method_page,
    own_page,
    register_page,
    responsibility_page,
    scenarios_page,
    share_link,
    shortlist_page,
    workspace_page,
)

LOG = logging.getLogger(__name__)

STYLE = f"""
<style>
[data-testid="stMainBlockContainer"] {{padding: 3rem 2rem 2rem;}}
.unseen {{position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);}}
a[href="#stMain"] {{font-size: 0;}}
a[href="#stMain"]::after {{content: "{screen.SKIP}"; font-size: 1rem;}}
header button:focus-visible, [role="menuitem"]:focus-visible {{
  outline: 3px solid #0b5c8a; outline-offset: -1px;}}
[data-testid="InputInstructions"], [data-testid="stElementToolbar"] {{display: none;}}
[role="listbox"] > [role="option"][style*="contents"] > span {{font-size: 0;}}
[role="listbox"] > [role="option"][style*="contents"] > span::after {{
  content: "{screen.NO_OPTIONS}"; font-size: 0.9rem;}}
[role="option"][data-key="__select_all__"] > div {{font-size: 0;}}
[role="option"][data-key="__select_all__"] > div::after {{
  content: "{screen.SELECT_ALL}"; font-size: 0.9rem;}}
[data-testid="stFileUploaderDropzoneInstructions"],
[data-testid="stFileChipName"] + div {{display: none;}}
@media (max-width: 1000px) {{
  [data-testid="stHorizontalBlock"] {{flex-wrap: wrap;}}
  [data-testid="stHorizontalBlock"] > [data-testid="stColumn"] {{min-width: min(100%, 28rem);}}
}}
[data-testid="stFileUploaderDropzone"] button [data-testid="stMarkdownContainer"] p {{
  font-size: 0;}}
[data-testid="stFileUploaderDropzone"] button [data-testid="stMarkdownContainer"] p::after {{
  content: "{screen.UPLOAD_BUTTON}"; font-size: 1rem;}}
</style>
"""

Page = tuple[Callable[[], None], str, str]
"""What draws it, its title and its address."""

SECTIONS: Mapping[str, tuple[Page, ...]] = {
    screen.SECTION_NEED: (
        (map_page.show, text.PAGE_MAP, "karta"),
        (index_page.show, index_text.PAGE, "index"),
        (certainty_page.show, certainty_text.PAGE, "sakerhet"),
        (scenarios_page.show, scenarios_text.PAGE, "scenarier"),
    ),
    screen.SECTION_INITIATIVES: (
        (register_page.show, register_text.PAGE, REGISTER),
        (coverage_page.show, coverage_text.PAGE, "behov-och-insatser"),
        (responsibility_page.show, coverage_text.RESPONSIBILITY_PAGE, "vem-gor-vad"),
    ),
    screen.SECTION_CHOICE: (
        (candidates_page.show, candidates_text.PAGE, "kandidater"),
        (compare_page.show, compare_text.PAGE, "jamfor"),
        (shortlist_page.show, text.PAGE_SHORTLIST, "kortlista"),
    ),
    screen.SECTION_AFTER: (
        (allocation_page.show, money_text.PAGE, "fordelning"),
        (ledger_page.show, ledger_text.PAGE, "avrop"),
        (followup_page.show, followup_text.PAGE, "uppfoljning"),
    ),
    screen.SECTION_DATA: (
        (workspace_page.show, workspace_text.PAGE, WORKSPACES),
        (own_page.show, text.PAGE_OWN, "egna-data"),
        (access_page.show, access_text.PAGE, "tillgang"),
        (fetch_page.show, fetch_text.PAGE, "hamta-data"),
        (crosswalk_page.show, crosswalk_text.PAGE, "oversatt"),
        (method_page.show, text.PAGE_METHOD, "data-och-metod"),
    ),
}
"""Menus across the top, each with its pages; the first page is the one that opens."""

PAGES: tuple[Page, ...] = tuple(page for pages in SECTIONS.values() for page in pages)


LINKED = {"karta", "index", "kandidater", "jamfor", "kortlista"}
"""Addresses of the pages that what the reader sees can be given out from."""


def style() -> None:
    """Styles that hold on every page."""
    st.html(STYLE)


def navigation() -> StreamlitPage:
    """Menus across the top; the chosen page is returned."""
    _keep_the_program()
    menus = {section: [_page(*each) for each in pages] for section, pages in SECTIONS.items()}
    return st.navigation(menus, position="top")


@cache
def _keep_the_program() -> None:
    """Leave the program itself out of the search for garbage.

    Streamlit searches after every run, and answers nobody meanwhile. What was imported lives
    as long as the program, and is nearly all that there is to search: 0.2 s, and 0.01 s without.
    """
    gc.collect()
    gc.freeze()


def _page(show: Callable[[], None], title: str, path: str) -> StreamlitPage:
    is_first = path == PAGES[0][2]
    framed = _framed(show, title, path, is_first=is_first)
    return st.Page(framed, title=title, url_path=path, default=is_first)


def _framed(
    show: Callable[[], None], title: str, path: str, *, is_first: bool
) -> Callable[[], None]:
    """A page after the view of a link is opened, with an offer of a link below it."""

    def page() -> None:
        with st.container():
            _guarded(share_link.follow)
        if _guarded(show) and path in LINKED:
            _guarded(lambda: share_link.offer("" if is_first else path, title))

    page.__name__ = show.__module__.rsplit(".", 1)[-1]
    return page


def _guarded(draw: Callable[[], None]) -> bool:
    """Draw, or tell every fault of the data it stands on; whether it was drawn."""
    try:
        draw()
    except InputError as error:
        _tell(f"{screen.BROKEN_DATA}\n\n{plain(faults.message(error.faults))}")
    except Exception:
        LOG.exception("%s failed", draw.__module__)
        _tell(screen.UNEXPECTED)
    else:
        return True
    return False


def _tell(fault: str) -> None:
    """Tell it clear of the menu, which it would touch where nothing stands above."""
    st.space("small")
    st.error(fault)
