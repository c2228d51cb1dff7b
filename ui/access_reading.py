"""Access layers read: points, network and homes, every fault of all of them at once."""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import geopandas as gpd

from geo.access import Spread, spread_over_homes, spread_over_surface
from geo.areas import AreaSet
from geo.faults import Fault, InputError, refuse
from geo.network import Network
from layers.located import Initiatives
from layers.point_set import PointSet, located, point_set
from layers.points import PointOptions, read_points
from layers.walked import read_homes, read_network
from ui.access_layers import AccessLayer, UserFile, layer_of
from ui.files import spooled

Result = TypeVar("Result")

COUNTED_PHASES = ("running", "unknown")
"""Phases of the initiatives whose sites are measured to, as for coverage."""


def read_layer(
    file: UserFile,
    options: PointOptions,
    areas: AreaSet,
    *,
    network: UserFile | None = None,
    homes: UserFile | None = None,
    **choices: Any,
) -> AccessLayer:
    """A layer of points from a reader's file.

    Parameters
    ----------
    file : UserFile
        The points.
    options : PointOptions
        How to read it; its CRS also counts for the two files below.
    areas : AreaSet
        That the points are for.
    network, homes : UserFile, optional
    **choices
        As for :func:`ui.access_layers.layer_of`.

    Raises
    ------
    InputError
        Every fault of all the files, or of the choices.
    """
    faults: list[Fault] = []
    points = _or_faults(faults, lambda: _point_set(file, options, areas))
    ways = Ways(network, homes, options.crs, bool(choices.get("join_crossings")))
    if points is None:
        _read_ways(ways, areas, faults)
        raise InputError(faults)
    told = {**choices, "crs": options.crs, "leave_out": options.leave_out}
    return layer_of(points, network, homes, **told)


def _point_set(file: UserFile, options: PointOptions, areas: AreaSet) -> PointSet:
    with tempfile.TemporaryDirectory() as folder:
        path = spooled(Path(folder) / "points", file.name, file.content)
        return point_set(read_points(path, areas, options), file.attachment)


def read_files(
    layer: AccessLayer, initiatives: Initiatives, areas: AreaSet
) -> tuple[gpd.GeoDataFrame, str, dict[str, int], Network | None, Spread]:
    """Everything that the files of a layer hold.

    Returns
    -------
    points : GeoDataFrame
        Columns ``name`` and ``approximate``, in the CRS of the areas.
    file_crs : str
        CRS of the points' own coordinates; empty for the register.
    left_out : dict of str to int
        Points that do not count, by why.
    network : Network or None
    spread : Spread
        Where the persons of each area live.

    Raises
    ------
    InputError
        Every fault of all the files.
    """
    faults: list[Fault] = []
    points = _or_faults(faults, lambda: _points(layer, initiatives, areas))
    network, homes = _read_ways(_ways(layer), areas, faults)
    refuse(faults)
    assert points is not None
    return *points, network, _spread(areas, homes)


@dataclass(frozen=True)
class Ways:
    """What is known of the ways and of where the persons live, before it is read."""

    network: UserFile | None
    homes: UserFile | None
    crs: str
    join_crossings: bool


def _ways(layer: AccessLayer) -> Ways:
    choices = layer.choices
    network, homes = (
        None if file is None else UserFile(file.name, layer.files[file.sha256])
        for file in (choices.network, choices.homes)
    )
    return Ways(network, homes, choices.crs, choices.join_crossings)


def _read_ways(
    ways: Ways, areas: AreaSet, faults: list[Fault]
) -> tuple[Network | None, gpd.GeoSeries | None]:
    """Network and homes; what is wrong with them goes to the faults."""
    crs, join = ways.crs or None, ways.join_crossings
    with tempfile.TemporaryDirectory() as folder:
        lines, lived = (
            file and spooled(Path(folder) / part, file.name, file.content)
            for part, file in (("network", ways.network), ("homes", ways.homes))
        )
        network = lines and _or_faults(
            faults,
            lambda: read_network(Path(str(lines)), areas, crs=crs, join_crossings=join),
        )
        homes = lived and _or_faults(faults, lambda: read_homes(Path(str(lived)), areas, crs=crs))
    return network, homes


def _or_faults(faults: list[Fault], read: Callable[[], Result]) -> Result | None:
    """What is read; None, and its faults with the others, where it cannot be."""
    try:
        return read()
    except InputError as error:
        faults += error.faults
        return None


def _spread(areas: AreaSet, homes: gpd.GeoSeries | None) -> Spread:
    if homes is not None and (homes.geom_type == "Point").all():
        return spread_over_homes(areas, homes)
    return spread_over_surface(areas, homes)


def _points(
    layer: AccessLayer, initiatives: Initiatives, areas: AreaSet
) -> tuple[gpd.GeoDataFrame, str, dict[str, int]]:
    """Points of the file, or of the register; the CRS of the file; how many were left out."""
    if layer.points is not None:
        read = located(layer.points, areas, leave_out=layer.choices.leave_out)
        frame = read.points.assign(approximate=False)
        return frame, read.file_crs, {"without_place": read.without_place, "far": read.far}
    sites = register_sites(initiatives, layer.choices.kinds).to_crs(areas.crs)
    vague = sites["approximate"].to_numpy(bool) & (not layer.choices.approximate)
    return sites[~vague], "", {"approximate": int(vague.sum())}


def register_sites(initiatives: Initiatives, kinds: Sequence[str]) -> gpd.GeoDataFrame:
    """Sites of the initiatives of some kinds that run, or may; as ``Initiatives.points``."""
    counted = [
        card.id
        for card in initiatives.cards
        if card.kind in kinds and card.status in COUNTED_PHASES and not card.is_overlay_only
    ]
    return initiatives.points[initiatives.points["initiative"].isin(counted)]
