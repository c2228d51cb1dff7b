"""Index: what is built here counts on every page."""

from language import elicitation_text, index_text, screen, text


def test_the_page_starts_from_the_scenario_in_use(app):
    app.go(index_text.PAGE)
    assert app.named("text_input", index_text.NAME).value == "Behov: barn och unga"
    chosen = app.named("multiselect", index_text.INDICATORS).value
    assert chosen[:2] == ["low_econ_2024", "income_med_2024"]
    assert "gäller" in app.test.success[0].value


def test_an_indicator_taken_out_changes_the_ranking_on_the_map(app):
    before = app.ranked
    app.go(index_text.PAGE)
    app.named("multiselect", index_text.INDICATORS).set_value(["unemp_2024"])
    app.run().go(text.PAGE_MAP)
    assert app.ranked != before
    figures = app.test.selectbox
    assert figures[0].label == screen.CHOOSE_SHOWN


def test_another_preset_replaces_the_index_and_its_name(app):
    app.go(index_text.PAGE)
    app.named("selectbox", index_text.PRESET).set_value("Lika vikt för fem uppgifter")
    app.press(index_text.USE_PRESET)
    assert app.named("text_input", index_text.NAME).value == "Lika vikt för fem uppgifter"
    app.go(text.PAGE_METHOD)
    assert any("Lika vikt för fem uppgifter" in caption for caption in app.tables)


def test_an_indicator_turned_round_turns_the_ranking(app):
    app.go(index_text.PAGE)
    app.named("multiselect", index_text.INDICATORS).set_value(["unemp_2024"])
    app.run().go(text.PAGE_MAP)
    before = app.column(text.COLUMN_INDEX)
    app.go(index_text.PAGE)
    app.named("selectbox", index_text.DIRECTION).set_value("lower_is_need")
    app.run().go(text.PAGE_MAP)
    assert app.column(text.COLUMN_INDEX)[0] == before[0]
    app.go(text.PAGE_METHOD)
    weights = next(rows for caption, rows in app.tables.items() if "Vikter" in caption)
    assert weights[1][2] == screen.DIRECTION["lower_is_need"]


def test_background_is_told_as_context_when_it_is_chosen(app):
    app.go(index_text.PAGE)
    app.named("multiselect", index_text.INDICATORS).set_value(["foreign_2025"])
    app.run()
    assert "Sammanhang, inte behov" in app.test.warning[0].value


def test_no_indicator_keeps_the_last_index(app):
    before = app.ranked
    app.go(index_text.PAGE)
    app.named("multiselect", index_text.INDICATORS).set_value([])
    app.run()
    assert app.test.info[-1].value == index_text.EMPTY
    app.go(text.PAGE_MAP)
    assert app.ranked == before


def test_a_method_that_cannot_take_a_zero_is_refused_in_swedish_and_the_old_index_stays(app):
    before = app.ranked
    app.go(index_text.PAGE)
    app.named("selectbox", index_text.AGGREGATION).set_value("geometric")
    app.named("selectbox", index_text.WITHIN).set_value("geometric")
    app.run()
    assert "klarar inte noll" in app.test.error[0].value
    app.go(text.PAGE_MAP)
    assert app.ranked == before


def test_pairwise_judgements_that_contradict_need_a_reason(app):
    app.go(index_text.PAGE)
    app.named("radio", elicitation_text.METHOD).set_value("pairwise")
    app.run()
    for slider, value in zip(app.test.select_slider, (8, -8, 8), strict=True):
        slider.set_value(value)
    app.run()
    assert "motsäger" in app.test.warning[0].value
    assert elicitation_text.USE not in [button.label for button in app.test.button]
    app.named("text_input", elicitation_text.OVERRIDE).set_value("Beslutat av styrgruppen")
    app.run().press(elicitation_text.USE).go(text.PAGE_MAP)
    sliders = [slider.value for slider in app.test.slider]
    assert sum(sliders[:3]) < 1.5


def test_points_become_the_weights_of_the_dimensions(app):
    app.go(index_text.PAGE)
    for name, points in (("Ekonomi", 60), ("Arbete", 40), ("Utbildning", 0)):
        app.named("slider", name).set_value(points)
    app.run().press(elicitation_text.USE).go(text.PAGE_MAP)
    shares = app.test.caption[0].value.replace("\u00a0", " ")
    assert shares == "Ekonomi 60 % · Arbete 40 % · Utbildning 0 %"


def test_small_areas_can_be_left_unranked_and_steadied_and_it_is_told_how_much(app):
    app.go(index_text.PAGE)
    app.named("slider", index_text.MIN_POPULATION).set_value(1500)
    app.named("selectbox", index_text.STEADY).set_value("city")
    app.run().go(text.PAGE_MAP)
    assert app.column(screen.COLUMN_RANK_SHORT).count("–") > 20
    app.go(text.PAGE_METHOD)
    steadied = app.tables[index_text.SHRINKAGE_TABLE]
    assert len(steadied) == 5
    assert any("ändrade uppgifter" in caption for caption in app.tables)


def test_effective_weights_stand_beside_the_nominal_ones(app):
    app.go(index_text.PAGE)
    rows = app.tables[index_text.WEIGHTS_TABLE]
    assert rows[0][1:3] == [index_text.HEAD_NOMINAL, index_text.HEAD_EFFECTIVE]
    assert len(rows) == 6


def test_pairs_that_say_nearly_the_same_are_named(app):
    app.go(index_text.PAGE)
    pairs = app.tables[index_text.PAIRS_TABLE]
    assert {"Låg ekonomisk standard 2024", "Ekonomisk standard, median 2024"} in [
        set(row[:2]) for row in pairs[1:]
    ]
