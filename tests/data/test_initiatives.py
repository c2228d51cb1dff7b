import json
import re
import tomllib
from pathlib import Path

import pytest

from layers.initiatives import InitiativeCard

DATA = Path(__file__).parents[2] / "data" / "malmo"
CARDS = {
    path.stem: InitiativeCard.model_validate(
        tomllib.loads(path.read_text(encoding="utf-8"))
    ).model_dump()
    for path in sorted((DATA / "initiatives").glob("*.toml"))
}
DESO = {
    feature["properties"]["code"]: feature["properties"]["name"].partition(" · ")[0]
    for feature in json.loads((DATA / "areas" / "deso.geojson").read_text(encoding="utf-8"))[
        "features"
    ]
}


def regso_of(identifier):
    return {DESO[code] for code in CARDS[identifier]["geography"]["areas"]}


def test_all_twenty_are_there():
    assert len(CARDS) == 20


@pytest.mark.parametrize("identifier", CARDS)
def test_a_card_is_complete(identifier):
    card = CARDS[identifier]
    assert card["id"] == identifier
    assert card["certainty"] in {"verified", "inferred", "remembered"}
    assert card["status"] in {"planned", "running", "ended", "unknown"}
    assert card["extent"] in {"areas", "citywide", "unknown"}
    assert all(re.fullmatch(r"(\d{4}(-\d{2})?)?", card[field]) for field in ("start", "end"))
    assert card["programme"]
    assert card["name"]
    assert card["summary"].endswith(".")
    assert card["geography"]["derivation"].endswith(".")
    for source in card["sources"]:
        assert source["publisher"]
        assert re.fullmatch("[0-9a-f]{64}", source["sha256"])
        assert re.fullmatch(r"(https://\S+)?", source["url"])


@pytest.mark.parametrize("identifier", CARDS)
def test_only_a_local_initiative_has_areas(identifier):
    card = CARDS[identifier]
    place = card["geography"]
    assert bool(place["areas"]) == bool(place["delomraden"]) == (card["extent"] == "areas")
    assert place["division"] == "deso"
    assert set(place["areas"]) <= set(DESO)
    assert set(place["unmatched"]) < set(place["delomraden"]) or not place["delomraden"]


@pytest.mark.parametrize("identifier", CARDS)
def test_a_regso_is_taken_whole(identifier):
    whole = {code for code, name in DESO.items() if name in regso_of(identifier)}
    assert set(CARDS[identifier]["geography"]["areas"]) == whole


def test_what_covers_the_city_or_has_no_known_boundary_is_told_apart():
    extents = {
        extent: {name for name, card in CARDS.items() if card["extent"] == extent}
        for extent in ("citywide", "unknown")
    }
    assert extents["citywide"] == {"ctc-14", "orat-mot-marken", "sspf"}
    assert extents["unknown"] == {
        "hallbara-rosengard",
        "medborgarlofte-rosengard",
        "polis-holma-kroksback",
        "polis-nhl",
        "polis-rosengard",
        "polis-seved",
    }


def test_only_the_police_list_is_an_overlay():
    overlays = {name for name, card in CARDS.items() if card["is_overlay_only"]}
    assert overlays == {name for name in CARDS if name.startswith("polis-")}


def test_what_is_over_has_ended():
    ended = {name for name, card in CARDS.items() if card["status"] == "ended"}
    assert ended == {"medborgarlofte-norr", "medborgarlofte-rosengard", "omradesprogram-2010-2015"}


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


def test_what_no_name_holds_is_told():
    missing = {name: card["geography"]["unmatched"] for name, card in CARDS.items()}
    assert missing.pop("bid-sofielund") == ("Sofielunds Industriområde",)
    assert not any(missing.values())
