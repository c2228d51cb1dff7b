import pytest

from geo.faults import InputError
from scoring.certainty.variants import all_together, one_at_a_time, vary
from scoring.scenario import Uncertainty
from scoring.scenario_file import read_scenario

SCENARIO = """
name = "prov"
[index]
[[index.dimensions]]
id = "d1"
indicators = [
  {id = "a", direction = "higher_is_need", parameters = {definition = "svi"}},
  {id = "b", direction = "higher_is_need", normalise = "min_max"},
]
"""


def scenario():
    return read_scenario(SCENARIO)


def test_no_alternatives_leave_the_scenario_alone():
    assert list(one_at_a_time(scenario(), Uncertainty())) == []
    (only,) = all_together(scenario(), Uncertainty())
    assert only.scenario == scenario()


def test_alternatives_are_combined_with_each_other_and_with_what_was_chosen():
    choice = Uncertainty(normalise=("z_score", "min_max"), treat=("winsorise",))
    found = all_together(scenario(), choice)
    assert len(found) == 6
    assert len({variant.scenario for variant in found}) == 6
    assert found[0].changes == ()


def test_one_change_replaces_one_choice_everywhere():
    varied = vary(scenario(), {"normalise": "z_score"})
    assert {each.normalise for each in varied.indicators()} == {"z_score"}
    assert {each.treat for each in varied.indicators()} == {"none"}


def test_a_choice_that_stays_keeps_its_parameters():
    varied = vary(scenario(), {"normalise": "percentile"})
    assert [dict(each.parameters) for each in varied.indicators()] == [{"definition": "svi"}, {}]


def test_a_method_without_zeros_gets_scales_that_begin_above_zero():
    varied = vary(scenario(), {"aggregation": "geometric"})
    assert [dict(each.parameters)["low"] for each in varied.indicators()] == [1.0, 1.0]


@pytest.mark.parametrize(
    "choice",
    [
        Uncertainty(normalise=("nonsense",)),
        Uncertainty(aggregation=("nonsense",)),
        Uncertainty(treat=("nonsense",)),
        Uncertainty(aggregation=("geometric",), normalise=("z_score",)),
    ],
)
def test_what_cannot_be_computed_is_told_before_anything_is_drawn(choice):
    with pytest.raises(InputError):
        all_together(scenario(), choice)
