"""Panels for the tests: Proposition 99, and invented areas where nothing happens."""

import json
from pathlib import Path

import numpy as np
import pandas as pd

from scoring.followup.panel import Panel
from scoring.places.graph import AreaGraph

GOLDEN = Path(__file__).parents[1] / "scoring" / "followup" / "golden"

TREATED, START = "California", 1989


def proposition_99(bases: dict[str, float] | None = None) -> Panel:
    """Packs of cigarettes per person in 39 states, 1970-2000.

    The figures of Abadie, Diamond and Hainmueller (2010), as they come with the package synthdid
    (Stanford University, BSD 3-Clause), without its column that says who was treated.
    """
    frame = pd.read_csv(GOLDEN / "proposition_99.csv", sep=";")
    values = frame.pivot_table(index="State", columns="Year", values="PacksPerCapita")
    each = pd.Series(1.0, values.index) if bases is None else pd.Series(bases, dtype=float)
    weights = pd.DataFrame(dict.fromkeys(values.columns, each))
    return Panel(values, weights.reindex(values.index), is_share=False)


def other_programs() -> dict:
    """What statsmodels and pysyncon found (bench/followup_golden.py)."""
    return json.loads((GOLDEN / "other_programs.json").read_text(encoding="utf-8"))


def chain(count: int) -> AreaGraph:
    """Areas in a row, each the neighbour of the next."""
    codes = pd.Index([f"a{number:03d}" for number in range(count)])
    return AreaGraph(codes, np.eye(count, k=1) + np.eye(count, k=-1))


def panel_like(values: np.ndarray, codes: pd.Index, first: int, base: float = 500.0) -> Panel:
    """A panel of shares, years from the first on."""
    years = range(first, first + values.shape[1])
    frame = pd.DataFrame(values, codes, years, dtype=float)
    return Panel(frame, frame * 0 + base, is_share=True)
