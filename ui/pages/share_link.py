"""Links: what the reader sees offered as one, and the one that the address holds followed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from geo.faults import Fault, FaultKind, InputError
from language import share_text as words
from language import text
from store.documents.view import View
from store.records import Version, Workspace
from store.share import decode, encode, name_stored, stored_name
from ui import accessible, cached, listed, session, stored
from ui.access_layers import files_of
from ui.components.copied_text import copied_text
from ui.components.markdown import plain, plain_lines
from ui.decided import put_back
from ui.links import WORKSPACES
from ui.pages.share_view import gathered, put
from ui.pages.weights import current_scenario
from ui.stored import CHOSEN

WHOLE, STORED = "vy", "sparad"
"""Parameters of the address: a view itself, and the name of a stored one."""

LABELS = {WHOLE: words.LINK, STORED: words.LINK_SHORT}

FOLLOWED = "link.followed"
KEPT = "link.kept"


@dataclass(frozen=True)
class Followed:
    """A link that was followed.

    Parameters
    ----------
    value : str
        As the address holds it.
    faults : tuple of Fault
        Why it was not opened; none where it was.
    is_same : bool
        Whether scenario and figures are those that the sender had.
    """

    value: str
    faults: tuple[Fault, ...] = ()
    is_same: bool = True


@dataclass(frozen=True)
class Kept:
    """A view that was stored, and the name of its version in a link."""

    view: View
    name: str


def follow() -> None:
    """Open the view that the address holds, once, and tell what became of it."""
    parameter = next((each for each in READ if each in st.query_params), None)
    if parameter is None:
        return
    value = st.query_params[parameter]
    followed: Followed | None = session.choice(FOLLOWED, None)
    if followed is None or followed.value != value:
        followed = _followed(READ[parameter], value)
        session.choose(FOLLOWED, followed)
    _tell(followed)


def _followed(read: Callable[[str], Version | View], value: str) -> Followed:
    try:
        found = read(value)
        if isinstance(found, View):
            return Followed(value, is_same=put(found))
        view = found.read(View)
        followed = Followed(value, is_same=put(view))
        _put_decided(found.workspace, view.level)
    except InputError as error:
        return Followed(value, error.faults)
    return followed


def _put_decided(workspace: str, level: str) -> None:
    """Where the view is of a decision of its workspace, put the decision's own shortlist there."""
    place, scenario = cached.place(level), current_scenario(level)
    whole = put_back(workspace, place, scenario, session.shortlist(level))
    if whole is not None:
        listed.put(whole)


def _read_stored(value: str) -> Version:
    """The version of a stored view that a link names.

    Raises
    ------
    InputError
        It names none, or one that is removed, or there is no store to open.
    """
    document, number = stored_name(value)
    store = stored.store()
    last = store.load(document)
    if last.is_removed:
        raise InputError([Fault(FaultKind.DOCUMENT_REMOVED, where=last.name)])
    return store.load(document, number)


READ: Mapping[str, Callable[[str], Version | View]] = {WHOLE: decode, STORED: _read_stored}
"""How the value of each parameter becomes a view."""


def _tell(followed: Followed) -> None:
    st.space("small")
    told, close = st.columns([8, 1], vertical_alignment="center")
    if followed.faults:
        told.error(f"{words.NOT_OPENED}\n\n{plain_lines(InputError(followed.faults))}")
    elif followed.is_same:
        told.success(words.OPENED)
    else:
        told.warning(words.OPENED_OTHER)
    close.button(words.CLOSE, on_click=st.query_params.clear, width="stretch")


def offer(page: str, title: str) -> None:
    """Offer what the reader sees as a link.

    Parameters
    ----------
    page : str
        Address of the page, empty for the first.
    title : str
        Its title.
    """
    expander = st.expander(words.SHARE, key=f"share-{page}", on_change="rerun")
    with expander:
        if not expander.open:
            return
        level = session.level()
        if level == cached.OWN:
            st.info(words.OWN)
        elif any(each.reference == "table" for each in current_scenario(level).indicators()):
            st.info(words.REFERENCE)
        else:
            _offer(gathered(level, page), title)


def _offer(view: View, title: str) -> None:
    st.markdown(words.INTRO)
    st.caption(words.LEFT_OUT)
    if view.access is not None:
        st.info(words.ACCESS)
    else:
        _offer_whole(view)
    _offer_short(view, title)


def _offer_whole(view: View) -> None:
    try:
        value = encode(view)
    except InputError:
        st.info(words.TOO_LONG)
    else:
        _show(view.page, WHOLE, value)


def _show(page: str, parameter: str, value: str) -> None:
    address = st.context.url or ""
    whole = f"{address if page else f'{address}/'}?{parameter}={value}"
    copied_text(LABELS[parameter], whole, key=f"link-{parameter}-{page}")


def stored_address(version: Version, view: View) -> str:
    """Address that opens a stored view, as seen from the page Arbetsytor."""
    root = (st.context.url or "").removesuffix(WORKSPACES)
    return f"{root}{view.page}?{STORED}={name_stored(version)}"


def _offer_short(view: View, title: str) -> None:
    """Offer to store the view in the workspace that is open."""
    st.markdown(words.SHORT)
    workspace = _workspace()
    if workspace is None or not session.who():
        st.caption(words.NO_WORKSPACE)
        return
    st.caption(words.SHORT_NOTE.format(workspace=plain(workspace.name)))
    kept: Kept | None = session.choice(KEPT, None)
    if kept is not None and kept.view == view:
        _show(view.page, STORED, kept.name)
    else:
        _ask_name(workspace, view, title)


def _ask_name(workspace: Workspace, view: View, title: str) -> None:
    name, button = st.columns([3, 1], vertical_alignment="bottom")
    first = words.FIRST_NAME.format(
        page=title, scenario=current_scenario(view.level).name, level=text.LEVELS[view.level]
    )
    written = name.text_input(words.NAME, value=first, key=f"share-name-{view.page}")
    if button.button(words.STORE, disabled=not written.strip(), width="stretch"):
        try:
            _store(workspace, written, view)
        except InputError as error:
            st.error(plain_lines(error))


def _workspace() -> Workspace | None:
    """The workspace that the reader has open, if any and if it can be reached."""
    chosen = session.choice(CHOSEN, None)
    if chosen is None:
        return None
    try:
        known = stored.store().workspaces()
    except InputError:
        return None
    return next((each for each in known if each.id == chosen), None)


def _store(workspace: Workspace, name: str, view: View) -> None:
    files = files_of(accessible.kept(view.level)) if view.access is not None else ()
    made = stored.store().create(workspace.id, "view", name, view, who=session.who(), files=files)
    session.choose(KEPT, Kept(view, name_stored(made)))
    st.rerun()
