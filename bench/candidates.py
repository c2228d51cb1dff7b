"""Candidates beside spopt's max-p and SKATER, on Malmö's DeSO and one graph, in one run.

Run from the repository root: ``python -m pip install -r bench/requirements.txt``, then
``python -m bench.candidates``. Six candidates of 3,000-12,000 residents with the highest need
are wanted. max-p and SKATER part the whole city; neither knows a greatest size, nor need: of
their regions within the bounds the six that capture the most are taken. What is captured is a
share of what could be if areas did not have to hang together.
"""

import time
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from libpysal.weights import WSP, WSP2W
from spopt.region import MaxPHeuristic, Skater

from geo.borders import Borders, borders
from geo.neighbours import neighbours
from layers.catalogue import read_catalogue
from scoring.places.goal import SearchRule
from scoring.places.graph import AreaGraph, polsby_popper
from scoring.places.search import SearchResult, search
from scoring.scenario_file import read_scenario
from scoring.score import score

DATA = Path(__file__).resolve().parent.parent / "data" / "malmo"
WANTED = SearchRule(count=6, minimum=3_000, maximum=12_000)
SECONDS = 30.0
THRESHOLDS = (3_000, 8_000)
CLUSTERS = (40, 60)
LARGE = SearchRule(count=6, minimum=10_000, maximum=30_000)


@dataclass(frozen=True, eq=False)
class City:
    """Malmö's DeSO with need and residents."""

    frame: pd.DataFrame
    graph: AreaGraph
    borders: Borders
    need: pd.Series
    size: pd.Series

    def captured(self, codes: Iterable[str], found: SearchResult) -> float:
        """Need captured by a region, on the scale of a search."""
        own = list(codes)
        lift = self.need[own] - found.reference
        return float((lift * self.size[own]).sum() / found.scale)

    def round_(self, regions: Iterable[Iterable[str]]) -> float:
        """Mean compactness of regions."""
        return float(np.mean([polsby_popper(self.borders, own) for own in regions]))


def malmo() -> City:
    """Read the embedded data and score it by the default scenario."""
    level = read_catalogue(DATA).levels["deso"]
    scenario = (DATA / "scenarios" / "behov_barn_och_unga.toml").read_text(encoding="utf-8")
    need = score(level.table, read_scenario(scenario)).index
    size = level.table.values["pop_2025"]
    near = neighbours(level.areas, "rook")
    frame = level.areas.frame.assign(need=need, size_=size)
    graph = AreaGraph(near.codes, near.adjacency)
    return City(frame, graph, borders(level.areas, near), need, size)


def timed(work: Callable[[], object]) -> tuple[object, float]:
    """A result and the seconds that it took."""
    start = time.perf_counter()
    return work(), time.perf_counter() - start


def line(title: str, captured: float, roundness: float, seconds: float, told: str) -> None:
    """Print a row."""
    print(f"  {title:34} {captured:8.4f} {roundness:8.3f} {seconds:8.1f} s  {told}")


def ours(city: City, title: str, rule: SearchRule) -> SearchResult:
    """One search, held to its bounds."""
    found, seconds = timed(
        lambda: search(city.need, city.size, city.graph, rule, borders=city.borders)
    )
    assert isinstance(found, SearchResult)
    regions = [own.codes for own in found.candidates]
    whole = all(city.graph.is_contiguous(own) for own in regions)
    held = found.figures["size"].between(rule.minimum, rule.maximum).all()
    proof = "optimal" if found.optimal else f"gap at most {found.gap:.4f}"
    told = f"{proof}, {'bounds held' if whole and held else 'BOUNDS BROKEN'}"
    if rule == WANTED:
        met = seconds <= SECONDS and whole and held
        told += f", {'MET' if met else 'NOT MET'}: within {SECONDS:.0f} s"
    line(title, found.parts["captured"], city.round_(regions), seconds, told)
    return found


def theirs(city: City, title: str, solve: Callable[[], object], found: SearchResult) -> None:
    """The best regions of a partition that are within the bounds."""
    labels, seconds = timed(solve)
    regions = [list(part) for _, part in pd.Series(city.graph.codes).groupby(np.asarray(labels))]
    sizes = [city.size[own].sum() for own in regions]
    held = [
        own
        for own, size in zip(regions, sizes, strict=True)
        if WANTED.minimum <= size <= WANTED.maximum
    ]
    best = sorted(held, key=lambda own: city.captured(own, found))[::-1][: WANTED.count]
    captured = sum(city.captured(own, found) for own in best)
    told = f"{len(held)} of {len(regions)} regions within the bounds"
    line(title, captured, city.round_(best) if best else np.nan, seconds, told)


def max_p(city: City, threshold: int) -> object:
    """Labels by max-p, homogeneous in need, seeded."""
    np.random.seed(1)  # noqa: NPY002 - spopt draws from it
    weights = WSP2W(WSP(city.graph.adjacency.tocsr()))
    model = MaxPHeuristic(
        city.frame.reset_index(), weights, ["need"], "size_", threshold, top_n=2, verbose=False
    )
    model.solve()
    return model.labels_


def skater(city: City, clusters: int) -> object:
    """Labels by SKATER, homogeneous in need, with at least two areas in each region."""
    weights = WSP2W(WSP(city.graph.adjacency.tocsr()))
    model = Skater(
        city.frame.reset_index(), weights, ["need"], n_clusters=clusters, floor=2, islands="ignore"
    )
    model.solve()
    return model.labels_


def main() -> None:
    """Measure and print."""
    warnings.simplefilter("ignore")
    city = malmo()
    print(f"{len(city.size)} areas, {WANTED.count} candidates of 3,000-12,000 residents")
    print(f"  {'':34} {'captured':>8} {'compact':>8} {'time':>9}")
    found = ours(city, "listed, integer program", WANTED)
    ours(city, "the same, compactness 0.3", WANTED.model_copy(update={"compactness": 0.3}))
    ours(city, "grown from seeds", WANTED.model_copy(update={"listed": 0}))
    for threshold in THRESHOLDS:
        theirs(
            city,
            f"max-p, at least {threshold:,}",
            lambda threshold=threshold: max_p(city, threshold),  # type: ignore[misc]
            found,
        )
    for clusters in CLUSTERS:
        theirs(
            city,
            f"SKATER, {clusters} regions",
            lambda clusters=clusters: skater(city, clusters),  # type: ignore[misc]
            found,
        )
    print("six candidates of 10,000-30,000 residents, too many sets to list")
    ours(city, "grown from seeds", LARGE)


if __name__ == "__main__":
    main()
