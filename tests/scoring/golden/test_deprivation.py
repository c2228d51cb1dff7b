"""Britain's indices of deprivation, from published ranks of domains to published ranks and scores.

Only the first areas of each country are quoted. Every other area is given the ranks that are
left over, so that the percentile of each rank is that of the whole country.
"""

import numpy as np
import pandas as pd
import pytest

from layers.table import IndicatorTable
from scoring.index.methods import NORMALISERS
from scoring.index.ranks import classify
from scoring.scenario import Dimension, Index, IndicatorChoice, Scenario
from scoring.score import score


def country(ranks: np.ndarray, areas: int) -> np.ndarray:
    """Figures of all areas, higher = more deprived, of which the first have the ranks given.

    A rank that ends in a half is shared by two areas.
    """
    figures = np.empty((areas, ranks.shape[1]))
    for at, column in enumerate(ranks.T):
        shared = column[column % 1 != 0]
        taken = np.concatenate([column[column % 1 == 0], shared - 0.5, shared + 0.5])
        left = np.setdiff1d(np.arange(1, areas + 1), taken)
        figures[:, at] = -np.concatenate([column, shared, left])
    return figures


def deprivation(ranks, areas, weights, definition):
    """The index of all areas by domains that are ranked and exponentially transformed."""
    dimensions = tuple(
        Dimension(
            id=f"d{number}",
            weight=weight,
            normalise="exponential",
            normalise_parameters=(("definition", definition),),
            indicators=(
                IndicatorChoice(id=f"i{number}", direction="higher_is_need", normalise="none"),
            ),
        )
        for number, weight in enumerate(weights)
    )
    index = Index(weights="as_given", scale="native", dimensions=dimensions)
    values = pd.DataFrame(
        country(np.array(ranks, dtype=float), areas),
        index=pd.Index([f"A{number}" for number in range(areas)], name="code"),
        columns=[f"i{number}" for number in range(len(weights))],
    )
    return score(IndicatorTable.of(values), Scenario(name="Utsatthet", index=index))


# ------------------------------------------------------------------ the transform itself


def test_the_exponential_transform_as_its_authors_describe_it():
    """Scottish Indices of Deprivation 2003, appendix 5, read: N = 1,222 wards.

    From 0 to 100 for the most deprived ward, a tenth score above 50, and 100
    averaged with 0 lies at the 90th percentile.
    """
    wards = 1222
    transformed = NORMALISERS["exponential"].apply(np.arange(1.0, wards + 1))
    assert transformed[-1] == pytest.approx(100, abs=1e-9)
    assert transformed[0] == pytest.approx(0, abs=0.02)
    above = (transformed > 50).sum()
    assert above / wards == pytest.approx(0.10, abs=0.005)
    mixed = (100 + 0) / 2
    assert (transformed < mixed).mean() == pytest.approx(0.90, abs=0.005)


# ------------------------------------------------------------------ England

ENGLAND_AREAS = 32_844
ENGLAND_WEIGHTS = (0.225, 0.225, 0.135, 0.135, 0.093, 0.093, 0.093)
ENGLAND_2019 = (
    (4, 1, 2, 50, 15, 8235, 65),  # E01021988
    (1, 7, 38, 3, 8, 22122, 821),  # E01012673
    (39, 6, 247, 1, 1, 19540, 392),  # E01012681
    (84, 39, 205, 55, 32, 21179, 69),  # E01012672
    (93, 40, 123, 28, 3, 19658, 335),  # E01012671
    (8, 8, 523, 5, 91, 17799, 195),  # E01012751
    (36, 22, 740, 29, 17, 21798, 14),  # E01012737
    (10, 43, 335, 60, 50, 24524, 291),  # E01012670
    (11, 38, 448, 22, 14, 20510, 578),  # E01012682
    (123, 86, 367, 46, 526, 27122, 111),  # E01006547
)
"""English Indices of Deprivation 2019 (MHCLG): ranks of the ten most deprived neighbourhoods,
first to tenth, by income, employment, education, health, crime, barriers to housing and services,
and living environment. Read in the published table as the package humaniverse/IMD keeps it,
imd2019_england_lsoa11. Weights: read on Middlesbrough council's page on the index; the technical
report could not be opened that far."""


def test_englands_ten_most_deprived_neighbourhoods_come_in_the_published_order():
    result = deprivation(ENGLAND_2019, ENGLAND_AREAS, ENGLAND_WEIGHTS, "imd")
    first = result.index.iloc[: len(ENGLAND_2019)]
    assert first.rank(ascending=False).tolist() == list(range(1, len(ENGLAND_2019) + 1))


def test_published_weights_that_sum_to_0_999_are_used_as_they_stand():
    result = deprivation(ENGLAND_2019, ENGLAND_AREAS, ENGLAND_WEIGHTS, "imd")
    assert sum(ENGLAND_WEIGHTS) == pytest.approx(0.999)
    assert result.weights.sum(axis=1).to_numpy() == pytest.approx(0.999)
    by_hand = result.dimensions.to_numpy() @ ENGLAND_WEIGHTS
    np.testing.assert_allclose(result.index, by_hand, rtol=1e-12)


ENGLAND_DECILES = (3284, 6568, 9853, 13137, 16422, 19706, 22990, 26275, 29559, 32844)
"""English Indices of Deprivation 2019, the same table: last rank of every decile."""

