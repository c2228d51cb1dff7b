"""Initiatives as tables with geometry: those with an extent, and their sites."""

from collections.abc import Sequence

import geopandas as gpd
import numpy as np
import pandas as pd

from export.columns import Column
from language import text
from layers.initiatives import InitiativeCard
from layers.located import Initiatives

INITIATIVE_COLUMNS = (
    Column("id", text.COLUMN_ID),
    Column("program", text.COLUMN_PROGRAMME),
    Column("namn", text.COLUMN_NAME),
    Column("sakerhet", text.COLUMN_CERTAINTY, text.MEANING_CERTAINTY),
    Column("status", text.COLUMN_STATUS),
    Column("start", text.COLUMN_START),
    Column("slut", text.COLUMN_END),
    Column("anmarkning", text.COLUMN_NOTE),
    Column("kalla", text.COLUMN_SOURCE),
)

SITE_COLUMNS = (
    Column("insats", text.COLUMN_ID),
    Column("program", text.COLUMN_PROGRAMME),
    Column("namn", text.COLUMN_NAME),
    Column("plats", text.COLUMN_SITE),
    Column("lage", text.COLUMN_POSITION, text.MEANING_POSITION),
    Column("status", text.COLUMN_STATUS),
    Column("kalla", text.COLUMN_SOURCE),
)


def local_cards(initiatives: Initiatives) -> list[InitiativeCard]:
    """Cards of the initiatives with an extent, in the order of the register."""
    return [card for card in initiatives.cards if card.id in initiatives.shapes.index]


def initiative_frame(initiatives: Initiatives) -> gpd.GeoDataFrame:
    """One row for each initiative with an extent, columns :data:`INITIATIVE_COLUMNS`."""
    cards = local_cards(initiatives)
    rows = [
        (
            card.id,
            card.programme,
            card.name,
            text.CERTAINTY[card.certainty],
            text.PHASE[card.status],
            card.start,
            card.end,
            " ".join(part for part in (card.note, card.geography.derivation) if part),
            text.source_line(card.source),
        )
        for card in cards
    ]
    shapes = initiatives.shapes.loc[[card.id for card in cards]]
    return _frame(rows, INITIATIVE_COLUMNS, np.asarray(shapes), shapes.crs)


def site_frame(initiatives: Initiatives) -> gpd.GeoDataFrame:
    """One row for each located site, columns :data:`SITE_COLUMNS`."""
    points = initiatives.points
    rows = [
        (
            card.id,
            card.programme,
            card.name,
            site,
            text.POSITION[bool(approximate)],
            text.PHASE[card.status],
            text.source_line(card.source),
        )
        for card, site, approximate in zip(
            (initiatives.card(name) for name in points["initiative"]),
            points["name"],
            points["approximate"],
            strict=True,
        )
    ]
    return _frame(rows, SITE_COLUMNS, np.asarray(points.geometry), points.crs)


def _frame(
    rows: Sequence[tuple[str, ...]], columns: Sequence[Column], shapes: np.ndarray, crs: object
) -> gpd.GeoDataFrame:
    frame = pd.DataFrame(rows, columns=[column.name for column in columns], dtype=str)
    return gpd.GeoDataFrame(frame, geometry=shapes, crs=crs)
