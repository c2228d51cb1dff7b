"""Egna data: files with faults, files without, and names that mean harm."""

import json

import pytest

from language import index_text, screen, shortlist_text, text
from language import own_text as words
from layers.own.mapping import write_mapping
from ui import cached
from ui.frame import PAGES

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "{{7*7}} {% x %}",
    "${x} $a$ `b`",
    "[a](javascript:x) ![b](http://x)",
]


def square(code: str, name: str, west: float) -> dict:
    east, south, north = west + 0.01, 55.59, 55.60
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {
        "type": "Feature",
        "properties": {"code": code, "name": name},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def areas(names: list[str] = HOSTILE) -> bytes:
    features = [square(f"A{at}", name, 13 + at / 100) for at, name in enumerate(names)]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def table(rows: int = len(HOSTILE), heading: str = "trångbodda") -> bytes:
    return "\n".join([f"code,{heading}", *(f"A{at},{10 * at}" for at in range(rows))]).encode()


def deso(app) -> str:
    """A table for every DeSO, higher for those that are ranked lower."""
    return "\n".join(["kod;trångbodda", *(f"{code};{at},5" for at, code in enumerate(app.ranked))])


def with_areas(app, content: bytes, figures: bytes, name: str = "egna.geojson"):
    """Drop a table and areas of the reader's own, and answer what is asked."""
    app.go(text.PAGE_OWN).drop(("egen.csv", figures), (name, content))
    return app.answer_own()


def buttons(app) -> list[str]:
    return [button.label for button in app.test.button]


def session_own(app):
    """Own data as the session has them."""
    return app.test.session_state["kept.own"]


def message(app) -> str:
    (error,) = app.test.error
    assert app.test.title[0].value == text.PAGE_OWN
    return error.value.replace("\\", "")


def test_the_page_opens(app):
    app.go(text.PAGE_OWN)
    assert app.test.title[0].value == text.PAGE_OWN
    assert [uploader.label for uploader in app.test.file_uploader] == [words.FILES]


def test_own_figures_on_embedded_areas_become_a_level(app):
    content = deso(app)
    expected = app.ranked[::-1]
    app.load_own(("egen.csv", content.encode()))
    assert app.test.success[0].value.startswith("209 områden")
    app.go(text.PAGE_MAP)
    assert text.LEVELS["own"] in app.named("radio", screen.CHOOSE_LEVEL).options
    assert app.named("radio", screen.CHOOSE_LEVEL).value == "own"
    assert app.ranked == expected


def test_a_low_value_can_be_the_need(app):
    content, expected = deso(app), app.ranked
    app.load_own(("egen.csv", content.encode()), direction="lower_is_need").go(text.PAGE_MAP)
    assert app.ranked == expected


def test_own_data_go_away_again(app):
    app.load_own(("egen.csv", deso(app).encode()))
    app.press(screen.OWN_FORGET).go(text.PAGE_MAP)
    assert text.LEVELS["own"] not in app.named("radio", screen.CHOOSE_LEVEL).options
    assert len(app.ranked) == 209


def test_own_areas_are_mapped_and_shortlisted(app):
    with_areas(app, areas(["Ett", "Två"]), table(2)).press(screen.OWN_READ).go(text.PAGE_MAP)
    assert app.ranked == ["A1", "A0"]
    app.shortlist("A1").go(text.PAGE_SHORTLIST)
    assert app.tables[shortlist_text.TABLE][1][1] == "Två"
    app.go(text.PAGE_METHOD)


@pytest.mark.parametrize("heading", ["trångbodda", *HOSTILE])
def test_hostile_names_are_text_on_every_page(app, heading):
    quoted = '"' + heading.replace('"', '""') + '"'
    with_areas(app, areas(), table(heading=quoted)).press(screen.OWN_READ)
    pages = [list(app.said)]
    app.go(text.PAGE_MAP)
    for at, name in enumerate(HOSTILE):
        app.choose(f"A{at}")
        assert any(name in row[0] for row in [[caption] for caption in app.tables])
        pages.append(list(app.said))
        app.press(screen.ADD_TO_SHORTLIST)
        pages.append(list(app.said))
    app.go(text.PAGE_SHORTLIST)
    rows = app.tables[shortlist_text.TABLE]
    assert [row[rows[0].index(text.COLUMN_NAME)] for row in rows[1:]] == HOSTILE
    pages.append(list(app.said))
    pages += [list(app.go(title).said) for _, title, _ in PAGES]
    for said in pages:
        for payload in HOSTILE:
            assert not [line for line in said if payload in line]
    assert not any("<img" in html.value for html in app.test.get("html"))


FAULTY = {
    "duplicate code": ("code,x\nA0,1\nA0,2\nA1,2\n", "A0"),
    "empty code": ("code,x\nA0,1\n,2\nA2,1\nA3,1\n", "områdeskoden saknas"),
    "text among figures": ("code,x\nA0,1\nA1,abcd\nA2,3\nA3,4\n", "Rad 3, kolumn x: fick ”abcd”"),
}


@pytest.mark.parametrize(("content", "told"), FAULTY.values(), ids=FAULTY)
def test_a_fault_gives_one_message_and_the_app_stays_up(app, content, told):
    with_areas(app, areas(), content.encode())
    assert told in message(app)
    assert screen.OWN_READ not in buttons(app)
    app.go(text.PAGE_MAP)
    assert text.LEVELS["own"] not in app.named("radio", screen.CHOOSE_LEVEL).options


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("egen.pdf", b"%PDF"),
        ("egen.csv", b""),
        ("egen.xlsx", b"not a workbook"),
        ("egen", b"code,x"),
        ("../../egen.exe", b"MZ"),
    ],
)
def test_a_file_that_is_no_table_is_told_at_once(app, name, content):
    app.go(text.PAGE_OWN).drop((name, content))
    assert message(app).startswith("Det finns ett fel")


