"""Uppföljning: a baseline is frozen, and the years since are held against it."""

import streamlit as st

from geo.faults import InputError
from language import followup_text as words
from language import numbers
from scoring.followup.baseline import Baseline
from store.documents.canonical import canonical
from ui import cached, following, session
from ui.components.markdown import plain, plain_lines
from ui.files import file_stem, marked_name
from ui.followed import Followup, by_sex, open_followup
from ui.pages.allocation_result import show_table
from ui.pages.followup_city import show_city
from ui.pages.followup_effects import show_effects
from ui.pages.followup_files import show_report
from ui.pages.followup_goals import goals_table
from ui.pages.followup_start import add_older_years, add_own_years, show_start
from ui.pages.followup_years import show_years
from ui.workspace import Place


def show() -> None:
    """Draw the page."""
    st.title(words.PAGE, anchor=False)
    st.markdown(words.INTRO)
    place = add_own_years(add_older_years(cached.place(session.level())))
    with st.container():
        said = session.choice("followup.said", "")
        if said:
            st.success(said)
            session.choose("followup.said", "")
    baseline = following.baseline(place.level)
    if baseline is None:
        show_start(place)
    else:
        _follow(place, baseline)
        return
    show_city(place)


def _follow(place: Place, baseline: Baseline) -> None:
    _tell_baseline(place, baseline)
    try:
        found = open_followup(place, baseline)
    except InputError as error:
        st.error(plain_lines(error))
        return
    with st.container():
        _tell_revised(found)
    st.subheader(words.GOALS, anchor=False)
    goals = goals_table(found)
    with st.container():
        if goals.rows:
            show_table(goals)
        else:
            st.info(goals.note)
    candidate, stem = _choose(found)
    show_years(found, candidate, stem)
    if baseline[candidate].groups:
        show_effects(found, candidate, stem)
    show_report(found, show_city(place))


def _tell_baseline(place: Place, baseline: Baseline) -> None:
    st.subheader(words.BASELINE, anchor=False)
    told = words.BASELINE_LINE.format(
        name=plain(baseline.name),
        day=baseline.frozen,
        who=words.BY.format(who=plain(baseline.who)) if baseline.who else "",
        start=baseline.start,
        candidates=plain(", ".join(each.name for each in baseline.followed)),
    )
    st.markdown(told)
    save, close, _ = st.columns([1, 1, 2])
    save.download_button(
        words.SAVE_BASELINE,
        data=lambda: canonical(baseline.model_dump(mode="json")).encode(),
        file_name=marked_name(
            f"{words.BASELINE_FILE}-{file_stem(baseline.name)}-{baseline.frozen}.json",
            is_internal=place.protection.internal or _is_internal(baseline),
        ),
        mime="application/json",
        on_click="ignore",
        width="stretch",
    )
    if close.button(words.DROP_BASELINE, width="stretch"):
        following.keep_baseline(place.level, None)
        st.rerun()


def _is_internal(baseline: Baseline) -> bool:
    return any(card.internal for each in baseline.series for card in each.cards)


def _tell_revised(found: Followup) -> None:
    lines = [
        words.REVISED_LINE.format(
            title=found.cards[stem].title, year=year, count=numbers.number(count)
        )
        for (stem, year), count in found.revised.items()
    ]
    if lines:
        st.warning(plain(words.REVISED.format(lines="; ".join(lines))))


def _choose(found: Followup) -> tuple[str, str]:
    """The candidate and the indicator that are shown."""
    level, baseline = found.place.level, found.baseline
    one, other, third = st.columns(3)
    ids = [each.id for each in baseline.followed]
    candidate = _select(
        one,
        words.CANDIDATE,
        f"followup.show.{level}",
        {each: baseline[each].name for each in ids},
    )
    titles = {stem: card.title for stem, card in found.cards.items()}
    ends = tuple(words.SEXES)
    whole = {stem: title for stem, title in titles.items() if not title.endswith(ends)}
    stem = _select(other, words.INDICATOR, f"followup.stem.{level}", whole or titles)
    sexes = {stem: words.BOTH} | {
        each: words.SEX_NAMES[next(end for end in ends if titles[each].endswith(end))]
        for each in by_sex(found, stem, ends)
    }
    if len(sexes) > 1:
        stem = _select(third, words.SEX, f"followup.sex.{level}", sexes)
    return candidate, stem


def _select(
    column: st.delta_generator.DeltaGenerator, label: str, name: str, titles: dict[str, str]
) -> str:
    first = next(iter(titles))
    if session.choice(name, first) not in titles:
        session.choose(name, first)
    return str(
        column.selectbox(
            label, list(titles), format_func=titles.__getitem__, **session.bind(name, first)
        )
    )
