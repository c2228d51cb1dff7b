"""Tables over areas: shortlist, all areas, contributions, certainty, initiatives, boards."""

import math
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from export.columns import Column
from export.dossier import Dossier
from export.listed import OWN
from export.papers.findings import Findings
from export.papers.model import Cell, Heading, Table
from language import coverage_text, text
from language import documents_text as words
from scoring.places.fields import FIELDS

PER_CENT = "%"
ORDER, RANK, INDEX = text.COLUMN_ORDER, text.COLUMN_RANK, text.COLUMN_INDEX


def figure(value: object) -> float | None:
    """A number for a cell, None where it is missing."""
    if value is None or value is pd.NA:
        return None
    number = float(value)  # type: ignore[arg-type]
    return None if math.isnan(number) else number


def share(value: object) -> float | None:
    """A share (0-1) in per cent, None where it is missing."""
    known = figure(value)
    return None if known is None else 100 * known


def areas_table(dossier: Dossier, found: Findings) -> Table:
    """Every area with its figures, and how sure its rank and field are."""
    frame = dossier.areas.sort_values("rang", kind="stable", na_position="last")
    return _frame_table("areas", frame, dossier.columns, found)


def shortlist_table(dossier: Dossier, found: Findings) -> Table:
    """The shortlist in order with its reasons, and the same figures."""
    return _frame_table("shortlist", dossier.shortlist, dossier.shortlist_columns, found)


def rejected_table(dossier: Dossier, found: Findings) -> Table:
    """What is turned down, with reasons, and the same figures."""
    table = _frame_table("rejected", dossier.rejected, dossier.rejected_columns, found)
    return table if table.rows else replace(table, note=words.NOTE_NONE_REJECTED)


def _frame_table(
    name: str, frame: pd.DataFrame, columns: Sequence[Column], found: Findings
) -> Table:
    own = [_heading(column, found) for column in columns]
    names = [column.name for column in columns]
    rows = []
    for code, row in zip(frame.index, frame[names].to_dict("records"), strict=True):
        cells = [
            figure(row[at]) if heading.is_number else str(row[at])
            for at, heading in zip(names, own, strict=True)
        ]
        rows.append((*cells, *_sureness(str(code), found)))
    return Table(
        words.SHEETS[name],
        words.CAPTIONS[name],
        (*own, *_sure_headings(found)),
        tuple(rows),
        words.NOTE_BLANK,
    )


WHOLE = {"ordning", "rang", "klass"}
TEXTS = {"kod", "namn", "insatser", *(column.name for column in OWN)} - {"ordning"}


def _heading(column: Column, found: Findings) -> Heading:
    name, title, meaning = column.name, column.title, column.meaning
    if name in TEXTS:
        return Heading(title, meaning=meaning)
    card = found.cards.get(name)
    decimals = 0 if name in WHOLE else card.decimals if card else 1
    is_bar = name == "indexvarde" or name.startswith("dim_")
    return Heading(title, decimals, is_bar=is_bar, meaning=meaning)


def _sure_headings(found: Findings) -> tuple[Heading, ...]:
    own = (Heading(words.FIELD), Heading(words.COVERAGE, 0, PER_CENT, is_bar=True))
    return (*_drawn_headings(found), *own)


def _drawn_headings(found: Findings) -> tuple[Heading, ...]:
    """Headings of :func:`_drawn`; none where no ranks were drawn."""
    if found.intervals is None:
        return ()
    top = {"top": found.top}
    short = words.P_TOP_SHORT.format(**top)
    p_top = Heading(words.P_TOP.format(**top), 0, PER_CENT, is_bar=True, short=short)
    return Heading(words.RANK_LOW, 0), Heading(words.RANK_HIGH, 0), p_top


def _sureness(code: str, found: Findings) -> tuple[Cell, ...]:
    """How sure an area is; of a candidate, field and coverage where it is told of by itself."""
    if code not in found.fields.of:
        drawn = (None,) * (3 if found.intervals is not None else 0)
        own = [each for each in found.subjects if each.candidate.id == code]
        told = (field_name(own[0].field), share(own[0].coverage)) if own else ("", None)
        return (*drawn, *told)
    return (
        *_drawn(code, found),
        field_name(found.fields.of[code]),
        share(found.children.share.loc[code, "index"]),
    )


