"""Fields of the form for a rule: bound to the session, gathered as they are drawn."""

from typing import Any

import numpy as np
import streamlit as st

from geo.faults import Fault
from language import candidates_text
from language import rule_text as words
from scoring.places.rules import ChoiceRule, Ordering, Ranking
from ui import session
from ui.bench import Bench
from ui.pages.fields import limit_field, number_field
from ui.rule_form import PERCENT, Fields, fields_of
from ui.ruled import INDEX, figure_title, figures_for

DEFAULT = ChoiceRule(
    name=words.DEFAULT_NAME, count=15, ranking=Ranking(by=(Ordering(figure=INDEX),))
)
"""What the form starts from."""

CONDITION = {
    "or": False,
    "figure": INDEX,
    "operator": PERCENT,
    "value": 20.0,
    "direction": "higher_is_need",
}
"""A condition as it is first shown: among the fifth with the highest index."""


class Form:
    """The fields of the rule of a level: bound to the session, gathered as they are drawn.

    Parameters
    ----------
    bench : Bench
    """

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.faults: list[Fault] = []
        self.fields: Fields = {}
        self.start: Fields = fields_of(session.choice(opened_name(bench), DEFAULT))
        self.options = list(figures_for(bench))

    def bound(self, name: str, usual: Any = None) -> dict[str, Any]:
        """Tie a widget to a field that starts as the opened rule has it."""
        start = self.start.get(name, usual)
        return {**session.bind(f"{prefix(self.bench)}{name}", start)}

    def keep(self, name: str, value: Any) -> Any:
        """Note what a field says."""
        self.fields[name] = value
        return value

    def figure(self, name: str, label: str, usual: str | None = INDEX) -> str | None:
        """A choice among the figures that a rule can read."""
        extra = [] if usual else [None]
        return self.keep(
            name,
            st.selectbox(
                label,
                [*extra, *self.options],
                format_func=lambda each: figure_title(self.bench, each) if each else words.BY_NONE,
                placeholder=words.BY_NONE,
                **self.bound(name, usual),
            ),
        )

    def number(self, name: str, label: str, usual: float, *, least: float = -np.inf) -> float:
        """A field for a number with a decimal comma; whole where it is at first."""
        start = self.start.get(name, usual)
        at, where = f"{prefix(self.bench)}{name}", candidates_text.WAYS["rule"]
        whole = isinstance(start, int)
        value = number_field(label, at, start, where, self.faults, whole=whole, least=least)
        return self.keep(name, value)

    def limit(self, name: str, label: str) -> None:
        """A field for a limit in persons or areas that may be left empty."""
        at, where = f"{prefix(self.bench)}{name}", candidates_text.WAYS["rule"]
        self.keep(name, limit_field(label, at, self.start[name], where, self.faults, least=1))

    def direction(self, name: str) -> None:
        """Which end of a figure is the most need."""
        self.keep(
            name,
            st.selectbox(
                words.DIRECTION,
                list(words.DIRECTIONS),
                format_func=words.DIRECTIONS.__getitem__,
                **self.bound(name, "higher_is_need"),
            ),
        )


def prefix(bench: Bench) -> str:
    """What the names of all the form's choices begin with."""
    return f"rule.{bench.level}."


def opened_name(bench: Bench) -> str:
    """Name of the choice of the rule that the form started from."""
    return f"rule-opened.{bench.level}"
