"""Which official delområden a RegSO's name holds, and so which GeSO it lies in."""

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

RAW_FILE = "geso14_delomraden.json"
STAND_FOR = Path(__file__).with_suffix(".toml")

DIRECTIONS = {
    "norr": "norra",
    "syd": "södra",
    "väst": "västra",
    "öst": "östra",
    "nordväst": "",
    "nordöst": "",
    "sydväst": "",
    "sydöst": "",
    "omland": "",
}
"""Last words that tell the RegSO of one delområde apart, and the adjective some names put first."""


@dataclass(frozen=True)
class Gazetteer:
    """The official delområden, and how a RegSO's name is read.

    Parameters
    ----------
    geso_of : Series
        Number of the GeSO (int) by official name of the delområde, in the city's order.
    geso_names : Series
        Name of the GeSO by number.
    official : dict of str to tuple of str
        Official delområden by folded name; short forms lead to all that they stand for.
    """

    geso_of: pd.Series
    geso_names: pd.Series
    official: dict[str, tuple[str, ...]]

    def delomraden(self, name: str) -> tuple[str, ...]:
        """Official delområden that a RegSO's name holds, in the order of the name.

        The name is split at its hyphens. Each part is looked up as it stands
        ("Västra Kattarp"), then without its last direction word ("Nydala
        norr"), then with that word as an adjective ("Sofielund norr" for
        Norra Sofielund). Case and spaces do not count ("Malmöhus").

        Raises
        ------
        KeyError
            A part is no delområde and has no line in the table of short forms.
        """
        found = [delomrade for part in name.split("-") for delomrade in self._read(part)]
        return tuple(dict.fromkeys(found))

    def _read(self, part: str) -> tuple[str, ...]:
        base, _, last = part.rpartition(" ")
        readings = [part]
        if last.casefold() in DIRECTIONS:
            readings += [base, f"{DIRECTIONS[last.casefold()]} {base}"]
        for reading in readings:
            if fold(reading) in self.official:
                return self.official[fold(reading)]
        raise KeyError(part)

    def geso(self, name: str) -> list[int]:
        """Number of the GeSO of every delområde in a RegSO's name, the chosen one first.

        Chosen is the GeSO that holds most of the delområden named, and of
        equals the one named first.
        """
        numbers = self.geso_of[list(self.delomraden(name))]
        counts = numbers.value_counts(sort=False)
        return list(counts.sort_values(ascending=False, kind="stable").index)


def fold(name: str) -> str:
    """Return a name without case and spaces, for comparison only."""
    return "".join(name.casefold().split())


def read_gazetteer(raw: Path) -> Gazetteer:
    """Read the official delområden from the raw folder, and the short forms from the table.

    Parameters
    ----------
    raw : Path
        Folder with the city's list of delområden by GeSO.

    Returns
    -------
    Gazetteer
    """
    areas = json.loads((raw / RAW_FILE).read_text(encoding="utf-8"))["areas"]
    geso_of = pd.Series({name: area["code"] for area in areas for name in area["covers"]})
    short = tomllib.loads(STAND_FOR.read_text(encoding="utf-8"))["stand_for"]
    return Gazetteer(
        geso_of,
        pd.Series({area["code"]: area["name"] for area in areas}),
        {fold(entry["part"]): tuple(entry["delomraden"]) for entry in short}
        | {fold(name): (name,) for name in geso_of.index},
    )
