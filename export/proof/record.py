"""The record in every export: all that its figures depend on, for a program to read.

A record is canonical JSON in ASCII, so that it is the same text in every format and no program
acts on anything in it. A SHA-256 of it stands among the sources of the export.
"""

import hashlib
import json
import platform
from dataclasses import replace
from datetime import date
from importlib.metadata import version
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from export.dossier import Dossier
from geo.faults import Fault, FaultKind, InputError
from language import text
from layers.access_layers import AccessChoices
from layers.attachment import Sha256
from layers.cards import Checksum, IndicatorCard
from layers.own.told import OwnTold
from layers.own_columns import Protection
from layers.point_set import PointSet
from layers.responsibility import ResponsibilityRules
from layers.strict import Strict
from layers.text_files import check_model
from scoring.decision.plan import Plan
from scoring.decision.shortlist import Shortlist
from scoring.places.candidates import Candidate
from scoring.scenario import Scenario

KIND: Literal["kraftsamling-export"] = "kraftsamling-export"
VERSION: Literal[1] = 1

LIBRARIES = ("numpy", "pandas", "scipy", "shapely", "matplotlib")
"""What figures, outlines and pictures rest on."""

UNNAMED: dict[str, Any] = {
    "shape": True,
    "libraries": True,
    "journal": True,
    "points": True,
    "shortlist": {"entries": {"__all__": {"who", "when"}}},
}
"""What of a record its hash does not name."""

LATER = ("money", "own", "access", "points")
"""Fields that came later: left out where they hold nothing, as in the files of before."""


class Data(Strict):
    """Names of what the figures were computed from (SHA-256, hexadecimal).

    Parameters
    ----------
    areas, figures, register : str
        Outlines, indicator table and cards of the initiatives.
    used : str
        The columns of the table that the scenario reads, as a frozen decision
        keeps them.
    reference : str
        Table of a reference population; empty where none is used.
    catalogue : str
        All embedded data and their rules of responsibility, which documents
        compare with and name organisations by.
    """

    areas: Sha256
    figures: Sha256
    used: Sha256
    register_: Annotated[Sha256, Field(alias="register")]
    catalogue: Sha256
    reference: Checksum = ""

    model_config = ConfigDict(populate_by_name=True)


class Shape(Strict):
    """What decides the file itself.

    Parameters
    ----------
    form : str
        Kind of file.
    is_pdf : bool
        Whether a document was made a PDF.
    crs, tiles : str
        Coordinate system, and address of the basemap.
    template : str
        SHA-256 of the template of slides; empty for the program's own.
    told, comparators : tuple of str
        Areas of fact sheets, and what they are compared with.
    """

    form: str
    is_pdf: bool = False
    crs: str = ""
    tiles: str = ""
    template: Checksum = ""
    told: tuple[str, ...] = ()
    comparators: tuple[str, ...] = ()


class Journal(Strict):
    """The journal of the workspace, as the workbook shows it.

    Parameters
    ----------
    note : str
    columns : tuple of str
        Swedish titles.
    rows : tuple of tuple of str
        One row a change, oldest first.
    """

    note: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Money(Strict):
    """How an amount was divided, for the files of Fördelning.

    Parameters
    ----------
    plan : Plan
        Keys, floors, ceilings and reserve.
    change : float
        How far a weight of the index is moved, as a share of it, where that is shown.
    """

    plan: Plan
    change: float


