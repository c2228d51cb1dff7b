"""What was carried to other areas: map and table, how wrong it may be, and files to take away."""

from datetime import date

import pandas as pd
import streamlit as st

from export.carried_files import carried_csv, carried_excel
from export.webmap import MapDescription
from geo.faults import InputError
from geo.grounds import Ground
from language import crosswalk_text as words
from language import numbers, text
from layers.across import Reason
from layers.numbers import Status
from layers.table import IndicatorTable
from ui import cached, crossed, drawing, session
from ui.components.area_map import area_map
from ui.components.figure_table import figure_table
from ui.components.markdown import plain, plain_lines
from ui.components.ranking import RankingColumn, RankingText, ranking
from ui.crossing import Crossed, Side
from ui.files import file_stem
from ui.pages.own_load import use_own
from ui.workspace import Place

MAP_HEIGHT = 520
SOME = 5
"""Codes that are named before the rest is only counted."""


def show_result(found: Crossed, ground: Ground | None, ground_key: str, least: float) -> None:
    """Draw what was carried.

    Parameters
    ----------
    found : Crossed
    ground : Ground or None
    ground_key : str
        What it was shared by, and its name.
    least : float
        Share that had to be covered.
    """
    names = list(found.carried.table.indicators)
    kept = session.choice("across.shown", names[0])
    if kept not in names:
        session.choose("across.shown", names[0])
    shown = st.selectbox(
        words.SHOWN,
        names,
        format_func=found.source.name_of,
        **session.bind("across.shown", names[0]),
    )
    _summary(found, shown)
    left, right = st.columns([2.2, 1.8], gap="medium")
    with left:
        _map(found, shown)
    with right:
        _table(found, shown)
    _errors(found, ground, ground_key)
    if found.crosswalk.method == "population":
        st.caption(words.KNOWN_BY_ITSELF)
    _take_away(found, least)


def _summary(found: Crossed, shown: str) -> None:
    given = found.carried.reason[shown] == Reason.GIVEN
    whole = found.carried.table.status[shown] == Status.OBSERVED
    st.markdown(
        words.SUMMARY.format(
            given=numbers.number(int(given.sum())),
            count=numbers.number(len(given)),
            target=plain(found.target.title),
            source=plain(found.source.title),
            title=plain(found.source.name_of(shown)),
            whole=numbers.number(int(whole.sum())),
        )
    )
    bare = list(found.crosswalk.by_surface[0])
    if bare:
        some = ", ".join(bare[:SOME]) + (" …" if len(bare) > SOME else "")
        st.info(words.BY_SURFACE.format(count=numbers.number(len(bare)), codes=plain(some)))


@st.cache_resource(max_entries=8, show_spinner=False)
def _description(fingerprint: str, _target: Side) -> MapDescription:
    level = _target.id if _target.id in text.LEVELS else cached.OWN
    over = cached.initiatives().to_crs(_target.areas.crs)
    place = Place(
        level, _target.areas, IndicatorTable.of(pd.DataFrame(index=_target.areas.codes)), {}, over
    )
    return drawing.bare_description(place, cached.catalogue(), words.PAGE)


def _unit(found: Crossed, shown: str) -> tuple[str, int]:
    card = found.source.cards.get(shown)
    return (card.unit, card.decimals) if card else ("", 1)


def _values(found: Crossed, shown: str) -> list[str]:
    cells = zip(found.carried.table.values[shown], found.carried.reason[shown], strict=True)
    return [words.value_words(value, reason, *_unit(found, shown)) for value, reason in cells]


def _map(found: Crossed, shown: str) -> None:
    values = found.carried.table.values[shown]
    title = found.source.name_of(shown)
    shading = drawing.figure_shading(values, found.source.cards.get(shown), title)
    area_map(
        _description(f"{found.target.title}{found.target.areas.fingerprint}", found.target),
        shading,
        key="across-map",
        height=MAP_HEIGHT,
    )


