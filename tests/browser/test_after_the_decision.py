"""After the decision in a real browser: money divided, called off and followed up, with files."""

import contextlib
import io
import re
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as TimedOut
from pptx import Presentation

from language import (
    candidates_text,
    documents_text,
    followup_report_text,
    followup_text,
    ledger_text,
    money_text,
    register_text,
    workspace_text,
)
from layers.numbers import read_number
from tests.browser.test_candidates import PATIENCE, settle
from tests.browser.test_journey import A_HAND, ROOT, areas, codes, english
from tools.navigation import turn_to

FLOOR, FRAME, ASKED = 4_000_000, 1_000_000, 600_000
STEM = "Låg ekonomisk standard"
BEFORE, AFTER = (2020, 2021, 2022, 2023), 2025
ATTEMPTS = 6
MOST_STEPS = 10
"""Presses of Tab from the heading of the report to its last button."""


@pytest.fixture
def candidates(page: Page, app_server) -> Page:
    """The app with the three candidates that the search proposes at first."""
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(app_server(ROOT / "app.py", env={"KRAFTSAMLING_TILES": ""}).url)
    expect(areas(page)).to_have_count(209, timeout=PATIENCE)
    go(page, candidates_text.PAGE)
    choose(page, candidates_text.WAYS["search"])
    press(page, candidates_text.SEARCH)
    press(page, candidates_text.USE)
    return page


def go(page: Page, title: str) -> None:
    """Turn to a page and wait for all that is drawn for the first time."""
    turn_to(page, title, delay=A_HAND)
    heading = page.get_by_role("heading", level=1, name=title, exact=True)
    expect(heading).to_be_attached(timeout=PATIENCE)
    settle(page)


def choose(page: Page, label: str) -> None:
    page.get_by_role("radio", name=label, exact=True).click(force=True)
    settle(page)


def press(page: Page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).click(timeout=PATIENCE)
    settle(page)


def write(page: Page, label: str, told: str) -> None:
    box = page.get_by_role("textbox", name=label, exact=True)
    box.fill(told)
    box.press("Tab")
    settle(page)


