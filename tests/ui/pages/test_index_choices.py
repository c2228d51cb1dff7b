"""Index: every choice that a scenario file has is reached, kept whole and told in Swedish."""

import pytest

from language import index_text as words
from language import method_text, screen, text
from scoring.index.methods import AGGREGATIONS, IMPUTATIONS, NORMALISERS, TREATMENTS
from scoring.scenario import Scenario
from scoring.scenario_file import FROM_PREVIOUS
from tests.helpers.whole_scenario import WHOLE
from ui.workspace import default_scenario, preset_scenarios

POOR = "Låg ekonomisk standard 2024"


def scenario(app) -> Scenario:
    """The scenario that the page has taken into use."""
    return app.test.session_state["kept.scenario.embedded"]


def leaf(app, identifier="low_econ_2024"):
    return next(each for each in scenario(app).indicators() if each.id == identifier)


def index_page(app, *indicators):
    """The page with only some indicators, so that a label is there once."""
    app.go(words.PAGE)
    if indicators:
        app.named("multiselect", words.INDICATORS).set_value(list(indicators))
        app.run()
    return app


def pick(app, label, value, kind="selectbox"):
    app.named(kind, label).set_value(value)
    return app.run()


def write(app, label, value):
    return pick(app, label, value, "text_input")


def open_scenario(app, opened: Scenario):
    uploader = app.named("file_uploader", words.OPEN_SCENARIO)
    uploader.set_value(("eget.toml", opened.to_toml().encode(), "application/toml"))
    return app.run()


def refusal(app) -> str:
    (error,) = app.test.error
    return error.value.replace("\\", "")


# ------------------------------------------------------------------ nothing is lost


@pytest.mark.parametrize("name", preset_scenarios())
def test_a_scenario_that_comes_with_the_program_is_not_changed_by_looking_at_it(app, name):
    app.go(words.PAGE)
    pick(app, words.PRESET, name).press(words.USE_PRESET).run()
    assert scenario(app) == preset_scenarios()[name]


def test_a_scenario_with_every_choice_made_is_kept_whole(app):
    open_scenario(app.go(words.PAGE), WHOLE).run()
    assert not app.test.error
    assert scenario(app) == WHOLE
    app.go(text.PAGE_MAP).go(words.PAGE)
    assert scenario(app) == WHOLE
    (told,) = [line for line in app.said if line.startswith(words.DEPTH.split("{")[0])]
    assert "3 nivåer" in told
    assert "Försörjning \\(Samma, Arbetsliv \\(Samma\\)\\)" in told


def test_the_fingerprint_of_the_file_is_that_of_the_scenario_with_the_weights_of_the_map(app):
    app.named("slider", "Utbildning").set_value(2.0)
    app.run().go(words.PAGE)
    moved = default_scenario().with_weights({"utbildning": 2.0})
    assert moved.fingerprint[:12] in app.test.success[0].value


# ------------------------------------------------------------------ parameters


@pytest.mark.parametrize("name", NORMALISERS)
def test_every_normaliser_is_chosen_with_fields_for_its_parameters(app, name):
    pick(index_page(app, "low_econ_2024"), words.NORMALISE, name)
    assert leaf(app).normalise == name
    labels = [label for label, _ in method_text.PARAMETERS.get(name, {}).values()]
    shown = [
        widget.label
        for kind in ("selectbox", "text_input", "checkbox")
        for widget in app.test.get(kind)
    ]
    assert set(labels) <= set(shown)


@pytest.mark.parametrize("name", [name for name in TREATMENTS if name != "log"])
def test_every_treatment_is_chosen_with_fields_for_its_parameters(app, name):
    pick(index_page(app, "low_econ_2024"), words.TREAT, name)
    assert leaf(app).treat == name
    labels = {label for label, _ in method_text.PARAMETERS.get(name, {}).values()}
    assert labels <= {
        widget.label for kind in ("selectbox", "text_input") for widget in app.test.get(kind)
    }


