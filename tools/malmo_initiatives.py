"""Fill in where initiatives work: the delområden of their cards turned into DeSO."""

import tomllib
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import tomli_w

from layers.initiatives import Geography, InitiativeCard, Site
from layers.text_files import check_model, parse_toml, read_text
from tools.malmo_names import Gazetteer, fold, read_gazetteer

CARDS = Path(__file__).resolve().parent.parent / "data" / "malmo" / "initiatives"
"""The cards are written by hand; only what follows from their delområden is filled in."""

TEXTS = Path(__file__).with_suffix(".toml")


def build(raw: Path, out: Path) -> None:
    """Write ``initiatives/*.toml``.

    Parameters
    ----------
    raw : Path
        Folder with the raw files.
    out : Path
        Data folder.
    """
    phrases = tomllib.loads(TEXTS.read_text(encoding="utf-8"))["derivation"]
    deso = gpd.read_file(raw / "deso2025_malmo.geojson", ignore_geometry=True)
    regso_of = deso.set_index("desokod")["regsonamn"].sort_index()
    names = read_gazetteer(raw)
    folder = out / "initiatives"
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(CARDS.glob("*.toml")):
        card = check_model(InitiativeCard, parse_toml(read_text(path), path.name), path.name)
        filled = card.model_copy(
            update={"geography": filled_in(card.geography, phrases, regso_of, names)}
        )
        written = tomli_w.dumps(filled.model_dump(exclude_defaults=True))
        (folder / path.name).write_bytes(written.encode())


def filled_in(
    given: Geography, phrases: dict[str, str], regso_of: pd.Series, names: Gazetteer
) -> Geography:
    """Fill in the areas of a geography's delområden and of its sites'."""
    sites = tuple(_site(site, regso_of, names) for site in given.sites)
    own = given.model_copy(update={"sites": sites})
    if not given.delomraden:
        return own
    found = place(list(given.delomraden), phrases, regso_of, names)
    return own.model_copy(update=found)


def _site(site: Site, regso_of: pd.Series, names: Gazetteer) -> Site:
    if not site.delomrade:
        return site
    touched = [name for name in regso_of.unique() if site.delomrade in names.delomraden(name)]
    return site.model_copy(update={"areas": tuple(regso_of.index[regso_of.isin(touched)])})


def place(
    delomraden: list[str], phrases: dict[str, str], regso_of: pd.Series, names: Gazetteer
) -> dict[str, Any]:
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
    dict
        Fields of a geography. The derivation tells which RegSO hold other delområden too, which
        were found through a short form or a turned name, and what was not found.
    """
    held = {name: set(names.delomraden(name)) for name in regso_of.unique()}
    wanted = set(delomraden)
    touched = {name for name, found in held.items() if found & wanted}
    shared = sorted(name for name in touched if held[name] - wanted)
    unmatched = [name for name in delomraden if not any(name in found for found in held.values())]
    read = sorted(name for name in touched if not _names_any(name, held[name] & wanted))
    remarks = {"shared": shared, "read": read, "unmatched": unmatched}
    told = [phrases[key].format(names=", ".join(some)) for key, some in remarks.items() if some]
    return {
        "areas": tuple(regso_of.index[regso_of.isin(touched)]),
        "derivation": " ".join([phrases["areas"], *told]),
        "unmatched": tuple(unmatched),
    }


def _names_any(name: str, delomraden: set[str]) -> bool:
    return any(fold(delomrade) in fold(name) for delomrade in delomraden)
