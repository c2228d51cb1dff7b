"""Rows of a file put together to the fields of cards, with what may be missing filled in."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from geo.areas import POLYGONAL, AreaSet
from geo.faults import Fault, FaultKind
from layers.cells import from_cell
from layers.initiatives import WGS84, Geography
from layers.located import shape_of
from layers.register_cells import CellError, read_cell
from layers.register_columns import COLUMNS, LINK, Sheet, Terms
from layers.register_edits import new_identifier
from layers.register_sheets import Cells, SheetRows

DECIMALS = 7
"""Decimals of a degree that are kept of geometry drawn elsewhere: about a centimetre."""

SAME_M2 = 1.0
"""Square metres up to which a surface in a file is the one that its row tells in words."""

SAME_DEGREES = 1e-6
"""Degrees up to which a point in a file is the one that its row tells."""

Fields = dict[str, Any]
"""Values by path of the field, such as ``target.group``."""

Divisions = Mapping[str, AreaSet]


@dataclass(frozen=True)
class Draft:
    """What a file says of one initiative, not yet checked as a card.

    Parameters
    ----------
    data : dict
        As for ``InitiativeCard``.
    place : str
        Row that it stands in, as a message names it.
    site_places, source_places : tuple of str
        Rows of its sites and sources; empty where they are no rows of their own.
    """

    data: dict[str, Any]
    place: str
    site_places: tuple[str, ...] = ()
    source_places: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Item:
    """A row of sites or sources."""

    link: str
    place: str
    fields: Fields


def make_drafts(
    sheets: Mapping[Sheet, SheetRows],
    file: str,
    terms: Terms,
    divisions: Divisions,
    defaults: Mapping[str, Any],
) -> tuple[list[Draft], list[Fault]]:
    """Put the sheets of a file together.

    Parameters
    ----------
    sheets : mapping of str to SheetRows
        The initiatives at least.
    file : str
        Name for the messages.
    terms : Terms
        Words and organisations.
    divisions : mapping of str to AreaSet
        Area sets that the rows may name.
    defaults : mapping of str to object
        Values by path of the field for what a row does not say, ``sources``
        among them.

    Returns
    -------
    drafts : list of Draft
        In the order of the file.
    faults : list of Fault
        Cells that cannot be read, geometry of the wrong kind, rows without an initiative.
    """
    items: dict[Sheet, list[_Item]] = {}
    faults: list[Fault] = []
    for sheet in ("sites", "sources"):
        items[sheet], wrong = _items(sheets.get(sheet), sheet, file, terms)
        faults += wrong
    owned = {sheet: _by_link(found) for sheet, found in items.items()}
    drafts: list[Draft] = []
    taken: set[str] = set()
    rows = sheets["initiatives"]
    for at, (number, cells) in enumerate(zip(rows.numbers, rows.cells, strict=True)):
        place = terms.words.place(file, "initiatives", number)
        fields, wrong = _fields(cells, "initiatives", place, terms)
        shape = None if rows.geometry is None else rows.geometry.iloc[at]
        own = {sheet: found.get(fields.get(LINK), []) for sheet, found in owned.items()}
        filled = dict(defaults) | fields
        if LINK not in filled:
            filled[LINK] = _identifier(filled, taken)
        taken.add(filled[LINK])
        if rows.geometry is not None:
            wrong += _place(filled, shape, own["sites"], place, divisions)
        drafts.append(_draft(filled, place, own))
        faults += wrong
    return drafts, faults + _unlinked(items, drafts)


def _identifier(fields: Fields, taken: Collection[str]) -> str:
    name = f"{fields.get('programme', '')} {fields.get('name', '')}"
    return new_identifier(name, taken)


def _items(
    rows: SheetRows | None, sheet: Sheet, file: str, terms: Terms
) -> tuple[list[_Item], list[Fault]]:
    """Rows of sites or sources, points drawn elsewhere among their fields."""
    found: list[_Item] = []
    faults: list[Fault] = []
    for at, number in enumerate(rows.numbers if rows else ()):
        assert rows is not None
        place = terms.words.place(file, sheet, number)
        fields, wrong = _fields(rows.cells[at], sheet, place, terms)
        if rows.geometry is not None:
            fields |= _moved(fields, rows.geometry.iloc[at])
        found.append(_Item(from_cell(rows.cells[at].get(LINK, "")), place, fields))
        faults += wrong
    return found, faults


def _fields(cells: Cells, sheet: Sheet, place: str, terms: Terms) -> tuple[Fields, list[Fault]]:
    """Values of the filled cells of a row that are fields of a card."""
    fields: Fields = {}
    faults = []
    for column in COLUMNS[sheet]:
        if column.field not in cells:
            continue
        try:
            fields[column.field] = read_cell(column, cells[column.field], terms)
        except CellError as error:
            heading = terms.words.heading(sheet, column.field)
            kind = FaultKind.FIELD_VALUE
            faults.append(Fault(kind, place, heading, error.received, error.allowed))
    return fields, faults


def _by_link(items: list[_Item]) -> dict[str | None, list[_Item]]:
    """Rows of each initiative by its id, in order."""
    found: dict[str | None, list[_Item]] = {}
    for item in items:
        found.setdefault(item.link, []).append(item)
    return found


def _unlinked(items: Mapping[Sheet, list[_Item]], drafts: list[Draft]) -> list[Fault]:
    """Rows that name no initiative of the file."""
    known = dict.fromkeys(draft.data[LINK] for draft in drafts)
    return [
        Fault(FaultKind.FIELD_VALUE, item.place, LINK, item.link, ", ".join(known))
        for found in items.values()
        for item in found
        if item.link not in known
    ]


def _draft(fields: Fields, place: str, own: Mapping[Sheet, list[_Item]]) -> Draft:
    """Fields by their paths, made to the nested data of a card."""
    sites, sources = own["sites"], own["sources"]
    fields = {name: value for name, value in fields.items() if name != "sites"} | {
        "geography.sites": fields.get("sites") or [item.fields for item in sites]
    }
    if sources or "sources" not in fields:
        fields["sources"] = [item.fields for item in sources]
    for site in fields["geography.sites"]:
        if "certainty" in fields:
            site.setdefault("certainty", fields["certainty"])
    fields.setdefault("extent", extent_of(fields))
    places = [tuple(item.place for item in found) for found in (sites, sources)]
    return Draft(nested({"target": {}} | fields), place, *places)


def nested(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Put values by path of the field together to the data of a card."""
    data: dict[str, Any] = {}
    for path, value in fields.items():
        *parents, name = path.split(".")
        inner = data
        for parent in parents:
            inner = inner.setdefault(parent, {})
        inner[name] = value
    return data


