import numpy as np
import pandas as pd
import pytest

from layers.table import IndicatorTable
from scoring.certainty.noise import disturb
from scoring.scenario import Uncertainty
from scoring.scenario_file import read_scenario

SCENARIO = read_scenario("""
name = "prov"
[index]
[[index.dimensions]]
id = "d"
indicators = [
  {id = "share", direction = "higher_is_need", base = "persons"},
  {id = "other", direction = "higher_is_need"},
]
""")
AREAS = 20_000


def drawn(choice, share=30.0, persons=400.0):
    values = pd.DataFrame(
        {"share": share, "other": 5.0, "persons": persons},
        pd.RangeIndex(AREAS).astype(str).rename("code"),
    )
    table = IndicatorTable.of(values)
    return table, disturb(table, SCENARIO, choice, np.random.default_rng(1))


def test_the_noise_of_small_counts_is_that_of_a_binomial_share():
    _, noisy = drawn(Uncertainty(small_counts=True))
    assert noisy.values["share"].mean() == pytest.approx(30.0, abs=0.1)
    assert noisy.values["share"].std() == pytest.approx(100 * np.sqrt(0.3 * 0.7 / 400), rel=0.02)


def test_the_noise_of_cell_keys_moves_numerator_and_base():
    _, noisy = drawn(Uncertainty(cell_key=2.0))
    expected = 100 * 2.0 * np.sqrt(1 + 0.3**2) / 400
    assert noisy.values["share"].std() == pytest.approx(expected, rel=0.02)


def test_an_indicator_without_base_and_the_base_itself_stay():
    table, noisy = drawn(Uncertainty(small_counts=True, cell_key=1.0))
    assert noisy.values[["other", "persons"]].equals(table.values[["other", "persons"]])


def test_shares_stay_shares():
    _, noisy = drawn(Uncertainty(small_counts=True, cell_key=3.0), share=1.0, persons=5.0)
    assert noisy.values["share"].between(0, 100).all()


def test_an_unknown_base_adds_nothing_and_a_missing_share_stays_missing():
    table, noisy = drawn(Uncertainty(small_counts=True), persons=np.nan)
    assert noisy.values["share"].equals(table.values["share"])
    _, missing = drawn(Uncertainty(small_counts=True), share=np.nan)
    assert missing.values["share"].isna().all()
