import pytest

from geo.faults import FaultKind
from layers.cards import AreaCard, IndicatorCard, Source, TableCard, Upwards, is_day
from layers.text_files import check_model
from tests.helpers.areas import faults_of
from tests.helpers.tables import SOURCE, indicator_card


def fields_at_fault(model, data):
    return {(fault.kind, fault.where) for fault in faults_of(check_model, model, data)}


def complete():
    return indicator_card("v").model_dump()


def test_a_card_reads_what_it_wrote():
    card = indicator_card("v", upwards={"method": "weighted_mean", "weight": "pop"})
    assert IndicatorCard.model_validate_json(card.model_dump_json()) == card
    assert hash(IndicatorCard.model_validate_json(card.model_dump_json())) == hash(card)


OPTIONAL = {"cells", "decimals", "internal", "note", "parts", "total"}


@pytest.mark.parametrize("field", sorted(set(complete()) - OPTIONAL))
def test_everything_that_makes_a_figure_understood_is_required(field):
    data = complete()
    del data[field]
    assert fields_at_fault(IndicatorCard, data) == {(FaultKind.FIELD_MISSING, field)}


def test_a_direction_is_never_taken_for_granted():
    assert IndicatorCard.model_fields["direction"].is_required()


def test_a_field_that_nobody_knows_is_a_fault():
    assert fields_at_fault(IndicatorCard, complete() | {"dircetion": "context"}) == {
        (FaultKind.FIELD_UNKNOWN, "dircetion")
    }


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "Pop 2025"),
        ("id", ""),
        ("title", ""),
        ("direction", "more"),
        ("year", 25),
        ("year", "tjugofem"),
        ("decimals", -1),
        ("kind", "procent"),
    ],
)
def test_a_value_that_cannot_be_is_a_fault(field, value):
    assert fields_at_fault(IndicatorCard, complete() | {field: value}) == {
        (FaultKind.FIELD_VALUE, field)
    }


@pytest.mark.parametrize("date", ["", "2025", "2025-12", "2025-12-31"])
def test_dates_may_be_a_year_a_month_or_a_day(date):
    assert Source.model_validate(SOURCE | {"reference_date": date}).reference_date == date


@pytest.mark.parametrize("date", ["31/12 2025", "2025-1-1", "25", "december"])
def test_dates_in_other_forms_are_refused(date):
    assert fields_at_fault(Source, SOURCE | {"reference_date": date}) == {
        (FaultKind.FIELD_VALUE, "reference_date")
    }


def test_a_checksum_is_a_checksum_or_empty():
    assert Source.model_validate(SOURCE | {"sha256": "a" * 64}).sha256 == "a" * 64
    assert fields_at_fault(Source, SOURCE | {"sha256": "abc"}) == {
        (FaultKind.FIELD_VALUE, "sha256")
    }


def test_a_way_upwards_that_lacks_its_parts_is_refused():
    assert faults_of(check_model, Upwards, {"method": "ratio", "numerator": ["a"]})
    assert faults_of(check_model, Upwards, {"method": "weighted_mean"})
    assert Upwards(method="sum").bases == ()
    ratio = Upwards(method="ratio", numerator=("a",), denominator=("a", "b"))
    assert ratio.bases == ("a", "a", "b")
    assert Upwards(method="weighted_mean", weight="pop").bases == ("pop",)


def test_a_card_is_never_changed():
    with pytest.raises(ValueError, match="frozen"):
        indicator_card("v").title = "Annat"


def test_a_file_of_figures_has_at_least_one():
    data = {"file": "t.csv", "division": "deso", "id_column": "code", "source": SOURCE}
    assert fields_at_fault(TableCard, data | {"indicators": []}) == {
        (FaultKind.FIELD_VALUE, "indicators")
    }


def test_areas_are_exact_unless_the_card_says_otherwise():
    data = {"id": "deso", "title": "DeSO", "file": "deso.geojson", "source": SOURCE}
    assert AreaCard.model_validate(data).generalised is False


def test_a_day_has_year_month_and_day():
    assert [is_day(text) for text in ("2024-05-01", "2024-05", "2024-02-30", "2024-W05-7", "")] == [
        True,
        False,
        False,
        False,
        False,
    ]
