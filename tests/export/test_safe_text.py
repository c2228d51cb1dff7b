import html
import json
from xml.etree import ElementTree

import jinja2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from export.safe_text import for_html, for_script, for_xml
from tests.export.map_samples import PAYLOADS

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_html_text_holds_no_sign_that_anything_acts_on(payload):
    assert not set("<>\"'{}$`\\") & set(for_html(payload))


@given(st.text())
def test_html_text_reads_as_it_was_written(text):
    assert html.unescape(for_html(text)) == html.unescape(html.escape(text))


@given(st.text())
def test_a_second_template_pass_leaves_html_text_as_it_is(text):
    safe = for_html(text).replace("\r", "").replace("\n", "")
    assert jinja2.Template(safe).render() == safe


@given(ANY_JSON)
def test_script_json_parses_to_the_same_value(value):
    assert json.loads(for_script(value)) == value


@given(ANY_JSON)
def test_script_json_survives_a_template_pass(value):
    assert json.loads(jinja2.Template(for_script(value)).render()) == value


@pytest.mark.parametrize("payload", PAYLOADS)
def test_script_json_cannot_end_its_element_or_open_an_expression(payload):
    inside = for_script({"key " + payload: [payload]})
    for sign in ("<", ">", "{{", "{%", "{#", "${", "`", "\u2028", "\u2029"):
        assert sign not in inside


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_script_json_refuses_what_is_no_json(number):
    with pytest.raises(ValueError, match="not JSON compliant"):
        for_script([number])


@settings(deadline=None)
@given(st.text())
@example("a\r\nb\rc\nd")
def test_every_text_can_stand_in_xml(text):
    """Ends of lines come back as one line feed each (XML 1.0, section 2.11)."""
    element = ElementTree.Element("a", b=for_xml(text))
    element.text = for_xml(text)
    back = ElementTree.fromstring(ElementTree.tostring(element, encoding="unicode"))
    assert (back.text or "") == for_xml(text).replace("\r\n", "\n").replace("\r", "\n")


def test_only_what_xml_refuses_is_replaced():
    assert for_xml("å\u202f<&>\x00\x0b\ud800\ufffe😀") == "å\u202f<&>    😀"
