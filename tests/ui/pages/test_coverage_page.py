"""Behov och insatser: the four fields, what they rest on, and what reaches one area."""

import json

import pytest

from language import coverage_text as words
from language import index_text, screen
from layers.initiatives import KINDS
from scoring.coverage_choice import Coverage
from scoring.scenario_file import read_scenario
from tests.helpers.initiatives import initiative_card
from ui import cached
from ui.pages.coverage_area import _distance
from ui.workspace import default_scenario

ROSENGARD = "1280C1880"


def fields_shown(app):
    return app.column(words.HEAD_FIELD)


def counts(app):
    return {row[0]: int(row[2]) for row in app.tables[words.FIELDS_TABLE][1:]}


def kept(app):
    """The scenario that the session carries, None at first."""
    state, name = app.test.session_state, "kept.scenario.embedded"
    return next((state[each] for each in (name,) if each in state), None)


def with_cards(app, *cards):
    """The register with more cards in it, as the reader has changed it."""
    register = cached.catalogue().register
    for card in cards:
        register = register.put(card, when="2026-01-01")
    app.test.session_state["kept.register"] = register
    return app


def test_every_area_has_its_field_and_the_counts_add_up(app):
    app.go(words.PAGE)
    shown = fields_shown(app)
    assert len(shown) == 209
    assert {title: shown.count(title) for title in words.FIELDS.values()} == counts(app)
    assert counts(app)[words.FIELDS["gap"]] + counts(app)[words.FIELDS["strengthen"]] == 42


def test_looking_changes_no_scenario(app):
    app.go(words.PAGE)
    assert kept(app) is None


def test_a_limit_that_is_moved_moves_the_fields_and_is_carried_by_the_scenario(app):
    app.go(words.PAGE)
    app.named("slider", words.NEED_SHARE).set_value(10)
    app.run()
    assert counts(app)[words.FIELDS["gap"]] + counts(app)[words.FIELDS["strengthen"]] == 21
    assert kept(app).coverage == Coverage(need_from=0.1)
    assert read_scenario(kept(app).to_toml()) == kept(app)
    assert kept(app).index == default_scenario().index


def test_need_from_an_index(app):
    app.go(words.PAGE)
    app.named("radio", words.NEED).set_value("index")
    app.run()
    app.named("slider", words.NEED_INDEX).set_value(90.0)
    app.run()
    high = sum(float(index.replace(",", ".")) >= 90 for index in app.column("Index"))
    assert counts(app)[words.FIELDS["gap"]] + counts(app)[words.FIELDS["strengthen"]] == high
    assert kept(app).coverage == Coverage(need="index", need_from=90.0)


def test_without_inferred_boundaries_fewer_areas_are_covered(app):
    app.go(words.PAGE)
    before = counts(app)
    app.named("checkbox", words.COUNT_INFERRED).set_value(False)
    app.run()
    assert counts(app)[words.FIELDS["gap"]] > before[words.FIELDS["gap"]]
    assert kept(app).coverage == Coverage(count_inferred=False)


def test_a_kind_without_weight_covers_nothing_and_no_weights_at_all_are_refused(app):
    app.go(words.PAGE)
    for kind in KINDS:
        app.test.session_state[f"widget.coverage.weight.{kind}"] = 0.0
    app.run()
    assert words.WEIGHTS_ALL_ZERO in app.said
    assert kept(app) is None
    app.test.session_state["widget.coverage.weight.school"] = 1.0
    app.run()
    assert set(app.column(words.HEAD_COVERAGE)) == {"0\u00a0%"}


def test_at_least_one_phase_counts(app):
    app.go(words.PAGE)
    app.named("multiselect", words.PHASES).set_value([])
    app.run()
    assert words.NO_PHASES in app.said
    assert kept(app) is None


def test_the_other_index_has_its_own_formula(app):
    app.go(words.PAGE)
    app.named("radio", words.METHOD).set_value("breadth")
    app.run()
    assert any(words.FORMULA_WORDS["breadth"] in said for said in app.said)
    assert kept(app).coverage == Coverage(method="breadth")


def test_the_choices_of_an_opened_scenario_are_shown(app):
    opened = default_scenario().model_copy(update={"coverage": Coverage(coverage_from=0.25)})
    app.test.session_state["kept.scenario.embedded"] = opened
    app.go(words.PAGE)
    assert app.named("slider", words.COVERAGE_FROM).value == 25
    assert kept(app) == opened


def test_a_scenario_that_is_taken_into_use_brings_its_own_choices(app):
    app.go(words.PAGE)
    app.named("slider", words.COVERAGE_FROM).set_value(80)
    app.run().go(index_text.PAGE).press(index_text.USE_PRESET).go(words.PAGE)
    assert app.named("slider", words.COVERAGE_FROM).value == 50
    assert kept(app).coverage is None


