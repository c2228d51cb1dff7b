"""Figures as people write them: decimal sign, thousands, per cent, and marks in their place."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from geo.faults import Fault, FaultKind
from layers.numbers import BLANKS, Decimal, Status, parse_numbers
from layers.own.cells import is_mark, is_number

Meaning = Literal["missing", "suppressed", "zero"]
"""What a mark in place of a number stands for."""

SURELY_MISSING = frozenset(
    ("", ".", "..", "...", "…", "na", "n/a", "nan", "null", "none", "saknas", "<na>")
)
"""Marks that are missing to every publisher, without case."""

USUALLY_SUPPRESSED = frozenset(("x", "xx", "xxx", "*", "**", "c", "s"))
"""Marks that mostly stand for what may not be told; a person confirms."""

LEGEND = re.compile(r"^\W?(\.{1,3}|…|[-–x*]{1,2}|<\s?\d+)\W?\s*[=:]\s*(.+)", re.IGNORECASE)
"""A note that says what a mark means."""

LEGEND_WORDS: tuple[tuple[re.Pattern[str], Meaning], ...] = (
    (re.compile(r"sekretess|skydd|röj|för få|mindre än", re.IGNORECASE), "suppressed"),
    (re.compile(r"\bnoll\b|\b0\b|inget finns|exakt", re.IGNORECASE), "zero"),
    (re.compile(r"sakna|inte tillgänglig|ej tillgänglig|osäker", re.IGNORECASE), "missing"),
)
"""Words of such notes, and what they come to."""

STATES = {"missing": Status.MISSING, "suppressed": Status.SUPPRESSED, "zero": Status.OBSERVED}

GROUPS = {
    ",": re.compile(r"[+\-\u2212]?[1-9]\d{0,2}(,\d{3})+"),
    ".": re.compile(r"[+\-\u2212]?[1-9]\d{0,2}(\.\d{3})+"),
}
"""Numbers whose signs may be between thousands."""

DROPPED = dict.fromkeys(map(ord, f"{BLANKS}'’%"))
"""Signs within a number that do not change it."""


def may_be_grouped(text: str) -> bool:
    """Whether the signs of a number may stand between thousands as well as before decimals."""
    return any(pattern.fullmatch(text.strip()) for pattern in GROUPS.values())


@dataclass(frozen=True)
class NumberForm:
    """How the numbers of a table are written.

    Parameters
    ----------
    decimal : {".", ","}
    grouping : {"", ".", ","}
        Sign between thousands, beside blanks.
    unclear : str
        A number that can be read in two ways, where nothing in the table tells which; else empty.
    is_mixed : bool
        Whether both signs stand before decimals.
    """

    decimal: Decimal
    grouping: str = ""
    unclear: str = ""
    is_mixed: bool = False


@dataclass(frozen=True)
class Mark:
    """A mark in place of a number.

    Parameters
    ----------
    text : str
        As it stands, without case.
    meaning : {"missing", "suppressed", "zero"} or None
        Proposed; None where a person must say.
    cells : int
        How often it stands.
    column : str
        Where it stands first.
    is_told : bool
        Whether a note of the file says what it means.
    """

    text: str
    meaning: Meaning | None
    cells: int
    column: str
    is_told: bool = False


def find_form(columns: Iterable[Sequence[str]], told: Decimal | Literal[""] = "") -> NumberForm:
    """How numbers are written, by all of them together.

    Parameters
    ----------
    columns : iterable of sequence of str
        Cells of the columns with figures.
    told : {"", ".", ","}
        Decimal sign that the format of the file or a person tells.
    """
    texts = {text.strip().translate(DROPPED) for column in columns for text in column}
    numbers = [text for text in texts if is_number(text) and ("." in text or "," in text)]
    votes = [_votes(text) for text in numbers]
    decimals = {decimal for decimal, _ in votes if decimal}
    groupings = {grouping for _, grouping in votes if grouping}
    if not decimals:
        decimals = {_other(sign) for sign in groupings}
    unclear = [text for text, vote in zip(numbers, votes, strict=True) if vote == ("", "")]
    if not decimals and unclear and not told:
        return NumberForm("." if "." in unclear[0] else ",", "", min(unclear))
    decimal: Decimal = told or ("," if decimals == {","} else ".")
    other = _other(decimal)
    grouped = other in groupings or any(other in text for text in unclear)
    mixed = decimals == {".", ","} and not told
    return NumberForm(decimal, other if grouped else "", is_mixed=mixed)


def _votes(text: str) -> tuple[str, str]:
    """Decimal sign and sign between thousands that a number shows; empty where it does not."""
    if "." in text and "," in text:
        last = max(".,", key=text.rfind)
        return last, _other(last)
    sign = "." if "." in text else ","
    if not GROUPS[sign].fullmatch(text):
        return sign, ""
    return ("", sign) if text.count(sign) > 1 else ("", "")


def _other(sign: str) -> Literal[".", ","]:
    return "," if sign == "." else "."


def plain_numbers(cells: pd.Series, form: NumberForm) -> pd.Series:
    """Cells with the signs gone that do not change a number; other text as it is."""
    bare = cells.str.strip()
    tidy = bare.str.translate(DROPPED)
    if form.grouping:
        groups = GROUPS[form.grouping].pattern
        whole = tidy.str.fullmatch(rf"(?:{groups})(?:\{form.decimal}\d*)?")
        tidy = tidy.where(~whole, tidy.str.replace(form.grouping, "", regex=False))
    return tidy.where(bare.map(is_number), bare)


def find_marks(frame: pd.DataFrame, columns: Sequence[str], notes: Sequence[str]) -> list[Mark]:
    """Marks that need a person's word: all but those that are missing everywhere.

    Parameters
    ----------
    frame : DataFrame of str
    columns : sequence of str
        Those with figures.
    notes : sequence of str
        Lines beside the table, which may say what a mark means.
    """
    told = _legend(notes)
    counts: Counter[str] = Counter()
    first: dict[str, str] = {}
    for column in columns:
        for text, cells in frame[column].str.strip().str.casefold().value_counts().items():
            if text not in SURELY_MISSING and not is_number(str(text)) and is_mark(str(text)):
                counts[str(text)] += int(cells)
                first.setdefault(str(text), column)
    return [
        Mark(text, told.get(text, usual_meaning(text)), cells, first[text], text in told)
        for text, cells in counts.items()
    ]


def usual_meaning(mark: str) -> Meaning | None:
    """What a mark mostly means; None where publishers differ."""
    if mark in USUALLY_SUPPRESSED or mark.startswith(("<", "≤")):
        return "suppressed"
    return None


def _legend(notes: Sequence[str]) -> dict[str, Meaning]:
    told: dict[str, Meaning] = {}
    for note in notes:
        found = LEGEND.match(note.strip())
        if found is None:
            continue
        meaning = next((word for pattern, word in LEGEND_WORDS if pattern.search(found[2])), None)
        if meaning is not None:
            told[found[1].casefold()] = meaning
    return told


def read_figures(
    cells: pd.Series, form: NumberForm, marks: Mapping[str, Meaning], file: str
) -> tuple[np.ndarray, np.ndarray, list[Fault]]:
    """Read the cells of a column as figures.

    Parameters
    ----------
    cells : Series of str
        Index: row in the file; its name is that of the column.
    form : NumberForm
    marks : mapping of str to {"missing", "suppressed", "zero"}
        In lower case, beside those that are missing everywhere.
    file : str
        Name for messages.

    Returns
    -------
    values : ndarray of float, shape (n,)
        NaN where there is no figure.
    status : ndarray of int8, shape (n,)
    faults : list of Fault
        A mark that nobody has explained, once; every cell that is no number.
    """
    states = {mark: STATES[meaning] for mark, meaning in marks.items()}
    states |= dict.fromkeys(SURELY_MISSING - states.keys(), Status.MISSING)
    values, status, wrong = parse_numbers(plain_numbers(cells, form), form.decimal, states)
    zeros = [mark for mark, meaning in marks.items() if meaning == "zero"]
    values[cells.str.strip().str.casefold().isin(zeros).to_numpy()] = 0.0
    faults = []
    for row, text in cells[wrong].items():
        kind = FaultKind.MARK_UNKNOWN if is_mark(text) else FaultKind.NUMBER
        where = "" if kind is FaultKind.MARK_UNKNOWN else str(row)
        allowed = "" if kind is FaultKind.MARK_UNKNOWN else form.decimal
        faults.append(Fault(kind, file, where, text.strip(), allowed, str(cells.name)))
    return values, status, list(dict.fromkeys(faults))
