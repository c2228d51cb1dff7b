"""Insatser: entries seen, added, changed, ended and undone; files taken in or refused."""

import json
import re
import zlib

import pytest

from export.register_excel import excel_bytes
from export.register_gis import geopackage_bytes
from export.register_tables import register_json
from language import register_text, screen, text
from language.register_files_text import HEADINGS, VOCABULARY
from layers.register import Register
from layers.register_columns import Terms
from tests.ui.pages.conftest import App
from ui.workspace import embedded

HERMODSDAL = "ctc-hermodsdal"
HOSTILE = "<img src=x onerror=alert(1)> {{7*7}} $a$ [b](javascript:c) ![d](http://e)"
LIVE = re.compile(r"(?<!\\)(<img|\]\(|\$a)")
"""What would be read as HTML, a link or a formula."""

CORNERS = "13,02; 55,58\n13,03; 55,58\n13,03; 55,59"


@pytest.fixture(scope="module")
def catalogue():
    return embedded()


@pytest.fixture
def page(app) -> App:
    return app.go(register_text.PAGE)


def choose(page, identifier):
    page.test.session_state["kept.register.entry"] = identifier
    return page.run()


def register_of(page) -> Register | None:
    return page.test.session_state["kept.register"]


def overlays(page):
    """Overlays of the map, which is sent behind its fingerprint (64 signs)."""
    sent = [element.proto.bytes for element in page.test.get("bidi_component")]
    (content,) = [each for each in sent if each and not each.startswith(b"x")]
    return json.loads(zlib.decompress(content[64:]))["overlays"]


def heading(field, required=False):
    return HEADINGS[field] + (" *" if required else "")


def fill(page, name="Läxhjälp Holma", **typed):
    """Fill in what a new entry needs, and what is typed besides."""
    for kind, label, value in (
        ("text_input", heading("name", True), name),
        ("text_input", heading("programme", True), "Läxhjälp"),
        ("text_area", heading("summary", True), "Hjälp två kvällar i veckan."),
        ("selectbox", heading("kind", True), "school"),
        ("multiselect", heading("themes", True), ["school_results"]),
        ("multiselect", heading("responsible", True), ["grundskolenamnden"]),
        ("text_input", heading("target.group", True), "Elever"),
        ("text_input", heading("sources.publisher", True), "Malmö stad"),
        ("text_input", heading("sources.title", True), "Verksamhetsplan"),
    ):
        page.named(kind, label).set_value(value)
    for label, value in typed.items():
        kind = "text_area" if label in (register_text.OUTLINE_LABEL,) else "text_input"
        page.named(kind, label).set_value(value)
    return page


def errors(page):
    return [error.value.replace("\\", "") for error in page.test.error]


def upload(page, content: bytes, name: str):
    page.test.file_uploader[0].set_value((name, content, "application/octet-stream"))
    return page.run()


# ------------------------------------------------------------------ seen


def test_the_register_is_counted_listed_and_drawn(page, catalogue):
    cards = catalogue.register.cards
    assert set(page.ranked) == {card.id for card in cards}
    counts = {extent: [card.extent for card in cards].count(extent) for extent in text.EXTENT}
    assert register_text.counts(counts) in page.said
    drawn = overlays(page)
    placed = set(catalogue.initiatives.shapes.index) | set(
        catalogue.initiatives.points["initiative"]
    )
    assert {overlay["id"] for overlay in drawn} == placed


@pytest.mark.parametrize(
    ("name", "value", "holds"),
    [
        ("kind", "steering", lambda card: card.kind == "steering"),
        ("board", "fritidsnamnden", lambda card: "fritidsnamnden" in card.organisations),
        ("status", "ended", lambda card: card.status == "ended"),
        ("extent", "citywide", lambda card: card.extent == "citywide"),
        ("certainty", "verified", lambda card: card.certainty == "verified"),
    ],
)
def test_the_list_and_the_map_follow_a_choice(page, catalogue, name, value, holds):
    page.named("multiselect", register_text.FILTERS[name]).set_value([value])
    page.run()
    expected = {card.id for card in catalogue.register.cards if holds(card)}
    assert set(page.ranked) == expected
    assert 0 < len(expected) < len(catalogue.register.cards)
    drawn = {overlay["id"] for overlay in overlays(page)}
    assert drawn <= expected


