"""Jämför: offered areas, own candidates, every view with its tables, and what is kept."""

import json

import pytest

from language import compare_text as words
from language import coverage_text, numbers, screen
from language import together_text as weighed
from scoring.places.candidates import Candidate, CandidateSet
from ui import cached
from ui.pages.compare_page import FIRST, MOST

ROSENGARD = ("1280C1880", "1280C1890")


def candidate(identifier, *codes, name=None):
    return Candidate(id=identifier, name=name or identifier, codes=codes)


def with_candidates(app, *candidates):
    kept = CandidateSet(division="deso", candidates=candidates)
    app.test.session_state["kept.candidates.deso"] = kept
    return app.go(words.PAGE)


def view(app, name):
    app.named("radio", words.VIEW).set_value(name)
    return app.run()


def charts(app):
    return [json.loads(each.proto.spec) for each in app.test.get("vega_lite_chart")]


def three(app):
    codes = list(cached.place("deso").areas.codes)
    return with_candidates(
        app,
        candidate("a", *codes[:3], name="Ett"),
        candidate("b", *codes[2:6], name="Två"),
        candidate("c", *ROSENGARD, name="Tre"),
    )


def test_without_candidates_larger_areas_are_offered_and_the_way_is_told(app):
    app.go(words.PAGE)
    assert words.NO_CANDIDATES in app.said
    assert len(app.named("multiselect", words.CHOOSE).value) == FIRST
    assert app.named("radio", words.WHAT).options == ["RegSO", "GeSO"]
    app.named("radio", words.WHAT).set_value("geso")
    app.run()
    chosen = set(app.named("multiselect", words.CHOOSE).value)
    assert chosen <= set(cached.place("geso").areas.codes)
    assert words.KEY_TABLE in app.tables


def test_own_candidates_come_first_and_stand_beside_the_city(app):
    three(app)
    assert words.NO_CANDIDATES not in app.said
    heading, *rows = app.tables[words.KEY_TABLE]
    cells = {row[0]: row[1:] for row in rows}
    areas = dict(zip(heading[1:], cells[words.ROW_AREAS], strict=True))
    assert areas == {"Tre": "2", "Ett": "3", "Två": "4", words.CITY: "209"}
    assert (heading[1], heading[-1]) == ("Tre", words.CITY)
    city = cached.city_figures()
    assert cells[words.ROW_CHILDREN][-1].startswith(numbers.number(city["children_0_19_2025"]))


def test_an_offered_regso_has_the_figures_of_that_regso(app):
    app.go(words.PAGE)
    (first, *_) = app.named("multiselect", words.CHOOSE).value
    regso = cached.place("regso").table.values.loc[first]
    cells = {row[0]: row[1:] for row in app.tables[words.KEY_TABLE][1:]}
    assert cells[words.ROW_CHILDREN][0] == numbers.with_unit(
        regso["children_0_19_2025"], "personer"
    )


def test_every_chart_has_a_description_and_the_maps_have_words(app):
    three(app)
    assert len(charts(app)) == 3
    assert all(each["description"] for each in charts(app))
    html = "".join(element.value for element in app.test.get("html"))
    assert html.count('<img src="data:image/svg+xml;base64,') == 3
    assert 'alt="Karta över Tre: 2 områden, ' in html


def test_a_profile_against_the_city_with_what_is_sure(app):
    three(app)
    cells = [cell for row in app.tables[words.FIGURES_TABLE][1:] for cell in row[1:-1]]
    assert all(
        any(each in cell for each in ("±", words.NO_SURE, words.UNKNOWN_CELL)) for cell in cells
    )
    assert any(words.NO_SURE in cell for row in app.tables[words.TREND_TABLE] for cell in row)
    assert any("Cell Key" in said for said in app.said)


def test_strengths_follow_rules_and_own_words_are_kept(app):
    three(app)
    title = cached.place("deso").title("low_econ_2024")
    said = "\n".join(app.said).replace("\\", "")
    told = words.REMARK["higher_need"].format(titles="")
    assert any(told in line and title in line for line in said.splitlines())
    box = next(each for each in app.test.text_area if each.label.endswith("Tre"))
    box.set_value("Skolan är med.")
    app.run().go(coverage_text.PAGE).go(words.PAGE)
    box = next(each for each in app.test.text_area if each.label.endswith("Tre"))
    assert box.value == "Skolan är med."


def test_the_parts_of_a_difference_add_up(app):
    view(three(app), "pair")
    rows = app.tables[words.WHY_TABLE][1:]
    figures = [float(row[1].replace(",", ".").replace(numbers.MINUS, "-")) for row in rows]
    assert sum(figures[:-1]) == pytest.approx(figures[-1], abs=0.05 * len(rows))
    first, second = (app.named("selectbox", each).value for each in (words.FIRST, words.SECOND))
    names = {"a": "Ett", "b": "Två", "c": "Tre"}
    sentence = f"**{names[first]}** har högre index än **{names[second]}**"
    assert any(sentence in said for said in app.said)


