"""What a reader sees gathered for a link, and what a link holds put in the tab."""

import hashlib
from typing import Any

from geo.faults import Fault, FaultKind, InputError, refuse
from language import compare_text
from language import share_text as words
from scoring.decision.shortlist import Shortlist
from scoring.places.candidates import Candidate, CandidateSet, read_candidates
from scoring.scenario import Scenario
from scoring.scenario_file import scenario_faults
from store.documents.view import Compared, View
from store.share import NAME
from ui import accessible, bench, cached, listed, session, stored
from ui.access_layers import from_document, to_document
from ui.pages.index_page import check, use
from ui.pages.map_page import INDEX
from ui.pages.weights import current_scenario
from ui.workspace import Place, default_scenario, preset_scenarios

MARK = 12
"""Characters of what names scenario and figures."""


def gathered(level: str, page: str) -> View:
    """What the reader sees of a level, without names of persons and what is written.

    Parameters
    ----------
    level : str
    page : str
        Address of the page, empty for the first.
    """
    kept, chosen = bench.as_written(level), session.shortlist(level).chosen
    view = View(
        level=level,
        **_chosen(current_scenario(level)),
        shown=_shown(level),
        selected=session.choice(f"selected.{level}", None) or "",
        listed=tuple(entry.code for entry in chosen),
        listed_candidates=tuple(
            Candidate(id=entry.code, name=entry.name, codes=entry.areas)
            for entry in chosen
            if entry.is_candidate
        ),
        candidates=tuple(own.model_copy(update={"note": ""}) for own in kept.candidates),
        edited=session.choice(bench.edited_name(level), bench.NEW),
        compared=_compared(level),
        access=to_document(accessible.kept(level)) if shows_points(level) else None,
        page=page,
    )
    return view.model_copy(update={"mark": _mark(cached.bare_place(level), _resolved(view))})


def put(view: View) -> bool:
    """Put a view in the tab.

    Returns
    -------
    bool
        Whether scenario and figures are those that the sender had.

    Raises
    ------
    InputError
        Every fault that is found; nothing in the tab is changed.
    """
    refuse(_level_faults(view))
    level, bare = view.level, cached.bare_place(view.level)
    layers = () if view.access is None else from_document(view.access, stored.store().file)
    place = accessible.with_these(bare, layers, cached.ground(bare))
    scenario = _resolved(view)
    check(place, scenario)
    refuse(_faults(view, place))
    session.choose("level", level)
    for layer in layers:
        accessible.add(level, layer)
    use(level, scenario)
    session.choose(f"shown.{level}", view.shown or INDEX)
    session.choose(f"selected.{level}", view.selected or None)
    listed.put(_shortlist(view))
    bench.put(level, _candidates(view))
    session.choose(bench.edited_name(level), view.edited)
    _put_compared(level, view.compared)
    return view.mark == _mark(bare, scenario)


def shows_points(level: str) -> bool:
    """Whether the scenario or the map is of points that only this reader has."""
    own = {name for layer in accessible.kept(level) for name in layer.indicators}
    return bool(own & {_shown(level), *current_scenario(level).columns})


def _chosen(used: Scenario) -> dict[str, Any]:
    """Fields of a view for a scenario: by name where it comes with the program, else in full."""
    used = _without_people(used)
    weights = {each.id: each.weight for each in used.index.dimensions}
    for name, preset in preset_scenarios().items():
        if preset.with_weights(weights) == used:
            own = {each.id: each.weight for each in preset.index.dimensions}
            moved = {each: weight for each, weight in weights.items() if weight != own[each]}
            return {"preset": name, "weights": moved}
    return {"scenario": used}


def _without_people(scenario: Scenario) -> Scenario:
    """The scenario without the names of those who agreed on its weights."""
    agreed = scenario.index.elicitation
    if agreed is None:
        return scenario
    nameless = agreed.model_copy(update={"people": ()})
    index = scenario.index.model_copy(update={"elicitation": nameless})
    return scenario.model_copy(update={"index": index})


