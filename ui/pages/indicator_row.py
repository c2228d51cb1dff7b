"""One indicator of the index: what everybody sets, and below it what few need."""

from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from geo.faults import Fault, FaultKind
from language import index_text as words
from language import numbers, screen
from scoring.index.methods import NORMALISERS, TREATMENTS
from scoring.index.registry import Registry
from scoring.scenario import IndicatorChoice, Scenario, Shrinkage
from ui import session
from ui.components.markdown import plain
from ui.nesting import Nested, flatten, homes
from ui.pages.fields import number_field
from ui.pages.parameters import Pairs, choose_parameters, refuse_unfit
from ui.workspace import Place

MAX_WEIGHT = 4.0
WEIGHT_STEP = 0.25
NO_COLUMN = ""
"""Option for no column."""

NO_STEADYING = "no"


@dataclass
class Form:
    """What the widgets of the page start from, and what cannot be read in them.

    Parameters
    ----------
    place : Place
    base : Scenario
        The scenario as it was when the page was drawn.
    faults : list of Fault
    """

    place: Place
    base: Scenario
    faults: list[Fault] = field(default_factory=list)

    @property
    def flat(self) -> tuple[Nested, ...]:
        """Dimensions of the scenario, at any depth."""
        return flatten(self.base.index)

    @property
    def steady(self) -> str:
        """How shares are steadied unless one says otherwise."""
        shares = [each for each in self.base.indicators() if self.place.share_base(each.id)]
        ways = {each.shrink.towards if each.shrink else NO_STEADYING for each in shares}
        return session.choice("index.steady", ways.pop() if len(ways) == 1 else NO_STEADYING)

    @property
    def as_given(self) -> bool:
        """Whether weights are used as they stand, and so have to be written to the digit."""
        return session.choice("index.weights", self.base.index.weights) == "as_given"


def choose_indicator(
    form: Form, indicator: str, groups: tuple[str, ...]
) -> tuple[str, IndicatorChoice]:
    """One row of widgets.

    Parameters
    ----------
    form : Form
    indicator : str
    groups : tuple of str
        Labels of dimensions that hold dimensions and therefore no indicators.

    Returns
    -------
    (str, IndicatorChoice)
        Label of the indicator's dimension, and its choices.
    """
    own = {choice.id: choice for choice in form.base.indicators()}.get(indicator)
    start = own or IndicatorChoice(id=indicator, direction=form.place.direction(indicator))
    title = form.place.title(indicator)
    with st.container(border=True):
        st.markdown(f"**{plain(title)}**")
        first, second, third, fourth, fifth = st.columns([1.3, 1.2, 0.8, 1.6, 1.3])
        with first:
            dimension = _dimension(form, indicator, groups)
        direction = second.selectbox(
            words.DIRECTION,
            list(words.DIRECTIONS),
            format_func=words.DIRECTIONS.__getitem__,
            **session.bind(f"index.direction.{indicator}", start.direction),
        )
        with third:
            weight = _weight(form, start, title)
        normalise = fourth.selectbox(
            words.NORMALISE,
            list(NORMALISERS),
            format_func=screen.NORMALISER.__getitem__,
            **session.bind(f"index.normalise.{indicator}", start.normalise),
        )
        treat = fifth.selectbox(
            words.TREAT,
            list(TREATMENTS),
            format_func=screen.TREATMENT.__getitem__,
            **session.bind(f"index.treat.{indicator}", start.treat),
        )
        needed = NORMALISERS[normalise].turned_after
        with st.expander(words.MORE_FOR.format(title=plain(title)), expanded=needed):
            more = _more(form, start, normalise, treat)
    update = {"direction": direction, "weight": weight, "normalise": normalise, "treat": treat}
    return dimension, start.model_copy(update=update | more)


def _dimension(form: Form, indicator: str, groups: tuple[str, ...]) -> str:
    name = f"index.dimension.{indicator}"
    flat, place = form.flat, form.place
    home = homes(flat).get(indicator) or place.dimension(indicator) or words.OWN_DIMENSION
    home = words.OWN_DIMENSION if home in groups else home
    kept = session.choice(name, home)
    if kept in groups:
        session.choose(name, home)
    known = [each.label for each in flat]
    options = [*known, home, kept, *place.dimensions(), words.OWN_DIMENSION]
    return st.selectbox(
        words.DIMENSION,
        [label for label in dict.fromkeys(options) if label not in groups],
        **session.bind(name, home),
    )


