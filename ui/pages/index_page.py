"""Index: choose indicators, directions, weights and methods; every change counts at once."""

from collections.abc import Collection, Iterable

import streamlit as st

from geo.faults import InputError
from language import index_text as words
from language import screen
from layers.text_files import decode
from scoring.index.methods import NORMALISERS, TREATMENTS
from scoring.scenario import (
    IndicatorChoice,
    Scenario,
)
from scoring.scenario_file import read_scenario, scenario_faults
from ui import cached, session
from ui.components.markdown import plain
from ui.files import file_stem
from ui.pages.effective import show_effective_weights, show_structure
from ui.pages.elicitation import choose_together
from ui.pages.index_method import choose_method
from ui.pages.shortlist_page import plain_lines
from ui.pages.weights import share_line
from ui.workspace import Place, preset_scenarios

FREE_NORMALISERS = ("percentile", "min_max", "z_score", "rank", "distance", "exponential", "none")
"""Normalisers that need no parameters of their own."""

FREE_TREATMENTS = ("none", "winsorise", "box_cox")
MAX_WEIGHT = 4.0


def show() -> None:
    """Draw the page."""
    st.title(words.PAGE, anchor=False)
    st.markdown(words.INTRO)
    place = cached.place(session.level())
    if place.level != cached.OWN:
        _presets(place)
    _open(place)
    agreed = choose_together(cached.base_scenario(place.level))
    if agreed is not None:
        _use(place, agreed)
    built = _build(place, cached.base_scenario(place.level))
    if built is None:
        st.info(words.EMPTY)
        return
    _apply(place, built)


def _presets(place: Place) -> None:
    presets = preset_scenarios()
    left, right = st.columns([4, 1], vertical_alignment="bottom")
    name = left.selectbox(words.PRESET, list(presets))
    if right.button(words.USE_PRESET, width="stretch"):
        _use(place, presets[name])


def _open(place: Place) -> None:
    with st.expander(words.OPEN_SCENARIO):
        file = st.file_uploader(
            words.OPEN_SCENARIO, type=["toml", "json"], label_visibility="collapsed"
        )
        if file is None or session.choice("opened.scenario", None) == file.file_id:
            return
        try:
            opened = read_scenario(decode(file.getvalue(), file.name), file.name)
            cached.scored(place, opened)
        except InputError as error:
            st.error(plain_lines(error))
            return
        session.choose("opened.scenario", file.file_id)
        _use(place, opened)


def _use(place: Place, scenario: Scenario) -> None:
    """Make a scenario the level's own and let every widget start from it anew."""
    session.keep_scenario(place.level, scenario)
    session.forget("index.", "weight.", "coverage.")
    st.rerun()


def _build(place: Place, base: Scenario) -> Scenario | None:
    """The scenario that the widgets describe; None where no indicator is chosen."""
    name = st.text_input(words.NAME, **session.bind("index.name", base.name))
    options = place.ordered_indicators(base)
    chosen = st.multiselect(
        words.INDICATORS,
        options,
        format_func=place.title,
        placeholder=words.INDICATORS_PLACEHOLDER,
        help=words.CONTEXT_NOTE,
        **session.bind("index.indicators", list(base.indicator_ids)),
    )
    context = [each for each in chosen if place.is_context(each)]
    if context:
        names = "; ".join(place.title(each) for each in context)
        st.warning(words.CONTEXT_CHOSEN.format(names=plain(names)))
    if not chosen:
        return None
    rows = [_indicator_row(place, base, indicator) for indicator in chosen]
    return choose_method(place, base, name.strip() or base.name, rows)


def _indicator_row(place: Place, base: Scenario, indicator: str) -> tuple[str, IndicatorChoice]:
    """One row of widgets: the dimension's title, and the indicator's choice."""
    own = {choice.id: choice for choice in base.indicators()}.get(indicator)
    titles = [dimension.title or dimension.id for dimension in base.index.dimensions]
    home = _home(base, indicator) or place.dimension(indicator) or words.OWN_DIMENSION
    card = place.direction(indicator)
    with st.container(border=True):
        st.markdown(f"**{plain(place.title(indicator))}**")
        first, second, third, fourth, fifth = st.columns([1.3, 1.2, 0.8, 1.6, 1.3])
        dimension = first.selectbox(
            words.DIMENSION,
            list(dict.fromkeys([*titles, home, *place.dimensions(), words.OWN_DIMENSION])),
            **session.bind(f"index.dimension.{indicator}", home),
        )
        direction = second.selectbox(
            words.DIRECTION,
            list(words.DIRECTIONS),
            format_func=words.DIRECTIONS.__getitem__,
            **session.bind(f"index.direction.{indicator}", own.direction if own else card),
        )
        weight = third.slider(
            words.WEIGHT,
            0.0,
            max(MAX_WEIGHT, own.weight if own else 0.0),
            step=0.25,
            format="localized",
            **session.bind(f"index.weight.{indicator}", own.weight if own else 1.0),
        )
        normalise = fourth.selectbox(
            words.NORMALISE,
            [
                name
                for name in NORMALISERS
                if name in FREE_NORMALISERS or (own and own.normalise == name)
            ],
            format_func=screen.NORMALISER.__getitem__,
            **session.bind(f"index.normalise.{indicator}", own.normalise if own else "percentile"),
        )
        treat = fifth.selectbox(
            words.TREAT,
            _offered(TREATMENTS, FREE_TREATMENTS, own.treat if own else ""),
            format_func=screen.TREATMENT.__getitem__,
            **session.bind(f"index.treat.{indicator}", own.treat if own else "none"),
        )
    start = own or IndicatorChoice(id=indicator, direction=card)
    update: dict[str, object] = {"direction": direction, "weight": weight}
    if normalise != start.normalise:
        update |= {"normalise": normalise, "parameters": ()}
    if treat != start.treat:
        update |= {"treat": treat, "treat_parameters": ()}
    return dimension, start.model_copy(update=update)


def _offered(methods: Iterable[str], free: Collection[str], own: str) -> list[str]:
    """Methods that need no parameters, and the one that is in use."""
    return [name for name in methods if name in free or name == own]


def _home(base: Scenario, indicator: str) -> str | None:
    for dimension in base.index.dimensions:
        if indicator in [choice.id for choice in dimension.leaves()]:
            return dimension.title or dimension.id
    return None


def _apply(place: Place, built: Scenario) -> None:
    """Take the scenario into use if it holds, else say why not and keep the old one."""
    try:
        faults = scenario_faults(built)
        if faults:
            raise InputError(faults)
        cached.scored(place, built)
    except InputError as error:
        st.error(plain_lines(error))
        return
    session.keep_scenario(place.level, built)
    st.success(words.APPLIED.format(name=plain(built.name), fingerprint=built.fingerprint[:12]))
    st.download_button(
        words.SAVE_SCENARIO,
        data=built.to_toml,
        file_name=f"{file_stem(built.name)}.toml",
        mime="application/toml",
        on_click="ignore",
    )
    st.caption(share_line(built))
    show_effective_weights(place, built)
    show_structure(place, built)
