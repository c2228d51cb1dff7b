"""Frozen decisions: what is in the tab kept for good, given out and computed anew."""

from typing import Any

import streamlit as st
from pydantic import BaseModel

from language import field_words
from language import workspace_text as words
from store.archives.frozen import Recomputed, decision, freeze, recompute
from store.documents.canonical import canonical
from store.documents.decision import Decision
from store.documents.differences import ABSENT
from store.documents.timeline import undo_target
from store.records import Version
from store.repository import now
from ui import cached, listed, session
from ui.components.figure_table import figure_table
from ui.components.markdown import plain
from ui.decided import remember
from ui.files import file_stem, marked_name
from ui.pages.weights import current_scenario
from ui.pages.workspace_desk import Desk, choose_one, guarded, moment, say
from ui.pages.workspace_names import show_rename
from ui.pages.workspace_tab import held
from ui.reference import outside

BESIDES = ("shortlist", "candidates", "register", "baseline", "published")
"""Kinds that belong to a decision where the tab has any."""


def show_decisions(desk: Desk) -> None:
    """Show how to freeze what is in the tab, and what is frozen."""
    st.subheader(words.DECISIONS, anchor=False)
    st.markdown(words.DECISIONS_NOTE)
    with st.container():
        if desk.level == cached.OWN:
            st.warning(words.DECISIONS_OWN)
    name, note, button = st.columns([2, 2, 1], vertical_alignment="bottom")
    written = name.text_input(words.DECISION_NAME, **session.bind("workspace.decision", ""))
    noted = note.text_input(words.DECISION_NOTE, **session.bind("workspace.decision.note", ""))
    ready = bool(desk.who and written.strip())
    with st.container():
        if not ready:
            st.caption(words.NOT_READY)
    if button.button(words.FREEZE, disabled=not ready, width="stretch"):
        guarded(lambda: _freeze(desk, written.strip(), noted.strip()))
    frozen = desk.store.documents(desk.workspace.id, "decision")
    if not frozen:
        st.info(words.NO_DECISIONS)
        return
    rows = [_row(each) for each in frozen]
    figure_table(words.DECISIONS_TABLE, words.DECISIONS_HEAD, rows)
    _show_one(desk, {each.document: each for each in frozen})


def _freeze(desk: Desk, name: str, note: str) -> None:
    scenario = current_scenario(desk.level)
    found = held(desk.level)
    documents: dict[str, BaseModel] = {
        kind: found[kind].content for kind in BESIDES if found[kind].is_worth_saving
    }
    bundle = freeze(
        desk.place.table,
        scenario,
        desk.place.areas,
        name=name,
        who=desk.who,
        when=now(),
        reference=outside(desk.level, scenario),
        documents=documents,
    )
    is_internal = bool(desk.place.internal)
    content = decision(bundle, marked_name(f"{file_stem(name)}.zip", is_internal=is_internal), note)
    desk.store.create(
        desk.workspace.id, "decision", name, content, who=desk.who, note=note, files=[bundle]
    )
    remember(desk.place, scenario, listed.as_written(desk.level), name, content.hash)
    session.choose("workspace.decision", "")
    session.choose("workspace.decision.note", "")
    say(words.FROZEN.format(name=plain(name)))


def _row(version: Version) -> tuple[str, ...]:
    kept = version.read(Decision)
    return version.name, version.who, moment(version.saved_at), kept.hash, kept.note


def _show_one(desk: Desk, known: dict[str, Version]) -> None:
    choose, download, again = st.columns([2, 1, 1], vertical_alignment="bottom")
    titles = {document: version.name for document, version in known.items()}
    with choose:
        chosen = choose_one(words.DECISION, f"workspace.frozen.{desk.workspace.id}", titles)
    bundle = known[chosen].read(Decision).bundle
    download.download_button(
        words.DOWNLOAD,
        data=lambda: desk.store.file(bundle.sha256),
        file_name=bundle.name,
        mime="application/zip",
        on_click="ignore",
        width="stretch",
    )
    if again.button(words.RECOMPUTE, width="stretch"):
        guarded(lambda: _tell(recompute(desk.store.file(bundle.sha256))))
    _show_name(desk, known[chosen])


def _show_name(desk: Desk, version: Version) -> None:
    """What the decision is called in the list, and why that is all that can be changed."""
    first, *since = desk.store.history(version.document)
    if since and first.name != version.name:
        st.caption(words.DECISION_FROZEN_AS.format(name=plain(first.name)))
    show_rename(desk, version, words.DECISION_CALLED)
    if undo_target((first, *since)) is not None and st.button(
        words.UNDO, key=f"undo-decision-{version.document}-{version.number}", disabled=not desk.who
    ):
        guarded(lambda: _undo(desk, version))
    st.caption(words.DECISION_STAYS)


def _undo(desk: Desk, version: Version) -> None:
    made = desk.store.undo(version.document, version.number, who=desk.who)
    say(words.RENAMED_BACK.format(name=plain(made.name)))


def _tell(found: Recomputed) -> None:
    if found.difference is None:
        st.success(words.SAME)
    else:
        told = words.DIFFERENT.format(
            count=found.count,
            field=plain(field_words.field(found.difference.field)),
            before=_value(found.difference.before),
            after=_value(found.difference.after),
        )
        st.warning(told)
    changed = [
        words.VERSION.format(name=name, then=then, now=found.versions_now.get(name, words.NOTHING))
        for name, then in found.versions_then.items()
        if then != found.versions_now.get(name)
    ]
    if changed:
        st.caption(plain(words.VERSIONS.format(lines="; ".join(changed))))


def _value(value: Any) -> str:
    return words.NOTHING if value is ABSENT else plain(canonical(value))
