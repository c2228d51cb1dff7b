"""Kortlista: order, reasons, files that come back."""

import json

import pytest

from language import files_text, screen, text
from ui.documents import FORMATS

HOLMA, HERRGARDEN, KROKSBACK = "1280C1430", "1280C1880", "1280C1480"


@pytest.fixture
def listed(app):
    return app.shortlist(HOLMA, HERRGARDEN, KROKSBACK).go(text.PAGE_SHORTLIST)


def order(app) -> list[str]:
    rows = app.tables[screen.SHORTLIST_TABLE]
    at = rows[0].index(text.COLUMN_CODE)
    return [row[at] for row in rows[1:]]


def write(app, code: str, reason: str):
    next(area for area in app.test.text_area if area.key.endswith(code)).set_value(reason)
    return app.run()


def reasons(app) -> list[str]:
    rows = app.tables[screen.SHORTLIST_TABLE]
    at = rows[0].index(text.COLUMN_REASON)
    return [row[at] for row in rows[1:]]


def test_an_empty_list_says_how_to_fill_it(app):
    app.go(text.PAGE_SHORTLIST)
    assert app.test.title[0].value == text.PAGE_SHORTLIST
    assert app.test.info[0].value == screen.SHORTLIST_EMPTY


def test_areas_stand_in_the_order_they_were_chosen(listed):
    assert order(listed) == [HOLMA, HERRGARDEN, KROKSBACK]


def test_the_order_moves(listed):
    assert order(listed.press(screen.MOVE_DOWN, at=0)) == [HERRGARDEN, HOLMA, KROKSBACK]
    assert order(listed.press(screen.MOVE_UP, at=2)) == [HERRGARDEN, KROKSBACK, HOLMA]


def test_the_first_cannot_go_up_nor_the_last_down(listed):
    up = [button.disabled for button in listed.test.button if button.label == screen.MOVE_UP]
    down = [button.disabled for button in listed.test.button if button.label == screen.MOVE_DOWN]
    assert up == [True, False, False]
    assert down == [False, False, True]


def test_an_area_is_removed(listed):
    assert order(listed.press(screen.REMOVE, at=1)) == [HOLMA, KROKSBACK]


def test_a_reason_follows_its_area_through_moves(listed):
    write(listed, HOLMA, "Många barn").press(screen.MOVE_DOWN, at=0)
    assert order(listed)[1] == HOLMA
    assert reasons(listed) == ["", "Många barn", ""]


@pytest.mark.parametrize("elsewhere", [text.PAGE_MAP, text.PAGE_OWN, text.PAGE_METHOD])
def test_a_reason_is_kept_when_the_page_is_left(listed, elsewhere):
    write(listed, HOLMA, "Många barn").go(elsewhere).go(text.PAGE_SHORTLIST)
    assert reasons(listed)[0] == "Många barn"
    assert listed.test.text_area[0].value == "Många barn"


def test_each_level_has_a_list_of_its_own(listed):
    listed.go(text.PAGE_MAP).named("radio", screen.CHOOSE_LEVEL).set_value("regso")
    listed.run().go(text.PAGE_SHORTLIST)
    assert listed.test.info[0].value == screen.SHORTLIST_EMPTY
    listed.go(text.PAGE_MAP).named("radio", screen.CHOOSE_LEVEL).set_value("deso")
    listed.run().go(text.PAGE_SHORTLIST)
    assert order(listed) == [HOLMA, HERRGARDEN, KROKSBACK]


def chosen_format(app, name):
    app.named("selectbox", files_text.CHOOSE).set_value(name)
    return app.run()


def test_the_files_are_offered_by_one_choice_and_one_button(listed):
    labels = [button.label for button in listed.test.get("download_button")]
    assert labels == [files_text.DOWNLOAD.format(ending="gpkg"), screen.DOWNLOAD_JSON]
    offered = listed.named("selectbox", files_text.CHOOSE).options
    assert offered == list(files_text.NAMES.values())


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_says_what_it_is_for(listed, name):
    chosen_format(listed, name)
    assert files_text.HELP[name] in [caption.value for caption in listed.test.caption]
    button = listed.test.get("download_button")[0]
    assert button.label == files_text.DOWNLOAD.format(ending=name)
    boxes = [box.label for box in listed.test.selectbox]
    assert (screen.CHOOSE_CRS in boxes) == FORMATS[name].has_crs


def test_the_coordinate_system_is_kept_while_another_format_is_looked_at(listed):
    listed.named("selectbox", screen.CHOOSE_CRS).set_value("EPSG:3006")
    chosen_format(chosen_format(listed.run(), "png"), "fgb")
    assert listed.named("selectbox", screen.CHOOSE_CRS).value == "EPSG:3006"


def test_figures_are_written_the_swedish_way(listed):
    cells = [cell for row in listed.tables[screen.SHORTLIST_TABLE][1:] for cell in row]
    assert any("," in cell for cell in cells)
    assert not any(cell.replace(".", "", 1).isdecimal() and "." in cell for cell in cells)


def saved(*entries: tuple[str, str], division: str = "deso") -> bytes:
    body = {
        "division": division,
        "entries": [{"code": code, "reason": reason} for code, reason in entries],
    }
    return json.dumps(body).encode()


def opened(app, content: bytes):
    app.go(text.PAGE_SHORTLIST)
    app.test.file_uploader[0].set_value(("kortlista.json", content, "application/json"))
    return app.run()


def test_a_saved_list_opens_with_its_reasons(app):
    opened(app, saved((KROKSBACK, "Skola"), (HOLMA, "")))
    assert order(app) == [KROKSBACK, HOLMA]
    assert reasons(app) == ["Skola", ""]
    assert app.test.text_area[0].value == "Skola"


def test_a_saved_list_takes_the_place_of_the_one_there(listed):
    opened(listed, saved((HERRGARDEN, "Ny")))
    assert order(listed) == [HERRGARDEN]
    assert reasons(listed) == ["Ny"]


def test_the_list_that_was_opened_can_be_changed(app):
    opened(app, saved((KROKSBACK, ""), (HOLMA, "")))
    assert order(app.press(screen.MOVE_UP, at=1)) == [HOLMA, KROKSBACK]


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"\xff\xfe\x00",
        b"[]",
        b"{}",
        saved(("1280C0000", "")),
        saved((HOLMA, ""), (HOLMA, "")),
        saved((HOLMA, "")).replace(b"reason", b"skal"),
    ],
)
def test_a_faulty_list_gives_one_message_and_changes_nothing(listed, content):
    opened(listed, content)
    (error,) = listed.test.error
    assert error.value.startswith("Det finns")
    assert order(listed) == [HOLMA, HERRGARDEN, KROKSBACK]
