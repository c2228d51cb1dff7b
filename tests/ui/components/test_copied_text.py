"""A text to copy is sent as data, with every word in the reader's language."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from language import share_text as words


def shown() -> None:
    from ui.components.copied_text import copied_text

    copied_text("Länk", "https://x.example/?a=<b>&c={{ 1 }}", key="link")


@pytest.fixture
def sent() -> dict[str, str]:
    (element,) = AppTest.from_function(shown).run().get("bidi_component")
    return json.loads(element.proto.json)


def test_the_text_is_sent_as_it_is(sent):
    assert sent["text"] == "https://x.example/?a=<b>&c={{ 1 }}"


def test_every_word_is_sent_besides(sent):
    told = {sent[name] for name in ("label", "button", "done", "failed")}
    assert told == {"Länk", words.COPY, words.COPIED, words.NOT_COPIED}
