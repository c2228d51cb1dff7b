"""Where the sources are: documented addresses, each replaced by an argument or the environment."""

import os
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from urllib.parse import urlsplit

from geo.faults import Fault, FaultKind, InputError

ADDRESSES: Mapping[str, str] = MappingProxyType(
    {
        "scb-wfs": "https://geodata.scb.se/geoserver/stat/wfs",
        "scb-pxweb": "https://statistikdatabasen.scb.se/api/v2",
        "malmo-ckan": "https://opendata-api.malmo.se",
        "kolada": "https://api.kolada.se/v3",
    }
)
"""Base address by source, as documented in 2026."""

ENVIRONMENT: Mapping[str, str] = MappingProxyType(
    {
        "scb-wfs": "KRAFTSAMLING_SCB_WFS",
        "scb-pxweb": "KRAFTSAMLING_SCB_PXWEB",
        "malmo-ckan": "KRAFTSAMLING_MALMO_CKAN",
        "kolada": "KRAFTSAMLING_KOLADA",
    }
)
"""Environment variable that replaces the address of a source."""


def source_addresses(
    given: Sequence[str] = (), environ: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Addresses to ask: what is given goes before the environment, which goes before the usual.

    Parameters
    ----------
    given : sequence of str
        ``SOURCE=ADDRESS`` replaces one. ``ADDRESS`` alone replaces the host of all of them and
        keeps their paths, as a mirror or a test server does.
    environ : mapping of str to str, optional
        The process's own when not given.

    Returns
    -------
    dict of str to str
        By source, without a slash at the end.

    Raises
    ------
    InputError
        No such source, or no address.
    """
    environ = os.environ if environ is None else environ
    found = {
        name: environ.get(ENVIRONMENT[name], "").strip() or usual
        for name, usual in ADDRESSES.items()
    }
    for each in given:
        name, divided, address = each.partition("=")
        if divided and name in found:
            found[name] = _checked(address, each)
        else:
            host = _checked(each, each)
            found |= {name: host + urlsplit(usual).path for name, usual in ADDRESSES.items()}
    return {name: address.rstrip("/") for name, address in found.items()}


def _checked(address: str, given: str) -> str:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        allowed = ", ".join(f"{name}=https://…" for name in ADDRESSES)
        raise InputError([Fault(FaultKind.FIELD_VALUE, "", "--base-url", given, allowed)])
    return address.rstrip("/")
