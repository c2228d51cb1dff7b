"""Egna data: files with faults, files without, and names that mean harm."""

import json

import pytest

from language import screen, shortlist_text, text
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


def upload(app, content: bytes, name: str = "egen.csv", at: int = 0):
    app.test.file_uploader[at].set_value((name, content, "application/octet-stream"))
    return app.run()


def with_areas(app, content: bytes, figures: bytes, name: str = "egna.geojson"):
    app.go(text.PAGE_OWN)
    app.named("radio", screen.OWN_WHICH_AREAS).set_value("own")
    upload(app.run(), figures)
    return upload(app, content, name, at=1)


def message(app) -> str:
    (error,) = app.test.error
    assert app.test.title[0].value == text.PAGE_OWN
    return error.value.replace("\\", "")


def test_the_page_opens(app):
    app.go(text.PAGE_OWN)
    assert app.test.title[0].value == text.PAGE_OWN
    assert [uploader.label for uploader in app.test.file_uploader] == [screen.OWN_TABLE]


def test_own_figures_on_embedded_areas_become_a_level(app):
    content = deso(app)
    expected = app.ranked[::-1]
    upload(app.go(text.PAGE_OWN), content.encode()).press(screen.OWN_READ)
    assert app.test.success[0].value.startswith("209 områden")
    app.go(text.PAGE_MAP)
    assert text.LEVELS["own"] in app.named("radio", screen.CHOOSE_LEVEL).options
    assert app.named("radio", screen.CHOOSE_LEVEL).value == "own"
    assert app.ranked == expected


def test_a_low_value_can_be_the_need(app):
    content, expected = deso(app), app.ranked
    upload(app.go(text.PAGE_OWN), content.encode())
    app.named("radio", screen.OWN_DIRECTION.format(column="trångbodda")).set_value(False)
    app.run().press(screen.OWN_READ).go(text.PAGE_MAP)
    assert app.ranked == expected


def test_own_data_go_away_again(app):
    content = deso(app)
    upload(app.go(text.PAGE_OWN), content.encode()).press(screen.OWN_READ)
    app.run().press(screen.OWN_FORGET).go(text.PAGE_MAP)
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
    "duplicate code": ("code,x\nA0,1\nA0,2\n", "A0"),
    "unknown code": ("code,x\nA0,1\nA1,1\nA2,2\nA3,2\nB9,3\n", "B9"),
    "missing row": ("code,x\nA0,1\nA1,2\n", "A2"),
    "empty code": ("code,x\nA0,1\n,2\nA2,1\nA3,1\n", "områdeskoden saknas"),
}


@pytest.mark.parametrize(("content", "told"), FAULTY.values(), ids=FAULTY)
def test_a_fault_gives_one_message_and_the_app_stays_up(app, content, told):
    with_areas(app, areas(), content.encode()).press(screen.OWN_READ)
    assert told in message(app)
    app.go(text.PAGE_MAP)
    assert text.LEVELS["own"] not in app.named("radio", screen.CHOOSE_LEVEL).options


def test_text_among_figures_is_told_with_its_row(app):
    app.go(text.PAGE_OWN)
    content = "code,x\nA0,1\nA1,abc\nA2,3\nA3,4\n"
    with_areas(app, areas(), content.encode())
    app.named("multiselect", screen.OWN_INDICATORS).set_value(["x"])
    app.run().press(screen.OWN_READ)
    assert "Rad 3" in message(app)
    assert "abc" in message(app)


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
    upload(app.go(text.PAGE_OWN), content, name)
    assert message(app).startswith("Det finns ett fel")


@pytest.mark.parametrize("name", ["egna.pdf", "egna.gpkg", "egna.geojson", "egna.zip"])
def test_areas_that_are_none_are_told(app, name):
    with_areas(app, b"nothing", table(), name).press(screen.OWN_READ)
    assert message(app).startswith("Det finns")


def test_unmatched_codes_pass_where_asked_to(app):
    with_areas(app, areas(), table(3))
    app.named("checkbox", screen.OWN_UNMATCHED).check()
    app.run().press(screen.OWN_READ)
    assert app.test.success[0].value.startswith("4 områden")


def test_a_boundary_that_crosses_itself_is_refused_unless_mended(app):
    crossing = json.loads(areas(["Ett"]))
    ring = crossing["features"][0]["geometry"]["coordinates"][0]
    ring[1], ring[2] = ring[2], ring[1]
    with_areas(app, json.dumps(crossing).encode(), table(1)).press(screen.OWN_READ)
    assert "korsar sig själv" in message(app)
    app.named("checkbox", screen.OWN_MEND).check()
    app.run().press(screen.OWN_READ)
    assert [row[0] for row in app.tables[screen.OWN_REPAIRED][1:]] == ["A0"]
