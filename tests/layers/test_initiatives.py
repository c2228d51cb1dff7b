import pytest
from pydantic import ValidationError

from layers.initiatives import InitiativeCard, Site, Target
from layers.text_files import check_model
from tests.helpers.areas import FaultKind, faults_of
from tests.helpers.initiatives import BOARD, POLICE, initiative_card, initiative_data


def refused(**fields):
    """Paths of the fields that a card is refused for."""
    data = initiative_data("x", "a") | fields
    return [fault.where for fault in faults_of(check_model, InitiativeCard, data)]


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"id": "Å"}, "id"),
        ({"programme": ""}, "programme"),
        ({"responsible": []}, "responsible"),
        ({"responsible": ["Fritidsnämnden"]}, "responsible[1]"),
        ({"kind": "party"}, "kind"),
        ({"themes": []}, "themes"),
        ({"themes": ["leisure", "peace"]}, "themes[2]"),
        ({"target": {"group": "Barn", "age_from": -1}}, "target.age_from"),
        ({"target": {"group": "Barn", "age_to": 121}}, "target.age_to"),
        ({"status": "soon"}, "status"),
        ({"start": "2024/05"}, "start"),
        ({"start": "2024-13"}, "start"),
        ({"end": "2023-02-29"}, "end"),
        ({"extent": "everywhere"}, "extent"),
        ({"certainty": "sure"}, "certainty"),
        ({"case_numbers": ["STK-24-1"]}, "case_numbers[1]"),
        ({"sources": []}, "sources"),
        ({"sources": [{"title": "x"}]}, "sources[1].publisher"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_card_is_refused_for_the_field_at_fault(fields, path):
    assert refused(**fields) == [path]


@pytest.mark.parametrize("number", ["STK-2024-123", "FRI-2019-1-12", "ÄN-2020-99999"])
def test_case_numbers_of_the_city_are_taken(number):
    assert initiative_card("x", "a", case_numbers=[number]).case_numbers == (number,)


@pytest.mark.parametrize(
    ("start", "end", "holds"),
    [
        ("2024", "2024", True),
        ("2024-06", "2024", True),
        ("2024", "2023-12-31", False),
        ("2024-06-02", "2024-06-01", False),
        ("2024-06-02", "2024-06", True),
        ("2024-06-02", "", True),
        ("", "2000", True),
    ],
)
def test_an_end_lies_not_before_the_start_as_far_as_both_are_told(start, end, holds):
    if holds:
        assert initiative_card("x", "a", start=start, end=end).end == end
    else:
        with pytest.raises(ValidationError, match="end_after_start"):
            initiative_card("x", "a", start=start, end=end)


def test_a_title_tells_the_programme_once():
    assert initiative_card("x", programme="CTC", name="CTC Holma").title == "CTC Holma"
    assert initiative_card("x", programme="CTC", name="Holma").title == "CTC: Holma"


@pytest.mark.parametrize(
    ("fields", "present"),
    [
        ({}, True),
        ({"status": "ended"}, False),
        ({"status": "planned"}, True),
        ({"is_overlay_only": True}, False),
        ({"extent": "citywide"}, False),
        ({"extent": "points"}, False),
    ],
)
def test_only_what_works_in_areas_and_has_not_ended_is_present(fields, present):
    assert initiative_card("x", "a", **fields).is_present is present


def test_organisations_are_those_responsible_then_their_partners_once():
    card = initiative_card("x", "a", responsible=[BOARD], partners=[POLICE, BOARD])
    assert card.organisations == (BOARD, POLICE)


def test_ages_are_every_age_where_none_is_told():
    assert Target(group="Barn").ages == (0, 120)
    assert Target(group="Barn", age_from=12, age_to=16).ages == (12, 16)


def test_a_site_has_coordinates_when_it_has_both():
    assert Site(name="x", longitude=13.0, latitude=55.6, certainty="verified").has_coordinates
    assert not Site(name="x", longitude=13.0, certainty="verified").has_coordinates
    with pytest.raises(ValidationError):
        Site(name="x", longitude=190.0, latitude=55.6, certainty="verified")


def test_an_unknown_kind_is_told_with_those_that_are_known():
    (fault,) = faults_of(check_model, InitiativeCard, initiative_data("x", "a") | {"kind": "x"})
    assert fault.kind is FaultKind.FIELD_VALUE
    assert "meeting_place" in fault.allowed