def _table(found: Crossed, shown: str) -> None:
    areas, carried = found.target.areas, found.carried
    states = zip(carried.reason[shown], carried.table.status[shown], strict=True)
    covered = carried.covered[shown]
    ranking(
        list(areas.codes),
        [f"{name} ({code})" if name != code else code for code, name in areas.names.items()],
        [
            RankingColumn(
                words.HEAD_VALUE, _values(found, shown), carried.table.values[shown].to_numpy()
            ),
            RankingColumn(
                words.HEAD_COVERED, [words.covered_words(each) for each in covered], covered
            ),
            RankingColumn(words.HEAD_STATE, [words.state_words(*each) for each in states]),
        ],
        RankingText(
            caption=words.TABLE.format(
                title=found.source.name_of(shown), target=found.target.title
            ),
            name=words.HEAD_NAME,
            search=words.SEARCH,
            sort=words.SORT,
            show_more=words.MORE,
            no_hits=words.NO_HITS,
        ),
        key="across-table",
        height=MAP_HEIGHT,
    )


def _errors(found: Crossed, ground: Ground | None, ground_key: str) -> None:
    st.subheader(words.ERROR_HEADING, anchor=False)
    st.markdown(words.ERROR_INTRO)
    titles = {"source": found.source.title, "target": found.target.title}
    _error_table(words.ROUND_TRIP.format(**titles), found.round_trip, found.source, found)
    st.caption(words.ROUND_TRIP_NOTE)
    if len(found.known):
        _error_table(words.KNOWN.format(**titles), found.known, found.source, found)
        return
    try:
        known = crossed.yardstick(crossed.typical(), ground, ground_key)
    except InputError as error:
        st.caption(plain_lines(error))
        return
    _error_table(words.KNOWN_YARDSTICK, known, crossed.side("deso"), None)
    st.caption(words.KNOWN_NOTE)


def _error_table(caption: str, table: pd.DataFrame, side: Side, found: Crossed | None) -> None:
    rows = []
    for name, row in table.iterrows():
        card = side.cards.get(str(name))
        unit, decimals = (card.unit, card.decimals) if card else ("", 1)
        rule = [_rule(found, str(name))] if found is not None else []
        if not row["areas"]:
            rows.append((side.name_of(str(name)), *rule, words.NOT_COMPARED, "", "", "", "0"))
            continue
        largest = numbers.with_unit(row["largest"], unit, decimals)
        rows.append(
            (
                side.name_of(str(name)),
                *rule,
                words.percent(row["relative_rmse"]),
                numbers.with_unit(row["rmse"], unit, decimals),
                numbers.signed(row["mean_difference"], decimals),
                words.LARGEST.format(value=largest, where=row["where"]),
                numbers.number(row["areas"]),
            )
        )
    heads = (
        words.HEAD_FIGURE,
        *((words.HEAD_RULE,) if found is not None else ()),
        words.HEAD_RELATIVE,
        words.HEAD_RMSE,
        words.HEAD_BIAS,
        words.HEAD_LARGEST,
        words.HEAD_AREAS,
    )
    figure_table(caption, heads, rows, numeric=range(len(heads) - 5, len(heads)))


def _rule(found: Crossed, name: str) -> str:
    carrying = found.carried.carryings[name]
    return words.rule_words(carrying, {carrying.weight: found.source.name_of(carrying.weight)})


def _take_away(found: Crossed, least: float) -> None:
    st.subheader(words.SAVE_HEADING, anchor=False)
    today = date.today()
    stem = words.FILE_STEM.format(
        source=file_stem(found.source.title),
        target=file_stem(found.target.title),
        day=today.isoformat(),
    )
    csv, excel, use = st.columns([1, 1, 2])
    csv.download_button(
        words.DOWNLOAD_CSV,
        data=lambda: carried_csv(crossed.titled_figures(found), crossed.notes(found, least, today)),
        file_name=f"{stem}.csv",
        mime="text/csv",
        on_click="ignore",
    )
    excel.download_button(
        words.DOWNLOAD_EXCEL,
        data=lambda: carried_excel(
            crossed.titled_figures(found),
            crossed.error_rows(found),
            crossed.notes(found, least, today),
        ),
        file_name=f"{stem}.xlsx",
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        on_click="ignore",
    )
    with use:
        if st.button(words.USE, help=words.USE_HELP):
            _use(found)


def _use(found: Crossed) -> None:
    data = crossed.as_own_data(found)
    try:
        cached.scored(cached.own_place_of(data), data.scenario)
    except InputError as error:
        st.error(plain_lines(error))
        return
    use_own(data)
    st.success(words.USED)
