"""One area or candidate in words: facts, figures, children, initiatives and boards."""

from dataclasses import replace

import numpy as np
import shapely

from export.papers.findings import Findings, Subject
from export.papers.model import Cell, Heading, Profile, Table
from export.papers.tables import PER_CENT, field_name, figure, share
from export.pictures import MapFigure, Marked
from language import coverage_text, initiatives_text, numbers, picture_text, text
from language import documents_text as words
from layers.cards import IndicatorCard
from layers.numbers import Status

AROUND = 800.0
"""Metres round an area that its map shows."""

SLIVER = 0.01
"""Share of a subject that an initiative has to cover for its boundary to be on the map."""


def profile(whole: MapFigure, found: Findings, subject: Subject) -> Profile:
    """Put a subject into words; ``whole`` is the map of the whole place."""
    return Profile(
        subject.candidate.name,
        _facts(found, subject),
        _made_of(found, subject),
        subject.reason,
        _figures(found, subject),
        _children(subject),
        _initiatives(found, subject),
        _boards(found, subject),
        _surroundings(whole, found, subject),
    )


def _facts(found: Findings, subject: Subject) -> tuple[str, ...]:
    codes = subject.candidate.codes
    facts = _single(found, codes[0]) if len(codes) == 1 else _several(subject)
    if subject.field:
        facts += (
            words.FACT_FIELD.format(
                field=field_name(subject.field),
                meaning=coverage_text.FIELD_MEANINGS[subject.field],
                coverage=numbers.with_unit(100 * subject.coverage, PER_CENT),
            ),
        )
    return facts


def _single(found: Findings, code: str) -> tuple[str, ...]:
    result = found.result
    if np.isnan(result.rank[code]):
        return (words.FACT_NO_INDEX,)
    rank = numbers.rank_of(float(result.rank[code]), int(result.rank.notna().sum()))
    index = numbers.number(float(result.index[code]), 1)
    facts: tuple[str, ...] = (words.FACT_RANK.format(rank=rank, index=index),)
    if found.intervals is None or found.intervals.loc[code].isna().any():
        return facts
    drawn = {name: float(value) for name, value in found.intervals.loc[code].to_dict().items()}
    return (
        *facts,
        _range(drawn["rank_low"], drawn["rank_high"]),
        words.FACT_P_TOP.format(
            share=numbers.with_unit(100 * drawn["p_top"], PER_CENT), top=found.top
        ),
    )


def _range(low: float, high: float) -> str:
    if low == high:
        return words.FACT_RANGE_SAME.format(rank=numbers.rank(low))
    return words.FACT_RANGE.format(low=numbers.rank(low), high=numbers.rank(high))


def _made_of(found: Findings, subject: Subject) -> str:
    names = [str(found.areas.names[code]) for code in subject.candidate.codes]
    if len(names) == 1:
        return ""
    return words.FACT_AREAS.format(
        count=picture_text.areas(len(names)), names=picture_text.listed(names)
    )


def _several(subject: Subject) -> tuple[str, ...]:
    if np.isnan(subject.index):
        return (words.FACT_NO_INDEX,)
    index = words.FACT_INDEX.format(index=numbers.number(subject.index, 1))
    if np.isnan([subject.index_low, subject.index_high]).any():
        return (index,)
    low, high = (numbers.number(each, 1) for each in (subject.index_low, subject.index_high))
    return index, words.FACT_INDEX_RANGE.format(low=low, high=high)


def cell_of(subject: Subject, indicator: str) -> Cell:
    """A figure of a subject; a word where it may not be told."""
    if subject.figures.status[indicator].iloc[0] == Status.SUPPRESSED:
        return numbers.SUPPRESSED
    return figure(subject.figures.values[indicator].iloc[0])


def in_words(cell: Cell, card: IndicatorCard | None) -> str:
    """A figure with its unit."""
    if isinstance(cell, str):
        return cell
    unit, decimals = (card.unit, card.decimals) if card else ("", 1)
    return numbers.with_unit(np.nan if cell is None else cell, unit, decimals)


def _figures(found: Findings, subject: Subject) -> Table:
    """The scenario's indicators beside those of the comparators, all as text with units."""
    headings = [Heading(words.INDICATOR), Heading(words.OWN), Heading(words.UNCERTAINTY)]
    headings += [Heading(each.name) for each in subject.comparators]
    rows = []
    wanted = [*found.result.scenario.indicator_ids, *text.CONTEXT_INDICATORS[:2]]
    for name in dict.fromkeys(each for each in wanted if each in found.table.indicators):
        card = found.cards.get(name)
        rows.append(
            (
                found.title(name),
                in_words(cell_of(subject, name), card),
                _margin(subject, name, card),
                *(in_words(figure(each.figures.get(name)), card) for each in subject.comparators),
            )
        )
    caption = words.FIGURES_OF.format(name=subject.candidate.name)
    return Table("figures", caption, tuple(headings), tuple(rows), words.NOTE_MARGIN)


def _margin(subject: Subject, name: str, card: IndicatorCard | None) -> str:
    margin = figure(subject.margin.get(name))
    if margin is None:
        return "–"
    return f"±{numbers.with_unit(margin, card.unit if card else '', 1)}"


