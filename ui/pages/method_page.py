"""Data och metod: every figure with its card, the formula, the sources, what is missing."""

import streamlit as st

from export import __version__
from language import faults, index_text, method_text, numbers, quality_text, screen, text
from layers.cards import IndicatorCard
from scoring.certainty.draws import levels
from scoring.scenario import IndicatorChoice, Scenario
from scoring.score import ScoreResult, stretches
from ui import cached, fetched, session
from ui.components.figure_table import figure_table
from ui.components.markdown import plain
from ui.pages.method_agreement import show_agreement
from ui.pages.method_details import show_changes, show_validity
from ui.pages.quality_report import choose_open_threshold, show_quality
from ui.pages.weights import current_scenario
from ui.reference import reference_fingerprint
from ui.workspace import Place


def show() -> None:
    """Draw the page."""
    st.title(text.PAGE_METHOD, anchor=False)
    place = cached.place(session.level())
    scenario = current_scenario(place.level)
    result = cached.scored(place, scenario)
    st.markdown(screen.METHOD_INTRO)
    _formula(place, scenario)
    st.subheader(index_text.CHANGES_HEADING, anchor=False)
    show_changes(place, result)
    show_validity(place, result, fetched.published(place.level))
    show_agreement(scenario)
    _indicators(place, scenario)
    st.subheader(quality_text.HEADING, anchor=False)
    show_quality(place)
    choose_open_threshold()
    _initiatives(place)
    _areas()
    _limits(place, result)


def _formula(place: Place, scenario: Scenario) -> None:
    st.subheader(screen.METHOD_FORMULA_HEADING, anchor=False)
    floor = numbers.with_unit(100 * scenario.missing.min_share, "%")
    policy = scenario.missing
    missing = screen.METHOD_MISSING[policy.policy].format(
        floor=floor, imputation=screen.IMPUTATION[policy.impute]
    )
    used = dict.fromkeys(level.aggregation for level in levels(scenario.index))
    st.markdown(
        screen.METHOD_FORMULA.format(
            aggregation=", ".join(screen.AGGREGATION[name] for name in used),
            stretch=screen.METHOD_STRETCH if stretches(scenario) else "",
            missing=missing,
            ties=method_text.TIES[scenario.ranking.ties],
        )
    )
    rule = scenario.classes
    st.markdown(screen.METHOD_CLASSES[rule.method].format(count=rule.count))
    rows = []
    shares = scenario.leaf_shares()
    for dimension in scenario.index.dimensions:
        for choice in dimension.leaves():
            card = place.cards.get(choice.id)
            rows.append(
                (
                    dimension.title or dimension.id,
                    card.title if card else choice.id,
                    screen.DIRECTION[choice.direction],
                    _steps(choice),
                    numbers.with_unit(100 * shares[choice.id], "%", 1),
                )
            )
    figure_table(
        screen.METHOD_WEIGHTS.format(scenario=scenario.name),
        (
            screen.HEAD_DIMENSION,
            screen.HEAD_INDICATOR,
            screen.HEAD_DIRECTION,
            screen.HEAD_NORMALISE,
            screen.HEAD_WEIGHT,
        ),
        rows,
        numeric=(4,),
    )


def _steps(choice: IndicatorChoice) -> str:
    """How an indicator is treated and normalised, with every parameter that the scenario gives."""
    treated = method_text.method_words(
        screen.TREATMENT[choice.treat], choice.treat, dict(choice.treat_parameters)
    )
    normalised = method_text.method_words(
        screen.NORMALISER[choice.normalise], choice.normalise, dict(choice.parameters)
    )
    before = "" if choice.treat == "none" else f"{treated}; "
    against = "" if choice.reference == "areas" else f"; {index_text.AGAINST_REFERENCE}"
    return f"{before}{normalised}{against}"


