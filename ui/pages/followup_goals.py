"""Goals: set before a baseline is frozen, and how they stand afterwards."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import streamlit as st

from export.papers.model import Heading, Table
from geo.faults import Fault, InputError
from language import compare_text, numbers, screen
from language import followup_text as words
from layers.cards import IndicatorCard
from layers.text_files import check_model
from scoring.followup.baseline import Goal
from scoring.followup.goals import Standing, standing
from scoring.places.candidates import Candidate
from ui import cached, following, session
from ui.baselines import can_be_followed, figure_now
from ui.components.markdown import plain, plain_lines
from ui.covered import owners
from ui.followed import Followup, of_candidates
from ui.pages.fields import read
from ui.workspace import Place

FIELDS = "followup.goal."
"""Beginning of the names of the fields of a goal."""


def unit_of(card: IndicatorCard) -> tuple[str, int]:
    """Unit and decimals of a figure; a share has one decimal at least."""
    return card.unit, max(card.decimals, 1 if card.kind == "share" else 0)


def change_unit(card: IndicatorCard) -> str:
    """Unit of a difference of two figures."""
    return compare_text.POINTS if card.unit == "%" else card.unit


def choose_goals(
    place: Place, candidates: Sequence[Candidate], stems: Sequence[str]
) -> tuple[Goal, ...]:
    """Goals of these candidates and indicators as the reader has set them."""
    known = {each.id: each.name for each in candidates}
    kept = tuple(
        each
        for each in following.goals(place.level)
        if each.candidate in known and each.indicator in stems
    )
    with st.expander(f"{words.GOALS} ({len(kept)})", expanded=bool(kept)):
        st.markdown(words.GOALS_NOTE)
        _list(place, kept, known)
        if known and stems:
            _form(place, candidates, stems, kept)
    return kept


def _list(place: Place, kept: tuple[Goal, ...], names: dict[str, str]) -> None:
    cards = can_be_followed(place)
    for goal in kept:
        card = cards[goal.indicator]
        told, drop = st.columns([5, 1], vertical_alignment="center")
        unit, decimals = unit_of(card)
        told.markdown(
            plain(
                f"{names[goal.candidate]}: {card.title} "
                f"{numbers.with_unit(goal.base, unit, decimals)} ({goal.base_year}) → "
                f"{numbers.with_unit(goal.target, unit, decimals)} ({goal.year})"
            )
        )
        if drop.button(words.GOAL_DROP, key=f"drop-goal-{goal.id}"):
            left = tuple(each for each in following.goals(place.level) if each.id != goal.id)
            following.keep_goals(place.level, left)
            st.rerun()


def _form(
    place: Place, candidates: Sequence[Candidate], stems: Sequence[str], kept: tuple[Goal, ...]
) -> None:
    cards, own = can_be_followed(place), {each.id: each for each in candidates}
    one, other = st.columns(2)
    candidate = one.selectbox(
        words.GOAL_CANDIDATE, list(own), format_func=lambda each: own[each].name, key="goal.who"
    )
    stem = other.selectbox(
        words.GOAL_INDICATOR, list(stems), format_func=lambda each: cards[each].title, key="goal.of"
    )
    year, base = figure_now(place, own[candidate], stem)
    if np.isnan(base):
        st.info(words.GOAL_NO_BASE)
        return
    unit, decimals = unit_of(cards[stem])
    figure = numbers.with_unit(base, unit, decimals)
    st.caption(plain(words.GOAL_BASE.format(year=year, figure=figure)))
    target, until = st.columns(2)
    told = target.text_input(
        words.GOAL_TARGET.format(unit=unit), **session.bind(f"{FIELDS}target", "")
    )
    when = until.text_input(
        words.GOAL_YEAR, **session.bind(f"{FIELDS}year", str(date.today().year + 4))
    )
    responsible, activities = st.columns(2)
    known = owners()
    board = responsible.selectbox(
        words.GOAL_RESPONSIBLE,
        list(known),
        format_func=lambda each: known[each].name,
        **session.bind(f"{FIELDS}who", next(iter(known))),
    )
    initiatives = {card.id: card.title for card in cached.register().cards}
    chosen = activities.multiselect(
        words.GOAL_ACTIVITIES,
        list(initiatives),
        format_func=lambda each: initiatives.get(each, each),
        placeholder=words.PLACEHOLDER,
        **session.bind(f"{FIELDS}activities", []),
    )
    note = st.text_input(words.GOAL_NOTE, **session.bind(f"{FIELDS}note", ""))
    if st.button(words.GOAL_ADD):
        fields = {
            "id": _free(following.goals(place.level)),
            "candidate": candidate,
            "indicator": stem,
            "base": round(base, 6),
            "base_year": year,
            "target": _written(told),
            "year": _written(when),
            "responsible": board,
            "activities": tuple(chosen),
            "note": note.strip(),
        }
        _add(place, fields)


def _written(told: str) -> float | str:
    """The number that is written, or what stands there in its place."""
    value = read(told)
    return told.strip() if value is None else value


def _free(goals: tuple[Goal, ...]) -> str:
    known, number = {each.id for each in goals}, 1
    while f"m{number}" in known:
        number += 1
    return f"m{number}"


LABELS = {"target": words.GOAL_TARGET.split(" (")[0], "year": words.GOAL_YEAR}
"""What the reader calls the fields of a goal."""


def _add(place: Place, fields: dict[str, object]) -> None:
    try:
        made = check_model(Goal, fields, words.GOALS)
    except InputError as error:
        faults = [_called(fault) for fault in error.faults]
        st.error(plain_lines(InputError(faults)))
        return
    following.keep_goals(place.level, (*following.goals(place.level), made))
    session.forget(FIELDS)
    st.rerun()


def _called(fault: Fault) -> Fault:
    return replace(fault, where=LABELS.get(fault.where, fault.where))


def goals_table(found: Followup) -> Table:
    """Goals, how they stand, who answers for them and what is to lead there."""
    headings = tuple(Heading(title) for title in words.GOALS_HEAD)
    rows = tuple(_row(found, goal, stands_at(found, goal)) for goal in found.baseline.goals)
    note = words.GOALS_MEANING if rows else words.GOALS_NONE
    return Table(words.GOALS, words.GOALS_TABLE, headings, rows, note)


def stands_at(found: Followup, goal: Goal) -> Standing:
    """How a goal stands today."""
    return standing(goal, of_candidates(found, goal.indicator))


def _row(found: Followup, goal: Goal, own: Standing) -> tuple[str, ...]:
    card = found.cards[goal.indicator]
    unit, decimals = unit_of(card)
    known = owners()
    board = known[goal.responsible].name if goal.responsible in known else goal.responsible
    titles = {each.id: each.title for each in cached.register().cards}
    return (
        found.baseline[goal.candidate].name,
        card.title,
        _dated(goal.base, goal.base_year, unit, decimals),
        _dated(goal.target, goal.year, unit, decimals),
        screen.NOTHING if own.year is None else _dated(own.value, own.year, unit, decimals),
        _change(own, card),
        _way(own),
        words.STATUS[own.status],
        board,
        ", ".join(titles.get(each, each) for each in goal.activities) or screen.NOTHING,
    )


def _dated(value: float, year: int, unit: str, decimals: int) -> str:
    figure = numbers.with_unit(value, unit, decimals)
    return words.FIGURE_YEAR.format(figure=figure, year=year)


def _way(own: Standing) -> str:
    """How much of the way has been gone, where it is known how sure that is."""
    if np.isnan(own.reach):
        return screen.NOTHING
    share, reach = numbers.number(100 * own.share), numbers.with_unit(100 * own.reach, "%")
    return words.CHANGE_WITHIN.format(change=share, noise=reach)


def _change(own: Standing, card: IndicatorCard) -> str:
    if np.isnan(own.change):
        return screen.NOTHING
    unit, decimals = change_unit(card), unit_of(card)[1]
    change = numbers.signed(own.change, decimals)
    if np.isnan(own.noise):
        return f"{change}\u00a0{unit}"
    noise = numbers.with_unit(own.noise, unit, decimals)
    return words.CHANGE_WITHIN.format(change=change, noise=noise)
