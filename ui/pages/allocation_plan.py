"""What is to be divided and by which keys, as the reader says it."""

from dataclasses import replace

import streamlit as st

from geo.faults import Fault, FaultKind, InputError, refuse
from language import money_text as words
from language.money_text import ORE
from language.numbers import plain_number
from scoring.decision.keys import DIMENSION, KEYS
from scoring.decision.plan import KeyChoice, Limit, Plan
from ui import session
from ui.compared import Compared
from ui.money_tables import titles
from ui.pages.fields import limit_field, number_field

USUAL_AMOUNT = 10_000_000
"""Kronor that the council has set aside for 2026."""

AMOUNT, RESERVE, UNIT = "allocation.amount", "allocation.reserve", "allocation.unit"
"""Names of the choices."""

FIELDS = {"floor": words.FLOOR, "ceiling": words.CEILING, "administration": words.ADMINISTRATION}
"""What is said of each candidate."""

MOST_WEIGHT, STEP = 5.0, 0.5
USUAL_KEY = "children_need"


def choose_plan(found: Compared) -> Plan:
    """The plan as the fields say it.

    Raises
    ------
    InputError
        Every field that cannot be read.
    """
    faults: list[Fault] = []
    amount, reserve, unit = st.columns(3)
    with amount:
        whole = _kronor(words.AMOUNT, AMOUNT, USUAL_AMOUNT, faults)
    with reserve:
        kept = _kronor(words.RESERVE, RESERVE, 0, faults)
    rounded = unit.selectbox(
        words.UNIT,
        list(words.UNITS),
        format_func=words.UNITS.__getitem__,
        **session.bind(UNIT, 100_000),
    )
    keys = _keys(found)
    limits = _limits(found, faults)
    refuse(faults)
    plan = Plan(amount=whole, reserve=kept, unit=rounded, keys=keys, limits=limits)
    session.keep_plan(found.place.level, plan)
    return plan


def put_plan(level: str, plan: Plan) -> None:
    """Let the fields say what a plan says."""
    session.forget("allocation.")
    session.choose(AMOUNT, plain_number(plan.amount / ORE))
    session.choose(RESERVE, plain_number(plan.reserve / ORE))
    session.choose(UNIT, plan.unit)
    for key in KEYS:
        session.choose(_key_name(key), 0.0)
    for choice in plan.keys:
        session.choose(_key_name(choice.id), choice.weight)
    for limit in plan.limits:
        for field in FIELDS:
            _put_limit(level, limit, field)
    session.keep_plan(level, plan)


def _put_limit(level: str, limit: Limit, field: str) -> None:
    ore = getattr(limit, field)
    is_told = ore is not None and (ore > 0 or field != "floor")
    told = plain_number(ore / ORE) if is_told else ""
    session.choose(_limit_name(field, level, limit.candidate), told)


def _kronor(label: str, name: str, start: int, faults: list[Fault]) -> int:
    return ORE * int(number_field(label, name, start, words.PAGE, faults, whole=True, least=0))


def _keys(found: Compared) -> tuple[KeyChoice, ...]:
    st.markdown(f"**{words.KEYS}**", help=words.KEYS_HELP)
    columns = st.columns(3)
    weights = {}
    for at, key in enumerate(KEYS):
        with columns[at % len(columns)]:
            weights[key] = _weight(key, words.KEY_TITLES[key], 1.0 if key == USUAL_KEY else 0.0)
    with st.expander(words.MORE_KEYS):
        for dimension, title in titles(found).items():
            key = f"{DIMENSION}{dimension}"
            weights[key] = _weight(key, words.key_title(key, {dimension: title}), 0.0)
    return tuple(KeyChoice(id=key, weight=weight) for key, weight in weights.items())


def _weight(key: str, title: str, start: float) -> float:
    return float(
        st.slider(
            title,
            0.0,
            MOST_WEIGHT,
            step=STEP,
            format="localized",
            **session.bind(_key_name(key), start),
        )
    )


def _key_name(key: str) -> str:
    return f"allocation.key.{key}"


def _limit_name(field: str, level: str, candidate: str) -> str:
    return f"allocation.{field}.{level}.{candidate}"


def _limits(found: Compared, faults: list[Fault]) -> tuple[Limit, ...]:
    with st.expander(words.LIMITS):
        st.caption(words.LIMITS_HELP)
        return tuple(_limit(found, identifier, faults) for identifier in found.ids)


def _limit(found: Compared, identifier: str, faults: list[Fault]) -> Limit:
    told = {}
    for column, (field, label) in zip(st.columns(len(FIELDS)), FIELDS.items(), strict=True):
        with column:
            name = _limit_name(field, found.place.level, identifier)
            written = label.format(name=found.name(identifier))
            value = limit_field(written, name, None, words.LIMITS, faults, least=0)
        if value is not None:
            told[field] = ORE * int(value)
    return Limit(candidate=identifier, **told)


AMOUNTS_OF_UNITS = (
    FaultKind.FLOOR_ABOVE_CEILING,
    FaultKind.FLOORS_TOO_HIGH,
    FaultKind.CEILINGS_TOO_LOW,
)


def told_faults(error: InputError, found: Compared, plan: Plan) -> InputError:
    """The faults with names for ids, titles for keys, and kronor for units."""
    return InputError(_told(fault, found, plan) for fault in error.faults)


def _told(fault: Fault, found: Compared, plan: Plan) -> Fault:
    ore = plan.unit if fault.kind in AMOUNTS_OF_UNITS else 1
    if fault.received.isdecimal() and fault.allowed.isdecimal():
        received, allowed = (words.kronor(ore * int(x)) for x in (fault.received, fault.allowed))
        fault = replace(fault, received=received, allowed=allowed)
    where = found.name(fault.where) if fault.where in found.ids else fault.where
    field = words.key_title(fault.field, titles(found)) if fault.field else ""
    return replace(fault, where=where, field=field)
