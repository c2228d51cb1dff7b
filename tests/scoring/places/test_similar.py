from scoring.places.similar import similar
from scoring.score import score
from tests.helpers.scenarios import indicator, scenario_of
from tests.helpers.tables import table_of


def result(poor, income):
    scenario = scenario_of(("a", 3, [indicator("poor")]), ("b", 1, [indicator("income")]))
    return score(table_of({"poor": poor, "income": income}), scenario)


def test_the_nearest_come_first():
    found = result([0, 50, 52, 90, 100], [0, 50, 50, 50, 100])
    assert similar(found, ["A2"], 2) == ("A3", "A4")


def test_an_indicator_counts_by_its_share_of_the_index():
    # A2 is 40 apart where the weight is 3/4, A3 is 60 apart where it is 1/4: 34.6 against 30.
    found = result([50, 90, 50, 0, 100], [50, 50, 110, 10, 110])
    assert similar(found, ["A1"], 2)[0] == "A3"


def test_several_areas_are_compared_by_their_mean():
    found = result([0, 50, 100, 48], [0, 50, 100, 48])
    assert similar(found, ["A1", "A3"], 1) == ("A2",)


def test_the_areas_themselves_and_those_without_rank_are_never_similar():
    found = result([0, 1, float("nan"), 100], [0, 1, 0, 100])
    assert set(similar(found, ["A1"])) == {"A2", "A4"}


def test_an_area_that_lacks_an_indicator_is_like_none():
    found = result([0, 1, float("nan"), 100], [0, 1, 0, 100])
    assert similar(found, ["A3"]) == ()
