"""What each candidate and each board gets, as tables and a chart."""

import streamlit as st

from export.papers.model import Table
from language import money_text as words
from language import numbers
from language.money_text import ORE
from scoring.decision.allocation import Allocation
from ui.compared import Compared
from ui.components.figure_table import figure_table
from ui.components.markdown import plain
from ui.money_tables import boards_table, result_table
from ui.pages.compare_charts import bars_from_zero, show
from ui.pages.responsibility_rules import current_rules


def show_table(table: Table) -> None:
    """Show a table as the reader sees it."""
    titled = [heading.title for heading in table.headings]
    numeric = [at for at, heading in enumerate(table.headings) if heading.is_number]
    figure_table(table.caption, titled, table.words(), numeric=numeric)
    if table.note:
        st.caption(plain(table.note))


def show_result(found: Compared, allocation: Allocation) -> None:
    """Table and chart of the amounts."""
    st.subheader(words.RESULT, anchor=False)
    _chart(found, allocation)
    show_table(result_table(found, allocation))
    _tell_rest(allocation)
    _tell_administration(allocation)


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


def show_boards(found: Compared, allocation: Allocation) -> None:
    """Table of the amounts by candidate and board."""
    st.subheader(words.BOARDS, anchor=False)
    st.markdown(words.BOARDS_INTRO)
    show_table(boards_table(found, allocation, current_rules()))
