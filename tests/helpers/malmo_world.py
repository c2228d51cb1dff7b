"""The replayed sources with the real areas of Malmö."""

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
