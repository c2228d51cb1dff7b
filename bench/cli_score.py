"""The command ``score`` end to end: a country's areas from one CSV file to another.

Run from the repository root: ``python -m bench.cli_score``. Writes 33,000 areas with seven
domains of three or four indicators and a scenario built as England's (domains ranked and
transformed exponentially, weights as given that sum to 0.999), runs the command as a process
of its own, and prints its processor time and greatest memory beside the targets.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd

from scoring.scenario import Dimension, Index, IndicatorChoice, Scenario

ROOT = Path(__file__).resolve().parent.parent
AREAS = 33_000
WEIGHTS = (0.225, 0.225, 0.135, 0.135, 0.093, 0.093, 0.093)
MISSING = 0.01
SECONDS, MEGABYTES = 10.0, 1_000.0
ROUNDS = 3


def scenario() -> Scenario:
    """Seven domains with three and four indicators by turns."""
    dimensions = tuple(
        Dimension(
            id=f"domain_{number}",
            weight=weight,
            normalise="exponential",
            indicators=tuple(
                IndicatorChoice(
                    id=f"indicator_{number}_{at}", direction="higher_is_need", normalise="z_score"
                )
                for at in range(3 + number % 2)
            ),
        )
        for number, weight in enumerate(WEIGHTS)
    )
    index = Index(weights="as_given", scale="native", dimensions=dimensions)
    return Scenario(name="Sju domäner", index=index)


def table(choices: Scenario, areas: int = AREAS, seed: int = 1) -> pd.DataFrame:
    """Figures with two decimals, correlated, skewed and with a few missing."""
    generator = np.random.default_rng(seed)
    shared = generator.normal(size=(areas, 1))
    own = generator.normal(size=(areas, len(choices.indicator_ids)))
    figures = np.round(np.exp(0.5 * (shared + own)) * 10, 2)
    figures[generator.random(figures.shape) < MISSING] = np.nan
    codes = pd.Index([f"E{1_000_001 + number:08d}" for number in range(areas)], name="code")
    return pd.DataFrame(figures, codes, choices.indicator_ids)


def run(folder: Path) -> tuple[float, float, float]:
    """Run the command once: seconds on the clock, of processor time, and megabytes."""
    command = [sys.executable, "cli.py", "score", "--id-column", "code"]
    for option, name in (("table", "t.csv"), ("scenario", "s.toml"), ("out", "out.csv")):
        command += [f"--{option}", str(folder / name)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, stderr=subprocess.DEVNULL)
    clock = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return clock, spent, after.ru_maxrss / 1024


def main() -> None:
    """Write the files, measure and print."""
    choices = scenario()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        table(choices).to_csv(folder / "t.csv")
        (folder / "s.toml").write_text(choices.to_toml(), encoding="utf-8")
        rounds = [run(folder) for _ in range(ROUNDS)]
        rows = len(pd.read_csv(folder / "out.csv"))
    clock, spent, memory = (min(figures) for figures in zip(*rounds, strict=True))
    print(f"{AREAS} areas, {len(choices.indicator_ids)} indicators, {rows} rows, best of {ROUNDS}")
    for title, figure, target, unit in (
        ("processor time", spent, SECONDS, "s"),
        ("greatest memory", memory, MEGABYTES, "MB"),
    ):
        verdict = "MET" if figure < target else "NOT MET"
        print(f"{title:16} {figure:8.1f} {unit:2}  target under {target:g} {unit}: {verdict}")
    print(f"{'on the clock':16} {clock:8.1f} s")


if __name__ == "__main__":
    main()
