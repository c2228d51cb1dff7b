"""Part of Data och metod: published RegSO figures beside those carried up from DeSO."""

from collections.abc import Sequence

import streamlit as st

from language import agreement_text as words
from language import numbers, screen
from layers.cards import IndicatorCard
from scoring.certainty.agreement import COLUMNS, Agreement, Basis, Match
from scoring.certainty.tolerance import Noise
from scoring.scenario import Scenario
from ui.agreeing import Beside, CandidateBeside, besides, candidates_beside, published_regso
from ui.components.figure_table import figure_table
from ui.workspace import Place


def show_agreement(scenario: Scenario) -> None:
    """How far computed RegSO agree with those that SCB publishes, once they are fetched.

    Parameters
    ----------
    scenario : Scenario
        Its indicators come first.
    """
    st.subheader(words.HEADING, anchor=False)
    published = published_regso()
    if published is None:
        st.markdown(words.NOTHING_FETCHED)
        return
    st.markdown(words.INTRO)
    noise = Noise()
    st.markdown(
        words.TOLERANCE.format(
            width=numbers.plain_number(noise.width),
            first=noise.first,
            deviation=numbers.plain_number(noise.deviation),
        )
    )
    for beside in besides(published):
        _beside(beside, scenario)
    _candidates(candidates_beside(published, scenario), published)


def _beside(beside: Beside, scenario: Scenario) -> None:
    order = beside.parts.ordered_indicators(scenario)
    found = sorted(beside.found, key=lambda each: order.index(each.indicator))
    caption = words.TABLE.format(
        computed=words.FROM[beside.parts.level], published=words.AGAINST[beside.published.level]
    )
    if any(each.match is Match.OTHER_EDITION for each in found):
        st.markdown(words.OTHER_EDITION)
    elif not found:
        st.markdown(words.NONE_SHARED)
    else:
        _table(found, beside, caption)


def _table(found: Sequence[Agreement], beside: Beside, caption: str) -> None:
    st.markdown(f"**{caption}**\n\n{_summary(found)}")
    with st.expander(words.SHOW_ALL.format(count=numbers.number(len(found)))):
        figure_table(
            caption, _HEADINGS, [_row(each, beside) for each in found], numeric=(1, 2, 3, 5, 6, 8)
        )
        st.caption(words.SIGN)
    _outside([each for each in found if len(each.outside)], beside)


def _summary(found: Sequence[Agreement]) -> str:
    judged = [each for each in found if each.judged]
    apart = [each for each in judged if len(each.outside)]
    approximate = [
        each for each in found if each.match is Match.SAME and each.basis is not Basis.EXACT
    ]
    counts = {
        "count": len(found),
        "judged": len(judged),
        "agreed": len(judged) - len(apart),
        "apart": len(apart),
        "approximate": len(approximate),
        "other": len(found) - len(judged) - len(approximate),
    }
    return words.SUMMARY.format(**{name: numbers.number(each) for name, each in counts.items()})


_HEADINGS = (
    screen.HEAD_INDICATOR,
    words.HEAD_COMPARED,
    words.HEAD_LEFT_OUT,
    words.HEAD_LARGEST,
    words.HEAD_WHERE,
    words.HEAD_MEAN,
    words.HEAD_TOLERANCE,
    words.HEAD_SOURCE,
    words.HEAD_WITHIN,
    words.HEAD_VERDICT,
)


def _row(each: Agreement, beside: Beside) -> tuple[str, ...]:
    card = beside.parts.cards[each.indicator]
    title = beside.parts.title(each.indicator)
    if not each.compared:
        return (title, "0", *[screen.NOTHING] * (len(_HEADINGS) - 3), _verdict(each, card))
    return (
        title,
        numbers.number(each.compared),
        numbers.number(each.left_out),
        numbers.with_unit(each.largest, _unit(card), _decimals(card)),
        str(beside.published.areas.names[each.where]) if each.largest > 0 else screen.NOTHING,
        numbers.signed(each.mean, card.decimals + 1),
        *_tolerance(each, card),
        _verdict(each, card),
    )


