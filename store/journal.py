"""The journal: who changed what, when and from what to what, as a table."""

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from store.documents.canonical import canonical
from store.documents.differences import ABSENT, differences
from store.reading import Reader
from store.records import Version, Workspace

COLUMNS = (
    "when",
    "who",
    "workspace",
    "kind",
    "name",
    "version",
    "action",
    "field",
    "before",
    "after",
    "note",
)
WORKSPACE = "workspace"
"""What the journal calls a workspace itself, beside the kinds of documents."""


DOCUMENT_NAME = "document_name"
"""Field of the name that a document is kept under."""


def journal(reader: Reader, workspace: str | None = None) -> pd.DataFrame:
    """Tell every change, oldest first.

    Parameters
    ----------
    reader : Reader
        The store.
    workspace : str, optional
        Id of the only one to tell of.

    Returns
    -------
    DataFrame
        One row per field that a version changed, and one for a version that
        changed none. ``when`` is ISO 8601 in UTC, ``version`` a whole number
        (missing for the workspace itself), ``field`` a path such as
        ``entries[A1].reason``, ``before`` and ``after`` the value as text, or
        as JSON where it is not one value, missing where there was none.
    """
    rows: list[dict[str, Any]] = []
    for each in reader.workspaces():
        if workspace in (None, each.id):
            rows.append(_opening(each))
            for document in reader.histories(each.id):
                rows += _rows(each.name, document)
    types = dict.fromkeys(COLUMNS, "str") | {"version": "Int64"}
    frame = pd.DataFrame(rows, columns=list(COLUMNS)).astype(types)
    return frame.sort_values("when", kind="stable", ignore_index=True)


def _opening(workspace: Workspace) -> dict[str, Any]:
    return {
        "when": workspace.created_at,
        "who": workspace.who,
        "workspace": workspace.name,
        "kind": WORKSPACE,
        "name": workspace.name,
        "action": "created",
        "field": "",
        "note": "",
    }


def _rows(workspace: str, history: Sequence[Version]) -> Iterator[dict[str, Any]]:
    """Rows of one document, in the order of its versions."""
    before: dict[str, Any] = {}
    for version in history:
        after = _fields(version)
        head = {
            "when": version.saved_at,
            "who": version.who,
            "workspace": workspace,
            "kind": version.kind,
            "name": version.name,
            "version": version.number,
            "action": version.action,
            "note": version.note,
        }
        changed = list(differences(before, after))
        for each in changed:
            told = {"before": _told(each.before), "after": _told(each.after)}
            yield head | {"field": each.field} | told
        if not changed:
            yield head | {"field": ""}
        before = after


def _fields(version: Version) -> dict[str, Any]:
    """Fields of a version in today's form, its name first; none where it is removed."""
    if version.content is None:
        return {}
    return {DOCUMENT_NAME: version.name, **version.kind_of_document.plain(version.content)}


def _told(value: Any) -> str | None:
    if value is ABSENT:
        return None
    return value if isinstance(value, str) else canonical(value)
