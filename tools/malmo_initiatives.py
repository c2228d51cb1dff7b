"""Make one card per initiative, its delområden turned into DeSO."""

import hashlib
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import tomli_w

from layers.cards import Source
from layers.initiatives import Extent, Geography, InitiativeCard, Phase
from tools.malmo_names import Gazetteer, fold, read_gazetteer

RAW_FILE = "initiatives_malmo.json"
TEXTS = Path(__file__).with_suffix(".toml")

TODAY = "2026-11-21"
"""An initiative whose last month lies before this date has ended; fixed, so that builds agree."""


def build(raw: Path, out: Path) -> None:
    """Write ``initiatives/*.toml``.

    Parameters
    ----------
    raw : Path
        Folder with the raw files.
    out : Path
        Data folder.
    """
    texts = tomllib.loads(TEXTS.read_text(encoding="utf-8"))
    register = (raw / RAW_FILE).read_bytes()
    checksum = hashlib.sha256(register).hexdigest()
    deso = gpd.read_file(raw / "deso2025_malmo.geojson", ignore_geometry=True)
    regso_of = deso.set_index("desokod")["regsonamn"].sort_index()
    names = read_gazetteer(raw)
    folder = out / "initiatives"
    folder.mkdir(parents=True, exist_ok=True)
    for entry in json.loads(register)["initiatives"]:
        card = make_card(entry, texts, regso_of, names, checksum)
        path = folder / f"{card.id}.toml"
        path.write_bytes(tomli_w.dumps(card.model_dump()).encode())


def make_card(
    entry: dict[str, Any],
    texts: dict[str, Any],
    regso_of: pd.Series,
    names: Gazetteer,
    checksum: str,
) -> InitiativeCard:
    """Make the card of one entry of the raw register.

    Parameters
    ----------
    entry : dict
        As in the raw register.
    texts : dict
        The texts beside this module.
    regso_of : Series
        Name of the RegSO by DeSO code.
    names : Gazetteer
        Reads the names of the RegSO.
    checksum : str
        SHA-256 of the raw register.

    Returns
    -------
    InitiativeCard
    """
    own = texts["initiatives"][entry["id"]]
    extent = _extent(entry, names)
    phrases = texts["derivation"]
    return InitiativeCard(
        id=entry["id"],
        programme=entry["program"],
        name=entry["name"],
        certainty=entry["confidence"],
        status=_status(entry, own),
        start=entry.get("since", ""),
        end=entry.get("until", ""),
        extent=extent,
        is_overlay_only=own.get("overlay", False),
        note=own["note"],
        geography=place(entry["delomraden"], phrases, regso_of, names)
        if extent == "areas"
        else Geography(derivation=phrases[extent]),
        source=Source(**texts["sources"][own["source"]], url=_address(entry), sha256=checksum),
    )


def _extent(entry: dict[str, Any], names: Gazetteer) -> Extent:
    whole = set(names.geso_names.index)
    if entry.get("citywide") or set(entry.get("geso", ())) == whole:
        return "citywide"
    return "areas" if entry.get("delomraden") else "unknown"


def _status(entry: dict[str, Any], own: dict[str, Any]) -> Phase:
    last = entry.get("until", "")
    return "ended" if last and last < TODAY[: len(last)] else own.get("status", "running")


def _address(entry: dict[str, Any]) -> str:
    found = re.match(r"https://\S+", entry.get("source", ""))
    return found.group() if found else ""


def place(
    delomraden: list[str], phrases: dict[str, str], regso_of: pd.Series, names: Gazetteer
) -> Geography:
    """Turn delområden into the DeSO of every RegSO whose name holds one of them.

    Parameters
    ----------
    delomraden : list of str
        Official names.
    phrases : dict of str to str
        Sentences on how it was done.
    regso_of : Series
        Name of the RegSO by DeSO code.
    names : Gazetteer
        Reads the names of the RegSO.

    Returns
    -------
    Geography
        The derivation tells which RegSO hold other delområden too, which were
        found through a short form or a turned name, and what was not found.
    """
    held = {name: set(names.delomraden(name)) for name in regso_of.unique()}
    wanted = set(delomraden)
    touched = {name for name, found in held.items() if found & wanted}
    shared = sorted(name for name in touched if held[name] - wanted)
    unmatched = [name for name in delomraden if not any(name in found for found in held.values())]
    read = sorted(name for name in touched if not _names_any(name, held[name] & wanted))
    remarks = {"shared": shared, "read": read, "unmatched": unmatched}
    return Geography(
        delomraden=tuple(delomraden),
        areas=tuple(regso_of.index[regso_of.isin(touched)]),
        derivation=" ".join(
            [phrases["areas"]]
            + [phrases[key].format(names=", ".join(some)) for key, some in remarks.items() if some]
        ),
        unmatched=tuple(unmatched),
    )


def _names_any(name: str, delomraden: set[str]) -> bool:
    return any(fold(delomrade) in fold(name) for delomrade in delomraden)
