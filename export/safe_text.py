"""Text from data made harmless for HTML, for JavaScript and for a second template pass."""

import html
import json
import re
from typing import Any

_ENTITIES = {ord(sign): f"&#{ord(sign)};" for sign in "{}$`\\"}
_JSON_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SCRIPT_SIGNS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&{}$`\u2028\u2029"}


def for_html(text: str) -> str:
    """Text that can stand as HTML content or in a quoted HTML attribute.

    Beside the signs of HTML, ``{ } $``, backtick and backslash become
    entities: folium renders what it made a second time as a Jinja template
    and sets some of it inside JavaScript template literals, where escaping
    for HTML alone does not help.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        The same text to a reader, without any sign that HTML, Jinja or
        JavaScript acts on.
    """
    return html.escape(text, quote=True).translate(_ENTITIES)


def for_script(value: Any) -> str:
    r"""JSON that can stand inside a script element or a Jinja template.

    Parameters
    ----------
    value : Any
        What ``json.dumps`` takes. NaN is refused: it is not JSON.

    Returns
    -------
    str
        JSON that parses to the same value. Within its strings every sign that
        could end a script element, open a comment, begin a template
        expression or end a line is a ``\u`` escape.

    Raises
    ------
    ValueError
        If a number is NaN or infinite.
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return _JSON_STRING.sub(lambda found: found[0].translate(_SCRIPT_SIGNS), text)


def for_xml(text: str) -> str:
    """Text without the characters that XML 1.0 does not allow, each replaced by a blank.

    What has a meaning in XML is left to the writer of the file to escape.

    Parameters
    ----------
    text : str
        Any text.
    """
    return _NOT_XML.sub(" ", text)
