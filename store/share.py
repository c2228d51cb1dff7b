"""A view of the app as a link: a few choices as checked JSON, compressed and short."""

import base64
import json
import re
import zlib
from typing import Any

from geo.faults import Fault, FaultKind, InputError, refuse
from layers.text_files import check_model
from scoring.scenario_file import scenario_faults
from store.documents.canonical import canonical, is_unicode
from store.documents.view import VERSION, View
from store.records import Version

MAX_LINK = 6_000
"""Characters of a link's value: what browsers, proxies and mail still carry."""

MAX_JSON = 200_000
"""Bytes that a value may unfold to."""

MAX_DEPTH = 40
"""Levels of JSON within each other."""

NAME = "länk"

STORED = re.compile(r"(?P<document>[0-9a-f]{32})-(?P<number>[1-9][0-9]{0,8})", re.ASCII)
"""A version of a stored view, as a link names it."""


def encode(view: View) -> str:
    """Write a view as the value of a query parameter.

    Returns
    -------
    str
        Letters, digits, ``-`` and ``_``.

    Raises
    ------
    InputError
        It is longer than :data:`MAX_LINK`, rests on points, which only a stored
        view may, or holds text that is not in Unicode.
    """
    refuse(_points(view))
    plain = {"version": VERSION, **view.model_dump(mode="json", exclude_defaults=True)}
    text = canonical(plain)
    if not is_unicode(text):
        raise InputError([Fault(FaultKind.LINK_UNREADABLE)])
    packed = base64.urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode().rstrip("=")
    _refuse_long(packed)
    return packed


def decode(value: str) -> View:
    """Read the value of a query parameter; it may come from anybody.

    Raises
    ------
    InputError
        It is too long, damaged, of another version, rests on points, or holds
        unknown or wrong fields.
    """
    _refuse_long(value)
    data = _unpacked(value)
    if isinstance(data, dict) and data.get("version") != VERSION:
        received = str(data.get("version", ""))
        raise InputError([Fault(FaultKind.LINK_VERSION, "", "", received, str(VERSION))])
    view = check_model(View, data, NAME)
    refuse(_points(view))
    if view.scenario is not None:
        refuse(scenario_faults(view.scenario, NAME))
    return view


def _points(view: View) -> list[Fault]:
    """An address that names files of the store would let anybody ask for them."""
    return [] if view.access is None else [Fault(FaultKind.FIELD_UNKNOWN, NAME, "access")]


def name_stored(version: Version) -> str:
    """Name a version of a stored view in a link."""
    return f"{version.document}-{version.number}"


def stored_name(value: str) -> tuple[str, int]:
    """Id and number of the version that a link names.

    Raises
    ------
    InputError
        It names none.
    """
    found = STORED.fullmatch(value)
    if found is None:
        raise InputError([Fault(FaultKind.LINK_UNREADABLE)])
    return found["document"], int(found["number"])


def _refuse_long(value: str) -> None:
    if len(value) > MAX_LINK:
        raise InputError([Fault(FaultKind.LINK_TOO_LONG, "", "", str(len(value)), str(MAX_LINK))])


def _unpacked(value: str) -> Any:
    """Plain data of a value."""
    try:
        packed = base64.b64decode(value + "=" * (-len(value) % 4), altchars=b"-_", validate=True)
        unpack = zlib.decompressobj()
        text = unpack.decompress(packed, MAX_JSON)
        if not unpack.eof or unpack.unused_data:
            raise ValueError("unfinished")
        data = json.loads(text)
        canonical(data).encode()
    except (ValueError, RecursionError, zlib.error) as error:
        raise InputError([Fault(FaultKind.LINK_UNREADABLE)]) from error
    if _depth(data) > MAX_DEPTH:
        raise InputError([Fault(FaultKind.LINK_UNREADABLE)])
    return data


def _depth(data: Any) -> int:
    """Levels of tables and lists within each other."""
    depth, level = 0, [data]
    while level and depth <= MAX_DEPTH:
        level = [
            inner
            for each in level
            if isinstance(each, dict | list)
            for inner in (each.values() if isinstance(each, dict) else each)
        ]
        depth += 1
    return depth
