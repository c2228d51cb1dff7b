import numpy as np
import pytest

from scoring.coverage_choice import Coverage
from scoring.places.fields import FIELDS
from ui import cached, covered
from ui.workspace import default_scenario

SCENARIO = default_scenario()


@pytest.mark.parametrize("level", ["deso", "regso", "geso"])
def test_children_that_are_reached_are_the_same_at_every_level(level):
    small = covered.coverage_of(cached.place("deso"), SCENARIO).children
    found = covered.coverage_of(cached.place(level), SCENARIO)
    assert list(found.children.base.index) == list(found.place.areas.codes)
    assert found.children.base.sum() == pytest.approx(small.base.sum())
    assert found.children.covered["union"].sum() == pytest.approx(small.covered["union"].sum())
    counts = found.place.table.values[covered.CHILDREN]
    assert found.children.base.to_numpy() == pytest.approx(counts.to_numpy())


def test_shares_of_a_large_area_are_of_its_children_and_not_of_its_surface():
    found = covered.coverage_of(cached.place("geso"), SCENARIO)
    by_children, by_surface = found.children.share["union"], found.surface.union
    assert by_children.between(0, 1).all()
    assert (by_children - by_surface).abs().max() > 0.05


def test_every_field_has_a_probability_and_the_four_sum_to_one():
    found = covered.fields_of(cached.place("regso"), SCENARIO)
    assert set(found.fields.of) <= set(FIELDS)
    assert found.probabilities.sum(axis=1).to_numpy() == pytest.approx(np.ones(91))
    code = found.fields.of.index[0]
    assert found.sureness(code) == found.probabilities.loc[code, found.fields.of[code]]


def test_an_area_without_a_field_is_not_sure_of_any():
    found = covered.fields_of(cached.place("regso"), SCENARIO)
    code = found.fields.of.index[0]
    nowhere = covered.Fields(found.fields.of.replace(found.fields.of[code], ""), 0.0, 0.5)
    assert np.isnan(covered.PlaceFields(nowhere, found.probabilities).sureness(code))


def test_what_a_scenario_does_not_say_is_the_usual():
    assert covered.choice_of(SCENARIO) == Coverage()
    own = Coverage(partners=True)
    assert covered.choice_of(SCENARIO.model_copy(update={"coverage": own})) == own


def test_a_count_that_a_place_does_not_have_is_missing_and_not_zero():
    assert covered.persons(cached.place("geso"), "finns_ej").isna().all()


def test_only_sites_of_a_phase_that_counts_are_near():
    ended = SCENARIO.model_copy(update={"coverage": Coverage(phases=("ended",))})
    place = cached.place("geso")
    assert len(covered.nearest_sites(place, ended)) <= len(covered.nearest_sites(place, SCENARIO))
