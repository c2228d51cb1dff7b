"""Areas onto other areas: ours against tobler, side by side in one run.

Run from the repository root: ``python -m bench.crosswalk``. Prints, for two kinds of divisions
with 6,160 areas each, the times of both on the clock and on the processor, whether ours is not
slower by either, how far the figures are from each other, and what either does with what is
missing.
"""

import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass, replace

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from tobler.area_weighted import area_interpolate

from bench.overlap import SIDE_M, voronoi_areas
from geo.areas import AreaSet
from geo.crosswalk import crosswalk
from geo.neighbours import neighbours
from layers.across import carry_across
from layers.carrying import COUNT, GROUND
from layers.table import IndicatorTable

AREAS, ROUNDS = 6_160, 5
CHANGED = 450
"""Areas that an edition splits in two, and pairs of neighbours that it joins."""

HOW = {"count": COUNT, "share": GROUND}


@dataclass(frozen=True, eq=False)
class Case:
    """Two divisions of the same ground."""

    title: str
    sources: AreaSet
    targets: AreaSet


def next_edition(areas: AreaSet, seed: int = 4) -> AreaSet:
    """As many areas, most of them the same: some are split in two, as many pairs joined."""
    shapes = np.asarray(areas.geometry)
    order = np.random.default_rng(seed).permutation(len(shapes)).tolist()
    split, left = order[:CHANGED], set(order[CHANGED:])
    parts = [half for at in split for half in _halves(shapes[at])]
    adjacency = neighbours(areas).adjacency
    for at in order[CHANGED:]:
        if len(parts) == 3 * CHANGED:
            break
        other = next((each for each in adjacency[[at]].indices.tolist() if each in left), None)
        if at in left and other is not None:
            left -= {at, other}
            parts.append(shapely.union(shapes[at], shapes[other]))
    parts += [shapes[at] for at in sorted(left)]
    codes = pd.Index([f"B{number:05d}" for number in range(len(parts))], name="code")
    frame = gpd.GeoDataFrame({"name": codes}, geometry=parts, index=codes, crs=areas.crs)
    return AreaSet(frame, "next")


def _halves(shape: shapely.Geometry) -> list[shapely.Geometry]:
    west, south, east, north = shape.bounds
    middle = shape.centroid.x
    sides = shapely.box([west, middle], south, [middle, east], north)
    return shapely.intersection(shape, sides).tolist()


def figures(areas: AreaSet, seed: int = 5) -> IndicatorTable:
    """A count and a share by area."""
    generator = np.random.default_rng(seed)
    values = {
        "count": generator.integers(700, 2_700, len(areas)).astype(float),
        "share": generator.uniform(0, 100, len(areas)),
    }
    return IndicatorTable.of(pd.DataFrame(values, areas.codes))


def ours(case: Case, table: IndicatorTable) -> pd.DataFrame:
    """Crosswalk and figures; slivers are kept, as tobler keeps them."""
    walk = crosswalk(case.sources, case.targets, sliver=0.0)
    return carry_across(table, walk, HOW).table.values


def theirs(case: Case, table: IndicatorTable) -> pd.DataFrame:
    """The same through tobler, in one process as it does by itself; more were slower here."""
    left = case.sources.frame[["geometry"]].join(table.values)
    right = case.targets.frame[["geometry"]]
    return area_interpolate(
        left, right, extensive_variables=["count"], intensive_variables=["share"]
    )[["count", "share"]]


PROGRAMS: dict[str, Callable[[Case, IndicatorTable], pd.DataFrame]] = {
    "ours": ours,
    "tobler": theirs,
}


def anew(case: Case) -> Case:
    """The same areas as other objects, so that no round finds what an earlier one prepared."""
    return replace(case, sources=_copied(case.sources), targets=_copied(case.targets))


def _copied(areas: AreaSet) -> AreaSet:
    shapes = shapely.from_wkb(shapely.to_wkb(np.asarray(areas.geometry)))
    return AreaSet(areas.frame.set_geometry(shapes, crs=areas.crs), areas.division)


def medians(case: Case, table: IndicatorTable) -> pd.DataFrame:
    """Median seconds on the clock and on the processor, by program.

    In turns, so that a busy machine disturbs both alike; on the processor as well, because it
    tells what another process took least.
    """
    rows = []
    for _ in range(ROUNDS):
        for program, work in PROGRAMS.items():
            fresh = anew(case)
            clock, processor = time.perf_counter(), time.process_time()
            work(fresh, table)
            taken = time.perf_counter() - clock, time.process_time() - processor
            rows.append((program, *taken))
    return pd.DataFrame(rows, columns=["program", "clock", "processor"]).groupby("program").median()


