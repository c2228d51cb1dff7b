"""What holds on every page, whatever page one comes from."""

import ast
from collections import Counter
from pathlib import Path

import pytest

from language import screen, text
from ui.frame import PAGES

TITLES = [title for _, title, _ in PAGES]
SOURCES = Path(__file__).resolve().parents[3] / "ui" / "pages"


def test_the_pages_have_titles_and_addresses_of_their_own():
    assert len(set(TITLES)) == len(TITLES)
    assert len({path for _, _, path in PAGES}) == len(PAGES)
    assert all(path.isascii() and path.replace("-", "").isalpha() for _, _, path in PAGES)


def shows_what_is_kept(app) -> int:
    """Every widget that is tied to a choice shows that choice; how many there are."""
    kinds = ("slider", "selectbox", "multiselect", "radio", "checkbox", "text_input", "text_area")
    tied = [
        widget
        for kind in kinds
        for widget in app.test.get(kind)
        if widget.key and widget.key.startswith("widget.")
    ]
    for widget in tied:
        kept = app.test.session_state[widget.key.replace("widget.", "kept.", 1)]
        assert widget.value == kept, f"{widget.label}: {widget.value} is not {kept}"
    return len(tied)


@pytest.mark.parametrize("level", ["deso", "geso"])
def test_pages_are_visited_to_and_fro_and_show_what_is_kept(app, level):
    app.named("radio", screen.CHOOSE_LEVEL).set_value(level)
    app.run()
    tied = {}
    for title in [*TITLES, *reversed(TITLES), *TITLES[::2], *TITLES[1::2]]:
        tied[title] = shows_what_is_kept(app.go(title))
    assert sum(map(bool, tied.values())) > len(TITLES) / 2


@pytest.mark.parametrize("title", [title for title in TITLES if title != text.PAGE_MAP])
def test_a_page_that_is_opened_first_has_its_title(app, title):
    assert app.go(title).test.title[0].value == title


def test_no_choice_is_tied_to_widgets_on_two_pages():
    """Streamlit gives such widgets an identity each, and the second one starts from scratch."""
    names: Counter[str] = Counter()
    for path in SOURCES.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "bind":
                parts = getattr(node.args[0], "values", [node.args[0]])
                if isinstance(parts[0], ast.Constant):
                    names[str(parts[0].value).rstrip(".")] += 1
    assert len(names) > 5
    assert [name for name, number in names.items() if number > 1] == []


def test_own_data_hold_on_every_page(app):
    rows = "\n".join(["kod;x", *(f"{code};{at}" for at, code in enumerate(app.ranked))])
    app.load_own(("egen.csv", rows.encode()))
    tied = [shows_what_is_kept(app.go(title)) for title in TITLES]
    assert sum(map(bool, tied)) > len(TITLES) / 2