def _weight(form: Form, start: IndicatorChoice, title: str) -> float:
    if form.as_given:
        name = f"index.weight_given.{start.id}"
        weight = number_field(words.WEIGHT, name, start.weight, title, form.faults, least=0.0)
        session.choose(f"index.weight.{start.id}", weight)
        return weight
    weight = st.slider(
        words.WEIGHT,
        0.0,
        max(MAX_WEIGHT, session.choice(f"index.weight.{start.id}", start.weight)),
        step=WEIGHT_STEP,
        format="localized",
        **session.bind(f"index.weight.{start.id}", start.weight),
    )
    session.choose(f"index.weight_given.{start.id}", numbers.plain_number(weight))
    return weight


def _more(form: Form, start: IndicatorChoice, normalise: str, treat: str) -> dict[str, Any]:
    """What few need to set: parameters, the reference, the number of persons, steadying."""
    if NORMALISERS[normalise].turned_after:
        _tell_range(form.place, start.id)
    chosen: dict[str, Any] = {}
    title = form.place.title(start.id)
    for registry, method, kept, key in (
        (NORMALISERS, normalise, _kept(start.normalise, normalise, start.parameters), "parameters"),
        (TREATMENTS, treat, _kept(start.treat, treat, start.treat_parameters), "treat_parameters"),
    ):
        chosen[key] = _parameters(form, registry, method, kept, f"index.{key}.{start.id}", title)
    first, second, third = st.columns(3)
    with first:
        chosen["reference"] = st.selectbox(
            words.COMPARED_WITH,
            list(words.REFERENCES),
            format_func=words.REFERENCES.__getitem__,
            help=words.COMPARED_WITH_HELP,
            **session.bind(f"index.reference.{start.id}", start.reference),
        )
    with second:
        size = _share_of(form.place, start)
    with third:
        chosen["shrink"] = _steadied(form, start, size)
    first_size = _first_size(form.place, start)
    chosen["base"] = None if start.base is None and size == first_size else size or None
    return chosen


def _kept(before: str, now: str, parameters: Pairs) -> Pairs:
    """Parameters of a method that is still the same, else none."""
    return parameters if before == now else ()


def _parameters(
    form: Form, registry: Registry, method: str, kept: Pairs, name: str, title: str
) -> Pairs:
    template, names = (
        (words.NORMALISED, screen.NORMALISER)
        if registry is NORMALISERS
        else (words.TREATED, screen.TREATMENT)
    )
    if registry[method].describe():
        st.markdown(template.format(method=names[method]))
    found = len(form.faults)
    chosen = choose_parameters(registry[method], kept, name, title, form.faults)
    if len(form.faults) == found:
        refuse_unfit(registry[method], chosen, f"{title}, {names[method]}", form.faults)
    return chosen


def _tell_range(place: Place, indicator: str) -> None:
    figures = place.table.values[indicator]
    if figures.notna().any():
        card = place.cards.get(indicator)
        unit, decimals = (card.unit, card.decimals) if card else ("", 2)
        low, high = (
            numbers.with_unit(each, unit, decimals) for each in (figures.min(), figures.max())
        )
        st.caption(words.RANGE.format(low=plain(low), high=plain(high)))


def _first_size(place: Place, start: IndicatorChoice) -> str:
    """Column with the number of persons of a share, as the scenario or the card has it."""
    card = place.share_base(start.id)
    known = card if card in place.table.indicators else None
    return start.base or (start.shrink.base if start.shrink else None) or known or NO_COLUMN


def _share_of(place: Place, start: IndicatorChoice) -> str:
    return st.selectbox(
        words.SHARE_OF,
        [NO_COLUMN, *place.table.indicators],
        format_func=lambda column: place.title(column) if column else words.NONE_CHOSEN,
        help=words.SHARE_OF_HELP,
        **session.bind(f"index.base.{start.id}", _first_size(place, start)),
    )


def _steadied(form: Form, start: IndicatorChoice, size: str) -> Shrinkage | None:
    """How this share is steadied: as the rest of the index, or in its own way."""
    own = start.shrink.towards if start.shrink else NO_STEADYING
    usual = form.steady if _first_size(form.place, start) else NO_STEADYING
    is_new = start.id not in form.base.indicator_ids
    picked = st.selectbox(
        words.STEADY_THIS,
        [words.SAME, *words.STEADY_CHOICES],
        format_func=lambda option: words.STEADY_CHOICES.get(option, words.SAME),
        **session.bind(
            f"index.steady_this.{start.id}", words.SAME if is_new or own == usual else own
        ),
    )
    towards = form.steady if picked == words.SAME else picked
    if towards == NO_STEADYING or (picked == words.SAME and not size):
        return None
    if not size:
        where = f"{form.place.title(start.id)}, {words.SHARE_OF}"
        form.faults.append(Fault(FaultKind.FIELD_MISSING, where=where))
        return None
    kept = start.shrink is not None and size == _first_size(form.place, start)
    base = start.shrink.base if start.shrink and kept else size
    return Shrinkage(base=base, towards=towards)
