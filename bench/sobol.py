"""Sobol indices of every area's score: ours against SALib, side by side in one run.

Run from the repository root: ``python -m bench.sobol``. SALib takes one output at a
time, so it is looped over some of the areas, and its time for all of them is that
multiplied up. It is given the outputs already computed, as it wants them.
"""

import statistics
import time
from collections.abc import Callable

import numpy as np
import pandas as pd
from SALib.analyze import sobol as salib

from layers.table import IndicatorTable
from scoring.certainty.draws import WeightDraws, members
from scoring.certainty.saltelli import saltelli_design
from scoring.certainty.sobol import index_sensitivity, rank_shift_sensitivity
from scoring.scenario import Scenario
from scoring.score import ScoreResult, score

AREAS, WEIGHTS, SIZE, REACH, SEED = (209, 6_160), 12, 1_024, 0.25, 1
LOOPED, FEW, ROUNDS = 24, 4, 3
DEFAULT_RESAMPLES = 100


def scored(areas: int) -> ScoreResult:
    """Twelve indicators in one dimension, so that twelve weights count."""
    names = [f"i{number:02d}" for number in range(WEIGHTS)]
    indicators = [
        {"id": name, "weight": 1 + at % 3, "direction": "higher_is_need"}
        for at, name in enumerate(names)
    ]
    scenario = Scenario.model_validate(
        {"name": "Bench", "index": {"dimensions": [{"id": "all", "indicators": indicators}]}}
    )
    figures = np.random.default_rng(SEED).normal(size=(areas, WEIGHTS))
    codes = pd.Index([f"A{number:05d}" for number in range(areas)], name="code")
    return score(IndicatorTable.of(pd.DataFrame(figures, codes, names)), scenario)


def outputs(result: ScoreResult, rows: slice) -> np.ndarray:
    """Index of some areas at every point of the design, as SALib orders them."""
    everyone = list(members(result.scenario.index))
    design = saltelli_design(len(everyone), SIZE, SEED)
    present = dict.fromkeys([member.id for member in everyone], True)
    values = result.normalised.to_numpy()[rows]
    found = []
    for points in (design.a, *design.mixed(), design.b):
        moves = 1 + REACH * (2 * points - 1)
        drawn = {member.id: member.weight * moves[:, at] for at, member in enumerate(everyone)}
        found.append(WeightDraws(result.scenario, drawn).leaf_weights(present) @ values.T)
    return np.stack(found, axis=1).reshape(-1, len(values))


def by_salib(result: ScoreResult, y: np.ndarray, resamples: int = 2) -> np.ndarray:
    """First-order and total indices, shape (areas, 2, members)."""
    names = [member.id for member in members(result.scenario.index)]
    problem = {"num_vars": len(names), "names": names, "bounds": [[0, 1]] * len(names)}
    found = [
        salib.analyze(problem, each, calc_second_order=False, num_resamples=resamples, seed=SEED)
        for each in y.T
    ]
    return np.array([[each["S1"], each["ST"]] for each in found])


def seconds(work: Callable[[], object]) -> float:
    """Median time of some rounds."""
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def compare(areas: int) -> None:
    """Measure one size and print it."""
    result, rows = scored(areas), slice(0, LOOPED)
    y = outputs(result, rows)
    found = index_sensitivity(result, REACH, size=SIZE, seed=SEED)
    ours = np.stack([found.first.to_numpy()[rows], found.total.to_numpy()[rows]], axis=1)
    difference = np.abs(ours - by_salib(result, y)).max()
    mine = seconds(lambda: index_sensitivity(result, REACH, size=SIZE, seed=SEED))
    ranks = seconds(lambda: rank_shift_sensitivity(result, REACH, size=SIZE, seed=SEED))
    looped = seconds(lambda: by_salib(result, y)) * areas / LOOPED
    usual = seconds(lambda: by_salib(result, y[:, :FEW], DEFAULT_RESAMPLES)) * areas / FEW
    print(f"{areas} areas, {WEIGHTS} weights, N = {SIZE}, median of {ROUNDS}")
    print(f"  ours, evaluation and indices     {mine:9.3f} s")
    print(f"  ours, mean shift of ranks        {ranks:9.3f} s")
    print(f"  SALib, indices only              {looped:9.3f} s  ratio {looped / mine:.0f}")
    print(f"  SALib, with its own intervals    {usual:9.3f} s  ratio {usual / mine:.0f}")
    print(f"  (SALib measured on {LOOPED} and {FEW} areas, and multiplied up to {areas})")
    print(f"  greatest difference on those areas {difference:.1e}")


def main() -> None:
    """Measure every size."""
    for areas in AREAS:
        compare(areas)


if __name__ == "__main__":
    main()
