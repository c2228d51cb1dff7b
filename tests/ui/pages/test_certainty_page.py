"""Säkerhet: certificates, drawn ranks, intervals of weights, what each choice moves."""

import pytest

from language import certainty_text as words
from language import index_text, screen, text
from scoring.certainty.variants import KINDS
from scoring.index.methods import AGGREGATIONS, NORMALISERS, TREATMENTS
from scoring.scenario import Missing
from tests.helpers.whole_scenario import WHOLE
from ui import cached
from ui.workspace import default_scenario


def test_certain_areas_come_first_and_the_counts_add_up(app):
    app.go(words.PAGE)
    counts = next(text for text in app.said if "säkert utanför" in text)
    inside, undecided, outside = [int(part) for part in counts.split() if part.isdigit()]
    assert inside + undecided + outside == 209
    rows = app.tables[words.CERTAIN_TABLE][1:]
    assert len(rows) == inside + undecided
    assert [row[0] for row in rows[:3]] == ["1", "2", "3"]


def test_a_longer_list_and_a_wider_reach_change_what_is_certain(app):
    app.go(words.PAGE)
    before = app.tables[words.CERTAIN_TABLE]
    app.named("slider", words.REACH).set_value(60)
    app.run()
    assert app.tables[words.CERTAIN_TABLE] != before
    app.named("slider", words.LIST_LENGTH).set_value(5)
    app.run()
    assert any(
        "Bland de 5 första" in cell for cell in app.tables[words.DRAWN_TABLE.format(top=5)][0]
    )


def test_every_weight_has_its_interval(app):
    app.go(words.PAGE)
    assert len(app.tables[words.WEIGHTS_TABLE]) == 1 + 3 + 5


def test_an_alternative_shows_who_enters_and_who_leaves(app):
    app.go(words.PAGE)
    assert any(info.value == words.MOVES_NONE for info in app.test.info)
    picked = [("normalise", "min_max"), ("treat", "winsorise")]
    app.named("multiselect", words.ALTERNATIVES).set_value(picked)
    app.run()
    rows = app.tables[words.MOVES_TABLE]
    assert len(rows) == 3
    assert "min–max" in rows[1][0]


def test_three_areas_of_one_level_do_not_crash_the_page(app):
    app.named("radio", "Områdesnivå").set_value("geso")
    app.run().go(words.PAGE)
    assert len(app.tables[words.CERTAIN_TABLE]) > 1


def test_the_weight_that_matters_most_stands_first_and_one_area_can_be_looked_at(app):
    app.choose("1280C1010").go(words.PAGE)
    rows = app.tables[words.SENSITIVITY_TABLE]
    assert len(rows[0]) == 3
    shares = [float(row[1].split()[0].replace("\u00a0", "").rstrip("%")) for row in rows[1:]]
    assert shares == sorted(shares, reverse=True)


def test_weights_that_may_not_move_leave_nothing_to_share_out(app):
    app.go(words.PAGE)
    app.named("slider", words.REACH).set_value(0)
    app.run()
    assert words.SENSITIVITY_NONE in app.said


def test_clusters_are_told_by_either_method(app):
    app.go(words.PAGE)
    moran = app.tables[words.CLUSTERS_TABLE]
    app.named("radio", words.CLUSTERS_METHOD).set_value("getis")
    app.run()
    getis = app.tables[words.CLUSTERS_TABLE]
    assert {row[2] for row in getis[1:]} <= {words.CLUSTERS["hot"], words.CLUSTERS["cold"]}
    assert {row[0] for row in getis} != {row[0] for row in moran} or len(getis) > 1


FEW = 20
REGISTRIES = {"normalise": NORMALISERS, "aggregation": AGGREGATIONS, "treat": TREATMENTS}


@pytest.mark.parametrize("kind", REGISTRIES)
def test_every_method_is_a_named_alternative(kind):
    named = [option for each, option in words.ALTERNATIVE_NAMES if each == kind]
    assert sorted(named) == sorted(REGISTRIES[kind])
    assert set(words.KINDS) == set(KINDS)


