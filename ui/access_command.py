"""The command that measures access to points."""

from datetime import date
from pathlib import Path
from typing import Annotated

import pandas as pd
import typer

from export.tabular import plain_csv, write_bytes
from geo.faults import Fault, FaultKind, InputError
from language import access_text as words
from language import cli_text
from layers.catalogue import LEVELS
from layers.points import PointOptions
from ui.access_layers import CHILDREN, UserFile, read_distances
from ui.access_measuring import ground_of, measure
from ui.access_reading import read_layer
from ui.workspace import embedded, embedded_place


def register(app: typer.Typer) -> None:
    """Add the command to the others."""
    app.command(help=words.COMMAND)(access)


def access(
    points: Annotated[Path, typer.Option(help=words.OPTION_POINTS)],
    out: Annotated[Path, typer.Option(help=cli_text.OUT_REQUIRED)],
    level: Annotated[str, typer.Option(help=cli_text.LEVEL)] = "deso",
    within: Annotated[str, typer.Option(help=words.OPTION_WITHIN)] = "500,1000",
    persons: Annotated[str, typer.Option(help=words.OPTION_PERSONS)] = CHILDREN,
    title: Annotated[str, typer.Option(help=words.OPTION_TITLE)] = words.DEFAULT_TITLE,
    east: Annotated[str, typer.Option(help=words.OPTION_EAST)] = "",
    north: Annotated[str, typer.Option(help=words.OPTION_NORTH)] = "",
    crs: Annotated[str, typer.Option(help=cli_text.CRS)] = "",
    layer: Annotated[str, typer.Option(help=cli_text.LAYER)] = "",
    leave_out: Annotated[bool, typer.Option("--leave-out", help=words.OPTION_LEAVE_OUT)] = False,
    network: Annotated[Path | None, typer.Option(help=words.OPTION_NETWORK)] = None,
    join_crossings: Annotated[
        bool, typer.Option("--join-crossings", help=words.OPTION_JOIN)
    ] = False,
    homes: Annotated[Path | None, typer.Option(help=words.OPTION_HOMES)] = None,
) -> None:
    """Write access to points as a table of the embedded areas."""
    catalogue = embedded()
    if level not in catalogue.levels:
        allowed = ", ".join(catalogue.levels)
        raise InputError([Fault(FaultKind.FIELD_VALUE, "", "--level", level, allowed)])
    place = embedded_place(catalogue, level)
    ground = ground_of(place, embedded_place(catalogue, LEVELS[0]), catalogue)
    asked = read_layer(
        _given(points),
        PointOptions(east, north, crs, layer, leave_out),
        ground.areas,
        network=_given(network) if network else None,
        homes=_given(homes) if homes else None,
        title=title,
        persons=persons,
        distances=read_distances(within),
        day=date.today().isoformat(),
        join_crossings=join_crossings,
    )
    found = measure(asked, place, ground)
    _write(found.table.values.rename_axis("code"), out)
    for line in [*words.notes(found), found.way]:
        typer.echo(line, err=True)
    typer.echo(cli_text.written(out.name, len(place.areas)), err=True)


def _given(path: Path) -> UserFile:
    if not path.is_file():
        raise InputError([Fault(FaultKind.FILE_NOT_FOUND, path.name)])
    return UserFile(path.name, path.read_bytes())


def _write(frame: pd.DataFrame, out: Path) -> None:
    try:
        write_bytes(plain_csv(frame), out)
    except OSError as error:
        raise InputError([Fault(FaultKind.FILE_NOT_WRITABLE, out.name)]) from error
