"""Step 2 of Egna data: what the file says, and the kept choices for its like."""

import pandas as pd
import streamlit as st

from geo.faults import InputError
from language import numbers, screen
from language import own_text as words
from layers.own.cells import DIGIT, is_figure
from layers.own.mapping import OwnMapping
from layers.own.renew import renew
from layers.own.understand import Understanding
from ui import own_reading, session
from ui.components.figure_table import figure_table
from ui.components.markdown import plain, plain_lines
from ui.pages.own_draft import Draft
from ui.pages.own_protection import masked

PREVIEW_ROWS = 5
PREVIEW_COLUMNS = 12

MOST_LINES = 6
"""Lines above and below the table that are shown."""


def use_kept(draft: Draft) -> None:
    """Offer the kept choices for a file of this shape, and use them where they were taken."""
    kept = own_reading.kept_mappings(draft.dropped.file)
    name = f"own.used.{draft.dropped.key}"
    used: OwnMapping | None = session.choice(name, None)
    if used is None and draft.dropped.is_loaded:
        st.info(words.ALREADY_READ)
        return
    if used is None:
        _offer(kept, name)
        return
    try:
        draft.renewed = renew(used, draft.dropped.file, draft.known)
    except InputError as error:
        st.error(f"{words.NOT_RENEWED}\n\n{plain_lines(error)}")
    else:
        draft.part = draft.renewed.mapping.part
        _show_changes(draft, used)
    if st.button(words.START_OVER):
        session.choose(name, None)
        st.rerun()


def _offer(kept: tuple[OwnMapping, ...], name: str) -> None:
    if not kept:
        return
    chosen = kept[0]
    if len(kept) > 1:
        at = st.selectbox(
            words.WHICH_MAPPING, range(len(kept)), format_func=lambda at: _mapping_name(kept[at])
        )
        chosen = kept[at]
    st.info(
        words.USUAL_MAPPING.format(
            title=plain(chosen.title), file=plain(chosen.file), day=chosen.confirmed
        )
    )
    if st.button(words.USE_MAPPING, type="primary"):
        session.choose(name, chosen)
        st.rerun()


def _mapping_name(mapping: OwnMapping) -> str:
    return words.MAPPING_NAME.format(title=mapping.title, file=mapping.file)


def _show_changes(draft: Draft, used: OwnMapping) -> None:
    """What is another than last time; what a person must look at has to be confirmed."""
    assert draft.renewed is not None
    st.success(words.USED_MAPPING.format(title=plain(used.title), file=plain(used.file)))
    changes = draft.renewed.changes
    if not changes:
        st.markdown(words.NO_CHANGES)
        return
    figure_table(words.CHANGES, words.CHANGES_HEAD, [words.change_row(each) for each in changes])
    if any(change.must_look for change in changes) and not st.checkbox(
        words.CHANGES_RIGHT, key=f"{draft.key}.changes"
    ):
        draft.left.append(words.LEFT_CHANGES)


def recognise(draft: Draft) -> None:
    """Show what was found in the file, and let it be put right.

    Raises
    ------
    InputError
        The table cannot be understood, whatever the row of headings.
    """
    try:
        found: Understanding | None = _found(draft)
        fault = None
    except InputError as error:
        found, fault = None, error
    header = _ask_header(draft, found.sheet.header if found else None)
    if header is not None and (found is None or header != found.sheet.header):
        found = own_reading.understood(draft.dropped, draft.part, draft.known, header, None)
    if found is None:
        _show_first_lines(draft)
        assert fault is not None
        raise fault
    draft.seen = found
    draft.changes["header"] = found.sheet.header
    figure_table(words.FACTS, words.FACTS_HEAD, _facts(found))
    _ask_decimal(draft)
    _show_first_rows(found)


def _found(draft: Draft) -> Understanding:
    """What the file says by itself, or by the kept choices."""
    if draft.renewed is not None:
        return draft.renewed.seen
    return own_reading.understood(draft.dropped, draft.part, draft.known, None, None)