def test_goalposts_are_written_with_a_decimal_comma_and_kept_when_one_comes_back(app):
    pick(index_page(app, "low_econ_2024"), words.NORMALISE, "goalposts")
    assert any("Uppgiften går från 1" in line.value for line in app.test.caption)
    write(app, "Övre ändpunkt", "62,5")
    pick(app, "Stanna vid 0 och 100", False, "checkbox")
    expected = (("cap", False), ("high", 62.5))
    assert leaf(app).parameters == expected
    app.go(text.PAGE_MAP).go(words.PAGE)
    assert app.named("text_input", "Övre ändpunkt").value == "62,5"
    assert leaf(app).parameters == expected
    pick(app, words.NORMALISE, "percentile")
    assert leaf(app).parameters == ()
    pick(app, words.NORMALISE, "goalposts")
    assert leaf(app).parameters == expected
    app.go(text.PAGE_METHOD)
    told = next(rows for caption, rows in app.tables.items() if caption.startswith("Vikter i"))
    assert told[1][3] == "fasta ändpunkter (stanna vid 0 och 100: nej, övre ändpunkt: 62,5)"


def test_thresholds_are_written_as_lists(app):
    pick(index_page(app, "low_econ_2024"), words.NORMALISE, "thresholds")
    assert "Alla områden får samma tal" in app.test.warning[0].value
    write(app, "Trösklar", "10; 20,5")
    assert "tillåtet är värden som går ihop" in refusal(app)
    assert "Trösklar 10; 20,5" in refusal(app)
    write(app, "Poäng för varje steg", "0; 50; 100")
    assert leaf(app).parameters == (("bounds", (10.0, 20.5)), ("scores", (0.0, 50.0, 100.0)))


@pytest.mark.parametrize("written", ["tio", "", "1;2", "1 00", "--", "1e999"])
def test_what_is_no_number_is_told_with_its_field_and_the_old_index_stays(app, written):
    pick(index_page(app, "low_econ_2024"), words.NORMALISE, "goalposts")
    before = scenario(app)
    write(app, "Nedre ändpunkt", written)
    told = f"Fältet {POOR}, Nedre ändpunkt: fick ”{written}”, tillåtet är ett tal"
    assert told in refusal(app)
    assert scenario(app) == before


def test_every_fault_is_told_at_once(app):
    pick(index_page(app, "low_econ_2024"), words.NORMALISE, "goalposts")
    app.named("text_input", "Nedre ändpunkt").set_value("a")
    app.named("text_input", "Övre ändpunkt").set_value("b")
    assert refusal(app.run()).startswith("Det finns 2 fel")


def test_the_power_of_a_transform_is_found_or_given(app):
    pick(index_page(app, "low_econ_2024"), words.TREAT, "box_cox")
    assert leaf(app).treat_parameters == ()
    pick(app, "Potens", "number")
    write(app, "Potens, eget tal", "0,5")
    assert leaf(app).treat_parameters == (("power", 0.5),)


def test_a_definition_that_a_turned_figure_cannot_take_is_told_in_the_words_of_the_page(app):
    pick(index_page(app, "low_econ_2024"), words.DIRECTION, "lower_is_need")
    pick(app, "Definition av percentilrang", "calenviroscreen")
    assert f"{POOR}, {words.DIRECTION}: fick ”mindre behov”, tillåtet är större behov" in refusal(
        app
    )


def test_a_method_is_refused_by_its_swedish_name(app):
    app.go(words.PAGE)
    pick(app, words.AGGREGATION, "geometric")
    assert "Index: metoden geometriskt medelvärde klarar inte noll" in refusal(app)


# ------------------------------------------------------------------ dimensions


def add_parent(app, name):
    write(app, words.NEW_PARENT, name)
    return app.press(words.ADD_PARENT)


