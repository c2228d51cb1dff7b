"""A follow-up as a report: goals, figures, what can be said, and what it stands on."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product

import numpy as np

from export import __version__
from export.papers.charted import Charted
from export.papers.model import Cell, Heading, Table
from export.report import Report, Section
from language import followup_report_text as words
from language import followup_text as shared
from language import numbers, protection_text, text
from scoring.places.compare import half_width
from ui.followed import Effects, Followup, effects, shown
from ui.pages.followup_city import City, city_section, city_tables
from ui.pages.followup_effects import years_of
from ui.pages.followup_figures import goals_charts, goals_note, group_name, years_chart
from ui.pages.followup_goals import change_unit, goals_table, stands_at, unit_of
from ui.pages.followup_years import break_words, years_table


def make_report(
    found: Followup,
    heading: str,
    day: date,
    *,
    over_breaks: bool = False,
    city: City = (),
    is_internal: bool = False,
) -> Report:
    """Everything of a follow-up in words and tables.

    Parameters
    ----------
    found : Followup
    heading : str
        That the report stands under.
    day : date
    over_breaks : bool
        As for :func:`ui.followed.effects`.
    city : City
        Of the city as a whole.
    is_internal : bool
        Whether it must not be spread.
    """
    baseline = found.baseline
    told = list(_compared(found, over_breaks=over_breaks))
    line = words.REPORT_LINE.format(
        name=baseline.name,
        day=baseline.frozen,
        today=day.isoformat(),
        level=text.LEVELS[found.place.level],
    )
    goals, ground = goals_table(found), _ground_table(found, day)
    breaks = _breaks_table(found)
    drawn, bare = _years(found)
    narrow = _narrow(goals)
    reached = goals_charts(found, narrow)
    sections = (
        Section(words.SECTION_GOALS, (_goals_line(found),), () if reached else (narrow,), reached),
        Section(words.SECTION_EFFECTS, _effect_lines(told), _effect_tables(found, told)),
        Section(words.SECTION_YEARS, (), (*bare, breaks), drawn),
        *city_section(city),
        Section(words.SECTION_GROUND, (), (ground,)),
    )
    sheets = (
        goals,
        _effects_table(found, told),
        _years_table(found),
        breaks,
        *city_tables(city),
        ground,
    )
    line = protection_text.marked(line, is_internal=is_internal)
    day_told = day.isoformat()
    return Report(heading, line, baseline.scenario.name, day_told, sections, sheets, is_internal)


def _narrow(goals: Table) -> Table:
    """The goals in fewer columns, for a standing page."""
    rows = tuple(
        (
            f"{who}: {what}",
            f"{base} → {target}",
            f"{latest}; {change}",
            way,
            status,
            f"{board}: {activities}",
        )
        for who, what, base, target, latest, change, way, status, board, activities in goals.rows
    )
    headings = tuple(Heading(title) for title in words.GOALS_NARROW)
    return Table(goals.name, goals.caption, headings, rows, goals.note)


def _years(found: Followup) -> tuple[tuple[Charted, ...], tuple[Table, ...]]:
    """Every candidate and indicator by year as chart and table; the table alone without figures."""
    drawn, bare = [], []
    for each, stem in product(found.baseline.followed, found.baseline.stems):
        table = _named(found, each.id, years_table(found, each.id, stem))
        chart = years_chart(found, each.id, stem)
        if chart is None:
            bare.append(table)
        else:
            drawn.append(Charted(chart, table, goals_note(found, each.id, stem)))
    return tuple(drawn), tuple(bare)


def _named(found: Followup, candidate: str, table: Table) -> Table:
    """A table whose caption says whom it is of."""
    name = found.baseline[candidate].name
    return replace(table, caption=f"{name}: {table.caption[:1].lower()}{table.caption[1:]}")


Compared = tuple[str, str, str, Effects | None]
"""Candidate, indicator, group, and what can be told."""


def _compared(found: Followup, *, over_breaks: bool) -> Iterator[Compared]:
    for each in found.baseline.followed:
        for stem in found.baseline.stems:
            for group in each.groups:
                told = effects(found, each.id, stem, group.kind, over_breaks=over_breaks)
                yield each.id, stem, group.kind, told


def _goals_line(found: Followup) -> str:
    states = [stands_at(found, goal).status for goal in found.baseline.goals]
    if not states:
        return words.SUMMARY_NONE
    told = {name: states.count(name) for name in ("reached", "towards", "away")}
    return words.SUMMARY_GOALS.format(
        count=len(states), untold=len(states) - sum(told.values()), **told
    )


def _effect_lines(told: list[Compared]) -> tuple[str, ...]:
    verdicts = [each.did.verdict for *_, each in told if each is not None]
    sure = sum(verdict in ("higher", "lower") for verdict in verdicts)
    return (words.SUMMARY_EFFECTS.format(told=sure, count=len(told)), words.CAREFUL)


def _effect_tables(found: Followup, told: list[Compared]) -> tuple[Table, ...]:
    """What can be said of each candidate; what has too few years is named below."""
    return tuple(
        _effects_of(found, each.id, [row for row in told if row[0] == each.id])
        for each in found.baseline.followed
    )


def _effects_of(found: Followup, candidate: str, told: list[Compared]) -> Table:
    rows, short = [], []
    for _, stem, kind, each in told:
        if each is None:
            short.append(found.cards[stem].title)
        else:
            rows.append(_said(found, stem, kind, each))
    lacking = words.TOO_FEW.format(titles="; ".join(dict.fromkeys(short))) if short else ""
    headings = tuple(Heading(title) for title in words.SAID_HEAD)
    caption = words.SAID_TABLE.format(name=found.baseline[candidate].name)
    note = " ".join(part for part in (words.ASSUMPTION_SHORT, lacking) if part)
    return Table(words.SHEET_EFFECTS, caption, headings, tuple(rows), note)


def _said(found: Followup, stem: str, kind: str, told: Effects) -> tuple[str, ...]:
    did, card = told.did, found.cards[stem]
    decimals, unit = max(unit_of(card)[1], 1), change_unit(card)
    noise = numbers.MISSING if np.isnan(did.noise) else numbers.number(did.noise, decimals)
    return (
        card.title,
        shared.GROUPS[kind],
        words.SPAN.format(before=years_of(did.span.before), after=years_of(did.span.after)),
        f"{numbers.signed(did.effect, decimals)}\u00a0{unit}",
        noise,
        shared.VERDICT_SHORT[did.verdict],
    )


def _effects_table(found: Followup, told: list[Compared]) -> Table:
    headings = tuple(Heading(title) for title in words.EFFECTS_HEAD)
    rows = tuple(_effect_row(found, *each) for each in told)
    return Table(
        words.SHEET_EFFECTS,
        words.EFFECTS_TABLE,
        headings,
        rows,
        words.ASSUMPTION_SHORT,
    )


def _effect_row(
    found: Followup, candidate: str, stem: str, kind: str, told: Effects | None
) -> tuple[Cell, ...]:
    card = found.cards[stem]
    own = (found.baseline[candidate].name, card.title, shared.GROUPS[kind])
    if told is None:
        return (*own, *[""] * 7, words.NO_SPAN)
    did, mix, decimals = told.did, told.synthetic, max(unit_of(card)[1], 1)
    noise = numbers.MISSING if np.isnan(did.noise) else numbers.number(did.noise, decimals)
    return (
        *own,
        words.SPAN.format(before=years_of(did.span.before), after=years_of(did.span.after)),
        numbers.signed(did.effect, decimals),
        change_unit(card),
        noise,
        numbers.number(did.p, 3),
        "" if mix is None else numbers.signed(mix.effect, decimals),
        "" if mix is None else numbers.number(mix.p, 3),
        shared.VERDICT_SHORT[did.verdict],
    )


def _years_table(found: Followup) -> Table:
    rows = tuple(
        row
        for each in found.baseline.followed
        for stem in found.cards
        for row in _year_rows(found, each.id, stem)
    )
    places = {4: 1, 6: 1}
    headings = tuple(
        Heading(title, places.get(at)) for at, title in enumerate(words.YEARS_ALL_HEAD)
    )
    return Table(words.SHEET_YEARS, words.YEARS_ALL, headings, rows)


def _year_rows(found: Followup, candidate: str, stem: str) -> Iterator[tuple[Cell, ...]]:
    """A row for each group and year of an indicator."""
    panel, card = shown(found, candidate, stem), found.cards[stem]
    frozen = {each.stem: each.years for each in found.baseline.series}[stem]
    for kind, year in product(panel.values.index, panel.years):
        value, error = (float(frame.loc[kind, year]) for frame in (panel.values, panel.errors))
        yield (
            found.baseline[candidate].name,
            card.title,
            group_name(found, candidate, str(kind)),
            str(year),
            None if np.isnan(value) else value,
            card.unit,
            "" if np.isnan(error + value) else half_width(error),
            words.FROM_BASELINE if year in frozen else words.FROM_SOURCE,
        )


def _breaks_table(found: Followup) -> Table:
    rows = tuple(
        (found.cards[stem].title, str(each.year), break_words(each))
        for stem, panel in found.panels.items()
        for each in panel.breaks
    )
    headings = tuple(Heading(title) for title in words.BREAKS_HEAD)
    note = shared.BREAKS_NOTE if rows else words.NO_BREAKS
    return Table(words.SHEET_BREAKS, words.BREAKS_TABLE, headings, rows, note)


def _ground_table(found: Followup, day: date) -> Table:
    baseline, told = found.baseline, words.GROUND_ROWS
    sources = dict.fromkeys(
        text.source_line(card.source) for each in baseline.series for card in each.cards
    )
    areas = [
        (
            told["candidate"],
            words.CANDIDATE_AREAS.format(name=each.name, count=len(each.codes)),
        )
        for each in baseline.followed
    ]
    changed = [
        (
            told["revised"],
            shared.REVISED_LINE.format(title=found.cards[stem].title, year=year, count=count),
        )
        for (stem, year), count in found.revised.items()
    ]
    rows = (
        (told["name"], baseline.name),
        (told["frozen"], baseline.frozen),
        *([(told["who"], baseline.who)] if baseline.who else []),
        (told["start"], str(baseline.start)),
        (told["scenario"], baseline.scenario.name),
        *areas,
        *changed,
        (text.META_SCENARIO_HASH, baseline.scenario.fingerprint),
        (text.META_DATA_HASH, found.place.fingerprint),
        (text.META_DATE, day.isoformat()),
        (text.META_VERSION, __version__),
        *((told["source"], line) for line in sources),
        *((shared.ASSUMPTIONS, line) for line in words.ASSUMPTION_LINES),
    )
    headings = tuple(Heading(title) for title in words.GROUND_HEAD)
    return Table(words.SHEET_GROUND, words.GROUND_TABLE, headings, rows)
