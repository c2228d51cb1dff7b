"""Vem gör vad: the matrix, the proposal with its grounds, and the rules that can be changed."""

import pytest

from language import coverage_text as words
from language import screen
from layers.responsibility import parse_rules
from scoring.places.candidates import Candidate, CandidateSet
from ui.covered import delivered_rules
from ui.pages.responsibility_rules import owners

FIRST, SECOND = "1280C1880", "1280C1430"


@pytest.fixture
def page(app):
    """The page with two areas on the shortlist."""
    return app.shortlist(FIRST, SECOND).go(words.RESPONSIBILITY_PAGE)


def matrix(app):
    head, *rows = app.tables[words.MATRIX]
    return {row[0]: dict(zip(head[1:], row[1:], strict=True)) for row in rows}


def proposed(app):
    (caption,) = [each for each in app.tables if each.startswith("Förslag för")]
    return app.tables[caption][1:]


def test_an_empty_shortlist_says_what_to_do(app):
    app.go(words.RESPONSIBILITY_PAGE)
    assert words.SHORTLIST_EMPTY in app.said
    assert words.MATRIX not in app.tables


def test_the_shortlist_comes_first_with_every_board_and_company(page):
    found = matrix(page)
    assert len(found) == 2
    for row in found.values():
        assert len(row) == len(owners()) == 17
        assert set(row.values()) <= set(words.PRESENCE_SHORT.values())
    assert words.PRESENCE_SHORT["present"] in next(iter(found.values())).values()


def test_candidates_are_told_as_wholes_with_the_groups_that_meet_there(app):
    app.go(words.RESPONSIBILITY_PAGE)
    app.named("radio", words.WHICH).set_value("candidates")
    app.run()
    assert words.CANDIDATES_NONE in app.said
    built = Candidate(id="k1", name="Herrgården och Holma", codes=(FIRST, SECOND))
    kept = CandidateSet(division="deso", candidates=(built,))
    app.test.session_state["kept.candidates.deso"] = kept
    app.run()
    assert list(matrix(app)) == ["Herrgården och Holma"]
    assert proposed(app)
    assert words.STRUCTURES.format(name="Herrgården och Holma") in app.tables


def test_areas_can_be_chosen_and_all_shown(app):
    app.go(words.RESPONSIBILITY_PAGE)
    app.named("radio", words.WHICH).set_value("chosen")
    app.run()
    assert words.CHOSEN_NONE in app.said
    app.named("multiselect", words.CHOSEN).set_value([SECOND])
    app.run()
    assert len(matrix(app)) == 1
    app.named("radio", words.WHICH).set_value("all")
    app.run()
    assert len(app.tables[words.MATRIX]) == 210


def test_the_proposal_names_organisations_with_their_grounds_and_is_called_one(page):
    reasons = {rule.reason for rule in delivered_rules().rules}
    rows = proposed(page)
    assert rows
    assert all(row[3] in reasons for row in rows)
    assert all(row[2] in words.PRESENCE.values() for row in rows)
    assert words.PROPOSAL in page.said
    assert "inget beslut" in words.RESPONSIBILITY_INTRO


def test_one_area_may_be_looked_at_by_itself(page):
    together = [each for each in page.tables if each.startswith("Var behovet")]
    page.named("selectbox", words.PROPOSAL_FOR).set_value(SECOND)
    page.run()
    alone = [each for each in page.tables if each.startswith("Var behovet")]
    assert together != alone
    shares = [row[2] for row in page.tables[alone[0]][1:]]
    assert sum(int(share.split("\u00a0")[0]) for share in shares) in (99, 100, 101)


def test_an_area_below_the_mean_gets_no_proposal(app):
    last = app.ranked[-1]
    app.shortlist(last).go(words.RESPONSIBILITY_PAGE)
    assert words.NO_PROPOSAL in app.said
    assert not any(each.startswith("Förslag för") for each in app.tables)


def test_a_rule_is_changed_and_the_proposal_follows(page):
    rule = delivered_rules().rules[0]
    page.named("selectbox", words.RULE_TO_CHANGE).set_value(0)
    page.run()
    assert page.named("text_area", words.RULE_REASON).value == rule.reason
    page.named("text_area", words.RULE_REASON).set_value("Ett annat skäl.")
    page.run().press(words.RULE_SAVE)
    assert page.tables[words.RULES_TABLE][1][2] == "Ett annat skäl."
    assert "Ett annat skäl." in {row[3] for row in proposed(page)}
    page.press(words.RULE_RESET)
    assert page.tables[words.RULES_TABLE][1][2] == rule.reason


def test_a_rule_is_added_and_taken_away(page):
    count = len(page.tables[words.RULES_TABLE])
    page.named("text_input", words.RULE_DIMENSION).set_value("Ekonomi")
    page.named("selectbox", words.RULE_ORGANISATION).set_value("miljonamnden")
    page.named("text_area", words.RULE_REASON).set_value("Bostadstillsyn.")
    page.run().press(words.RULE_SAVE)
    assert len(page.tables[words.RULES_TABLE]) == count + 1
    assert "Bostadstillsyn." in {row[3] for row in proposed(page)}
    page.named("selectbox", words.RULE_TO_CHANGE).set_value(count - 1)
    page.run().press(words.RULE_REMOVE)
    assert len(page.tables[words.RULES_TABLE]) == count


def test_a_rule_without_reason_or_one_that_stands_already_is_refused(page):
    page.named("text_input", words.RULE_DIMENSION).set_value("Ekonomi")
    page.run().press(words.RULE_SAVE)
    assert words.RULE_INCOMPLETE in page.said
    page.named("text_area", words.RULE_REASON).set_value("x")
    page.named("selectbox", words.RULE_ORGANISATION).set_value(
        delivered_rules().rules[0].organisation
    )
    page.run().press(words.RULE_SAVE)
    assert any("finns redan en regel" in said for said in page.said)


def test_a_saved_table_is_opened_again_and_a_wrong_one_is_refused(page):
    own = '[[rules]]\ndimension = "Arbete"\norganisation = "minc"\nreason = "Nya företag."\n'
    (uploader,) = page.test.file_uploader
    uploader.set_value(("regler.toml", own.encode(), "application/toml"))
    page.run()
    assert page.tables[words.RULES_TABLE][1:] == [["Arbete", "MINC i Sverige AB", "Nya företag."]]
    assert any("Ingen regel finns för" in said for said in page.said)
    (uploader,) = page.test.file_uploader
    uploader.set_value(("fel.toml", own.replace("minc", "ingen").encode(), "application/toml"))
    page.run()
    assert any("rules" in error.value for error in page.test.error)
    assert len(page.tables[words.RULES_TABLE]) == 2


def test_what_is_saved_is_what_is_read():
    rules = delivered_rules()
    assert parse_rules(rules.to_toml(), owners()) == rules


def test_reasons_are_text_and_nothing_else(page):
    page.named("text_input", words.RULE_DIMENSION).set_value("Ekonomi")
    page.named("text_area", words.RULE_REASON).set_value("<script>alert(1)</script>")
    page.run().press(words.RULE_SAVE)
    assert "<script>" not in "".join(element.value for element in page.test.get("html"))


def test_larger_areas_are_told_too(app):
    app.named("radio", screen.CHOOSE_LEVEL).set_value("geso")
    app.run().go(words.RESPONSIBILITY_PAGE)
    app.named("radio", words.WHICH).set_value("all")
    app.run()
    assert len(matrix(app)) == 14
