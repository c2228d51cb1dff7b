"""Kortlista: areas and candidates in order, statuses, reasons, undo, files that come back."""

import json

import pytest

from language import files_text, screen, text
from language import shortlist_text as words
from scoring.decision.shortlist import Shortlist
from scoring.places.candidates import Candidate, CandidateSet
from ui.documents import FORMATS

HOLMA, HERRGARDEN, KROKSBACK = "1280C1430", "1280C1880", "1280C1480"
NAMES = {HOLMA: "Holma · C1430", HERRGARDEN: "Herrgården norr · C1880"}
NAMES |= {KROKSBACK: "Holma-Kroksbäck · C1480"}
TOGETHER = Candidate(id="hand-1", name="Ihop", codes=(HOLMA, KROKSBACK), note="En plats.")


@pytest.fixture
def listed(app):
    return app.shortlist(HOLMA, HERRGARDEN, KROKSBACK).go(text.PAGE_SHORTLIST)


def column(app, caption: str, heading: str) -> list[str]:
    rows = app.tables.get(caption, [[heading]])
    at = rows[0].index(heading)
    return [row[at] for row in rows[1:]]


def order(app) -> list[str]:
    codes = {name: code for code, name in NAMES.items()}
    return [codes.get(name, name) for name in column(app, words.TABLE, text.COLUMN_NAME)]


def reasons(app) -> list[str]:
    return column(app, words.TABLE, text.COLUMN_REASON)


def rejected(app) -> list[tuple[str, str]]:
    names = column(app, words.REJECTED, text.COLUMN_NAME)
    return list(zip(names, column(app, words.REJECTED, text.COLUMN_REASON), strict=True))


def write(app, code: str, reason: str):
    next(area for area in app.test.text_area if area.key.endswith(code)).set_value(reason)
    return app.run()


def decide(app, code: str, status: str):
    next(radio for radio in app.test.radio if radio.key.endswith(code)).set_value(status)
    return app.run()


def move(app, label: str, code: str):
    name = NAMES.get(code, code).replace("-", "\\-")
    return app.press(label.format(name=name))


def kept(app) -> Shortlist:
    return app.test.session_state["kept.shortlist.deso"]


def test_an_empty_list_says_how_to_fill_it(app):
    app.go(text.PAGE_SHORTLIST)
    assert app.test.title[0].value == text.PAGE_SHORTLIST
    assert app.test.info[0].value == words.EMPTY


def test_areas_stand_in_the_order_they_were_chosen(listed):
    assert order(listed) == [HOLMA, HERRGARDEN, KROKSBACK]


def test_the_order_moves(listed):
    assert order(move(listed, words.DOWN, HOLMA)) == [HERRGARDEN, HOLMA, KROKSBACK]
    assert order(move(listed, words.UP, KROKSBACK)) == [HERRGARDEN, KROKSBACK, HOLMA]


def test_every_button_names_what_it_moves(listed):
    labels = [button.label for button in listed.test.button]
    assert len(set(labels)) == len(labels)
    assert words.REMOVE.format(name="Holma · C1430") in labels


def test_the_first_cannot_go_up_nor_the_last_down(listed):
    buttons = listed.test.button
    up = [each.disabled for each in buttons if each.label.startswith("Flytta upp")]
    down = [each.disabled for each in buttons if each.label.startswith("Flytta ned")]
    assert up == [True, False, False]
    assert down == [False, False, True]


def test_an_area_is_removed_and_comes_back_with_its_reason(listed):
    write(listed, HERRGARDEN, "Många barn")
    assert order(move(listed, words.REMOVE, HERRGARDEN)) == [HOLMA, KROKSBACK]
    assert order(listed.press(words.UNDO)) == [HOLMA, HERRGARDEN, KROKSBACK]
    assert reasons(listed) == ["", "Många barn", ""]
    assert listed.test.text_area[1].value == "Många barn"


