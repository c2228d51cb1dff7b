"""Scoring and its certainty beside bare NumPy, pymcdm and scikit-criteria, in one run.

Run from the repository root: ``python -m pip install -r bench/requirements.txt``, then
``python -m bench.scoring``. Twelve indicators in four dimensions; a list of a tenth of the
areas; every weight within a quarter of itself. Each time is the best of some rounds that
take turns, so that a busy machine troubles all alike. The two packages have no draws of their
own: they are looped over the first few of ours and the time of all is extrapolated, which is
marked with *.
"""

import itertools
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
import skcriteria
from pymcdm.methods import WSM
from skcriteria.agg.simple import WeightedSumModel
from skcriteria.agg.topsis import TOPSIS
from skcriteria.pipelines import mkpipe
from skcriteria.preprocessing.filters import FilterNonDominated
from skcriteria.preprocessing.invert_objectives import InvertMinimize, NegateMinimize
from skcriteria.preprocessing.scalers import MinMaxScaler, SumScaler, VectorScaler

from layers.table import IndicatorTable
from scoring.certainty.certificates import certify
from scoring.certainty.draws import draw_weights
from scoring.certainty.intervals import weight_intervals
from scoring.certainty.membership import p_top
from scoring.certainty.montecarlo import rank_intervals
from scoring.scenario import Dimension, Index, IndicatorChoice, Scenario, Uncertainty
from scoring.score import ScoreResult, score

SIZES = (209, 6_160, 33_000)
DIMENSIONS, EACH = 4, 3
DRAWS, SLIDER_DRAWS, REACH = 10_000, 2_000, 0.25
LOOPED = 10
CACHE_BYTES = 2 << 20
BARE_LIMIT, PACKAGE_FACTOR, PACKAGE_SIZE = 1.5, 50.0, 6_160
ROUNDS, SLIDER_ROUNDS = 5, 40


@dataclass(frozen=True, eq=False)
class Case:
    """A table of some size, scored."""

    table: IndicatorTable
    result: ScoreResult
    choice: Uncertainty

    @property
    def count(self) -> int:
        """Number of areas."""
        return len(self.table.codes)

    def weights(self, draws: int = DRAWS) -> np.ndarray:
        """Weights of the indicators in the first draws, shape (draws, m)."""
        generator = np.random.default_rng(self.choice.seed)
        drawn = draw_weights(self.result.scenario, self.choice, draws, generator)
        names = [*self.result.normalised, *self.result.dimensions]
        return drawn.leaf_weights(dict.fromkeys(names, True))