def _ask_header(draft: Draft, found: int | None) -> int | None:
    """Row of the headings, where a kind of file does not settle it."""
    part = draft.dropped.file.part(draft.part)
    if part.has_headings:
        return None
    return st.number_input(
        words.HEADER_ROW,
        min_value=1,
        max_value=part.rows[-1][0],
        value=found,
        key=f"{draft.key}.header",
    )


def _ask_decimal(draft: Draft) -> None:
    """The decimal sign, where the file leaves it open."""
    assert draft.seen is not None
    form = draft.seen.form
    if form.unclear or form.is_mixed:
        draft.changes["decimal"] = st.selectbox(
            words.DECIMAL,
            list(words.DECIMAL_CHOICES),
            index=list(words.DECIMAL_CHOICES).index(draft.base.decimal),
            format_func=words.DECIMAL_CHOICES.__getitem__,
            key=f"{draft.key}.decimal",
        )


def _facts(seen: Understanding) -> list[tuple[str, str]]:
    """What was found, a row each; what a kind of file does not have is left out."""
    file, sheet, roles = seen.file, seen.sheet, seen.roles
    encoding = words.ENCODINGS.get(file.encoding, file.encoding)
    header = words.DOUBLE_HEADER if sheet.is_double else "{row}"
    told = [
        (words.FACT_FORMAT, words.FORMATS[file.format]),
        (words.FACT_ENCODING, encoding),
        (words.FACT_SEPARATOR, words.SIGNS.get(file.separator, file.separator)),
        (words.FACT_HEADER, "" if seen.part.has_headings else header.format(row=sheet.header)),
        (words.FACT_TITLE, " · ".join(sheet.titles[:MOST_LINES])),
        (words.FACT_NOTES, " · ".join(sheet.notes[:MOST_LINES])),
        (words.FACT_ROWS, numbers.number(len(sheet.frame))),
        (words.FACT_YEARS, ", ".join(map(str, roles.years or [seen.year or words.FACT_NONE]))),
        (words.FACT_SEX, roles.sex_column),
        (words.FACT_CATEGORIES, ", ".join(n for n in roles.categories if n != roles.sex_column)),
        (words.FACT_DECIMAL, _signs(seen)),
    ]
    return [(name, found) for name, found in told if found]


def _signs(seen: Understanding) -> str:
    decimal = words.SIGNS[seen.form.decimal]
    if not seen.form.grouping:
        return decimal
    return words.FACT_GROUPING.format(decimal=decimal, grouping=words.SIGNS[seen.form.grouping])


def _show_first_rows(seen: Understanding) -> None:
    figures = [name for name in seen.sheet.columns if may_tell(seen.sheet.frame[name], seen)]
    head = masked(seen.sheet.frame, figures).iloc[:PREVIEW_ROWS, :PREVIEW_COLUMNS]
    caption = screen.OWN_FIRST_ROWS.format(file=seen.file.name)
    figure_table(caption, list(head.columns), head.to_numpy().tolist())


def may_tell(column: pd.Series, seen: Understanding) -> bool:
    """Whether a column may hold figures that are not to be seen yet."""
    name = str(column.name)
    return name != seen.key.column and (
        name in seen.roles.figures or any(map(is_figure, column.iloc[:PREVIEW_ROWS]))
    )


def _show_first_lines(draft: Draft) -> None:
    """Rows as they stand, where no table was found in them."""
    part = draft.dropped.file.part(draft.part)
    rows = part.rows[: 2 * PREVIEW_ROWS]
    shown = min(max((len(row) for _, row in rows), default=0), PREVIEW_COLUMNS)
    cells = [
        [str(number), *map(_hidden, row[:PREVIEW_COLUMNS]), *[""] * (shown - len(row))]
        for number, row in rows
    ]
    heads = ["", *(str(at + 1) for at in range(shown))]
    figure_table(words.FIRST_ROWS, heads, cells, numeric=(0,))


def _hidden(cell: str) -> str:
    """A cell without the digits of a figure."""
    return DIGIT.sub("#", cell) if is_figure(cell) else cell
