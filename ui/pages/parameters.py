"""Fields for the parameters of any method, made from what its signature says of them."""

from itertools import cycle

import numpy as np
import streamlit as st

from geo.faults import Fault, FaultKind
from language import method_text as words
from scoring.index.registry import Described, Method, Parameter
from ui import session
from ui.pages.fields import number_field, numbers_field

COLUMNS = 4
OWN_NUMBER = "number"

Pairs = tuple[tuple[str, Parameter], ...]


def choose_parameters(
    method: Method, kept: Pairs, name: str, where: str, faults: list[Fault]
) -> Pairs:
    """A field for every parameter of a method.

    Parameters
    ----------
    method : Method
    kept : tuple of (str, Parameter)
        What the scenario gives the method.
    name : str
        Begins the names of the choices.
    where : str
        What the method is used on, for messages.
    faults : list of Fault
        Gets what cannot be read.

    Returns
    -------
    tuple of (str, Parameter)
        Those that the scenario gave, and those that are not the method's own
        defaults, in order of name.
    """
    described = method.describe()
    if not described:
        return ()
    given, chosen = dict(kept), {}
    for column, each in zip(cycle(st.columns(COLUMNS)), described, strict=False):
        start = given.get(each.name, each.default)
        with column:
            value = _field(method.name, each, start, f"{name}.{method.name}", where, faults)
        if each.name in given or value != each.default:
            chosen[each.name] = value
    return tuple(sorted(chosen.items()))


def refuse_unfit(method: Method, parameters: Pairs, where: str, faults: list[Fault]) -> None:
    """Add a fault where the parameters of a normaliser or treatment do not go together."""
    if not method.trial_faults(dict(parameters), where, np.empty(0)):
        return
    labels = words.PARAMETERS[method.name]
    told = [
        f"{labels[name][0]} {words.value_words(name, value)}"
        for name, value in (method.defaults() | dict(parameters)).items()
    ]
    faults.append(Fault(FaultKind.FIELD_VALUE, "", where, ", ".join(told), "fitting"))


def _field(
    method: str, each: Described, start: Parameter, name: str, where: str, faults: list[Fault]
) -> Parameter:
    label, help_line = words.PARAMETERS[method][each.name]
    name = f"{name}.{each.name}"
    if each.kind == "true_false":
        return st.checkbox(label, help=help_line, **session.bind(name, start))
    if each.options:
        return _option(each, start, label, help_line, name, where, faults)
    if isinstance(start, tuple):
        return numbers_field(label, name, start, where, faults, help_line=help_line)
    whole = each.kind == "integer"
    return number_field(label, name, start, where, faults, whole=whole, help_line=help_line)


def _option(
    each: Described,
    start: Parameter,
    label: str,
    help_line: str,
    name: str,
    where: str,
    faults: list[Fault],
) -> Parameter:
    """One of the words, or a number where the method takes that too."""
    told = words.OPTIONS[each.name]
    free = [OWN_NUMBER] if each.kind == "number" else []
    first = start if isinstance(start, str) else OWN_NUMBER
    picked = st.selectbox(
        label,
        [*each.options, *free],
        format_func=lambda option: told.get(option, words.OWN_NUMBER),
        help=help_line,
        **session.bind(name, first),
    )
    if picked != OWN_NUMBER or not free:
        return picked
    number = 1.0 if isinstance(start, str) else start
    own = words.OWN_NUMBER_LABEL.format(label=label)
    return number_field(own, f"{name}.number", number, where, faults)