def case(areas: int) -> Case:
    """Skewed, correlated figures, every third indicator turned round."""
    generator = np.random.default_rng(areas)
    dimensions = tuple(
        Dimension(
            id=f"d{number}",
            weight=number + 1,
            indicators=tuple(
                IndicatorChoice(
                    id=f"i{number}_{at}",
                    direction="lower_is_need" if at == EACH - 1 else "higher_is_need",
                    normalise="min_max",
                )
                for at in range(EACH)
            ),
        )
        for number in range(DIMENSIONS)
    )
    scenario = Scenario(name="Mätning", index=Index(dimensions=dimensions))
    shared = generator.normal(size=(areas, 1))
    own = generator.normal(size=(areas, DIMENSIONS * EACH))
    codes = pd.Index([f"A{number:05d}" for number in range(areas)], name="code", dtype=str)
    figures = pd.DataFrame(np.exp(0.4 * (shared + own)), codes, scenario.indicator_ids)
    table = IndicatorTable.of(figures)
    choice = Uncertainty(draws=DRAWS, weights=REACH, top=max(1, areas // 10))
    return Case(table, score(table, scenario), choice)


def best(*works: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """Least time of each work, in seconds; the works take turns."""
    taken = [[np.inf] for _ in works]
    for _ in range(rounds):
        for work, times in zip(works, taken, strict=True):
            start = time.perf_counter()
            work()
            times.append(time.perf_counter() - start)
    return [min(times) for times in taken]


# ------------------------------------------------------------------ what it is measured against


def bare_weights(case: Case) -> np.ndarray:
    """The same draws by hand, for this one shape of tree and no missing figures."""
    generator = np.random.default_rng(case.choice.seed)
    moves = generator.uniform(1 - REACH, 1 + REACH, (DRAWS, DIMENSIONS, 1 + EACH))
    outer = moves[:, :, 0] * np.arange(1, DIMENSIONS + 1)
    inner = moves[:, :, 1:] / moves[:, :, 1:].sum(axis=2, keepdims=True)
    outer /= outer.sum(axis=1, keepdims=True)
    return (outer[:, :, None] * inner).reshape(DRAWS, -1)


def bare_p_top(case: Case) -> np.ndarray:
    """Draw, multiply and select in cache-sized blocks of single precision, and nothing else."""
    count, top = case.count, case.choice.top
    weights = bare_weights(case).astype(np.float32)
    values = np.ascontiguousarray(case.result.normalised.to_numpy().T, dtype=np.float32)
    hits = np.zeros(count, dtype=np.int64)
    step = max(1, CACHE_BYTES // (4 * count))
    for start in range(0, len(weights), step):
        index = weights[start : start + step] @ values
        cut = np.partition(index, count - top, axis=1)[:, count - top]
        inside = (index >= cut[:, None]).view(np.uint8)
        hits += np.add.reduce(inside, axis=0, dtype=np.min_scalar_type(len(index)))
    return hits / len(weights)


def pymcdm_lists(case: Case, draws: int = LOOPED) -> Iterator[np.ndarray]:
    """Who is on the list in each draw, by pymcdm."""
    values = case.result.normalised.to_numpy()
    types = np.ones(values.shape[1])
    model = WSM(normalization_function=lambda column, cost: column)  # noqa: ARG005 - its interface
    for weights in case.weights(draws):
        preference = model(values, weights, types)
        yield model.rank(preference) <= case.choice.top


def scikit_lists(case: Case, draws: int = LOOPED) -> Iterator[np.ndarray]:
    """Who is on the list in each draw, by scikit-criteria."""
    values = case.result.normalised.to_numpy()
    model = WeightedSumModel()
    for weights in case.weights(draws):
        matrix = skcriteria.mkdm(values, [max] * values.shape[1], weights=weights)
        yield model.evaluate(matrix).rank_ <= case.choice.top


PIPELINES = {
    "pipeline of a weighted sum": (
        NegateMinimize(),
        MinMaxScaler(target="matrix"),
        SumScaler(target="weights"),
        WeightedSumModel(),
    ),
    "pipeline of its first page": (
        InvertMinimize(),
        FilterNonDominated(),
        SumScaler(target="weights"),
        VectorScaler(target="matrix"),
        TOPSIS(),
    ),
}
"""scikit-criteria: the same index as ours, and the pipeline that its documentation begins with."""


def scikit_pipeline(case: Case, name: str) -> object:
    """One evaluation of a pipeline, from the table."""
    choices = list(case.result.scenario.indicators())
    matrix = skcriteria.mkdm(
        case.table.values.to_numpy(),
        [max if choice.direction == "higher_is_need" else min for choice in choices],
        weights=list(case.result.scenario.leaf_shares().values()),
        alternatives=list(case.table.codes),
        criteria=list(case.table.indicators),
    )
    return mkpipe(*PIPELINES[name]).evaluate(matrix)


# ------------------------------------------------------------------ the table


def line(title: str, seconds: float, told: str = "", reached: bool | None = None) -> None:
    """Print a row: time, what it is compared with, and whether the target is reached."""
    verdict = {None: "", True: "MET", False: "NOT MET"}[reached]
    print(f"  {title:44} {1000 * seconds:12.2f} ms  {told:42} {verdict}".rstrip())


def membership(case: Case) -> None:
    """(a) the share of the draws in which each area is on the list."""
    ours, bare = best(lambda: p_top(case.result, case.choice), lambda: bare_p_top(case))
    ratio = ours / bare
    line(f"(a) {DRAWS:,} draws, P(in top {case.choice.top})", ours)
    apart = np.abs(p_top(case.result, case.choice) - bare_p_top(case)).max()
    told = f"ours takes {ratio:.2f} of it, {apart:.0e} apart"
    line("    bare NumPy", bare, told, ratio <= BARE_LIMIT)
    few = p_top(case.result, case.choice.model_copy(update={"draws": LOOPED}))
    for title, lists in (("pymcdm", pymcdm_lists), ("scikit-criteria", scikit_lists)):
        same = np.allclose(np.mean(list(lists(case)), axis=0), few)
        looped = best(lambda lists=lists: list(lists(case)), rounds=2)[0] * DRAWS / LOOPED
        factor = looped / ours
        target = factor >= PACKAGE_FACTOR if case.count == PACKAGE_SIZE else None
        told = f"{factor:.0f} times ours, {'same' if same else 'OTHER'} lists"
        line(f"    {title}, looped*", looped, told, target and same if target else target)


def the_rest(case: Case) -> None:
    """(b) rank quantiles, (c) one score, (d) certificates."""
    ranks = best(lambda: rank_intervals(case.result, case.choice), rounds=1)[0]
    line(f"(b) {DRAWS:,} draws, rank quantiles of every area", ranks)
    name = next(iter(PIPELINES))
    ours, theirs = best(
        lambda: score(case.table, case.result.scenario), lambda: scikit_pipeline(case, name)
    )
    line("(c) score once", ours)
    line(f"    scikit-criteria, {name}", theirs, f"{theirs / ours:.2f} times ours")
    certain = best(lambda: certify(case.result, REACH, case.choice.top))[0]
    line("(d) certificates", certain)


def slider(case: Case) -> None:
    """(e) all that a moved slider asks for, beside one evaluation of a pipeline.

    Every round moves a weight. The table is the same, as it is in the app, but nothing that
    was made of it is kept: figures are prepared, scored and drawn anew.
    """
    choice = case.choice.model_copy(update={"draws": SLIDER_DRAWS})
    moves = itertools.count(1)

    def recalculate() -> ScoreResult:
        result = score(case.table, case.result.scenario.with_weights({"d0": next(moves)}))
        certify(result, REACH, choice.top)
        p_top(result, choice)
        return result

    plain, first = PIPELINES
    ours, wider, simple = best(
        recalculate,
        lambda: weight_intervals(recalculate(), choice.top),
        lambda: scikit_pipeline(case, plain),
        rounds=SLIDER_ROUNDS,
    )
    documented = best(lambda: scikit_pipeline(case, first), rounds=2)[0]
    line(f"(e) score, certificates, {SLIDER_DRAWS:,} draws", ours)
    line("    the same and weight intervals", wider)
    for name, seconds in ((plain, simple), (first, documented)):
        told = f"{seconds / ours:.2f} times ours, {seconds / wider:.2f} with intervals"
        line(f"    scikit-criteria, {name}", seconds, told, ours < seconds)


def main() -> None:
    """Measure every size and print."""
    warnings.simplefilter("ignore")
    for areas in SIZES:
        measured = case(areas)
        print(f"{areas:,} areas, {DIMENSIONS * EACH} indicators")
        membership(measured)
        the_rest(measured)
        if areas == SIZES[0]:
            slider(measured)


if __name__ == "__main__":
    main()