def test_an_area_that_is_added_anew_has_no_reason(listed):
    move(write(listed, HOLMA, "Gammalt"), words.REMOVE, HOLMA)
    listed.go(text.PAGE_MAP).shortlist(HOLMA).go(text.PAGE_SHORTLIST)
    assert order(listed) == [HERRGARDEN, KROKSBACK, HOLMA]
    assert reasons(listed) == ["", "", ""]


def test_every_change_can_be_gone_back_from_one_by_one(listed):
    move(write(listed, HOLMA, "Skäl"), words.DOWN, HOLMA)
    decide(listed, HOLMA, "rejected")
    for _ in range(3):
        listed.press(words.UNDO)
    assert order(listed) == [HOLMA, HERRGARDEN, KROKSBACK]
    assert reasons(listed) == ["", "", ""]
    for _ in range(3):
        listed.press(words.UNDO)
    assert listed.test.info[0].value == words.EMPTY
    assert listed.named("button", words.UNDO).disabled


# ------------------------------------------------------------------ statuses


def test_what_is_rejected_is_told_with_its_reason_apart_from_the_chosen(listed):
    decide(write(listed, HOLMA, "Redan nog"), HOLMA, "rejected")
    assert order(listed) == [HERRGARDEN, KROKSBACK]
    assert rejected(listed) == [(NAMES[HOLMA], "Redan nog")]
    assert order(decide(listed, HOLMA, "kept")) == [HOLMA, HERRGARDEN, KROKSBACK]
    assert column(listed, words.TABLE, words.COLUMN_STATUS) == ["Kvar", "Förslag", "Förslag"]


def test_nothing_is_rejected_without_a_reason(listed):
    decide(listed, HOLMA, "rejected")
    assert order(listed) == [HOLMA, HERRGARDEN, KROKSBACK]
    (warning,) = listed.test.warning
    assert warning.value == words.NEEDS_REASON.format(name="Holma · C1430")
    write(listed, HOLMA, "Redan nog")
    assert rejected(listed) == [(NAMES[HOLMA], "Redan nog")]
    assert not listed.test.warning


def test_what_is_rejected_keeps_its_reason_until_there_is_another(listed):
    decide(write(listed, HOLMA, "Redan nog"), HOLMA, "rejected")
    write(listed, HOLMA, "")
    assert rejected(listed) == [(NAMES[HOLMA], "Redan nog")]
    assert listed.test.warning


def test_a_change_is_signed_with_name_and_time(listed):
    assert words.NO_NAME in listed.said
    field = next(each for each in listed.test.text_input if each.key == "shortlist-who")
    field.set_value("Ada")
    decide(write(listed.run(), HOLMA, "Redan nog"), HOLMA, "rejected")
    entry = kept(listed)[HOLMA]
    assert (entry.who, entry.status) == ("Ada", "rejected")
    assert column(listed, words.REJECTED, words.HEAD_WHO) == ["Ada"]
    assert column(listed, words.REJECTED, words.HEAD_WHEN) == [words.moment(entry.when)]


def test_what_is_rejected_is_not_marked_on_the_map_and_its_profile_says_so(listed):
    decide(write(listed, HOLMA, "Redan nog"), HOLMA, "rejected").go(text.PAGE_MAP)
    assert HOLMA not in listed.component("classes")["marked"]
    listed.choose(HOLMA)
    assert words.IS_REJECTED in [caption.value for caption in listed.test.caption]


# ------------------------------------------------------------------ candidates


@pytest.fixture
def built(app):
    """A reader who has built one candidate and chosen nothing."""
    held = CandidateSet(division="deso", candidates=(TOGETHER,))
    app.test.session_state["kept.candidates.deso"] = held
    return app.go(text.PAGE_SHORTLIST)


def test_candidates_are_shown_although_the_list_is_empty(built):
    assert built.test.info[0].value == words.EMPTY_CANDIDATES
    assert column(built, words.OTHERS, text.COLUMN_NAME) == ["Ihop"]
    assert built.named("button", words.ADD.format(name="Ihop"))


