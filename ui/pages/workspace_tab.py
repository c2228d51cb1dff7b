"""What the tab holds that can be saved, and what is saved put back in the tab."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from geo.faults import Fault, FaultKind, InputError
from language import access_text, text
from language import workspace_text as words
from layers.access_layers import AccessLayers
from layers.own.mapping import OwnMapping
from layers.register import Register
from scoring.decision.plan import Plan
from scoring.decision.shortlist import read_shortlist
from scoring.followup.baseline import Baseline
from scoring.followup.published import PublishedIndex
from scoring.places.candidates import read_candidates
from scoring.scenario import Scenario
from store.documents.own_data import OwnData
from store.records import Version
from ui import accessible, bench, cached, following, listed, session, stored
from ui.access_layers import files_of, from_document, to_document
from ui.followed import open_followup
from ui.own_documents import files_of as own_files
from ui.own_documents import from_document as from_own
from ui.own_documents import to_document as own_document
from ui.own_reading import remember
from ui.pages.allocation_plan import put_plan
from ui.pages.index_page import use
from ui.pages.own_load import use_own
from ui.pages.weights import current_scenario
from ui.workspace import Place

LONGEST_NAME = 100
"""Characters of a name that is made of titles."""


@dataclass(frozen=True)
class Held:
    """A document of the tab.

    Parameters
    ----------
    content : BaseModel or None
        Of the kind's model; None where there is nothing.
    told : str
        What it is, for the reader.
    name : str
        To save it under at first.
    is_worth_saving : bool
        Whether there is anything in it that is not in the program.
    files : tuple of bytes
        That the content refers to.
    """

    content: BaseModel | None
    told: str
    name: str
    is_worth_saving: bool
    files: tuple[bytes, ...] = ()


def held(level: str) -> dict[str, Held]:
    """Documents of the tab by kind, those of a level where the kind goes by level."""
    scenario = current_scenario(level)
    shortlist, candidates = listed.as_written(level), bench.as_written(level)
    register, plan = cached.register(), session.plan(level)
    baseline = following.baseline(level)
    shown = text.LEVELS[level]
    return {
        "scenario": Held(scenario, words.scenario(scenario.name), scenario.name, True),
        "shortlist": Held(
            shortlist,
            words.areas(len(shortlist.entries), shown),
            words.NAME.format(kind=words.KINDS["shortlist"], level=shown),
            bool(shortlist.entries),
        ),
        "candidates": Held(
            candidates,
            words.candidates(len(candidates.candidates), shown),
            words.NAME.format(kind=words.KINDS["candidates"], level=shown),
            bool(candidates.candidates),
        ),
        "register": Held(
            register,
            words.register(len(register.cards), len(register.changes)),
            words.KINDS["register"],
            session.register() is not None,
        ),
        **_held_own_data(),
        **_held_access(level),
        "allocation": Held(
            plan or Plan(amount=0),
            words.allocation(plan.amount if plan else None, shown),
            words.NAME.format(kind=words.KINDS["allocation"], level=shown),
            plan is not None,
        ),
        "baseline": Held(
            baseline,
            words.baseline(baseline.name if baseline else None, shown),
            baseline.name if baseline else words.KINDS["baseline"],
            baseline is not None,
        ),
        "published": _held_published(),
    }


def _held_published() -> Held:
    found = following.published()
    told = words.published(found.publisher if found else None, len(found.values) if found else 0)
    return Held(found, told, words.KINDS["published"], found is not None)


def _held_own_data() -> dict[str, Held]:
    """The reader's own files, where there are any."""
    own = session.own_data()
    if own is None:
        return {}
    names = ", ".join(table.name for table in own.tables)
    told = words.own_data(names)
    return {"own_data": Held(own_document(own), told, own.tables[0].name, True, own_files(own))}


def _held_access(level: str) -> dict[str, Held]:
    """Points that access is measured to, where there are any."""
    layers = accessible.kept(level)
    if not layers:
        return {}
    titles = [each.title for each in layers]
    told, files = access_text.held(titles), files_of(layers)
    return {
        "access": Held(to_document(layers), told, ", ".join(titles)[:LONGEST_NAME], True, files)
    }


def put(version: Version, place: Place) -> None:
    """Put a saved document in the tab, and remember which version it is.

    Raises
    ------
    InputError
        It does not fit the areas, such as a code that they do not have; nothing
        in the tab is changed.
    """
    PUT[version.kind](version, place)
    stored.remember(version, place.level)


def _put_scenario(version: Version, place: Place) -> None:
    opened = version.read(Scenario)
    cached.scored(place, opened)
    use(place.level, opened)


def _put_shortlist(version: Version, place: Place) -> None:
    opened = read_shortlist(version.model.model_dump_json(), place.areas.codes, version.name)
    listed.put(opened.model_copy(update={"division": place.level}))


def _put_candidates(version: Version, place: Place) -> None:
    body, codes = version.model.model_dump_json(), place.areas.codes
    bench.put(place.level, read_candidates(body, codes, version.name, division=place.level))


def _put_register(version: Version, _: Place) -> None:
    opened = version.read(Register)
    cached.catalogue().locate(opened)
    session.keep_register(opened)


def _put_own_data(version: Version, _: Place) -> None:
    opened = from_own(version.read(OwnData), stored.store().file)
    cached.scored(cached.own_place_of(opened), opened.scenario)
    use_own(opened)


def _put_mapping(version: Version, _: Place) -> None:
    remember(version.read(OwnMapping))


def _put_access(version: Version, place: Place) -> None:
    opened = from_document(version.read(AccessLayers), stored.store().file)
    bare = cached.bare_place(place.level)
    accessible.put(bare, opened, cached.ground(bare))


def _put_allocation(version: Version, place: Place) -> None:
    put_plan(place.level, version.read(Plan))


def _put_baseline(version: Version, place: Place) -> None:
    opened = version.read(Baseline)
    if opened.division != place.level:
        allowed = text.LEVELS.get(opened.division, opened.division)
        shown = text.LEVELS[place.level]
        raise InputError([Fault(FaultKind.FIELD_VALUE, version.name, words.LEVEL, shown, allowed)])
    open_followup(place, opened)
    following.keep_baseline(place.level, opened)


def _put_published(version: Version, _: Place) -> None:
    following.keep_published(version.read(PublishedIndex))


PUT: Mapping[str, Callable[[Version, Place], None]] = {
    "scenario": _put_scenario,
    "shortlist": _put_shortlist,
    "candidates": _put_candidates,
    "register": _put_register,
    "own_data": _put_own_data,
    "mapping": _put_mapping,
    "access": _put_access,
    "allocation": _put_allocation,
    "baseline": _put_baseline,
    "published": _put_published,
}
"""How each kind is put in the tab; the kinds that a reader saves."""
