"""The plain table: every cell there, every text harmless, headings tied to their cells."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from ui.components.figure_table import table_html


class Reader(HTMLParser):
    """Tags and texts as a browser would see them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.cells: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag in ("td", "th", "caption"):
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        self.cells[-1] += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


TAGS = {"div", "table", "caption", "thead", "tbody", "tr", "th", "td"}

PAYLOADS = [
    "<img src=x onerror=alert(1)>",
    '"><script>alert(1)</script>',
    "' onmouseover='alert(1)",
    "{{7*7}}",
    "${x}",
    "</td></table><iframe>",
    "&lt;b&gt;",
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_is_shown_as_it_stands(payload: str):
    reader = read(table_html(payload, [payload], [[payload]]))
    assert reader.cells == [payload] * 3
    assert set(reader.tags) <= TAGS
    assert {name for name, _ in reader.attributes} <= {
        "class",
        "tabindex",
        "role",
        "aria-label",
        "scope",
    }


@given(st.lists(st.lists(st.text(), min_size=3, max_size=3), max_size=4), st.text())
def test_no_text_adds_a_tag(rows: list[list[str]], caption: str):
    reader = read(table_html(caption, ["a", "b", "c"], rows))
    assert set(reader.tags) <= TAGS
    assert reader.tags.count("tr") == len(rows) + 1
    assert reader.tags.count("td") == 2 * len(rows)


def test_headings_are_tied_to_their_cells():
    html = table_html("C", ["a", "b"], [["r", "1"], ["s", "2"]])
    assert html.count('<th scope="col">') == 2
    assert html.count('<th scope="row">') == 2
    assert "<caption>C</caption>" in html


def test_figures_are_set_flush_right():
    html = table_html("C", ["a", "b"], [["r", "1"]], numeric=(1,))
    assert '<td class="number">1</td>' in html
    assert '<th scope="col" class="number">b</th>' in html
    assert '<th scope="row">r</th>' in html


def test_a_table_without_rows_has_its_heading():
    assert read(table_html("C", ["a", "b"], [])).cells == ["C", "a", "b"]


def test_a_wide_table_can_be_scrolled_by_keyboard_and_has_a_name():
    reader = read(table_html('C "x"', ["a"], []))
    assert {("tabindex", "0"), ("role", "region"), ("aria-label", 'C "x"')} <= {*reader.attributes}


def shown() -> None:
    from ui.components.figure_table import figure_table

    figure_table("<b>C</b>", ["a"], [["<i>r</i>"]])


def test_the_page_gets_the_table():
    (element,) = AppTest.from_function(shown).run().get("html")
    assert "&lt;b&gt;C&lt;/b&gt;" in element.value
    assert "<i>" not in element.value
