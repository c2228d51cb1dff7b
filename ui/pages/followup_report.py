"""A follow-up as a report: goals, figures, what can be said, and what it stands on."""

from collections.abc import Iterator
from datetime import date
from itertools import product

import numpy as np

from export import __version__
from export.papers.model import Cell, Heading, Table
from export.report import Report, Section
from language import followup_report_text as words
from language import followup_text as shared
from language import numbers, segregation_text, text
from scoring.places.compare import half_width
from ui.followed import Effects, Followup, effects, shown
from ui.pages.followup_effects import years_of
from ui.pages.followup_goals import change_unit, goals_table, stands_at, unit_of
from ui.pages.followup_years import break_words, group_name


def make_report(
    found: Followup,
    heading: str,
    day: date,
    *,
    over_breaks: bool = False,
    city: tuple[Table, ...] = (),
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
    city : tuple of Table
        Of the city as a whole.
    """
    baseline = found.baseline
    told = list(_compared(found, over_breaks=over_breaks))
    line = words.REPORT_LINE.format(
        name=baseline.name,
        day=baseline.frozen,
        today=day.isoformat(),
        level=text.LEVELS[found.place.level],
    )
    return Report(
        heading,
        line,
        baseline.scenario.name,
        day.isoformat(),
        (
            Section(words.SECTION_GOALS, (_goals_line(found),), (goals_table(found),)),
            Section(words.SECTION_EFFECTS, _effect_lines(told), (_effects_table(found, told),)),
            Section(words.SECTION_YEARS, (), (_years_table(found), _breaks_table(found))),
            *([Section(segregation_text.HEADING, (segregation_text.PLAIN,), city)] if city else []),
            Section(words.SECTION_GROUND, (), (_ground_table(found, day),)),
        ),
    )


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
        return (*own, "", "", "", "", "", words.NO_SPAN)
    did, decimals = told.did, max(unit_of(card)[1], 1)
    noise = numbers.MISSING if np.isnan(did.noise) else numbers.number(did.noise, decimals)
    return (
        *own,
        f"{years_of(did.span.before)} → {years_of(did.span.after)}",
        numbers.signed(did.effect, decimals),
        change_unit(card),
        noise,
        numbers.number(did.p, 3),
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