@pytest.mark.parametrize("name", ["egna.gpkg", "egna.geojson", "egna.zip"])
def test_areas_that_are_none_are_told(app, name):
    app.go(text.PAGE_OWN).drop(("egen.csv", table()), (name, b"\0\1\2"))
    assert any(name in error.value.replace("\\", "") for error in app.test.error)


def test_what_has_no_counterpart_is_told_on_both_sides_and_passes_where_asked_to(app):
    with_areas(app, areas(), b"code,x\nA0,10\nA1,20\nA2,20\nB9,30\n")
    assert app.tables[words.STRANGERS.format(count=1)][1] == ["B9", ""]
    assert app.tables[words.ABSENT.format(count=1)][1][0] == "A3"
    assert words.LEFT_UNMATCHED in app.test.warning[-1].value
    app.named("checkbox", screen.OWN_UNMATCHED).check()
    app.run().press(screen.OWN_READ)
    assert app.test.success[0].value.startswith("4 områden")


def test_a_boundary_that_crosses_itself_is_refused_unless_mended(app):
    crossing = json.loads(areas(["Ett", "Två"]))
    ring = crossing["features"][0]["geometry"]["coordinates"][0]
    ring[1], ring[2] = ring[2], ring[1]
    with_areas(app, json.dumps(crossing).encode(), table(2))
    assert "korsar sig själv" in message(app)
    app.named("checkbox", screen.OWN_MEND).check()
    app.run().answer_own().press(screen.OWN_READ)
    assert [row[0] for row in app.tables[screen.OWN_REPAIRED][1:]] == ["A0"]


# ------------------------------------------------------------------ what cannot be seen is asked


def test_nothing_is_read_before_what_cannot_be_seen_is_answered(app):
    content = deso(app).encode()
    app.go(text.PAGE_OWN).drop(("egen.csv", content))
    left = app.test.warning[-1]
    field = words.LEFT_FIELD.format(title="trångbodda", labels=words.CARD_BASE)
    for told in (words.LEFT_YEAR, words.LEFT_SOURCE, field):
        assert told in left.value
    assert [b.disabled for b in app.test.button if b.label == screen.OWN_READ] == [True]


def test_every_figure_has_its_card_wherever_it_is_shown(app):
    app.load_own(("egen.csv", deso(app).encode())).go(text.PAGE_METHOD)
    said = " ".join(cell for rows in app.tables.values() for row in rows for cell in row)
    assert "trångbodda" in said
    assert "Malmö stad" in said


def test_near_names_are_taken_when_they_are_confirmed(app):
    names = dict(cached.catalogue().levels["regso"].areas.names)
    rows = [
        f"{name.replace('Nydala norr', 'Nydalla norr')};{at}"
        for at, name in enumerate(names.values())
    ]
    app.go(text.PAGE_OWN).drop(("egen.csv", "\n".join(["namn;x", *rows]).encode()))
    (box,) = [each for each in app.test.checkbox if "Nydalla" in each.label]
    box.check()
    app.run().answer_own().press(screen.OWN_READ)
    assert app.test.success[0].value.startswith("91 områden")
    own = session_own(app)
    assert list(own.tables[0].mapping.near) == ["Nydalla norr"]
    assert own.tables[0].mapping.absent == ()


def test_marks_must_be_explained_and_confirmed(app):
    content = deso(app).replace(";1,5", ";-").replace(";2,5", ";x")
    app.go(text.PAGE_OWN).drop(("egen.csv", content.encode()))
    assert "säg vad ”-” betyder" in message(app)
    choice = next(each for each in app.test.selectbox if each.label.startswith("”\\-”"))
    choice.set_value("zero")
    app.run()
    assert words.LEFT_MARKS in app.test.warning[-1].value
    app.answer_own().press(screen.OWN_READ)
    assert session_own(app).tables[0].mapping.marks == {"-": "zero", "x": "suppressed"}


