"""What is said of a candidate by rule."""

import numpy as np
import pandas as pd
import pytest

from layers.numbers import Status
from scoring.places.remarks import Remark, indicator_remarks, whole_remarks
from tests.helpers.scenarios import indicator, scenario_of

SCENARIO = scenario_of(("d", 1, [indicator("poor"), indicator("work", down=True)]))


def said(poor, work="none", status=Status.OBSERVED):
    compared = pd.DataFrame({"verdict": {"poor": poor, "work": work}})
    state = {"poor": status, "work": Status.OBSERVED}
    found = indicator_remarks(compared, state, SCENARIO)
    return [each for each in found if each.indicator == "poor"]


@pytest.mark.parametrize(
    ("verdict", "kind"),
    [
        ("higher", "higher_need"),
        ("lower", "lower_need"),
        ("none", "unsure"),
        ("unknown", "unknown"),
    ],
)
def test_a_figure_against_the_city(verdict, kind):
    assert said(verdict) == [Remark(kind, "poor")]


def test_less_is_more_need_where_the_scenario_says_so():
    compared = pd.DataFrame({"verdict": {"poor": "none", "work": "lower"}})
    state = dict.fromkeys(("poor", "work"), Status.OBSERVED)
    found = indicator_remarks(compared, state, SCENARIO)[1]
    assert found == Remark("higher_need", "work")
    assert found.strength
    assert not Remark("unsure", "poor").strength


def test_what_is_not_there_is_said_and_nothing_else():
    assert said("unknown", status=Status.MISSING) == [Remark("missing", "poor")]
    assert said("unknown", status=Status.SUPPRESSED) == [Remark("suppressed", "poor")]
    assert said("higher", status=Status.ESTIMATED)[1] == Remark("estimated", "poor")


def whole(field="", need_from=80.0, **own):
    row = {"index": 70.0, "low": 60.0, "high": 75.0, "areas": 3, "scored": 3} | own
    return [each.kind for each in whole_remarks(pd.Series(row), field, need_from)]


def test_a_candidate_as_a_whole():
    assert whole() == []
    assert whole(high=80.0) == ["pocket"]
    assert whole("gap", index=85.0, low=79.0, high=90.0) == ["gap", "uneven"]
    assert whole(scored=2) == ["unscored"]
    assert whole(index=np.nan, low=np.nan, high=np.nan) == []
    assert whole(need_from=np.nan) == []
