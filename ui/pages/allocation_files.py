"""The division of money as files: a workbook and CSV, with what it stands on."""

import codecs
from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from export import __version__
from export.excel import Face, book_bytes
from export.papers.model import Heading, Table
from export.tabular import swedish_csv
from language import documents_text, numbers, protection_text, text
from language import money_text as words
from scoring.decision.allocation import Allocation
from ui.compared import Compared
from ui.files import file_name
from ui.pages.allocation_plan import titles
from ui.pages.spread import choose_release
from ui.papers import WORKBOOK
from ui.release import Release


def show_downloads(found: Compared, allocation: Allocation, tables: Sequence[Table]) -> None:
    """Buttons that save the tables, the method last."""
    st.subheader(words.SAVE, anchor=False)
    leaving = choose_release(found.place, found.scenario, "spread-of-money")
    if leaving is None:
        return
    day = date.today()
    method = _method(found, allocation, day, leaving)
    face = Face(
        words.PAGE,
        documents_text.SUBJECT,
        documents_text.SCENARIO_LINE.format(
            scenario=found.scenario.name,
            level=text.LEVELS[found.place.level],
            day=day.isoformat(),
        ),
        day,
        leaving.is_internal,
    )
    excel, csv, _ = st.columns(3)
    with excel:
        _button(leaving, found, "xlsx", lambda: book_bytes([*tables, method], face))
    with csv:
        _button(leaving, found, "csv", lambda: _csv(tables[0], method))


def _csv(table: Table, method: Table) -> bytes:
    """The amounts, and below them what they stand on."""
    told = swedish_csv(method.frame()).removeprefix(codecs.BOM_UTF8)
    return b"\r\n".join([swedish_csv(table.frame()), told])


KINDS = {"xlsx": (words.EXCEL, WORKBOOK), "csv": (words.CSV, "text/csv")}
"""What each file is called on its button, and its media type."""


def _button(leaving: Release, found: Compared, ending: str, write: Callable[[], bytes]) -> None:
    label, media_type = KINDS[ending]
    scenario = f"{words.FILE_NAME}-{found.scenario.name}"
    level, day, is_internal = found.place.level, date.today(), leaving.is_internal
    st.download_button(
        label,
        data=write,
        file_name=file_name(level, scenario, day, ending, is_internal=is_internal),
        mime=media_type,
        width="stretch",
        on_click="ignore",
    )


def _method(found: Compared, allocation: Allocation, day: date, leaving: Release) -> Table:
    plan, told = allocation.plan, words.METHOD_ROWS
    weights = [
        (told["key"], f"{words.key_title(key, titles(found))}: {numbers.plain_number(weight)}")
        for key, weight in plan.weights.items()
    ]
    limits = [
        (told[field], f"{found.name(each.candidate)}: {words.kronor(ore)}")
        for each in plan.limits
        for field in ("floor", "ceiling")
        if (ore := getattr(each, field))
    ]
    sources = dict.fromkeys(
        text.source_line(card.source)
        for name, card in found.place.cards.items()
        if name in found.scenario.indicator_ids
    )
    spread = ((protection_text.SPREAD, protection_text.META_VALUE),) if leaving.is_internal else ()
    rows = (
        *spread,
        (told["amount"], words.kronor(plan.amount)),
        (told["reserve"], words.kronor(plan.reserve)),
        (told["unit"], words.UNITS[plan.unit]),
        *weights,
        *limits,
        (told["scenario"], found.scenario.name),
        (text.META_SCENARIO_HASH, found.scenario.fingerprint),
        (text.META_DATA_HASH, found.place.full_fingerprint),
        (text.META_DATE, day.isoformat()),
        (text.META_VERSION, __version__),
        (text.META_AREAS, found.place.areas.source),
        *((text.META_SOURCE, line) for line in sources),
        *((text.META_LIMIT, line) for line in text.LIMITS),
    )
    headings = (Heading(words.HEAD_WHAT), Heading(words.HEAD_VALUE))
    return Table(words.METHOD_SHEET, words.METHOD_SHEET, headings, rows)
