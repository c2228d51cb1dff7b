import numpy as np
import pandas as pd
import pytest

from layers.table import IndicatorTable
from scoring.places.candidates import CandidateSet, make
from ui import cached, placed
from ui.covered import CHILDREN, POPULATION
from ui.workspace import default_scenario, own_place

SCENARIO = default_scenario()


def regso_as_candidates():
    place, large = cached.place("deso"), cached.place("regso")
    graph = placed.graph(place)
    groups = place.areas.parent.groupby(place.areas.parent).groups
    return CandidateSet(
        division="deso",
        candidates=tuple(make(graph, code, code, groups[code]) for code in large.areas.codes[:20]),
    )


def test_a_candidate_that_is_a_regso_has_its_counts():
    chosen, large = regso_as_candidates(), cached.place("regso")
    found = placed.figures(cached.place("deso"), SCENARIO, chosen).table.values
    for column in (POPULATION, CHILDREN):
        assert found[column].to_numpy() == pytest.approx(large.table.values[column][:20].to_numpy())


def test_figures_follow_the_weights():
    chosen, place = regso_as_candidates(), cached.place("deso")
    dimension = SCENARIO.index.dimensions[0].id
    other = SCENARIO.with_weights({each.id: 0.0 for each in SCENARIO.index.dimensions[1:]})
    assert dimension in {each.id for each in other.index.dimensions}
    first = placed.figures(place, SCENARIO, chosen).index["index"]
    assert (placed.figures(place, other, chosen).index["index"] - first).abs().max() > 1


def test_own_figures_without_residents_have_no_mean_and_keep_their_spread():
    embedded = cached.place("deso")
    name = SCENARIO.indicator_ids[0]
    scenario = cached.base_scenario("deso")
    values = embedded.table.values[list(scenario.indicator_ids)]
    place = own_place(embedded.areas, IndicatorTable.of(values), embedded.initiatives)
    chosen = regso_as_candidates()
    found = placed.figures(place, scenario, chosen)
    assert found.table.values[name].isna().all()
    assert found.index["index"].isna().all()
    assert found.index["high"].notna().all()


def test_own_residents_weigh_the_mean():
    embedded = cached.place("deso")
    values = embedded.table.values[list(SCENARIO.indicator_ids)].assign(
        **{POPULATION: np.arange(209.0) + 10}
    )
    place = own_place(embedded.areas, IndicatorTable.of(values), embedded.initiatives)
    chosen, name = regso_as_candidates(), SCENARIO.indicator_ids[0]
    found = placed.figures(place, SCENARIO, chosen).table.values
    own = values.loc[list(chosen.candidates[0].codes)].dropna(subset=[name])
    assert found.iloc[0][name] == pytest.approx(np.average(own[name], weights=own[POPULATION]))
    whole = values.loc[list(chosen.candidates[0].codes), POPULATION].sum()
    assert found.iloc[0][POPULATION] == whole


def test_a_distance_makes_other_neighbours_and_a_barrier_parts_two():
    place = cached.place("deso")
    queen, far = placed.graph(place), placed.graph(place, placed.Links("distance", distance=5000))
    assert far.adjacency.nnz > queen.adjacency.nnz
    one = str(queen.codes[0])
    other = str(queen.codes[queen.adjacency[[0]].indices[0]])
    assert queen.is_contiguous([one, other])
    assert not placed.graph(place, cut=((one, other),)).is_contiguous([one, other])


def test_a_place_without_residents_gets_a_column_that_is_missing():
    table = IndicatorTable.of(pd.DataFrame({"x": [1.0]}, index=pd.Index(["A"], name="code")))
    assert placed.with_residents(table).values[POPULATION].isna().all()


def test_no_candidates_have_no_figures():
    found = placed.figures(cached.place("deso"), SCENARIO, CandidateSet(division="deso"))
    assert len(found.index) == len(found.table.values) == 0


def test_figures_of_one_at_a_time_are_those_of_all_together():
    chosen, place = regso_as_candidates(), cached.place("deso")
    apart, joint = (
        placed.figures(place, SCENARIO, chosen),
        placed._computed(place, SCENARIO, chosen.candidates),
    )
    pd.testing.assert_frame_equal(apart.index, joint.index)
    pd.testing.assert_frame_equal(apart.table.values, joint.table.values)
    pd.testing.assert_frame_equal(apart.inside.sort_index(), joint.inside.sort_index())
