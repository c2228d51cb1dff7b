"""False alarms: how often a change is told where nothing has happened.

Run from the repository root: ``python -m bench.followup``. Areas on a grid are given shares that
move by a common path, by shocks that neighbours share, by an area's own inertia and by chance in
its persons. A candidate grows at random, as the placebo sets do, and nothing is done in it. The
share of told changes has to be that of the level, within what chance allows in so many tries.
"""

import numpy as np
import pandas as pd
from scipy.sparse import csr_array, eye_array, kron
from scipy.stats import binomtest

from scoring.followup.differences import difference_in_differences, span
from scoring.followup.panel import Panel
from scoring.followup.placebos import LEVEL, placebo_sets
from scoring.followup.synthetic import synthetic_control
from scoring.places.graph import AreaGraph

SIDE, YEARS, START, SIZE, PERSONS = 12, 10, 7, 4, 800
TRIES, SETS, MIXED_SETS = 1_000, 199, 39
MEAN, COMMON, SHARED, OWN, INERTIA = 20.0, 0.5, 1.0, 1.0, 0.7


def grid() -> AreaGraph:
    """Areas in a square, each the neighbour of those beside, above and below."""
    line = eye_array(SIDE, k=1) + eye_array(SIDE, k=-1)
    links = kron(line, eye_array(SIDE)) + kron(eye_array(SIDE), line)
    codes = pd.Index([f"a{number:03d}" for number in range(SIDE**2)])
    return AreaGraph(codes, csr_array(links))


def invented(graph: AreaGraph, generator: np.random.Generator) -> Panel:
    """Shares by area and year in which nothing has happened to anybody in particular."""
    count = len(graph.codes)
    around = graph.adjacency / np.maximum(graph.adjacency.sum(axis=1), 1)[:, np.newaxis]
    level = MEAN + 5 * generator.normal(size=count)
    moved = np.zeros(count)
    columns = []
    for year in range(YEARS):
        shock = generator.normal(size=count)
        moved = INERTIA * moved + OWN * generator.normal(size=count)
        moved += SHARED * (shock + around @ shock) / 2
        true = np.clip(level - COMMON * year + moved, 1, 99) / 100
        columns.append(100 * generator.binomial(PERSONS, true) / PERSONS)
    frame = pd.DataFrame(np.array(columns).T, graph.codes, range(YEARS))
    return Panel(frame, frame * 0 + PERSONS, is_share=True)


def one(graph: AreaGraph, seed: int, *, neediest: bool) -> tuple[bool, bool, bool]:
    """Whether difference-in-differences, its words and synthetic control raise an alarm."""
    generator = np.random.default_rng(seed)
    panel = invented(graph, generator)
    sets = placebo_sets(graph, SIZE, [], count=SETS + 1, seed=seed)
    start = panel.together({str(at): each for at, each in enumerate(sets)}).values[START - 1]
    chosen = sets[int(start.idxmax())] if neediest else sets[0]
    placebos = {str(at): each for at, each in enumerate(sets) if each != chosen}
    rest = [code for code in graph.codes if code not in chosen]
    both = panel.together({"own": chosen, "rest": rest})
    years = span(both, ["own", "rest"], START)
    assert years is not None
    found = difference_in_differences(both, "own", "rest", panel.together(placebos), years)
    few = dict(list(placebos.items())[:MIXED_SETS])
    mix = synthetic_control(both, "own", panel, chosen, few, years)
    assert mix is not None
    return found.p <= LEVEL, found.verdict in ("higher", "lower"), mix.p <= LEVEL


def main() -> None:
    """Try many times, and print the share of alarms."""
    graph = grid()
    print(f"{SIDE**2} areas, candidate of {SIZE}, {START} years before and {YEARS - START} after")
    for title, neediest in (("drawn at random", False), ("neediest at the start", True)):
        alarms = np.array([one(graph, seed, neediest=neediest) for seed in range(TRIES)])
        print(f"candidate {title}, {TRIES} tries, level {LEVEL:.0%}")
        for name, count in zip(
            ("difference-in-differences, p", "  told in words", "synthetic control, p"),
            alarms.sum(axis=0),
            strict=True,
        ):
            interval = binomtest(int(count), TRIES).proportion_ci(0.95, "wilson")
            low, high = f"{interval.low:.1%}", f"{interval.high:.1%}"
            print(f"  {name:30} {count / TRIES:6.1%}  (95 % interval {low} to {high})")


if __name__ == "__main__":
    main()