def test_areas_with_swapped_axes_are_proposed_right_and_confirmed_on_the_map(app):
    swapped = json.loads(areas(["Ett", "Två"]))
    for feature in swapped["features"]:
        (ring,) = feature["geometry"]["coordinates"]
        feature["geometry"]["coordinates"] = [[point[::-1] for point in ring]]
    app.go(text.PAGE_OWN).drop(
        ("egen.csv", table(2)), ("egna.geojson", json.dumps(swapped).encode())
    )
    assert any("axlarna omkastade" in warning.value for warning in app.test.warning)
    assert words.LEFT_CRS in app.test.warning[-1].value
    app.answer_own().press(screen.OWN_READ)
    assert session_own(app).areas.is_swapped
    app.go(text.PAGE_MAP)
    assert app.ranked == ["A1", "A0"]


def test_several_tables_are_loaded_side_by_side(app):
    codes = app.ranked
    for name in ("ett", "två"):
        rows = [f"{code};{at}" for at, code in enumerate(codes)]
        content = "\n".join([f"kod;{name}", *rows]).encode()
        app.load_own((f"{name}.csv", content))
    assert [each.name for each in session_own(app).tables] == ["ett.csv", "två.csv"]
    app.go(index_text.PAGE)
    assert app.named("multiselect", index_text.INDICATORS).value == ["ett_2025", "tva_2025"]


# ------------------------------------------------------------------ next year's file


def yearly(year: int, codes, heading: str = "kod") -> bytes:
    rows = [f"{code};{at};{at + year}" for at, code in enumerate(codes)]
    return "\n".join([f"{heading};Andel {year - 1};Andel {year}", *rows, "\nKälla: SCB"]).encode()


def test_next_years_file_is_read_by_the_kept_choices(app):
    codes = app.ranked
    app.load_own(("andel 2023.csv", yearly(2023, codes)))
    app.go(text.PAGE_OWN).drop(("andel 2024.csv", yearly(2024, codes)))
    app.press(words.USE_MAPPING)
    assert app.tables[words.CHANGES][1:] == [["år", "2023", "2024"]]
    app.press(screen.OWN_READ)
    assert session_own(app).tables[0].mapping.ids == ("andel_2024",)


def test_a_change_that_is_guessed_must_be_confirmed(app):
    codes = app.ranked
    app.load_own(("andel 2023.csv", yearly(2023, codes)))
    app.go(text.PAGE_OWN).drop(("andel 2024.csv", yearly(2024, codes, "kod för område")))
    app.press(words.USE_MAPPING)
    assert ["kolumnen heter något annat (förslag)", "kod", "kod för område"] in (
        app.tables[words.CHANGES]
    )
    assert words.LEFT_CHANGES in app.test.warning[-1].value
    app.named("checkbox", words.CHANGES_RIGHT).check()
    app.run().press(screen.OWN_READ)
    assert session_own(app).tables[0].mapping.key_column == "kod för område"


def test_kept_choices_are_a_file_for_another_reader(app, new_app):
    codes = app.ranked
    app.load_own(("andel 2023.csv", yearly(2023, codes)))
    kept = write_mapping(session_own(app).tables[0].mapping).encode()
    other = new_app()
    other.go(text.PAGE_OWN).drop(("val.json", kept), ("andel 2024.csv", yearly(2024, codes)))
    other.press(words.USE_MAPPING).press(screen.OWN_READ)
    assert session_own(other).tables[0].mapping.ids == ("andel_2024",)


def test_of_several_dropped_tables_one_is_read_after_the_other(app):
    codes = app.ranked
    files = [
        (f"{name}.csv", "\n".join([f"kod;{name}", *(f"{c};{at}" for at, c in enumerate(codes))]))
        for name in ("ett", "två")
    ]
    app.go(text.PAGE_OWN).drop(*((name, content.encode()) for name, content in files))
    for name, _ in files:
        assert app.named("selectbox", words.TABLE).value == [n for n, _ in files].index(name)
        app.answer_own().press(screen.OWN_READ)
    assert [each.name for each in session_own(app).tables] == ["ett.csv", "två.csv"]
    app.named("selectbox", words.TABLE).set_value(0)
    assert words.ALREADY_READ in [info.value for info in app.run().test.info]


def test_kept_choices_can_be_left(app):
    codes = app.ranked
    app.load_own(("andel 2023.csv", yearly(2023, codes)))
    app.go(text.PAGE_OWN).drop(("andel 2024.csv", yearly(2024, codes)))
    app.press(words.USE_MAPPING).press(words.START_OVER)
    assert words.USE_MAPPING in buttons(app)
    assert words.CHANGES not in app.tables
