"""Step 4 of Egna data: which figures are taken, and what their cards say."""

from collections.abc import Mapping, Sequence

import streamlit as st

from language import numbers, protection_text, screen
from language import own_text as words
from layers.own.mapping import FigureChoice
from layers.own.roles import Series
from layers.own.understand import Understanding, figure_of
from ui.components.markdown import plain
from ui.pages.own_draft import Draft
from ui.pages.own_protection import choose_protection

FIELDS = {
    "title": words.CARD_TITLE,
    "unit": words.CARD_UNIT,
    "definition": words.CARD_DEFINITION,
    "base": words.CARD_BASE,
}
"""Labels of what is written of a figure."""

DIRECTIONS = {
    "higher_is_need": screen.OWN_HIGHER,
    "lower_is_need": screen.OWN_LOWER,
    "context": words.CONTEXT,
}
FIRST_YEAR, LAST_YEAR = 1950, 2100


def describe(draft: Draft) -> None:
    """Ask which figures, of which years, what marks mean, and what the cards are to say."""
    assert draft.seen is not None
    _ask_years(draft)
    chosen = _ask_figures(draft)
    _ask_marks(draft)
    _ask_source(draft)
    choose_protection(draft)
    figures = tuple(_ask_card(draft, each, chosen) for each in chosen)
    if not figures:
        draft.left.append(words.LEFT_FIGURES)
        return
    draft.changes["figures"] = figures
    if all(each.direction == "context" for each in figures) and not draft.left:
        draft.left.append(words.LEFT_NEED)


def _ask_years(draft: Draft) -> None:
    """Years among those that the file has, or the year that nothing in the file tells."""
    assert draft.seen is not None
    there = draft.seen.roles.years
    base = draft.base
    if there:
        years = st.multiselect(
            words.YEARS,
            list(there),
            default=[year for year in base.years if year in there] or [there[-1]],
            key=f"{draft.key}.years.{draft.seen.sheet.header}",
            select_all=False,
        )
        if years:
            draft.changes |= {"years": tuple(sorted(years)), "latest": there[-1]}
        else:
            draft.left.append(words.LEFT_YEAR)
        return
    year = st.number_input(
        words.YEAR, FIRST_YEAR, LAST_YEAR, draft.seen.year, key=f"{draft.key}.year"
    )
    if year is None:
        draft.left.append(words.LEFT_YEAR)
    else:
        draft.changes |= {"years": (int(year),), "latest": int(year), "is_year_told": True}


def _ask_figures(draft: Draft) -> list[FigureChoice]:
    """Figures that are taken, as they are proposed."""
    assert draft.seen is not None
    seen = draft.seen
    offered = _offered(seen, draft.base.figures)
    proposed = {_place(each) for each in draft.base.figures}
    chosen = st.multiselect(
        screen.OWN_INDICATORS,
        range(len(offered)),
        default=[at for at, each in enumerate(offered) if _place(each) in proposed],
        format_func=lambda at: offered[at].title,
        placeholder=screen.OWN_INDICATORS_PLACEHOLDER,
        key=f"{draft.key}.figures.{seen.sheet.header}.{seen.key.column}",
        select_all=False,
    )
    return [offered[at] for at in chosen]


Place = tuple[str, tuple[tuple[str, str], ...]]
"""Column and categories of a figure."""


def _place(figure: FigureChoice) -> Place:
    return figure.column, tuple(figure.where.items())


def _offered(seen: Understanding, base: Sequence[FigureChoice]) -> list[FigureChoice]:
    """Every figure of the table, those of the base as they are there."""
    known = {_place(each): each for each in base}
    taken = {each.id for each in base}
    offered = []
    for each in seen.roles.series:
        figure = known.get((each.column, _stripped(each))) or figure_of(seen, each, taken)
        taken.add(figure.id)
        offered.append(figure)
    return offered


def _stripped(series: Series) -> tuple[tuple[str, str], ...]:
    return tuple((column, cell.strip()) for column, cell in series.where)


def _ask_marks(draft: Draft) -> None:
    """What marks in place of numbers mean: proposed, and confirmed by the reader."""
    assert draft.seen is not None
    marks = draft.seen.marks
    if not marks:
        return
    st.markdown(f"**{words.MARKS}**")
    st.markdown(words.MARKS_HELP)
    known = draft.base.marks
    meanings = list(words.MEANINGS)
    told = {}
    for mark in marks:
        proposed = known.get(mark.text, mark.meaning)
        told[mark.text] = st.selectbox(
            words.MARK.format(
                mark=plain(mark.text), count=numbers.number(mark.cells), column=plain(mark.column)
            ),
            meanings,
            index=meanings.index(proposed) if proposed else None,
            format_func=words.MEANINGS.__getitem__,
            placeholder=words.MARK_CHOOSE,
            key=f"{draft.key}.mark.{mark.text}",
        )
    draft.changes["marks"] = dict(known) | {mark: each for mark, each in told.items() if each}
    draft.left += [
        words.LEFT_MARK.format(mark=plain(mark)) for mark, each in told.items() if each is None
    ]
    confirmed = draft.renewed is not None and told == {m: known.get(m) for m in told}
    if not confirmed and not st.checkbox(words.MARKS_RIGHT, key=f"{draft.key}.marks"):
        draft.left.append(words.LEFT_MARKS)