@pytest.fixture
def larger_areas(app, monkeypatch):
    """Fourteen areas, few draws and a small design, so that what is slow is quick."""
    monkeypatch.setattr(cached, "GROWN_SIZE", 16)
    base = default_scenario()
    assert base.uncertainty is not None
    few = base.uncertainty.model_copy(update={"draws": FEW})
    app.test.session_state["kept.scenario.embedded"] = base.model_copy(update={"uncertainty": few})
    app.named("radio", screen.CHOOSE_LEVEL).set_value("geso")
    return app.run()


def pick(app, label, value, kind="selectbox"):
    app.named(kind, label).set_value(value)
    return app.run()


def by_method(app, name, **choices):
    """The page with an index that is brought together by a method."""
    app.go(index_text.PAGE)
    pick(app, index_text.AGGREGATION, name)
    for label, value in choices.items():
        pick(app, getattr(index_text, label), value)
    return app.go(words.PAGE)


def drawn(app) -> list[list[str]]:
    return next(rows for caption, rows in app.tables.items() if "intervall och" in caption)


def test_draws_seed_and_interval_are_chosen_and_stay(larger_areas):
    larger_areas.go(words.PAGE)
    before = drawn(larger_areas)
    pick(larger_areas, words.DRAWS, 2_000)
    pick(larger_areas, words.SEED, "77", "text_input")
    pick(larger_areas, words.INTERVAL, 50, "slider")
    assert any(
        line.startswith("2\u202f000 dragningar") and "50" in line for line in larger_areas.said
    )
    assert drawn(larger_areas) != before
    larger_areas.go(text.PAGE_MAP).go(words.PAGE)
    assert larger_areas.named("text_input", words.SEED).value == "77"


def test_a_seed_that_is_none_is_told(larger_areas):
    larger_areas.go(words.PAGE)
    pick(larger_areas, words.SEED, "-3,5", "text_input")
    assert "Startvärde för slumpen: fick ”-3,5”" in larger_areas.test.error[0].value.replace(
        "\\", ""
    )
    assert len(drawn(larger_areas)) > 1


def test_weights_are_drawn_around_the_chosen_ones_the_closer_the_greater_the_number(larger_areas):
    larger_areas.go(words.PAGE)
    pick(larger_areas, words.DISTRIBUTION, "dirichlet")
    wide = drawn(larger_areas)
    pick(larger_areas, words.CONCENTRATION, "100000", "text_input")
    assert drawn(larger_areas) != wide
    assert [row[2] for row in drawn(larger_areas)[1:4]] == ["1", "2", "3"]
    pick(larger_areas, words.CONCENTRATION, "0", "text_input")
    assert "tillåtet är ett tal över noll" in larger_areas.test.error[0].value.replace("\\", "")


def test_small_counts_and_noise_disturb_the_shares_whose_size_is_known(larger_areas):
    larger_areas.go(words.PAGE)
    pick(larger_areas, words.REACH, 0, "slider")
    still = drawn(larger_areas)
    assert all(row[2] == row[0] for row in still[1:])
    larger_areas.named("checkbox", words.SMALL_COUNTS).check()
    pick(larger_areas, words.CELL_KEY, 10.0, "slider")
    (told,) = [line for line in larger_areas.said if line.startswith(words.DISTURBED.split("{")[0])]
    disturbed, left = told.split(words.UNDISTURBED.split("{")[0])
    assert disturbed.count(";") == 3
    assert "Ekonomisk standard, median 2024" in left
    assert drawn(larger_areas) != still


@pytest.mark.parametrize("name", ["topsis", "copeland"])
def test_an_index_that_is_no_weighted_mean_says_which_weight_matters_most(larger_areas, name):
    by_method(larger_areas, name)
    assert len(larger_areas.tables[words.SENSITIVITY_TABLE]) == 1 + 3 + 5
    assert words.NOT_LINEAR in [info.value for info in larger_areas.test.info]


