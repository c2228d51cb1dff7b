"""The start of a follow-up: what can be followed, with what it is compared, and its freezing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from geo.faults import refuse
from layers.cards import IndicatorCard
from layers.disclosure import protect, structure_of
from layers.text_files import check_model, decode, parse_json
from layers.yearly import added, read_yearly
from scoring.followup.baseline import Baseline, ComparisonGroup, Followed, Goal, baseline_faults
from scoring.followup.freezing import frozen_series, panel_of, scales_of
from scoring.followup.panel import lines
from scoring.places.candidates import Candidate
from scoring.places.similar import similar
from scoring.scenario import Scenario
from store.archives.frozen import read_bundle
from ui.covered import POPULATION, fields_of
from ui.files import raw_table
from ui.followed import LEAST
from ui.workspace import Place

NEAREST = 10
"""Areas that a candidate is compared with as its like; as many as it has, where that is more."""

GAP = "gap"
"""Field of high need and low coverage."""

ZIP = b"PK"
"""Beginning of a file that is an archive."""


@dataclass(frozen=True)
class YearlyFile:
    """A reader's table of yearly figures."""

    name: str
    content: bytes


def with_yearly(place: Place, file: YearlyFile | None) -> Place:
    """A place with a reader's yearly figures beside its own, without what is small in them.

    Raises
    ------
    InputError
        Every fault of the file.
    """
    rule = place.protection.small
    key = f"{place.fingerprint}{rule.model_dump_json()}"
    return place if file is None else _with_yearly(key, file, place)


@st.cache_resource(max_entries=8, show_spinner=False)
def _with_yearly(data: str, file: YearlyFile, _place: Place) -> Place:
    latest = {
        stem: _place.cards[line.last]
        for stem, line in lines(_place.cards, _place.table.indicators).items()
    }
    found = read_yearly(raw_table(file.name, file.content), latest)
    kept = protect(found.table, structure_of(found.cards), _place.protection.small).table
    table = added(_place.table, replace(found, table=kept), file.name)
    return replace(_place, table=table, cards=_place.cards | found.cards)


def can_be_followed(place: Place) -> dict[str, IndicatorCard]:
    """Indicators that are no counts, by stem, each with the card of its latest year."""
    latest = {
        stem: place.cards[line.last]
        for stem, line in lines(place.cards, place.table.indicators).items()
    }
    return {stem: card for stem, card in latest.items() if card.kind not in ("count", "change")}


def used_stems(place: Place, scenario: Scenario) -> list[str]:
    """Those of the indicators of the index, in order."""
    known = lines(place.cards, place.table.indicators)
    wanted = set(scenario.indicator_ids)
    return [stem for stem in can_be_followed(place) if wanted & set(known[stem].ids.values())]


def comparison(
    place: Place, scenario: Scenario, candidate: Candidate, chosen: frozenset[str]
) -> tuple[ComparisonGroup, ...]:
    """What a candidate is compared with, without any area of any candidate.

    Parameters
    ----------
    place : Place
    scenario : Scenario
        Its indicators are the profile, its coverage tells where effort is made.
    candidate : Candidate
    chosen : frozenset of str
        Codes of every area of every candidate.
    """
    others = [code for code in place.areas.codes if code not in chosen]
    names = [name for name in scenario.indicator_ids if name in place.table.indicators]
    figures = place.table.values[names]
    profile = figures.loc[list(candidate.codes)].mean()
    nearest = similar(profile, figures.loc[others]).head(max(NEAREST, len(candidate.codes)))
    field = fields_of(place, scenario).fields.of
    groups: Mapping[str, Sequence[str]] = {
        "nearest": [str(code) for code in nearest.index],
        "rest": others,
        "equal": [code for code in others if field[code] == GAP],
    }
    return tuple(
        ComparisonGroup.model_validate({"kind": kind, "codes": tuple(codes)})
        for kind, codes in groups.items()
        if codes
    )


@dataclass(frozen=True)
class Terms:
    """What a reader says of a baseline when it is frozen.

    Parameters
    ----------
    name, who, day : str
        ``day`` is ISO 8601.
    start : int
        First year in which an effect can show.
    stems : tuple of str
        Indicators to follow.
    goals : tuple of Goal
    """

    name: str
    who: str
    day: str
    start: int
    stems: tuple[str, ...]
    goals: tuple[Goal, ...]


def freeze_baseline(
    place: Place, scenario: Scenario, candidates: Sequence[Candidate], terms: Terms
) -> Baseline:
    """Take down candidates, comparisons, figures, scales and goals.

    Raises
    ------
    InputError
        A goal is of a candidate or an indicator that is not followed.
    """
    chosen = frozenset(code for each in candidates for code in each.codes)
    made = Baseline(
        division=place.level,
        name=terms.name,
        who=terms.who,
        frozen=terms.day,
        start=terms.start,
        scenario=scenario,
        areas=tuple(place.areas.codes),
        followed=tuple(
            Followed(
                id=each.id,
                name=each.name,
                codes=each.codes,
                groups=comparison(place, scenario, each, chosen),
            )
            for each in candidates
        ),
        series=frozen_series(terms.stems, place.table, place.cards, POPULATION),
        scales=scales_of(scenario, place.table),
        goals=terms.goals,
    )
    refuse(baseline_faults(made))
    return made


def read_baseline(name: str, content: bytes) -> Baseline:
    """Read a baseline that was saved as JSON, or the one in a frozen decision.

    Raises
    ------
    InputError
        It is neither, or is at fault.
    """
    if content.startswith(ZIP):
        data = read_bundle(content).documents.get("baseline")
    else:
        data = parse_json(decode(content, name), name)
    found = check_model(Baseline, data, name)
    refuse(baseline_faults(found))
    return found


def figure_now(place: Place, candidate: Candidate, stem: str) -> tuple[int, float]:
    """Latest year of an indicator and a candidate's figure in it; NaN where it has none."""
    (series,) = frozen_series([stem], place.table, place.cards, POPULATION)
    panel = panel_of(series, place.areas.codes)
    threshold = place.protection.small.threshold
    own = panel.together({candidate.id: candidate.codes}, least=LEAST, min_count=threshold)
    return own.years[-1], float(own.values.loc[candidate.id].iloc[-1])