def test_a_choice_that_nothing_answers_to_says_so(page):
    page.named("multiselect", register_text.FILTERS["kind"]).set_value(["policing"])
    page.named("multiselect", register_text.FILTERS["extent"]).set_value(["citywide"])
    page.named("multiselect", register_text.FILTERS["certainty"]).set_value(["remembered"])
    page.run()
    assert register_text.NO_MATCH in page.said


def test_an_entry_is_told_in_full_with_its_sources(page, catalogue):
    card = catalogue.register.get(HERMODSDAL)
    tables = choose(page, HERMODSDAL).tables
    told = dict(tables[register_text.DETAILS.format(name=card.title)])
    assert told["Ansvarig"] == "Kommunstyrelsen"
    assert told["Slag av insats"] == "Styrning och uppföljning"
    assert told["Områdeskoder"].startswith("6 (DeSO): ")
    sources = tables[register_text.SOURCES.format(name=card.title)]
    assert sources[1][0] == card.source.publisher
    chosen = [each for each in overlays(page) if "chosen" in each["id"]]
    assert [(each["shown"], each["label"]) for each in chosen] == [(True, card.title)]


# ------------------------------------------------------------------ changed


def test_an_entry_is_added_with_who_and_when(page, catalogue):
    page.press(register_text.ADD)
    fill(page, **{register_text.OUTLINE_LABEL: CORNERS})
    page.named("text_input", register_text.WHO).set_value("Ada")
    page.press(register_text.SAVE)
    assert errors(page) == []
    register = register_of(page)
    card = register.get("laxhjalp-laxhjalp-holma")
    assert card.name == "Läxhjälp Holma"
    assert card.geography.outline.startswith("POLYGON ((13.02 55.58")
    assert card.extent == "areas"
    (change,) = register.changes
    assert (change.action, change.who) == ("added", "Ada")
    assert change.when.startswith("20")
    assert card.id in page.ranked
    assert card.id in {overlay["id"] for overlay in overlays(page)}
    assert any("en ändring" in said for said in page.said)


def test_what_is_added_is_on_the_map_page_too(page):
    page.press(register_text.ADD)
    fill(page)
    page.named("selectbox", heading("extent")).set_value("areas")
    page.named("multiselect", register_text.AREAS_AT.format(level="DeSO")).set_value(["1280C1880"])
    page.press(register_text.SAVE)
    page.go(text.PAGE_MAP).choose("1280C1880")
    rows = page.tables[screen.PROFILE_INITIATIVES.format(name="Herrgården norr · C1880")]
    assert "Läxhjälp Holma" in [row[0] for row in rows]


def test_a_form_with_faults_tells_them_all_and_keeps_what_was_written(page):
    page.press(register_text.ADD)
    fill(page, name="")
    page.named("text_input", heading("start")).set_value("2024-13")
    page.named("text_input", heading("target.age_from")).set_value("tolv")
    page.named("text_area", f"{HEADINGS['case_numbers']} (ett per rad)").set_value("STK 1")
    page.named("text_area", register_text.OUTLINE_LABEL).set_value("här")
    page.named("text_area", register_text.SITES_LABEL).set_value("Huset; öst; 55,6")
    page.press(register_text.SAVE)
    (message,) = errors(page)
    for part in (
        "Fältet Insats saknas",
        "Fältet Start: fick ”2024-13”, tillåtet är ett datum",
        "Fältet Ålder från: fick ”tolv”, tillåtet är ett heltal",
        "Fältet Ärendenummer: fick ”STK 1”",
        "Fältet Egen gräns (WKT, WGS 84): fick ”här”",
        "Fältet Longitud: fick ”öst”",
    ):
        assert part in message
    assert page.named("text_input", heading("programme", True)).value == "Läxhjälp"
    assert "kept.register" not in page.test.session_state


def test_an_end_before_the_start_is_told_by_both_dates(page):
    page.press(register_text.ADD)
    fill(page, **{heading("start"): "2025", heading("end"): "2020"})
    page.press(register_text.SAVE)
    (message,) = errors(page)
    assert "Fältet Slut: fick ”2025 – 2020”" in message


