"""The commands that back up all that is stored, and put it back."""

from pathlib import Path
from typing import Annotated

import typer

from language import cli_text


def register(app: typer.Typer) -> None:
    """Add the commands to the others."""
    app.command(help=cli_text.BACKUP)(backup)
    app.command(help=cli_text.RESTORE)(restore)


def backup(file: Annotated[Path, typer.Argument(help=cli_text.BACKUP_FILE)]) -> None:
    """Write all that is stored to one file."""
    from ui import keeping  # takes half a second, which no other command is to wait for

    typer.echo(cli_text.backed_up(file.name, keeping.backup(file)), err=True)


def restore(
    file: Annotated[Path, typer.Argument(help=cli_text.BACKUP_FILE)],
    replace: Annotated[bool, typer.Option("--replace", help=cli_text.REPLACE)] = False,
) -> None:
    """Put what a backup holds in place of all that is stored."""
    from ui import keeping

    typer.echo(cli_text.restored(file.name, keeping.restore(file, replace)), err=True)