def test_dimensions_are_put_under_a_new_one_in_two_steps_and_stay_there(app):
    app.go(words.PAGE)
    add_parent(app, "Försörjning")
    assert "Försörjning" in next(line for line in app.said if "Ännu ligger inget" in line)
    for name in ("Ekonomi", "Arbete"):
        pick(app, words.PARENT_OF.format(name=name), "Försörjning")
    top = scenario(app).index.dimensions
    assert [each.title for each in top] == ["Utbildning", "Försörjning"]
    assert {each.id for each in top[1].dimensions} == {"ekonomi", "arbete"}
    add_parent(app, "Livsvillkor")
    pick(app, words.PARENT_OF.format(name="Försörjning"), "Livsvillkor")
    (_, above) = scenario(app).index.dimensions
    assert above.title == "Livsvillkor"
    assert {each.id for each in above.dimensions[0].dimensions} == {"ekonomi", "arbete"}
    before = scenario(app)
    app.go(text.PAGE_MAP)
    assert "Livsvillkor" in [slider.label for slider in app.test.slider]
    app.go(words.PAGE)
    assert scenario(app) == before
    offered = app.named("selectbox", words.PARENT_OF.format(name="Livsvillkor")).options
    assert offered == [words.NO_PARENT_DIMENSION]


def test_a_dimension_that_holds_dimensions_takes_no_indicator(app):
    app.go(words.PAGE)
    add_parent(app, "Försörjning")
    options = [box.options for box in app.test.selectbox if box.label == words.DIMENSION]
    assert options
    assert not any("Försörjning" in each for each in options)


def test_a_name_that_is_taken_is_refused(app):
    add_parent(app.go(words.PAGE), "Arbete")
    assert "Det finns redan" in app.test.error[0].value


def test_a_dimension_has_its_own_weight_method_and_scale(app):
    app.go(words.PAGE)
    write(app, words.WEIGHT_OF.format(name="Arbete"), "0,225")
    pick(app, words.AGGREGATION_OF.format(name="Arbete"), "topsis")
    pick(app, "Skalning", "min_max")
    pick(app, words.RESCALE_OF.format(name="Arbete"), "exponential")
    write(app, "Konstant", "30")
    work = scenario(app).index.dimensions[1]
    assert (work.weight, work.aggregation, work.normalise) == (0.225, "topsis", "exponential")
    assert work.parameters == (("scaling", "min_max"),)
    assert work.normalise_parameters == (("constant", 30.0),)
    app.go(text.PAGE_MAP)
    assert app.named("slider", "Arbete").value == 0.225


def test_a_weight_moved_on_the_map_is_shown_and_can_be_reset(app):
    app.go(words.PAGE).go(text.PAGE_MAP)
    pick(app, "Arbete", 2.5, "slider").go(words.PAGE)
    assert app.named("text_input", words.WEIGHT_OF.format(name="Arbete")).value == "2,5"
    app.go(text.PAGE_MAP).press(screen.RESET_WEIGHTS)
    assert app.named("slider", "Arbete").value == 1.0


# ------------------------------------------------------------------ the whole index


@pytest.mark.parametrize("name", [*IMPUTATIONS, FROM_PREVIOUS])
def test_every_imputation_is_chosen_and_says_what_it_needs(app, name):
    index_page(app, "flats_2025")
    assert words.IMPUTE not in [box.label for box in app.test.selectbox]
    pick(app, words.MISSING, "impute")
    pick(app, words.IMPUTE, name)
    assert scenario(app).missing.impute == name
    assert words.IMPUTE_NEEDS[name] in [line.value for line in app.test.caption]


def test_the_year_before_is_paired_by_hand_and_fills_in(app):
    index_page(app, "flats_2025")
    pick(app, words.MISSING, "impute")
    pick(app, words.IMPUTE, FROM_PREVIOUS)
    title = "Boende i flerbostadshus 2025"
    pick(app, words.PREVIOUS.format(title=title), "flats_2024")
    assert leaf(app, "flats_2025").previous == "flats_2024"
    app.go(text.PAGE_METHOD)
    rows = app.tables[words.CHANGES_TABLE.format(shown="9", count="9")]
    assert {row[2] for row in rows[1:]} == {words.STEPS["impute"]}


def test_areas_without_a_larger_one_cannot_be_filled_in_by_group(app):
    pick(app, screen.CHOOSE_LEVEL, "geso", "radio")
    index_page(app, "low_econ_2024")
    pick(app, words.MISSING, "impute")
    pick(app, words.IMPUTE, "group_mean")
    assert words.NO_PARENT in [warning.value for warning in app.test.warning]


