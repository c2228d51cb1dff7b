"""The command that fetches open data: progress, what changed, and every fault at the end."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from geo.faults import InputError
from language import fetch_text
from layers.sources.by_address import ADDRESS, fetch_layer
from layers.sources.cache import Cache
from layers.sources.desk import Job
from ui import fetching


def register(app: typer.Typer) -> None:
    """Add the command to the others."""
    app.command(help=fetch_text.COMMAND)(fetch)


def fetch(
    place: Annotated[str, typer.Argument(help=fetch_text.PLACE)],
    out: Annotated[Path | None, typer.Option(help=fetch_text.OUT_FOLDER)] = None,
    only: Annotated[list[str] | None, typer.Option(help=fetch_text.ONLY)] = None,
    base_url: Annotated[list[str] | None, typer.Option(help=fetch_text.BASE_URL)] = None,
    layer: Annotated[str, typer.Option(help=fetch_text.LAYER)] = "",
) -> None:
    """Fetch open data for a municipality, or a layer from an address, into the cache."""
    cache = Cache(out or fetching.cache_folder())
    if ADDRESS.match(place):
        outcome = fetch_layer(cache, place, layer, date.today())
        typer.echo(fetch_text.outcome_line(outcome))
        typer.echo(fetch_text.FILE.format(file=cache.folder / outcome.manifest.file))
        return
    report = fetching.fetch(
        place,
        cache,
        only=only or (),
        base_urls=base_url or (),
        on_progress=_tell,
    )
    for outcome in report.outcomes:
        typer.echo(fetch_text.outcome_line(outcome))
    for line in fetch_text.skipped_lines(report):
        typer.echo(line, err=True)
    if report.faults:
        typer.echo(fetch_text.NOT_ALL, err=True)
        raise InputError(report.faults)


def _tell(done: int, count: int, job: Job) -> None:
    line = fetch_text.PROGRESS.format(done=done + 1, count=count, title=job.title)
    typer.echo(line, err=True)
