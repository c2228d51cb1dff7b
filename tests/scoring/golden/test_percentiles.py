"""Percentiles of other countries' published indices, ties and zeros included."""

import numpy as np
import pytest

from scoring.index.methods import NORMALISERS

PENNSYLVANIA_NO_VEHICLE = (
    *(4.7, 12.7, 7.2, 8.5, 5.8, 8.7, 8.5, 7.5, 4.7, 5.8, 11.1, 10.2, 5.6, 10.2, 4.1, 6.6, 7.5),
    *(9.5, 7.3, 9.7, 5.5, 9.0, 10.1, 6.4, 10.2, 8.1, 6.1, 5.2, 5.6, 5.7, 6.6, 7.9, 7.9, 7.9),
    *(9.4, 9.1, 7.7, 6.8, 7.9, 10.7, 9.4, 7.4, 9.9, 9.9, 5.1, 5.2, 10.3, 7.0, 9.8, 5.6, 28.2),
    *(5.4, 6.9, 8.2, 6.5, 6.8, 5.3, 5.2, 6.2, 9.2, 7.3, 6.7, 7.4, 6.4, 7.0, 5.4, 5.6),
)
"""CDC/ATSDR Social Vulnerability Index 2022, Pennsylvania, the 67 counties in order of their
code: households without a vehicle, per cent (EP_NOVEH). Read in the published file as the package
findSVI keeps it, data-raw/xls/2022svi_pa_co_cdc.csv."""

PENNSYLVANIA_PERCENTILE = (
    *(0.0152, 0.9848, 0.4697, 0.6818, 0.2424, 0.7121, 0.6818, 0.5455, 0.0152, 0.2424, 0.9697),
    *(0.8939, 0.1667, 0.8939, 0.0, 0.3485, 0.5455, 0.803, 0.4848, 0.8182, 0.1515, 0.7273),
    *(0.8788, 0.303, 0.8939, 0.6515, 0.2727, 0.0606, 0.1667, 0.2273, 0.3485, 0.5909, 0.5909),
    *(0.5909, 0.7727, 0.7424, 0.5758, 0.3939, 0.5909, 0.9545, 0.7727, 0.5152, 0.8485, 0.8485),
    *(0.0455, 0.0606, 0.9394, 0.4394, 0.8333, 0.1667, 1.0, 0.1212, 0.4242, 0.6667, 0.3333),
    *(0.3939, 0.1061, 0.0606, 0.2879, 0.7576, 0.4848, 0.3788, 0.5152, 0.303, 0.4394, 0.1212),
    *(0.1667,),
)
"""The same, percentile rank of that figure within the state (EPL_NOVEH), four decimals."""


def test_the_percentiles_of_the_social_vulnerability_index():
    figures = np.array(PENNSYLVANIA_NO_VEHICLE)
    share = NORMALISERS["percentile"].apply(figures, definition="svi") / 100
    np.testing.assert_array_equal(np.round(share, 4), PENNSYLVANIA_PERCENTILE)


CALIFORNIA_IMPAIRED_WATER = {
    0: (3512, 0.00),
    1: (690, 15.26),
    2: (633, 29.25),
    3: (538, 41.15),
    4: (346, 48.80),
    5: (281, 55.01),
    6: (369, 63.17),
    7: (382, 71.61),
    8: (216, 76.39),
    9: (192, 80.63),
    10: (233, 85.78),
    11: (170, 89.54),
    12: (87, 91.47),
    13: (59, 92.77),
    14: (74, 94.41),
    15: (56, 95.64),
    16: (73, 97.26),
    17: (21, 97.72),
    18: (27, 98.32),
    19: (14, 98.63),
    20: (5, 98.74),
    21: (18, 99.14),
    22: (13, 99.43),
    23: (5, 99.54),
    24: (2, 99.58),
    25: (3, 99.65),
    26: (2, 99.69),
    28: (4, 99.78),
    29: (1, 99.80),
    30: (2, 99.85),
    31: (2, 99.89),
    32: (3, 99.96),
    33: (1, 99.98),
    34: (1, 100.00),
}
"""CalEnviroScreen 3.0 (OEHHA, results of June 2018), impaired water bodies of the 8,035 census
tracts: number of tracts with each figure, and the percentile published for them, two decimals.
Counted in the published table as the course r4wrds keeps it, ces3results_data.csv."""


def test_the_percentiles_of_calenviroscreen_leave_zeros_out():
    counts, published = np.array(list(CALIFORNIA_IMPAIRED_WATER.values())).T
    figures = np.repeat(list(CALIFORNIA_IMPAIRED_WATER), counts.astype(int)).astype(float)
    assert figures.size == 8_035
    computed = NORMALISERS["percentile"].apply(figures, definition="calenviroscreen")
    np.testing.assert_allclose(computed, np.repeat(published, counts.astype(int)), atol=0.0051)


def test_the_percentiles_of_pandas():
    """pandas 3.1, documentation of DataFrame.rank, read: legs of five animals, one with none."""
    legs = np.array([4.0, 2.0, 4.0, 8.0, np.nan])
    share = NORMALISERS["percentile"].apply(legs, definition="mean_rank") / 100
    np.testing.assert_allclose(share, [0.625, 0.25, 0.625, 1.0, np.nan])


@pytest.mark.parametrize("definition", ["midrank", "oecd"])
def test_percentiles_counted_one_by_one(definition):
    """A second way: count the lower and the equal ones."""
    figures = np.random.default_rng(8).integers(0, 12, 40).astype(float)
    lower = np.array([(figures < x).sum() for x in figures])
    equal = np.array([(figures == x).sum() for x in figures])
    expected = {
        "midrank": (lower + (equal - 1) / 2) / (figures.size - 1),
        "oecd": (lower + 1) / figures.size,
    }
    computed = NORMALISERS["percentile"].apply(figures, definition=definition)
    np.testing.assert_allclose(computed, 100 * expected[definition])
