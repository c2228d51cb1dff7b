"""A layer of areas from any address, kept as a set that every reader of areas can open."""

import re
from datetime import date
from urllib.parse import urlsplit

import geopandas as gpd
import pandas as pd

from geo.areas import WORKING_CRS
from geo.columns import CODE_COLUMNS, find_column
from geo.faults import Fault, FaultKind, InputError
from layers.slugs import slug, unused
from layers.sources.cache import Cache
from layers.sources.ckan import ROW
from layers.sources.desk import Outcome
from layers.sources.http import plain_address
from layers.sources.manifest import Manifest
from layers.sources.ogc import read_layer

ADDRESS = re.compile(r"^(https?|postgres(ql)?)://", re.IGNORECASE)
"""What is an address, and not the name of a place."""


def fetch_layer(cache: Cache, address: str, layer: str, today: date) -> Outcome:
    """Fetch a layer from a WFS, an OGC API Features or PostGIS.

    Parameters
    ----------
    cache : Cache
    address : str
        What of it is secret is not kept.
    layer : str
        May be empty where there is one only.
    today : date

    Raises
    ------
    InputError
        As :func:`layers.sources.ogc.read_layer`; the layer does not say its CRS.
    """
    frame = read_layer(address, layer)
    if frame.crs is None:
        raise InputError([Fault(FaultKind.CRS_MISSING, layer or plain_address(address))])
    columns = pd.DataFrame(frame.drop(columns=frame.geometry.name)).reset_index(drop=True)
    frame = gpd.GeoDataFrame(columns, geometry=frame.geometry.to_crs(WORKING_CRS).array)
    code, _ = find_column(columns, None, CODE_COLUMNS, layer, required=False)
    if code is None or columns[code].duplicated().any():
        code = ROW
        frame[ROW] = range(1, len(frame) + 1)
    host = urlsplit(address).hostname or plain_address(address)
    manifest = Manifest(
        name=_name(cache, address, host, layer),
        kind="areas",
        keys=(code,),
        title=layer or host,
        publisher=host,
        address=plain_address(address),
        question={"layer": layer},
        retrieved=today.isoformat(),
    )
    return Outcome(*cache.keep(manifest, frame))


def _name(cache: Cache, address: str, host: str, layer: str) -> str:
    """Id of a set: by host and layer, with a number where another address has that already."""
    own = (plain_address(address), {"layer": layer})
    taken = {each.name for each in cache.manifests() if (each.address, each.question) != own}
    return unused(f"lager-{slug(f'{host}-{layer}' if layer else host)[:80]}", taken)
