"""The layers that a GIS gets of a dossier, whatever the format, and the file of one layer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely

from export.columns import Column
from export.dossier import Dossier
from export.listed import CANDIDATES, ORDER, REASON, STATUS
from language import gis_text, text
from language.protection_text import SPREAD

CRS_CHOICES = ("EPSG:3008", "EPSG:3006", "EPSG:4326")
"""Coordinate systems offered, Malmö's own first."""

POLYGONS, POINTS = "MultiPolygon", "Point"


@dataclass(frozen=True, eq=False)
class Layer:
    """One layer or table of a file.

    Parameters
    ----------
    name : str
        Stays the same from version to version.
    frame : GeoDataFrame or DataFrame
        One row a feature; every column named, and ``geometry`` unless ``kind``
        is none.
    columns : sequence of Column
        What the columns are, in the order of the fields.
    kind : str, optional
        Type of geometry; none for a table.
    title : str
        Name for people.
    """

    name: str
    frame: pd.DataFrame
    columns: Sequence[Column]
    kind: str | None = POLYGONS
    title: str = ""

    def tidy(self) -> pd.DataFrame:
        """Only the columns named, numbered from zero, with shapes of one type."""
        names = [column.name for column in self.columns]
        plain = pd.DataFrame(self.frame[names]).reset_index(drop=True)
        if self.kind is None:
            return plain
        shapes = list(self.frame.geometry)
        if self.kind == POLYGONS:
            shapes = [_multi(shape) for shape in shapes]
        return gpd.GeoDataFrame(plain, geometry=shapes, crs=self.frame.crs)

    def write(self, path: Path, driver: str, crs: str, **options: Any) -> None:
        """Write the layer through GDAL.

        Parameters
        ----------
        path : Path
        driver : str
            GDAL's name of the format.
        crs : str
            Coordinate system of the file.
        **options
            What :func:`pyogrio.write_dataframe` takes, GDAL's own options among it.
        """
        tidy = self.tidy()
        if isinstance(tidy, gpd.GeoDataFrame):
            tidy = tidy.to_crs(crs)
            options["geometry_type"] = self.kind
        pyogrio.write_dataframe(tidy, path, layer=self.name, driver=driver, **options)


def _multi(shape: shapely.Geometry) -> shapely.MultiPolygon:
    return shape if shape.geom_type == "MultiPolygon" else shapely.MultiPolygon([shape])


def map_layers(dossier: Dossier) -> tuple[Layer, ...]:
    """Shortlist, areas and initiatives; what is rejected and sites where there are any."""
    layers = (
        Layer("kortlista", dossier.shortlist, dossier.shortlist_columns),
        Layer("bortvalda", dossier.rejected, dossier.rejected_columns),
        Layer("omraden", dossier.areas, dossier.columns),
        Layer("insatser", dossier.initiatives, dossier.initiative_columns),
        Layer("insatser_platser", dossier.sites, dossier.site_columns, POINTS),
    )
    titled = [replace(layer, title=gis_text.LAYERS[layer.name]) for layer in layers]
    return tuple(layer for layer in titled if layer.name not in MAYBE_NONE or len(layer.frame))


MAYBE_NONE = ("bortvalda", "insatser_platser")
"""Layers that are left out where there is nothing in them."""


def one_layer(dossier: Dossier) -> Layer:
    """Every area with its place on the shortlist: for a format that holds a single layer.

    Returns
    -------
    Layer
        ``status`` and ``skal`` are null for an area that is not on the list
        by itself, ``ordning`` for one that is rejected too; ``kandidater``
        names the candidates on the list that hold the area.
    """
    frame = dossier.areas.copy()
    decided = pd.concat([dossier.shortlist, dossier.rejected])[[STATUS.name, REASON.name]]
    frame[ORDER.name] = _order(dossier)
    frame[[STATUS.name, REASON.name]] = decided.reindex(frame.index)
    frame[CANDIDATES.name] = _candidates(dossier)
    own = (ORDER, STATUS, REASON, CANDIDATES)
    columns = (*dossier.columns[:2], *own, *dossier.columns[2:])
    return Layer("omraden", frame, columns, title=gis_text.LAYERS["omraden"])


