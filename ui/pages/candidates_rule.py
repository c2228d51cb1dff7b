"""Building by a rule: the form, saved and opened as a file."""

import streamlit as st

from geo.faults import Fault, FaultKind, InputError, refuse
from language import candidates_text
from language import rule_text as words
from layers.text_files import decode
from scoring.places.candidates import Candidate
from scoring.places.rules import read_rule
from scoring.places.selection import as_candidates
from ui import session
from ui.bench import Bench
from ui.covered import CHILDREN, POPULATION
from ui.files import file_stem
from ui.pages.candidates_list import offer
from ui.pages.rule_fields import CONDITION, Form, opened_name, prefix
from ui.pages.rule_steps import show_steps
from ui.rule_form import MOST_CONDITIONS, rule_of
from ui.ruled import INDEX, chosen_by, figures_for


def show_rule(bench: Bench) -> tuple[Candidate, ...]:
    """The form, what each step did, and what is chosen.

    Returns
    -------
    tuple of Candidate
        What is proposed.

    Raises
    ------
    InputError
        What is wrong with the rule, or with a file with one.
    """
    st.markdown(words.INTRO)
    _open(bench)
    form = Form(bench)
    _draw(form)
    refuse(form.faults)
    rule = rule_of(form.fields)
    st.download_button(
        words.SAVE,
        data=rule.to_toml(),
        file_name=f"{file_stem(rule.name)}.toml",
        mime="application/toml",
        on_click="ignore",
    )
    found = chosen_by(bench, rule)
    show_steps(bench, found)
    return offer(bench, as_candidates(found, bench.graph), "rule")


def _draw(form: Form) -> None:
    name, count = st.columns(2)
    with name:
        text = st.text_input(words.NAME, **form.bound("name"))
        form.keep("name", text.strip() or words.DEFAULT_NAME)
    with count:
        form.number("count", words.COUNT, 1, least=1)
    st.markdown(f"**{words.WHO}**")
    _who(form)
    st.markdown(f"**{words.OUT}**")
    _out(form)
    st.markdown(f"**{words.ORDER}**")
    _order(form)
    _parents(form)


def _who(form: Form) -> None:
    counts = [each for each in (POPULATION, CHILDREN) if each in form.options]
    kinds, low, high = st.columns(3)
    with kinds:
        size = st.selectbox(
            words.SIZE,
            [None, *counts],
            format_func=lambda each: candidates_text.SIZES[each] if each else words.SIZE_NONE,
            placeholder=words.SIZE_NONE,
            **form.bound("size"),
        )
        form.keep("size", size)
    for column, which, label in ((low, "minimum", words.MINIMUM), (high, "maximum", words.MAXIMUM)):
        with column:
            form.limit(f"size.{which}", label)
    asked = st.slider(
        words.CONDITIONS,
        0,
        MOST_CONDITIONS,
        help=words.CONDITIONS_HELP,
        **form.bound("conditions"),
    )
    for at in range(form.keep("conditions", asked)):
        _condition(form, at)


def _condition(form: Form, at: int) -> None:
    names = {which: f"c{at}.{which}" for which in CONDITION}
    columns = st.columns([1, 2.4, 2, 1, 1.4], vertical_alignment="bottom")
    with columns[0]:
        _join(form, at, names["or"])
    with columns[1]:
        form.figure(names["figure"], words.FIGURE)
    with columns[2]:
        form.keep(
            names["operator"],
            st.selectbox(
                words.OPERATOR,
                list(words.OPERATORS),
                format_func=words.OPERATORS.__getitem__,
                **form.bound(names["operator"], CONDITION["operator"]),
            ),
        )
    with columns[3]:
        form.number(names["value"], words.VALUE, CONDITION["value"])
    with columns[4]:
        form.direction(names["direction"])


def _join(form: Form, at: int, name: str) -> None:
    """Whether a condition is bound to the one before by *and* or by *or*; the first to none."""
    label = words.CONDITION.format(number=at + 1)
    if not at:
        st.markdown(label)
        form.keep(name, False)
        return
    joined = st.selectbox(
        label,
        list(words.JOINS),
        format_func=words.JOINS.__getitem__,
        **form.bound(name, CONDITION["or"]),
    )
    form.keep(name, joined)


def _out(form: Form) -> None:
    covered = st.checkbox(words.COVERED, **form.bound("covered"))
    form.keep("covered", covered)
    form.fields |= {"covered.share": 50.0, "covered.by": []}
    if not covered:
        return
    left, right = st.columns([1, 2])
    with left:
        form.number("covered.share", words.COVERED_SHARE, 50.0)
    initiatives = form.bench.place.initiatives
    titles = {card.id: card.title for card in initiatives.cards}
    known = [each for each in form.start["covered.by"] if each not in initiatives.shapes.index]
    with right:
        by = st.multiselect(
            words.COVERED_BY,
            [*initiatives.shapes.index, *known],
            format_func=lambda each: titles.get(each, each),
            placeholder=words.COVERED_PLACEHOLDER,
            **form.bound("covered.by"),
        )
    form.keep("covered.by", by)
    with st.container():
        for name in set(by) & set(known):
            st.warning(words.UNKNOWN_INITIATIVE.format(name=name))


def _order(form: Form) -> None:
    for at, label, usual in ((1, words.BY_FIRST, INDEX), (2, words.BY_SECOND, None)):
        first, second, third = st.columns([3, 2, 1])
        with first:
            figure = form.figure(f"by{at}.figure", label, usual)
        form.fields |= {f"by{at}.direction": "higher_is_need", f"by{at}.weight": 1.0}
        if figure is None:
            continue
        with second:
            form.direction(f"by{at}.direction")
        with third:
            form.number(f"by{at}.weight", words.WEIGHT, 1.0)
    form.keep(
        "combination",
        st.selectbox(
            words.COMBINATION,
            list(words.COMBINATIONS),
            format_func=words.COMBINATIONS.__getitem__,
            **form.bound("combination"),
        ),
    )
    form.fields["share"] = form.start["share"]
    if form.fields["combination"] == "both_worst":
        form.number("share", words.SHARE, form.start["share"])


def _parents(form: Form) -> None:
    form.fields |= {"least": 0, "most": None}
    if form.bench.place.areas.parent is None:
        return
    level = form.bench.level
    parent = candidates_text.PARENT_LEVELS.get(level, candidates_text.PARENT_UNKNOWN)
    st.markdown(f"**{words.PARENTS.format(parent=parent)}**")
    left, right = st.columns(2)
    with left:
        label = words.LEAST.format(parent=parent)
        form.number("least", label, 0, least=0)
    with right:
        form.limit("most", words.MOST.format(parent=parent))


def _open(bench: Bench) -> None:
    with st.expander(words.OPEN):
        file = st.file_uploader(words.OPEN, label_visibility="collapsed", key="rule-file")
    seen = f"rule-seen.{bench.level}"
    if file is None or session.choice(seen, None) == file.file_id:
        return
    session.choose(seen, file.file_id)
    rule = read_rule(decode(file.getvalue(), file.name), file.name)
    unknown = [name for name in rule.figures if name not in figures_for(bench)]
    if unknown:
        raise InputError(_unknown(unknown, bench, file.name))
    session.forget(prefix(bench))
    session.choose(opened_name(bench), rule)
    st.rerun()


def _unknown(unknown: list[str], bench: Bench, file: str) -> list[Fault]:
    known = ", ".join(figures_for(bench))
    return [Fault(FaultKind.INDICATOR_UNKNOWN, file, "", name, known) for name in unknown]
