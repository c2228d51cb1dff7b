"""What others publish of the city as a whole, by year: refused where it cannot be."""

import pytest

from geo.faults import FaultKind
from layers.published import YEAR_TWICE
from scoring.followup.published import PublishedIndex, published_faults
from tests.helpers.baselines import published


def test_years_and_decimals_are_those_of_the_figures():
    found = published((2012, 30.25), (2013, 31.0))
    assert (found.years, found.decimals) == ({2012: 30.25, 2013: 31.0}, 2)
    assert published((2012, 30.0)).decimals == 0
    assert published_faults(found) == []


def test_a_year_twice_or_after_it_was_read_is_a_fault():
    values = [(2012, 1.0), (2012, 1.0), (2025, 1.0)]
    faults = published_faults(published(*values, read="2024-05-01"))
    assert [(fault.kind, fault.where, fault.allowed) for fault in faults] == [
        (FaultKind.FIELD_VALUE, "values[1].year", YEAR_TWICE),
        (FaultKind.FIELD_VALUE, "values[2].year", YEAR_TWICE),
        (FaultKind.FIELD_VALUE, "values[3].year", "1990–2024"),
    ]


def test_the_day_has_year_month_and_day():
    (fault,) = published_faults(published((2012, 1.0), read="2024-05"))
    assert (fault.where, fault.allowed) == ("read", "day")


@pytest.mark.parametrize(
    "wrong",
    [
        {"publisher": ""},
        {"reference": ""},
        {"place": ""},
        {"values": ()},
        {"values": ({"year": 1989, "value": 1.0},)},
        {"values": ({"year": 2012, "value": 100.1},)},
        {"values": ({"year": 2012, "value": float("nan")},)},
    ],
)
def test_without_a_source_or_with_a_figure_that_cannot_be_there_is_no_index(wrong):
    fields = published((2012, 1.0)).model_dump() | wrong
    with pytest.raises(ValueError, match=next(iter(wrong))):
        PublishedIndex.model_validate(fields)
