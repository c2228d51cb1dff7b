"""Follow-up kept between runs: the baseline, its years since, and what can be said of them."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from layers.cards import IndicatorCard
from scoring.followup.baseline import Baseline
from scoring.followup.differences import Did, difference_in_differences, span
from scoring.followup.freezing import continued, revised
from scoring.followup.panel import Panel
from scoring.followup.placebos import placebo_sets
from scoring.followup.synthetic import Synthetic, synthetic_control
from ui import placed
from ui.covered import POPULATION
from ui.workspace import Place

LEAST = 0.9
"""Share of a group's areas that must have a figure for the group to have one."""

SETS, MIXED_SETS = 500, 99
"""Placebo sets at most, and those that a mix is made for."""

OWN = "own"
"""Id of the candidate among the groups that it is shown with."""


@dataclass(frozen=True, eq=False)
class Followup:
    """A baseline and the years since.

    Parameters
    ----------
    baseline : Baseline
    place : Place
        Today's areas and figures, the reader's yearly ones among them.
    panels : dict of str to Panel
        By stem, over the areas.
    """

    baseline: Baseline
    place: Place
    panels: dict[str, Panel]

    @property
    def key(self) -> str:
        """Names all that is computed (hexadecimal)."""
        return hashlib.sha256(
            f"{self.baseline.model_dump_json()}{_data(self.place)}".encode()
        ).hexdigest()

    @property
    def cards(self) -> dict[str, IndicatorCard]:
        """Card of the latest frozen year by stem."""
        return {each.stem: each.cards[-1] for each in self.baseline.series}

    @property
    def revised(self) -> dict[tuple[str, int], int]:
        """Areas whose frozen figure is another in the source today, by stem and year."""
        return revised(self.baseline, self.place.table, self.place.cards)


@dataclass(frozen=True, eq=False)
class Effects:
    """What is found for a candidate against a group in one indicator.

    Parameters
    ----------
    did : Did
    synthetic : Synthetic or None
        None where years or areas do not suffice.
    left_out : tuple of str
        Codes of the candidate's areas that lack a figure of some year.
    """

    did: Did
    synthetic: Synthetic | None
    left_out: tuple[str, ...]


def open_followup(place: Place, baseline: Baseline) -> Followup:
    """Put today's years after those of a baseline.

    Raises
    ------
    InputError
        The areas are not those of the baseline.
    """
    return _opened(baseline.model_dump_json(), _data(place), place, baseline)


def _data(place: Place) -> str:
    """Names the figures and the words of their cards, which tell of breaks."""
    told = [
        (name, card.title, card.unit, card.kind, card.definition, card.base, card.note, card.source)
        for name, card in place.cards.items()
    ]
    return f"{place.fingerprint}{hashlib.sha256(repr(told).encode()).hexdigest()}"


@st.cache_resource(max_entries=8, show_spinner=False)
def _opened(baseline: str, data: str, _place: Place, _baseline: Baseline) -> Followup:
    panels = continued(_baseline, _place.table, _place.cards, POPULATION)
    return Followup(_baseline, _place, panels)


def public(found: Followup) -> Followup:
    """The same without indicators that are internal, and goals of them."""
    hidden = {stem for stem, card in found.cards.items() if card.internal}
    baseline = found.baseline.model_copy(
        update={
            "series": tuple(each for each in found.baseline.series if each.stem not in hidden),
            "goals": tuple(each for each in found.baseline.goals if each.indicator not in hidden),
        }
    )
    panels = {stem: panel for stem, panel in found.panels.items() if stem not in hidden}
    return Followup(baseline, found.place, panels)


def shown(found: Followup, candidate: str, stem: str) -> Panel:
    """Figures by year of a candidate (:data:`OWN`) and of its groups, by their kind."""
    own = found.baseline[candidate]
    sets = {OWN: own.codes} | {each.kind: each.codes for each in own.groups}
    return _told(found, stem, sets)


def of_candidates(found: Followup, stem: str) -> Panel:
    """Figures by year of every candidate, by id."""
    return _told(found, stem, {each.id: each.codes for each in found.baseline.followed})


def _told(found: Followup, stem: str, sets: dict[str, tuple[str, ...]]) -> Panel:
    """Figures by year of some sets of areas, without what is small."""
    threshold = found.place.protection.small.threshold
    return found.panels[stem].together(sets, least=LEAST, min_count=threshold)


def by_sex(found: Followup, stem: str, suffixes: Sequence[str]) -> list[str]:
    """Stems of the same indicator for women and men, by the end of their titles."""
    title = found.cards[stem].title
    stems = {card.title: name for name, card in found.cards.items()}
    return [stems[f"{title}{end}"] for end in suffixes if f"{title}{end}" in stems]


def effects(
    found: Followup, candidate: str, stem: str, kind: str, *, over_breaks: bool = False
) -> Effects | None:
    """What can be told of a candidate against a group; None without years before and after."""
    return _effects(found.key, candidate, stem, kind, over_breaks, found)


@st.cache_resource(max_entries=128, show_spinner=False)
def _effects(
    key: str, candidate: str, stem: str, kind: str, over_breaks: bool, _found: Followup
) -> Effects | None:
    baseline, panel = _found.baseline, _found.panels[stem]
    own, group = list(baseline[candidate].codes), list(baseline[candidate].group(kind))
    rough = panel.together({OWN: own, kind: group}, least=LEAST)
    years = span(rough, [OWN, kind], baseline.start, over_breaks=over_breaks)
    if years is None:
        return None
    held = panel.of_years(years.years).complete
    known = set(held.values.index)
    inside, beside = ([code for code in codes if code in known] for codes in (own, group))
    if not inside or not beside:
        return None
    graph = placed.graph(_found.place)
    outside = baseline.chosen | (set(graph.codes) - known)
    sets = dict(enumerate(placebo_sets(graph, len(inside), outside, count=SETS)))
    named = {str(number): codes for number, codes in sets.items()}
    both = held.together({OWN: inside, kind: beside})
    did = difference_in_differences(both, OWN, kind, held.together(named), years)
    few = dict(list(named.items())[:MIXED_SETS])
    mix = synthetic_control(both, OWN, held, sorted(baseline.chosen), few, years)
    return Effects(did, mix, tuple(code for code in own if code not in known))
