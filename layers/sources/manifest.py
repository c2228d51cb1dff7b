"""Manifests: what a fetched set is, and its entry in the list of sources."""

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field

from layers.cards import Card, Checksum, Identifier, IsoDate, Source, Text
from layers.text_files import check_model, parse_json, read_text

Kind = Literal["areas", "figures", "records", "benchmark"]


class Manifest(Card):
    """What a fetched set is and where it comes from.

    Parameters
    ----------
    name : str
        Id of the set, and the stem of its files.
    kind : {"areas", "figures", "records", "benchmark"}
        Outlines; figures by area, year and variable; rows as the source gave them; figures of
        the whole municipality.
    keys : tuple of str
        Columns that together name a row.
    division : str
        Division that the codes belong to; empty where there is none.
    table : str
        Id of the table at the publisher.
    address, question : str, dict
        What was asked.
    retrieved, updated : str
        Day of the fetch, and what the publisher says of its last change.
    years : tuple of int
        Reference years within the set.
    labels : dict
        Names of codes, by variable; regions are left out.
    notes : tuple of str
        The publisher's own remarks.
    file, sha256, rows : str, str, int
        The data file, its checksum and its length; filled in when the set is kept.
    """

    name: Identifier
    kind: Kind
    keys: Annotated[tuple[str, ...], Field(min_length=1)]
    division: str = ""
    table: str = ""
    title: Text
    publisher: Text
    licence: str = ""
    attribution: str = ""
    address: str = ""
    question: dict[str, Any] = Field(default_factory=dict)
    retrieved: IsoDate = ""
    updated: str = ""
    years: tuple[int, ...] = ()
    labels: dict[str, dict[str, str]] = Field(default_factory=dict)
    notes: tuple[str, ...] = ()
    file: str = ""
    sha256: Checksum = ""
    rows: int = 0

    @property
    def source(self) -> Source:
        """The entry in the list of sources."""
        return Source(
            publisher=self.publisher,
            title=self.title,
            url=self.address,
            licence=self.licence,
            attribution=self.attribution,
            reference_date=str(max(self.years)) if self.years else "",
            retrieved=self.retrieved,
            sha256=self.sha256,
        )


def read_manifest(path: Path) -> Manifest:
    """Read a manifest.

    Raises
    ------
    InputError
        The file is none.
    """
    return check_model(Manifest, parse_json(read_text(path), path.name), path.name)