def _drawn(code: str, found: Findings) -> tuple[Cell, ...]:
    if found.intervals is None:
        return ()
    row = found.intervals.loc[code]
    return figure(row["rank_low"]), figure(row["rank_high"]), share(row["p_top"])


def field_name(field: str) -> str:
    """A field in words."""
    return coverage_text.FIELDS.get(field, coverage_text.NO_FIELD)


def _ordered(found: Findings) -> list[str]:
    """Codes by rank, those without one last."""
    return [str(code) for code in found.result.rank.sort_values(kind="stable").index]


def contributions_table(found: Findings) -> Table:
    """What each indicator adds to the index of each area."""
    parts = found.result.contributions
    headings = (
        *_who(),
        Heading(INDEX, 1, is_bar=True),
        *(Heading(found.title(str(name)), 2, is_bar=True) for name in parts.columns),
    )
    rows = tuple(
        (
            *_who_is(code, found),
            figure(found.result.index[code]),
            *(figure(value) for value in parts.loc[code]),
        )
        for code in _ordered(found)
    )
    name = "contributions"
    return Table(words.SHEETS[name], words.CAPTIONS[name], headings, rows, words.NOTE_BLANK)


def _who() -> tuple[Heading, ...]:
    return Heading(text.COLUMN_CODE), Heading(text.COLUMN_NAME), Heading(RANK, 0)


def _who_is(code: str, found: Findings) -> tuple[Cell, ...]:
    return code, str(found.areas.names[code]), figure(found.result.rank[code])


def certainty_table(found: Findings) -> Table:
    """Rank intervals, what the weights decide, and the probability of each field."""
    headings = (
        *_who(),
        *_drawn_headings(found),
        Heading(words.VERDICT),
        Heading(words.FIELD),
        *(
            Heading(words.P_FIELD.format(field=field_name(each)), 0, PER_CENT, is_bar=True)
            for each in FIELDS
        ),
    )
    rows = tuple(
        (
            *_who_is(code, found),
            *_drawn(code, found),
            "" if found.verdict is None else words.VERDICTS[found.verdict[code]],
            field_name(found.fields.of[code]),
            *(share(value) for value in found.probabilities.loc[code, list(FIELDS)]),
        )
        for code in _ordered(found)
    )
    note = words.NOTE_BLANK if found.intervals is not None else words.NOTE_NO_INTERVALS
    return Table(words.SHEETS["certainty"], words.CAPTIONS["certainty"], headings, rows, note)


def initiatives_table(found: Findings) -> Table:
    """Share of each area under each local initiative."""
    cards = [found.initiatives.card(str(name)) for name in found.surface.columns]
    headings = (
        *_who(),
        *(
            Heading(card.title, 0, PER_CENT, meaning=text.CERTAINTY[card.certainty])
            for card in cards
        ),
    )
    rows = tuple(
        (*_who_is(code, found), *(share(value) for value in found.surface.loc[code]))
        for code in _ordered(found)
    )
    name = "initiatives"
    return Table(words.SHEETS[name], words.CAPTIONS[name], headings, rows, words.NOTE_CITYWIDE)


def totals_table(found: Findings) -> Table:
    """Areas and children in each field."""
    headings = (
        Heading(words.FIELD),
        Heading(words.MEANING),
        Heading(words.AREAS, 0),
        Heading(words.CHILDREN_COUNT, 0),
    )
    rows = tuple(
        (
            field_name(each),
            coverage_text.FIELD_MEANINGS[each],
            figure(found.totals.loc[each, "areas"]),
            figure(found.totals.loc[each, "children"]),
        )
        for each in FIELDS
    )
    return Table("totals", words.FIELDS_TABLE, headings, rows)


def boards_table(found: Findings) -> Table:
    """How each board and company is present in each area."""
    owners = [found.organisations[str(name)] for name in found.matrix.columns]
    headings = (*_who(), *(Heading(each.short, meaning=each.name) for each in owners))
    rows = tuple(
        (
            *_who_is(code, found),
            *(coverage_text.PRESENCE[str(each)] for each in found.matrix.loc[code]),
        )
        for code in _ordered(found)
    )
    told = ", ".join(f"{each.short} = {each.name}" for each in owners)
    note = f"{coverage_text.MATRIX_NOTE} {coverage_text.SHORT_NAMES.format(names=told)}"
    return Table(words.SHEETS["boards"], words.CAPTIONS["boards"], headings, rows, note)