def compare(case: Case) -> None:
    """Measure one case and print it."""
    table = figures(case.sources)
    mine, others = ours(case, table), theirs(case, table)
    exact = reference(case, table)
    print(f"{case.title}: {len(case.sources)} areas onto {len(case.targets)}")
    compare_speed(medians(case, table))
    for name in HOW:
        print(
            f"  {name}: greatest relative difference to tobler "
            f"{_relative(mine[name], others[name]):.1e}; to geopandas.overlay in double "
            f"precision ours {_relative(mine[name], exact[name]):.1e}, "
            f"tobler {_relative(others[name], exact[name]):.1e}"
        )
    total = table.values["count"].sum()
    print(
        f"  sum of the count off by {mine['count'].sum() / total - 1:.1e} here, "
        f"{others['count'].sum() / total - 1:.1e} in tobler"
    )


def compare_speed(seconds: pd.DataFrame) -> None:
    """Print both times side by side, their ratio, and whether we are not slower by either."""
    print(f"  median of {ROUNDS}, in turns, one thread each    clock   processor")
    for program in PROGRAMS:
        clock, processor = seconds.loc[program]
        print(f"  {program:44} {clock:5.3f} s     {processor:5.3f} s")
    ratio = seconds.loc["tobler"] / seconds.loc["ours"]
    verdict = "yes" if (ratio >= 1).all() else "no"
    title = "tobler's time divided by ours"
    print(f"  {title:44} {ratio['clock']:5.2f}       {ratio['processor']:5.2f}")
    print(f"  not slower: {verdict}")


def reference(case: Case, table: IndicatorTable) -> pd.DataFrame:
    """The same figures a third way: intersections by geopandas, sums by pandas."""
    left = case.sources.frame[["geometry"]].rename_axis("source").reset_index()
    right = case.targets.frame[["geometry"]].rename_axis("target").reset_index()
    pieces = gpd.overlay(left, right, how="intersection", keep_geom_type=True)
    area = pieces.area
    by_source = area / area.groupby(pieces["source"]).transform("sum")
    by_target = area / area.groupby(pieces["target"]).transform("sum")
    values = table.values.loc[pieces["source"]].set_axis(pieces.index)
    products = pd.DataFrame(
        {"count": values["count"] * by_source, "share": values["share"] * by_target}
    )
    return products.groupby(pieces["target"]).sum().reindex(case.targets.codes)


def _relative(left: pd.Series, right: pd.Series) -> float:
    return float(((left - right).abs() / right.abs()).max())


def compare_missing(case: Case) -> None:
    """What becomes of a target far away, one half outside, and of sources without a figure."""
    areas = case.targets.frame
    far = shapely.transform(areas.geometry.iloc[0], lambda corners: corners + 3 * SIDE_M)
    half = shapely.box(SIDE_M - 500, 0, SIDE_M + 500, 1_000)
    extra = gpd.GeoDataFrame({"name": ["far", "half"]}, geometry=[far, half], crs=areas.crs)
    inside = areas[~areas.geometry.intersects(half)]
    targets = pd.concat([inside, extra.set_index("name", drop=False)]).rename_axis("code")
    wider = replace(case, targets=AreaSet(targets, "wider"))
    table = figures(case.sources)
    print("what is missing")
    for name, found in (("ours", ours(wider, table)), ("tobler", theirs(wider, table))):
        told = found.loc[["far", "half"]].round(1)
        print(f"  {name:7} target far away {told.loc['far'].to_dict()}")
        print(f"  {name:7} half outside    {told.loc['half'].to_dict()}")
    values = table.values.copy()
    values.iloc[::10] = np.nan
    holes = IndicatorTable.of(values)
    mine = ours(wider, holes)
    print(f"  ours    every tenth source without a figure: {mine['count'].isna().sum()} missing,")
    print(f"          {(mine['count'] == 0).sum()} zero")
    try:
        others = theirs(wider, holes)
    except ValueError as error:
        print(f"  tobler  the same: stops with ValueError ({error})")
    else:
        print(f"  tobler  the same: {others['count'].isna().sum()} missing, the lack counts as 0")


def main() -> None:
    """Measure, compare and print."""
    warnings.simplefilter("ignore")  # tobler warns of every missing figure that it makes zero
    old = voronoi_areas(AREAS, 1)
    cases = [
        Case("two divisions that have nothing to do with each other", old, voronoi_areas(AREAS, 3)),
        Case(f"the next edition, {3 * CHANGED} areas drawn anew", old, next_edition(old)),
    ]
    for case in cases:
        compare(case)
    compare_missing(cases[0])


if __name__ == "__main__":
    main()
