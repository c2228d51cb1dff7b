"""The methods of the whole index: aggregation, missing figures, small areas, classes."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from language import index_text as words
from language import screen
from scoring.index.methods import AGGREGATIONS, IMPUTATIONS
from scoring.scenario import ClassRule, IndicatorChoice, Missing, Scenario
from scoring.scenario_file import FROM_PREVIOUS
from ui import session
from ui.components.markdown import plain
from ui.pages.dimensions import Way, choose_dimensions
from ui.pages.index_more import choose_more
from ui.pages.indicator_row import NO_COLUMN, Form
from ui.pages.parameters import choose_parameters
from ui.workspace import Place

MOST_PEOPLE = 2000
MOST_CLASSES = 7
POPULATION = "pop_2025"
BY_GROUP = ("group_median", "group_mean")
"""Imputations that need to know the larger area of each area."""

Rows = list[tuple[str, IndicatorChoice]]


def choose_method(form: Form, name: str, rows: Rows) -> Scenario:
    """Widgets for the methods of the whole index; the scenario that they and the rows give."""
    base = form.base
    with st.expander(words.METHOD, expanded=False):
        outer, within = _aggregations(form)
        left, right = st.columns(2)
        missing = _floor(form.place, _missing(base, left, right), left)
        _steady(form, right)
        classes = _classes(base, left, right)
        if missing.policy == "impute":
            missing, rows = _imputation(form, missing, rows)
    dimensions = choose_dimensions(form, rows, within)
    update = {"aggregation": outer[0], "parameters": outer[1], "dimensions": dimensions}
    index = base.index.model_copy(update=update)
    changed = {"name": name, "index": index, "missing": missing, "classes": classes}
    return choose_more(form, base.model_copy(update=changed))


def _aggregations(form: Form) -> tuple[Way, Way]:
    """How dimensions become an index, and indicators a dimension."""
    base = form.base.index
    left, right = st.columns(2)
    outer = left.selectbox(
        words.AGGREGATION,
        list(AGGREGATIONS),
        format_func=screen.AGGREGATION.__getitem__,
        **session.bind("index.aggregation", base.aggregation),
    )
    first = base.dimensions[0]
    inner = right.selectbox(
        words.WITHIN,
        list(AGGREGATIONS),
        format_func=screen.AGGREGATION.__getitem__,
        **session.bind("index.within_all", first.aggregation),
    )
    kept = base.parameters if base.aggregation == outer else ()
    parameters = choose_parameters(
        AGGREGATIONS[outer], kept, "index.parameters_top", words.AGGREGATION, form.faults
    )
    kept = first.parameters if first.aggregation == inner else ()
    within = choose_parameters(
        AGGREGATIONS[inner], kept, "index.parameters_within", words.WITHIN, form.faults
    )
    return (outer, parameters), (inner, within)


def _missing(base: Scenario, left: DeltaGenerator, right: DeltaGenerator) -> Missing:
    policy = left.selectbox(
        words.MISSING,
        list(words.MISSING_POLICY),
        format_func=words.MISSING_POLICY.__getitem__,
        **session.bind("index.missing", base.missing.policy),
    )
    start = round(100 * base.missing.min_share)
    percent = right.slider(
        words.MIN_SHARE, 0, 100, step=5, format="%d %%", **session.bind("index.min_share", start)
    )
    share = base.missing.min_share if percent == start else percent / 100
    return base.missing.model_copy(update={"policy": policy, "min_share": share})


def _imputation(form: Form, missing: Missing, rows: Rows) -> tuple[Missing, Rows]:
    """What is put in the place of a missing figure, and what that needs."""
    method = st.selectbox(
        words.IMPUTE,
        [*IMPUTATIONS, FROM_PREVIOUS],
        format_func=screen.IMPUTATION.__getitem__,
        **session.bind("index.impute", missing.impute),
    )
    st.caption(words.IMPUTE_NEEDS[method])
    with st.container():
        if method in BY_GROUP and form.place.areas.parent is None:
            st.warning(words.NO_PARENT)
    if method == FROM_PREVIOUS:
        rows = [(label, _previous(form.place, choice)) for label, choice in rows]
    return missing.model_copy(update={"impute": method}), rows


def _previous(place: Place, choice: IndicatorChoice) -> IndicatorChoice:
    """The column with the same figure the year before."""
    others = [name for name in place.table.indicators if name != choice.id]
    picked = st.selectbox(
        words.PREVIOUS.format(title=plain(place.title(choice.id))),
        [NO_COLUMN, *others],
        format_func=lambda name: place.title(name) if name else words.NONE_CHOSEN,
        **session.bind(f"index.previous.{choice.id}", choice.previous or NO_COLUMN),
    )
    return choice.model_copy(update={"previous": picked or None})


def _classes(base: Scenario, left: DeltaGenerator, right: DeltaGenerator) -> ClassRule:
    method = left.selectbox(
        words.CLASSES,
        list(words.CLASS_METHOD),
        format_func=words.CLASS_METHOD.__getitem__,
        **session.bind("index.classes", base.classes.method),
    )
    most = max(MOST_CLASSES, base.classes.count)
    count = right.slider(
        words.CLASS_COUNT, 2, most, **session.bind("index.count", base.classes.count)
    )
    return base.classes.model_copy(update={"method": method, "count": count})


def _floor(place: Place, missing: Missing, column: DeltaGenerator) -> Missing:
    """The least population of a ranked area, where population is known."""
    size = missing.population or POPULATION
    if size not in place.table.indicators:
        return missing
    start = int(missing.min_population)
    least = column.slider(
        words.MIN_POPULATION,
        0,
        max(MOST_PEOPLE, start),
        step=50,
        **session.bind("index.population", start),
    )
    if least == start and bool(least) == bool(missing.population):
        return missing
    update = {"population": size if least else None, "min_population": float(least)}
    return missing.model_copy(update=update)


def _steady(form: Form, column: DeltaGenerator) -> None:
    """Whether shares are steadied, unless one says otherwise in its own row."""
    column.selectbox(
        words.STEADY,
        list(words.STEADY_CHOICES),
        format_func=words.STEADY_CHOICES.__getitem__,
        help=words.STEADY_HELP,
        **session.bind("index.steady", form.steady),
    )
