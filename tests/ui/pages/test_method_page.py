"""Data och metod: nothing on the screen without a source."""

import pytest

from language import agreement_text, index_text, quality_text, screen, text
from ui.workspace import default_scenario, embedded


@pytest.fixture
def method(app):
    return app.go(text.PAGE_METHOD)


def test_the_headings_are_swedish(method):
    assert method.test.title[0].value == text.PAGE_METHOD
    assert [heading.value for heading in method.test.subheader] == [
        screen.METHOD_FORMULA_HEADING,
        index_text.CHANGES_HEADING,
        index_text.PUBLISHED_HEADING,
        agreement_text.HEADING,
        screen.METHOD_INDICATORS,
        quality_text.HEADING,
        screen.METHOD_INITIATIVES,
        screen.METHOD_AREAS,
        screen.METHOD_LIMITS,
        screen.METHOD_FINGERPRINT,
    ]


def test_every_indicator_has_a_source_and_tells_what_is_missing(method):
    head, *rows = method.tables[screen.METHOD_INDICATORS_TABLE]
    at = head.index(screen.HEAD_SOURCE), head.index(screen.HEAD_MISSING)
    assert len(rows) == len(embedded().cards)
    assert all(row[at[0]].startswith("SCB: ") for row in rows)
    assert [row[at[1]] for row in rows if row[0].startswith("Boende i flerbostadshus (%)")] == [
        "9 av 209"
    ]


def test_every_initiative_is_told_with_its_source(method):
    head, *rows = method.tables[screen.METHOD_INITIATIVES]
    assert [row[0] for row in rows] == [card.title for card in embedded().initiatives.cards]
    assert all(row[head.index(screen.HEAD_SOURCE)] for row in rows)


def weights(app) -> dict[str, str]:
    rows = app.tables[screen.METHOD_WEIGHTS.format(scenario=default_scenario().name)][1:]
    return {row[1]: row[-1].replace("\u00a0", " ") for row in rows}


def test_the_weights_are_those_of_the_scenario(method):
    assert [*weights(method).values()] == ["22,2 %", "11,1 %", "16,7 %", "16,7 %", "33,3 %"]


def test_the_weights_follow_the_sliders(app):
    app.named("slider", "Utbildning").set_value(0.0)
    app.run().go(text.PAGE_METHOD)
    assert [*weights(app).values()] == ["33,3 %", "16,7 %", "25,0 %", "25,0 %", "0,0 %"]


def fingerprint(app) -> str:
    return dict(app.tables[screen.METHOD_FINGERPRINT])[text.META_SCENARIO_HASH]


def test_the_fingerprint_is_the_scenarios_and_moves_with_the_weights(app):
    before = fingerprint(app.go(text.PAGE_METHOD))
    assert before == default_scenario().fingerprint
    app.go(text.PAGE_MAP).named("slider", "Utbildning").set_value(2.0)
    assert fingerprint(app.run().go(text.PAGE_METHOD)) != before


@pytest.mark.parametrize("level", ["regso", "geso"])
def test_the_page_holds_for_larger_areas(app, level):
    app.named("radio", screen.CHOOSE_LEVEL).set_value(level)
    app.run().go(text.PAGE_METHOD)
    assert len(app.tables[screen.METHOD_INDICATORS_TABLE]) == len(embedded().cards) + 1


def test_the_coast_is_credited(method):
    rows = method.tables[screen.METHOD_AREAS][1:]
    assert len(rows) == 3
    assert all("OpenStreetMap" in row[-1] for row in rows)


def test_nothing_is_changed_and_no_index_is_published_until_somebody_says_so(method):
    assert index_text.NO_CHANGES in method.said
    assert index_text.NO_PUBLISHED in method.said


def test_every_indicator_has_a_light_with_a_word_and_a_reason(method):
    (caption,) = [each for each in method.tables if each.startswith(quality_text.HEADING)]
    rows = {row[0]: row[1:] for row in method.tables[caption][1:]}
    titles = {f"{card.title} {card.year}" for card in embedded().cards.values()}
    assert len(rows) == len(titles) + 1
    assert {light for light, _ in rows.values()} <= set(quality_text.LIGHTS.values())
    people = rows[next(title for title in rows if title.startswith("Folkmängd"))]
    assert people[0] == quality_text.LIGHTS["look"]
    # What SCB's noise makes of the sums is written on the card too: 21 at most in one area.
    assert "som mest 21 i skillnad" in people[1]
    assert "och 200 till" in people[1]
