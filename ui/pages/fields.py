"""Fields for numbers, written as Swedes write them; what cannot be read is a fault, not a guess."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import streamlit as st

from geo.faults import Fault, FaultKind
from language import method_text
from language.numbers import plain_number
from layers.numbers import read_number
from ui import session


def read(text: str) -> float | None:
    """Read a number with a decimal comma or a decimal point."""
    bare = text.strip()
    return read_number(bare, "," if "," in bare else ".")


def number_field(
    label: str,
    name: str,
    start: float,
    where: str,
    faults: list[Fault],
    *,
    whole: bool = False,
    least: float = -np.inf,
    help_line: str | None = None,
) -> float:
    """A field for one number.

    Parameters
    ----------
    label : str
    name : str
        Name of the choice that the text is kept under.
    start : float
        Number at first; given back as it is while its text stands.
    where : str
        What the field belongs to, for the message.
    faults : list of Fault
        Gets one more where the text is no number.
    whole : bool
        Whether it has to be a whole number.
    least : float
        Least number that is allowed.
    help_line : str, optional

    Returns
    -------
    float
        The number, an ``int`` where it has to be whole; `start` where the text is none.
    """
    text = st.text_input(label, help=help_line, **session.bind(name, plain_number(start)))
    return _number(
        text, start, Fault(FaultKind.FIELD_VALUE, "", f"{where}, {label}"), faults, whole, least
    )


def limit_field(
    label: str,
    name: str,
    start: float | None,
    where: str,
    faults: list[Fault],
    *,
    least: float,
) -> float | None:
    """A field for a whole number that may be left empty: no limit, None.

    Parameters are those of :func:`number_field`.
    """
    text = st.text_input(label, **session.bind(name, "" if start is None else plain_number(start)))
    if not text.strip():
        return None
    usual = least if start is None else start
    fault = Fault(FaultKind.FIELD_VALUE, "", f"{where}, {label}")
    return _number(text, usual, fault, faults, True, least)


def _number(
    text: str, start: float, fault: Fault, faults: list[Fault], whole: bool, least: float
) -> float:
    """What a field says, or `start` and one fault more."""
    if text == plain_number(start):
        return start
    value = read(text)
    if value is None or value < least or (whole and value != int(value)):
        bound = method_text.AT_LEAST.format(least=plain_number(least))
        allowed = bound if np.isfinite(least) else "integer" if whole else "number"
        faults.append(replace(fault, received=text, allowed=allowed))
        return start
    return int(value) if whole else value


def numbers_field(
    label: str,
    name: str,
    start: Sequence[float],
    where: str,
    faults: list[Fault],
    *,
    help_line: str | None = None,
) -> tuple[float, ...]:
    """A field for several numbers with semicolons between, as :func:`number_field`."""
    first = f"{method_text.SEPARATOR} ".join(plain_number(each) for each in start)
    text = st.text_input(label, help=help_line, **session.bind(name, first))
    if text == first:
        return tuple(start)
    parts = [part for part in text.split(method_text.SEPARATOR) if part.strip()]
    values = [read(part) for part in parts]
    wrong = [part.strip() for part, value in zip(parts, values, strict=True) if value is None]
    faults += [
        Fault(FaultKind.FIELD_VALUE, "", f"{where}, {label}", part, "number") for part in wrong
    ]
    return tuple(start) if wrong else tuple(value for value in values if value is not None)
