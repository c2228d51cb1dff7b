"""Two readers in two browsers of one server: a view given by a link, a shortlist of both."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from language import register_text
from language import share_text as links
from language import workspace_text as words
from scoring.decision.shortlist import Shortlist
from store import opening
from store.repository import Store, open_store
from tests.browser.test_journey import (
    HERRGARDEN,
    HOLMA,
    ROOT,
    areas,
    comes_true,
    english,
    fills,
    go,
    names,
    reason,
    settle,
    shortlist,
)

FIRST_LOOK = 60_000
"""Milliseconds for the first page of a server that has just started, on a busy machine."""

PERSBORG, ORTAGARDEN = "Persborg-Törnrosen · C1890", "Örtagården norr · C1980"
CODES = {HOLMA: "1280C1430", HERRGARDEN: "1280C1880"} | {
    PERSBORG: "1280C1890",
    ORTAGARDEN: "1280C1980",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the one SQLite database that every reader of the server has."""
    return tmp_path_factory.mktemp("together")


@pytest.fixture
def reader(new_page: Callable[[], Page], app_server, folder: Path) -> Callable[[], Page]:
    """Make readers of one server, each in a browser of his own, on the first page."""

    def make(address: str = "") -> Page:
        page = new_page()
        page.set_viewport_size({"width": 1366, "height": 900})
        env = {"KRAFTSAMLING_TILES": "", opening.FOLDER: str(folder)}
        page.goto(address or app_server(ROOT / "app.py", env=env).url)
        expect(areas(page)).to_have_count(209, timeout=FIRST_LOOK)
        settle(page)
        return page

    return make


def press(page: Page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).first.click()
    settle(page)


def write(page: Page, label: str, text: str) -> None:
    field = page.get_by_role("textbox", name=label, exact=True)
    field.fill(text)
    field.press("Enter")
    settle(page)


def sign(page: Page, name: str) -> None:
    go(page, words.PAGE)
    write(page, register_text.WHO, name)


def save_shortlist(page: Page) -> None:
    """Press the button on the row of the shortlist, the second of the kinds."""
    go(page, words.PAGE)
    page.get_by_role("button", name=words.SAVE, exact=True).nth(1).click()
    settle(page)


# ------------------------------------------------------------------ a view by a link


def test_a_link_shows_another_reader_the_same_ranking(reader, outside_requests):
    first = reader()
    usual = names(first)
    slider = first.get_by_role("slider", name="Utbildning")
    slider.focus()
    for _ in range(8):
        slider.press("ArrowRight")
    shares = "Ekonomi 20 % · Arbete 20 % · Utbildning 60 %"
    expect(first.get_by_text(shares)).to_be_visible()
    settle(first)
    comes_true(first, lambda: names(first) != usual)
    first.get_by_role("button", name=HOLMA, exact=True).click()
    expect(first.get_by_role("heading", name=HOLMA, exact=True)).to_be_visible()
    settle(first)
    first.get_by_text(links.SHARE, exact=True).click()
    link = first.get_by_role("textbox", name=links.LINK, exact=True)
    expect(link).to_be_visible()
    settle(first)
    first.get_by_role("button", name=links.COPY, exact=True).click()
    expect(first.get_by_text(links.COPIED)).to_be_visible()
    assert english(first) == []

    second = reader(link.input_value())
    expect(second.get_by_text(links.OPENED)).to_be_visible()
    expect(second.get_by_text(shares)).to_be_visible()
    expect(second.get_by_role("heading", name=HOLMA, exact=True)).to_be_visible()
    comes_true(second, lambda: names(second) == names(first) and fills(second) == fills(first))
    assert names(second) != usual
    assert english(second) == []
    assert outside_requests == []


# ------------------------------------------------------------------ one shortlist of two


def saved(store: Store, number: int | None = None) -> Shortlist:
    """The only shortlist, or one of its versions."""
    (workspace,) = store.workspaces()
    (version,) = store.documents(workspace.id, "shortlist")
    return store.load(version.document, number).read(Shortlist)


def test_two_change_one_shortlist_and_nothing_is_lost(reader, folder):
    ada, bo = reader(), reader()
    shortlist(ada, HOLMA)
    sign(ada, "Ada")
    write(ada, words.NEW_WORKSPACE, "Holma")
    press(ada, words.CREATE)
    save_shortlist(ada)
    sign(bo, "Bo")
    press(bo, words.OPEN)
    expect(bo.get_by_text("finns nu i fliken")).to_be_visible()

    go(ada, "Karta")
    shortlist(ada, HERRGARDEN)
    save_shortlist(ada)
    expect(ada.get_by_text("är sparad som version 2")).to_be_visible()
    go(bo, "Karta")
    shortlist(bo, PERSBORG)
    save_shortlist(bo)
    expect(bo.get_by_text("Någon annan hade sparat under tiden")).to_be_visible()
    with open_store({opening.FOLDER: str(folder)}) as store:
        assert set(saved(store).codes) == {CODES[each] for each in (HOLMA, HERRGARDEN, PERSBORG)}

        for page, why in ((ada, "Många barn"), (bo, "Nära skolan")):
            go(page, "Kortlista")
            reason(page, HOLMA).fill(why)
        go(ada, "Karta")
        shortlist(ada, ORTAGARDEN)
        clash_and_merge(ada, bo)
        kept = saved(store)
        assert set(kept.codes) == set(CODES.values())
        assert kept.reason(CODES[HOLMA]) == "Nära skolan"
        assert saved(store, 4).reason(CODES[HOLMA]) == "Många barn"


def clash_and_merge(ada: Page, bo: Page) -> None:
    """Ada saves first; Bo is told of the clash, keeps what is his and saves."""
    save_shortlist(ada)
    expect(ada.get_by_text("är sparad som version 4")).to_be_visible()
    save_shortlist(bo)
    expect(bo.get_by_role("heading", name="är ändrad på två håll")).to_be_visible()
    expect(bo.get_by_text("Ada har sparat version 4 efter version 3")).to_be_visible()
    assert english(bo) == []
    expect(bo.get_by_role("button", name=words.SAVE_MERGED)).to_be_disabled()
    bo.get_by_text("Mitt: Nära skolan").click()
    settle(bo)
    press(bo, words.SAVE_MERGED)
    expect(bo.get_by_text("är sparad som version 5")).to_be_visible()