class Record(Strict):
    """All that an export's figures depend on.

    Parameters
    ----------
    program : str
        Version of the program.
    libraries : dict of str to str
        Versions of Python and of what the arithmetic and the pictures rest on.
    day : date
    level, edition : str
        Of the areas, and where their outlines come from.
    columns : tuple of str
        Indicators of the table.
    data : Data
    scenario : Scenario
        Whole: weights, coverage, draws and seed among it.
    shortlist : Shortlist
        Whole, what is rejected among it; who changed an entry and when only
        where the file shows it.
    candidates : tuple of Candidate
        Those that a document tells of where nothing is chosen on the shortlist,
        or that money is divided between.
    rules : ResponsibilityRules or None
        Who is named for what in a document, where the reader has changed it.
    journal : Journal or None
        Where the file shows one.
    threshold : int
        From which count on open data are told; 1 hides nothing.
    protection : Protection or None
        How the reader's own figures are kept from telling too much.
    cards : dict of str to IndicatorCard
        Of the reader's own figures, where they have any.
    money : Money or None
        How an amount was divided, where the file is of that.
    own : OwnTold or None
        Which files of the reader's own, and how they were read.
    access : tuple of AccessChoices
        Layers of points whose figures are in the table.
    points : dict of str to PointSet
        Points of those layers by checksum, where they are few.
    is_internal : bool
        Whether the file is marked as internal.
    shape : Shape
    decision : str
        SHA-256 of the frozen decision that the export comes from; empty where
        it comes from none.
    """

    kind: Literal["kraftsamling-export"] = KIND
    version: Literal[1] = VERSION
    program: str
    libraries: dict[str, str]
    day: date
    level: str
    edition: str
    columns: tuple[str, ...]
    data: Data
    scenario: Scenario
    shortlist: Shortlist
    candidates: tuple[Candidate, ...] = ()
    rules: ResponsibilityRules | None = None
    journal: Journal | None = None
    threshold: Annotated[int, Field(ge=1)] = 1
    protection: Protection | None = None
    cards: dict[str, IndicatorCard] = Field(default_factory=dict)
    money: Money | None = None
    own: OwnTold | None = None
    access: tuple[AccessChoices, ...] = ()
    points: dict[Sha256, PointSet] = Field(default_factory=dict)
    is_internal: bool = False
    shape: Shape
    decision: Checksum = ""

    @property
    def text(self) -> str:
        """Canonical JSON: keys sorted, no blanks, ASCII only."""
        return canonical(self._plain())

    @property
    def hash(self) -> str:
        """SHA-256 (hexadecimal) of choices and data: one for every format and machine.

        What follows from the kind of file is left out (shape, journal, who
        changed an entry and when), the libraries, and points, which are named
        by their checksums.
        """
        return hashlib.sha256(canonical(self._plain(UNNAMED)).encode()).hexdigest()

    def _plain(self, exclude: dict[str, Any] | None = None) -> dict[str, Any]:
        data = self.model_dump(mode="json", by_alias=True, exclude=exclude)
        return {name: part for name, part in data.items() if part or name not in LATER}


def canonical(data: Any) -> str:
    """Plain data as JSON: keys sorted, no blanks, ASCII only."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), allow_nan=False)


def libraries() -> dict[str, str]:
    """Versions of Python and of what an export rests on."""
    return {"python": platform.python_version(), **{name: version(name) for name in LIBRARIES}}


def read_record(content: str, file: str) -> Record:
    """Read a record.

    Parameters
    ----------
    content : str
        As :attr:`Record.text`.
    file : str
        Name for messages.

    Raises
    ------
    InputError
        As :func:`versioned`, else every fault of its fields.
    """
    return check_model(Record, versioned(content, file, VERSION), file)


def versioned(content: str, file: str, known: int) -> dict[str, Any]:
    """A record as plain data, once it is seen to be of the version that is known.

    Raises
    ------
    InputError
        RECORD_DAMAGED where it is no JSON, RECORD_UNKNOWN where it is of another version.
    """
    try:
        data = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise InputError([Fault(FaultKind.RECORD_DAMAGED, file)]) from error
    told = data.get("version") if isinstance(data, dict) else None
    if told != known or isinstance(told, bool):
        fault = Fault(FaultKind.RECORD_UNKNOWN, file, received=str(told), allowed=str(known))
        raise InputError([fault])
    return dict(data)


def with_record(dossier: Dossier, record: Record) -> Dossier:
    """A dossier whose metadata tell the record, its hash and the decision's."""
    decision = [(text.META_DECISION_HASH, record.decision)] if record.decision else []
    rows = [
        *_without(dossier, text.META_SCENARIO_JSON),
        (text.META_RECORD_HASH, record.hash),
        *decision,
        (text.META_SCENARIO_JSON, "".join(dossier.told(text.META_SCENARIO_JSON))),
        (text.META_RECORD, record.text),
    ]
    return replace(dossier, metadata=tuple(rows))


def _without(dossier: Dossier, key: str) -> list[tuple[str, str]]:
    return [row for row in dossier.metadata if row[0] != key]
