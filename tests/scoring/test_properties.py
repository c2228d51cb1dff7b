"""What holds for every scenario that can be written, whatever the figures."""

import numpy as np
import pandas as pd
from hypothesis import assume, given
from hypothesis import strategies as st

from geo.faults import FaultKind, InputError
from layers.table import IndicatorTable
from scoring.index.methods import AGGREGATIONS, IMPUTATIONS, NORMALISERS, TREATMENTS
from scoring.scenario import Dimension, Index, IndicatorChoice, Missing, Ranking, Scenario
from scoring.scenario_file import read_scenario
from scoring.score import score
from tests.helpers.invented import invented

EXAMPLES = 30
PARAMETERS = {
    "goalposts": (("high", 9.0), ("low", -3.0)),
    "thresholds": (("bounds", (0.0, 4.0)), ("scores", (5.0, 50.0, 90.0))),
}
"""Parameters of methods that have no figures of their own to go by."""

ABOVE_ZERO = ("min_max", "percentile")
"""Normalisers that can begin at 1, for aggregations that take no zeros."""

SMALL = st.integers(1, 20).map(lambda number: number / 4)
FIGURE = st.one_of(
    st.just(np.nan), st.integers(-5, 15).map(float), st.floats(-1e3, 1e3).map(lambda x: round(x, 3))
)


# ------------------------------------------------------------------ invented scenarios


def normalised(draw, strict):
    """A normaliser with parameters; one that begins above zero where that is needed."""
    name = draw(st.sampled_from(ABOVE_ZERO if strict else tuple(NORMALISERS)))
    return name, (("low", 1.0),) if strict else PARAMETERS.get(name, ())


@st.composite
def indicators(draw, name, strict):
    normaliser, parameters = normalised(draw, strict)
    return IndicatorChoice(
        id=name,
        weight=draw(SMALL),
        direction=draw(st.sampled_from(["higher_is_need", "lower_is_need"])),
        treat=draw(st.sampled_from(tuple(TREATMENTS))),
        normalise=normaliser,
        parameters=parameters,
    )


@st.composite
def dimensions(draw, name, depth, strict):
    count = draw(st.integers(1, 3))
    if depth > 1 and draw(st.booleans()):
        below = [draw(dimensions(f"{name}{at}", depth - 1, strict)) for at in range(count)]
        inner = {"dimensions": tuple(below)}
    else:
        leaves = [draw(indicators(f"i{name}{at}", strict)) for at in range(count)]
        inner = {"indicators": tuple(leaves)}
    normaliser, parameters = "none", ()
    if draw(st.booleans()):
        normaliser, parameters = normalised(draw, strict)
    return Dimension(
        id=f"d{name}",
        weight=draw(SMALL),
        aggregation=draw(aggregations(strict)),
        normalise=normaliser,
        normalise_parameters=parameters,
        **inner,
    )


def aggregations(strict):
    return st.sampled_from([name for name in AGGREGATIONS if strict or not needs_above(name)])


def needs_above(name):
    return AGGREGATIONS[name].positive


@st.composite
def scenarios(draw):
    """A tree of one to three levels, any method anywhere that may stand there."""
    strict = draw(st.booleans())
    depth = draw(st.integers(1, 2))
    count = draw(st.integers(1, 3))
    index = Index(
        aggregation=draw(aggregations(strict)),
        weights=draw(st.sampled_from(["normalised", "as_given"])),
        scale=draw(st.sampled_from(["auto", "native", "min_max_100"])),
        dimensions=tuple(draw(dimensions(str(at), depth, strict)) for at in range(count)),
    )
    missing = Missing(
        policy=draw(st.sampled_from(["available", "exclude", "impute"])),
        min_share=draw(st.sampled_from([0.0, 0.5, 1.0])),
        impute=draw(st.sampled_from(tuple(IMPUTATIONS))),
    )
    ranking = Ranking(ties=draw(st.sampled_from(["min", "max", "average", "dense"])))
    return Scenario(name="Påhittat", index=index, missing=missing, ranking=ranking)


@st.composite
def tables(draw, scenario, least=1):
    """Figures of a few areas, missing and equal ones among them."""
    count = draw(st.integers(least, 9))
    columns = {
        name: draw(st.lists(FIGURE, min_size=count, max_size=count))
        for name in scenario.indicator_ids
    }
    return table_of(columns)


def table_of(columns):
    count = len(next(iter(columns.values())))
    codes = pd.Index([f"A{number}" for number in range(count)], name="code")
    return IndicatorTable.of(pd.DataFrame(columns, codes, dtype=float))


def parents_of(table):
    return pd.Series("P", table.codes).where(np.arange(len(table.codes)) % 2 == 0, "Q")


def scored(table, scenario):
    """The score, unless the figures leave nothing to score or are not above zero."""
    try:
        return score(table, scenario, parent=parents_of(table))
    except InputError as error:
        kinds = {fault.kind for fault in error.faults}
        assert kinds <= {FaultKind.NOTHING_TO_SCORE, FaultKind.NOT_POSITIVE}
        return None


def result_of(draw, scenario, least=1):
    table = draw.draw(tables(scenario, least))
    result = scored(table, scenario)
    assume(result is not None)
    return table, result


# ------------------------------------------------------------------ what holds