def extent_of(fields: Mapping[str, Any]) -> str:
    """Extent that fits the place that fields tell."""
    if fields.get("geography.areas") or fields.get("geography.outline"):
        return "areas"
    return "points" if fields.get("geography.sites") else "unknown"


# ------------------------------------------------------------------ geometry


def _place(
    fields: Fields,
    shape: shapely.Geometry | None,
    sites: list[_Item],
    place: str,
    divisions: Divisions,
) -> list[Fault]:
    """Take over a geometry that the row does not tell in words already."""
    if shape is None or shape.is_empty:
        told = fields.get("geography.areas") or fields.get("geography.outline") or sites
        if told or fields.get("extent") in ("citywide", "unknown"):
            return []
        return [Fault(FaultKind.FIELD_MISSING, place, "geometry")]
    if shapely.get_type_id(shape) in POLYGONAL:
        if not _is_told(fields, shape, divisions):
            fields["geography.outline"] = wkt(shape)
            fields["geography.areas"] = []
        return []
    if shape.geom_type not in ("Point", "MultiPoint"):
        return [Fault(FaultKind.GEOMETRY_PLACE, place, "geometry", shape.geom_type)]
    if not sites:
        name = fields.get("name", "")
        fields["sites"] = [
            {"name": name} | dict(zip(("longitude", "latitude"), xy, strict=True))
            for xy in np.round(shapely.get_coordinates(shape), DECIMALS).tolist()
        ]
    return []


def wkt(shape: shapely.Geometry) -> str:
    """Outline for a card: WKT of a geometry in WGS 84."""
    return str(shapely.to_wkt(shape, rounding_precision=DECIMALS))


def _is_told(fields: Fields, shape: shapely.Geometry, divisions: Divisions) -> bool:
    """Whether areas and outline of a row make the surface beside it.

    What they name but cannot be found is told under their own faults.
    """
    names = ("division", "areas", "outline")
    told = {name: fields[f"geography.{name}"] for name in names if f"geography.{name}" in fields}
    if not told.get("areas") and not told.get("outline"):
        return False
    if not shape.is_valid:
        return False
    geography = Geography.model_construct(**{"division": "deso"} | told)
    try:
        made = shape_of(geography, divisions)
        drawn = gpd.GeoSeries([shape], crs=WGS84).to_crs(divisions[geography.division].crs)
        return bool(made.symmetric_difference(drawn.iloc[0]).area <= SAME_M2)
    except (KeyError, shapely.GEOSException):
        return True


def _moved(fields: Fields, shape: shapely.Geometry | None) -> Fields:
    """Coordinates of a point that does not lie where its row says."""
    if shape is None or shape.is_empty or shape.geom_type != "Point":
        return {}
    told = fields.get("longitude", np.nan), fields.get("latitude", np.nan)
    drawn = float(shape.x), float(shape.y)
    if max(abs(one - other) for one, other in zip(told, drawn, strict=True)) <= SAME_DEGREES:
        return {}
    return {"longitude": round(drawn[0], DECIMALS), "latitude": round(drawn[1], DECIMALS)}
