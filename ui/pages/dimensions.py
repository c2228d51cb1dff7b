"""The dimensions of the index: weight, what lies above each, and how each is brought together."""

from collections.abc import Sequence

import streamlit as st

from language import index_text as words
from language import screen
from language.numbers import plain_number
from scoring.index.methods import AGGREGATIONS, NORMALISERS
from scoring.scenario import Dimension, IndicatorChoice
from ui import session
from ui.components.markdown import plain
from ui.nesting import TOP, Nested, assemble, descendants, new_dimension
from ui.pages.fields import number_field
from ui.pages.indicator_row import Form
from ui.pages.parameters import Pairs, choose_parameters, refuse_unfit

GROUPS = "index.groups"
"""Choice that holds the labels of dimensions that other dimensions lie below."""

Way = tuple[str, Pairs]
"""An aggregation and its parameters."""


def group_labels(form: Form) -> tuple[str, ...]:
    """Labels of the dimensions that hold dimensions, or are made to."""
    known = [each.label for each in form.flat if each.dimension.dimensions]
    return tuple(dict.fromkeys([*known, *session.choice(GROUPS, ())]))


def choose_dimensions(
    form: Form, rows: Sequence[tuple[str, IndicatorChoice]], within: Way
) -> tuple[Dimension, ...]:
    """Widgets for every dimension; the tree that they and the indicators make.

    Parameters
    ----------
    form : Form
    rows : sequence of (str, IndicatorChoice)
        Each indicator with the label of its dimension.
    within : (str, tuple)
        How dimensions are brought together unless one says otherwise.
    """
    groups = group_labels(form)
    session.choose(GROUPS, groups)
    everyone = _in_use(form, rows, groups)
    with st.expander(words.DIMENSIONS):
        st.markdown(words.DIMENSIONS_HELP)
        placed = [_choose(form, each, everyone, groups, within) for each in everyone]
        _add_group({each.label for each in everyone}, groups)
        _tell_empty(placed, groups, rows)
        dimensions = assemble(placed, rows)
        _tell_depth(dimensions)
    return dimensions


def _in_use(
    form: Form, rows: Sequence[tuple[str, IndicatorChoice]], groups: tuple[str, ...]
) -> list[Nested]:
    """Dimensions that hold an indicator or may hold dimensions, known ones first."""
    known = {each.label: each for each in form.flat}
    used = dict.fromkeys([*known, *(label for label, _ in rows), *groups])
    holding = {label for label, _ in rows} | set(groups)
    return [
        known.get(label) or Nested(label, TOP, new_dimension(label, form.base.index))
        for label in used
        if label in holding
    ]


def _choose(
    form: Form, each: Nested, everyone: list[Nested], groups: tuple[str, ...], within: Way
) -> Nested:
    """Widgets for one dimension."""
    title = plain(each.label)
    first, second, third, fourth = st.columns([1.4, 0.7, 1.4, 1.4], vertical_alignment="bottom")
    with first:
        parent = _parent(each, everyone, groups)
    with second:
        weight = _weight(form, each.dimension, title)
    with third:
        way = _aggregation(each, within)
    normalise = fourth.selectbox(
        words.RESCALE_OF.format(name=title),
        list(NORMALISERS),
        format_func=screen.NORMALISER.__getitem__,
        **session.bind(f"index.rescale.{each.label}", each.dimension.normalise),
    )
    dimension = each.dimension
    aggregation, parameters = _own_way(form, each, way, within)
    kept = dimension.normalise_parameters if dimension.normalise == normalise else ()
    name = f"index.rescale_parameters.{each.label}"
    rescaled = choose_parameters(NORMALISERS[normalise], kept, name, each.label, form.faults)
    refuse_unfit(NORMALISERS[normalise], rescaled, each.label, form.faults)
    update = {
        "weight": weight,
        "aggregation": aggregation,
        "parameters": parameters,
        "normalise": normalise,
        "normalise_parameters": rescaled,
    }
    return Nested(each.label, parent, dimension.model_copy(update=update))