def _indicators(place: Place, scenario: Scenario) -> None:
    st.subheader(screen.METHOD_INDICATORS, anchor=False)
    rows = [_indicator_row(place, indicator) for indicator in place.ordered_indicators(scenario)]
    figure_table(
        screen.METHOD_INDICATORS_TABLE,
        (
            screen.HEAD_INDICATOR,
            screen.HEAD_DEFINITION,
            screen.HEAD_BASE,
            screen.HEAD_YEAR,
            screen.HEAD_DIRECTION,
            screen.HEAD_UPWARDS,
            screen.HEAD_MISSING,
            screen.HEAD_SOURCE,
            screen.HEAD_NOTE,
        ),
        rows,
        numeric=(3,),
    )


def _indicator_row(place: Place, indicator: str) -> tuple[str, ...]:
    figures = place.table.values[indicator]
    missing = screen.MISSING_OF.format(
        missing=numbers.number(figures.isna().sum()), count=numbers.number(len(figures))
    )
    card = place.cards.get(indicator)
    if card is None:
        return (indicator, "", "", "", "", "", missing, "", "")
    return (
        f"{card.title} ({card.unit})",
        card.definition,
        card.base,
        str(card.year),
        screen.DIRECTION[card.direction],
        _upwards(card),
        missing,
        text.source_line(card.source),
        card.note,
    )


def _upwards(card: IndicatorCard) -> str:
    rule = card.upwards
    words = screen.UPWARDS[rule.method]
    approximate = rule.method == "weighted_mean" and not rule.exact
    return screen.APPROXIMATE.format(text=words) if approximate else words


def _initiatives(place: Place) -> None:
    st.subheader(screen.METHOD_INITIATIVES, anchor=False)
    rows = [
        (
            card.title,
            text.EXTENT[card.extent],
            text.geography_certainty(card.extent, card.certainty),
            text.PHASE[card.status],
            " ".join(part for part in (card.note, card.geography.derivation) if part),
            text.source_line(card.source),
        )
        for card in place.initiatives.cards
    ]
    headings = (
        screen.HEAD_INITIATIVE,
        screen.HEAD_GEOGRAPHY,
        screen.HEAD_CERTAINTY,
        screen.HEAD_STATUS,
        screen.HEAD_NOTE,
        screen.HEAD_SOURCE,
    )
    with st.expander(screen.METHOD_INITIATIVES_OPEN.format(count=numbers.number(len(rows)))):
        figure_table(screen.METHOD_INITIATIVES, headings, rows)


def _areas() -> None:
    st.subheader(screen.METHOD_AREAS, anchor=False)
    rows = [
        (
            level.card.title,
            numbers.number(len(level.areas)),
            level.card.derived,
            level.card.note,
            f"{text.source_line(level.card.source)}. {level.card.source.attribution}",
        )
        for level in cached.catalogue().levels.values()
    ]
    figure_table(
        screen.METHOD_AREAS,
        (
            text.COLUMN_NAME,
            screen.HEAD_COUNT,
            screen.HEAD_DERIVED,
            screen.HEAD_NOTE,
            screen.HEAD_SOURCE,
        ),
        rows,
        numeric=(1,),
    )


def _limits(place: Place, result: ScoreResult) -> None:
    st.subheader(screen.METHOD_LIMITS, anchor=False)
    limits = [text.LIMIT_GENERALISED] if place.areas.generalised else []
    st.markdown("\n".join(f"- {line}" for line in [*limits, *text.LIMITS]))
    changed = cached.catalogue().checksum_faults
    if changed:
        st.warning(f"{screen.METHOD_CHECKSUM}\n\n{plain(faults.message(changed))}")
    st.subheader(screen.METHOD_FINGERPRINT, anchor=False)
    st.markdown(screen.METHOD_FINGERPRINT_TEXT)
    outside = reference_fingerprint(place.level, result.scenario)
    rows = [
        (text.META_SCENARIO_HASH, result.scenario.fingerprint),
        (text.META_DATA_HASH, place.fingerprint),
        *([(text.META_REFERENCE_HASH, outside)] if outside else []),
        (text.META_VERSION, __version__),
    ]
    figure_table(screen.METHOD_FINGERPRINT, (text.COLUMN_KEY, text.COLUMN_VALUE), rows)