def _ask_source(draft: Draft) -> None:
    base = draft.base
    title, publisher, licence = st.columns(3)
    named = title.text_input(words.TITLE, base.title, key=f"{draft.key}.title").strip()
    told = publisher.text_input(
        words.SOURCE, base.publisher, help=words.SOURCE_HELP, key=f"{draft.key}.source"
    ).strip()
    terms = licence.text_input(words.LICENCE, base.licence, key=f"{draft.key}.licence").strip()
    draft.changes |= {"title": named or base.title, "publisher": told, "licence": terms}
    if not told:
        draft.left.append(words.LEFT_SOURCE)


def _ask_card(draft: Draft, figure: FigureChoice, others: Sequence[FigureChoice]) -> FigureChoice:
    """What the card of one figure is to say; its direction has no default."""
    key = f"{draft.key}.card.{figure.id}"
    before = draft.renewed.mapping.figures if draft.renewed else ()
    known = {each.id: each.direction for each in before}
    with st.container(border=True):
        st.markdown(f"**{words.CARD.format(title=plain(figure.title))}**")
        directions = list(DIRECTIONS)
        direction = st.radio(
            screen.OWN_DIRECTION.format(column=plain(figure.title)),
            directions,
            index=directions.index(known[figure.id]) if figure.id in known else None,
            format_func=DIRECTIONS.__getitem__,
            horizontal=True,
            key=f"{key}.direction",
        )
        told = _ask_fields(figure, key)
        bases = _ask_bases(figure, told["kind"], others, key)
    if direction is None:
        draft.left.append(words.LEFT_DIRECTION.format(title=plain(figure.title)))
    empty = [label for name, label in FIELDS.items() if not told[name]]
    if empty:
        told_title = plain(figure.title)
        draft.left.append(words.LEFT_FIELD.format(title=told_title, labels="; ".join(empty)))
    fields = {name: value or getattr(figure, name) for name, value in told.items()}
    return figure.model_copy(update=fields | bases | {"direction": direction or "context"})


def _ask_fields(figure: FigureChoice, key: str) -> dict[str, str]:
    first, second, third = st.columns([3, 1, 1])
    kinds = list(words.CARD_KINDS)
    told = {
        "title": first.text_input(words.CARD_TITLE, figure.title, key=f"{key}.title"),
        "unit": second.text_input(words.CARD_UNIT, figure.unit, key=f"{key}.unit"),
        "kind": third.selectbox(
            words.CARD_KIND,
            kinds,
            index=kinds.index(figure.kind),
            format_func=words.CARD_KINDS.__getitem__,
            key=f"{key}.kind",
        ),
    }
    fourth, fifth = st.columns([3, 2])
    told["definition"] = fourth.text_input(
        words.CARD_DEFINITION, figure.definition, key=f"{key}.definition"
    )
    base = figure.base if figure.base != figure.title else ""
    told["base"] = fifth.text_input(
        words.CARD_BASE, base, placeholder=words.CARD_BASE_EXAMPLE, key=f"{key}.base"
    )
    return {name: value.strip() for name, value in told.items()}


def _ask_bases(
    figure: FigureChoice, kind: str, others: Sequence[FigureChoice], key: str
) -> dict[str, str]:
    """Figures that a share or a mean is built on, so that what is built on few is found."""
    if kind not in ("share", "mean", "median"):
        return {"base_figure": "", "numerator_figure": ""}
    titles = {"": protection_text.NONE} | {
        each.id: each.title for each in others if each.id != figure.id
    }
    base = _ask_base(protection_text.BASE, figure, titles, figure.base_figure, f"{key}.base_figure")
    numerator = ""
    if kind == "share":
        numerator = _ask_base(
            protection_text.NUMERATOR, figure, titles, figure.numerator_figure, f"{key}.numerator"
        )
    with st.container():
        if not base:
            st.warning(protection_text.NO_BASE.format(column=plain(figure.title)))
    return {"base_figure": base, "numerator_figure": numerator}


def _ask_base(
    label: str, figure: FigureChoice, titles: Mapping[str, str], before: str, key: str
) -> str:
    choices = list(titles)
    return st.selectbox(
        label.format(column=plain(figure.title)),
        choices,
        index=choices.index(before) if before in choices else 0,
        format_func=titles.__getitem__,
        key=key,
    )
