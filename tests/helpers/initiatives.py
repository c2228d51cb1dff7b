"""Cards of initiatives with everything that a card needs."""

import geopandas as gpd

from layers.initiatives import InitiativeCard
from layers.organisations import Organisation
from tests.helpers.tables import SOURCE

BOARD, COMPANY, POLICE = "fritidsnamnden", "mkb", "polisen"

ORGANISATIONS = {
    BOARD: Organisation(id=BOARD, name="Fritidsnämnden", short="FRN", kind="board"),
    COMPANY: Organisation(id=COMPANY, name="MKB", short="MKB", kind="company"),
    POLICE: Organisation(id=POLICE, name="Polisen", short="Polisen", kind="authority"),
}
"""A board, a company and an authority, by id."""


def initiative_data(identifier, *codes, division="deso", **fields):
    """A card as a file gives it: local, in the areas named, unless the fields say otherwise."""
    return {
        "id": identifier,
        "programme": "Program",
        "name": identifier,
        "summary": "Möts varje vecka.",
        "responsible": [BOARD],
        "kind": "cooperation",
        "themes": ["growing_up"],
        "target": {"group": "Barn och unga"},
        "status": "running",
        "extent": "areas",
        "certainty": "verified",
        "geography": {"division": division, "areas": list(codes)},
        "sources": [SOURCE],
    } | fields


def initiative_card(identifier, *codes, **fields):
    """The same, checked."""
    return InitiativeCard.model_validate(initiative_data(identifier, *codes, **fields))


def no_points(crs):
    """Points of a register that has none."""
    columns = {"initiative": [], "name": [], "approximate": []}
    return gpd.GeoDataFrame(columns, geometry=[], crs=crs)