def test_an_entry_is_changed_and_the_change_is_told(page, catalogue):
    before = catalogue.register.get(HERMODSDAL)
    choose(page, HERMODSDAL).press(register_text.EDIT)
    assert page.named("text_input", heading("name", True)).value == before.name
    page.named("selectbox", heading("status")).set_value("planned")
    page.press(register_text.SAVE)
    after = register_of(page).get(HERMODSDAL)
    assert after == before.model_copy(update={"status": "planned"})
    history = page.tables[register_text.HISTORY_OF.format(name=before.title)]
    assert history[1][2:] == ["Ändrad", "Läge", "Pågår", "Planerad"]


@pytest.mark.parametrize(
    "identifier",
    [HERMODSDAL, "sspf", "polis-seved", "motesplats-nydala", "gransoverskridande-teamet"],
)
def test_an_entry_that_is_opened_and_saved_unchanged_is_unchanged(page, identifier):
    choose(page, identifier).press(register_text.EDIT).press(register_text.SAVE)
    assert errors(page) == []
    assert register_of(page).changes == ()


def test_a_form_that_is_left_changes_nothing(page):
    page.press(register_text.ADD)
    fill(page).press(register_text.CANCEL)
    assert "kept.register" not in page.test.session_state
    page.press(register_text.ADD)
    assert page.named("text_input", heading("name", True)).value == ""


def test_an_entry_is_ended_and_that_is_undone(page, catalogue):
    choose(page, HERMODSDAL)
    page.named("text_input", register_text.END_DATE).set_value("2025-06")
    page.press(register_text.END)
    ended = register_of(page).get(HERMODSDAL)
    assert (ended.status, ended.end) == ("ended", "2025-06")
    page.press(register_text.UNDO)
    assert register_of(page) == catalogue.register
    assert register_text.UNDONE in page.said


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("", "Fältet Slut saknas"),
        ("2010", "tillåtet är ett slut som inte ligger före starten"),
        ("snart", "tillåtet är ett datum"),
    ],
)
def test_an_end_that_is_no_end_is_told(page, typed, part):
    choose(page, HERMODSDAL)
    page.named("text_input", register_text.END_DATE).set_value(typed)
    page.press(register_text.END)
    assert part in errors(page)[0]
    assert "kept.register" not in page.test.session_state


def test_what_no_longer_fits_the_areas_is_not_brought_back(page, catalogue):
    gone = catalogue.register.get(HERMODSDAL)
    place = gone.geography.model_copy(update={"areas": ("1280C0000",)})
    old = gone.model_copy(update={"geography": place})
    saved = Register(cards=(old,)).put(gone, when="2026-01-01")
    page.test.session_state["kept.register"] = saved
    page.run().press(register_text.UNDO)
    assert "Koden 1280C0000 finns inte bland områdena" in errors(page)[0]
    assert register_of(page) == saved


def test_an_entry_is_removed_and_stays_in_the_history(page, catalogue):
    choose(page, HERMODSDAL).press(register_text.REMOVE)
    assert HERMODSDAL not in page.ranked
    rows = page.tables[register_text.HISTORY_TABLE]
    assert rows[1][2:4] == ["Borttagen", catalogue.register.get(HERMODSDAL).title]
    page.press(register_text.RESET)
    assert HERMODSDAL in page.ranked


def test_names_from_a_reader_are_inert(page):
    page.press(register_text.ADD)
    fill(page, name=HOSTILE).press(register_text.SAVE)
    (card,) = [each for each in register_of(page).cards if each.name == HOSTILE]
    assert f"Läxhjälp: {HOSTILE}" in page.component("codes")["columns"][0]["texts"]
    assert any("<img" in said for said in page.said)
    assert not any(LIVE.search(said) for said in page.said)
    assert not any("<img" in element.value for element in page.test.get("html"))
    choose(page, card.id).press(register_text.EDIT)
    assert not any(LIVE.search(said) for said in page.said)


# ------------------------------------------------------------------ files


