"""Index: choose indicators, directions, weights and methods; every change counts at once."""

import streamlit as st

from export.palettes import CLASSES
from geo.faults import Fault, FaultKind, InputError, refuse
from language import index_text as words
from layers.text_files import decode
from scoring.scenario import Scenario
from scoring.scenario_file import read_scenario, scenario_faults
from ui import cached, session
from ui.components.markdown import plain, plain_lines
from ui.files import file_stem
from ui.pages.dimensions import group_labels
from ui.pages.effective import show_effective_weights, show_structure
from ui.pages.elicitation import choose_together
from ui.pages.index_method import choose_method
from ui.pages.indicator_row import Form, choose_indicator
from ui.pages.reference_table import choose_reference
from ui.pages.spoken import spoken
from ui.pages.uncertainty import UNCERTAINTY_CHOICES
from ui.pages.weights import current_scenario, share_line
from ui.workspace import Place, preset_scenarios


def show() -> None:
    """Draw the page."""
    st.title(words.PAGE, anchor=False)
    st.markdown(words.INTRO)
    place = cached.place(session.level())
    _start_anew(place.level)
    if place.level != cached.OWN:
        _presets(place)
    _open(place)
    agreed = choose_together(cached.base_scenario(place.level))
    if agreed is not None:
        _use(place, agreed)
    base = cached.base_scenario(place.level)
    choose_reference(place, base)
    form = Form(place, base)
    built = _build(form)
    if built is None:
        st.info(words.EMPTY)
        return
    _apply(form, built)


def _start_anew(level: str) -> None:
    """Let every widget start from the scenario where own data and embedded ones change places."""
    kind = cached.OWN if level == cached.OWN else ""
    if session.choice("shown_index", kind) != kind:
        session.forget("index.")
    session.choose("shown_index", kind)


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
            check(place, opened)
        except InputError as error:
            st.error(plain_lines(error))
            if any(fault.kind is FaultKind.REFERENCE_MISSING for fault in error.faults):
                st.info(words.OPENED_WITHOUT_REFERENCE)
            return
        session.choose("opened.scenario", file.file_id)
        _use(place, opened)


def use(level: str, scenario: Scenario) -> None:
    """Make a scenario the level's own and let every widget start from it anew."""
    session.keep_scenario(level, scenario)
    session.forget("index.", "weight.", "coverage.", *UNCERTAINTY_CHOICES)


def _use(place: Place, scenario: Scenario) -> None:
    use(place.level, scenario)
    st.rerun()


def _build(form: Form) -> Scenario | None:
    """The scenario that the widgets describe; None where no indicator is chosen."""
    place, base = form.place, form.base
    name = st.text_input(words.NAME, **session.bind("index.name", base.name))
    options = place.ordered_indicators(base)
    chosen = st.multiselect(
        words.INDICATORS,
        options,
        format_func=place.title,
        placeholder=words.INDICATORS_PLACEHOLDER,
        select_all=False,
        help=words.CONTEXT_NOTE,
        **session.bind("index.indicators", list(base.indicator_ids)),
    )
    context = [each for each in chosen if place.is_context(each)]
    with st.container():
        if context:
            names = "; ".join(place.title(each) for each in context)
            st.warning(words.CONTEXT_CHOSEN.format(names=plain(names)))
    if not chosen:
        return None
    groups = group_labels(form)
    rows = [choose_indicator(form, indicator, groups) for indicator in chosen]
    return choose_method(form, name.strip() or base.name, rows)


def _apply(form: Form, built: Scenario) -> None:
    """Take the scenario into use if it holds, else say why not and keep the old one."""
    place = form.place
    try:
        refuse(form.faults)
        check(place, built)
    except InputError as error:
        st.error(plain_lines(InputError(spoken(place, built, each) for each in error.faults)))
        return
    session.keep_scenario(place.level, built)
    used = current_scenario(place.level)
    st.success(words.APPLIED.format(name=plain(used.name), fingerprint=used.fingerprint[:12]))
    st.download_button(
        words.SAVE_SCENARIO,
        data=used.to_toml,
        file_name=f"{file_stem(used.name)}.toml",
        mime="application/toml",
        on_click="ignore",
    )
    st.caption(share_line(used))
    _tell_constant(place, used)
    show_effective_weights(place, used)
    show_structure(place, used)


def _tell_constant(place: Place, used: Scenario) -> None:
    """Name the indicators that give every area the same."""
    kinds = cached.scored(place, used).normalised.nunique()
    titles = "; ".join(place.title(str(name)) for name in kinds.index[kinds == 1])
    if titles and len(place.areas) > 1:
        st.warning(words.NO_SPREAD.format(titles=plain(titles)))


def check(place: Place, scenario: Scenario) -> None:
    """Refuse a scenario that cannot be computed or drawn.

    Raises
    ------
    InputError
        Every fault that is found.
    """
    refuse([*scenario_faults(scenario), *_class_faults(scenario)])
    cached.scored(place, scenario)


def _class_faults(scenario: Scenario) -> list[Fault]:
    """More classes than a map can show apart."""
    rule, most = scenario.classes, max(CLASSES)
    count = len(rule.breaks) + 1 if rule.method == "own" else rule.count
    if count <= most or rule.method == "standard_deviation":
        return []
    allowed = words.CLASS_LIMIT.format(most=most)
    return [Fault(FaultKind.FIELD_VALUE, "", words.CLASSES, str(count), allowed)]
