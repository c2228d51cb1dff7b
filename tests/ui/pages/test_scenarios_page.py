"""Scenarier: two ways of counting side by side."""

from language import scenarios_text as words


def test_two_scenarios_are_compared_and_the_counts_add_up(app):
    app.go(words.PAGE)
    rows = app.tables[words.TABLE][1:]
    summary = next(text for text in app.said if "i båda scenarierna" in text)
    both, only_a, only_b = [int(part) for part in summary.split() if part.isdigit()][:3]
    assert len(rows) == both + only_a + only_b
    assert [row[3] for row in rows].count(words.ONLY_A) == only_a
    assert [row[3] for row in rows].count(words.ONLY_B) == only_b


def test_a_scenario_compared_with_itself_says_so(app):
    app.go(words.PAGE)
    app.named("selectbox", words.SECOND).set_value("Behov: barn och unga")
    app.run()
    assert app.test.info[0].value == words.SAME


def test_the_weights_set_on_the_map_are_what_is_compared(app):
    app.named("slider", "Utbildning").set_value(0.0)
    app.run().go(words.PAGE)
    app.named("selectbox", words.SECOND).set_value("Behov: barn och unga")
    app.run()
    assert words.TABLE in app.tables
