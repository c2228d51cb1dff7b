"""The bench where candidates are built: what is there now, and how it is changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import streamlit as st

from language import candidates_text as words
from scoring.places.candidates import Candidate, CandidateSet, make
from scoring.places.graph import AreaGraph, Codes
from scoring.scenario import Scenario
from scoring.score import ScoreResult
from ui import cached, placed, session
from ui.placed import Barriers, Links
from ui.workspace import Place

Action = Literal["add", "take"]

NEW = ""
"""Id that stands for a candidate that is not there yet."""


@dataclass(frozen=True, eq=False)
class Bench:
    """What candidates are built of and what has been built.

    Parameters
    ----------
    place : Place
    scenario : Scenario
    result : ScoreResult
        Of the place by the scenario.
    graph : AreaGraph
        Barriers are cut.
    candidates : CandidateSet
    edited : str
        Id of the candidate that is edited; empty where none is.
    """

    place: Place
    scenario: Scenario
    result: ScoreResult
    graph: AreaGraph
    candidates: CandidateSet
    edited: str

    @property
    def level(self) -> str:
        """Level of the areas."""
        return self.place.level

    @property
    def own(self) -> Candidate | None:
        """The candidate that is edited, if any."""
        return self.candidates[self.edited] if self.edited else None

    def title(self, code: str) -> str:
        """Name of an area, with its code where two have the same name."""
        name = str(self.place.areas.names[code])
        return name if code.endswith(name.rsplit(" ", 1)[-1]) else f"{name} ({code})"

    def titles(self, codes: Iterable[str]) -> str:
        """Names of areas in one line."""
        return "; ".join(self.title(code) for code in codes)

    @property
    def sorted_codes(self) -> Codes:
        """Codes in the order of the areas' names."""
        return tuple(sorted(self.place.areas.codes, key=lambda code: self.title(code).casefold()))


def open_bench(place: Place, scenario: Scenario) -> Bench:
    """The bench of a place as the reader left it, names and notes as last written."""
    links = links_of(place.level)
    cut = placed.parted(place, links, barriers_of(place.level))
    kept = as_written(place.level)
    edited = session.choice(edited_name(place.level), NEW)
    return Bench(
        place,
        scenario,
        cached.scored(place, scenario),
        placed.graph(place, links, cut),
        kept,
        edited if edited in kept.ids else NEW,
    )


def links_of(level: str) -> Links:
    """What makes neighbours, as the reader has chosen it."""
    usual = Links()
    return Links(
        session.choice(f"links.rule.{level}", usual.rule),
        session.choice(f"links.tolerance.{level}", usual.tolerance),
        session.choice(f"links.distance.{level}", usual.distance),
    )


def barriers_name(level: str) -> str:
    """Name of the choice of a file of barriers."""
    return f"links.barriers.{level}"


def barriers_of(level: str) -> Barriers | None:
    """The reader's file of barriers, if any."""
    return session.choice(barriers_name(level), None)


def edited_name(level: str) -> str:
    """Name of the choice of the candidate that is edited."""
    return f"candidate.edited.{level}"


def written_name(level: str, identifier: str, what: Literal["name", "note"]) -> str:
    """Name of the choice of what is written of a candidate."""
    return f"candidate.written.{level}.{what}.{identifier}"


def as_written(level: str) -> CandidateSet:
    """The candidates of a level with names and notes as last written."""
    kept = session.candidates(level)
    for own in kept.candidates:
        name, note = (
            session.choice(written_name(kept.division, own.id, what), was)
            for what, was in (("name", own.name), ("note", own.note))
        )
        kept = kept.put(own.model_copy(update={"name": name.strip() or own.name, "note": note}))
    session.keep_candidates(level, kept)
    return kept


def put(level: str, opened: CandidateSet) -> None:
    """Put candidates in the place of those that are there, which can be gone back to."""
    session.choose(before_name(level), session.candidates(level))
    session.forget(f"candidate.written.{level}.")
    session.keep_candidates(level, opened)
    session.choose(edited_name(level), NEW)


def keep_within(level: str, codes: Iterable[str]) -> tuple[str, ...]:
    """Let go of candidates with other areas than these, without a way back; their names."""
    kept = session.candidates(level)
    left = kept.within(codes)
    session.keep_candidates(level, left)
    session.forget(before_name(level))
    return tuple(own.name for own in kept.candidates if own.id not in left.ids)


def keep(bench: Bench, changed: CandidateSet, edited: str | None = None) -> None:
    """Keep changed candidates, remember those before, and draw the page anew.

    Parameters
    ----------
    bench : Bench
    changed : CandidateSet
    edited : str, optional
        Id of the candidate to edit from now on; as before where not given.
    """
    if changed != bench.candidates:
        session.choose(before_name(bench.level), bench.candidates)
    session.forget(f"candidate.written.{bench.level}.")
    session.keep_candidates(bench.level, changed)
    if edited is not None:
        session.choose(edited_name(bench.level), edited)
    st.rerun()


def before_name(level: str) -> str:
    """Name of the choice of the candidates before the last change."""
    return f"candidate.before.{level}"


def pick(bench: Bench, codes: Codes, action: Action) -> None:
    """Add areas to the candidate that is edited, or take them from it; a new one begins with them.

    Raises
    ------
    InputError
        No area would be left in the candidate.
    """
    own = bench.own
    if own is None:
        identifier, name = free_name(bench.candidates, "hand")
        made = make(bench.graph, identifier, name, codes)
    else:
        left = {*own.codes, *codes} if action == "add" else {*own.codes} - {*codes}
        made = make(bench.graph, own.id, own.name, left, made=own.made, note=own.note)
    keep(bench, bench.candidates.put(made), made.id)


def toggle(bench: Bench, code: str) -> None:
    """Add one area to the candidate that is edited, or take it out where it is in.

    Raises
    ------
    InputError
        No area would be left in the candidate.
    """
    inside = bench.own is not None and code in bench.own.codes
    pick(bench, (code,), "take" if inside else "add")


def free_name(candidates: CandidateSet, made: str) -> tuple[str, str]:
    """An id and a name that no candidate has, listed ones included, by how the new one is made."""
    identifier = candidates.free_id(made, session.shortlist(candidates.division).codes)
    return identifier, words.NAMES[made].format(number=identifier.rsplit("-", 1)[-1])


def named(bench: Bench, found: Iterable[Candidate]) -> CandidateSet:
    """The candidates with found ones last, each under an id and a name of its own.

    The name is that of the place, and a number where another has that name.
    """
    candidates = bench.candidates
    taken = {each.name for each in session.shortlist(bench.level).entries}
    for own in found:
        identifier, number = free_name(candidates, own.made)
        place = place_name(bench, own)
        name = number if place in taken | {each.name for each in candidates.candidates} else place
        candidates = candidates.put(own.model_copy(update={"id": identifier, "name": name}))
    return candidates


def place_name(bench: Bench, own: Candidate) -> str:
    """What people would call a candidate: its area of greatest need, and that there are more."""
    first = str(bench.result.rank[list(own.codes)].fillna(np.inf).idxmin())
    name = str(bench.place.areas.names[first])
    if len(own.codes) == 1:
        return name
    place, _, code = name.rpartition(" · ")
    return words.NAME_TOGETHER.format(area=place if place and first.endswith(code) else name)