def test_weights_are_used_as_they_stand_with_their_sum_told(app):
    index_page(app, "low_econ_2024", "unemp_2024")
    pick(app, words.WEIGHTS, "as_given")
    fields = [field for field in app.test.text_input if field.label == words.WEIGHT]
    assert [field.value for field in fields] == ["2", "1"]
    fields[0].set_value("0,999")
    app.run()
    write(app, words.WEIGHT_OF.format(name="Ekonomi"), "0,4")
    assert scenario(app).index.weights == "as_given"
    assert leaf(app).weight == 0.999
    (told,) = [line for line in app.said if line.startswith("Vikternas summa")]
    assert told == "Vikternas summa: hela indexet 1,4; Ekonomi 0,999; Arbete 1."
    pick(app, words.WEIGHTS, "normalised")
    assert [s.value for s in app.test.slider if s.label == words.WEIGHT] == [0.999, 1.0]


def test_a_weight_below_zero_is_refused(app):
    write(app.go(words.PAGE), words.WEIGHT_OF.format(name="Arbete"), "-1")
    assert "tillåtet är ett tal som är minst 0" in refusal(app)


def test_ranks_classes_and_scale_are_chosen(app):
    app.go(words.PAGE)
    pick(app, words.TIES, "average")
    pick(app, words.DECIMALS, 0)
    pick(app, words.SCALE, "min_max_100")
    pick(app, words.CLASS_ROUNDING, "ceil")
    built = scenario(app)
    assert (built.ranking.ties, built.ranking.decimals) == ("average", 0)
    assert (built.index.scale, built.classes.rounding) == ("min_max_100", "ceil")
    app.go(text.PAGE_MAP)
    assert any(rank.endswith(",5") for rank in app.column(screen.COLUMN_RANK_SHORT))


def test_own_limits_of_classes_are_written_and_checked(app):
    app.go(words.PAGE)
    pick(app, words.CLASSES, "own")
    write(app, words.BREAKS, "25; 50; 75,5")
    assert scenario(app).classes.breaks == (25.0, 50.0, 75.5)
    write(app, words.BREAKS, "50; 25")
    assert f"{words.BREAKS}: fick ”50, 25”, tillåtet är gränser i stigande ordning" in refusal(app)
    write(app, words.BREAKS, "1; 2; 3; 4; 5; 6; 7; 8")
    assert "tillåtet är 2–7 klasser" in refusal(app)
    app.go(text.PAGE_MAP)


def test_one_share_is_steadied_in_its_own_way(app):
    index_page(app, "unemp_2024")
    pick(app, words.STEADY, "city")
    assert leaf(app, "unemp_2024").shrink.towards == "city"
    pick(app, words.STEADY_THIS, "parent")
    assert leaf(app, "unemp_2024").shrink.towards == "parent"
    pick(app, words.SHARE_OF, "pop_2025")
    assert leaf(app, "unemp_2024").shrink.base == "pop_2025"
    pick(app, words.SHARE_OF, "")
    assert f"{words.SHARE_OF} saknas" in refusal(app)


def test_parameters_of_the_whole_index_have_their_fields(app):
    app.go(words.PAGE)
    for name in AGGREGATIONS:
        pick(app, words.AGGREGATION, name)
        labels = [widget.label for widget in app.test.selectbox]
        assert all(label in labels for label, _ in method_text.PARAMETERS.get(name, {}).values())


def test_own_data_start_from_their_own_scenario(app):
    codes = app.ranked
    app.go(words.PAGE).go(text.PAGE_OWN)
    for heading in ("x", "y"):
        rows = "\n".join([f"kod;{heading}", *(f"{code};{at}" for at, code in enumerate(codes))])
        app.load_own(("egen.csv", rows.encode())).go(words.PAGE)
        assert app.named("multiselect", words.INDICATORS).value == [f"{heading}_2025"]
        app.go(text.PAGE_MAP)
    pick(app, screen.CHOOSE_LEVEL, "deso", "radio").go(words.PAGE)
    assert len(app.named("multiselect", words.INDICATORS).value) == 5
