"""What each candidate and each board gets, as tables and a chart."""

import pandas as pd
import streamlit as st

from export.papers.model import Cell, Heading, Table
from language import money_text as words
from language import numbers
from language.money_text import ORE
from scoring.decision.allocation import Allocation
from scoring.decision.by_board import UNDIVIDED, divide_rows
from ui.compared import Compared
from ui.components.figure_table import figure_table
from ui.components.markdown import plain
from ui.covered import owners
from ui.funded import amount_range, board_shares, facts
from ui.pages.compare_charts import bars_from_zero, show
from ui.pages.responsibility_rules import current_rules

NOTHING = ""
"""In a cell that has nothing to say, such as the children of the reserve."""


def show_table(table: Table) -> None:
    """Show a table as the reader sees it."""
    titled = [heading.title for heading in table.headings]
    numeric = [at for at, heading in enumerate(table.headings) if heading.is_number]
    figure_table(table.caption, titled, table.words(), numeric=numeric)
    if table.note:
        st.caption(plain(table.note))


def money(title: str, allocation: Allocation) -> Heading:
    """Heading of a column of amounts in kronor."""
    return Heading(title, words.decimals(allocation.plan.unit), words.KR)


def show_result(found: Compared, allocation: Allocation) -> Table:
    """Table and chart of the amounts; the table."""
    st.subheader(words.RESULT, anchor=False)
    _chart(found, allocation)
    table = _told_columns(_result_table(found, allocation))
    show_table(table)
    _tell_rest(allocation)
    _tell_administration(allocation)
    return table


def _told_columns(table: Table) -> Table:
    """The table without columns that say nothing of anybody."""
    columns = zip(table.headings, zip(*table.rows, strict=True), strict=True)
    return table.kept([heading.title for heading, cells in columns if any(cells)])


def _result_table(found: Compared, allocation: Allocation) -> Table:
    drawn = amount_range(found, allocation.plan)
    children = facts(found).children
    rows = [
        (found.name(each), *_cells(each, allocation, children[each], drawn)) for each in found.ids
    ]
    whole = {
        words.ROW_RESERVE: allocation.reserve,
        words.ROW_TOTAL: allocation.plan.amount,
    }
    rows += [(name, NOTHING, NOTHING, ore / ORE, *[NOTHING] * 5) for name, ore in whole.items()]
    headings = (
        Heading(words.HEAD_CANDIDATE),
        Heading(words.HEAD_CHILDREN, 0),
        Heading(words.HEAD_SHARE, 1, "%"),
        money(words.HEAD_AMOUNT, allocation),
        Heading(words.HEAD_PER_CHILD, 0, words.KR),
        Heading(words.HEAD_HELD),
        Heading(words.HEAD_RANGE),
        Heading(words.HEAD_ADMINISTRATION, 0, words.KR),
        Heading(words.HEAD_ADMINISTRATION_SHARE, 0, "%"),
    )
    caption = words.RESULT_TABLE.format(amount=words.kronor(allocation.plan.amount))
    return Table(words.RESULT, caption, headings, tuple(rows), _range_note(drawn))


def _cells(
    identifier: str, allocation: Allocation, children: float, drawn: pd.DataFrame | None
) -> tuple[Cell, ...]:
    row = allocation.table.loc[identifier]
    amount = float(row["amount"]) / ORE
    known = children if children > 0 else None
    administration = allocation.plan.limit(identifier).administration
    cost = NOTHING if administration is None else administration / ORE
    share = 100 * cost / amount if isinstance(cost, float) and amount else NOTHING
    return (
        known,
        100 * float(row["share"]),
        amount,
        amount / known if known else None,
        words.HELD[row["held"]],
        _range(identifier, drawn),
        cost,
        share,
    )


def _range(identifier: str, drawn: pd.DataFrame | None) -> str:
    if drawn is None:
        return NOTHING
    low, high = (round(float(drawn.loc[identifier, end]) / ORE, -3) for end in ("low", "high"))
    return f"{numbers.interval(low, high)}{numbers.THIN}{words.KR}"


def _range_note(drawn: pd.DataFrame | None) -> str:
    if drawn is None:
        return words.RANGE_STRETCHED
    return words.RANGE_NOTE.format(draws=numbers.number(int(drawn["draws"].iloc[0])))


def _tell_rest(allocation: Allocation) -> None:
    rest = allocation.reserve - allocation.plan.reserve
    if rest:
        st.caption(words.REST_NOTE.format(amount=words.kronor(rest)))


def _tell_administration(allocation: Allocation) -> None:
    costs = [each.administration for each in allocation.plan.limits]
    known = [cost for cost in costs if cost is not None]
    divided = int(allocation.amounts.sum())
    if known and divided:
        share = numbers.with_unit(100 * sum(known) / divided, "%", 1)
        st.info(words.ADMINISTRATION_NOTE.format(sum=words.kronor(sum(known)), share=share))


def _chart(found: Compared, allocation: Allocation) -> None:
    rows = [
        {"group": found.name(str(each)), "value": int(ore) / ORE, "told": words.kronor(int(ore))}
        for each, ore in allocation.amounts.items()
    ]
    spec = bars_from_zero(
        rows, title=words.CHART, description=words.CHART_DESCRIPTION, axis=words.CHART_AXIS
    )
    show(spec, "allocation-chart")


def show_boards(found: Compared, allocation: Allocation) -> Table:
    """Table of the amounts by candidate and board; the table."""
    st.subheader(words.BOARDS, anchor=False)
    st.markdown(words.BOARDS_INTRO)
    shares = board_shares(found, current_rules().rules)
    divided = divide_rows(allocation.amounts, shares, allocation.plan.unit)
    known = owners()
    titles = [
        words.UNDIVIDED if each == UNDIVIDED else known[each].short if each in known else each
        for each in divided
    ]
    rows = [
        (found.name(str(each)), *(int(ore) / ORE for ore in row), int(row.sum()) / ORE)
        for each, row in divided.iterrows()
    ]
    rows.append((words.ROW_TOTAL, *(int(ore) / ORE for ore in divided.sum()), _all(divided) / ORE))
    headings = (
        Heading(words.HEAD_CANDIDATE),
        *(money(title, allocation) for title in [*titles, words.ROW_TOTAL]),
    )
    told = ", ".join(
        f"{known[each].short} = {known[each].name}" for each in divided if each in known
    )
    note = " ".join(part for part in (told and f"{told}.", words.UNDIVIDED_NOTE) if part)
    table = Table(words.BOARDS, words.BOARDS_TABLE, headings, tuple(rows), note)
    show_table(table)
    return table


def _all(divided: pd.DataFrame) -> int:
    return int(divided.to_numpy().sum())
