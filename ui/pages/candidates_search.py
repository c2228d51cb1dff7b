"""Building by search: what is sought, and what was found with its proof."""

from dataclasses import dataclass

import streamlit as st

from geo.faults import Fault, refuse
from language import candidates_text as words
from language import numbers
from scoring.places.candidates import Candidate
from scoring.places.goal import PARTS, SearchRule
from scoring.places.search import SearchResult
from ui import session
from ui.bench import Bench
from ui.components.markdown import plain
from ui.pages.candidates_list import offer
from ui.pages.fields import number_field
from ui.placed import Sizes, search_key, searched

MOST_WEIGHT = 0.5
MOST_CANDIDATES = 30
DEFAULT = SearchRule(count=3, minimum=3_000, maximum=9_000)
"""What the form starts from."""

BOUNDS = {"minimum": words.MINIMUM, "maximum": words.MAXIMUM}


@dataclass(frozen=True)
class Asked:
    """A search that the reader has asked for, and what it stood on."""

    key: str
    sizes: Sizes
    rule: SearchRule


def show_search(bench: Bench) -> tuple[Candidate, ...]:
    """The form, and what the last search found.

    Returns
    -------
    tuple of Candidate
        What is proposed.

    Raises
    ------
    InputError
        What cannot be met, and why.
    """
    st.markdown(words.SEARCH_INTRO)
    name = f"search.asked.{bench.level}"
    sizes = _sizes(bench)
    rule = _rule(bench)
    if st.button(words.SEARCH, type="primary"):
        key = search_key(bench.place, bench.scenario, bench.graph, sizes)
        session.choose(name, Asked(key, sizes, rule))
    asked: Asked | None = session.choice(name, None)
    if asked is None:
        return ()
    if asked.key != search_key(bench.place, bench.scenario, bench.graph, asked.sizes):
        st.info(words.SEARCH_OLD)
        return ()
    with st.spinner(words.SEARCHING):
        found = searched(bench.place, bench.scenario, bench.graph, asked.sizes, asked.rule)
    _proof(bench, found)
    return offer(bench, found.candidates, "search")


def choose_size(bench: Bench, name: str, label: str) -> str:
    """Which count sizes are in."""
    known = [each for each in words.SIZES if each in bench.place.table.indicators]
    options = known or list(words.SIZES)
    if not known:
        st.warning(words.SIZE_MISSING.format(column=options[0]))
    chosen: str = st.selectbox(
        label,
        options,
        format_func=words.SIZES.__getitem__,
        **session.bind(f"{name}.{bench.level}", options[0]),
    )
    return chosen


def choose_bounds(bench: Bench, way: str, faults: list[Fault]) -> tuple[float, float]:
    """Least and greatest size of a candidate; each fault of the fields is added."""
    found = []
    for column, which in zip(st.columns(2), ("minimum", "maximum"), strict=True):
        with column:
            name, usual = f"{way}.{which}.{bench.level}", getattr(DEFAULT, which)
            field = number_field(BOUNDS[which], name, usual, words.WAYS[way], faults, least=1)
            found.append(field)
    return found[0], found[1]


def _sizes(bench: Bench) -> Sizes:
    left, right = st.columns(2)
    with left:
        size = choose_size(bench, "search.size", words.SIZE)
    with right:
        persons = choose_size(bench, "search.persons", words.PERSONS)
    return Sizes(size, persons)


def _rule(bench: Bench) -> SearchRule:
    faults: list[Fault] = []
    left, right = st.columns(2)
    with left:
        count = st.slider(
            words.COUNT,
            1,
            MOST_CANDIDATES,
            **session.bind(f"search.count.{bench.level}", DEFAULT.count),
        )
    with right:
        minimum, maximum = choose_bounds(bench, "search", faults)
    objective = st.radio(
        words.OBJECTIVE,
        list(words.OBJECTIVES),
        format_func=words.OBJECTIVES.__getitem__,
        **session.bind("search.objective", DEFAULT.objective),
    )
    with st.expander(words.MORE):
        more = _weights(bench) | _demands(bench, count, faults)
    refuse(faults)
    return SearchRule(count=count, minimum=minimum, maximum=maximum, objective=objective, **more)


def _weights(bench: Bench) -> dict[str, object]:
    st.markdown(f"**{words.WEIGHTS}**", help=words.WEIGHTS_HELP)
    parts = PARTS if bench.place.areas.parent is not None else PARTS[:-1]
    parent = words.PARENT_LEVELS.get(bench.level, words.PARENT_UNKNOWN)
    return {
        part: column.slider(
            words.PARTS[part].format(parent=parent),
            0.0,
            MOST_WEIGHT,
            step=0.05,
            format="localized",
            **session.bind(f"search.weight.{part}", 0.0),
        )
        for column, part in zip(st.columns(len(parts)), parts, strict=True)
    }


def _demands(bench: Bench, count: int, faults: list[Fault]) -> dict[str, object]:
    must, must_not = (
        tuple(
            st.multiselect(
                label,
                bench.sorted_codes,
                format_func=bench.title,
                placeholder=words.PICK_PLACEHOLDER,
                **session.bind(f"search.areas.{which}.{bench.level}", []),
            )
        )
        for label, which in ((words.MUST, "must"), (words.MUST_NOT, "must_not"))
    )
    overlap = st.checkbox(
        words.OVERLAP, help=words.OVERLAP_HELP, **session.bind("search.overlap", False)
    )
    where = words.WAYS["search"]
    seed = number_field(
        words.SEED,
        "search.seed",
        DEFAULT.seed,
        where,
        faults,
        whole=True,
        least=0,
        help_line=words.SEED_HELP,
    )
    return {
        "must": must,
        "must_not": must_not,
        "uses": count if overlap else 1,
        "seed": seed,
    }


def _proof(bench: Bench, found: SearchResult) -> None:
    """How good the found candidates are known to be, in plain words."""
    st.success(proof_words(found))
    st.caption(words.CAPTURED.format(share=numbers.number(100 * found.parts["captured"], 1)))
    if found.timed_out:
        st.caption(words.TIMED_OUT)
    if found.left_out:
        st.caption(words.LEFT_OUT.format(names=plain(bench.titles(found.left_out))))


def proof_words(found: SearchResult) -> str:
    """The proof of a search, or the gap to the bound in per cent of it."""
    looked_at, k = numbers.number(found.looked_at), numbers.number(found.rule.count)
    if found.optimal:
        sentence = words.PROVEN if found.listed else words.PROVEN_GROWN
        return sentence.format(count=looked_at, k=k)
    if found.bound <= 0 or found.objective < 0:
        value, bound = (numbers.number(each, 3) for each in (found.objective, found.bound))
        return words.GAP_UNBOUNDED.format(count=looked_at, value=value, bound=bound)
    gap = 100 * found.gap / found.bound
    return words.GAP.format(
        gap=numbers.number(gap, 1), reached=numbers.number(100 - gap, 1), count=looked_at, k=k
    )
