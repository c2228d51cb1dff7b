"""Computed figures beside published ones: by hand, by rules that always hold, and for Malmö."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.catalogue import read_catalogue
from layers.table import IndicatorTable
from layers.upwards import aggregate_up
from scoring.certainty.agreement import Basis, Computed, Match, Published, agreement
from scoring.certainty.tolerance import Noise
from scoring.places.candidates import Candidate
from scoring.places.figures import candidate_figures
from scoring.scenario_file import read_scenario
from scoring.score import score
from tests.conftest import NO_SHARED, ROOT, SHARED
from tests.helpers.invented import invented
from tests.helpers.tables import SOURCE, indicator_card, table_of

DATA = ROOT / "data" / "malmo"
NOISY = SOURCE | {"title": "Folkmängd (TAB6574)"}
MEAN = {"method": "weighted_mean", "weight": "n_2025", "exact": True}


def count(name="n_2025", **fields):
    return indicator_card(name, **({"decimals": 0} | fields))


def share(name="p_2025", **fields):
    return indicator_card(
        name, **({"kind": "share", "unit": "%", "decimals": 0, "upwards": MEAN} | fields)
    )


def sides(parts, published, cards, above, *, published_cards=None, suppressed=()):
    """Parts, named A1, A2 and so on, carried up; areas named as in ``above``, in sorted order."""
    below = table_of(parts)
    parent = pd.Series(list(above), below.codes)
    named = {card.id: card for card in cards}
    up = aggregate_up(below, named, parent)
    there = table_of(published, sorted(set(above)), suppressed)
    own = {card.id: card for card in published_cards or cards}
    return Computed(up, named, "2025", below, parent), Published(there, own, "2025")


# ------------------------------------------------------------------ by hand


def test_counts_are_added_and_set_beside_the_published():
    both = sides({"n_2025": [10.0, 20.0, 5.0]}, {"n_2025": [30.0, 7.0]}, [count()], "PPQ")
    (found,) = agreement(*both)
    assert found.areas["difference"].to_dict() == {"P": 0.0, "Q": -2.0}
    assert (found.compared, found.left_out, found.rounding, found.noisy) == (2, 0, 0.0, False)
    assert (found.largest, found.where, found.mean) == (2.0, "Q", -1.0)
    assert (found.within, list(found.outside.index)) == (0.5, ["Q"])
    assert found.judged


def test_noise_is_added_over_the_parts_and_once_for_the_published_figure():
    """Two parts and one published figure of one cell each: 3 standard deviations of sqrt(3)."""
    card = count(source=NOISY)
    both = sides({"n_2025": [10.0, 20.0, 5.0]}, {"n_2025": [35.0, 10.0]}, [card], "PPQ")
    (found,) = agreement(*both, Noise(deviation=1.0, width=3.0))
    assert found.areas["tolerance"].to_dict() == pytest.approx(
        {"P": 3 * np.sqrt(3), "Q": 3 * np.sqrt(2)}
    )
    assert found.noisy
    assert list(found.outside.index) == ["Q"]


def test_rounding_is_that_of_the_parts_and_of_the_published_figure():
    """20 % of 100 and 40 % of 300 are 35 %, give or take a half; so is what is published."""
    parts = {"p_2025": [20.0, 40.0, 20.0, 40.0], "n_2025": [100.0, 300.0] * 2}
    both = sides(parts, {"p_2025": [36.0, 37.0], "n_2025": [400.0] * 2}, [share(), count()], "PPQQ")
    found = {each.indicator: each for each in agreement(*both)}["p_2025"]
    assert found.areas["difference"].to_dict() == pytest.approx({"P": -1.0, "Q": -2.0})
    assert found.rounding == 1.0
    assert list(found.outside.index) == ["Q"]


def test_what_is_missing_or_suppressed_on_either_side_is_left_out_and_never_shown():
    parts = {"n_2025": [1.0, np.nan, 3.0, 4.0]}
    published = {"n_2025": [1.0, 2.0, np.nan, 4.0]}
    both = sides(parts, published, [count()], "PQRS", suppressed=[("S", "n_2025")])
    (found,) = agreement(*both)
    assert list(found.areas.index) == ["P"]
    assert found.left_out == 3


def test_a_mean_over_some_of_the_parts_is_left_out():
    parts = {"p_2025": [20.0, np.nan, 30.0], "n_2025": [100.0, 10.0, 50.0]}
    both = sides(parts, {"p_2025": [20.0, 30.0]}, [share(), count()], "PPQ")
    (found,) = agreement(*both)
    assert list(found.areas.index) == ["Q"]
    assert found.left_out == 1


def test_an_area_that_only_one_side_has_is_left_out():
    computed, published = sides({"n_2025": [1.0, 2.0]}, {"n_2025": [1.0, 2.0]}, [count()], "PQ")
    other = replace(published, table=table_of({"n_2025": [1.0, 9.0]}, ["P", "X"]))
    (found,) = agreement(computed, other)
    assert (list(found.areas.index), found.left_out) == (["P"], 2)


@pytest.mark.parametrize(
    ("fields", "basis"),
    [
        ({"kind": "median"}, Basis.NOT_ADDITIVE),
        ({"kind": "change"}, Basis.NOT_ADDITIVE),
        ({"upwards": MEAN | {"exact": False}}, Basis.APPROXIMATE_BASE),
    ],
)
def test_what_cannot_be_added_is_approximate_and_not_judged(fields, basis):
    parts = {"p_2025": [20.0, 40.0], "n_2025": [100.0, 300.0]}
    published = {"p_2025": [90.0], "n_2025": [400.0]}
    both = sides(parts, published, [share(**fields), count()], "PP")
    found = {each.indicator: each for each in agreement(*both)}["p_2025"]
    assert (found.basis, found.judged, found.match) == (basis, False, Match.SAME)
    assert found.largest == pytest.approx(55.0)
    assert np.isnan(found.within) == (basis is Basis.NOT_ADDITIVE)


def test_without_a_way_upwards_nothing_is_compared_or_judged():
    cards = [share(upwards={"method": "none"})]
    (found,) = agreement(*sides({"p_2025": [20.0]}, {"p_2025": [20.0]}, cards, "P"))
    assert (found.compared, found.left_out, found.judged) == (0, 1, False)
    assert (found.where, np.isnan(found.largest)) == ("", True)


# ------------------------------------------------------------------ the same year and division


def test_another_year_is_said_and_not_compared():
    both = sides(
        {"n_2025": [1.0]},
        {"n_2023": [9.0], "n_2024": [9.0]},
        [count()],
        "P",
        published_cards=[count("n_2023", year=2023), count("n_2024", year=2024)],
    )
    (found,) = agreement(*both)
    assert (found.match, found.years) == (Match.OTHER_YEAR, (2023, 2024))
    assert (found.compared, found.judged) == (0, False)


def test_another_edition_is_said_and_not_compared_though_the_codes_agree():
    computed, published = sides({"n_2025": [1.0]}, {"n_2025": [1.0]}, [count()], "P")
    (found,) = agreement(computed, replace(published, edition="2020"))
    assert (found.match, found.compared) == (Match.OTHER_EDITION, 0)


@pytest.mark.parametrize("other", [{"unit": "tusen kr"}, {"kind": "mean"}])
def test_a_figure_of_another_kind_or_unit_is_not_the_same(other):
    parts = {"p_2025": [20.0], "n_2025": [100.0]}
    cards = [share(), count()]
    theirs = [share(**other), count()]
    both = sides(parts, {"p_2025": [20.0]}, cards, "P", published_cards=theirs)
    (found,) = agreement(*both)
    assert (found.match, found.compared) == (Match.OTHER_MEANING, 0)


def test_what_is_not_published_or_has_no_card_is_not_told():
    computed, published = sides({"n_2025": [1.0]}, {"m_2025": [1.0]}, [count()], "P")
    assert agreement(computed, replace(published, cards={"m_2025": count("m_2025")})) == ()
    assert agreement(replace(computed, cards={}), published) == ()


# ------------------------------------------------------------------ rules that always hold

PERSONS = st.lists(st.integers(1, 5000), min_size=1, max_size=8)


@invented(60)
@given(PERSONS, st.data())
def test_whole_per_cent_of_parts_and_whole_never_differ_by_more_than_rounding(persons, data):
    inside = [data.draw(st.integers(0, each)) for each in persons]
    parts = {
        "p_2025": [float(round(100 * a / b)) for a, b in zip(inside, persons, strict=True)],
        "n_2025": [float(each) for each in persons],
    }
    whole = {
        "p_2025": [float(round(100 * sum(inside) / sum(persons)))],
        "n_2025": [float(sum(persons))],
    }
    for found in agreement(*sides(parts, whole, [share(), count()], "P" * len(persons))):
        assert found.within == 1.0


@invented(60)
@given(PERSONS, st.data())
def test_noise_of_one_person_is_within_three_deviations_of_one_for_eight_parts(persons, data):
    """At most k + 1 persons apart, and k + 1 <= 3 sqrt(k + 1) up to eight parts."""
    noise = [data.draw(st.integers(-1, 1)) for _ in range(len(persons) + 1)]
    parts = [float(each + e) for each, e in zip(persons, noise[1:], strict=True)]
    published = {"n_2025": [float(sum(persons) + noise[0])]}
    if 0.0 not in parts:
        card = count(source=NOISY)
        both = sides({"n_2025": parts}, published, [card], "P" * len(persons))
        (found,) = agreement(*both, Noise(deviation=1.0))
        assert found.within == 1.0


# ------------------------------------------------------------------ Malmö, as published


@pytest.fixture(scope="module")
def malmo():
    return read_catalogue(DATA)


@pytest.fixture(scope="module")
def carried(malmo):
    deso, regso = malmo.levels["deso"], malmo.levels["regso"]
    return Computed(regso.table, malmo.cards, "2025", deso.table, deso.areas.parent)


def test_residents_and_their_ages_agree_within_noise_in_every_regso(malmo, carried):
    """34 published classes of age and sex against one published total, in 91 areas.

    The default noise is estimated on single DeSO; that the RegSO, of one to six DeSO, spread as
    much as it says shows that the noise is independent from one area to the next.
    """
    total, ages = "pop_2025", ["children_0_19_2025", "persons_20_w_2025"]
    classes = sum(malmo.cards[name].cells for name in ages)
    assert classes == 34
    cards = {total: malmo.cards[total].model_copy(update={"cells": classes})}
    parts = IndicatorTable.of(carried.parts.values[ages].sum(axis=1).to_frame(total))
    summed = aggregate_up(parts, cards, carried.parent)
    published = Published(carried.table, malmo.cards, "2025")
    (found,) = agreement(Computed(summed, cards, "2025", parts, carried.parent), published)
    assert (found.compared, found.left_out, found.within) == (91, 0, 1.0)
    assert found.largest == 35
    units = found.areas["difference"] / found.areas["tolerance"] * Noise().width
    # The published side has one total per RegSO here made of those of its DeSO.
    assert 0.85 < units.std() < 1.15


def test_the_default_noise_is_what_the_areas_of_malmo_show(malmo):
    figures = malmo.levels["deso"].table.values
    apart = figures["children_0_19_2025"] + figures["persons_20_w_2025"] - figures["pop_2025"]
    assert apart.abs().max() == 21
    assert np.sqrt((apart**2).mean() / 35) == pytest.approx(Noise().deviation, abs=0.01)


def test_the_share_of_the_young_differs_from_its_classes_by_the_noise_of_nine_cells(malmo):
    """Three classes of both sexes above the published share, six by sex in the raw figures."""
    path = SHARED / "data" / "malmo" / "deso2025_statistik_malmo.csv"
    if not path.exists():
        pytest.skip(NO_SHARED)
    raw = pd.read_csv(path).set_index("desokod")
    names = [f"age_{sex}_{age}_2025" for sex in "mf" for age in ("20_24", "25_29", "30_34")]
    apart = raw["young_2025"] / 100 * raw["pop_2025"] - raw[names].sum(axis=1)
    cells = malmo.cards["young_2025"].cells + len(names)
    assert apart.std() == pytest.approx(Noise().deviation * np.sqrt(cells), rel=0.1)


def test_the_published_share_of_rented_dwellings_is_that_of_the_counts(malmo):
    """Dwellings have no noise; the share is published with three decimals."""
    deso = malmo.levels["deso"]
    itself = pd.Series(deso.areas.codes, deso.areas.codes)
    summed = aggregate_up(deso.table, malmo.cards, itself)
    published = {"renters_2025": malmo.cards["renters_2025"].model_copy(update={"upwards": NONE})}
    every = agreement(
        Computed(summed, malmo.cards, "2025", deso.table, itself),
        Published(deso.table, published, "2025"),
    )
    (found,) = [each for each in every if each.match is Match.SAME]
    assert (found.compared, found.within, found.rounding) == (209, 1.0, 0.0005)
    assert 0 < found.largest <= 0.0005


NONE = indicator_card("x", upwards={"method": "none"}).upwards


def test_a_candidate_that_is_a_regso_agrees_as_the_regso_does(malmo, carried):
    text = (DATA / "scenarios" / "behov_barn_och_unga.toml").read_text(encoding="utf-8")
    scenario = read_scenario(text).model_copy(update={"uncertainty": None})
    places = [
        Candidate(id=code, name=code, codes=tuple(part.index))
        for code, part in carried.parent.groupby(carried.parent)
    ]
    result = score(carried.parts, scenario)
    figures = candidate_figures(places, carried.parts, malmo.cards, result, "pop_2025", min_count=0)
    moved = IndicatorTable.of(carried.table.values + 1.0)
    published = Published(moved, malmo.cards, "2025")
    regso = agreement(carried, published)
    assert len(regso) == len(malmo.cards)
    candidates = agreement(replace(carried, table=figures.table), published)
    for one, other in zip(candidates, regso, strict=True):
        pd.testing.assert_frame_equal(one.areas, other.areas, check_exact=True)
        assert (one.left_out, one.basis) == (other.left_out, other.basis)
