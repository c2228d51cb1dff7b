"""The methods of the whole index: aggregation, missing figures, small areas, classes."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from language import index_text as words
from language import screen
from scoring.index.methods import AGGREGATIONS
from scoring.scenario import (
    ClassRule,
    Dimension,
    Index,
    IndicatorChoice,
    Missing,
    Scenario,
    Shrinkage,
)
from ui import session
from ui.files import file_stem
from ui.workspace import Place

MOST_PEOPLE = 2000
POPULATION = "pop_2025"


def choose_method(
    place: Place, base: Scenario, name: str, rows: list[tuple[str, IndicatorChoice]]
) -> Scenario:
    """Widgets for the methods of the whole index; the scenario that they and the rows give."""
    with st.expander(words.METHOD, expanded=False):
        left, right = st.columns(2)
        outer = left.selectbox(
            words.AGGREGATION,
            list(AGGREGATIONS),
            format_func=screen.AGGREGATION.__getitem__,
            **session.bind("index.aggregation", base.index.aggregation),
        )
        inner = right.selectbox(
            words.WITHIN,
            list(AGGREGATIONS),
            format_func=screen.AGGREGATION.__getitem__,
            **session.bind("index.within", base.index.dimensions[0].aggregation),
        )
        missing = _floor(place, _missing(base, left, right), left)
        rows = _steadied(place, base, rows, right)
        classes = _classes(base, left, right)
    dimensions = _dimensions(base, rows, inner)
    index = base.index.model_copy(
        update={
            "aggregation": outer,
            "parameters": _kept(base.index, outer),
            "dimensions": dimensions,
        }
    )
    return base.model_copy(
        update={"name": name, "index": index, "missing": missing, "classes": classes}
    )


def _kept(level: Index | Dimension, aggregation: str) -> tuple:
    """Parameters of an aggregation that is still the same, else its defaults."""
    return level.parameters if level.aggregation == aggregation else ()


def _missing(base: Scenario, left: DeltaGenerator, right: DeltaGenerator) -> Missing:
    policy = left.selectbox(
        words.MISSING,
        list(words.MISSING_POLICY),
        format_func=words.MISSING_POLICY.__getitem__,
        **session.bind("index.missing", base.missing.policy),
    )
    percent = right.slider(
        words.MIN_SHARE,
        0,
        100,
        step=5,
        format="%d %%",
        **session.bind("index.min_share", round(100 * base.missing.min_share)),
    )
    return base.missing.model_copy(update={"policy": policy, "min_share": percent / 100})


def _classes(base: Scenario, left: DeltaGenerator, right: DeltaGenerator) -> ClassRule:
    methods = list(words.CLASS_METHOD)
    own = base.classes.method if base.classes.method in methods else methods[0]
    method = left.selectbox(
        words.CLASSES,
        methods,
        format_func=words.CLASS_METHOD.__getitem__,
        **session.bind("index.classes", own),
    )
    count = right.slider(words.CLASS_COUNT, 3, 7, **session.bind("index.count", base.classes.count))
    return base.classes.model_copy(update={"method": method, "count": count})


def _floor(place: Place, missing: Missing, column: DeltaGenerator) -> Missing:
    """The least population of a ranked area, where population is known."""
    if POPULATION not in place.table.indicators:
        return missing
    least = column.slider(
        words.MIN_POPULATION,
        0,
        MOST_PEOPLE,
        step=50,
        **session.bind("index.population", min(MOST_PEOPLE, int(missing.min_population))),
    )
    size = POPULATION if least else None
    return missing.model_copy(update={"population": size, "min_population": float(least)})


def _steadied(
    place: Place,
    base: Scenario,
    rows: list[tuple[str, IndicatorChoice]],
    column: DeltaGenerator,
) -> list[tuple[str, IndicatorChoice]]:
    """Rows with every share whose base is known steadied, or none."""
    now = next((each.shrink.towards for each in base.indicators() if each.shrink), "no")
    towards = column.selectbox(
        words.STEADY,
        list(words.STEADY_CHOICES),
        format_func=words.STEADY_CHOICES.__getitem__,
        help=words.STEADY_HELP,
        **session.bind("index.steady", now),
    )
    steadied = []
    for title, choice in rows:
        size = place.share_base(choice.id)
        wanted = Shrinkage(base=size, towards=towards) if size and towards != "no" else None
        steadied.append((title, choice.model_copy(update={"shrink": wanted})))
    return steadied


def _dimensions(
    base: Scenario, rows: list[tuple[str, IndicatorChoice]], inner: str
) -> tuple[Dimension, ...]:
    known = {dimension.title or dimension.id: dimension for dimension in base.index.dimensions}
    titles = dict.fromkeys(title for title, _ in rows)
    return tuple(
        _dimension(known.get(title), title, number, tuple(c for t, c in rows if t == title), inner)
        for number, title in enumerate(titles, start=1)
    )


def _dimension(
    known: Dimension | None,
    title: str,
    number: int,
    choices: tuple[IndicatorChoice, ...],
    inner: str,
) -> Dimension:
    if known is None:
        identifier = f"{file_stem(title)}-{number}"
        return Dimension(id=identifier, title=title, aggregation=inner, indicators=choices)
    update = {"indicators": choices, "dimensions": (), "aggregation": inner}
    return known.model_copy(update=update | {"parameters": _kept(known, inner)})
