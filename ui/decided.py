"""Whether what the tab shows is what was frozen as a decision, so that an export may say so."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

import streamlit as st

from geo.faults import InputError
from layers.register import Register
from layers.text_files import check_model
from scoring.decision.entry import Entry
from scoring.decision.shortlist import Shortlist, upgraded
from scoring.scenario import Scenario
from store.archives.frozen import read_bundle
from store.documents.decision import Decision
from store.repository import Store
from ui import session, stored
from ui.reference import reference_fingerprint
from ui.stored import CHOSEN
from ui.workspace import Place

LATEST = 5
"""Decisions of a workspace, the newest first, that the tab may have left behind."""


@dataclass(frozen=True)
class Grounds:
    """Everything that a decision rests on: fingerprints, and the shortlist as it was.

    Parameters
    ----------
    scenario, figures, areas : str
        The figures are those that the scenario reads.
    reference, register : str
        Empty where no table is compared with, and where the register is the program's own.
    shortlist : tuple of Entry
    """

    scenario: str
    figures: str
    areas: str
    reference: str
    register: str
    shortlist: tuple[Entry, ...]

    def differing(self, other: "Grounds") -> tuple[str, ...]:
        """Names of the parts that differ."""
        names = [each.name for each in fields(self)]
        return tuple(name for name in names if getattr(self, name) != getattr(other, name))


@dataclass(frozen=True)
class Frozen:
    """A decision: what it is called, its hash and what it rests on."""

    name: str
    hash: str
    grounds: Grounds


@dataclass(frozen=True)
class Standing:
    """What the tab has to do with a decision.

    Parameters
    ----------
    name, hash : str
        Of the decision.
    changed : tuple of str
        Parts of :class:`Grounds` that are others now; empty where it is the decision.
    """

    name: str
    hash: str
    changed: tuple[str, ...]


def remember(place: Place, scenario: Scenario, shortlist: Shortlist, name: str, of: str) -> None:
    """Keep the hash of the decision that these were frozen as, and what it is called."""
    session.choose(_key(place), Frozen(name, of, grounds_of(place, scenario, shortlist)))


def standing(place: Place, scenario: Scenario, shortlist: Shortlist) -> Standing | None:
    """What the tab has to do with a decision of the tab, or of the workspace that is chosen.

    Returns
    -------
    Standing or None
        Of a decision that these are; else of the last that is about the same
        areas; None where there is none.
    """
    here = grounds_of(place, scenario, shortlist)
    kept: Frozen | None = session.choice(_key(place), None)
    known = [*([kept] if kept else []), *_of_workspace(session.choice(CHOSEN, None), here)]
    about = [each for each in known if each.grounds.areas == here.areas]
    found = next((each for each in about if each.grounds == here), None) or next(iter(about), None)
    return found and Standing(found.name, found.hash, found.grounds.differing(here))


def decision_of(place: Place, scenario: Scenario, shortlist: Shortlist) -> str:
    """Hash of the decision that these are; empty where they are none."""
    found = standing(place, scenario, shortlist)
    return found.hash if found and not found.changed else ""


def put_back(
    workspace: str, place: Place, scenario: Scenario, shortlist: Shortlist
) -> Shortlist | None:
    """Remember the decision that a link shows; its shortlist, for a link holds no reasons.

    Parameters
    ----------
    workspace : str
        Where the link is stored.
    place : Place
    scenario : Scenario
    shortlist : Shortlist
        As the link has it.

    Returns
    -------
    Shortlist or None
        None where no decision of the workspace is of these areas, in this
        order, and of all the rest.
    """
    here, wanted = grounds_of(place, scenario, shortlist), _listed(shortlist.entries)
    for each in _of_workspace(workspace, here):
        same = each.grounds.differing(here) in ((), ("shortlist",))
        if same and _listed(each.grounds.shortlist) == wanted:
            session.choose(_key(place), each)
            return shortlist.model_copy(update={"entries": each.grounds.shortlist})
    return None


def _listed(entries: tuple[Entry, ...]) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.code, each.areas) for each in entries if each.is_chosen]


def grounds_of(place: Place, scenario: Scenario, shortlist: Shortlist) -> Grounds:
    """What a decision of these would rest on."""
    changed = session.register()
    used = [name for name in scenario.columns if name in place.table.indicators]
    return Grounds(
        scenario.fingerprint,
        place.table.fingerprint_of(used),
        place.areas.fingerprint,
        reference_fingerprint(place.level, scenario),
        changed.fingerprint if changed else "",
        shortlist.entries,
    )


def _of_workspace(workspace: str | None, here: Grounds) -> Iterator[Frozen]:
    """Decisions of a workspace: those of the same scenario and figures, then the newest."""
    if workspace is None:
        return
    try:
        store = stored.store()
        found = [
            (version, version.read(Decision))
            for version in reversed(store.documents(workspace, "decision"))
        ]
        named = (here.scenario, here.figures)
        same = [each for each in found if (each[1].scenario, each[1].data) == named]
        for version, decision in [*same, *found[:LATEST]]:
            sha256 = decision.bundle.sha256
            yield Frozen(version.name, decision.hash, _grounds(sha256, store))
    except InputError:  # the page on workspaces tells of it
        return


@st.cache_resource(max_entries=64, show_spinner=False)
def _grounds(sha256: str, _store: Store) -> Grounds:
    bundle = read_bundle(_store.file(sha256))
    register, kept = (bundle.documents.get(name) for name in ("register", "shortlist"))
    shortlist = None if kept is None else check_model(Shortlist, upgraded(kept))
    return Grounds(
        bundle.told.scenario,
        bundle.told.data,
        bundle.told.areas,
        bundle.reference.fingerprint if bundle.reference else "",
        check_model(Register, register).fingerprint if register else "",
        shortlist.entries if shortlist else (),
    )


def _key(place: Place) -> str:
    return f"decided.{place.level}"