@invented(2 * EXAMPLES)
@given(scenario=scenarios(), data=st.data())
def test_contributions_add_up_to_the_index(scenario, data):
    _, result = result_of(data, scenario)
    parts = result.contributions
    size = np.maximum(1, parts.abs().sum(axis=1))
    gap = (parts.sum(axis=1, min_count=1) - result.index).abs() / size
    assert gap.fillna(0).max() <= 1e-9
    assert parts.isna().all(axis=1).equals(result.index.isna())
    assert not np.isinf(parts.to_numpy()).any()


@invented(EXAMPLES)
@given(scenario=scenarios(), factor=st.sampled_from([0.01, 3.0, 1000.0]), data=st.data())
def test_only_the_proportions_of_weights_matter_where_they_are_normalised(scenario, factor, data):
    index = scenario.index.model_copy(update={"weights": "normalised"})
    scenario = scenario.model_copy(update={"index": index})
    table, result = result_of(data, scenario)
    other = scored(table, scenario.model_copy(update={"index": multiplied(index, factor)}))
    assert_same(other, result)


def multiplied(level, factor):
    """A copy of a level with every weight below it multiplied."""
    update = {
        field: tuple(
            multiplied(member, factor).model_copy(update={"weight": member.weight * factor})
            for member in getattr(level, field, ())
        )
        for field in ("dimensions", "indicators")
        if hasattr(level, field)
    }
    return level.model_copy(update=update)


def assert_same(result, expected):
    """The same scores, but for the noise of summation."""
    codes = expected.index.index
    size = max(1.0, float(expected.contributions.abs().max(axis=None) or 0.0))
    index, normalised = result.index.loc[codes], result.normalised.loc[codes]
    np.testing.assert_allclose(index, expected.index, rtol=1e-7, atol=1e-7 * size)
    np.testing.assert_allclose(normalised, expected.normalised, rtol=1e-7, atol=1e-7)


@invented(EXAMPLES)
@given(scenario=scenarios(), data=st.data())
def test_the_order_of_the_areas_does_not_matter(scenario, data):
    table, result = result_of(data, scenario)
    order = data.draw(st.permutations(list(table.codes)))
    mixed = IndicatorTable(table.values.loc[order], table.status.loc[order])
    back = score(mixed, scenario, parent=parents_of(table).loc[order])
    assert back.index.index.tolist() == order
    assert_same(back, result)


@invented(EXAMPLES)
@given(name=st.sampled_from(tuple(NORMALISERS)), figures=st.lists(FIGURE, min_size=1, max_size=12))
def test_an_indicator_turned_round_twice_is_the_same(name, figures):
    def prepared(direction, values):
        choice = IndicatorChoice(
            id="x", direction=direction, normalise=name, parameters=PARAMETERS.get(name, ())
        )
        dimension = Dimension(id="d", indicators=(choice,))
        scenario = Scenario(name="n", index=Index(dimensions=(dimension,), scale="native"))
        return score(table_of({"x": values, "y": values}), scenario).normalised["x"]

    figures = np.array(figures)
    assume(not np.isnan(figures).all())
    once = prepared("higher_is_need", figures)
    if NORMALISERS[name].turned_after:
        twice = 100 - prepared("lower_is_need", figures)
    else:
        twice = prepared("lower_is_need", -figures)
    np.testing.assert_allclose(twice, once, atol=1e-12)


@invented(EXAMPLES)
@given(scenario=scenarios())
def test_a_scenario_comes_back_from_its_file_as_it_was(scenario):
    for text in (scenario.to_toml(), scenario.to_json()):
        back = read_scenario(text)
        assert back == scenario
        assert back.fingerprint == scenario.fingerprint


@invented(EXAMPLES)
@given(
    scenario=scenarios(),
    count=st.integers(1, 4),
    level=st.sampled_from([0.0, 7.0, -2.5]),
    data=st.data(),
)
def test_columns_all_equal_or_all_missing_and_a_single_area_can_be_scored(
    scenario, count, level, data
):
    names = scenario.indicator_ids
    kinds = data.draw(st.lists(st.booleans(), min_size=len(names), max_size=len(names)))
    columns = {
        name: [level if there else np.nan] * count for name, there in zip(names, kinds, strict=True)
    }
    result = scored(table_of(columns), scenario)
    if result is not None:
        assert len(set(result.rank.dropna())) <= 1
        assert result.normalised.nunique().le(1).all()


@invented(EXAMPLES)
@given(
    weights=st.sampled_from([(0.5, 0.3, 0.199), (0.225, 0.681, 0.093), (0.999,)]),
    data=st.data(),
)
def test_weights_as_given_are_used_as_they_stand(weights, data):
    choices = [
        Dimension(
            id=f"d{at}",
            weight=weight,
            indicators=(IndicatorChoice(id=f"i{at}", direction="higher_is_need"),),
        )
        for at, weight in enumerate(weights)
    ]
    index = Index(weights="as_given", dimensions=tuple(choices))
    _, result = result_of(data, Scenario(name="n", index=index), 2)
    whole = result.dimensions.notna().all(axis=1)
    by_hand = result.dimensions[whole] @ np.array(weights)
    np.testing.assert_allclose(result.index[whole], by_hand, rtol=1e-12)
    np.testing.assert_allclose(result.weights[whole].sum(axis=1), 0.999, rtol=1e-12)
