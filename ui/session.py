"""The session: the reader's choices, and nothing else. Results are never kept here."""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, TypedDict, TypeVar

import streamlit as st

from layers.own.mapping import OwnMapping
from layers.own.protection import protection_by
from layers.own_columns import Protection
from layers.register import Register
from layers.responsibility import ResponsibilityRules
from scoring.decision.plan import Plan
from scoring.decision.shortlist import Shortlist
from scoring.places.candidates import CandidateSet
from scoring.scenario import Scenario

Result = TypeVar("Result")


class Bound(TypedDict):
    """Arguments that tie a widget to a kept choice."""

    key: str
    on_change: Callable[[], None]


@dataclass(frozen=True)
class OwnTable:
    """A user's own file with figures, and what its columns mean."""

    name: str
    content: bytes
    mapping: OwnMapping


@dataclass(frozen=True)
class OwnAreas:
    """A user's own file with areas, and how it is read.

    Parameters
    ----------
    name : str
    content : bytes
    part : str
        Layer or member; empty where the file has one.
    code_column, name_column : str
        The name may be empty.
    crs : str
        CRS that was confirmed.
    is_swapped : bool
        Whether its axes have changed places.
    mend : bool
        Whether outlines that cross themselves are mended.
    repair : bool
        Whether overlaps and gaps between the areas are repaired.
    """

    name: str
    content: bytes
    part: str
    code_column: str
    name_column: str
    crs: str
    is_swapped: bool = False
    mend: bool = False
    repair: bool = False


@dataclass(frozen=True)
class OwnData:
    """A user's own figures over own areas, or over an embedded level.

    Parameters
    ----------
    tables : tuple of OwnTable
        At least one; all are for the same areas.
    level : str
        Embedded level; empty where there are own areas.
    areas : OwnAreas or None
    scenario : Scenario
        How to score them.
    """

    tables: tuple[OwnTable, ...]
    level: str
    areas: OwnAreas | None
    scenario: Scenario

    @property
    def protection(self) -> Protection:
        """What is hidden of them, and whether they may leave."""
        return protection_by([each.mapping for each in self.tables])


@dataclass(frozen=True)
class ReferenceData:
    """A user's table of a reference population and how to read it.

    Parameters
    ----------
    name : str
        File name.
    content : bytes
        The file.
    id_column : str
        Code column.
    columns : tuple of (str, str)
        Indicator and the file's column with it.
    """

    name: str
    content: bytes
    id_column: str
    columns: tuple[tuple[str, str], ...]


def bind(name: str, default: Any, widget: str = "") -> Bound:
    """Tie a widget to a choice that outlives the widget's page.

    Streamlit forgets a widget's value when its page is left; the choice is
    therefore kept under a name of its own and put back.

    Parameters
    ----------
    name : str
        Name of the choice.
    default : object
        Value at first.
    widget : str
        Key of the widget, for a choice that has one on another page too.
    """
    state = st.session_state
    kept, key = f"kept.{name}", widget or f"widget.{name}"
    state.setdefault(kept, default)
    if key not in state:
        state[key] = state[kept]

    def remember() -> None:
        if key in state:  # not where it was forgotten while the reader's change was on its way
            state[kept] = state[key]

    return {"key": key, "on_change": remember}


_HELD: ContextVar[dict[str, Any] | None] = ContextVar("held", default=None)


def holding_choices(work: Callable[..., Result]) -> Callable[..., Result]:
    """A function that sees the choices as they are now.

    Streamlit's own state belongs to the page that is drawn: another thread may
    not look at it, and it changes while slow work goes on.
    """
    held = {str(key): value for key, value in st.session_state.items()}

    def held_work(*arguments: Any) -> Result:
        token = _HELD.set(held)
        try:
            return work(*arguments)
        finally:
            _HELD.reset(token)

    return held_work


def choice(name: str, default: Any) -> Any:
    """Value of a choice, whether its widget is on the page or not."""
    held = _HELD.get()
    return (st.session_state if held is None else held).get(f"kept.{name}", default)


def choose(name: str, value: Any) -> None:
    """Set a choice from the program; its widget follows at the next run."""
    st.session_state[f"kept.{name}"] = value
    st.session_state.pop(f"widget.{name}", None)


def who() -> str:
    """The reader's name, as far as it is told."""
    return str(choice("who", "")).strip()


def shortlist(level: str) -> Shortlist:
    """The shortlist of a level, empty at first."""
    return choice(f"shortlist.{level}", Shortlist(division=level))


def keep_shortlist(changed: Shortlist) -> None:
    """Keep a changed shortlist."""
    choose(f"shortlist.{changed.division}", changed)


def candidates(level: str) -> CandidateSet:
    """The candidates of a level, none at first."""
    return choice(f"candidates.{level}", CandidateSet(division=level))


def keep_candidates(level: str, changed: CandidateSet) -> None:
    """Keep changed candidates of a level."""
    choose(f"candidates.{level}", changed)


def plan(level: str) -> Plan | None:
    """How money is divided at a level, if the reader has been there."""
    return choice(f"allocation.plan.{level}", None)


def keep_plan(level: str, decided: Plan) -> None:
    """Keep how money is divided at a level."""
    choose(f"allocation.plan.{level}", decided)


def own_data() -> OwnData | None:
    """The user's own data, if any is loaded."""
    return choice("own", None)


def keep_own_data(data: OwnData | None) -> None:
    """Keep the user's own data, or forget it."""
    choose("own", data)


def register() -> Register | None:
    """The register of initiatives as the reader has changed it, if at all."""
    return choice("register", None)


def keep_register(changed: Register | None) -> None:
    """Keep a changed register, or go back to the one that was read."""
    choose("register", changed)


def rules() -> ResponsibilityRules | None:
    """The rules of responsibility as the reader has changed them, if at all."""
    return choice("rules", None)


def keep_rules(changed: ResponsibilityRules | None) -> None:
    """Keep changed rules, or go back to those that were read."""
    choose("rules", changed)


def scenario(level: str) -> Scenario | None:
    """The scenario the reader has built for a level, if any; embedded levels share one."""
    return choice(_scenario_name(level), None)


def keep_scenario(level: str, changed: Scenario) -> None:
    """Keep a scenario for a level and those that share it."""
    choose(_scenario_name(level), changed)


def _scenario_name(level: str) -> str:
    return f"scenario.{family(level)}"


def family(level: str) -> str:
    """What levels that share a scenario are called together: the embedded ones, or the own."""
    return "own" if level == "own" else "embedded"


def reference(level: str) -> ReferenceData | None:
    """The reference population of a level, if any is loaded; embedded levels share one."""
    return choice(f"reference.{family(level)}", None)


def keep_reference(level: str, data: ReferenceData | None) -> None:
    """Keep a reference population for a level and those that share it, or forget it."""
    choose(f"reference.{family(level)}", data)


def forget(*prefixes: str) -> None:
    """Forget every choice whose name begins with one of these, so that defaults count again."""
    state = st.session_state
    for key in list(state):
        name = str(key).partition(".")[2]
        if str(key).startswith(("kept.", "widget.")) and name.startswith(prefixes):
            del state[key]


def level() -> str:
    """The level of areas that is looked at."""
    return choice("level", "deso")
