"""The command that carries figures from one division to another."""

from pathlib import Path
from typing import Annotated

import pandas as pd
import typer
from pyproj import CRS

from export.tabular import plain_csv, write_bytes
from geo.faults import Fault, FaultKind, InputError
from geo.grounds import Ground
from language import cli_text
from language import crosswalk_text as words
from layers.across import MIN_COVERED
from layers.between import between
from layers.sources.cache import Cache
from layers.sources.scb_tables import Registry
from ui import crossing, crossing_grounds, fetching
from ui.crossing import Crossed, Side
from ui.workspace import embedded

METHODS = tuple(words.METHODS)
KNOWN = words.OPTION_FROM.format(known="deso, regso, geso")


def register(app: typer.Typer) -> None:
    """Add the command to the others."""
    app.command(help=words.COMMAND)(crosswalk)


def crosswalk(
    source: Annotated[str, typer.Option("--from", help=KNOWN)],
    target: Annotated[str, typer.Option("--to", help=words.OPTION_TO)],
    table: Annotated[Path | None, typer.Option(help=words.OPTION_TABLE)] = None,
    method: Annotated[str, typer.Option(help=words.OPTION_METHOD)] = METHODS[0],
    count: Annotated[list[str] | None, typer.Option(help=words.OPTION_COUNT)] = None,
    share: Annotated[list[str] | None, typer.Option(help=words.OPTION_SHARE)] = None,
    people: Annotated[str, typer.Option(help=words.OPTION_PEOPLE)] = "deso",
    people_column: Annotated[str, typer.Option(help=words.OPTION_PEOPLE_COLUMN)] = "pop_2025",
    places: Annotated[Path | None, typer.Option(help=words.OPTION_PLACES)] = None,
    places_column: Annotated[str | None, typer.Option(help=words.OPTION_PLACES_COLUMN)] = None,
    min_covered: Annotated[float, typer.Option(help=words.OPTION_LEAST)] = MIN_COVERED,
    out: Annotated[Path | None, typer.Option(help=words.OPTION_OUT)] = None,
    errors: Annotated[Path | None, typer.Option(help=words.OPTION_ERRORS)] = None,
) -> None:
    """Carry the figures of one division to the areas of another."""
    if not 0 <= min_covered <= 1:
        raise InputError(
            [Fault(FaultKind.FIELD_VALUE, "", "--min-covered", f"{min_covered:g}", "0-1")]
        )
    shelf = _Shelf()
    told = crossing.told_kinds(count or (), share or ())
    start, end = shelf.side(source, "--from"), shelf.side(target, "--to")
    if table is not None:
        start = crossing.with_table(start, table, told, shelf.catalogue.cards)
    if start.table is None:
        raise InputError([Fault(FaultKind.FIELD_MISSING, "", "--table")])
    ground = shelf.ground(method, end.areas.crs, people, people_column, places, places_column)
    walk = between(start.areas, end.areas, ground)
    chosen = list(told) or list(start.table.indicators)
    found = crossing.cross(start, end, walk, chosen, told, min_covered)
    _tell(found)
    _write(result_frame(found), out)
    if errors is not None:
        _write(error_frame(found), errors)


class _Shelf:
    """Divisions by name or file, read when they are asked for."""

    def __init__(self) -> None:
        self.catalogue = embedded()
        self._cache = Cache(fetching.cache_folder())
        self._registry: Registry = fetching.registry()

    def side(self, name: str, option: str) -> Side:
        known = crossing.known_sides(self.catalogue, self._cache)
        if name in known:
            return crossing.known_side(name, self.catalogue, self._cache, self._registry)
        if not Path(name).suffix:
            allowed = ", ".join(known)
            raise InputError([Fault(FaultKind.FIELD_VALUE, "", option, name, allowed)])
        return crossing.file_side(Path(name))

    def ground(
        self,
        method: str,
        crs: CRS,
        people: str,
        people_column: str,
        places: Path | None,
        places_column: str | None,
    ) -> Ground | None:
        if method not in METHODS:
            allowed = ", ".join(METHODS)
            raise InputError([Fault(FaultKind.FIELD_VALUE, "", "--method", method, allowed)])
        if method == "population":
            return crossing_grounds.people_of(self.side(people, "--people"), people_column, crs)
        if method == "dasymetric":
            if places is None:
                raise InputError([Fault(FaultKind.FIELD_MISSING, "", "--places")])
            return crossing_grounds.read_places(places, crs, places_column)
        return None


def result_frame(found: Crossed) -> pd.DataFrame:
    """Figures by target code, each with the share covered, its state and why it is not there."""
    columns: dict[str, pd.Series] = {"name": found.target.areas.names}
    for name in found.carried.table.indicators:
        columns[name] = found.carried.table.values[name]
        columns[f"{name}_covered"] = found.carried.covered[name]
        columns[f"{name}_status"] = found.carried.status_names[name]
        columns[f"{name}_reason"] = found.carried.reason_names[name]
    return pd.DataFrame(columns).rename_axis("code")


def error_frame(found: Crossed) -> pd.DataFrame:
    """Both kinds of error by indicator, ``test`` telling them apart."""
    tables = {"round_trip": found.round_trip, "known": found.known}
    parts = [table.assign(test=test) for test, table in tables.items() if len(table)]
    return pd.concat(parts).rename_axis("indicator")


def _tell(found: Crossed) -> None:
    errors = [(words.COMMAND_ERROR, found.round_trip), (words.COMMAND_KNOWN, found.known)]
    titles = (found.source.title, found.target.title)
    lines = words.command_lines(found.carried, titles, found.crosswalk.method, errors)
    typer.echo("\n".join(lines), err=True)


def _write(frame: pd.DataFrame, out: Path | None) -> None:
    content = plain_csv(frame)
    if out is None:
        typer.echo(content.decode(), nl=False)
        return
    try:
        write_bytes(content, out)
    except OSError as error:
        raise InputError([Fault(FaultKind.FILE_NOT_WRITABLE, out.name)]) from error
    typer.echo(cli_text.written(out.name, len(frame)), err=True)