def _shown(level: str) -> str:
    """The indicator on the map, empty for the index."""
    shown = session.choice(f"shown.{level}", INDEX)
    return "" if shown == INDEX else shown


def _compared(level: str) -> Compared:
    """What is compared, as far as the reader has chosen it."""
    kind = session.choice(f"compare.kind.{level}", "")
    chosen = session.choice(f"compare.chosen.{level}.{kind}", ())
    return Compared(kind=kind, chosen=tuple(chosen), way=session.choice("compare.view", ""))


def _put_compared(level: str, compared: Compared) -> None:
    if compared.kind:
        session.choose(f"compare.kind.{level}", compared.kind)
        session.choose(f"compare.chosen.{level}.{compared.kind}", list(compared.chosen))
    if compared.way:
        session.choose("compare.view", compared.way)


def _resolved(view: View) -> Scenario:
    """The scenario of a view, with its weights.

    Raises
    ------
    InputError
        The program has no scenario of that name, or the weights do not hold.
    """
    scenario = (view.scenario or _preset(view.preset)).with_weights(view.weights)
    refuse(scenario_faults(scenario, NAME))
    return scenario


def _preset(name: str) -> Scenario:
    if not name:
        return default_scenario()
    presets = preset_scenarios()
    if name not in presets:
        raise InputError([_fault(words.FIELD_PRESET, name, presets)])
    return presets[name]


def _mark(place: Place, scenario: Scenario) -> str:
    """Name scenario and figures together."""
    named = f"{scenario.fingerprint}{place.fingerprint}"
    return hashlib.sha256(named.encode()).hexdigest()[:MARK]


def _shortlist(view: View) -> Shortlist:
    """The shortlist of a view, without reasons."""
    candidates = {each.id: each for each in view.listed_candidates}
    found = Shortlist(division=view.level)
    for code in view.listed:
        known = candidates.get(code)
        found = found.add(code) if known is None else found.put_candidate(known)
    return found


def _candidates(view: View) -> CandidateSet:
    """The candidates of a view that are being built; see :func:`_read`."""
    return _read(view, view.candidates)


def _read(view: View, candidates: tuple[Candidate, ...]) -> CandidateSet:
    """Candidates in the order of the areas.

    Raises
    ------
    InputError
        Codes that the areas do not have, and ids that stand twice.
    """
    found = CandidateSet(division=view.level, candidates=candidates)
    codes = cached.place(view.level).areas.codes
    return read_candidates(found.model_dump_json(), codes, NAME, division=view.level)


def _level_faults(view: View) -> list[Fault]:
    levels = (*cached.catalogue().levels, *cached.fetched_levels())
    return [] if view.level in levels else [_fault(words.FIELD_LEVEL, view.level, levels)]


def _faults(view: View, place: Place) -> list[Fault]:
    """What a view names and the place does not have."""
    codes, indicators = set(place.areas.codes), place.table.indicators
    codes |= {each.id for each in view.listed_candidates}
    named = (*([view.selected] if view.selected else []), *view.listed)
    faults = [
        Fault(FaultKind.CODE_NOT_IN_AREAS, NAME, "", code, place.level)
        for code in named
        if code not in codes
    ]
    if view.shown and view.shown not in indicators:
        faults.append(
            Fault(FaultKind.INDICATOR_UNKNOWN, NAME, "", view.shown, str(len(indicators)))
        )
    if view.compared.way and view.compared.way not in compare_text.VIEWS:
        faults.append(_fault(words.FIELD_WAY, view.compared.way, compare_text.VIEWS))
    return [
        *faults,
        *_candidate_faults(view, view.candidates),
        *_candidate_faults(view, view.listed_candidates),
    ]


def _candidate_faults(view: View, candidates: tuple[Candidate, ...]) -> tuple[Fault, ...]:
    try:
        _read(view, candidates)
    except InputError as error:
        return error.faults
    return ()


def _fault(field: str, received: str, known: Any) -> Fault:
    return Fault(FaultKind.FIELD_VALUE, NAME, field, received, ", ".join(known))
