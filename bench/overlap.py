"""Overlap of areas with shapes: ours against geopandas.overlay, side by side in one run.

Run from the repository root: ``python -m bench.overlap``. Prints both times, their
ratio and the greatest difference between the shares.
"""

import statistics
import time
from collections.abc import Callable

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.areas import AreaSet
from geo.overlap import overlap

AREAS, SHAPES, ROUNDS = 6_160, 200, 3
SIDE_M = 40_000.0
CRS = "EPSG:3006"


def voronoi_areas(count: int, seed: int = 1) -> AreaSet:
    """Contiguous areas of uneven size over a square, with borders broken into short steps."""
    points = np.random.default_rng(seed).uniform(0, SIDE_M, (count, 2))
    cells = shapely.voronoi_polygons(
        shapely.multipoints(points), extend_to=shapely.box(0, 0, SIDE_M, SIDE_M)
    )
    inside = shapely.intersection(shapely.get_parts(cells), shapely.box(0, 0, SIDE_M, SIDE_M))
    shapes = shapely.segmentize(inside, 150.0)
    codes = pd.Index([f"A{number:05d}" for number in range(len(shapes))], name="code")
    return AreaSet(gpd.GeoDataFrame({"name": codes}, geometry=shapes, index=codes, crs=CRS))


def discs(count: int, seed: int = 2) -> gpd.GeoSeries:
    """Shapes that overlap one another and hold or cut many areas."""
    generator = np.random.default_rng(seed)
    centres = shapely.points(generator.uniform(0, SIDE_M, (count, 2)))
    shapes = shapely.buffer(centres, generator.uniform(300, 3_000, count), quad_segs=16)
    return gpd.GeoSeries(shapes, index=[f"S{number:03d}" for number in range(count)], crs=CRS)


def pairs_with_overlay(areas: AreaSet, shapes: gpd.GeoSeries) -> pd.Series:
    """Share of each area under each shape, through geopandas."""
    right = gpd.GeoDataFrame({"shape": shapes.index}, geometry=shapes.to_numpy(), crs=shapes.crs)
    pairs = gpd.overlay(_left(areas), right, how="intersection", keep_geom_type=True)
    share = pairs.area.to_numpy() / areas.geometry.area.loc[pairs["area"]].to_numpy()
    return pd.Series(share, index=pd.MultiIndex.from_frame(pairs[["area", "shape"]]))


def union_with_overlay(areas: AreaSet, shapes: gpd.GeoSeries) -> pd.Series:
    """Share of each area under the union of the shapes, through geopandas."""
    whole = gpd.GeoDataFrame(geometry=[shapes.union_all()], crs=shapes.crs)
    covered = gpd.overlay(_left(areas), whole, how="intersection", keep_geom_type=True)
    share = covered.set_index("area").area / areas.geometry.area
    return share.reindex(areas.codes).fillna(0.0)


def _left(areas: AreaSet) -> gpd.GeoDataFrame:
    return areas.frame[["geometry"]].reset_index(names="area")


def seconds(work: Callable[[], object]) -> float:
    """Median time of some rounds."""
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def main() -> None:
    """Measure, compare and print."""
    areas, shapes = voronoi_areas(AREAS), discs(SHAPES)
    ours = overlap(areas, shapes)
    theirs = pairs_with_overlay(areas, shapes).rename("theirs")
    both = pd.concat([theirs, ours.pairs["share_area"]], axis=1).fillna(0.0)
    difference = (both["theirs"] - both["share_area"]).abs().max()
    union_difference = (union_with_overlay(areas, shapes) - ours.union).abs().max()
    mine = seconds(lambda: overlap(areas, shapes))
    pairs = seconds(lambda: pairs_with_overlay(areas, shapes))
    union = seconds(lambda: union_with_overlay(areas, shapes))
    print(f"{len(areas)} areas, {len(shapes)} shapes, {len(ours.pairs)} pairs, median of {ROUNDS}")
    print(f"geo.overlap, pairs and union        {mine:8.3f} s")
    print(f"geopandas.overlay, pairs            {pairs:8.3f} s  ratio {pairs / mine:.2f}")
    print(
        f"geopandas.overlay, pairs and union  {pairs + union:8.3f} s  ratio "
        f"{(pairs + union) / mine:.2f}"
    )
    print(
        f"greatest difference of a share {difference:.1e}, under the union {union_difference:.1e}"
    )


if __name__ == "__main__":
    main()
