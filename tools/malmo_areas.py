"""Make the three levels of areas, and the sea, out of raw outlines of unequal quality."""

import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely
import tomli_w

from geo.areas import WORKING_CRS, AreaSet
from geo.coverage import CoverageReport, repair_coverage
from geo.nesting import join_upwards, nest
from layers.cards import AreaCard
from tools.geojson import write_geojson
from tools.malmo_names import Gazetteer, read_gazetteer

CARDS = Path(__file__).with_suffix(".toml")

GRID = 0.1
"""Metres; the raw corners are rounded to about one metre."""

MAX_GAP_WIDTH = 60.0
"""Metres; the widest gap between the raw RegSO measures 57, and none of them is a lake."""

MIN_PART_AREA = 1_000.0
"""Square metres; smaller detached parts are offcuts where two simplified outlines cross."""

SLIVER = 150.0
"""Metres; narrower strips are gaps between raw outlines or lie along the land border."""

INSHORE = 1_500.0
"""Metres from open water within which narrow water is a harbour or a canal, not a sliver."""


@dataclass(frozen=True)
class Levels:
    """The levels as built, finest first, and what the repair of RegSO changed."""

    deso: AreaSet
    regso: AreaSet
    geso: AreaSet
    repair: CoverageReport


def build(raw: Path, out: Path) -> None:
    """Write ``areas/*.geojson`` and their cards.

    Parameters
    ----------
    raw : Path
        Folder with the raw files.
    out : Path
        Data folder.
    """
    gazetteer = read_gazetteer(raw)
    deso = _read(raw / "deso2025_malmo.geojson", "desokod")
    regso = _read(raw / "regso2025_malmo.geojson", "regsokod")
    levels = build_levels(deso, regso, gazetteer)
    frames = {level: getattr(levels, level).frame for level in ("deso", "regso", "geso")}
    frames["water"] = sea(deso.geometry, levels.regso.geometry)
    texts = _texts(levels, gazetteer)
    folder = out / "areas"
    folder.mkdir(parents=True, exist_ok=True)
    for name, frame in frames.items():
        write_geojson(frame, folder / f"{name}.geojson")
        _write_card(name, texts, raw, folder)


def _read(path: Path, code: str) -> gpd.GeoDataFrame:
    frame = gpd.read_file(path).to_crs(WORKING_CRS).rename(columns={"regsonamn": "name"})
    return frame.set_index(code).rename_axis("code").sort_index()


def build_levels(deso: gpd.GeoDataFrame, regso: gpd.GeoDataFrame, names: Gazetteer) -> Levels:
    """Repair RegSO, divide each among its DeSO, and join RegSO into GeSO.

    Parameters
    ----------
    deso : GeoDataFrame
        Index ``code``, columns ``name`` (of the RegSO), ``regsokod`` and geometry.
    regso : GeoDataFrame
        Index ``code``, columns ``name`` and geometry.
    names : Gazetteer
        Reads the names of the RegSO.

    Returns
    -------
    Levels
        In EPSG:3006; every area is exactly the union of its parts.
    """
    geso_of = regso["name"].map(lambda name: geso_code(names.geso(name)[0]))
    whole, report = repair_coverage(
        AreaSet(regso[["name", "geometry"]].assign(parent=geso_of), "regso", generalised=True),
        grid=GRID,
        overlap="longest_border",
        max_gap_width=MAX_GAP_WIDTH,
        min_part_area=MIN_PART_AREA,
    )
    named = deso[["geometry"]].assign(name=deso["name"] + " · " + deso.index.str[4:])
    parts, whole, _ = nest(
        AreaSet(named, "deso", generalised=True),
        whole,
        deso["regsokod"],
        grid=GRID,
        min_part_area=MIN_PART_AREA,
    )
    geso_names = names.geso_names.rename(index=geso_code)
    return Levels(parts, whole, join_upwards(whole, geso_names, "geso"), report)


def geso_code(number: int) -> str:
    """Return the city's own number as a code that is no SCB code."""
    return f"GeSO-{number:02d}"


def sea(deso: gpd.GeoSeries, land: gpd.GeoSeries) -> gpd.GeoDataFrame:
    """Part of the raw DeSO outside land, without slivers along the land border.

    Parameters
    ----------
    deso : GeoSeries
        Raw outlines, which run far out into Öresund.
    land : GeoSeries
        The land areas.

    Returns
    -------
    GeoDataFrame
        One row, ``water``; its coast is that of the land.
    """
    drawn = deso.union_all().buffer(SLIVER, join_style="mitre").buffer(-SLIVER, join_style="mitre")
    wet = drawn.difference(land.union_all())
    broad = _largest_part(wet.buffer(-SLIVER / 2))
    open_sea = _largest_part(broad.buffer(INSHORE).intersection(wet)).simplify(GRID)
    index = pd.Index(["water"], name="code")
    return gpd.GeoDataFrame({"name": ["Öresund"]}, geometry=[open_sea], index=index, crs=land.crs)


def _largest_part(shape: shapely.Geometry) -> shapely.Polygon:
    parts = shapely.get_parts(shape)
    return parts[shapely.area(parts).argmax()]


def _texts(levels: Levels, names: Gazetteer) -> dict[str, dict[str, Any]]:
    """Texts of the cards with the measured figures filled in."""
    total = levels.repair.total / 1e6
    readings = {name: names.geso(name) for name in levels.regso.names}
    figures = {
        "overlap": _swedish(total["overlap_m2"]),
        "gaps": _swedish(total["gap_m2"]),
        "holes": len(levels.repair.holes),
        "total": _swedish(levels.regso.geometry.area.sum() / 1e6),
        "ambiguous": "; ".join(
            f"{name} (lagd till {geso_code(found[0])}, nämner även {geso_code(found[1])})"
            for name, found in readings.items()
            if len(found) > 1
        ),
    }
    cards = tomllib.loads(CARDS.read_text(encoding="utf-8"))
    for card in cards.values():
        card |= {key: card[key].format(**figures) for key in ("derived", "note")}
    return cards


def _swedish(number: float) -> str:
    return f"{number:.2f}".replace(".", ",")


def _write_card(name: str, texts: dict[str, dict[str, Any]], raw: Path, folder: Path) -> None:
    text = texts[name]
    source = text["source"] | {"sha256": _sha256(raw / text["raw"])}
    file = folder / f"{name}.geojson"
    fields = {key: value for key, value in text.items() if key not in ("raw", "source")}
    card = AreaCard(id=name, file=file.name, sha256=_sha256(file), source=source, **fields)
    file.with_suffix(".toml").write_bytes(tomli_w.dumps(card.model_dump()).encode())


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
