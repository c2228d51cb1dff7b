from dataclasses import replace

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.access import access, spread_over_homes, spread_over_surface
from geo.network import network_of
from language.access_text import CARD_WORDS
from layers.access import DIRECTION, AccessSubject, access_cards, access_table
from layers.cards import IndicatorCard, Source
from layers.numbers import Status
from layers.upwards import aggregate_up
from tests.helpers.areas import EAST, NORTH, SWEREF, area_set, square
from tests.helpers.invented import invented

SUBJECT = AccessSubject(
    id="access_schools",
    title="Skolor",
    persons="children",
    persons_title="Barn 0–19 år",
    year=2025,
    way="Fågelvägen.",
    source=Source(publisher="Egen fil", title="skolor.csv"),
)


def at(*places):
    return gpd.GeoSeries([shapely.Point(EAST + x, NORTH + y) for x, y in places], crs=SWEREF)


@pytest.fixture
def areas():
    """Two squares of 100 metres side by side, and one a kilometre away."""
    return area_set(a=square(0), b=square(1), c=square(10))


def persons(*counts):
    return pd.Series(counts, ["a", "b", "c"], dtype=float)


def table_of(areas, points, counts, parent=None, distances=(100,), spread=None):
    found = access(areas, points, distances, spread or spread_over_surface(areas))
    return access_table(found, SUBJECT, counts, parent)


# ------------------------------------------------------------------ worked by hand


def test_numbers_and_numbers_per_thousand(areas):
    found = table_of(areas, at((10, 10), (20, 20), (110, 50)), persons(50, 4, 200)).values
    assert found["access_schools_points"].tolist() == [2, 1, 0]
    assert found["access_schools_per_1000"].tolist() == [40, 250, 0]


def test_the_share_of_an_area_is_that_of_its_surface(areas):
    found = table_of(areas, at((0, 0)), persons(50, 4, 200))
    assert found.values.loc["a", "access_schools_within_100"] == pytest.approx(
        100 * np.pi / 4, rel=2e-4
    )
    assert found.values["access_schools_within_100"].tolist()[1:] == [0, 0]


def test_an_area_without_persons_has_points_but_no_share_and_no_distance(areas):
    found = table_of(areas, at((10, 10), (150, 50)), persons(0, np.nan, 7))
    about_persons = [name for name in found.indicators if not name.endswith("_points")]
    assert found.values["access_schools_points"].tolist() == [1, 1, 0]
    assert found.values.loc[["a", "b"], about_persons].isna().all(axis=None)
    assert (found.status.loc[["a", "b"], about_persons] == Status.MISSING).all(axis=None)
    assert found.values.loc["c", about_persons].notna().all()


def test_an_area_above_is_weighted_by_persons(areas):
    parent = pd.Series({"a": "A", "b": "A", "c": "C"})
    homes = at((10, 50), (30, 50), (190, 50), (1050, 50))
    found = table_of(
        areas,
        at((0, 50)),
        persons(10, 30, 5),
        parent,
        (15, 100, 200),
        spread_over_homes(areas, homes),
    ).values
    # Ten persons at 10 and 30 metres, five at each; thirty at 190 metres.
    assert found.loc["A", "access_schools_points"] == 1
    assert found.loc["A", "access_schools_per_1000"] == 25
    within = [found.loc["A", f"access_schools_within_{metres}"] for metres in (15, 100, 200)]
    assert within == pytest.approx([100 * 5 / 40, 25, 100])
    assert found.loc["A", "access_schools_mean_m"] == pytest.approx((50 + 150 + 30 * 190) / 40)
    assert found.loc["A", "access_schools_median_m"] == pytest.approx(190)
    assert found.loc["C", "access_schools_median_m"] == pytest.approx(1050)


def test_the_median_is_what_half_the_persons_have_at_most(areas):
    homes = at((10, 50), (20, 50), (30, 50), (40, 50), (150, 50), (1050, 50))
    spread = spread_over_homes(areas, homes)
    found = table_of(areas, at((0, 50)), persons(8, 8, 1), None, (1,), spread).values
    assert found["access_schools_median_m"].tolist() == pytest.approx([20, 150, 1050])


def test_a_small_area_without_persons_takes_nothing_and_one_that_is_missing_takes_all(areas):
    parent = pd.Series({"a": "A", "b": "A", "c": "A"})
    whole = table_of(areas, at((50, 50)), persons(10, 0, 0), parent, (80,)).values.loc["A"]
    assert whole["access_schools_within_80"] == pytest.approx(100)
    assert whole["access_schools_mean_m"] < 40
    missing = table_of(areas, at((50, 50)), persons(10, np.nan, 0), parent).values.loc["A"]
    assert missing.dropna().to_dict() == {"access_schools_points": 1}


