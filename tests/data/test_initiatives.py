import json
import re
import tomllib
from collections import Counter

import pytest

from layers.organisations import read_organisations
from tests.helpers.register import CARDS, DATA

DESO = {
    feature["properties"]["code"]: feature["properties"]["name"].partition(" · ")[0]
    for feature in json.loads((DATA / "areas" / "deso.geojson").read_text(encoding="utf-8"))[
        "features"
    ]
}
SCENARIO = DATA / "scenarios" / "behov_barn_och_unga.toml"
DIMENSIONS = {
    dimension["id"]
    for dimension in tomllib.loads(SCENARIO.read_text(encoding="utf-8"))["index"]["dimensions"]
}
ORGANISATIONS = read_organisations(DATA)
ASKED = "2026-11"
"""Month in which the phases were told: what ended before it has ended."""


def ids(**fields):
    """Ids of the cards with these values."""
    return {
        name
        for name, card in CARDS.items()
        if all(getattr(card, field) == value for field, value in fields.items())
    }


def regso_of(identifier):
    return {DESO[code] for code in CARDS[identifier].geography.areas}


# ------------------------------------------------------------------ each card


@pytest.mark.parametrize("identifier", CARDS)
def test_a_card_is_complete(identifier):
    card = CARDS[identifier]
    assert card.id == identifier
    assert 1 <= len(re.findall(r"[.](?= |$)", card.summary)) <= 3
    assert card.summary.endswith(".")
    assert card.geography.derivation.endswith(".")
    assert not card.note or card.note.endswith(".")
    assert not card.carrier or (card.carrier.endswith(".") and card.forum)
    assert set(card.dimensions) <= DIMENSIONS
    for source in card.sources:
        assert source.sha256
        assert re.fullmatch(r"(https://\S+)?", source.url)
        assert bool(source.section) == bool(source.mention)


@pytest.mark.parametrize("identifier", CARDS)
def test_what_ended_before_the_question_was_asked_has_ended(identifier):
    card = CARDS[identifier]
    if card.end:
        assert (card.status == "ended") == (card.end < ASKED)


@pytest.mark.parametrize("identifier", sorted(ids(extent="areas")))
def test_a_local_initiative_has_whole_regso(identifier):
    place = CARDS[identifier].geography
    assert place.division == "deso"
    assert set(place.unmatched) < set(place.delomraden)
    whole = {code for code, name in DESO.items() if name in regso_of(identifier)}
    assert set(place.areas) == whole != set()


@pytest.mark.parametrize("identifier", sorted(set(CARDS) - ids(extent="areas")))
def test_no_other_has_areas(identifier):
    place = CARDS[identifier].geography
    assert (place.areas, place.delomraden, place.outline) == ((), (), "")
    assert bool(place.sites) == (CARDS[identifier].extent == "points")


@pytest.mark.parametrize("identifier", sorted(ids(extent="points")))
def test_a_site_has_no_place_beyond_what_its_name_holds(identifier):
    for site in CARDS[identifier].geography.sites:
        assert not site.has_coordinates
        assert bool(site.delomrade) == (site.certainty == "inferred")
        assert bool(site.delomrade) or not site.areas


# ------------------------------------------------------------------ the register as a whole


def test_the_register_is_this_long():
    extents = {"areas": 14, "points": 10, "citywide": 88, "unknown": 54}
    assert Counter(card.extent for card in CARDS.values()) == extents
    assert len(CARDS) == sum(extents.values())
    assert len({card.title for card in CARDS.values()}) == len(CARDS)


def test_every_board_and_company_that_was_heard_takes_part():
    taking_part = {name for card in CARDS.values() for name in card.organisations}
    heard = {name for name, found in ORGANISATIONS.items() if found.is_of_the_city}
    assert heard <= taking_part


def test_every_other_organisation_is_used():
    taking_part = {name for card in CARDS.values() for name in card.organisations}
    others = {name for name, found in ORGANISATIONS.items() if not found.is_of_the_city}
    assert others <= taking_part <= set(ORGANISATIONS)


def test_only_the_police_list_is_an_overlay():
    assert ids(is_overlay_only=True) == {name for name in CARDS if name.startswith("polis-")}


def test_what_is_over_has_ended():
    assert ids(status="ended") == {
        "hallbara-overgangar",
        "halsodag-rosengard",
        "iop-roda-korset-abf",
        "iop-winnet",
        "kraftsamlande-insatser",
        "medborgarlofte-norr",
        "medborgarlofte-rosengard",
        "nya-gymnasieskolor",
        "omradesprogram-2010-2015",
        "popup-garaget",
    }


def test_what_sources_disagree_on_stands_with_both():
    told = {
        name
        for name, card in CARDS.items()
        if len({source.says for source in card.sources} - {""}) > 1
    }
    assert told == {
        "bid-mollevangen",
        "bid-sofielund",
        "ctc-14",
        "familjecentraler",
        "kraftsamlande-insatser",
        "sbum",
        "sspf",
        "trygga-barnet",
        "tryggare-malmo",
        "universell-prevention",
    }


def test_the_description_of_the_data_counts_as_the_cards_do():
    described = (DATA / "README.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| (\d+) \|", described, re.MULTILINE))
    assert {extent: int(count) for extent, count in rows.items()} == Counter(
        card.extent for card in CARDS.values()
    )


# ------------------------------------------------------------------ single places


def test_direction_words_of_a_delomrade_are_kept_apart():
    assert regso_of("bid-sofielund") == {
        "Annelund-Lönngården",
        "Sofielund norr",
        "Södra Sofielund",
    }
    assert regso_of("ctc-kirseberg") == {
        "Kirseberg syd",
        "Kirsebergsstaden-Rostorp",
        "Sege väst",
        "Sege öst",
    }
    assert regso_of("kraftsamling-herrgarden") == {
        "Herrgården norr",
        "Örtagården syd-Herrgården syd",
    }


def test_the_areas_of_a_site_are_those_of_its_delomrade():
    sites = {site.name: site for site in CARDS["gransoverskridande-teamet"].geography.sites}
    assert len(sites) == 15
    assert {DESO[code] for code in sites["Hyllievångsskolan"].areas} == {
        "Hyllievång norr",
        "Hyllievång syd",
    }
    assert sites["Tygelsjöskolan"].areas == ()


def test_what_no_name_holds_is_told():
    missing = {name: card.geography.unmatched for name, card in CARDS.items()}
    assert missing.pop("bid-sofielund") == ("Sofielunds Industriområde",)
    assert not any(missing.values())
