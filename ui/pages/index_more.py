"""What few need of the whole index: how weights are used, scale, ties, rounding, own limits."""

from collections.abc import Iterator

import streamlit as st

from language import index_text as words
from language import method_text, numbers
from scoring.scenario import ClassRule, Dimension, Index, Ranking, Scenario
from ui import session
from ui.components.markdown import plain
from ui.pages.fields import numbers_field
from ui.pages.indicator_row import Form
from ui.pages.weights import with_moved_weights

UNROUNDED = -1
DECIMALS = (UNROUNDED, 0, 1, 2, 3, 4)
FIFTHS = (20.0, 40.0, 60.0, 80.0)
"""Own limits of classes at first."""


def choose_more(form: Form, built: Scenario) -> Scenario:
    """Widgets for the rest of the scenario's choices; the scenario with them.

    Parameters
    ----------
    form : Form
    built : Scenario
        As chosen so far.
    """
    with st.expander(words.MORE_METHOD):
        left, right = st.columns(2)
        with left:
            weights = _one_of(
                words.WEIGHTS,
                words.WEIGHTS_CHOICES,
                "index.weights",
                built.index.weights,
                words.WEIGHTS_HELP,
            )
        with right:
            scale = _one_of(words.SCALE, words.SCALES, "index.scale", built.index.scale)
        if weights == "as_given":
            _tell_sums(with_moved_weights(built).index)
        ranking = _ranking(built.ranking)
        classes = _classes(form, built.classes)
    index = built.index.model_copy(update={"weights": weights, "scale": scale})
    return built.model_copy(update={"index": index, "ranking": ranking, "classes": classes})


def _one_of(
    label: str, options: dict[str, str], name: str, start: str, help_line: str | None = None
) -> str:
    return st.selectbox(
        label,
        list(options),
        format_func=options.__getitem__,
        help=help_line,
        **session.bind(name, start),
    )


def _tell_sums(index: Index) -> None:
    """The sum of the weights at every level."""
    told = "; ".join(
        f"{plain(name)} {numbers.plain_number(round(total, 9))}" for name, total in _sums(index)
    )
    st.caption(words.WEIGHTS_SUM.format(sums=told))


def _sums(level: Index | Dimension) -> Iterator[tuple[str, float]]:
    name = level.title or level.id if isinstance(level, Dimension) else words.WHOLE_INDEX
    yield name, sum(member.weight for member in level.members)
    for below in level.dimensions:
        yield from _sums(below)


def _ranking(start: Ranking) -> Ranking:
    left, right = st.columns(2)
    with left:
        ties = _one_of(words.TIES, method_text.TIES, "index.ties", start.ties)
    first = UNROUNDED if start.decimals is None else start.decimals
    decimals = right.selectbox(
        words.DECIMALS,
        sorted({*DECIMALS, first}),
        format_func=_decimals,
        **session.bind("index.decimals", first),
    )
    given = None if decimals == UNROUNDED else decimals
    return start.model_copy(update={"ties": ties, "decimals": given})


def _decimals(decimals: int) -> str:
    told = {UNROUNDED: words.NO_ROUNDING, 0: words.NO_DECIMALS, 1: words.ONE_DECIMAL}
    return told.get(decimals, words.MANY_DECIMALS.format(decimals=decimals))


def _classes(form: Form, rule: ClassRule) -> ClassRule:
    """Rounding of classes by rank, and the limits of own ones."""
    if rule.method == "quantile":
        rounding = _one_of(words.CLASS_ROUNDING, words.ROUNDINGS, "index.rounding", rule.rounding)
        return rule.model_copy(update={"rounding": rounding})
    if rule.method == "own":
        breaks = numbers_field(
            words.BREAKS,
            "index.breaks",
            rule.breaks or FIFTHS,
            words.CLASSES,
            form.faults,
            help_line=words.BREAKS_HELP,
        )
        return rule.model_copy(update={"breaks": breaks})
    return rule
