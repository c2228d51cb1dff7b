"""What other programs find on Proposition 99, for the tests of scoring/followup to agree with.

Run from the repository root: ``python -m bench.followup_golden``. Needs statsmodels and pysyncon
(bench/requirements.txt), and writes tests/scoring/followup/golden/other_programs.json.
"""

import json
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pandas as pd
import statsmodels.formula.api as smf
from pysyncon import Synth

GOLDEN = Path("tests/scoring/followup/golden")
TREATED, START, SEED = "California", 1989, 1


def sales() -> pd.DataFrame:
    """Packs of cigarettes per person by state and year."""
    frame = pd.read_csv(GOLDEN / "proposition_99.csv", sep=";")
    return frame.rename(columns={"State": "unit", "Year": "year", "PacksPerCapita": "y"})


def two_way(frame: pd.DataFrame, weights: str = "") -> float:
    """Coefficient of the treatment in weighted least squares with effects of units and years."""
    own = frame.assign(d=((frame["unit"] == TREATED) & (frame["year"] >= START)).astype(int))
    formula = "y ~ d + C(unit) + C(year)"
    model = smf.wls(formula, own, weights=own[weights]) if weights else smf.ols(formula, own)
    return float(model.fit().params["d"])


def event_study(frame: pd.DataFrame) -> dict[str, float]:
    """Coefficients of treatment by year against the last year before."""
    own, names = frame.copy(), []
    for year in sorted(set(own["year"]) - {START - 1}):
        names.append(f"d{year}")
        own[names[-1]] = ((own["unit"] == TREATED) & (own["year"] == year)).astype(int)
    found = smf.ols(f"y ~ {' + '.join(names)} + C(unit) + C(year)", own).fit().params
    return {name.removeprefix("d"): float(found[name]) for name in names}


def mixed(frame: pd.DataFrame) -> dict[str, float]:
    """Weights of the synthetic California by the sales before alone, every year the same."""
    table = frame.pivot_table(index="year", columns="unit", values="y")
    before = table[table.index < START]
    own, others = before[TREATED], before.drop(columns=TREATED)
    undone = before.var(axis=1).to_numpy()
    program = Synth()
    program.fit(X0=others, X1=own, Z0=others, Z1=own, custom_V=undone)
    weights = zip(others.columns, program.weights(round=6), strict=True)
    return {str(name): float(weight) for name, weight in weights if weight > 0}


def main() -> None:
    """Write what they find."""
    frame = sales()
    states = sorted(frame["unit"].unique())
    drawn = np.random.default_rng(SEED).integers(100, 1000, len(states))
    bases = {name: int(base) for name, base in zip(states, drawn, strict=True)}
    found = {
        "programs": {name: version(name) for name in ("statsmodels", "pysyncon")},
        "two_way": two_way(frame),
        "bases": bases,
        "two_way_weighted": two_way(frame.assign(base=frame["unit"].map(bases)), "base"),
        "event_study": event_study(frame),
        "weights": mixed(frame),
    }
    text = json.dumps(found, indent=1, ensure_ascii=False)
    (GOLDEN / "other_programs.json").write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