def test_no_points_reach_nobody_and_give_no_distance(areas):
    found = table_of(areas, at(), persons(1, 2, 3)).values
    assert found["access_schools_points"].tolist() == [0, 0, 0]
    assert found["access_schools_within_100"].tolist() == [0, 0, 0]
    assert found[["access_schools_mean_m", "access_schools_median_m"]].isna().all(axis=None)


def test_where_no_way_leads_there_is_no_mean_and_the_share_counts_it_as_out_of_reach(areas):
    streets = gpd.GeoSeries(
        [
            shapely.LineString([(EAST, NORTH + 50), (EAST + 100, NORTH + 50)]),
            shapely.LineString([(EAST + 1000, NORTH), (EAST + 1000, NORTH + 100)]),
        ],
        crs=SWEREF,
    )
    spread = spread_over_homes(areas, at((10, 50), (90, 50), (150, 50), (1000, 50)))
    found = access(areas, at((0, 50)), (1000,), spread, network_of(streets))
    figures = access_table(found, SUBJECT, persons(2, 2, 2)).values
    assert figures["access_schools_within_1000"].tolist() == [100, 100, 0]
    assert figures["access_schools_mean_m"].tolist()[:2] == pytest.approx([50, 150])
    assert np.isnan(figures.loc["c", "access_schools_mean_m"])


# ------------------------------------------------------------------ states, cards


def test_numbers_are_observed_and_what_rests_on_the_spread_is_estimated(areas):
    status = table_of(areas, at((50, 50)), persons(1, 2, 3)).status.loc["a"]
    assert status["access_schools_points"] == Status.OBSERVED
    assert status["access_schools_per_1000"] == Status.OBSERVED
    assert (status.drop(["access_schools_points", "access_schools_per_1000"]) == 3).all()
    assert Status.ESTIMATED == 3


def test_every_figure_has_a_card_that_takes_no_side(areas):
    table = table_of(areas, at((50, 50)), persons(1, 2, 3), distances=(500, 1000))
    cards = access_cards(SUBJECT, (500, 1000), CARD_WORDS)
    assert tuple(cards) == table.indicators
    for card in cards.values():
        assert card.direction == DIRECTION == "context"
        assert card.source.title == "skolor.csv"
        assert "Skolor" in card.title
        assert "{" not in card.title + card.definition + card.base
        assert IndicatorCard.model_validate(card.model_dump()) == card
    assert "500" in cards["access_schools_within_500"].title


def test_persons_in_a_column_of_ones_own_carry_nothing_upwards():
    own = replace(SUBJECT, persons="Barn i åk 1–3")
    cards = access_cards(own, (500,), CARD_WORDS)
    assert [card.upwards.method for card in cards.values()] == ["sum", *["none"] * 4]


counts = st.lists(st.integers(0, 500), min_size=3, max_size=3)
several = st.lists(st.tuples(st.floats(-200, 1300), st.floats(-200, 300)), min_size=1, max_size=5)


@invented(15)
@given(counts, several)
def test_the_cards_carry_the_figures_upwards_as_the_measuring_does(counts, places):
    areas = area_set(a=square(0), b=square(1), c=square(10))
    parent = pd.Series({"a": "A", "b": "A", "c": "C"})
    people = persons(*counts)
    below = table_of(areas, at(*places), people, distances=(50, 300))
    above = table_of(areas, at(*places), people, parent, distances=(50, 300)).values
    cards = access_cards(SUBJECT, (50, 300), CARD_WORDS)
    child = IndicatorCard.model_validate(
        cards["access_schools_points"].model_dump() | {"id": SUBJECT.persons}
    )
    with_persons = type(below)(
        below.values.assign(children=people), below.status.assign(children=np.int8(0))
    )
    carried = aggregate_up(with_persons, cards | {SUBJECT.persons: child}, parent).values
    for name in (name for name in above if not name.endswith("median_m")):
        assert carried[name].to_numpy() == pytest.approx(above[name].to_numpy(), nan_ok=True)


@invented(15)
@given(counts, several)
def test_shares_are_between_none_and_all_and_rise_with_the_distance(counts, places):
    areas = area_set(a=square(0), b=square(1), c=square(10))
    found = table_of(areas, at(*places), persons(*counts), distances=(50, 300, 800)).values
    shares = found.filter(like="_within_")
    assert shares.dropna().ge(0).all(axis=None)
    assert shares.dropna().le(100 + 1e-9).all(axis=None)
    assert (shares.dropna().diff(axis=1).iloc[:, 1:] >= -1e-9).all(axis=None)
    assert shares.isna().any(axis=1).tolist() == [count == 0 for count in counts]