def pick(page: Page, label: str, option: str) -> None:
    """Choose from a list, which closes where the page is drawn anew meanwhile."""
    box = page.get_by_role("combobox", name=label, exact=True).last
    chosen = page.get_by_role("option", name=option, exact=True)
    for _ in range(ATTEMPTS):
        settle(page)
        box.focus()
        box.fill("")
        box.press_sequentially(option)
        with contextlib.suppress(TimedOut):
            chosen.click(timeout=PATIENCE // ATTEMPTS)
            break
    settle(page)
    expect(box).to_have_value(option)


def table(page: Page, name: str | re.Pattern[str]) -> Locator:
    return page.get_by_role("table", name=name)


def rows(found: Locator) -> list[list[str]]:
    """Cells of a table, row by row, its headings first."""
    expect(found).to_be_visible(timeout=PATIENCE)
    return found.evaluate(
        "table => [...table.rows].map(row => [...row.cells].map(cell => cell.innerText.trim()))"
    )


def number(told: str) -> float:
    value = read_number(re.sub(r"\s|kr|%", "", told), ",")
    assert value is not None, told
    return value


def download(page: Page, label: str) -> io.BytesIO:
    with page.expect_download(timeout=PATIENCE) as started:
        page.get_by_role("button", name=label, exact=True).click()
    return io.BytesIO(Path(started.value.path()).read_bytes())


def sheet(content: io.BytesIO, name: str) -> list[list[object]]:
    book = openpyxl.load_workbook(content)
    return [[cell.value for cell in row] for row in book[name].iter_rows()]


def yearly() -> bytes:
    """Shares of 1000 persons that are much alike, in every area and year."""
    lines = ["kod;år;indikator;värde;bas"]
    for year in (*BEFORE, AFTER):
        for at, code in enumerate(codes()):
            lines.append(f"{code};{year};{STEM};{20 + (at * 7 + year * 5) % 4},5;1000")
    return "\n".join(lines).encode()


def test_money_is_divided_called_off_and_followed_up(candidates):
    page = candidates
    divide(page)
    workspace(page)
    call_off(page)
    follow_up(page)
    report(page)


def divide(page: Page) -> None:
    """An amount by two keys with a floor adds up, on the page and in the file."""
    go(page, money_text.PAGE)
    result = table(page, re.compile("^Så fördelas 10"))
    expect(result).to_be_visible(timeout=PATIENCE)
    settle(page)
    page.get_by_text(money_text.LIMITS, exact=True).click()
    last = rows(result)[3][0]
    write(page, money_text.FLOOR.format(name=last), "4 000 000")
    slider = page.get_by_role("slider", name=money_text.KEY_TITLES["equal"])
    slider.focus()
    slider.press("ArrowRight")
    settle(page)
    expect(table(page, money_text.MOVED_TABLE)).to_be_visible(timeout=PATIENCE)
    heads, *told = rows(result)
    at = heads.index(money_text.HEAD_AMOUNT)
    amounts = {row[0]: number(row[at]) for row in told}
    whole = amounts.pop(money_text.ROW_TOTAL)
    assert sum(amounts.values()) == whole == 10_000_000
    assert amounts[last] == FLOOR
    assert money_text.HELD["floor"] in told[2]
    axis = page.locator("[data-testid=stVegaLiteChart] text").all_text_contents()
    assert {"0", "1\u202f000\u202f000", "4\u202f000\u202f000"} <= set(axis)
    assert english(page) == []
    held = sheet(download(page, money_text.EXCEL), money_text.RESULT)
    assert {row[0]: row[at] for row in held if row[0] in amounts} == amounts


def workspace(page: Page) -> None:
    go(page, workspace_text.PAGE)
    write(page, register_text.WHO, "Ada")
    made = page.get_by_role("textbox", name=workspace_text.NEW_WORKSPACE, exact=True)
    if not made.is_visible():
        page.get_by_text(workspace_text.NEW_WORKSPACE, exact=True).first.click()
    write(page, workspace_text.NEW_WORKSPACE, "Efter beslutet")
    press(page, workspace_text.CREATE)
    created = workspace_text.CREATED.format(name="Efter beslutet")
    expect(page.get_by_text(created)).to_be_visible(timeout=PATIENCE)
    settle(page)


def call_off(page: Page) -> None:
    """What is above the frame is refused, what is wrong taken back, and what is left shown."""
    go(page, ledger_text.PAGE)
    enter(page, str(FRAME), booked(1))
    write(page, ledger_text.PURPOSE, "Läxhjälp")
    enter(page, "600 000", booked(2))
    choose(page, ledger_text.WHAT_CHOICES["step"])
    expect(page.get_by_role("combobox", name=ledger_text.STEP)).to_be_visible(timeout=PATIENCE)
    enter(page, "1200000", "mer än vad som är kvar att bevilja")
    assert left(page) == FRAME
    enter(page, str(ASKED), booked(3))
    expect(page.get_by_text(booked(3))).to_be_in_viewport(ratio=0.9)
    assert left(page) == FRAME - ASKED
    choose(page, ledger_text.WHAT_CHOICES["reversal"])
    press(page, ledger_text.REVERSE)
    expect(page.get_by_text("Post 3 är återtagen med post 4")).to_be_visible(timeout=PATIENCE)
    assert left(page) == FRAME
    assert english(page) == []
    held = sheet(download(page, ledger_text.SAVE), ledger_text.BOOK)
    at = held[3].index(ledger_text.HEADINGS["amount"])
    assert [row[at] for row in held[4:]] == [-ASKED, ASKED, ASKED, FRAME]


def enter(page: Page, amount: str, told: str | re.Pattern[str]) -> None:
    """Enter an amount, and wait for what is said of it."""
    write(page, ledger_text.AMOUNT, amount)
    press(page, ledger_text.ENTER)
    expect(page.get_by_text(told)).to_be_visible(timeout=PATIENCE)
    settle(page)


def booked(number: int) -> re.Pattern[str]:
    return re.compile(f"^Post {number} är bokförd")


def left(page: Page) -> float:
    told = dict(rows(table(page, ledger_text.SUMMARY_TABLE))[1:])
    return number(told[ledger_text.LEFT])


def follow_up(page: Page) -> None:
    """A baseline of own years is frozen; its lines are shown with the same figures in a table."""
    go(page, followup_text.PAGE)
    page.get_by_text(followup_text.YEARLY, exact=True).first.click()
    file = {"name": "år.csv", "mimeType": "text/csv", "buffer": yearly()}
    page.locator("input[type=file]").first.set_input_files(file)
    expect(page.get_by_text("1\u00a0indikator, åren")).to_be_visible(timeout=PATIENCE)
    settle(page)
    write(page, followup_text.FIRST_YEAR, str(AFTER))
    page.get_by_text(f"{followup_text.GOALS} (0)").click()
    pick(page, followup_text.GOAL_INDICATOR, STEM)
    base = followup_text.GOAL_BASE.split("{", maxsplit=1)[0]
    expect(page.get_by_text(f"{base}{AFTER}: 2")).to_be_visible(timeout=PATIENCE)
    write(page, followup_text.GOAL_TARGET.format(unit="%"), "15")
    press(page, followup_text.GOAL_ADD)
    dropped = page.get_by_role("button", name=followup_text.GOAL_DROP, exact=True)
    expect(dropped).to_be_visible(timeout=PATIENCE)
    press(page, followup_text.FREEZE)
    closed = page.get_by_role("button", name=followup_text.DROP_BASELINE, exact=True)
    expect(closed).to_be_visible(timeout=PATIENCE)
    settle(page)
    pick(page, followup_text.INDICATOR, STEM)
    found = table(page, followup_text.YEARS_TABLE.format(title=STEM, unit="%"))
    expect(found).to_be_visible(timeout=PATIENCE)
    frozen = [followup_text.FROZEN_YEAR.format(year=year) for year in (*BEFORE, 2024, AFTER)]
    assert [row[0] for row in rows(found)[1:]] == frozen
    chart = page.get_by_test_id("stVegaLiteChart").first
    expect(chart.get_by_text("Mål 2030: 15,0", exact=False).first).to_be_visible()
    expect(chart.get_by_text(followup_text.MARK_BREAK.format(year=2024))).to_be_visible()
    assert english(page) == []


def report(page: Page) -> None:
    """The files are reached by the keyboard, and hold charts with their figures."""
    words = followup_report_text
    word = Document(download(page, words.WORD))
    assert [p.text for p in word.paragraphs if p.style.name == "Heading 1"] == [words.REPORT_TITLE]
    pictures = word.element.xpath("//wp:docPr/@descr")
    assert len([each for each in pictures if f": {STEM} per år (%)" in each]) == 3
    held = sheet(download(page, words.EXCEL), documents_text.CHARTS)
    assert len([row for row in held if f": {STEM} per år (%)" in str(row[0])]) == 3
    page.get_by_role("textbox", name=words.REPORT_HEADING, exact=True).focus()
    slides = page.get_by_role("button", name=words.SLIDES, exact=True)
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        if slides.evaluate("button => button === document.activeElement"):
            break
    with page.expect_download(timeout=PATIENCE) as started:
        page.keyboard.press("Enter")
    deck = Presentation(started.value.path())
    charts = [shape for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    assert len(charts) == 15