def _parent(each: Nested, everyone: list[Nested], groups: tuple[str, ...]) -> str:
    name = "index.parent"
    parents = {
        other.label: session.choice(f"{name}.{other.label}", other.parent) for other in everyone
    }
    below = descendants(parents, each.label)
    return st.selectbox(
        words.PARENT_OF.format(name=plain(each.label)),
        [TOP, *(label for label in groups if label not in below)],
        format_func=lambda label: label or words.NO_PARENT_DIMENSION,
        **session.bind(f"index.parent.{each.label}", each.parent),
    )


def _weight(form: Form, dimension: Dimension, title: str) -> float:
    """The dimension's weight, which the page with the map may move too."""
    text = f"index.dimension_weight_text.{dimension.id}"
    seen = f"index.dimension_weight_seen.{dimension.id}"
    now = session.choice(f"weight.{dimension.id}", dimension.weight)
    if session.choice(seen, now) != now:
        session.choose(text, plain_number(now))
    session.choose(seen, now)
    found = len(form.faults)
    weight = number_field(
        words.WEIGHT_OF.format(name=title), text, now, words.DIMENSION, form.faults, least=0.0
    )
    if len(form.faults) == found and weight != now:
        session.choose(f"weight.{dimension.id}", weight)
        session.choose(f"index.dimension_weight.{dimension.id}", weight)
        session.choose(seen, weight)
    return session.choice(f"index.dimension_weight.{dimension.id}", dimension.weight)


def _aggregation(each: Nested, within: Way) -> str:
    """The dimension's own aggregation, or the word for that of the rest."""
    own = each.dimension
    alike = not own.members or (own.aggregation, own.parameters) == within
    return st.selectbox(
        words.AGGREGATION_OF.format(name=plain(each.label)),
        [words.LIKE_THE_REST, *AGGREGATIONS],
        format_func=lambda name: screen.AGGREGATION.get(name, words.LIKE_THE_REST),
        **session.bind(
            f"index.within.{each.label}", words.LIKE_THE_REST if alike else own.aggregation
        ),
    )


def _own_way(form: Form, each: Nested, picked: str, within: Way) -> Way:
    if picked == words.LIKE_THE_REST:
        return within
    own = each.dimension
    kept = own.parameters if own.aggregation == picked else ()
    name = f"index.within_parameters.{each.label}"
    return picked, choose_parameters(AGGREGATIONS[picked], kept, name, each.label, form.faults)


def _add_group(taken: set[str], groups: tuple[str, ...]) -> None:
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    name = left.text_input(words.NEW_PARENT, **session.bind("index.new_group", "")).strip()
    if not right.button(words.ADD_PARENT, width="stretch") or not name:
        return
    if name in taken:
        st.error(words.PARENT_EXISTS.format(name=plain(name)))
        return
    session.choose(GROUPS, (*groups, name))
    session.choose("index.new_group", "")
    st.rerun()


def _tell_empty(
    placed: list[Nested], groups: tuple[str, ...], rows: Sequence[tuple[str, IndicatorChoice]]
) -> None:
    """Name the dimensions that nothing lies below yet."""
    parents = {each.label: each.parent for each in placed}
    filled = {label for label, _ in rows}
    empty = [label for label in groups if not filled & descendants(parents, label)]
    with st.container():
        if empty:
            st.info(words.PARENT_EMPTY.format(names=plain("; ".join(empty))))


def _tell_depth(dimensions: tuple[Dimension, ...]) -> None:
    """Say how the dimensions lie in each other, where there is more than one level of them."""
    levels = max(map(_depth, dimensions), default=0)
    if levels > 1:
        tree = plain("; ".join(map(_outline, dimensions)))
        st.markdown(words.DEPTH.format(levels=levels, tree=tree))


def _depth(dimension: Dimension) -> int:
    return 1 + max(map(_depth, dimension.dimensions), default=0)


def _outline(dimension: Dimension) -> str:
    """A dimension with those below it in brackets."""
    name = dimension.title or dimension.id
    inside = ", ".join(map(_outline, dimension.dimensions))
    return f"{name} ({inside})" if inside else name
