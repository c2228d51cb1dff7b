"""The record of an export: made from its content, told in it and put into its file."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from export import __version__
from export.changes import Changes
from export.papers.grounds import shortened
from export.proof.embedding import embed
from export.proof.record import Data, Journal, Record, Shape, libraries, with_record
from language import text
from layers.catalogue import Catalogue
from layers.point_set import PointSet
from layers.responsibility import ResponsibilityRules
from scoring.decision.shortlist import Entry, Shortlist
from scoring.places.candidates import Candidate
from scoring.scenario import Scenario
from ui import cached
from ui.access_layers import AccessLayer
from ui.content import Content
from ui.covered import delivered_rules
from ui.workspace import Place

SIGNED = frozenset({"gpkg", "zip", "csv", "xlsx"})
"""Forms that show who changed an entry of the shortlist, and when."""

SIGNED_REJECTED = frozenset({"pptx", "docx"})
"""Forms that show it of what is rejected alone."""

WITH_JOURNAL = frozenset({"xlsx"})

MOST_POINTS = 1_000
"""Points of a layer that a record holds; of more it holds the checksum alone."""


def make_record(
    content: Content,
    shape: Shape,
    *,
    candidates: tuple[Candidate, ...] = (),
    rules: ResponsibilityRules | None = None,
) -> Record:
    """All that an export's figures depend on.

    Parameters
    ----------
    content : Content
    shape : Shape
        What decides the file itself.
    candidates : tuple of Candidate
        Beside the shortlist, told of one by one in a document.
    rules : ResponsibilityRules, optional
        Who is named for what in a document, where the reader has changed it.
    """
    place, scenario = content.place, content.result.scenario
    reference = "".join(content.dossier.told(text.META_REFERENCE_HASH))
    return Record(
        program=__version__,
        libraries=libraries(),
        day=date.fromisoformat("".join(content.dossier.told(text.META_DATE))),
        level=place.level,
        edition=place.areas.source,
        columns=place.table.indicators,
        data=data_of(place, scenario, content.catalogue, reference),
        scenario=scenario,
        shortlist=_chosen(content, shape.form),
        candidates=candidates,
        rules=rules,
        journal=_journal(content.dossier.changes) if shape.form in WITH_JOURNAL else None,
        threshold=content.threshold,
        **told_data(place),
        is_internal=content.dossier.is_internal,
        shape=shape,
        decision=content.decision,
    )


def data_of(place: Place, scenario: Scenario, catalogue: Catalogue, reference: str) -> Data:
    """Names of what figures by a scenario are computed from."""
    used = [name for name in scenario.columns if name in place.table.indicators]
    return Data(
        areas=place.areas.fingerprint,
        figures=place.table.fingerprint,
        used=place.table.fingerprint_of(used),
        register=place.initiatives.fingerprint,
        reference=reference,
        catalogue=catalogue_fingerprint(catalogue),
    )


def told_data(place: Place) -> dict[str, Any]:
    """Fields of a record for data that are the reader's own."""
    is_own = place.level == cached.OWN
    return {
        "protection": place.protection if is_own else None,
        "cards": dict(place.cards) if is_own else {},
        "own": place.own,
        "access": tuple(each.choices for each in place.layers),
        "points": _few_points(place.layers),
    }


def _few_points(layers: Sequence[AccessLayer]) -> dict[str, PointSet]:
    """Points of layers by checksum, of those that have few."""
    return {
        each.choices.points.sha256: each.points
        for each in layers
        if each.choices.points and each.points and len(each.points.points) <= MOST_POINTS
    }


def catalogue_fingerprint(catalogue: Catalogue) -> str:
    """Names all embedded data and the rules that come with them (SHA-256, hexadecimal)."""
    told = f"{catalogue.fingerprint}{delivered_rules().model_dump_json()}"
    return hashlib.sha256(told.encode()).hexdigest()


def _chosen(content: Content, form: str) -> Shortlist:
    """The shortlist, with names and times where a form shows them."""
    if content.chosen is None:
        short = content.dossier.shortlist
        pairs = zip(short["kod"], short["skal"], strict=True)
        entries = tuple(Entry(code=code, reason=reason) for code, reason in pairs)
        return Shortlist(division=content.place.level, entries=entries)
    return content.chosen.model_copy(
        update={"entries": tuple(_shown(each, form) for each in content.chosen.entries)}
    )


def _shown(entry: Entry, form: str) -> Entry:
    """The entry without what a form does not show of it."""
    if form in SIGNED or (form in SIGNED_REJECTED and not entry.is_chosen):
        return entry
    return entry.model_copy(update={"who": "", "when": ""})


def _journal(changes: Changes | None) -> Journal | None:
    if changes is None:
        return None
    told = changes.rows.map(shortened).itertuples(index=False, name=None)
    return Journal(note=changes.note, columns=tuple(changes.rows.columns), rows=tuple(told))


def proved(content: Content, record: Record, write: Callable[[Content], bytes]) -> bytes:
    """Write a file that tells its record's hash and holds the record.

    Parameters
    ----------
    content : Content
    record : Record
        Of the content.
    write : callable
        Writes the content.
    """
    told = replace(content, dossier=with_record(content.dossier, record))
    return embed(write(told), record.text)
