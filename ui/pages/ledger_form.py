"""What is entered next: a frame, a new call-off, the next step of one, or a reversal."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from geo.faults import Fault, FaultKind, InputError, refuse
from language import ledger_text as words
from language.money_text import ORE, kronor
from layers.text_files import check_model
from scoring.decision.ledger import LIMITED_BY, Event, LedgerEntry, balance, status
from store.ledger import Ledger
from ui import cached, listed, session
from ui.components.markdown import plain, plain_lines
from ui.covered import owners
from ui.pages.fields import read
from ui.pages.workspace_desk import said, say

DRAFT = "ledgerform"
"""Beginning of the names of the choices of the form."""

LABELS = {
    "amount": words.AMOUNT,
    "date": words.DATE,
    "case_number": words.CASE,
    "organisation": words.ORGANISATION,
}


def show_form(ledger: Ledger, entries: tuple[LedgerEntry, ...], book: pd.DataFrame) -> None:
    """The form; what is entered shows at once, or every fault of it."""
    st.subheader(words.NEW, anchor=False)
    with st.container():
        said()
    what = st.radio(
        words.WHAT,
        list(words.WHAT_CHOICES),
        format_func=words.WHAT_CHOICES.__getitem__,
        horizontal=True,
        **session.bind(f"{DRAFT}.what", "applied" if len(book) else "frame"),
    )
    if what == "reversal":
        _reversal(ledger, entries)
        return
    fields = {"frame": _frame, "applied": _applied, "step": lambda: _step(book)}[what]()
    if fields is None:
        return
    if st.button(words.ENTER, type="primary", disabled=not session.who()):
        _guarded(lambda: _enter(ledger, fields))


def _bind(name: str, first: Any) -> session.Bound:
    return session.bind(f"{DRAFT}.{name}", first)


def _when_and_how_much() -> dict[str, Any]:
    amount, day = st.columns(2)
    return {
        "amount": amount.text_input(words.AMOUNT, **_bind("amount", "")),
        "date": day.text_input(words.DATE, **_bind("date", date.today().isoformat())).strip(),
    }


def _decided() -> dict[str, Any]:
    decision, case = st.columns(2)
    return {
        "decision": decision.text_input(words.DECISION, **_bind("decision", "")).strip(),
        "case_number": case.text_input(words.CASE, **_bind("case", "")).strip(),
    }


def _frame() -> dict[str, Any]:
    purpose = st.text_input(words.PURPOSE, help=words.PURPOSE_HELP, **_bind("purpose", ""))
    fields = {"step": "frame", "purpose": purpose.strip()}
    return fields | _when_and_how_much() | _decided()


def _applied() -> dict[str, Any]:
    known = owners()
    board, area = st.columns(2)
    organisation = board.selectbox(
        words.ORGANISATION,
        list(known),
        format_func=lambda each: known[each].name,
        **_bind("organisation", next(iter(known))),
    )
    names = ["", *_area_names()]
    name = area.selectbox(
        words.CANDIDATE,
        names,
        format_func=lambda each: each or words.CITYWIDE,
        **_bind("candidate", ""),
    )
    other = area.text_input(words.OTHER_CANDIDATE, **_bind("other", "")).strip()
    theme = board.text_input(words.THEME, help=words.THEME_HELP, **_bind("theme", "")).strip()
    purpose = st.text_input(words.PURPOSE, help=words.PURPOSE_HELP, **_bind("purpose", "")).strip()
    fields = {
        "step": "applied",
        "organisation": organisation,
        "candidate": other or name,
        "theme": theme,
        "purpose": purpose,
    }
    return fields | _when_and_how_much() | _decided()


def _area_names() -> list[str]:
    """Candidates, and what is chosen on the shortlist, by name."""
    place = cached.place(session.level())
    chosen = listed.groups(place, session.shortlist(place.level))
    built = session.candidates(place.level).candidates
    return list(dict.fromkeys(each.name for each in (*built, *chosen)))


def _step(book: pd.DataFrame) -> dict[str, Any] | None:
    opened = book[(book["step"] == "applied") & book["reverses"].isna()]
    if opened.empty:
        st.info(words.NO_CALL_OFFS)
        return None
    known = owners()
    name = f"{DRAFT}.call_off"
    if session.choice(name, None) not in opened.index:
        session.choose(name, int(opened.index[-1]))
    which, step = st.columns(2)
    call_off = which.selectbox(
        words.CALL_OFF,
        [int(number) for number in opened.index],
        format_func=lambda number: words.call_off_name(
            number,
            known[board].short if (board := opened.loc[number, "organisation"]) in known else board,
            str(opened.loc[number, "purpose"]),
            kronor(int(opened.loc[number, "amount"])),
        ),
        **session.bind(name, int(opened.index[-1])),
    )
    steps = list(LIMITED_BY)
    come_to = status(balance(book, "call_off").loc[call_off])
    chosen = step.selectbox(
        words.STEP,
        steps,
        index=min(steps.index(come_to) + 1 if come_to in steps else 0, len(steps) - 1),
        format_func=words.STEPS.__getitem__,
        key=f"{DRAFT}-step-{call_off}-{come_to}",
    )
    return {"step": chosen, "call_off": call_off} | _when_and_how_much() | _decided()


def _enter(ledger: Ledger, fields: Mapping[str, Any]) -> None:
    event = _event(fields)
    (entry,) = ledger.enter(event, who=session.who())
    _settle(
        words.ENTERED.format(
            number=entry.number,
            step=words.STEPS[event.step].lower(),
            amount=kronor(event.amount),
            left=kronor(entry.left),
        )
    )


def _event(fields: Mapping[str, Any]) -> Event:
    """The event that the fields say; every field that cannot be read is told."""
    amount = read(str(fields["amount"]))
    ore = None if amount is None else round(amount * ORE)
    faults = []
    if ore is None or ore <= 0 or abs(amount * ORE - ore) > 1e-6:
        told = str(fields["amount"])
        faults.append(Fault(FaultKind.FIELD_VALUE, "", "amount", told, "money"))
    try:
        event = check_model(Event, {**fields, "amount": ore if not faults else 1})
    except InputError as error:
        refuse([*faults, *error.faults])
        raise
    refuse(faults)
    return event


def _reversal(ledger: Ledger, entries: tuple[LedgerEntry, ...]) -> None:
    reversed_before = {each.reverses for each in entries}
    open_to = [e for e in entries if e.reverses is None and e.number not in reversed_before]
    if not open_to:
        st.info(words.NO_ENTRIES)
        return
    by_number = {each.number: each for each in reversed(open_to)}
    number = st.selectbox(
        words.ENTRY,
        list(by_number),
        format_func=lambda each: words.entry_name(
            each,
            words.STEPS[by_number[each].event.step],
            kronor(by_number[each].event.amount),
            by_number[each].event.date,
        ),
        key=f"{DRAFT}-reversal-{len(entries)}",
    )
    if st.button(words.REVERSE, type="primary", disabled=not session.who()):
        _guarded(lambda: _reverse(ledger, number))


def _reverse(ledger: Ledger, number: int) -> None:
    entry = ledger.reverse(number, who=session.who())
    told = {"number": number, "new": entry.number, "left": kronor(entry.left)}
    _settle(words.TAKEN_BACK.format(**told))


def _settle(told: str) -> None:
    session.forget(f"{DRAFT}.")
    say(plain(told))


def _guarded(act: Callable[[], None]) -> None:
    try:
        act()
    except InputError as error:
        st.error(plain_lines(InputError(_told(fault) for fault in error.faults)))


def _told(fault: Fault) -> Fault:
    """The fault with labels for fields, words for steps and kronor for öre."""
    if fault.kind in (FaultKind.LEDGER_STEP, FaultKind.LEDGER_LEFT):
        received, allowed = (kronor(int(each)) for each in (fault.received, fault.allowed))
        where = words.STEPS.get(fault.where, fault.where)
        return replace(fault, where=where, received=received, allowed=allowed)
    if fault.kind is FaultKind.LEDGER_RESTS_ON:
        return replace(fault, received=words.STEPS[fault.received].lower())
    return replace(fault, where=LABELS.get(fault.where, fault.where))
