"""Step 3 of Egna data: which area each row is for, and what has no counterpart."""

from collections.abc import Sequence

import streamlit as st

from geo.faults import Fault, FaultKind, InputError
from language import numbers, screen, text
from language import own_text as words
from layers.own.keys import Key, KeyKind, KnownAreas, Match, match
from ui import cached, own_reading
from ui.components.figure_table import figure_table
from ui.components.markdown import plain
from ui.pages.own_areas import place_areas
from ui.pages.own_draft import Draft

MOST_ROWS = 15
"""Rows of a table of what has no counterpart."""

MOST_NEAR = 20
"""Near names that are asked about."""


def join_rows(draft: Draft) -> None:
    """Ask which areas and which column, and show how they go together.

    Raises
    ------
    InputError
        No cell of the column is an area.
    """
    level = _ask_areas(draft)
    if level == cached.OWN and draft.own is None:
        raise InputError([Fault(FaultKind.AREAS_MISSING, draft.dropped.file.name)])
    if level == cached.OWN and draft.own is not None:
        draft.areas_read = place_areas(draft.own, draft.together, draft.left)
    column, kind = _ask_key(draft, level)
    areas = draft.areas(level)
    told = (column, kind, level)
    assert draft.seen is not None
    key = draft.seen.key
    if told != (key.column, key.kind, key.areas):
        header = draft.seen.sheet.header
        draft.seen = own_reading.understood(draft.dropped, draft.part, draft.known, header, told)
    cells = draft.seen.sheet.different(column)
    near = dict(draft.base.near) if draft.renewed is not None else {}
    first = match(cells, kind, areas, near)
    near |= _ask_near(draft, first, areas)
    found = match(cells, kind, areas, near)
    draft.match = found
    draft.changes |= {"key_column": column, "key_kind": kind, "areas": level, "near": near}
    _show_match(found, areas)
    _ask_unmatched(draft, found)


def _ask_areas(draft: Draft) -> str:
    levels = [*cached.catalogue().levels, cached.OWN]
    proposed = draft.base.areas
    return st.radio(
        screen.OWN_WHICH_AREAS,
        levels,
        index=levels.index(proposed),
        format_func=lambda each: screen.OWN_FILE if each == cached.OWN else text.LEVELS[each],
        horizontal=True,
        key=f"{draft.key}.level",
    )


def _ask_key(draft: Draft, level: str) -> tuple[str, KeyKind]:
    """Column that says which area a row is for, and whether by code or by name."""
    assert draft.seen is not None
    seen = draft.seen
    proposed = seen.key if seen.key.areas == level else _first_key(seen.keys, level)
    columns = list(seen.sheet.columns)
    column = st.selectbox(
        screen.OWN_CODE_TABLE,
        columns,
        index=columns.index(proposed.column) if proposed else 0,
        key=f"{draft.key}.key.{level}",
    )
    kinds: list[KeyKind] = ["code", "name"]
    usual = next((each for each in seen.keys if (each.areas, each.column) == (level, column)), None)
    proposed_kind = (usual or proposed or seen.key).kind
    if proposed and proposed.column == column:
        proposed_kind = proposed.kind
    kind = st.radio(
        words.KEY_KIND,
        kinds,
        index=kinds.index(proposed_kind),
        format_func=words.KEY_KINDS.__getitem__,
        horizontal=True,
        key=f"{draft.key}.kind.{level}.{column}",
    )
    return column, kind


def _first_key(keys: Sequence[Key], level: str) -> Key | None:
    return next((each for each in keys if each.areas == level), None)


def _ask_near(draft: Draft, found: Match, areas: KnownAreas) -> dict[str, str]:
    """Names that are nearly those of areas, each to be confirmed."""
    if not found.near:
        return {}
    st.markdown(words.NEAR)
    confirmed = {}
    for text_in_file, code in list(found.near.items())[:MOST_NEAR]:
        told = words.NEAR_ONE.format(
            text=plain(text_in_file.strip()), name=plain(str(areas.names[code])), code=plain(code)
        )
        if st.checkbox(told, key=f"{draft.key}.near.{text_in_file}"):
            confirmed[text_in_file.strip()] = code
    return confirmed


def _show_match(found: Match, areas: KnownAreas) -> None:
    count = len(areas.codes)
    st.markdown(
        words.JOINED.format(
            found=numbers.number(count - len(found.absent)), count=numbers.number(count)
        )
    )
    if found.elsewhere:
        st.markdown(words.ELSEWHERE.format(count=numbers.number(found.elsewhere)))
    strangers = [
        (each.strip(), str(areas.names[found.near[each]]) if each in found.near else "")
        for each in found.strangers
    ]
    absent = [(code, str(areas.names[code])) for code in found.absent]
    _show_some(words.STRANGERS, words.STRANGERS_HEAD, strangers)
    _show_some(words.ABSENT, words.ABSENT_HEAD, absent)


def _show_some(caption: str, heads: Sequence[str], rows: Sequence[tuple[str, str]]) -> None:
    if not rows:
        return
    figure_table(caption.format(count=numbers.number(len(rows))), heads, rows[:MOST_ROWS])
    if len(rows) > MOST_ROWS:
        st.caption(words.AND_MORE.format(count=numbers.number(len(rows) - MOST_ROWS)))


def _ask_unmatched(draft: Draft, found: Match) -> None:
    """Let what has no counterpart pass, unless the same did last time."""
    strangers = tuple(each.strip() for each in found.strangers)
    draft.changes |= {"strangers": strangers, "absent": found.absent}
    before = draft.base
    new = {*strangers} - {*before.strangers} | {*found.absent} - {*before.absent}
    if new and not st.checkbox(screen.OWN_UNMATCHED, key=f"{draft.key}.unmatched"):
        draft.left.append(words.LEFT_UNMATCHED)
