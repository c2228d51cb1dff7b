"""Text from data is text, whatever Markdown would make of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ui.components.markdown import plain

MARKDOWN = MarkdownIt("gfm-like", {"linkify": False, "html": True})
"""Close to what the browser uses: GitHub's kind, HTML let through."""

PAYLOADS = [
    "[a](http://example.org)",
    "![a](http://example.org/x.png)",
    "<img src=x onerror=alert(1)>",
    "<http://example.org>",
    "**b** __b__ *i* _i_ ~~s~~",
    "`code` ```fence```",
    "# heading",
    "- item",
    "1. item",
    "> quote",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "a\n\n# b",
    "&lt;b&gt; &amp;",
    "\\*",
    "---",
]


def tokens(text: str) -> list[str]:
    kinds = []
    for token in MARKDOWN.parse(text):
        kinds += [token.type, *(child.type for child in token.children or [])]
    return kinds


def shown(text: str) -> str:
    """Text that is left when Markdown has been read."""
    return "".join(
        child.content for token in MARKDOWN.parse(text) for child in token.children or []
    )


HARMLESS = {"paragraph_open", "paragraph_close", "inline", "text", "text_special", "softbreak"}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_would_do_something_but_for_us(payload: str):
    assert shown(payload) != payload or not set(tokens(payload)) <= HARMLESS


@pytest.mark.parametrize("payload", [*PAYLOADS, "[a](javascript:x)"])
def test_a_payload_is_text(payload: str):
    assert set(tokens(f"x {plain(payload)}")) <= HARMLESS
    assert set(tokens(plain(payload))) <= HARMLESS
    assert shown(plain(payload)) == payload.replace("\n", " ")


@given(st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1))
def test_nothing_is_lost_or_added(text: str):
    assert shown(plain(text)) == text
    assert set(tokens(f"x{plain(text)}")) <= HARMLESS


@pytest.mark.parametrize("text", ["$x^2$ $$y$$", ":red[x] :material/home: :smile:", "a -- b -> c"])
def test_what_only_streamlit_reads_is_escaped_too(text: str):
    for sign in "$:>":
        assert plain(text).count(sign) == plain(text).count(f"\\{sign}")


def test_plain_words_stay_as_they_are():
    assert plain("Södra Sofielund 5 km²") == "Södra Sofielund 5 km²"
