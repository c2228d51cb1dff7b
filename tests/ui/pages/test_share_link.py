"""Links: what one reader sees is opened by another, or told in one message why not."""

import base64
import json
import zlib
from urllib.parse import parse_qs, urlsplit

import pytest

from language import (
    candidates_text,
    compare_text,
    index_text,
    register_text,
    screen,
    text,
    workspace_text,
)
from language import share_text as words
from scoring.decision.shortlist import Shortlist
from scoring.places.candidates import Candidate, CandidateSet
from store.documents.canonical import sha256
from store.documents.view import View
from store.repository import open_store
from store.share import decode, encode
from tests.ui.pages.conftest import SITE, links, opened, shared
from ui.frame import LINKED, PAGES
from ui.pages import share_link

HOLMA, HERRGARDEN, KROKSBACK = "1280C1430", "1280C1880", "1280C1480"


def faults(app) -> list[str]:
    return [error.value for error in app.test.error]


def test_the_pages_that_give_out_a_link_exist():
    assert {path for _, _, path in PAGES} >= LINKED


# ------------------------------------------------------------------ there and back


def test_the_map_is_opened_as_it_was(new_app):
    first = new_app()
    first.named("radio", screen.CHOOSE_LEVEL).set_value("regso")
    first.run()
    slider = first.test.slider[0]
    slider.set_value(3.0)
    first.run().named("selectbox", screen.CHOOSE_SHOWN).set_value("low_econ_2024")
    code = first.run().ranked[4]
    (link,) = shared(first.choose(code))
    assert link.startswith(f"{SITE}/?vy=")
    second = opened(new_app(), link)
    assert words.OPENED in second.said
    assert second.ranked == first.ranked
    assert second.named("slider", slider.label).value == 3.0
    assert second.named("radio", screen.CHOOSE_LEVEL).value == "regso"
    assert second.named("selectbox", screen.CHOOSE_SHOWN).value == "low_econ_2024"
    assert second.named("selectbox", screen.FIND_AREA).value == code
    second.named("selectbox", screen.CHOOSE_SHOWN).set_value("index")
    first.named("selectbox", screen.CHOOSE_SHOWN).set_value("index")
    assert second.run().ranked == first.run().ranked


def test_a_link_to_another_page_has_its_address(app):
    (link,) = shared(app, candidates_text.PAGE)
    assert link.startswith(f"{SITE}/kandidater?vy=")
    assert decode(parse_qs(urlsplit(link).query)["vy"][0]).page == "kandidater"


def test_candidates_on_the_shortlist_are_opened_with_it(new_app):
    first = new_app()
    candidate = Candidate(id="k-1", name="Holma och Kroksbäck", codes=(HOLMA, KROKSBACK))
    chosen = Shortlist(division="deso").put_candidate(candidate, "Skäl", who="Ada").add(HOLMA)
    first.test.session_state["kept.shortlist.deso"] = chosen
    (link,) = shared(first.go(text.PAGE_SHORTLIST), text.PAGE_SHORTLIST)
    second = opened(new_app(), link, text.PAGE_SHORTLIST)
    entry, area = second.test.session_state["kept.shortlist.deso"].entries
    assert (entry.code, entry.name, entry.areas) == ("k-1", candidate.name, candidate.codes)
    assert (entry.reason, entry.who, area.code) == ("", "", HOLMA)


def test_the_shortlist_is_opened_without_what_is_written(new_app):
    first = new_app().shortlist(HOLMA, KROKSBACK).go(text.PAGE_SHORTLIST)
    first.test.text_area[0].set_value("Hemligt skäl")
    (link,) = shared(first.run(), text.PAGE_SHORTLIST)
    second = opened(new_app(), link, text.PAGE_SHORTLIST)
    kept = second.test.session_state["kept.shortlist.deso"]
    assert kept.codes == (HOLMA, KROKSBACK)
    assert [entry.reason for entry in kept.entries] == ["", ""]


def test_candidates_and_what_is_compared_are_opened_without_notes(new_app):
    first = new_app()
    codes = tuple(first.ranked[:2])
    view = View(
        level="deso",
        candidates=(
            {"id": "hand-1", "name": "Norr", "codes": codes[:1], "note": "Hemlig"},
            {"id": "hand-2", "name": "Söder", "codes": codes[1:]},
        ),
        edited="hand-2",
        compared={"kind": "candidates", "chosen": ("hand-2", "hand-1"), "way": "pair"},
    )
    opened(first, f"?vy={encode(view)}", compare_text.PAGE)
    first.test.query_params.clear()
    (link,) = shared(first, compare_text.PAGE)
    second = opened(new_app(), link, compare_text.PAGE)
    assert second.named("multiselect", compare_text.CHOOSE).value == ["hand-2", "hand-1"]
    assert second.named("radio", compare_text.VIEW).value == "pair"
    kept = second.test.session_state["kept.candidates.deso"]
    assert [(own.name, own.codes, own.note) for own in kept.candidates] == [
        ("Norr", codes[:1], ""),
        ("Söder", codes[1:], ""),
    ]


