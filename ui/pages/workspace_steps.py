"""What can be done with a saved document: opened, gone back and forth in, renamed, removed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from language import workspace_text as words
from store.documents.timeline import redo_target, undo_target
from store.documents.view import View
from store.records import Version
from ui import session, stored
from ui.components.figure_table import figure_table
from ui.components.markdown import plain
from ui.pages.share_link import stored_address
from ui.pages.workspace_desk import CONFLICT, Desk, guarded, moment, say
from ui.pages.workspace_names import show_rename
from ui.pages.workspace_tab import held, put

REMOVING = "workspace.removing"
"""Name of the choice of the version that the reader is asked about."""

VIEW = "view"
"""Kind that a link opens, and not the tab that the reader works in."""


@dataclass(frozen=True)
class Step:
    """A button, what it does, and whether it can be pressed."""

    label: str
    act: Callable[[Desk, Version], None]
    is_ready: bool


def show_steps(desk: Desk, version: Version) -> None:
    """Show buttons for the version that the reader sees, and its history.

    Where it is no longer the last one, a click is lost.
    """
    history = desk.store.history(version.document)
    first, *others = st.columns(4)
    _show_open(first, desk, version)
    for column, step in zip(others, _steps(desk, version, history), strict=True):
        if column.button(
            step.label,
            key=f"{step.label}-{_seen(version)}",
            disabled=not (desk.who and step.is_ready),
            width="stretch",
        ):
            guarded(lambda step=step: step.act(desk, version))
    _confirm(desk, version)
    show_rename(desk, version, words.CALLED)
    rows = [_history_row(each) for each in reversed(history)]
    figure_table(words.HISTORY_TABLE.format(name=version.name), words.HISTORY_HEAD, rows)


def _steps(desk: Desk, version: Version, history: Sequence[Version]) -> tuple[Step, ...]:
    is_removed = version.is_removed
    back = words.BRING_BACK if is_removed else words.UNDO
    return (
        Step(back, _undo, undo_target(history) is not None),
        Step(words.REDO, _redo, redo_target(history) is not None),
        Step(words.REMOVE, _ask, not is_removed),
    )


def _seen(version: Version) -> str:
    return f"{version.document}-{version.number}"


def _history_row(version: Version) -> Sequence[str]:
    told = words.ACTIONS[version.action]
    return (str(version.number), told, version.who, moment(version.saved_at), version.name)


def _show_open(column: DeltaGenerator, desk: Desk, version: Version) -> None:
    """A button that opens a document in the tab; a link for a view, which has a tab of its own."""
    if version.kind == VIEW and not version.is_removed:
        guarded(lambda: _link(column, version))
    elif column.button(
        words.OPEN,
        key=f"open-{_seen(version)}",
        type="primary",
        disabled=version.is_removed,
        width="stretch",
    ):
        guarded(lambda: _open(desk, version))


def _link(column: DeltaGenerator, version: Version) -> None:
    address = stored_address(version, version.read(View))
    column.link_button(words.OPEN, address, type="primary", width="stretch")


def _open(desk: Desk, version: Version) -> None:
    put(version, desk.place)
    session.choose(CONFLICT, None)
    say(words.OPENED.format(name=plain(version.name), number=version.number))


def _undo(desk: Desk, version: Version) -> None:
    made = desk.store.undo(version.document, version.number, who=desk.who)
    _follow(desk, version, made)
    say(words.UNDONE.format(name=plain(made.name), number=made.number))


def _redo(desk: Desk, version: Version) -> None:
    made = desk.store.redo(version.document, version.number, who=desk.who)
    _follow(desk, version, made)
    say(words.REDONE.format(name=plain(made.name), number=made.number))


def _follow(desk: Desk, version: Version, made: Version) -> None:
    """Let the tab go with a step back or forth, where it shows what was there before the step."""
    came_from = stored.origin(desk.workspace.id, version.kind, desk.level)
    if made.is_removed or came_from is None:
        return
    is_here = (came_from.document, came_from.number) == (version.document, version.number)
    mine = held(desk.level).get(version.kind)
    if is_here and mine is not None and mine.content == version.model:
        put(made, desk.place)


def _ask(_: Desk, version: Version) -> None:
    session.choose(REMOVING, _seen(version))
    st.rerun()


def _confirm(desk: Desk, version: Version) -> None:
    """Ask before the document is removed, and remove it where the answer is yes."""
    if session.choice(REMOVING, None) != _seen(version):
        return
    with st.container(border=True):
        st.warning(words.REMOVE_ASK.format(name=plain(version.name)))
        yes, no, _ = st.columns([1, 1, 2])
        if yes.button(words.REMOVE_YES, type="primary", width="stretch"):
            session.choose(REMOVING, None)
            guarded(lambda: _remove(desk, version))
        if no.button(words.REMOVE_NO, width="stretch"):
            session.choose(REMOVING, None)
            st.rerun()


def _remove(desk: Desk, version: Version) -> None:
    made = desk.store.remove(version.document, version.number, who=desk.who)
    say(words.REMOVED.format(name=plain(made.name)))
