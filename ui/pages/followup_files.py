"""The report of a follow-up, under a heading of its own: Word, Excel and slides."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from export.excel import Face, book_bytes
from export.report import Report, report_slides, report_word
from language import followup_report_text as words
from ui import session
from ui.files import file_stem, marked_name
from ui.followed import Followup, public
from ui.pages.followup_city import City
from ui.pages.followup_report import make_report
from ui.pages.spread import choose_release
from ui.papers import SLIDES, TEXT, WORKBOOK


def show_report(found: Followup, city: City) -> None:
    """A field for the heading, and a button for each file; ``city`` is of the city as a whole."""
    st.subheader(words.REPORT, anchor=False)
    st.markdown(words.REPORT_NOTE)
    heading = st.text_input(
        words.REPORT_HEADING, **session.bind("followup.heading", words.REPORT_TITLE)
    )
    leaving = choose_release(found.place, found.baseline.scenario, "spread-of-followup")
    if leaving is None:
        return
    told = found if leaving.is_internal else public(found)
    city = city if leaving.is_internal or not found.place.internal else ()
    day = date.today()
    titled = heading.strip() or words.REPORT_TITLE
    over = bool(session.choice("followup.over_breaks", False))

    def made() -> Report:
        return make_report(
            told, titled, day, over_breaks=over, city=city, is_internal=leaving.is_internal
        )

    files: dict[str, tuple[str, str, Callable[[], bytes]]] = {
        words.WORD: ("docx", TEXT, lambda: report_word(made())),
        words.EXCEL: ("xlsx", WORKBOOK, lambda: report_book(made())),
        words.SLIDES: ("pptx", SLIDES, lambda: report_slides(made())),
    }
    for column, (label, (ending, kind, write)) in zip(
        st.columns(len(files) + 1), files.items(), strict=False
    ):
        column.download_button(
            label,
            data=write,
            file_name=marked_name(
                f"{words.REPORT_FILE}-{file_stem(titled)}-{day.isoformat()}.{ending}",
                is_internal=leaving.is_internal,
            ),
            mime=kind,
            on_click="ignore",
            width="stretch",
        )


def report_book(report: Report) -> bytes:
    """The workbook of a report."""
    title, subject = report.title, words.REPORT_SUBJECT
    face = Face(title, subject, report.line, report.date, report.is_internal)
    return book_bytes(report.sheets, face, report.charts)
