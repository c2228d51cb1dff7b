"""A view of the app as a link: a few choices as checked JSON, compressed and short."""

import base64
import json
import zlib
from typing import Annotated, Any, Literal

from pydantic import Field

from geo.faults import Fault, FaultKind, InputError, refuse
from layers.text_files import check_model
from scoring.choice import Choice
from scoring.scenario import Scenario, Weight
from scoring.scenario_file import scenario_faults
from store.documents.canonical import canonical, is_unicode

MAX_LINK = 6_000
"""Characters of a link's value: what browsers, proxies and mail still carry."""

MAX_JSON = 200_000
"""Bytes that a value may unfold to."""

MAX_DEPTH = 40
"""Levels of JSON within each other."""

NAME = "länk"


class Shared(Choice):
    """What a link shows.

    Parameters
    ----------
    level : str
        Level of areas.
    scenario : Scenario or None
        Choices of the sender's own.
    preset : str
        Name of a scenario that comes with the program, in place of that.
    weights : dict of str to float
        Weights of dimensions that differ from the scenario's.
    shown : str
        Indicator on the map; empty for the index.
    selected : tuple of str
        Codes of areas.
    page : str
        Address of the page.
    """

    version: Literal[1] = 1
    level: Annotated[str, Field(min_length=1)]
    scenario: Scenario | None = None
    preset: str = ""
    weights: dict[str, Weight] = Field(default_factory=dict)
    shown: str = ""
    selected: tuple[str, ...] = ()
    page: str = ""


def encode(shared: Shared) -> str:
    """Write a view as the value of a query parameter.

    Returns
    -------
    str
        Letters, digits, ``-`` and ``_``.

    Raises
    ------
    InputError
        It is longer than :data:`MAX_LINK`, or holds text that is not in Unicode.
    """
    text = canonical(shared.model_dump(mode="json", exclude_defaults=True))
    if not is_unicode(text):
        raise InputError([Fault(FaultKind.LINK_UNREADABLE)])
    packed = base64.urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode().rstrip("=")
    _refuse_long(packed)
    return packed


def decode(value: str) -> Shared:
    """Read the value of a query parameter; it may come from anybody.

    Raises
    ------
    InputError
        It is too long, damaged, or holds unknown or wrong fields.
    """
    _refuse_long(value)
    shared = check_model(Shared, _unpacked(value), NAME)
    if shared.scenario is not None:
        refuse(scenario_faults(shared.scenario, NAME))
    return shared


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