@pytest.mark.parametrize("shown", list(words.MAPS))
def test_the_map_shows_the_fields_or_either_measure(app, shown):
    app.go(words.PAGE)
    app.named("radio", words.MAP_SHOWN).set_value(shown)
    app.run()
    drawn = app.component("palette")
    assert len(drawn["palette"]) == {"fields": 4, "need": 5, "coverage": 4}[shown]


def test_the_chart_holds_every_area_and_the_chosen_one(app):
    app.choose(ROSENGARD).go(words.PAGE)
    (drawn,) = app.test.get("vega_lite_chart")
    ground, circles, ring, names = json.loads(drawn.proto.spec)["layer"]
    assert len(circles["data"]["values"]) == 209
    assert [point["code"] for point in ring["data"]["values"]] == [ROSENGARD]
    assert {box["name"] for box in names["data"]["values"]} == set(words.FIELDS.values())
    assert len(ground["data"]["values"]) == 4


def test_one_area_is_told_in_full(app):
    app.choose(ROSENGARD).go(words.PAGE)
    name = str(cached.place("deso").areas.names[ROSENGARD])
    rows = app.tables[words.BY_INITIATIVE.format(name=name)]
    assert any("Herrgården" in row[0] for row in rows[1:])
    assert words.BY_KIND.format(name=name) in app.tables
    assert words.BY_ORGANISATION.format(name=name) in app.tables
    assert words.CITYWIDE in app.tables
    local = {row[0] for row in rows[1:]}
    assert not local & {row[0] for row in app.tables[words.CITYWIDE][1:]}


def test_groups_about_one_question_are_told_with_who_could_carry_more(app):
    group = initiative_card(
        "ny_grupp",
        ROSENGARD,
        forum=True,
        carrier="Möts varje vecka.",
        themes=["crime_prevention"],
        target={"group": "Unga", "age_from": 12, "age_to": 16},
    )
    with_cards(app.choose(ROSENGARD), group).go(words.PAGE)
    name = str(cached.place("deso").areas.names[ROSENGARD])
    rows = app.tables[words.STRUCTURES.format(name=name)][1:]
    (row,) = [row for row in rows if "ny_grupp" in row[1]]
    assert row[2] == "12–16"
    assert "Program: ny_grupp: Möts varje vecka." in row[3]


def test_the_nearest_site_of_each_kind_is_told_and_whether_it_is_about(app):
    site = {"name": "Gården", "areas": [ROSENGARD], "certainty": "inferred"}
    place = {"division": "deso", "sites": [site]}
    card = initiative_card("gard", extent="points", kind="meeting_place", geography=place)
    with_cards(app.choose(ROSENGARD), card).go(words.PAGE)
    name = str(cached.place("deso").areas.names[ROSENGARD])
    rows = app.tables[words.NEAREST.format(name=name)][1:]
    assert ["Mötesplats", "Gården"] in [row[:2] for row in rows]
    assert next(row for row in rows if row[1] == "Gården")[2].startswith("ungefär")


@pytest.mark.parametrize(
    ("metres", "approximate", "told"),
    [
        (94.0, False, "90\u00a0m"),
        (1449.0, False, "1,4\u00a0km"),
        (320.0, True, "ungefär 320\u00a0m"),
        (float("nan"), False, screen.NOTHING),
    ],
)
def test_distances_are_written_as_far_as_they_are_known(metres, approximate, told):
    assert _distance(metres, approximate) == told


@pytest.mark.parametrize("level", ["regso", "geso"])
def test_larger_areas_have_fields_too(app, level):
    app.named("radio", screen.CHOOSE_LEVEL).set_value(level)
    app.run().go(words.PAGE)
    assert sum(counts(app).values()) == len(cached.place(level).areas)


def test_names_in_the_register_are_text_and_nothing_else(app):
    card = initiative_card("ond", ROSENGARD, name="<img src=x onerror=alert(1)> **fet**")
    with_cards(app.choose(ROSENGARD), card).go(words.PAGE)
    raw = "".join(element.value for element in app.test.get("html"))
    assert "<img" not in raw


def test_own_data_without_children_have_no_fields_and_say_why(app):
    rows = "\n".join(["kod;x", *(f"{code};{at}" for at, code in enumerate(app.ranked))])
    app.load_own(("egen.csv", rows.encode())).go(words.PAGE)
    assert any("children_0_19_2025" in said for said in app.said)
    assert set(fields_shown(app)) == {words.NO_FIELD}
