"""Frozen decisions: all that a result was made from, to be computed anew years later."""

import io
import json
import platform
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from pydantic import BaseModel

from geo.areas import AreaSet
from layers.attachment import Attachment
from layers.strict import Strict
from layers.table import IndicatorTable
from layers.text_files import check_model
from scoring.certainty.montecarlo import sample_ranks
from scoring.scenario import Scenario
from scoring.scenario_file import read_scenario
from scoring.score import score
from store.archives.archive import Archive, Manifest, open_archive, write_archive
from store.archives.tables import (
    areas_json,
    frame_data,
    parsed,
    read_area_data,
    read_table,
    table_json,
)
from store.documents.canonical import canonical
from store.documents.decision import Decision
from store.documents.differences import Difference, differences

FORMAT = "kraftsamling-decision"
VERSION = 1
MAX_SIZE = 1_000_000_000
"""Bytes that a bundle may unfold to."""

SCENARIO = "scenario.json"
TABLE = "table.json"
AREAS = "areas.json"
REFERENCE = "reference.json"
RESULT = "result.json"
DOCUMENTS = "documents/"

LIBRARIES = ("numpy", "pandas", "scipy")
"""What the arithmetic rests on; their versions are told, for a last digit may differ by them."""


class Told(Strict):
    """What the manifest of a bundle tells: name, who, when, fingerprints and versions."""

    name: str
    who: str
    when: str
    scenario: str
    data: str
    areas: str
    versions: dict[str, str]


@dataclass(frozen=True, eq=False)
class Bundle:
    """What a frozen decision holds.

    Parameters
    ----------
    manifest : Manifest
        Its ``hash`` names the decision.
    told : Told
    scenario : Scenario
    table : IndicatorTable
        The columns that the scenario reads.
    areas : AreaSet
        Outlines and parents as they were.
    reference : IndicatorTable or None
        Figures of the reference population.
    result : dict
        ``columns``, ``codes``, ``rows``: by code, the value of each column;
        ``reasons``: by code, why it has no rank.
    documents : dict of str to object
        Plain data of what was kept besides, such as the shortlist.
    """

    manifest: Manifest
    told: Told
    scenario: Scenario
    table: IndicatorTable
    areas: AreaSet
    reference: IndicatorTable | None
    result: dict[str, Any]
    documents: dict[str, Any]


@dataclass(frozen=True)
class Recomputed:
    """A frozen result beside the one that this program gets.

    Parameters
    ----------
    hash : str
        Of the bundle.
    difference : Difference or None
        The first figure that differs, ``before`` being the frozen one; None
        where all are the same to the last digit.
    count : int
        Number of figures that differ.
    versions_then, versions_now : dict of str to str
        Python, libraries and processor.
    """

    hash: str
    difference: Difference | None
    count: int
    versions_then: dict[str, str]
    versions_now: dict[str, str]

    @property
    def is_same(self) -> bool:
        """Whether every figure is the same to the last digit."""
        return self.count == 0


def freeze(
    table: IndicatorTable,
    scenario: Scenario,
    areas: AreaSet,
    *,
    name: str,
    who: str,
    when: str,
    reference: IndicatorTable | None = None,
    documents: Mapping[str, BaseModel] | None = None,
) -> bytes:
    """Score, and keep the result with all that it was made from.

    Parameters
    ----------
    table : IndicatorTable
        In the order of the areas.
    scenario : Scenario
    areas : AreaSet
        Their parents are used, where the scenario goes by group.
    name, who, when : str
        Of the decision; ``when`` is ISO 8601.
    reference : IndicatorTable, optional
        Figures of the reference population.
    documents : mapping of str to BaseModel, optional
        What else belongs to the decision, such as ``shortlist``, by name.

    Returns
    -------
    bytes
        A bundle: a zip file of JSON, with a checksum for every part.

    Raises
    ------
    InputError
        As :func:`scoring.score.score`.
    """
    columns = [name for name in scenario.columns if name in table.indicators]
    used = IndicatorTable(table.values[columns], table.status[columns])
    parts = _parts(used, scenario, areas, reference, documents or {})
    told = Told(
        name=name,
        who=who,
        when=when,
        scenario=scenario.fingerprint,
        data=used.fingerprint,
        areas=areas.fingerprint,
        versions=versions(),
    )
    file = io.BytesIO()
    write_archive(file, FORMAT, VERSION, parts.items(), told.model_dump())
    return file.getvalue()


