"""PxWebApi 2, as Statistikdatabasen speaks it: metadata, then figures in parts that fit."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from geo.faults import Fault, FaultKind, InputError, refuse
from layers.sources.cache import Parts
from layers.sources.http import Web, plain_address, read_answer
from layers.sources.jsonstat import Cube, changed, read_cube

CELL_LIMIT = 150_000
"""Cells that one call may ask for."""

REGION, TIME, CONTENTS = "Region", "Tid", "ContentsCode"
"""Variables that every table has."""

Selection = Mapping[str, Sequence[str]]
"""Codes to ask for, by variable."""


@dataclass(frozen=True)
class PxWeb:
    """Statistikdatabasen.

    Parameters
    ----------
    web : Web
    address : str
        Base of the interface, up to and with ``v2``.
    cell_limit : int
        Cells that one call may ask for.
    """

    web: Web
    address: str
    cell_limit: int = CELL_LIMIT

    def metadata(self, table: str) -> Cube:
        """Variables of a table with all their codes; a cube without values.

        Raises
        ------
        InputError
            The source does not answer, or not as documented.
        """
        address = f"{self.address}/tables/{table}/metadata"
        data = self.web.json(address, title=f"SCB {table}", params={"lang": "sv"})
        cube = read_cube(data, f"SCB {table}", with_values=False)
        lacking = [name for name in (REGION, TIME, CONTENTS) if name not in cube.codes]
        refuse([changed(f"SCB {table}", "dimension", lacking, cube.codes)] if lacking else [])
        return cube

    def figures(
        self,
        table: str,
        selection: Selection,
        *,
        codelists: Mapping[str, str] | None = None,
        parts: Parts | None = None,
    ) -> pd.DataFrame:
        """Fetch the figures of a selection, in as many calls as the limit asks for.

        Parameters
        ----------
        table : str
        selection : mapping of str to sequence of str
            Codes by variable; a variable that is left out is summed by the source.
        codelists : mapping of str to str, optional
            List that the codes are of, by variable.
        parts : Parts, optional
            Where answers are kept until all are there.

        Returns
        -------
        DataFrame
            One row per cell, sorted by its codes: a text column per variable, ``value``
            (NaN = no figure) and ``status``.

        Raises
        ------
        InputError
            The source does not answer, or a part lacks cells that were asked for.
        """
        frames = [
            self._part(table, part, codelists or {}, parts)
            for part in split(selection, self.cell_limit)
        ]
        whole = pd.concat(frames, ignore_index=True)
        keys = list(selection)
        twice = whole.duplicated(keys)
        if twice.any():
            first = ", ".join(whole.loc[twice, keys].iloc[0])
            raise InputError([Fault(FaultKind.SOURCE_REPEATED, f"SCB {table}", "value", first)])
        return whole.sort_values(keys, kind="stable", ignore_index=True)

    def _part(
        self, table: str, part: Selection, codelists: Mapping[str, str], parts: Parts | None
    ) -> pd.DataFrame:
        """One call; its answer is kept only when it has been read and found whole."""
        title, address = f"SCB {table}", f"{self.address}/tables/{table}/data"
        body = query(part, codelists)
        kept = parts.get(body) if parts else None
        content = kept or self.web.content(
            address,
            title=title,
            params={"lang": "sv", "outputFormat": "json-stat2"},
            body=body,
        )
        cube = read_cube(read_answer(content, title, plain_address(address)), title)
        refuse(_part_faults(cube, part, title))
        if parts and kept is None:
            parts.keep(body, content)
        return cube.frame()[[*part, "value", "status"]]


def query(selection: Selection, codelists: Mapping[str, str]) -> dict[str, Any]:
    """The body of a call for data."""
    return {
        "selection": [
            {"variableCode": name}
            | ({"codelist": codelists[name]} if name in codelists else {})
            | {"valueCodes": list(codes)}
            for name, codes in selection.items()
        ]
    }


def split(selection: Selection, limit: int) -> list[dict[str, tuple[str, ...]]]:
    """Divide a selection into parts of at most ``limit`` cells each.

    The variable with the most codes is halved until the parts fit; together they hold each
    cell once, in a fixed order.

    Parameters
    ----------
    selection : mapping of str to sequence of str
    limit : int
        At least 1.
    """
    whole = {name: tuple(codes) for name, codes in selection.items()}
    if math.prod(len(codes) for codes in whole.values()) <= limit:
        return [whole]
    longest = max(whole, key=lambda name: len(whole[name]))
    middle = len(whole[longest]) // 2
    halves = (whole[longest][:middle], whole[longest][middle:])
    return [part for half in halves for part in split(whole | {longest: half}, limit)]


def _part_faults(cube: Cube, part: Selection, title: str) -> list[Fault]:
    """Variables and codes that were asked for and did not come, or came unasked."""
    lacking = [name for name in part if name not in cube.codes]
    if lacking:
        return [changed(title, "dimension", lacking, cube.codes)]
    extra = [name for name in cube.codes if name not in part and len(cube.codes[name]) > 1]
    if extra:
        return [changed(title, "dimension", part, cube.codes)]
    return [
        Fault(FaultKind.SOURCE_COUNT, title, name, str(len(cube.codes[name])), str(len(codes)))
        for name, codes in part.items()
        if sorted(cube.codes[name]) != sorted(codes)
    ]


def codelists_of(metadata: Cube, variable: str) -> tuple[str, ...]:
    """Ids of the code lists that a variable has."""
    listed = metadata.extension[variable].get("codelists") or ()
    return tuple(str(each.get("id")) for each in listed if isinstance(each, dict))


def is_eliminated(metadata: Cube, variable: str) -> bool:
    """Whether the source sums over a variable that is left out."""
    return bool(metadata.extension[variable].get("elimination"))


def selected_codes(metadata: Cube, variable: str, wanted: Sequence[str], title: str) -> list[str]:
    """Codes of a variable by what a declaration says.

    Parameters
    ----------
    metadata : Cube
    variable : str
    wanted : sequence of str
        A code; ``*`` for all; ``!CODE`` beside it for all but one; ``~text`` for those whose
        name holds the text, in large or small letters.
    title : str
        To lead a message.

    Returns
    -------
    list of str
        In the source's order, each once.

    Raises
    ------
    InputError
        A code, or a name, that the source does not have.
    """
    if variable not in metadata.codes:
        raise InputError([changed(title, "dimension", [variable], metadata.codes)])
    labels = metadata.labels[variable]
    found, lacking = match_codes(labels, wanted)
    if lacking or not found:
        there = [f"{code} ({label})" for code, label in labels.items()]
        raise InputError([changed(title, variable, lacking or wanted, there)])
    return found


def match_codes(
    labels: Mapping[str, str], wanted: Sequence[str]
) -> tuple[list[str], tuple[str, ...]]:
    """Codes that a declaration means, and what in it means none; see :func:`selected_codes`."""
    chosen: set[str] = set()
    lacking = []
    for each in wanted:
        own = _meant(labels, each)
        chosen |= own
        lacking += [] if own or each.startswith("!") else [each]
    chosen -= {each[1:] for each in wanted if each.startswith("!")}
    return [code for code in labels if code in chosen], tuple(lacking)


def _meant(labels: Mapping[str, str], wanted: str) -> set[str]:
    if wanted == "*":
        return set(labels)
    if wanted.startswith("~"):
        text = wanted[1:].casefold()
        return {code for code, label in labels.items() if text in label.casefold()}
    return {wanted} & set(labels)