def link_table(dossier: Dossier) -> Layer:
    """Codes and figures without geometry, to join to areas in one's own system.

    The first columns, :data:`LINK_COLUMNS`, have the same names, types and
    order in every file and every version. After them stand the figures that
    the scenario reads, each under the id of its indicator.

    Returns
    -------
    Layer
        One row an area, in the order of their codes.
    """
    areas = dossier.areas
    fixed = pd.DataFrame(
        {
            "kod": areas["kod"],
            "namn": areas["namn"],
            "niva": dossier.division,
            "rang": areas["rang"].astype(float),
            "indexvarde": areas["indexvarde"],
            "klass": areas["klass"],
            "ordning": _order(dossier),
            "scenario": "".join(dossier.told(text.META_SCENARIO)),
            "skapad": "".join(dossier.told(text.META_DATE)),
        }
    )
    figures = [column for column in dossier.columns[2:] if column.name not in fixed]
    frame = pd.concat([fixed, areas[[column.name for column in figures]]], axis=1)
    columns = (*LINK_COLUMNS, *figures)
    title = gis_text.LAYERS["koppling"]
    return Layer("koppling", frame.sort_index(kind="stable"), columns, None, title)


LINK_COLUMNS = (
    Column("kod", text.COLUMN_CODE, gis_text.MEANING_LINK_CODE),
    Column("namn", text.COLUMN_NAME),
    Column("niva", gis_text.COLUMN_LEVEL, gis_text.MEANING_LEVEL),
    Column("rang", text.COLUMN_RANK, text.MEANING_RANK),
    Column("indexvarde", text.COLUMN_INDEX, text.MEANING_INDEX),
    Column("klass", text.COLUMN_CLASS, text.MEANING_CLASS),
    Column("ordning", text.COLUMN_ORDER, gis_text.MEANING_ORDER),
    Column("scenario", text.META_SCENARIO),
    Column("skapad", text.META_DATE),
)


def _candidates(dossier: Dossier) -> list[str]:
    """Order and name of the candidates on the shortlist that hold each area."""
    holders: dict[str, list[str]] = {}
    for code, order in dossier.shortlist[ORDER.name].items():
        for member in dossier.members.get(str(code), ()):
            holders.setdefault(member, []).append(f"{order} {dossier.shortlist['namn'][code]}")
    return ["; ".join(holders.get(code, ())) for code in dossier.areas.index]


def _order(dossier: Dossier) -> pd.Series:
    """Place on the shortlist by area, null where it is not on it."""
    order = pd.Series(dossier.shortlist[ORDER.name], dtype="Int64")
    return order.reindex(dossier.areas.index)


def description(dossier: Dossier, between: str = " ") -> str:
    """Scenario, day, sources and limits as sentences, for formats without a table of metadata."""
    lines = (f"{key}: {value}" for key, value in dossier.metadata if key in DESCRIBED)
    return between.join(f"{line.rstrip('.')}." for line in lines)


DESCRIBED = frozenset(
    {
        SPREAD,
        text.META_SCENARIO,
        text.META_SCENARIO_HASH,
        text.META_DATA_HASH,
        *text.META_PROOF,
        text.META_DATE,
        text.META_AREAS,
        text.META_SOURCE,
        text.META_LIMIT,
    }
)
"""What of the metadata a description tells; the scenario itself is too long."""


def is_text(values: pd.Series) -> bool:
    """Whether a column holds words rather than figures."""
    return not pd.api.types.is_numeric_dtype(values)


def missing_figures(frame: pd.DataFrame, columns: Sequence[Column]) -> list[list[str]]:
    """Names of the figures that each row lacks, by row."""
    names = [column.name for column in columns if not is_text(frame[column.name])]
    absent = frame[names].isna().to_numpy(bool)
    return [list(np.asarray(names, dtype=object)[row]) for row in absent]