def test_a_scenario_of_ones_own_goes_in_full_and_the_choice_of_coverage_with_it(new_app):
    first = new_app().go(index_text.PAGE)
    first.named("text_input", index_text.NAME).set_value("Vårt")
    first.run()
    kept = first.test.session_state["kept.scenario.embedded"]
    covered = kept.model_copy(update={"coverage": {"partners": True, "coverage_from": 0.25}})
    first.test.session_state["kept.scenario.embedded"] = type(kept).model_validate(
        covered.model_dump(warnings=False)
    )
    (link,) = shared(first.run(), index_text.PAGE)
    second = opened(new_app(), link, index_text.PAGE)
    scenario = second.test.session_state["kept.scenario.embedded"]
    assert scenario.name == "Vårt"
    assert (scenario.coverage.partners, scenario.coverage.coverage_from) == (True, 0.25)


def test_a_link_is_followed_once_and_what_is_changed_since_stays(app):
    opened(app, f"?vy={encode(View(level='deso', weights={'ekonomi': 3.0}))}")
    app.test.slider[0].set_value(1.5)
    assert app.run().test.slider[0].value == 1.5
    app.press(words.CLOSE)
    assert words.OPENED not in app.said
    assert "vy" not in app.test.query_params


def test_other_figures_than_the_senders_are_told(app):
    opened(app, f"?vy={encode(View(level='deso', mark='0' * 12))}")
    assert words.OPENED_OTHER in app.said


# ------------------------------------------------------------------ faults


def packed(data) -> str:
    return base64.urlsafe_b64encode(zlib.compress(json.dumps(data).encode())).decode().rstrip("=")


WEIGHTLESS = dict.fromkeys(("ekonomi", "arbete", "utbildning"), 0.0)
WRONG = {
    "damaged": "vy=inte-en-länk",
    "cut": f"vy={encode(View(level='deso', listed=(HOLMA, KROKSBACK)))[:-5]}",
    "long": f"vy={'A' * 7000}",
    "old": f"vy={packed({'version': 0, 'level': 'deso'})}",
    "unknown field": f"vy={packed({'version': 1, 'level': 'deso', 'kod': 'x'})}",
    "level": f"vy={encode(View(level='own'))}",
    "area": f"vy={encode(View(level='deso', listed=(HOLMA, 'x')))}",
    "candidate": f"vy={packed({'version': 1, 'level': 'deso', 'candidates': [{}]})}",
    "indicator": f"vy={encode(View(level='deso', shown='__class__'))}",
    "preset": f"vy={encode(View(level='deso', preset='finns inte'))}",
    "weights": f"vy={encode(View(level='deso', weights=WEIGHTLESS))}",
    "way": f"vy={encode(View(level='deso', compared={'way': 'x'}))}",
    "stored": f"sparad={'0' * 32}-1",
    "stored damaged": "sparad=../x",
}


@pytest.mark.parametrize("query", WRONG.values(), ids=WRONG)
def test_what_is_wrong_with_a_link_is_one_message_and_the_app_opens_as_usual(new_app, query):
    usual = new_app()
    app = opened(new_app(), f"?{query}")
    (fault,) = faults(app)
    assert fault.startswith(words.NOT_OPENED)
    assert app.ranked == usual.ranked
    assert "kept.shortlist.deso" not in app.test.session_state or not (
        app.test.session_state["kept.shortlist.deso"].codes
    )


def test_text_of_a_link_is_harmless(app):
    opened(app, f"?vy={encode(View(level='**x** <b>'))}")
    (fault,) = faults(app)
    assert "\\*\\*x\\*\\* \\<b\\>" in fault


# ------------------------------------------------------------------ what has no link


def test_own_data_have_no_link(app):
    rows = "\n".join(["kod;x", *(f"{code};{at}" for at, code in enumerate(app.ranked))])
    app.load_own(("egen.csv", rows.encode()))
    assert shared(app) == []
    assert words.OWN in app.said


def test_what_does_not_fit_in_a_link_is_stored_and_given_a_short_one(app, new_app, own_store):
    large = CandidateSet(
        division="deso",
        candidates=[
            {"id": f"hand-{at}", "name": sha256(code), "codes": [code]}
            for at, code in enumerate(app.ranked)
        ],
    )
    app.test.session_state["kept.candidates.deso"] = large
    assert shared(app) == []
    assert words.TOO_LONG in app.said
    assert words.NO_WORKSPACE in app.said
    with open_store() as store:
        store.create_workspace("Holma", who="Ada")
        app.go(workspace_text.PAGE).named("text_input", register_text.WHO).set_value("Ada")
        app.run()
        assert shared(app) == []
        app.press(words.STORE)
        (link,) = links(app)
        assert link.startswith(f"{SITE}/?sparad=")
        assert len(link) < 100
        assert words.STORE not in app.said
        second = opened(new_app(), link)
        assert second.test.session_state["kept.candidates.deso"].ids == large.ids
        (version,) = store.documents(store.workspaces()[0].id, "view")
        store.remove(version.document, 1, who="Ada")
        (fault,) = faults(opened(new_app(), link))
        assert "borttagen" in fault


def test_without_a_store_a_stored_view_is_a_message(new_app, own_store):
    own_store.mkdir()
    (own_store / "kraftsamling.db").write_bytes(b"ingen databas" * 100)
    app = opened(new_app(), f"?{share_link.STORED}={'0' * 32}-1")
    assert len(faults(app)) == 1
    assert app.ranked
