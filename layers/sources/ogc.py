"""Areas from any address: WFS and OGC API Features through GDAL, or a table in PostGIS."""

import os
import re
from typing import Any

import geopandas as gpd
import pyogrio

from geo.faults import Fault, FaultKind, InputError
from layers.sources.http import CERTIFICATES, plain_address
from layers.sources.postgis import read_table, tables_at

KINDS = {"WFS": "WFS:", "OAPIF": "OAPIF:"}
"""Kind of address, as GDAL calls its driver, with what goes before the address."""

POSTGIS = "PostGIS"
"""Kind of an address that GDAL is not asked about: its builds often lack it."""

POSTGRES = re.compile(r"^postgres(ql)?://", re.IGNORECASE)


def kind_of(address: str) -> str:
    """Kind of an address: PostGIS by its scheme, a WFS by its path or question, else an API."""
    if POSTGRES.match(address):
        return POSTGIS
    return "WFS" if re.search(r"wfs\b|service=wfs", address, re.IGNORECASE) else "OAPIF"


NETWORK = {"GDAL_HTTP_TIMEOUT": 60, "GDAL_HTTP_MAX_RETRY": 3, "GDAL_HTTP_RETRY_DELAY": 1}
"""GDAL asks by itself; proxies are those of the environment."""


def drivers() -> dict[str, Any]:
    """What this installation of GDAL can read."""
    return pyogrio.list_drivers(read=True)


def layers_at(address: str, kind: str = "") -> tuple[str, ...]:
    """Names of the layers at an address.

    Parameters
    ----------
    address : str
    kind : str
        Key of :data:`KINDS`; by the look of the address where empty.

    Raises
    ------
    InputError
        GDAL cannot read the kind, or the address gives nothing that it
        understands; as :func:`layers.sources.postgis.tables_at`.
    """
    if kind_of(address) == POSTGIS:
        return tables_at(address)
    dataset = _dataset(address, kind)
    try:
        return tuple(str(name) for name, _ in pyogrio.list_layers(dataset))
    except (pyogrio.errors.DataSourceError, RuntimeError) as error:
        raise InputError([_unreadable(address)]) from error


def read_layer(address: str, layer: str = "", kind: str = "") -> gpd.GeoDataFrame:
    """Read a layer as it stands.

    Parameters
    ----------
    address : str
    layer : str
        May be left out where there is one only.
    kind : str
        As for :func:`layers_at`.

    Returns
    -------
    GeoDataFrame
        At least one row.

    Raises
    ------
    InputError
        As :func:`layers_at`; several layers and none named; no rows.
    """
    if kind_of(address) == POSTGIS:
        return read_table(address, layer)
    names = layers_at(address, kind)
    wanted = layer or (names[0] if len(names) == 1 else "")
    if wanted not in names:
        where = plain_address(address)
        raise InputError([Fault(FaultKind.LAYER_CHOICE, where, "", layer, ", ".join(names))])
    try:
        frame = gpd.read_file(_dataset(address, kind), layer=wanted, engine="pyogrio")
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, RuntimeError) as error:
        raise InputError([_unreadable(address)]) from error
    if not isinstance(frame, gpd.GeoDataFrame) or frame.empty:
        raise InputError([Fault(FaultKind.SOURCE_EMPTY, plain_address(address), wanted)])
    return frame


def _dataset(address: str, kind: str) -> str:
    found = kind or kind_of(address)
    if found not in drivers():
        raise InputError([Fault(FaultKind.DRIVER_MISSING, received=found)])
    trusted = os.environ.get(CERTIFICATES, "").strip()
    pyogrio.set_gdal_config_options(NETWORK | ({"CURL_CA_BUNDLE": trusted} if trusted else {}))
    return f"{KINDS[found]}{address}"


def _unreadable(address: str) -> Fault:
    """A fault that shows no password that an address may hold."""
    where = plain_address(address)
    return Fault(FaultKind.SOURCE_NOT_DATA, where, where, "unknown_answer", "layers")
