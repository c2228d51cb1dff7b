"""The division of money as files: a workbook and CSV, with what it stands on."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from export import __version__
from export.excel import Face, book_bytes
from export.papers.model import Heading, Table
from export.tabular import swedish_csv
from language import documents_text, numbers, text
from language import money_text as words
from scoring.decision.allocation import Allocation
from ui.compared import Compared
from ui.files import file_name
from ui.pages.allocation_plan import titles
from ui.papers import WORKBOOK


def show_downloads(found: Compared, allocation: Allocation, tables: Sequence[Table]) -> None:
    """Buttons that save the tables, the method last."""
    st.subheader(words.SAVE, anchor=False)
    day = date.today()
    method = _method(found, allocation, day)
    face = Face(
        words.PAGE,
        documents_text.SUBJECT,
        documents_text.SCENARIO_LINE.format(
            scenario=found.scenario.name,
            level=text.LEVELS[found.place.level],
            day=day.isoformat(),
        ),
        day,
    )
    excel, csv, _ = st.columns(3)
    _button(excel, words.EXCEL, found, "xlsx", WORKBOOK, book_bytes([*tables, method], face))
    content = b"\r\n".join(
        [swedish_csv(tables[0].frame()), swedish_csv(method.frame()).removeprefix(BOM)]
    )
    _button(csv, words.CSV, found, "csv", "text/csv", content)


BOM = "\ufeff".encode()


def _button(
    column: st.delta_generator.DeltaGenerator,
    label: str,
    found: Compared,
    ending: str,
    media_type: str,
    content: bytes,
) -> None:
    scenario = f"{words.FILE_NAME}-{found.scenario.name}"
    column.download_button(
        label,
        data=content,
        file_name=file_name(found.place.level, scenario, date.today(), ending),
        mime=media_type,
        width="stretch",
        on_click="ignore",
    )


def _method(found: Compared, allocation: Allocation, day: date) -> Table:
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
    rows = (
        (told["amount"], words.kronor(plan.amount, places=2)),
        (told["reserve"], words.kronor(plan.reserve, places=2)),
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
