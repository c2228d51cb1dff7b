"""What is in the tab to be saved, and the list of what is saved."""

import streamlit as st

from language import workspace_text as words
from store.records import ConflictError, Version
from ui import session, stored
from ui.components.figure_table import figure_table
from ui.components.markdown import plain
from ui.pages.workspace_desk import (
    CONFLICT,
    Conflict,
    Desk,
    choose_one,
    guarded,
    moment,
    say,
    settled,
)
from ui.pages.workspace_steps import VIEW, show_steps
from ui.pages.workspace_tab import PUT, Held, held


def show_saving(desk: Desk) -> None:
    """Show what the tab holds, each with a name to save it under."""
    st.subheader(words.SAVE_HEADING, anchor=False)
    for kind, found in held(desk.level).items():
        told, name, save = st.columns([2, 2, 1], vertical_alignment="bottom")
        told.markdown(plain(found.told))
        called = _called(desk, kind, found)
        written = name.text_input(
            words.SAVE_AS.format(kind=words.KINDS[kind]),
            value=called,
            key=f"name-{kind}-{desk.level}-{desk.workspace.id}-{called}",
        )
        if save.button(
            words.SAVE,
            key=f"save-{kind}",
            disabled=not (desk.who and written.strip() and found.is_worth_saving),
            help=None if found.is_worth_saving else words.EMPTY[kind],
            width="stretch",
        ):
            guarded(lambda kind=kind, name=written, found=found: _save(desk, kind, name, found))


def _called(desk: Desk, kind: str, found: Held) -> str:
    """What the document that the tab's came from is called now, else what to call it at first."""
    came_from = stored.origin(desk.workspace.id, kind, desk.level)
    return found.name if came_from is None else desk.store.load(came_from.document).name


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
    titles = {document: _title(version) for document, version in known.items()}
    chosen = choose_one(words.DOCUMENT, f"workspace.document.{desk.workspace.id}", titles)
    show_steps(desk, known[chosen])


def _saved(desk: Desk, *, removed: bool) -> list[Version]:
    found = desk.store.documents(desk.workspace.id, removed=removed)
    return [each for each in found if each.kind in (*PUT, VIEW)]


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