def test_a_candidate_is_not_compared_with_itself(app):
    view(three(app), "pair")
    app.named("selectbox", words.SECOND).set_value("c")
    app.run()
    assert words.SAME in app.said
    assert words.WHY_TABLE not in app.tables


def test_the_same_areas_twice_differ_by_nothing_sure(app):
    with_candidates(app, candidate("a", *ROSENGARD), candidate("b", *ROSENGARD))
    view(app, "pair")
    assert any("Ingen säker skillnad" in said for said in app.said)
    judged = {row[-1] for row in app.tables[words.PAIR_FIGURES_TABLE][1:]}
    assert judged <= {words.NO_SURE, words.NO_GAP, screen.NOTHING}


def test_grades_of_feasibility_decide_who_is_beaten(app):
    codes = list(cached.place("deso").areas.codes)
    with_candidates(app, candidate("a", *codes[:2]), candidate("b", *codes[:2]))
    view(app, "pareto")
    assert [row[-1] for row in app.tables[weighed.PARETO_TABLE][1:]] == [weighed.ON_FRONT] * 2
    app.named("slider", weighed.FEASIBLE.format(name="a")).set_value(5)
    app.run()
    told = {row[0]: row[-1] for row in app.tables[weighed.PARETO_TABLE][1:]}
    assert told == {"a": weighed.ON_FRONT, "b": weighed.BEATEN.format(names="a")}
    app.named("multiselect", weighed.CRITERIA).set_value([])
    app.run()
    assert weighed.CRITERIA_NONE in app.said


@pytest.mark.parametrize("method", list(weighed.SIMILAR_METHODS))
def test_similar_areas_are_outside_the_candidate(app, method):
    view(three(app), "similar")
    app.named("selectbox", weighed.SIMILAR_AMONG).set_value("deso")
    app.run()
    app.named("radio", weighed.SIMILAR_METHOD).set_value(method)
    app.run()
    rows = app.tables[weighed.SIMILAR_TABLE.format(name="Tre")][1:]
    names = cached.place("deso").areas.names
    assert rows[0][0] == "Tre"
    assert not {row[0] for row in rows[1:]} & set(names.loc[list(ROSENGARD)])
    distances = [float(row[1].replace(",", ".")) for row in rows[1:]]
    assert distances == sorted(distances)


def test_together_areas_in_two_are_counted_once(app):
    view(three(app), "portfolio")
    table = cached.place("deso").table.values["children_0_19_2025"]
    codes = list(cached.place("deso").areas.codes)
    once = table[[*codes[:6], *ROSENGARD]].sum()
    rows = {row[0]: row[1:] for row in app.tables[weighed.TOGETHER_TABLE][1:]}
    assert rows[weighed.GROUPS["children"]][0] == numbers.number(once)
    assert rows[weighed.GROUPS["children"]][1] == numbers.number(table[codes[2]])


def test_the_best_choice_keeps_within_the_limits(app):
    view(three(app), "portfolio")
    assert weighed.BEST_PROVEN in app.said
    app.named("number_input", weighed.MOST_PERSONS).set_value(1)
    app.run()
    assert weighed.BEST_NONE in app.said


def test_at_most_six_are_compared_and_at_least_two(app):
    app.go(words.PAGE)
    codes = list(cached.place("regso").areas.codes)
    app.named("multiselect", words.CHOOSE).set_value(codes[: MOST + 1])
    app.run()
    assert words.CHOOSE_FEWER in app.said
    assert len(app.tables[words.KEY_TABLE][0]) == 1 + MOST + 1
    app.named("multiselect", words.CHOOSE).set_value(codes[:1])
    app.run()
    assert words.CHOOSE_MORE in app.said


def test_a_candidate_that_is_gone_is_not_chosen_any_more(app):
    three(app)
    with_candidates(app, candidate("a", *ROSENGARD), candidate("d", "1280C1010"))
    assert app.named("multiselect", words.CHOOSE).value == ["a"]
    assert words.CHOOSE_MORE in app.said


def test_names_are_text_and_nothing_else(app):
    bad = "<img src=x onerror=alert(1)> **fet**"
    with_candidates(app, candidate("a", ROSENGARD[0], name=bad), candidate("b", ROSENGARD[1]))
    raw = "".join(element.value for element in app.test.get("html"))
    assert "<img src=x" not in raw
    assert not any("**fet**" in said for said in app.said)


@pytest.mark.parametrize("name", list(words.VIEWS))
def test_own_data_without_anything_else_can_be_compared(app, name):
    rows = "\n".join(["kod;x", *(f"{code};{at}" for at, code in enumerate(app.ranked))])
    app.load_own(("egen.csv", rows.encode())).go(words.PAGE)
    view(app, name)
    assert not app.test.error
    assert app.tables or weighed.SIMILAR_NONE in app.said


@pytest.mark.parametrize("level", ["regso", "geso"])
def test_larger_levels_offer_themselves(app, level):
    app.named("radio", screen.CHOOSE_LEVEL).set_value(level)
    app.run().go(words.PAGE)
    assert app.named("radio", words.WHAT).value == level
    assert words.KEY_TABLE in app.tables
