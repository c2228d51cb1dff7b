"""The division of money as files: a workbook and CSV, with what it stands on."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from export.proof.record import Money
from language import money_text as words
from scoring.decision.plan import Plan
from ui import session
from ui.compared import Compared
from ui.files import file_name
from ui.money_files import money_file, money_record
from ui.pages.allocation_effects import CHANGE, USUAL_CHANGE
from ui.pages.responsibility_rules import current_rules
from ui.pages.spread import choose_release
from ui.papers import WORKBOOK
from ui.release import Release

KINDS = {"xlsx": (words.EXCEL, WORKBOOK), "csv": (words.CSV, "text/csv")}
"""What each file is called on its button, and its media type."""


def show_downloads(found: Compared, plan: Plan) -> None:
    """Buttons that save the tables, the method last."""
    st.subheader(words.SAVE, anchor=False)
    leaving = choose_release(found.place, found.scenario, "spread-of-money")
    if leaving is None:
        return
    columns = st.columns(3)
    for column, ending in zip(columns, KINDS, strict=False):
        with column:
            _button(leaving, found, ending, _writing(leaving, found, plan, ending))


def _writing(leaving: Release, found: Compared, plan: Plan, ending: str) -> Callable[[], bytes]:
    """What writes the file once it is asked for."""
    record = money_record(
        leaving.place,
        found.scenario,
        found.candidates,
        Money(plan=plan, change=session.choice(CHANGE, USUAL_CHANGE)),
        current_rules(),
        form=f"money-{ending}",
        day=date.today(),
        is_internal=leaving.is_internal,
    )
    return session.holding_choices(lambda: money_file(leaving.place, record))


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
