"""What a rule chose, and what each of its steps took away and changed."""

from collections.abc import Sequence

import streamlit as st

from language import candidates_text, numbers, screen
from language import rule_text as words
from scoring.places.rules import ChoiceRule, Condition
from scoring.places.selection import RuleResult, Step
from ui.bench import Bench
from ui.components.figure_table import figure_table
from ui.components.markdown import plain
from ui.ruled import figure_title

MOST_NAMES = 6
"""Names told in a cell; the rest are counted, and told where the step is chosen."""


def show_steps(bench: Bench, found: RuleResult) -> None:
    """The chosen areas in order, and the steps that led to them."""
    names = plain(bench.titles(found.chosen))
    count = numbers.number(len(found.chosen))
    st.markdown(
        words.CHOSEN.format(count=count, names=names) if found.chosen else words.CHOSEN_NONE
    )
    if found.tied:
        st.caption(words.TIED.format(names=plain(bench.titles(found.tied))))
    lacking = [code for code, figures in found.missing.items() if figures]
    if lacking:
        st.caption(words.MISSING.format(names=plain(_few(bench, lacking))))
    titles = [_title(bench, found.rule, step) for step in found.steps]
    rows = [
        (
            title,
            numbers.number(len(step.taken)),
            numbers.number(step.left),
            _few(bench, step.enter),
            _few(bench, step.leave),
        )
        for title, step in zip(titles, found.steps, strict=True)
    ]
    headings = (
        words.HEAD_STEP,
        words.HEAD_TAKEN,
        words.HEAD_LEFT,
        words.HEAD_ENTER,
        words.HEAD_LEAVE,
    )
    figure_table(words.STEPS, headings, rows, numeric=(1, 2))
    st.caption(words.STEPS_NOTE)
    _one_step(bench, found.steps, titles)


def _few(bench: Bench, codes: Sequence[str]) -> str:
    if not codes:
        return screen.NOTHING
    names = bench.titles(codes[:MOST_NAMES])
    rest = len(codes) - MOST_NAMES
    return words.AND_MORE.format(names=names, count=numbers.number(rest)) if rest > 0 else names


def _one_step(bench: Bench, steps: Sequence[Step], titles: Sequence[str]) -> None:
    at = st.selectbox(
        words.STEP_CHOOSE,
        range(len(steps)),
        index=None,
        format_func=titles.__getitem__,
        placeholder=candidates_text.CHOOSE_PLACEHOLDER,
        key="rule-step",
    )
    if at is None:
        return
    step = steps[at]
    told = (
        (words.STEP_TAKEN, step.taken),
        (words.STEP_ADDED, step.added),
        (words.STEP_ENTER, step.enter),
        (words.STEP_LEAVE, step.leave),
    )
    lines = [
        template.format(
            count=numbers.number(len(codes)), names=plain(bench.titles(codes)) or words.NOBODY
        )
        for template, codes in told
    ]
    st.markdown("\n\n".join(lines))


def _title(bench: Bench, rule: ChoiceRule, step: Step) -> str:
    size, parents = rule.population, rule.per_parent
    conditions = rule.conditions[step.number - 1].any if step.number else ()
    ors = f" {words.JOINS[True]} "
    shares = {"covered": rule.max_covered, "both_worst": rule.ranking.share}
    return words.STEP[step.kind].format(
        minimum=_number(size.minimum if size else None),
        maximum=_number(size.maximum if size else None),
        condition=ors.join(_condition(bench, one) for one in conditions),
        share=_number(100 * (shares.get(step.kind) or 0.0)),
        least=parents.least if parents else "",
        most=parents.most if parents else "",
        count=rule.count,
        parent=candidates_text.PARENT_LEVELS.get(bench.level, candidates_text.PARENT_UNKNOWN),
    )


def _condition(bench: Bench, one: Condition) -> str:
    worst = one.operator == "worst_share"
    value = numbers.plain_number(round(100 * one.value, 10) if worst else one.value)
    return words.TOLD[one.operator].format(figure=figure_title(bench, one.figure), value=value)


def _number(value: float | None) -> str:
    return "" if value is None else numbers.plain_number(round(value, 10))
