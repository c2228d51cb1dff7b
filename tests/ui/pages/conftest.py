"""The app without a browser: every page can be visited, its tables and components read."""

import json
import zlib
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from language import own_text, register_text, screen, text, workspace_text
from store import opening
from store.repository import Store, open_store
from ui import stored
from ui.frame import PAGES

ROOT = Path(__file__).resolve().parents[3]
SITE = "https://stad.example/kraftsamling"


class Tables(HTMLParser):
    """Cells of every table by its caption, heading row first."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: dict[str, list[list[str]]] = {}
        self.caption = ""
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag
        if tag == "tr":
            self.tables[self.caption].append([])
        elif tag in ("td", "th"):
            self.tables[self.caption][-1].append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""
        if tag == "caption":
            self.tables[self.caption] = []

    def handle_data(self, data: str) -> None:
        if self.inside == "caption":
            self.caption = data
        elif self.inside in ("td", "th"):
            self.tables[self.caption][-1][-1] += data


class App:
    """The app as one reader sees it."""

    def __init__(self) -> None:
        self.test = AppTest.from_file(ROOT / "app.py", default_timeout=60).run()
        self.check()

    def check(self) -> "App":
        """Fail where the page raised anything, or caught it and told that something went wrong."""
        assert [error.message for error in self.test.exception] == []
        assert screen.UNEXPECTED not in [error.value for error in self.test.error]
        return self

    def run(self) -> "App":
        self.test.run()
        return self.check()

    def go(self, title: str) -> "App":
        """Visit a page by its title (callable pages have no file for ``switch_page``)."""
        pages = self.test._registered_pages.items()
        self.test._page_hash = next(key for key, page in pages if page["page_name"] == title)
        return self.run()

    def named(self, kind: str, label: str) -> Any:
        """The one widget of a kind with a label."""
        (found,) = [widget for widget in self.test.get(kind) if widget.label == label]
        return found

    def press(self, label: str, at: int = 0) -> "App":
        """Press a button; ``at`` tells those with one label apart."""
        [button for button in self.test.button if button.label == label][at].click()
        return self.run()

    def choose(self, code: str) -> "App":
        """Find an area by name or code."""
        self.named("selectbox", screen.FIND_AREA).set_value(code)
        return self.run()

    def shortlist(self, *codes: str) -> "App":
        """Put areas on the shortlist."""
        for code in codes:
            self.choose(code).press(screen.ADD_TO_SHORTLIST)
        return self

    def drop(self, *files: tuple[str, bytes]) -> "App":
        """Drop files on the page Egna data."""
        dropped = [(name, content, "application/octet-stream") for name, content in files]
        self.test.file_uploader[0].set_value(dropped)
        return self.run()

    def answer_own(self, direction: str = "higher_is_need", year: int = 2025) -> "App":
        """Answer all that the page Egna data asks of a file that was dropped."""
        answers = {
            own_text.YEAR: year,
            own_text.SOURCE: "Malmö stad",
            own_text.CARD_BASE: "hushåll",
        }
        for field in [*self.test.number_input, *self.test.text_input]:
            if field.label in answers and not field.value:
                field.set_value(answers[field.label])
        for radio in self.test.radio:
            if str(radio.key).endswith(".direction") and radio.value is None:
                radio.set_value(direction)
        confirmed = (own_text.MARKS_RIGHT, own_text.CRS_RIGHT)
        for box in [each for each in self.test.checkbox if each.label in confirmed]:
            box.check()
        return self.run()

    def load_own(self, *files: tuple[str, bytes], direction: str = "higher_is_need") -> "App":
        """Load own data from the page Egna data."""
        self.go(text.PAGE_OWN).drop(*files)
        return self.answer_own(direction).press(screen.OWN_READ)

    @property
    def tables(self) -> dict[str, list[list[str]]]:
        """Tables on the page."""
        parser = Tables()
        for element in self.test.get("html"):
            if "<table" in element.value:
                parser.feed(element.value[element.value.index("<div") :])
        return parser.tables

    def component(self, field: str) -> dict[str, Any]:
        """What is sent to the one component whose data has a field."""
        found = []
        for element in self.test.get("bidi_component"):
            if element.proto.bytes.startswith(b"x"):  # zlib, whatever its level
                data = json.loads(zlib.decompress(element.proto.bytes))
                found += [data] if field in data else []
        (one,) = found
        return one

    @property
    def ranked(self) -> list[str]:
        """Codes in the order of the ranked table."""
        return self.component("codes")["codes"]

    def column(self, label: str) -> list[str]:
        """Cells of a column of the ranked table."""
        columns = {column["label"]: column for column in self.component("codes")["columns"]}
        return columns[label]["texts"]

    @property
    def places(self) -> dict[str, tuple[int, ...]]:
        """Where each field and button of the page is, by its key or label.

        What moves is drawn anew, and for a moment there are two of it in a browser.
        """
        return dict(placed(self.test.main))

    @property
    def said(self) -> list[str]:
        """Everything that Streamlit reads as Markdown, labels included."""
        kinds = ("markdown", "caption", "title", "header", "subheader", "success", "error")
        values = [
            e.value for kind in (*kinds, "info", "warning", "toast") for e in self.test.get(kind)
        ]
        widgets = ("selectbox", "multiselect", "radio", "text_area", "button", "checkbox", "slider")
        return values + [widget.label for kind in widgets for widget in self.test.get(kind)]


@pytest.fixture(autouse=True)
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for the store of each test, so that none writes to the user's own."""
    folder = tmp_path / "store"
    monkeypatch.setenv(opening.FOLDER, str(folder))
    monkeypatch.delenv(opening.URL, raising=False)
    yield folder
    stored.close()


@pytest.fixture
def store(own_store: Path) -> Iterator[Store]:
    """The same store, from outside the app."""
    with open_store() as found:
        yield found


@pytest.fixture
def workspace(store: Store) -> str:
    """Id of a workspace in it."""
    return store.create_workspace("Holma", who="Ada").id


def placed(block: Any, at: tuple[int, ...] = ()) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Key or label of every widget of a block, and the numbers of the blocks that it lies in."""
    for number, child in block.children.items():
        if hasattr(child, "children"):
            yield from placed(child, (*at, number))
        elif hasattr(child, "label"):
            yield str(child.key or child.label), (*at, number)


def signed(app: App, who: str, page: str = workspace_text.PAGE) -> App:
    """A reader with a name, on a page that asks for it."""
    app.go(page).named("text_input", register_text.WHO).set_value(who)
    return app.run()


@pytest.fixture
def app() -> App:
    """A fresh reader on the first page."""
    return App()


@pytest.fixture
def new_app() -> Callable[[], App]:
    """Make more readers."""
    return App


def shared(app, title: str = text.PAGE_MAP) -> list[str]:
    """Links that a reader is offered on a page."""
    path = next(path for _, name, path in PAGES if name == title)
    page = "" if title == text.PAGE_MAP else path
    app.test.context["url"] = f"{SITE}/{page}"
    app.test.session_state[f"share-{page}"] = True
    app.go(title)
    return links(app)


def links(app) -> list[str]:
    """Links on the page."""
    found = [
        json.loads(each.proto.json) for each in app.test.get("bidi_component") if each.proto.json
    ]
    return [each["text"] for each in found if "button" in each]


def opened(app, link: str, title: str = text.PAGE_MAP):
    """A reader who opens a link."""
    app.test.query_params.clear()
    for name, (value,) in parse_qs(urlsplit(link).query).items():
        app.test.query_params[name] = value
    return app.go(title)