def _tolerance(each: Agreement, card: IndicatorCard) -> tuple[str, str, str]:
    """How wide it is, what makes it, and how many areas are within."""
    if each.basis is Basis.NOT_ADDITIVE:
        return (screen.NOTHING, screen.NOTHING, screen.NOTHING)
    limits = each.areas["tolerance"]
    inside = numbers.number(each.compared - len(each.outside))
    return (
        numbers.interval(limits.min(), limits.max(), _decimals(card) + 1),
        _source(each),
        screen.MISSING_OF.format(missing=inside, count=numbers.number(each.compared)),
    )


def _decimals(card: IndicatorCard) -> int:
    """Of a difference: counts are whole, others have one more than the screen shows elsewhere."""
    return 0 if card.kind == "count" else card.decimals + 1


def _unit(card: IndicatorCard) -> str:
    """Of a difference."""
    return words.PERCENTAGE_POINTS if card.unit == "%" else card.unit


def _source(each: Agreement) -> str:
    half = words.SOURCE_ROUNDING.format(half=numbers.plain_number(each.rounding))
    parts = [half] * (each.rounding > 0) + [words.SOURCE_NOISE] * each.noisy
    return words.AND.join(parts) or words.SOURCE_NONE


def _verdict(each: Agreement, card: IndicatorCard) -> str:
    if each.match is not Match.SAME:
        years = ", ".join(map(str, each.years))
        return words.MATCH[each.match].format(year=card.year, years=years)
    if each.basis is not Basis.EXACT:
        return words.BASIS[each.basis]
    if not each.compared:
        return words.NOTHING_COMPARED
    count = len(each.outside)
    many = words.APART_MANY.format(count=numbers.number(count))
    return words.APART.get(count, many) if count else words.AGREES


def _outside(found: Sequence[Agreement], beside: Beside) -> None:
    """Every area outside, for the indicator that the reader chooses."""
    if not found:
        return
    ordered = sorted(found, key=lambda each: not each.judged)
    titles = {each.indicator: beside.parts.title(each.indicator) for each in ordered}
    chosen = st.selectbox(
        words.OUTSIDE, list(titles), format_func=titles.__getitem__, key=f"{beside.parts.level}.out"
    )
    each = next(one for one in found if one.indicator == chosen)
    card = beside.parts.cards[each.indicator]
    rows = [
        (
            str(beside.published.areas.names[code]),
            *(numbers.number(row[name], _decimals(card)) for name in COLUMNS[:3]),
            numbers.number(row["tolerance"], _decimals(card) + 1),
        )
        for code, row in each.outside.iterrows()
    ]
    headings = (
        words.HEAD_AREA,
        words.HEAD_COMPUTED,
        words.HEAD_PUBLISHED,
        words.HEAD_DIFFERENCE,
        words.HEAD_TOLERANCE,
    )
    st.markdown(words.OUTSIDE_MEANING if each.judged else words.OUTSIDE_APPROXIMATE)
    caption = words.OUTSIDE_TABLE.format(title=f"{titles[chosen]} ({card.unit})")
    figure_table(caption, headings, rows, numeric=(1, 2, 3, 4))


def _candidates(found: Sequence[CandidateBeside], published: Place) -> None:
    if not found:
        return
    rows = []
    for each in found:
        judged = [one for one in each.found if one.judged]
        apart = [one for one in judged if len(one.outside)]
        titles = [published.title(one.indicator) for one in apart]
        rows.append(
            (
                each.name,
                str(published.areas.names[each.code]),
                numbers.number(len(judged)),
                numbers.number(len(judged) - len(apart)),
                "; ".join(titles) or screen.NOTHING,
            )
        )
    headings = (
        words.HEAD_CANDIDATE,
        words.HEAD_AREA,
        words.HEAD_JUDGED,
        words.HEAD_AGREEING,
        words.HEAD_OUTSIDE,
    )
    caption = words.CANDIDATES_TABLE.format(published=words.AGAINST[published.level])
    figure_table(caption, headings, rows, numeric=(2, 3))
    st.caption(words.HIDDEN)
