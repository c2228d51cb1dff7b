"""Three candidates found, compared, and moved by a weight, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from language import candidates_text, compare_text
from tests.browser.test_candidates import PATIENCE, settle
from tests.browser.test_journey import FIRST_LOOK, ROOT, areas, english, go
from ui.pages.compare_charts import SWEDISH


@pytest.fixture
def compared(page: Page, app_server) -> Page:
    """Jämför with the three candidates that the search proposes at first."""
    page.set_viewport_size({"width": 1440, "height": 1000})
    page.goto(app_server(ROOT / "app.py", env={"KRAFTSAMLING_TILES": ""}).url)
    expect(areas(page)).to_have_count(209, timeout=FIRST_LOOK)
    go(page, candidates_text.PAGE)
    settle(page)
    page.get_by_role("radio", name=candidates_text.WAYS["search"], exact=True).click()
    settle(page)
    page.get_by_role("button", name=candidates_text.SEARCH, exact=True).click()
    settle(page)
    page.get_by_role("button", name=candidates_text.USE, exact=True).click(timeout=PATIENCE)
    settle(page)
    go(page, compare_text.PAGE)
    expect(key_figures(page)).to_be_visible(timeout=PATIENCE)
    settle(page)
    return page


def key_figures(page: Page):
    return page.get_by_role("table", name=compare_text.KEY_TABLE)


def test_three_candidates_stand_side_by_side_and_follow_the_weights(compared):
    page = compared
    heads = key_figures(page).get_by_role("columnheader").all_inner_texts()
    assert len(heads) == 5
    assert all(head.endswith(" m.fl.") for head in heads[1:4])
    charts = page.get_by_test_id("stVegaLiteChart").count()
    assert charts >= 2
    assert page.get_by_text(compare_text.CHART_SAME).count() == charts
    assert page.get_by_role("table").count() > charts
    assert english(page) == []
    before = key_figures(page).inner_text()
    go(page, "Karta")
    slider = page.get_by_role("slider", name="Utbildning")
    slider.focus()
    for _ in range(8):
        slider.press("ArrowRight")
    expect(page.get_by_text("Utbildning 60 %")).to_be_visible()
    settle(page)
    go(page, compare_text.PAGE)
    expect(key_figures(page)).to_be_visible(timeout=PATIENCE)
    settle(page)
    assert key_figures(page).inner_text() != before


@pytest.mark.parametrize(
    ("label", "swedish"), [("1,234,567.5", "1\u202f234\u202f567,5"), ("0.25", "0,25")]
)
def test_labels_of_an_axis_have_swedish_signs(page, label, swedish):
    vega = """([expression, label]) => {
        const replace = (text, pattern, by) => String(text).replace(pattern, by);
        const told = new Function("datum", "replace", "regexp", `return ${expression}`);
        return told({ label }, replace, RegExp);
    }"""
    assert page.evaluate(vega, [SWEDISH, label]) == swedish
