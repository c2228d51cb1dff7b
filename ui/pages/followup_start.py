"""The beginning of a follow-up: what is frozen, or a baseline that is opened."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from geo.faults import Fault, InputError
from language import followup_text as words
from language import text
from language.picture_text import count_of
from scoring.decision.entry import Entry
from scoring.followup.panel import lines
from scoring.places.candidates import Candidate
from ui import following, session
from ui.baselines import (
    Terms,
    YearlyFile,
    can_be_followed,
    freeze_baseline,
    read_baseline,
    used_stems,
    with_yearly,
)
from ui.components.markdown import plain, plain_lines
from ui.older_years import older, title_of, with_older
from ui.pages.fields import number_field
from ui.pages.followup_effects import years_of
from ui.pages.followup_goals import choose_goals
from ui.pages.weights import current_scenario
from ui.subjects import single
from ui.workspace import Place


def add_older_years(place: Place) -> Place:
    """The place with years of the edition before it, where those are there and asked for."""
    try:
        side = older(place)
        if side is None:
            return place
        title = title_of(side)
        wanted = st.checkbox(
            words.OLDER.format(title=title),
            help=words.OLDER_HELP,
            **session.bind(f"followup.older.{place.level}", False),
        )
        if not wanted:
            return place
        found = with_older(place, side)
    except InputError as error:
        st.error(plain_lines(error))
        return place
    years = sorted({card.year for name, card in found.cards.items() if name not in place.cards})
    st.caption(words.OLDER_READ.format(title=title, years=years_of(tuple(years))))
    return found


def add_own_years(place: Place) -> Place:
    """The place with the reader's yearly figures beside its own, and where they are chosen."""
    name = f"followup.yearly.{place.level}"
    with st.expander(words.YEARLY):
        st.markdown(words.YEARLY_HELP)
        uploaded = st.file_uploader(words.YEARLY_FILE, key=f"upload.{name}")
        if uploaded is not None:
            session.choose(name, YearlyFile(uploaded.name, uploaded.getvalue()))
        file: YearlyFile | None = session.choice(name, None)
        if file is None:
            return place
        try:
            found = with_yearly(place, file)
        except InputError as error:
            st.error(plain_lines(error))
            return place
        _tell_years(place, found, file)
        if uploaded is None and st.button(words.YEARLY_DROP):
            session.choose(name, None)
            st.rerun()
        return found


def _tell_years(place: Place, found: Place, file: YearlyFile) -> None:
    new = {name: card for name, card in found.cards.items() if place.cards.get(name) != card}
    shown = {name: card for name, card in new.items() if "_base_" not in name}
    years = sorted({card.year for card in shown.values()})
    told = words.YEARLY_READ.format(
        file=file.name,
        indicators=count_of(len({card.title for card in shown.values()}), *words.YEARLY_COUNT),
        years=", ".join(map(str, years)),
    )
    st.success(plain(told))


def show_start(place: Place) -> None:
    """Freeze a baseline, or open one."""
    candidates = _candidates(place)
    if candidates:
        _freeze(place, candidates)
    else:
        st.info(words.NO_CANDIDATES)
    _open(place)


def _candidates(place: Place) -> tuple[Candidate, ...]:
    """The reader's candidates, else what stands on the shortlist, an area as a candidate of one."""
    built = session.candidates(place.level).within(place.areas.codes).candidates
    listed = session.shortlist(place.level).within(place.areas.codes).chosen
    return built or tuple(_entry(place, each) for each in listed)


def _entry(place: Place, entry: Entry) -> Candidate:
    """What stands on the shortlist, as a candidate."""
    if entry.is_candidate:
        return Candidate(id=entry.code, name=entry.name, codes=entry.areas)
    return single(place, entry.code)


def _freeze(place: Place, candidates: Sequence[Candidate]) -> None:
    st.subheader(words.START, anchor=False)
    st.markdown(words.START_NOTE)
    scenario = current_scenario(place.level)
    faults: list[Fault] = []
    named, first = st.columns(2)
    level = place.level
    with named:
        name = st.text_input(
            words.NAME, **session.bind(f"followup.name.{level}", words.NAME_DEFAULT)
        )
    with first:
        start = int(
            number_field(
                words.FIRST_YEAR,
                f"followup.start.{level}",
                date.today().year + 1,
                words.PAGE,
                faults,
                whole=True,
                least=1990,
            )
        )
    rejected = {entry.code for entry in session.shortlist(level).rejected}
    followed = _multiselect(
        words.CANDIDATES,
        f"followup.candidates.{level}",
        {each.id: each.name for each in candidates},
        [each.id for each in candidates if each.id not in rejected],
    )
    known = can_be_followed(place)
    titles = {stem: card.title for stem, card in known.items()}
    stems = _multiselect(
        words.STEMS, f"followup.stems.{level}", titles, used_stems(place, scenario)
    )
    _tell_single_years(place, stems, titles)
    chosen = [each for each in candidates if each.id in followed]
    goals = choose_goals(place, chosen, stems)
    if faults:
        st.error(plain_lines(InputError(faults)))
    if not stems:
        st.info(words.STEMS_NONE)
    ready = bool(chosen and stems and name.strip() and not faults)
    if st.button(words.FREEZE, type="primary", disabled=not ready):
        day = date.today().isoformat()
        terms = Terms(name.strip(), session.who(), day, start, tuple(stems), goals)
        try:
            made = freeze_baseline(place, scenario, chosen, terms)
        except InputError as error:
            st.error(plain_lines(error))
            return
        following.keep_baseline(level, made)
        session.choose("followup.said", words.FROZEN.format(name=plain(made.name)))
        st.rerun()


def _multiselect(label: str, name: str, titles: dict[str, str], start: Sequence[str]) -> list[str]:
    kept = session.choice(name, None)
    if kept is not None and not set(kept) <= set(titles):
        session.choose(name, [each for each in kept if each in titles])
    return list(
        st.multiselect(
            label,
            list(titles),
            format_func=lambda each: titles[each],
            placeholder=words.PLACEHOLDER,
            **session.bind(name, list(start)),
        )
    )


def _tell_single_years(place: Place, stems: Sequence[str], titles: dict[str, str]) -> None:
    known = lines(place.cards, place.table.indicators)
    alone = [titles[stem] for stem in stems if len(known[stem].ids) == 1]
    if alone:
        st.caption(words.ONE_YEAR.format(titles=plain("; ".join(alone))))


def _open(place: Place) -> None:
    with st.expander(words.OPEN):
        uploaded = st.file_uploader(words.OPEN_HELP, key="upload.followup.baseline")
        if uploaded is None:
            return
        try:
            opened = read_baseline(uploaded.name, uploaded.getvalue())
        except InputError as error:
            st.error(plain_lines(error))
            return
        if opened.division != place.level:
            division = text.LEVELS.get(opened.division, opened.division)
            told = words.OPEN_OTHER.format(division=division, level=text.LEVELS[place.level])
            st.error(plain(told))
            return
        following.keep_baseline(place.level, opened)
        st.rerun()
