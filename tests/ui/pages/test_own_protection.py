"""Small numbers and internal data in the app: in no page, and in no public file."""

import re
import zlib

import pytest

from language import numbers, quality_text, screen, text
from language import protection_text as words
from ui.frame import PAGES

COLUMN = "orosanmälningar"
INDICATOR = "orosanmalningar_2025"


def source(app) -> str:
    """All that the browser is sent of a page: every element, and what components are given."""
    found = []
    for element in app.test.main:
        proto = getattr(element, "proto", None)
        found.append(str(proto))
        content = getattr(proto, "bytes", b"")
        if isinstance(content, bytes) and content.startswith(b"x"):
            found.append(zlib.decompress(content).decode())
    return "\n".join(found)


def says(told: str, number: int) -> bool:
    """Whether a number stands by itself, with or without a sign between thousands."""
    return re.search(rf"(?<![\w.,\u202f\u2009\u00a0\\]){number}(?!\w)", told) is not None


def table(codes, first: str) -> bytes:
    rows = [f"{code};{first if at == 0 else 2000 + 7 * at}" for at, code in enumerate(codes)]
    return "\n".join([f"kod;{COLUMN}", *rows]).encode()


def read(app, first: str, *, threshold: int = 1000, internal: bool = False):
    """Load own figures for every DeSO, the first of them as given."""
    codes = app.ranked
    app.go(text.PAGE_OWN).drop(("egen.csv", table(codes, first)))
    app.named("number_input", words.THRESHOLD).set_value(threshold)
    if internal:
        app.named("checkbox", words.INTERNAL).set_value(True)
    return app.answer_own()


@pytest.fixture
def pages():
    """Pages that show figures."""
    return [title for _, title, _ in PAGES if title not in (text.PAGE_OWN,)]


def test_a_hidden_count_is_in_no_page(app, new_app, pages):
    before = read(app, "..")
    before.press(screen.OWN_READ)
    without = "\n".join(source(before.go(title)) for title in pages)
    secret = next(number for number in range(911, 999) if not says(without, number))
    after = read(new_app(), str(secret))
    assert not says(source(after), secret)
    after.press(screen.OWN_READ)
    assert not says(source(after), secret)
    for title in [*pages, text.PAGE_OWN]:
        assert not says(source(after.go(title)), secret), title


def test_the_search_sees_a_count_that_is_told(app):
    read(app, "911", threshold=1).press(screen.OWN_READ).go(text.PAGE_MAP)
    app.named("selectbox", screen.CHOOSE_SHOWN).set_value(INDICATOR)
    assert says(source(app.run()), 911)


def test_how_much_is_hidden_is_told_with_the_quality(app):
    read(app, "911").press(screen.OWN_READ).go(text.PAGE_OWN)
    told = words.TOLD_HIDDEN.format(threshold=numbers.number(1000), cells="2", all="209")
    assert told in [caption.value for caption in app.test.caption]
    (rows,) = [
        rows for caption, rows in app.tables.items() if caption.startswith(quality_text.HEADING)
    ]
    assert rows[2][0].startswith(COLUMN)
    assert "Visas inte (sekretess)" in rows[2][2]


def test_the_first_rows_are_shown_without_their_figures(app):
    read(app, "911")
    (head, *rows) = app.tables[screen.OWN_FIRST_ROWS.format(file="egen.csv")]
    assert head == ["kod", COLUMN]
    assert [row[1] for row in rows] == ["###", *["####"] * 4]


def test_a_share_asks_for_the_column_it_is_of(app):
    rows = "\n".join(
        [f"kod;andel {COLUMN};barn", *(f"{code};{at},5;200" for at, code in enumerate(app.ranked))]
    )
    app.go(text.PAGE_OWN).drop(("egen.csv", rows.encode()))
    name = f"andel {COLUMN}"
    assert words.NO_BASE.format(column=name) in [each.value for each in app.test.warning]
    app.named("selectbox", words.BASE.format(column=name)).set_value("barn")
    app.run().answer_own().press(screen.OWN_READ)
    own = app.test.session_state["kept.own"]
    assert [role.base for role in own.protection.roles] == ["barn_2025", ""]
    assert app.test.session_state["kept.own"].tables[0].mapping.figures[0].base_figure == "barn"


def downloads(app) -> list[str]:
    return [each.proto.label for each in app.test.get("download_button")]


def test_internal_data_leave_in_internal_files_only(app):
    read(app, "911", internal=True).press(screen.OWN_READ).go(text.PAGE_MAP)
    (error,) = app.test.error
    assert COLUMN in error.value
    assert screen.DOWNLOAD_ALL not in downloads(app)
    app.named("radio", words.SPREAD).set_value("internal")
    assert screen.DOWNLOAD_ALL in downloads(app.run())
    assert not app.test.error
    code = app.ranked[0]
    app.shortlist(code).go(text.PAGE_SHORTLIST)
    assert app.named("radio", words.SPREAD).value == "internal"
    assert screen.DOWNLOAD_JSON in downloads(app)
    app.named("radio", words.SPREAD).set_value("public")
    app.run()
    assert downloads(app) == []
    assert COLUMN in app.test.error[0].value


def test_a_threshold_for_open_data_hides_what_is_small_in_them(app):
    shown = "Äganderätter 2025"
    app.go(text.PAGE_METHOD).named("number_input", words.OPEN_THRESHOLD).set_value(5)
    app.run()
    (rows,) = [
        rows for caption, rows in app.tables.items() if caption.startswith(quality_text.HEADING)
    ]
    told = {row[0]: row[2] for row in rows}
    assert "Visas inte (sekretess)" in told[shown]
    assert "små tal" not in told[shown]


def test_a_hidden_figure_is_said_to_be_so_on_the_map_and_in_the_profile(app):
    code = app.ranked[0]
    read(app, "911").press(screen.OWN_READ).go(text.PAGE_MAP)
    app.named("selectbox", screen.CHOOSE_SHOWN).set_value(INDICATOR)
    assert numbers.SUPPRESSED in app.run().column(screen.COLUMN_VALUE_SHORT)
    app.choose(code)
    (rows,) = [
        rows
        for caption, rows in app.tables.items()
        if caption.startswith(screen.PROFILE_FIGURES.partition("{")[0])
    ]
    assert rows[1][1] == numbers.SUPPRESSED
