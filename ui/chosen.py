"""The shortlist that a command chooses: by rank, by code, or as it was saved."""

from pathlib import Path

from geo.faults import Fault, FaultKind, InputError
from language import cli_text
from language.numbers import number
from layers.text_files import read_text
from scoring.decision.shortlist import Shortlist, read_shortlist
from scoring.score import ScoreResult
from ui.workspace import Place


def chosen_by(
    place: Place, result: ScoreResult, top: int, select: str, file: Path | None
) -> Shortlist:
    """The shortlist of a command: a saved one, else areas by code and then by rank.

    Parameters
    ----------
    place : Place
    result : ScoreResult
        Of the place.
    top : int
        Areas of this rank or a better one are chosen.
    select : str
        Codes with commas between.
    file : Path or None
        A saved shortlist.

    Raises
    ------
    InputError
        A code is unknown, or the file is faulty.
    """
    if file is not None:
        return read_shortlist(read_text(file), place.areas.codes, file.name)
    chosen = Shortlist(division=place.level)
    wanted = [code.strip() for code in select.split(",") if code.strip()]
    unknown = [code for code in wanted if code not in place.areas.codes]
    if unknown:
        raise InputError(
            Fault(FaultKind.CODE_NOT_IN_AREAS, "--select", "", code, place.level)
            for code in unknown
        )
    for code in wanted:
        chosen = chosen.add(code)
    leading = result.rank[result.rank <= top].sort_values(kind="stable")
    for leader, rank in leading.items():
        place_text = number(rank, 0 if rank.is_integer() else 1)
        reason = cli_text.TOP_REASON.format(rank=place_text, scenario=result.scenario.name)
        chosen = chosen.add(str(leader), reason)
    return chosen
