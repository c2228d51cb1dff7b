"""The journal of the chosen workspace in the reader's words, for its page and for exports."""

import json
from collections.abc import Mapping

import pandas as pd

from export.changes import Changes
from geo.faults import InputError
from language import candidates_text, documents_text, field_words, shortlist_text, text
from language import workspace_text as words
from store.journal import journal
from store.reading import Reader
from ui import registering, session, stored
from ui.pages.workspace_desk import moment

VALUES: Mapping[str, Mapping[str, str]] = {
    "status": text.PHASE | shortlist_text.STATUS,
    "kind": shortlist_text.KIND,
    "made": candidates_text.MADE,
}
"""By field, words of what initiatives, entries of a shortlist and candidates may be."""

LABELS = field_words.FIELDS | {"kind": shortlist_text.COLUMN_KIND.lower()}

KEPT = ("when", "who", "kind", "name", "version", "action", "field", "before", "after", "note")
"""Columns of the journal that leave; the workspace is the same throughout."""


def changes() -> Changes | None:
    """Every change of the workspace that is chosen in the tab; None where none is chosen."""
    workspace = session.choice(stored.CHOSEN, None)
    if workspace is None:
        return None
    headings = [words.JOURNAL_HEAD[name] for name in KEPT]
    try:
        store = stored.store()
        known = {each.id: each.name for each in store.workspaces()}
        told = told_journal(store, workspace)
    except InputError:
        return Changes(documents_text.NOTE_NO_STORE, pd.DataFrame(columns=headings))
    if workspace not in known:
        return None
    when = shortlist_text.moment(registering.now())
    note = documents_text.NOTE_CHANGES.format(workspace=known[workspace], when=when)
    return Changes(note, told[headings].astype(object).where(told.notna(), "").astype(str))


def told_journal(reader: Reader, workspace: str) -> pd.DataFrame:
    """The journal of a workspace in the reader's words, oldest first.

    Parameters
    ----------
    reader : Reader
        The store.
    workspace : str
        Its id.

    Returns
    -------
    DataFrame
        As :func:`store.journal.journal`, with Swedish titles, times where the
        program runs, and words for kinds, actions, fields and values.
    """
    found = journal(reader, workspace)
    values = {
        name: [
            _value(field, value) for field, value in zip(found["field"], found[name], strict=True)
        ]
        for name in ("before", "after")
    }
    return found.assign(
        when=found["when"].map(moment),
        kind=found["kind"].map(words.KINDS.__getitem__),
        field=found["field"].map(field_words.field),
        action=found["action"].map(words.ACTIONS.__getitem__),
        **{name: pd.Series(told, found.index, dtype="str") for name, told in values.items()},
    ).rename(columns=words.JOURNAL_HEAD)


def _value(field: str, value: object) -> object:
    """A value in words: a status by its word, a whole entry as its fields that are filled in."""
    if not isinstance(value, str):
        return value
    if field.endswith(".status"):
        return value_in_words("status", value)
    is_whole = field.startswith(("entries[", "candidates[")) and value.startswith("{")
    return entry_in_words(json.loads(value)) if is_whole else value


def entry_in_words(entry: Mapping[str, object]) -> str:
    """An entry of a shortlist, or a candidate, by its fields that are filled in."""
    return ", ".join(
        f"{LABELS.get(name, name)}: {value_in_words(name, held)}"
        for name, held in entry.items()
        if held and name not in ("who", "when")
    )


def value_in_words(field: str, held: object) -> str:
    """A value of such a field: a word for what is one of a few, a row of what is many."""
    if isinstance(held, list):
        return "; ".join(map(str, held))
    return VALUES.get(field, {}).get(str(held), str(held))