def test_a_candidate_is_put_on_the_list_with_its_note_as_reason(built):
    built.press(words.ADD.format(name="Ihop"))
    assert order(built) == ["Ihop"]
    assert column(built, words.TABLE, words.COLUMN_KIND) == ["Kandidat"]
    assert reasons(built) == ["En plats."]
    assert words.OTHERS not in built.tables
    assert any(words.TABLE_NOTE_CANDIDATES in caption.value for caption in built.test.caption)


def test_figures_of_a_candidate_are_sums_of_those_of_its_areas(built):
    built.press(words.ADD.format(name="Ihop")).go(text.PAGE_MAP)
    built.shortlist(HOLMA, KROKSBACK).go(text.PAGE_SHORTLIST)
    assert order(built) == ["Ihop", HOLMA, KROKSBACK]
    for heading in (words.HEAD_RESIDENTS, words.HEAD_CHILDREN):
        told = column(built, words.TABLE, heading)
        whole, *parts = [int(cell.replace("\u202f", "")) for cell in told]
        assert whole == sum(parts) > 0
    rank = [int(cell) for cell in column(built, words.TABLE, text.COLUMN_RANK)]
    assert min(rank[1:]) <= rank[0] <= max(rank[1:])


def test_a_candidate_has_order_status_and_reason_as_an_area_has(built):
    built.press(words.ADD.format(name="Ihop")).go(text.PAGE_MAP).shortlist(HERRGARDEN)
    built.go(text.PAGE_SHORTLIST)
    assert order(move(built, words.DOWN, "Ihop")) == [HERRGARDEN, "Ihop"]
    decide(write(built, "hand-1", "För stor"), "hand-1", "rejected")
    assert rejected(built) == [("Ihop", "För stor")]
    assert order(built) == [HERRGARDEN]


def test_areas_of_a_candidate_are_not_marked_one_by_one(built):
    built.press(words.ADD.format(name="Ihop"))
    assert built.component("classes")["marked"] == []


def test_the_map_follows_when_a_candidate_is_rejected(built):
    built.press(words.ADD.format(name="Ihop"))
    before = built.component("classes")["assets"]
    after = decide(built, "hand-1", "rejected").component("classes")["assets"]
    assert before != after
    assert decide(built, "hand-1", "kept").component("classes")["assets"] == before


def test_a_candidate_that_is_rebuilt_is_on_the_list_as_it_was_until_renewed(built):
    built.press(words.ADD.format(name="Ihop"))
    larger = TOGETHER.model_copy(update={"codes": (HOLMA, KROKSBACK, HERRGARDEN)})
    held = CandidateSet(division="deso", candidates=(larger,))
    built.test.session_state["kept.candidates.deso"] = held
    built.run()
    assert kept(built)["hand-1"].areas == TOGETHER.codes
    assert words.REBUILT.format(names="Ihop") in built.said
    built.press(words.RENEW.format(name="Ihop"))
    assert kept(built)["hand-1"].areas == larger.codes
    assert words.REBUILT.format(names="Ihop") not in built.said


def test_a_hostile_name_of_a_candidate_is_text(built):
    risky = TOGETHER.model_copy(update={"name": "<b>**x**</b> [a](b)"})
    held = CandidateSet(division="deso", candidates=(risky,))
    built.test.session_state["kept.candidates.deso"] = held
    built.run().press(words.ADD.format(name=r"\<b\>\*\*x\*\*\</b\> \[a\]\(b\)"))
    assert order(built) == [risky.name]
    assert not [said for said in built.said if "<b>" in said or "**x**" in said]


# ------------------------------------------------------------------ reasons and files


def test_a_reason_follows_its_area_through_moves(listed):
    move(write(listed, HOLMA, "Många barn"), words.DOWN, HOLMA)
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
    assert listed.test.info[0].value == words.EMPTY
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
    cells = [cell for row in listed.tables[words.TABLE][1:] for cell in row]
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
    assert order(move(app, words.UP, HOLMA)) == [HOLMA, KROKSBACK]


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
