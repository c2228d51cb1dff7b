import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.faults import FaultKind
from layers.table import IndicatorTable
from scoring.certainty import membership
from scoring.certainty.membership import p_top
from scoring.certainty.montecarlo import rank_intervals
from scoring.certainty.patterns import missing_patterns
from scoring.scenario import Dimension, Index, IndicatorChoice, Missing, Scenario, Uncertainty
from scoring.score import score
from tests.helpers.areas import kinds_of
from tests.helpers.invented import invented
from tests.helpers.tables import table_of


def scenario_of(normalise="percentile", aggregation="arithmetic", **missing):
    dimensions = tuple(
        Dimension(
            id=f"d{number}",
            weight=number + 1,
            indicators=tuple(
                IndicatorChoice(
                    id=f"i{number}{letter}",
                    direction="higher_is_need",
                    normalise=normalise,
                    weight=weight,
                )
                for letter, weight in zip("abc", (1, 2, 0), strict=True)
            ),
        )
        for number in range(3)
    )
    index = Index(aggregation=aggregation, dimensions=dimensions)
    return Scenario(name="Prov", index=index, missing=Missing(**missing))


def result_of(count, seed, gaps=0.0, steps=0, normalise="percentile"):
    """Scores of random areas; ``steps`` makes figures that often tie."""
    generator = np.random.default_rng(seed)
    scenario = scenario_of(normalise, min_share=0.3)
    figures = generator.gamma(2.0, size=(count, len(scenario.indicator_ids)))
    figures = np.floor(figures * steps) if steps else figures
    figures[generator.random(figures.shape) < gaps] = np.nan
    figures[0] = 1.0
    codes = [f"A{number}" for number in range(count)]
    values = pd.DataFrame(figures, codes, scenario.indicator_ids)
    return score(IndicatorTable.of(values), scenario)


def assert_as_ranked(result, choice):
    expected = rank_intervals(result, choice)["p_top"]
    pd.testing.assert_series_equal(p_top(result, choice), expected, check_exact=True)


@invented(40)
@given(
    count=st.integers(1, 60),
    seed=st.integers(0, 100),
    gaps=st.sampled_from([0.0, 0.1, 0.4]),
    steps=st.sampled_from([0, 1, 3]),
    normalise=st.sampled_from(["percentile", "z_score", "none"]),
    distribution=st.sampled_from(["uniform", "dirichlet"]),
    reach=st.sampled_from([0.0, 0.25, 1.0]),
    top=st.integers(1, 70),
)
def test_the_shares_are_those_of_ranking_every_draw(
    count, seed, gaps, steps, normalise, distribution, reach, top
):
    choice = Uncertainty(draws=50, seed=seed, top=top, distribution=distribution, weights=reach)
    assert_as_ranked(result_of(count, seed, gaps, steps, normalise), choice)


@pytest.mark.parametrize("apart", [0.0, 1e-8, 1e-6])
def test_areas_that_tie_or_nearly_do_get_a_second_look_at_the_cut(apart, monkeypatch):
    looked = []
    close = membership._close_hits

    def counted(areas, weights, near, places):
        looked.append(len(near))
        return close(areas, weights, near, places)

    monkeypatch.setattr(membership, "_close_hits", counted)
    once = result_of(200, 1, normalise="none")
    twins = pd.concat([once.normalised, once.normalised.add_prefix("B", axis=0)])
    noise = np.random.default_rng(2).random(twins.shape)
    result = score(IndicatorTable.of(twins + apart * noise), once.scenario)
    # An odd number of places always parts a pair.
    assert_as_ranked(result, Uncertainty(draws=300, top=41))
    assert sum(looked) > 200


def test_figures_that_single_precision_cannot_tell_apart():
    result = result_of(40, 2, normalise="none")
    shifted = 1e6 + 1e-5 * result.normalised
    scored = score(IndicatorTable.of(shifted), result.scenario)
    assert_as_ranked(scored, Uncertainty(draws=100, top=5))


@pytest.mark.parametrize("name", ["BLOCK_CELLS", "WEIGHT_CELLS"])
def test_the_size_of_a_block_does_not_matter(name, monkeypatch):
    result = result_of(30, 3, gaps=0.2)
    choice = Uncertainty(draws=90, top=4, distribution="dirichlet", concentration=1.0)
    whole = p_top(result, choice)
    monkeypatch.setattr(membership, name, 200)
    pd.testing.assert_series_equal(p_top(result, choice), whole, check_exact=True)


def test_a_list_as_long_as_all_areas_holds_them_all():
    result = result_of(12, 4, gaps=0.5)
    shares = p_top(result, Uncertainty(draws=5, top=12))
    assert shares[result.rank.notna()].eq(1).all()
    assert shares[result.rank.isna()].isna().all()


def test_areas_that_are_not_ranked_have_no_share():
    table = table_of({f"i{number}{letter}": [1, 2] for number in range(3) for letter in "abc"})
    scenario = scenario_of(population="i0a", min_population=10)
    shares = p_top(score(table, scenario), Uncertainty(draws=5, top=1))
    assert shares.isna().all()


def test_an_index_that_is_no_weighted_mean_is_refused():
    table = table_of({f"i{number}{letter}": [1, 2, 4] for number in range(3) for letter in "abc"})
    result = score(table, scenario_of("rank", "geometric"))
    assert kinds_of(p_top, result, Uncertainty(draws=5)) == [FaultKind.NOT_LINEAR]


def test_patterns_are_what_is_missing_in_each_area():
    result = result_of(50, 5, gaps=0.3)
    rows = result.rank.notna().to_numpy()
    patterns = missing_patterns(result, rows)
    shown = pd.concat([result.normalised, result.dimensions], axis=1).notna()[rows]
    assert len(patterns.kinds) == len(shown.drop_duplicates())
    for number, (_, row) in zip(patterns.of, shown.iterrows(), strict=True):
        assert patterns.kinds[number] == row.to_dict()
