"""The same work without a browser: score, check, repair, export, fetch, crosswalk, backup, restore.

Exit code 0: done; 2: the input has faults, told in Swedish on standard error.
"""

import os
import sys
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import pandas as pd
import typer
from typer.exceptions import TyperException

from export.gis import CRS_CHOICES, areas_bytes
from export.tabular import plain_csv, write_bytes
from geo.coverage import repair_coverage
from geo.faults import Fault, FaultKind, InputError
from geo.reading import read_areas
from language import cli_text, faults, screen, verify_text
from layers.catalogue import Catalogue
from layers.disclosure import SmallNumbers
from layers.inputs import read_inputs
from layers.numbers import Status
from layers.table import IndicatorTable
from layers.text_files import read_text
from scoring.certainty.certificates import certify
from scoring.certainty.draws import is_linear
from scoring.certainty.montecarlo import sample_ranks
from scoring.scenario import Scenario
from scoring.scenario_file import read_scenario
from scoring.score import score as score_table
from ui import access_command, crosswalk_command, fetch_command, store_command, verify_command
from ui.checking import describe_file
from ui.chosen import chosen_by
from ui.content import Content
from ui.deciding import read_decision
from ui.documents import FORMATS
from ui.own_files import protection_of, without_small
from ui.papers import DOCUMENTS, without_app
from ui.release import release
from ui.shortlisted import dossier_of
from ui.usage import usage_detail
from ui.workspace import DEFAULT_SCENARIO, Place, embedded, embedded_place, score_place

DEBUG = "KRAFTSAMLING_DEBUG"
"""Set in the environment, it lets an unforeseen error through with its traceback."""

