"""Säkerhet: certificates, drawn ranks, intervals of weights, what each choice moves."""

from language import certainty_text as words


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