def _children(subject: Subject) -> Table:
    rows = tuple(
        (words_of_age, *(cell_of(subject, name) for name in names))
        for words_of_age, *names in words.AGES
        if all(name in subject.figures.indicators for name in names)
    )
    headings = (
        Heading(words.AGE),
        *(Heading(title, 0) for title in (words.GIRLS, words.BOYS, words.TOGETHER)),
    )
    caption = words.CHILDREN_OF.format(name=subject.candidate.name)
    return Table("children", caption, headings, rows, "" if rows else words.NO_CHILDREN)


def _initiatives(found: Findings, subject: Subject) -> Table:
    rows = []
    for name, part in subject.initiatives.items():
        card = found.initiatives.card(str(name))
        owners = [_owner(found, each) for each in card.responsible]
        rows.append(
            (
                card.title,
                initiatives_text.KINDS[card.kind],
                ", ".join(owners),
                share(part),
                text.CERTAINTY[card.certainty],
            )
        )
    headings = (
        Heading(words.INITIATIVE),
        Heading(words.KIND),
        Heading(words.RESPONSIBLE),
        Heading(words.COVERS, 0, PER_CENT),
        Heading(words.BOUNDARY),
    )
    caption = words.INITIATIVES_OF.format(name=subject.candidate.name)
    note = words.NOTE_CITYWIDE if rows else words.NO_INITIATIVES
    return Table("initiatives", caption, headings, tuple(rows), note)


def _owner(found: Findings, identifier: str) -> str:
    return found.organisations[identifier].name if identifier in found.organisations else identifier


def _boards(found: Findings, subject: Subject) -> Table:
    rows = tuple(
        (
            each.dimension,
            _owner(found, each.organisation),
            coverage_text.PRESENCE[each.presence],
            each.reason,
        )
        for each in subject.proposals
    )
    headings = tuple(
        Heading(title) for title in (words.DIMENSION, words.BOARD, words.PRESENCE, words.GROUNDS)
    )
    caption = words.BOARDS_OF.format(name=subject.candidate.name)
    return Table("boards", caption, headings, rows, "" if rows else words.NO_BOARDS)


def _surroundings(whole: MapFigure, found: Findings, subject: Subject) -> MapFigure:
    """The map of the areas near a subject, it outlined."""
    own = shapely.union_all(whole.areas.loc[list(subject.candidate.codes)].to_numpy())
    frame = shapely.box(*own.buffer(AROUND).bounds)
    near = whole.areas.intersects(frame).to_numpy()
    codes = subject.candidate.codes
    heading = picture_text.AREA_SHOWN if len(codes) == 1 else picture_text.AREAS_SHOWN
    return replace(
        whole,
        title=words.MAP_OF.format(name=subject.candidate.name),
        areas=whole.areas[near],
        classes=[each for each, is_near in zip(whole.classes, near, strict=True) if is_near],
        marked=tuple(
            Marked(str(found.areas.names[code]), whole.areas[code], heading) for code in codes
        ),
        lines=tuple(
            line for line in whole.lines if line.shape.intersection(own).area > SLIVER * own.area
        ),
        frame=frame.bounds,
    )


def candidates_table(found: Findings) -> Table:
    """Every subject in a row, with its figures and half the width of their intervals."""
    used = [each for each in found.result.scenario.indicator_ids if each in found.table.indicators]
    ages = [each for _, *names in words.AGES for each in names]
    counts = [each for each in ages if each in found.table.indicators]
    figures = []
    for name in used:
        card = found.cards.get(name)
        decimals, unit = (card.decimals, card.unit) if card else (1, "")
        title = f"{found.title(name)} ({unit})" if unit else found.title(name)
        figures += [
            Heading(title, decimals),
            Heading(words.MARGIN.format(title=found.title(name)), 1),
        ]
    headings = (
        Heading(words.NAME),
        Heading(words.AREAS),
        Heading(text.COLUMN_INDEX, 1, is_bar=True),
        Heading(words.INDEX_LOW, 1),
        Heading(words.INDEX_HIGH, 1),
        Heading(words.FIELD),
        Heading(words.COVERAGE, 0, PER_CENT, is_bar=True),
        *figures,
        *(Heading(found.title(name), 0) for name in counts),
        Heading(words.INITIATIVE),
        Heading(words.BOARD),
        Heading(text.COLUMN_REASON),
    )
    rows = tuple(_candidate_row(found, each, used, counts) for each in found.subjects)
    caption = words.CAPTIONS["candidates" if found.are_candidates else "single"]
    note = words.NOTE_MARGIN
    if not found.are_candidates:
        note = f"{words.NOTE_NO_CANDIDATES} {note}"
    return Table(words.SHEETS["candidates"], caption, headings, rows, note)


def _candidate_row(
    found: Findings, subject: Subject, used: list[str], counts: list[str]
) -> tuple[Cell, ...]:
    figures = [
        cell for name in used for cell in (cell_of(subject, name), figure(subject.margin.get(name)))
    ]
    owners = [_owner(found, each.organisation) for each in subject.proposals]
    return (
        subject.candidate.name,
        "; ".join(str(found.areas.names[code]) for code in subject.candidate.codes),
        figure(subject.index),
        figure(subject.index_low),
        figure(subject.index_high),
        field_name(subject.field),
        share(subject.coverage),
        *figures,
        *(cell_of(subject, name) for name in counts),
        "; ".join(found.initiatives.card(str(name)).title for name in subject.initiatives.index),
        "; ".join(dict.fromkeys(owners)),
        subject.reason,
    )