app = typer.Typer(
    add_completion=False,
    help=cli_text.APP,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.command(help=cli_text.SCORE)
def score(
    table: Annotated[Path, typer.Option(help=cli_text.TABLE)],
    scenario: Annotated[Path, typer.Option(help=cli_text.SCENARIO)],
    areas: Annotated[Path | None, typer.Option(help=cli_text.AREAS)] = None,
    id_column: Annotated[str | None, typer.Option(help=cli_text.ID_COLUMN)] = None,
    areas_id_column: Annotated[str | None, typer.Option(help=cli_text.AREAS_ID_COLUMN)] = None,
    layer: Annotated[str | None, typer.Option(help=cli_text.LAYER)] = None,
    sheet: Annotated[str | None, typer.Option(help=cli_text.SHEET)] = None,
    crs: Annotated[str | None, typer.Option(help=cli_text.CRS)] = None,
    mend: Annotated[bool, typer.Option("--mend", help=cli_text.MEND)] = False,
    allow_unmatched: Annotated[
        bool, typer.Option("--allow-unmatched", help=cli_text.ALLOW_UNMATCHED)
    ] = False,
    parent_column: Annotated[str | None, typer.Option(help=cli_text.PARENT_COLUMN)] = None,
    reference: Annotated[Path | None, typer.Option(help=cli_text.REFERENCE)] = None,
    small_count: Annotated[int | None, typer.Option(min=1, help=cli_text.SMALL_COUNT)] = None,
    hide_zero: Annotated[bool, typer.Option("--hide-zero", help=cli_text.HIDE_ZERO)] = False,
    out: Annotated[Path | None, typer.Option(help=cli_text.OUT)] = None,
) -> None:
    """Score any areas of any country by a scenario file."""
    choices, early = _scenario_or_faults(scenario)
    inputs = read_inputs(
        areas,
        table,
        choices.columns if choices else (),
        id_column=id_column,
        sheet=sheet,
        parent_column=parent_column,
        allow_unmatched=allow_unmatched,
        faults=early,
        code_column=areas_id_column,
        layer=layer,
        crs=crs,
        mend_ambiguous=mend,
    )
    assert choices is not None
    if areas and inputs.repairs:
        for repair in inputs.repairs:
            typer.echo(cli_text.repaired(areas.name, repair), err=True)
    if inputs.unmatched:
        typer.echo(cli_text.unmatched(faults.message(inputs.unmatched)), err=True)
    if small_count is not None:
        small = SmallNumbers(threshold=small_count, hide_zero=hide_zero)
        inputs = without_small(inputs, protection_of(choices, small), choices.columns)
        hidden = inputs.table.status.eq(Status.SUPPRESSED).to_numpy().sum()
        typer.echo(cli_text.hidden(int(hidden), small_count), err=True)
    outside = reference and _reference(reference, choices, id_column)
    frame = _scores(inputs.table, choices, inputs.parent, outside or None)
    _write_scores(frame, out)


def _reference(path: Path, scenario: Scenario, id_column: str | None) -> IndicatorTable:
    """Figures of the reference population, for the indicators that use one."""
    wanted = [each.id for each in scenario.indicators() if each.reference == "table"]
    return read_inputs(None, path, wanted, id_column=id_column).table


def _scenario_or_faults(path: Path) -> tuple[Scenario | None, tuple[Fault, ...]]:
    try:
        return read_scenario(read_text(path), path.name), ()
    except InputError as error:
        return None, error.faults


def _scores(
    table: IndicatorTable,
    scenario: Scenario,
    parent: pd.Series | None,
    reference: IndicatorTable | None,
) -> pd.DataFrame:
    """Scores by area, with rank intervals and certificates where the scenario asks for them."""
    result = score_table(table, scenario, parent=parent, reference=reference)
    frame, choice = result.to_frame(), scenario.uncertainty
    if choice is None:
        return frame
    drawn = sample_ranks(table, scenario, parent=parent, reference=reference)
    frame = frame.join(drawn.intervals)
    if is_linear(scenario):
        frame["certain"] = certify(result, choice.weights, choice.top).verdict
    return frame


def _write_scores(frame: pd.DataFrame, out: Path | None) -> None:
    content = plain_csv(frame)
    if out is None:
        typer.echo(content.decode(), nl=False)
        return
    _write(content, out)
    typer.echo(cli_text.written(out.name, len(frame)), err=True)


def _write(content: bytes, out: Path) -> None:
    try:
        write_bytes(content, out)
    except OSError as error:
        raise InputError([Fault(FaultKind.FILE_NOT_WRITABLE, out.name)]) from error


@app.command(help=cli_text.CHECK)
def check(
    file: Annotated[Path, typer.Argument(help=cli_text.FILE)],
    crs: Annotated[str | None, typer.Option(help=cli_text.CRS)] = None,
    layer: Annotated[str | None, typer.Option(help=cli_text.LAYER)] = None,
    sheet: Annotated[str | None, typer.Option(help=cli_text.SHEET)] = None,
) -> None:
    """Say what is in a file, or what is wrong with it."""
    typer.echo("\n".join(describe_file(file, crs=crs, layer=layer, sheet=sheet)))


@app.command(help=cli_text.REPAIR)
def repair(
    areas: Annotated[Path, typer.Option(help=cli_text.AREAS)],
    out: Annotated[Path, typer.Option(help=cli_text.OUT_GPKG)],
    layer: Annotated[str | None, typer.Option(help=cli_text.LAYER)] = None,
    crs: Annotated[str | None, typer.Option(help=cli_text.CRS)] = None,
    mend: Annotated[bool, typer.Option("--mend", help=cli_text.MEND)] = False,
    out_crs: Annotated[str, typer.Option(help=cli_text.EXPORT_CRS)] = CRS_CHOICES[0],
) -> None:
    """Make a coverage of areas that overlap and leave gaps."""
    reading = read_areas(areas, layer=layer, crs=crs, mend_ambiguous=mend)
    clean, report = repair_coverage(reading.areas)
    _write(areas_bytes(clean, _known_crs(out_crs, "--out-crs")), out)
    typer.echo("\n".join(screen.coverage_lines(report)), err=True)
    typer.echo(cli_text.written(out.name, len(clean)), err=True)


def _known_crs(crs: str, option: str) -> str:
    if crs not in CRS_CHOICES:
        allowed = ", ".join(CRS_CHOICES)
        raise InputError([Fault(FaultKind.FIELD_VALUE, "", option, crs, allowed)])
    return crs


@app.command(help=cli_text.EXPORT)
def export(
    out: Annotated[Path, typer.Option(help=cli_text.OUT_REQUIRED)],
    level: Annotated[str, typer.Option(help=cli_text.LEVEL)] = "deso",
    scenario: Annotated[
        Path, typer.Option(help=cli_text.SCENARIO, show_default=False)
    ] = DEFAULT_SCENARIO,
    top: Annotated[int, typer.Option(min=0, help=cli_text.TOP)] = 0,
    select: Annotated[str, typer.Option(help=cli_text.SELECT)] = "",
    shortlist: Annotated[Path | None, typer.Option(help=cli_text.SHORTLIST)] = None,
    crs: Annotated[str, typer.Option(help=cli_text.EXPORT_CRS)] = CRS_CHOICES[0],
    decision: Annotated[Path | None, typer.Option(help=verify_text.EXPORT_DECISION)] = None,
) -> None:
    """Write the embedded areas with a shortlist."""
    choices = read_scenario(read_text(scenario), scenario.name)
    catalogue = embedded()
    place = _place(catalogue, level)
    _known_crs(crs, "--crs")
    decided = None if decision is None else read_decision(decision, catalogue, level)
    if decided is not None:
        place, choices = decided.place, decided.scenario
    place = release(place, choices, "public").place
    result = score_place(place, choices)
    chosen = chosen_by(place, result, top, select, shortlist)
    if decided is not None and decided.shortlist is not None:
        chosen = decided.shortlist
    without_app()
    dossier = dossier_of(place, result, chosen, date.today())
    forms = FORMATS | DOCUMENTS
    form = forms.get(out.suffix.lower().removeprefix("."))
    if form is None:
        allowed = ", ".join(f".{ending}" for ending in forms)
        raise InputError([Fault(FaultKind.FILE_TYPE, out.name, "", out.suffix, allowed)])
    frozen = "" if decided is None else decided.hash
    content = Content(place, catalogue, result, dossier, crs, chosen=chosen, decision=frozen)
    _write(form.write(content), out)
    typer.echo(cli_text.written(out.name, len(dossier.shortlist)), err=True)


def _place(catalogue: Catalogue, level: str) -> Place:
    if level not in catalogue.levels:
        allowed = ", ".join(catalogue.levels)
        raise InputError([Fault(FaultKind.FIELD_VALUE, "", "--level", level, allowed)])
    return embedded_place(catalogue, level)


fetch_command.register(app)
store_command.register(app)
crosswalk_command.register(app)
verify_command.register(app)
access_command.register(app)


def _commands() -> list[str]:
    return [command.callback.__name__ for command in app.registered_commands if command.callback]


def main(arguments: list[str] | None = None) -> int:
    """Run a command; every fault ends in one Swedish message, never in a traceback.

    Returns
    -------
    int
        Exit code.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        code = app(args=arguments or ["--help"], standalone_mode=False)
    except InputError as error:
        typer.echo(faults.message(error.faults), err=True)
        return 2
    except TyperException as error:
        typer.echo(cli_text.USAGE.format(detail=usage_detail(error, _commands())), err=True)
        return 2
    except (typer.Abort, KeyboardInterrupt):
        return 130
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        typer.echo(cli_text.UNEXPECTED.format(name=type(error).__name__), err=True)
        return 1
    return code if isinstance(code, int) else 0


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # a redirected Windows console has no thin space
    sys.exit(main())