WALES_DECILES = (191, 382, 573, 764, 955, 1146, 1337, 1528, 1719, 1909)
"""Welsh Index of Multiple Deprivation 2019, the package's imd2019_wales_lsoa11: last rank of
every decile."""


@pytest.mark.parametrize(
    ("last_ranks", "rounding"), [(ENGLAND_DECILES, "ceil"), (WALES_DECILES, "floor")]
)
def test_deciles_end_at_the_published_ranks(last_ranks, rounding):
    figures = -np.arange(1.0, last_ranks[-1] + 1)
    decile = 11 - classify(figures, "quantile", 10, rounding=rounding).of
    published = 1 + np.searchsorted(last_ranks, np.arange(1, last_ranks[-1] + 1), side="left")
    np.testing.assert_array_equal(decile, published)


# ------------------------------------------------------------------ Wales

WALES_AREAS = 1_909
WALES_WEIGHTS = (0.22, 0.22, 0.15, 0.14, 0.10, 0.05, 0.05, 0.07)
WALES_2019 = (
    (1, 1, 2, 8, 362, 7, 867, 52),  # W01000240
    (3, 3, 4, 60, 380, 29, 787, 174),  # W01000239
    (8, 4, 7, 24, 470, 75, 82, 701),  # W01001421
    (138, 82, 116, 209, 356, 398, 412, 468),  # W01001260
    (803, 714, 716, 1084, 1126, 1620, 455, 1295),  # W01000725
    (1908, 1882, 1859, 1878, 1761, 1906, 1835, 1905),  # W01000317
)
"""Welsh Index of Multiple Deprivation 2019 (Welsh Government), ranks of areas by income,
employment, health, education, access to services, community safety, physical environment and
housing. Read in humaniverse/IMD, imd2019_wales_lsoa11. Weights: read in InfoBase Cymru's
description of the overall rank."""

WALES_2019_DOMAINS = {
    0: (
        *(100.0, 100.0, 99.09850036, 94.32549874),
        *(37.06391319, 95.05534084, 17.82480166, 74.43734222),
    ),
    5: (
        *(0.023797008, 0.335419762, 0.614650136, 0.383738694),
        *(1.84393939, 0.047618663, 0.909681005, 0.059538749),
    ),
}
"""The same table, scores: domains of the first and the last area."""

WALES_2019_SCORES = (
    *(86.63135728, 80.33638351, 79.81321984),
    *(52.52275096, 17.88489255, 0.461375262),
)
"""The same table, scores: the index, of the areas ranked 1, 2, 3, 100, 955 and 1,909."""


def test_wales_domains_and_index_as_published():
    result = deprivation(WALES_2019, WALES_AREAS, WALES_WEIGHTS, "wimd")
    for row, published in WALES_2019_DOMAINS.items():
        np.testing.assert_allclose(result.dimensions.iloc[row], published, atol=1e-8)
    first = result.index.iloc[: len(WALES_2019)]
    np.testing.assert_allclose(first, WALES_2019_SCORES, atol=1e-8)


# ------------------------------------------------------------------ Scotland

SCOTLAND_AREAS = 6_976
SCOTLAND_WEIGHTS = (0.28, 0.28, 0.14, 0.14, 0.09, 0.05, 0.02)
SCOTLAND_2016 = (
    (6, 6, 2, 2, 5733, 80, 514),  # S01012068
    (11, 15, 4, 27, 4201, 113, 639.5),  # S01010245
    (13, 18, 10, 19, 6316, 41, 447.5),  # S01010122
    (2, 10, 20, 33, 5750, 337, 221),  # S01010148
    (8, 26, 31, 7, 2940, 421, 790),  # S01009780
    (24, 9, 13, 21, 5273, 138, 612),  # S01008929
    (4, 4, 1, 79, 6646, 274, 241),  # S01010323
    (29, 3, 32, 47, 5085, 175, 1078),  # S01011598
    (12, 29, 48, 8, 3693, 557, 580),  # S01010493
    (10, 88, 36, 4, 3463, 339, 152),  # S01010118
)
"""Scottish Index of Multiple Deprivation 2016 (Scottish Government), ranks of the ten most
deprived data zones, first to tenth, by income, employment, health, education, access, crime
and housing; two zones that tie share the mean of their ranks. Read in humaniverse/IMD,
imd2016_scotland_dz11. Weights: read in The Data Lab's openSIMD, which calculates that index."""


def test_scotlands_ten_most_deprived_data_zones_come_in_the_published_order():
    result = deprivation(SCOTLAND_2016, SCOTLAND_AREAS, SCOTLAND_WEIGHTS, "simd")
    first = result.index.iloc[: len(SCOTLAND_2016)]
    assert first.rank(ascending=False).tolist() == list(range(1, len(SCOTLAND_2016) + 1))


def test_scotlands_shared_ranks_end_in_a_half():
    figures = country(np.array(SCOTLAND_2016, dtype=float), SCOTLAND_AREAS)
    housing = NORMALISERS["percentile"].apply(figures[:, -1], definition="simd")
    published = np.array(SCOTLAND_2016)[:, -1]
    back = SCOTLAND_AREAS - housing[: len(published)] * SCOTLAND_AREAS / 100
    np.testing.assert_allclose(back, published)
