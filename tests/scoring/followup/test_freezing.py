import math

import numpy as np
import pytest
from pydantic import ValidationError

from geo.faults import FaultKind, InputError
from scoring.followup.baseline import Baseline, baseline_faults
from scoring.followup.freezing import continued, panel_of, revised
from tests.helpers.areas import faults_of
from tests.helpers.baselines import CODES, baseline, cards, goal, yearly
from tests.helpers.tables import table_of


def test_a_baseline_comes_back_from_json_to_the_last_digit():
    found = baseline()
    again = Baseline.model_validate_json(found.model_dump_json())
    assert again == found
    assert again.stems == ("x",)
    assert again["norr"].group("nearest") == CODES[3:9]
    assert again["norr"].group("equal") == ()
    assert again.chosen == set(CODES[:3])


def test_it_holds_where_the_areas_lay_at_the_start():
    (scale,) = baseline().scales
    values = yearly([2023]).values["x_2023"]
    assert (scale.indicator, scale.low, scale.high) == ("x_2023", values.min(), values.max())
    assert scale.deviation == pytest.approx(np.std(values))


def test_next_year_comes_after_what_is_frozen_and_changes_nothing_of_it():
    found = baseline()
    later = yearly(range(2020, 2025), moved=-5.0)
    lines = continued(found, later, cards(range(2020, 2025)), "pop_2023")["x"]
    frozen = panel_of(found.series[0], found.areas)
    assert lines.years == (2020, 2021, 2022, 2023, 2024)
    assert lines.values[[*frozen.years]].equals(frozen.values)
    assert lines.values[2024].tolist() == later.values["x_2024"].tolist()


def test_new_data_may_hold_the_new_year_alone():
    lines = continued(baseline(), yearly([2024]), cards([2024]), "pop_2023")["x"]
    assert lines.years == (2020, 2021, 2022, 2023, 2024)


def test_what_the_source_has_changed_since_is_told_and_not_taken():
    found = baseline()
    columns = {name: list(yearly(range(2020, 2024)).values[name]) for name in ("x_2022", "x_2023")}
    columns["x_2023"][4] += 1
    columns["x_2023"][5] = math.nan
    table = table_of(columns | {"pop_2023": [1000] * 30}, CODES)
    known = cards([2022, 2023])
    assert revised(found, table, known) == {("x", 2023): 1}
    lines = continued(found, table, known, "pop_2023")["x"]
    assert lines.values.equals(panel_of(found.series[0], found.areas).values)


def test_a_new_unit_or_nothing_leaves_what_is_frozen():
    found = baseline()
    frozen = panel_of(found.series[0], found.areas)
    other = {name: card.model_copy(update={"unit": "kr"}) for name, card in cards([2024]).items()}
    assert continued(found, yearly([2024]), other, "pop_2023")["x"].years == frozen.years
    assert continued(found, yearly([]), cards([]), "pop_2023")["x"].years == frozen.years


def test_years_before_a_new_unit_go_on():
    known = cards([2024, 2025])
    known["x_2025"] = known["x_2025"].model_copy(update={"unit": "kr"})
    lines = continued(baseline(), yearly([2024, 2025]), known, "pop_2023")["x"]
    assert lines.years == (2020, 2021, 2022, 2023, 2024)


def test_a_candidate_that_is_not_followed_is_no_key():
    with pytest.raises(KeyError, match="öster"):
        baseline()["öster"]


def test_a_break_after_the_start_is_found():
    later = cards([2024])
    later["x_2024"] = later["x_2024"].model_copy(update={"note": "Ny metod."})
    (broken,) = continued(baseline(), yearly([2024]), later, "pop_2023")["x"].breaks
    assert (broken.year, broken.reasons) == (2024, ("Ny metod.",))


def test_other_areas_are_refused():
    table = table_of({"x_2024": [1.0], "pop_2023": [1.0]}, ["b"])
    with pytest.raises(InputError) as error:
        continued(baseline(), table, cards([2024]), "pop_2023")
    assert {fault.kind for fault in error.value.faults} == {FaultKind.CODE_NOT_IN_AREAS}
    assert len(error.value.faults) == len(CODES)


def test_names_that_lead_nowhere_are_faults():
    found = baseline(areas=CODES[1:], goals=(goal(candidate="syd", indicator="y"),))
    kinds = [fault.kind for fault in baseline_faults(found)]
    assert kinds.count(FaultKind.CODE_NOT_IN_AREAS) == 1
    assert kinds.count(FaultKind.FIELD_VALUE) == 2
    assert kinds.count(FaultKind.ROW_WIDTH) == 8
    assert baseline_faults(baseline()) == []


def test_a_goal_is_another_number_in_a_later_year():
    with pytest.raises(ValidationError, match="target_other_than_base"):
        goal(target=37.0)
    with pytest.raises(ValidationError, match="year_after_base_year"):
        goal(year=2023)


def test_faults_of_a_goal_are_told_in_swedish():
    from language.faults import message
    from store.documents.kinds import kind_of

    data = baseline().model_dump(mode="json")
    data["goals"][0]["year"] = 2023
    told = message(faults_of(lambda: kind_of("baseline").checked(data)))
    assert "ett år efter utgångsåret" in told
