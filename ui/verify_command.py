"""The command that says whether an export holds."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from export import __version__
from export.proof.record import libraries
from language import cli_text, numbers
from language import verify_text as words

if TYPE_CHECKING:
    from ui.verify_ledger import LedgerVerdict
    from ui.verifying import Verdict


def register(app: typer.Typer) -> None:
    """Add the command to the others."""
    app.command(help=words.COMMAND)(verify)


def verify(
    file: Annotated[Path, typer.Argument(help=words.FILE)],
    data: Annotated[Path | None, typer.Option(help=words.DATA)] = None,
    areas: Annotated[Path | None, typer.Option(help=words.AREAS)] = None,
    table: Annotated[list[Path] | None, typer.Option(help=words.TABLE)] = None,
    id_column: Annotated[str | None, typer.Option(help=cli_text.ID_COLUMN)] = None,
    areas_id_column: Annotated[str | None, typer.Option(help=cli_text.AREAS_ID_COLUMN)] = None,
    crs: Annotated[str | None, typer.Option(help=cli_text.CRS)] = None,
    mend: Annotated[bool, typer.Option("--mend", help=cli_text.MEND)] = False,
    repair: Annotated[bool, typer.Option("--repair", help=words.REPAIR)] = False,
    reference: Annotated[Path | None, typer.Option(help=cli_text.REFERENCE)] = None,
    register: Annotated[Path | None, typer.Option(help=words.REGISTER)] = None,
    template: Annotated[Path | None, typer.Option(help=words.TEMPLATE)] = None,
    decision: Annotated[Path | None, typer.Option(help=words.DECISION)] = None,
    access: Annotated[list[Path] | None, typer.Option(help=words.ACCESS)] = None,
) -> int:
    """Compute an export anew from its own record, and name the first difference."""
    from ui import verifying  # takes half a second, which no other command is to wait for
    from ui.verify_data import Files
    from ui.verify_ledger import LedgerVerdict

    files = Files(
        data,
        areas,
        tuple(table or ()),
        reference,
        register,
        template,
        decision,
        id_column,
        areas_id_column,
        crs,
        mend,
        repair,
        tuple(access or ()),
    )
    verdict = verifying.verify_any(file, files)
    if isinstance(verdict, LedgerVerdict):
        typer.echo("\n".join(_ledger_lines(file.name, verdict)))
        return 0 if verdict.holds else 1
    typer.echo("\n".join(_lines(file.name, verdict)))
    return _code(verdict)


def _code(verdict: "Verdict") -> int:
    if not verdict.is_decided:
        return 2
    return 0 if verdict.holds else 1


def _ledger_lines(file: str, verdict: "LedgerVerdict") -> list[str]:
    record = verdict.record
    told = words.LEDGER_TOLD.format(
        workspace=record.workspace,
        count=numbers.number(len(record.entries)),
        day=record.day.isoformat(),
    )
    if verdict.holds:
        count = numbers.number(verdict.count)
        mark = words.LEDGER_MARK.format(mark=record.mark)
        return [words.YES.format(file=file, count=count), told, mark]
    return [*_no(file, verdict), told]


def _no(file: str, verdict: "Verdict | LedgerVerdict") -> list[str]:
    lines = [
        words.NO.format(file=file),
        words.first_line(verdict.found[0]),
        words.count_line(verdict.found, verdict.count),
    ]
    program = verdict.record.program
    if program != __version__:
        lines.append(words.OTHER_PROGRAM.format(then=program, now=__version__))
    return lines


def _lines(file: str, verdict: "Verdict") -> list[str]:
    return [*_answer(file, verdict), words.told_line(verdict.record), *_besides(verdict)]


def _answer(file: str, verdict: "Verdict") -> list[str]:
    record = verdict.record
    if verdict.holds:
        return [words.YES.format(file=file, count=numbers.number(verdict.count))]
    if not verdict.is_decided:
        then, now = record.libraries, libraries()
        told = words.UNDECIDED.format(
            file=file, then=words.versions(then, now), now=words.versions(now, then)
        )
        return [told]
    return _no(file, verdict)


def _besides(verdict: "Verdict") -> list[str]:
    lines = [words.PARTLY] if verdict.is_partial else []
    if verdict.decision and verdict.holds:
        lines.append(words.DECISION_HOLDS.format(hash=verdict.decision))
    elif verdict.record.decision and not verdict.decision:
        lines.append(words.DECISION_NOT_TRIED.format(hash=verdict.record.decision))
    return lines
