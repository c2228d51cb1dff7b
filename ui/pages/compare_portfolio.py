"""Several candidates at once: whom they reach together, and which reach most under a limit."""

from collections.abc import Sequence

import streamlit as st

from language import compare_text, numbers, text
from language import together_text as words
from layers.catalogue import LEVELS
from scoring.places.candidates import Candidate
from scoring.places.joint import in_common
from scoring.places.portfolio import (
    Portfolio,
    choose_portfolio,
    parents_touched,
    reached_together,
)
from ui import cached, session
from ui.compared import Compared, counts
from ui.components.figure_table import figure_table
from ui.components.markdown import plain
from ui.covered import POPULATION, persons
from ui.pages.compare_side import told_count
from ui.pages.coverage_chart import percent
from ui.workspace import Place

STEP = 1_000


def show_portfolio(found: Compared, everyone: tuple[Candidate, ...]) -> None:
    """Draw the view; what is best may be looked for among all candidates."""
    st.markdown(words.PORTFOLIO_INTRO)
    _together(found.place, found.candidates, words.TOGETHER_TABLE)
    _overlap(found)
    _spread(found.place, found.candidates, words.SPREAD_TABLE)
    _best(found, everyone)


def _together(place: Place, chosen: Sequence[Candidate], caption: str) -> None:
    table = reached_together(chosen, counts(place))
    rows = [
        (
            words.GROUPS[str(group)],
            told_count(place, row["reached"]),
            told_count(place, row["twice"]),
            percent(row["share"]),
        )
        for group, row in table.iterrows()
    ]
    headings = (compare_text.HEAD_GROUP, words.HEAD_REACHED, words.HEAD_TWICE, words.HEAD_SHARE)
    figure_table(caption, headings, rows, numeric=(1, 2, 3))
    st.caption(words.LOW_ECON_NOTE)


def _overlap(found: Compared) -> None:
    common = in_common(found.candidates, persons(found.place, POPULATION))
    rows = [
        (found.name(one), *(told_count(found.place, common.loc[one, other]) for other in found.ids))
        for one in found.ids
    ]
    headings = (compare_text.CANDIDATE, *(found.name(each) for each in found.ids))
    figure_table(words.OVERLAP_TABLE, headings, rows, numeric=range(1, len(headings)))


def _spread(place: Place, chosen: Sequence[Candidate], caption: str) -> None:
    """Which areas of the level above are touched; nothing where there is none."""
    if place.areas.parent is None or place.level not in LEVELS[:-1]:
        return
    above = LEVELS[LEVELS.index(place.level) + 1]
    names = cached.place(above).areas.names
    touched = parents_touched(chosen, place.areas.parent)
    rows = [(str(names[code]), numbers.number(count)) for code, count in touched.items()]
    titled = caption.format(level=text.LEVELS[above])
    figure_table(titled, (words.HEAD_PARENT, words.HEAD_CANDIDATES), rows, numeric=(1,))
    st.caption(words.SPREAD.format(touched=len(touched), count=numbers.number(len(names))))


def _best(found: Compared, everyone: tuple[Candidate, ...]) -> None:
    st.subheader(words.GOAL, anchor=False)
    left, middle, right = st.columns(3)
    goal = left.radio(
        words.GROUP_TO_REACH,
        list(words.GOALS),
        format_func=words.GOALS.__getitem__,
        **session.bind("compare.goal", "children"),
    )
    every = left.checkbox(
        words.AMONG.format(count=numbers.number(len(everyone))),
        **session.bind("compare.among", False),
    )
    most = middle.number_input(words.MOST, 1, 20, step=1, **session.bind("compare.most", 2))
    limit = right.number_input(
        words.MOST_PERSONS, 0, step=STEP, **session.bind("compare.most_persons", 0)
    )
    among = everyone if every else found.candidates
    figures = counts(found.place)
    limits = {"persons": figures["persons"], "most_persons": float(limit)} if limit else {}
    best = choose_portfolio(among, figures[goal], most=int(most), **limits)
    _tell(found.place, among, best, words.GOALS[goal])


def _tell(place: Place, among: Sequence[Candidate], best: Portfolio, goal: str) -> None:
    names = {each.id: each.name for each in among}
    if best.left_out:
        left_out = ", ".join(names[each] for each in best.left_out)
        st.caption(words.BEST_LEFT_OUT.format(names=plain(left_out)))
    if not best.chosen:
        st.info(words.BEST_NONE)
        return
    told = ", ".join(names[each] for each in best.chosen)
    reached = f"{numbers.number(best.reached)} ({goal.lower()})"
    st.markdown(words.BEST.format(names=plain(told), reached=reached))
    proven = words.BEST_GAP.format(gap=numbers.with_unit(100 * best.gap, "%", 1))
    st.caption(words.BEST_PROVEN if best.optimal else proven)
    chosen = [each for each in among if each.id in best.chosen]
    _together(place, chosen, words.BEST_TABLE)
    _spread(place, chosen, words.BEST_SPREAD_TABLE)
