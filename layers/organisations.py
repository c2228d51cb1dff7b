"""Organisations: nämnder, companies and others that answer for initiatives or take part in them."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from geo.faults import Fault, FaultKind, refuse, repeated
from layers.cards import Card, Identifier, Text
from layers.text_files import check_model, parse_toml, read_text

OrganisationKind = Literal["board", "company", "authority", "region", "civil_society", "business"]

FILE = "organisations.toml"

NEAR = 0.6
"""Likeness (0 to 1, Ratcliff-Obershelp) from which a name is held to be meant."""


class Organisation(Card):
    """One organisation.

    ``board`` is one of the city's nämnder (kommunstyrelsen among them),
    ``company`` one that the city owns. ``department`` is the förvaltning of a
    board; ``names`` are other names that it goes by in files.
    """

    id: Identifier
    name: Text
    short: Text
    kind: OrganisationKind
    department: str = ""
    names: tuple[str, ...] = ()

    @property
    def is_of_the_city(self) -> bool:
        """Whether it is a board or company of the city."""
        return self.kind in ("board", "company")

    @property
    def all_names(self) -> tuple[str, ...]:
        """Name, short name and other names."""
        return (self.name, self.short, *self.names)


class OrganisationFile(Card):
    """All organisations of a city."""

    organisations: Annotated[tuple[Organisation, ...], Field(min_length=1)]


def read_organisations(folder: Path) -> dict[str, Organisation]:
    """Read ``organisations.toml`` of a data folder.

    Returns
    -------
    dict of str to Organisation
        By id, in the order of the file; empty where there is no such file.

    Raises
    ------
    InputError
        Every fault of the file, ids that stand twice among them.
    """
    path = folder / FILE
    if not path.is_file():
        return {}
    found = check_model(OrganisationFile, parse_toml(read_text(path), FILE), FILE).organisations
    refuse(repeated_ids([organisation.id for organisation in found], FILE))
    return {organisation.id: organisation for organisation in found}


def find_organisation(text: str, organisations: Mapping[str, Organisation]) -> str | None:
    """Find an organisation by id, name, short name or another name, whatever the case.

    Returns
    -------
    str or None
        Its id; None where there is none, or where two go by the name.
    """
    wanted = text.strip().casefold()
    if wanted in organisations:
        return wanted
    found = {
        identifier
        for identifier, organisation in organisations.items()
        if wanted in (name.casefold() for name in organisation.all_names)
    }
    return found.pop() if len(found) == 1 else None


def near_names(text: str, organisations: Mapping[str, Organisation]) -> list[str]:
    """Names that a text may be meant for, likest first; every name where none is near."""
    by_name = {
        name.casefold(): organisation.name
        for organisation in organisations.values()
        for name in organisation.all_names
    }
    near = get_close_matches(text.strip().casefold(), by_name, n=3, cutoff=NEAR)
    names = [by_name[name] for name in near] or list(by_name.values())
    return list(dict.fromkeys(names))


def repeated_ids(ids: Iterable[str], file: str) -> list[Fault]:
    """Ids that stand more than once, each told once.

    Parameters
    ----------
    ids : iterable of str
        In the order of the file.
    file : str
        Name for the message.
    """
    return [Fault(FaultKind.ID_TWICE, file, received=each) for each in repeated(ids)]
