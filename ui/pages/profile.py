"""The profile of one area: figures, what the index is made of, initiatives."""

import numpy as np
import streamlit as st

from language import numbers, register_text, screen, shortlist_text, text
from scoring.certainty.draws import is_linear
from scoring.score import ScoreResult
from ui import cached, listed, session
from ui.components.figure_table import figure_table
from ui.components.markdown import plain
from ui.links import REGISTER, link_to
from ui.workspace import Place


def show_heading(place: Place, result: ScoreResult, code: str | None) -> None:
    """Name, rank and how sure it is, and the way to the shortlist; or how to choose an area."""
    if code is None or code not in place.areas.codes:
        st.info(screen.PROFILE_NONE)
        return
    heading, button = st.columns([4, 1], vertical_alignment="center")
    heading.markdown(f"**{plain(str(place.areas.names[code]))}**")
    heading.markdown(f"{_rank_line(result, code)} {_certain_line(place, result, code)}")
    with button:
        _shortlist_button(place, code)


def show_profile(place: Place, result: ScoreResult, code: str | None) -> None:
    """Show an area's figures below the map."""
    if code is None or code not in place.areas.codes:
        return
    name = str(place.areas.names[code])
    st.subheader(plain(name), anchor=False)
    left, right = st.columns(2, gap="large")
    with left:
        _contributions(place, result, code, name)
        _initiatives(place, code, name)
    with right:
        _figures(place, result, code, name)


def _rank_line(result: ScoreResult, code: str) -> str:
    if np.isnan(result.index[code]):
        return screen.PROFILE_UNRANKED
    at = result.index.index.get_loc(code)
    return screen.PROFILE_RANK.format(
        rank=numbers.rank_of(result.rank[code], int(result.rank.notna().sum())),
        index=numbers.number(result.index[code], 1),
        klass=result.classes.of[at],
        classes=result.classes.count,
    )


def _certain_line(place: Place, result: ScoreResult, code: str) -> str:
    """Whether the area is on the list whatever the weights, where that can be said."""
    choice = result.scenario.uncertainty
    if choice is None or not is_linear(result.scenario):
        return ""
    verdict = cached.certificates(place, result.scenario).verdict[code]
    reach = numbers.with_unit(100 * choice.weights, "%")
    return screen.PROFILE_CERTAIN.get(verdict, "").format(top=choice.top, reach=reach)


def _shortlist_button(place: Place, code: str) -> None:
    chosen = session.shortlist(place.level)
    if code in chosen.codes:
        if not chosen[code].is_chosen:
            st.caption(shortlist_text.IS_REJECTED)
        st.button(
            screen.REMOVE_FROM_SHORTLIST,
            width="stretch",
            on_click=listed.remove,
            args=(place.level, code),
        )
        return
    st.button(
        screen.ADD_TO_SHORTLIST,
        type="primary",
        width="stretch",
        on_click=_add,
        args=(place.level, code, str(place.areas.names[code])),
    )


def _add(level: str, code: str, name: str) -> None:
    """Keep the list before the page is drawn, so that one press is one run."""
    listed.add_area(level, code)
    st.toast(screen.ADDED.format(name=plain(name)))


def _contributions(place: Place, result: ScoreResult, code: str, name: str) -> None:
    rows = [
        (
            place.title(indicator),
            numbers.number(result.normalised.loc[code, indicator], 0),
            numbers.with_unit(100 * result.weights.loc[code, indicator], "%", 1),
            numbers.number(result.contributions.loc[code, indicator], 1),
        )
        for indicator in result.normalised.columns
    ]
    rows.append((screen.TOTAL, "", "", numbers.number(result.index[code], 1)))
    figure_table(
        screen.PROFILE_CONTRIBUTIONS.format(name=name),
        (
            screen.HEAD_INDICATOR,
            screen.HEAD_NEED_SCALE,
            screen.HEAD_WEIGHT,
            screen.HEAD_CONTRIBUTION,
        ),
        rows,
        numeric=(1, 2, 3),
    )


def _figures(place: Place, result: ScoreResult, code: str, name: str) -> None:
    city = cached.city_figures()
    rows = []
    for indicator in place.ordered_indicators(result.scenario):
        card = place.cards.get(indicator)
        unit, decimals = (card.unit, card.decimals) if card else ("", 1)
        whole = city.get(indicator, np.nan) if card else np.nan
        rows.append(
            (
                place.title(indicator),
                place.word(indicator, code),
                numbers.with_unit(whole, unit, decimals) if card else "–",
            )
        )
    figure_table(
        screen.PROFILE_FIGURES.format(name=name),
        (screen.HEAD_INDICATOR, screen.HEAD_AREA, screen.HEAD_CITY),
        rows,
        numeric=(1, 2),
    )


def _initiatives(place: Place, code: str, name: str) -> None:
    pairs = place.presence.pairs
    here = pairs[pairs.index.get_level_values("area") == code].droplevel("area")
    rows = []
    for identifier, share in here["share_area"].items():
        card = place.initiatives.card(str(identifier))
        rows.append(
            (
                card.title,
                numbers.with_unit(100 * share, "%", 0),
                text.CERTAINTY[card.certainty],
                text.PHASE[card.status],
            )
        )
    if rows:
        figure_table(
            screen.PROFILE_INITIATIVES.format(name=name),
            (
                screen.HEAD_INITIATIVE,
                screen.HEAD_COVER,
                screen.HEAD_CERTAINTY,
                screen.HEAD_STATUS,
            ),
            rows,
            numeric=(1,),
        )
    else:
        st.markdown(screen.PROFILE_NO_INITIATIVES)
    citywide = sum(card.extent == "citywide" for card in place.initiatives.cards)
    st.caption(screen.PROFILE_CITYWIDE.format(count=numbers.number(citywide)))
    link_to(REGISTER, register_text.PAGE, register_text.FROM_PROFILE)