def test_weights_as_they_stand_have_their_figures_too(larger_areas):
    by_method(larger_areas, "arithmetic", WEIGHTS="as_given")
    assert len(larger_areas.tables[words.SENSITIVITY_TABLE]) == 1 + 3 + 5


def test_a_single_figure_has_no_weight_that_matters_and_it_is_said_why(larger_areas):
    larger_areas.go(index_text.PAGE)
    pick(larger_areas, index_text.INDICATORS, ["unemp_2024"], "multiselect")
    larger_areas.go(words.PAGE)
    assert words.SENSITIVITY_STILL in [info.value for info in larger_areas.test.info]


def opened(app, scenario):
    app.go(index_text.PAGE)
    uploader = app.named("file_uploader", index_text.OPEN_SCENARIO)
    uploader.set_value(("eget.toml", scenario.to_toml().encode(), "application/toml"))
    return app.run().go(words.PAGE)


def test_areas_without_a_rank_have_no_figures_and_it_is_said_why(larger_areas):
    floor = Missing(population="pop_2025", min_population=1e7)
    opened(larger_areas, default_scenario().model_copy(update={"missing": floor}))
    assert words.SENSITIVITY_UNRANKED in [info.value for info in larger_areas.test.info]
    assert not larger_areas.test.error


def test_alternatives_that_do_not_go_together_are_told_and_left_out(larger_areas):
    larger_areas.go(words.PAGE)
    picked = [("normalise", "z_score"), ("aggregation", "geometric")]
    pick(larger_areas, words.ALTERNATIVES, picked, "multiselect")
    assert "Omräkning: standardavvikelser" in larger_areas.test.error[0].value.replace("\\", "")
    assert len(drawn(larger_areas)) > 1
    assert words.MOVES_NONE in [info.value for info in larger_areas.test.info]


def test_an_alternative_that_fails_is_told_in_its_row(larger_areas):
    larger_areas.go(index_text.PAGE)
    pick(larger_areas, index_text.INDICATORS, ["unemp_2024", "employment_2024"], "multiselect")
    for box in [box for box in larger_areas.test.selectbox if box.label == index_text.NORMALISE]:
        box.set_value("min_max")
    larger_areas.run()
    for field in [f for f in larger_areas.test.text_input if f.label == "Skalan börjar på"]:
        field.set_value("1")
    larger_areas.run()
    pick(larger_areas, index_text.AGGREGATION, "geometric")
    pick(larger_areas, index_text.WITHIN, "geometric")
    assert not larger_areas.test.error
    larger_areas.go(words.PAGE)
    pick(larger_areas, words.ALTERNATIVES, [("normalise", "percentile")], "multiselect")
    assert larger_areas.tables[words.MOVES_TABLE][1][1] == words.MOVE_FAILED
    assert words.DRAWN_FAILED in larger_areas.test.error[0].value
    assert "klarar inte noll" in larger_areas.test.error[0].value


def test_a_scenario_that_is_opened_brings_its_uncertainty(larger_areas):
    larger_areas.go(words.PAGE)
    filled = WHOLE.missing.model_copy(update={"impute": "median"})
    opened(larger_areas, WHOLE.model_copy(update={"missing": filled}))
    assert larger_areas.named("slider", words.LIST_LENGTH).value == 7
    assert larger_areas.named("text_input", words.SEED).value == "7"
    assert larger_areas.named("selectbox", words.DISTRIBUTION).value == "dirichlet"
    assert larger_areas.named("multiselect", words.ALTERNATIVES).value == [("missing", "available")]
    assert larger_areas.named("checkbox", words.SMALL_COUNTS).value
    assert larger_areas.named("slider", words.CELL_KEY).value == 1.5
    assert len(drawn(larger_areas)) > 1
