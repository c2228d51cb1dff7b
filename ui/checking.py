"""Look into any file: what is in it, and what is wrong with it."""

from collections.abc import Callable
from pathlib import Path

from geo.faults import Fault, FaultKind, InputError, refuse
from geo.reading import VECTOR_TYPES, read_areas
from language import cli_text
from layers.cards import AreaCard, TableCard
from layers.catalogue import read_catalogue
from layers.initiatives import InitiativeCard
from layers.responsibility import read_rules
from layers.table import TABLE_TYPES, number_columns, read_raw_table, to_indicators
from layers.text_files import check_model, parse_json, parse_toml, read_text
from scoring.scenario_file import read_scenario

SCENARIO_KEY = "index"


def describe_file(
    path: Path, *, crs: str | None = None, layer: str | None = None, sheet: str | None = None
) -> list[str]:
    """Say what a file holds.

    Parameters
    ----------
    path : Path
        Areas, table, scenario, card, or a folder of embedded data.
    crs, layer : str, optional
        For files of areas.
    sheet : str, optional
        For Excel.

    Returns
    -------
    list of str
        Swedish lines.

    Raises
    ------
    InputError
        Every fault of the file.
    """
    if path.is_dir():
        return _describe_folder(path)
    if not path.is_file():
        raise InputError([Fault(FaultKind.FILE_NOT_FOUND, path.name)])
    suffix = path.suffix.lower()
    if suffix == ".toml":
        return _describe_toml(path)
    if suffix == ".json" and _is_scenario(path):
        return _describe_scenario(path)
    if suffix in VECTOR_TYPES:
        return _describe_areas(path, crs, layer)
    if suffix in TABLE_TYPES:
        return _describe_table(path, sheet)
    allowed = ", ".join((*VECTOR_TYPES, *TABLE_TYPES, ".toml"))
    raise InputError([Fault(FaultKind.FILE_TYPE, path.name, "", suffix, allowed)])


def _describe_folder(path: Path) -> list[str]:
    catalogue = read_catalogue(path)
    refuse(catalogue.checksum_faults)
    rules = read_rules(path, catalogue.organisations).rules
    return [*cli_text.folder_lines(catalogue), *cli_text.rule_lines(rules)]


def _describe_areas(path: Path, crs: str | None, layer: str | None) -> list[str]:
    return cli_text.area_lines(path.name, read_areas(path, crs=crs, layer=layer))


def _describe_table(path: Path, sheet: str | None) -> list[str]:
    raw = read_raw_table(path, sheet=sheet)
    columns = number_columns(raw)
    return cli_text.table_lines(path.name, raw, to_indicators(raw, columns))


def _describe_scenario(path: Path) -> list[str]:
    return cli_text.scenario_lines(path.name, read_scenario(read_text(path), path.name))


def _is_scenario(path: Path) -> bool:
    text = read_text(path)
    try:
        data = parse_json(text)
    except InputError:
        return False
    return isinstance(data, dict) and SCENARIO_KEY in data


def _describe_toml(path: Path) -> list[str]:
    data = parse_toml(read_text(path), path.name)
    if SCENARIO_KEY in data:
        return _describe_scenario(path)
    kinds: tuple[tuple[str, type, Callable], ...] = (
        ("programme", InitiativeCard, cli_text.initiative_lines),
        ("indicators", TableCard, cli_text.table_card_lines),
        ("file", AreaCard, cli_text.area_card_lines),
    )
    for key, model, lines in kinds:
        if key in data:
            return lines(check_model(model, data, path.name))
    allowed = ", ".join((SCENARIO_KEY, *(key for key, _, _ in kinds)))
    raise InputError([Fault(FaultKind.FIELD_MISSING, path.name, allowed)])