def content_of(catalogue, suffix):
    terms = Terms(VOCABULARY, catalogue.organisations)
    if suffix == "json":
        return register_json(catalogue.register)
    if suffix == "xlsx":
        return excel_bytes(catalogue.register, terms)
    return geopackage_bytes(catalogue.register, catalogue.initiatives, terms)


@pytest.mark.parametrize("suffix", ["json", "xlsx", "gpkg"])
def test_our_own_file_changes_nothing(page, catalogue, suffix):
    upload(page, content_of(catalogue, suffix), f"insatser.{suffix}")
    assert errors(page) == []
    page.press(register_text.TAKE_IN)
    assert register_of(page) == catalogue.register


def test_a_saved_register_is_opened_with_its_history(page, catalogue):
    saved = catalogue.register.end(HERMODSDAL, "2025", when="2026-01-02T03:04", who="Ada")
    saved = saved.remove("sspf", when="2026-01-02T03:05")
    page.named("file_uploader", register_text.OPEN_FILE)
    upload(page, register_json(saved), "sparat.json")
    page.named("radio", register_text.MODE).set_value("exchange")
    page.run()
    assert any("tas bort" in each.value for each in page.test.warning)
    page.press(register_text.TAKE_IN)
    assert register_of(page) == saved


CSV = "Insats;Ansvarig;Longitud;Latitud;Okänd\n{}\n"


def test_a_foreign_file_is_taken_in_with_what_the_reader_fills_in(page):
    upload(page, CSV.format("Kvällsöppet;FRN;13,02;55,58;x").encode(), "egna.csv")
    (message,) = errors(page)
    assert "Fältet Program saknas" in message
    assert "Fältet Källor saknas" in message
    page.named("text_input", HEADINGS["programme"]).set_value("Fritid")
    page.named("selectbox", HEADINGS["kind"]).set_value("leisure_culture")
    page.named("multiselect", HEADINGS["themes"]).set_value(["leisure"])
    page.named("text_input", register_text.DEFAULT_PUBLISHER).set_value("Fritidsförvaltningen")
    page.run()
    assert errors(page) == []
    assert page.tables[register_text.PREVIEW_TABLE][1] == ["Fritid: Kvällsöppet", "Ny"]
    assert any("Okänd" in each.value for each in page.test.warning)
    page.press(register_text.TAKE_IN)
    card = register_of(page).get("fritid-kvallsoppet")
    assert card.responsible == ("fritidsnamnden",)
    assert (card.extent, card.certainty) == ("points", "remembered")
    assert card.source.title == "egna.csv"
    assert register_of(page).changes[0].action == "imported"
    page.press(register_text.UNDO)
    assert register_of(page).get(card.id) is None


def test_a_bad_file_tells_all_its_faults_and_changes_nothing(page):
    rows = "A;Fritidsnämden;13,02;55,58;\nB;FRN;55,58;13,02;"
    upload(page, CSV.format(rows).encode(), "fel.csv")
    (message,) = errors(page)
    assert "fel.csv, rad 2: Fältet Ansvarig: fick ”Fritidsnämden”" in message
    assert "tillåtet är Fritidsnämnden" in message
    assert "fel.csv, rad 3: Fältet Platser: 55.58, 13.02 ligger långt utanför" in message
    assert "fel.csv: Fältet Program saknas" in message
    assert "Fältet Ansvarig saknas" not in message
    assert "kept.register" not in page.test.session_state
    assert register_text.TAKE_IN not in [button.label for button in page.test.button]


def test_three_kinds_of_file_are_offered(page):
    labels = [button.label for button in page.test.get("download_button")]
    assert labels == [
        register_text.DOWNLOAD_JSON,
        register_text.DOWNLOAD_EXCEL,
        register_text.DOWNLOAD_GPKG,
    ]
    assert any(register_text.NOT_SAVED in said for said in page.said)


def test_the_profile_of_an_area_leads_to_the_register(app):
    app.choose("1280C1880")
    (link,) = app.test.get("page_link")
    assert (link.proto.label, link.proto.page) == (register_text.FROM_PROFILE, "insatser")
    pages = app.test._registered_pages
    assert pages[link.proto.page_script_hash]["page_name"] == register_text.PAGE
