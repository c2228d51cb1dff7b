"""Places that a person types: an outline by its corners or as WKT, sites one a line."""

import csv
import re
from collections.abc import Sequence

import shapely

from geo.areas import POLYGONAL
from geo.faults import Fault, FaultKind, InputError, refuse
from layers.cells import join_list
from layers.initiatives import Site

NUMBER = re.compile(r"[-\u2212]?\d+(?:[.,]\d+)?")
PAIR = re.compile(rf"\s*({NUMBER.pattern})\s*(?:[;\s]|,\s)\s*({NUMBER.pattern})\s*")
"""Longitude and latitude, with a semicolon, a blank, or a comma and a blank between."""

OUTLINE, SITES = "geography.outline", "geography.sites"


def outline_from_text(text: str) -> str:
    """Read an outline that is WKT, or a line with longitude and latitude for every corner.

    Returns
    -------
    str
        WKT of a polygon or multipolygon; empty for empty text. Whether it is
        valid and lies where it may is not looked at.

    Raises
    ------
    InputError
        It is neither.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        return ""
    pairs = [PAIR.fullmatch(line) for line in lines]
    if all(pairs) and len(pairs) > 2:
        corners = [(_float(pair[1]), _float(pair[2])) for pair in pairs if pair]
        return str(shapely.Polygon(corners).wkt)
    try:
        shape = shapely.from_wkt(text.strip())
    except shapely.GEOSException:
        shape = None
    if shape is None or shapely.get_type_id(shape) not in POLYGONAL:
        raise InputError([Fault(FaultKind.FIELD_VALUE, "", OUTLINE, text[:40], "outline")])
    return text.strip()


def sites_to_text(sites: Sequence[Site]) -> str:
    """Write sites one a line: name, longitude, latitude and the areas that they lie in."""
    return "\n".join(_line(site) for site in sites)


def _line(site: Site) -> str:
    cells = [join_list([" ".join(site.name.split())])]
    if site.has_coordinates or site.areas:
        known = site.has_coordinates
        cells += [f"{site.longitude!r}" if known else "", f"{site.latitude!r}" if known else ""]
    return "; ".join([*cells, " ".join(site.areas)] if site.areas else cells)


def sites_from_text(
    text: str, known: Sequence[Site], certainty: str, unnamed: str = "{number}"
) -> list[dict[str, object]]:
    """Read sites that stand one a line.

    Parameters
    ----------
    text : str
        A line is ``name; longitude; latitude; areas``, all but the name may be
        left out, or a longitude and latitude alone.
    known : sequence of Site
        Sites before, whose other fields are kept by their name.
    certainty : str
        Certainty of a site that is new.
    unnamed : str
        Name of a site without one, with the ``number`` of its line.

    Returns
    -------
    list of dict
        As for :class:`layers.initiatives.Site`.

    Raises
    ------
    InputError
        Every coordinate that is no number, with the number of its line.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    before = {_line(site): site for site in known}
    named = {" ".join(site.name.split()): site for site in known}
    sites: list[dict[str, object]] = []
    faults: list[Fault] = []
    for number, line in enumerate(lines, start=1):
        if line.strip() in before:
            sites.append(before[line.strip()].model_dump())
            continue
        cells, wrong = _cells(line, unnamed.format(number=number), number)
        kept = named.get(str(cells["name"]))
        start = kept.model_dump() if kept else {"certainty": certainty}
        sites.append(start | cells)
        faults += wrong
    refuse(faults)
    return sites


def _cells(line: str, unnamed: str, number: int) -> tuple[dict[str, object], list[Fault]]:
    pair = PAIR.fullmatch(line)
    if pair:
        parts = [unnamed, pair[1], pair[2]]
    else:
        (parts,) = csv.reader([line], delimiter=";", skipinitialspace=True)
    name, *rest = [part.strip() for part in parts]
    longitude, latitude, areas = (*rest, "", "", "")[:3]
    faults = [
        Fault(FaultKind.FIELD_VALUE, "", f"{SITES}[{number}].{axis}", cell, "number")
        for axis, cell in (("longitude", longitude), ("latitude", latitude))
        if cell and not NUMBER.fullmatch(cell)
    ]
    axes = {"longitude": longitude, "latitude": latitude}
    told = {axis: _float(cell) if cell else None for axis, cell in axes.items() if not faults}
    return {"name": name, **told, "areas": areas.split()}, faults


def _float(text: str) -> float:
    return float(text.replace(",", ".").replace("\u2212", "-"))