def _parts(
    used: IndicatorTable,
    scenario: Scenario,
    areas: AreaSet,
    reference: IndicatorTable | None,
    documents: Mapping[str, BaseModel],
) -> dict[str, bytes]:
    """Parts of a bundle by name, the result among them."""
    parts = {
        SCENARIO: _written(scenario),
        TABLE: table_json(used),
        AREAS: areas_json(areas),
        RESULT: canonical(_result(used, scenario, areas, reference)).encode(),
    }
    if reference is not None:
        parts[REFERENCE] = table_json(reference)
    return parts | {f"{DOCUMENTS}{key}.json": _written(each) for key, each in documents.items()}


def _written(model: BaseModel) -> bytes:
    """A model as canonical JSON."""
    return canonical(model.model_dump(mode="json")).encode()


def read_bundle(content: bytes) -> Bundle:
    """Read a bundle.

    Raises
    ------
    InputError
        It is none, or a part of it is missing, changed or at fault.
    """
    with open_archive(io.BytesIO(content), FORMAT, VERSION, file=FORMAT, most=MAX_SIZE) as archive:
        parts = archive.manifest.parts
        return Bundle(
            archive.manifest,
            check_model(Told, archive.manifest.told, FORMAT),
            read_scenario(archive.read(SCENARIO).decode(), SCENARIO),
            read_table(archive.read(TABLE), TABLE),
            read_area_data(archive.read(AREAS), AREAS),
            read_table(archive.read(REFERENCE), REFERENCE) if REFERENCE in parts else None,
            parsed(archive.read(RESULT), RESULT),
            _documents(archive),
        )


def _documents(archive: Archive) -> dict[str, Any]:
    return {
        name.removeprefix(DOCUMENTS).removesuffix(".json"): parsed(archive.read(name), name)
        for name in archive.manifest.parts
        if name.startswith(DOCUMENTS)
    }


def recompute(content: bytes | Bundle) -> Recomputed:
    """Score again from a bundle alone, and compare with the result in it.

    Raises
    ------
    InputError
        As :func:`read_bundle`.
    """
    bundle = content if isinstance(content, Bundle) else read_bundle(content)
    again = _result(bundle.table, bundle.scenario, bundle.areas, bundle.reference)
    found = list(differences(bundle.result, json.loads(canonical(again))))
    return Recomputed(
        bundle.manifest.hash,
        found[0] if found else None,
        len(found),
        bundle.told.versions,
        versions(),
    )


def decision(content: bytes, file: str, note: str = "") -> Decision:
    """Describe a bundle as a document that refers to it.

    Parameters
    ----------
    content : bytes
        From :func:`freeze`.
    file : str
        Name that the bundle is kept and given out under.
    note : str

    Raises
    ------
    InputError
        As :func:`read_bundle`.
    """
    bundle = read_bundle(content)
    return Decision(
        bundle=Attachment.of(file, content),
        hash=bundle.manifest.hash,
        scenario=bundle.told.scenario,
        data=bundle.told.data,
        note=note,
    )


def versions() -> dict[str, str]:
    """Python, libraries and kind of processor that results are computed with."""
    return {
        "python": platform.python_version(),
        **{name: version(name) for name in LIBRARIES},
        "machine": platform.machine(),
    }


def _result(
    table: IndicatorTable, scenario: Scenario, areas: AreaSet, reference: IndicatorTable | None
) -> dict[str, Any]:
    """Scores by area with the reasons for none, and rank intervals where the scenario has any."""
    result = score(table, scenario, parent=areas.parent, reference=reference)
    frame = result.to_frame()
    if scenario.uncertainty is not None:
        drawn = sample_ranks(table, scenario, parent=areas.parent, reference=reference)
        frame = frame.join(drawn.intervals)
    return frame_data(frame) | {"reasons": result.reasons.to_dict()}
