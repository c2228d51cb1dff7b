"""What is in the tab to be saved, and what is saved to be opened, undone and removed."""

from collections.abc import Sequence

import streamlit as st

from language import workspace_text as words
from store.documents.timeline import redo_target, undo_target
from store.records import ConflictError, Version
from ui import session, stored
from ui.components.figure_table import figure_table
from ui.components.markdown import plain
from ui.pages.workspace_desk import CONFLICT, Conflict, Desk, guarded, moment, say, settled
from ui.pages.workspace_tab import PUT, Held, held, put


def show_saving(desk: Desk) -> None:
    """Show what the tab holds, each with a name to save it under."""
    st.subheader(words.SAVE_HEADING, anchor=False)
    for kind, found in held(desk.level).items():
        told, name, save = st.columns([2, 2, 1], vertical_alignment="bottom")
        told.markdown(plain(found.told))
        came_from = stored.origin(desk.workspace.id, kind, desk.level)
        written = name.text_input(
            words.SAVE_AS.format(kind=words.KINDS[kind]),
            value=came_from.name if came_from else found.name,
            key=f"name-{kind}-{desk.level}-{desk.workspace.id}-{came_from}",
        )
        if save.button(
            words.SAVE,
            key=f"save-{kind}",
            disabled=not (desk.who and written.strip() and found.is_worth_saving),
            help=None if found.is_worth_saving else words.EMPTY[kind],
            width="stretch",
        ):
            guarded(lambda kind=kind, name=written, found=found: _save(desk, kind, name, found))


def _save(desk: Desk, kind: str, name: str, found: Held) -> None:
    there = desk.store.find(desk.workspace.id, kind, name.strip())
    came_from = stored.origin(desk.workspace.id, kind, desk.level)
    if there is None:
        made = desk.store.create(
            desk.workspace.id, kind, name, found.content, who=desk.who, files=found.files
        )
        say(settled(desk, made, found.content))
    elif came_from is None or came_from.document != there.document:
        st.error(words.NOT_OPENED.format(name=plain(there.name)))
    else:
        _save_again(desk, came_from, found)


def _save_again(desk: Desk, came_from: stored.Origin, found: Held) -> None:
    """Save what others may have saved since; what cannot be merged is left to be chosen.

    Where the last version shows what the tab's came from, as after undo and redo, nobody has.
    """
    base = desk.store.load(came_from.document, came_from.number)
    last = desk.store.load(came_from.document)
    expected = last.number if last.sha256 == base.sha256 else base.number
    try:
        saved = desk.store.save_merged(
            base.document, found.content, expected, who=desk.who, files=found.files
        )
    except ConflictError:
        kept = Conflict(desk.workspace.id, base.document, desk.level, base.number)
        session.choose(CONFLICT, kept)
        st.rerun()
    say(settled(desk, saved, found.content))


def show_documents(desk: Desk) -> None:
    """Show what is saved, and what can be done with the chosen one."""
    st.subheader(words.DOCUMENTS, anchor=False)
    there = _saved(desk, removed=False)
    gone = _saved(desk, removed=True)
    if there:
        rows = [_row(desk, each) for each in there]
        figure_table(words.DOCUMENTS_TABLE, words.DOCUMENTS_HEAD, rows, numeric=(2,))
    if not (there or gone):
        st.info(words.NO_DOCUMENTS)
        return
    known = {each.document: each for each in (*there, *gone)}
    name = f"workspace.document.{desk.workspace.id}"
    if session.choice(name, None) not in known:
        session.choose(name, next(iter(known)))
    chosen = st.selectbox(
        words.DOCUMENT,
        list(known),
        format_func=lambda document: _title(known[document]),
        **session.bind(name, next(iter(known))),
    )
    _show_actions(desk, known[chosen])


def _saved(desk: Desk, *, removed: bool) -> list[Version]:
    found = desk.store.documents(desk.workspace.id, removed=removed)
    return [each for each in found if each.kind in PUT]


def _title(version: Version) -> str:
    form = words.REMOVED_NAME if version.is_removed else words.DOCUMENT_NAME
    return form.format(kind=words.KINDS[version.kind], name=version.name)


def _row(desk: Desk, version: Version) -> list[str]:
    came_from = stored.origin(desk.workspace.id, version.kind, desk.level)
    here = came_from is not None and came_from.document == version.document
    return [
        version.name,
        words.KINDS[version.kind],
        str(version.number),
        version.who,
        moment(version.saved_at),
        words.IN_TAB.format(number=came_from.number) if here else "",
    ]


def _show_actions(desk: Desk, version: Version) -> None:
    """Buttons for the version that the reader sees; where it is no longer last, a click is lost."""
    history = desk.store.history(version.document)
    seen = f"{version.document}-{version.number}"
    opened, back, forth, gone = st.columns(4)
    if opened.button(
        words.OPEN,
        key=f"open-{seen}",
        type="primary",
        disabled=version.is_removed,
        width="stretch",
    ):
        guarded(lambda: _open(desk, version))
    if back.button(
        words.UNDO,
        key=f"undo-{seen}",
        disabled=not desk.who or undo_target(history) is None,
        width="stretch",
    ):
        guarded(lambda: _undo(desk, version))
    if forth.button(
        words.REDO,
        key=f"redo-{seen}",
        disabled=not desk.who or redo_target(history) is None,
        width="stretch",
    ):
        guarded(lambda: _redo(desk, version))
    if gone.button(
        words.REMOVE,
        key=f"remove-{seen}",
        disabled=not desk.who or version.is_removed,
        width="stretch",
    ):
        guarded(lambda: _remove(desk, version))
    rows = [_history_row(each) for each in reversed(history)]
    figure_table(words.HISTORY_TABLE.format(name=version.name), words.HISTORY_HEAD, rows)


def _history_row(version: Version) -> Sequence[str]:
    told = words.ACTIONS[version.action]
    return (str(version.number), told, version.who, moment(version.saved_at), version.name)


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


def _remove(desk: Desk, version: Version) -> None:
    made = desk.store.remove(version.document, version.number, who=desk.who)
    say(words.REMOVED.format(name=plain(made.name)))
