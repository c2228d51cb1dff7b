"""Karta: levels, weights, figures, profile."""

import pandas as pd
import pytest

from language import screen, text
from ui import cached
from ui.workspace import DATA

LEVELS = {"deso": 209, "regso": 91, "geso": 14}


def percentile(figures: pd.Series) -> pd.Series:
    """Midrank percentile, written out a second time."""
    lower = figures.map(lambda own: (figures < own).sum())
    equal = figures.map(lambda own: (figures == own).sum() - 1)
    return 100 * (lower + equal / 2) / (len(figures) - 1)


def figures(name: str, column: str) -> pd.Series:
    return pd.read_csv(DATA / "indicators" / f"{name}.csv", index_col="code")[column]


def test_the_page_has_a_swedish_heading_and_says_what_it_shows(app):
    assert any("<h1" in html.value and text.PAGE_MAP in html.value for html in app.test.get("html"))
    assert app.test.markdown[0].value.startswith("Kartan visar")
    assert app.test.info[0].value == screen.PROFILE_NONE


@pytest.mark.parametrize(("level", "count"), LEVELS.items())
def test_every_level_is_ranked_whole(app, level, count):
    app.named("radio", screen.CHOOSE_LEVEL).set_value(level)
    app.run()
    assert len(set(app.ranked)) == count
    assert app.column(screen.COLUMN_RANK_SHORT)[0] == "1"
    assert len(app.component("classes")["classes"]) == count


def test_a_weight_changes_the_ranks_and_its_share_is_shown(app):
    before = app.ranked
    app.named("slider", "Ekonomi").set_value(3.0)
    app.run()
    assert app.ranked != before
    assert app.test.caption[0].value.replace("\u00a0", " ") == (
        "Ekonomi 60 % · Arbete 20 % · Utbildning 20 %"
    )


def test_one_dimension_alone_gives_the_index_worked_out_by_hand(app):
    for name in ("Arbete", "Utbildning"):
        app.named("slider", name).set_value(0.0)
    app.run()
    low = percentile(figures("low_economic_standard", "low_econ_2024"))
    income = percentile(-figures("median_income", "income_med_2024"))
    index = (2 * low + income) / 3
    shown = pd.Series(app.column(text.COLUMN_INDEX), app.ranked)
    expected = index.map(lambda value: f"{value + 1e-9:.1f}".replace(".", ","))
    assert (shown == expected[shown.index]).all()


def test_weights_that_are_all_zero_count_as_equal_and_say_so(app):
    before = app.ranked
    for slider in app.test.slider:
        slider.set_value(0.0)
    app.run()
    assert app.test.warning[0].value == screen.WEIGHTS_ALL_ZERO
    assert app.ranked == before


def test_weights_go_back(app):
    before = app.ranked
    app.named("slider", "Arbete").set_value(3.0)
    app.run().press(screen.RESET_WEIGHTS)
    assert [slider.value for slider in app.test.slider] == [1.0, 1.0, 1.0]
    assert app.ranked == before


def test_every_figure_can_be_shown(app):
    box = app.named("selectbox", screen.CHOOSE_SHOWN)
    for option in box.options:
        app.named("selectbox", screen.CHOOSE_SHOWN).select(option)
        app.run()
        assert len(app.component("classes")["values"]) == LEVELS["deso"]


def test_titles_tell_a_year_once(app):
    for option in app.named("selectbox", screen.CHOOSE_SHOWN).options:
        assert option.count("2024") < 2, option
        assert option.count("2025") < 2, option


def test_a_missing_figure_is_said_to_be_missing_and_comes_last(app):
    app.named("selectbox", screen.CHOOSE_SHOWN).set_value("flats_2025")
    app.run()
    missing = figures("buildings", "flats_2025").isna()
    assert app.column(screen.COLUMN_VALUE_SHORT)[-missing.sum() :] == ["uppgift saknas"] * 9
    assert set(app.ranked[-9:]) == set(missing[missing].index)
    assert app.component("classes")["classes"].count(-1) == 9


def test_the_profile_of_an_area_that_is_found(app):
    app.choose("1280C1430")
    assert app.test.subheader[0].value.startswith("Holma")
    assert any(line.startswith("Rang 8 av 209") for line in app.said)
    assert app.component("classes")["selected"] == ["1280C1430"]


def test_contributions_add_up_to_the_index(app):
    app.choose("1280C1430")
    rows = app.tables[screen.PROFILE_CONTRIBUTIONS.format(name="Holma · C1430")]
    parts = [float(row[3].replace(",", ".")) for row in rows[1:]]
    weights = [float(row[2].split("\u00a0")[0].replace(",", ".")) for row in rows[1:-1]]
    assert sum(parts[:-1]) == pytest.approx(parts[-1], abs=0.3)
    assert sum(weights) == pytest.approx(100, abs=0.3)


def test_figures_stand_beside_those_of_the_city(app):
    app.choose("1280C1430")
    rows = app.tables[screen.PROFILE_FIGURES.format(name="Holma · C1430")]
    people = next(row for row in rows if row[0] == "Folkmängd 2025")
    population = figures("population", "pop_2025")
    assert people[1].replace("\u202f", "").split("\u00a0")[0] == f"{population['1280C1430']:.0f}"
    assert people[2].replace("\u202f", "").split("\u00a0")[0] == f"{population.sum():.0f}"


def test_citywide_initiatives_are_told_apart_from_local_presence(app):
    app.choose("1280C1430")
    cards = cached.place("deso").initiatives.cards
    count = sum(card.extent == "citywide" for card in cards)
    told = screen.PROFILE_CITYWIDE.format(count=count)
    assert told in [line.value for line in app.test.caption]


def test_an_area_is_put_on_the_shortlist_and_taken_off(app):
    app.shortlist("1280C1430")
    assert app.component("classes")["marked"] == ["1280C1430"]
    app.press(screen.REMOVE_FROM_SHORTLIST)
    assert app.component("classes")["marked"] == []


def test_two_readers_do_not_see_each_other(app, new_app):
    app.shortlist("1280C1430")
    assert new_app().component("classes")["marked"] == []


def test_weights_and_area_are_kept_when_the_page_is_left(app):
    app.named("slider", "Ekonomi").set_value(2.5)
    app.run().choose("1280C1430").go(text.PAGE_METHOD).go(text.PAGE_MAP)
    assert app.named("slider", "Ekonomi").value == 2.5
    assert app.test.subheader[0].value.startswith("Holma")
