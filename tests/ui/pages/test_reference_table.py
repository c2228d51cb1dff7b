"""Index: figures are compared with a reference population that the reader brings."""

import numpy as np
import pytest

from language import index_text as words
from language import text
from scoring.scenario import Scenario
from ui.workspace import default_scenario, embedded

COUNTY = "kod;Låg ekonomisk standard;Arbetslöshet\n" + "\n".join(
    f"L{at};{5 + at};{at / 10:.1f}".replace(".", ",") for at in range(20)
)


def upload(app, content=COUNTY, name="lan.csv"):
    app.named("file_uploader", words.REFERENCE_FILE).set_value((name, content.encode(), "text/csv"))
    return app.run()


def loaded(app, *indicators):
    app.go(words.PAGE)
    app.named("multiselect", words.INDICATORS).set_value(list(indicators or ["low_econ_2024"]))
    upload(app.run()).press(words.REFERENCE_USE)
    return app


def compare(app, value="table"):
    app.named("selectbox", words.COMPARED_WITH).set_value(value)
    return app.run()


def scenario(app) -> Scenario:
    return app.test.session_state["kept.scenario.embedded"]


def refusal(app) -> str:
    (error,) = app.test.error
    return error.value.replace("\\", "")


def test_the_index_says_how_the_areas_lie_in_the_county(app):
    compare(loaded(app))
    assert "lan.csv" in next(line.value for line in app.test.success).replace("\\", "")
    app.go(text.PAGE_MAP)
    poor = embedded().levels["deso"].table.values["low_econ_2024"]
    county = np.arange(5, 25)
    lower, equal = (county < poor[app.ranked[40]]).sum(), (county == poor[app.ranked[40]]).sum()
    expected = 100 * (lower + equal / 2) / 20
    assert app.column(text.COLUMN_INDEX)[40] == f"{expected:.1f}".replace(".", ",")


def test_the_fingerprint_of_the_table_is_told_and_moves_with_it(app):
    compare(loaded(app)).go(text.PAGE_METHOD)
    first = dict(app.tables["Fingeravtryck"])[text.META_REFERENCE_HASH]
    assert len(first) == 64
    told = next(rows for caption, rows in app.tables.items() if caption.startswith("Vikter i"))
    assert words.AGAINST_REFERENCE in told[1][3]
    before = app.go(text.PAGE_MAP).column(text.COLUMN_INDEX)
    upload(app.go(words.PAGE), COUNTY.replace("L0;5;", "L0;60;")).press(words.REFERENCE_USE)
    assert app.go(text.PAGE_MAP).column(text.COLUMN_INDEX) != before
    app.go(text.PAGE_METHOD)
    assert dict(app.tables["Fingeravtryck"])[text.META_REFERENCE_HASH] != first


def test_a_table_that_nothing_is_compared_with_changes_nothing(app):
    before = app.ranked
    app.go(words.PAGE)
    upload(app).press(words.REFERENCE_USE)
    assert words.REFERENCE_UNUSED in [info.value for info in app.test.info]
    assert scenario(app) == default_scenario()
    assert app.go(text.PAGE_MAP).ranked == before
    app.go(text.PAGE_METHOD)
    assert text.META_REFERENCE_HASH not in dict(app.tables["Fingeravtryck"])


def test_a_figure_without_a_table_is_refused_by_its_title(app):
    app.go(words.PAGE)
    app.named("multiselect", words.INDICATORS).set_value(["low_econ_2024"])
    compare(app.run())
    assert "Indikatorn Låg ekonomisk standard 2024 ska jämföras" in refusal(app)


def test_the_table_is_kept_while_one_is_away_and_forgotten_with_what_leans_on_it(app):
    compare(loaded(app)).go(text.PAGE_MAP).go(words.PAGE)
    assert scenario(app).index.dimensions[0].indicators[0].reference == "table"
    app.press(words.REFERENCE_FORGET)
    assert not app.test.error
    assert scenario(app).index.dimensions[0].indicators[0].reference == "areas"
    assert app.named("selectbox", words.COMPARED_WITH).value == "areas"


def test_a_table_that_lacks_a_figure_in_use_does_not_replace_the_one_that_has_it(app):
    compare(loaded(app))
    app.go(words.PAGE)
    upload(app, "kod;annat\nA;1\nB;2\n", "fel.csv")
    title = words.REFERENCE_COLUMN.format(title="Låg ekonomisk standard 2024")
    assert app.named("selectbox", title).options == [words.REFERENCE_NO_COLUMN, "annat"]
    assert words.REFERENCE_NO_MATCH in [info.value for info in app.test.info]
    upload(app, "kod;Arbetslöshet\nA;1\nB;2\n", "fel.csv").press(words.REFERENCE_USE)
    assert "fel.csv: Indikatorn Låg ekonomisk standard 2024" in refusal(app)


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        ("%PDF", "lan.pdf", "Filtypen .pdf stöds inte"),
        ("", "lan.csv", "Det finns ett fel"),
    ],
)
def test_a_file_that_is_no_table_is_told_at_once(app, content, name, told):
    upload(app.go(words.PAGE), content, name)
    assert told in refusal(app)


def test_faults_in_the_table_are_told_all_at_once(app):
    app.go(words.PAGE)
    upload(app, "kod;Låg ekonomisk standard\nA;1\nA;x2\n").press(words.REFERENCE_USE)
    assert refusal(app).startswith("Det finns 2 fel")
    assert "Rad 3" in refusal(app)


def test_a_scenario_that_leans_on_a_table_is_opened_once_the_table_is_there(app):
    leaning = default_scenario().model_dump(mode="json")
    leaning["index"]["dimensions"][0]["indicators"][0]["reference"] = "table"
    content = Scenario.model_validate(leaning).to_toml().encode()

    def opened(name):
        uploader = app.named("file_uploader", words.OPEN_SCENARIO)
        uploader.set_value((name, content, "application/toml"))
        return app.run()

    app.go(words.PAGE)
    opened("ett.toml")
    assert words.OPENED_WITHOUT_REFERENCE in [info.value for info in app.test.info]
    upload(app).press(words.REFERENCE_USE)
    opened("två.toml")
    assert scenario(app) == Scenario.model_validate(leaning)
    app.go("Säkerhet")
    assert not app.test.error
