"""The replayed sources with the real areas of Malmö."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from layers.catalogue import Catalogue
from tests.helpers.replay import World, small_world


def malmo_world(catalogue: Catalogue) -> World:
    """Both editions have the embedded outlines; figures are invented."""
    world = small_world()
    deso, regso = (catalogue.levels[level].areas for level in ("deso", "regso"))
    fine = {code: (deso.parent[code], "", deso.geometry[code]) for code in deso.codes}
    coarse = {code: ("", regso.names[code], regso.geometry[code]) for code in regso.codes}
    world.areas = {
        "DeSO_2025": fine,
        "RegSO_2025": coarse,
        "DeSO_2018": fine,
        "RegSO_2020": coarse,
    }
    return world


COUNTED = ("TAB6574", "TAB6571", "TAB6568", "TAB6534", "TAB6680", "TAB6638")
"""Tables of nothing but counts."""


@dataclass
class AgreeingWorld(World):
    """A world in which every count of a RegSO is the sum of its DeSO, but for what is added.

    Parameters
    ----------
    added : dict
        What is published too much, by table and code of a RegSO.
    """

    added: dict[tuple[str, str], float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.parts = defaultdict(list)
        for code, (parent, _, _) in self.areas["DeSO_2025"].items():
            self.parts[parent].append(code)

    def figure(self, table: str, cell: dict[str, str]) -> tuple[float | None, str | None]:
        bare, _, edition = cell["Region"].partition("_")
        if table not in COUNTED or bare not in self.parts:
            return super().figure(table, cell)
        suffix = edition and f"_{edition.replace('RegSO', 'DeSO')}"
        cells: list[Any] = [
            super(AgreeingWorld, self).figure(table, cell | {"Region": code + suffix})[0]
            for code in self.parts[bare]
        ]
        return sum(cells) + self.added.get((table, bare), 0), None


def agreeing_world(catalogue: Catalogue) -> AgreeingWorld:
    """As :func:`malmo_world`, with RegSO that are the sums of their DeSO."""
    return AgreeingWorld(malmo_world(catalogue).areas)
