"""The shortlist as a table: areas and candidates in order, with status, reason and figures."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from export.columns import Column
from language import shortlist_text as words
from language import text
from scoring.decision.entry import Entry

ORDER = Column("ordning", text.COLUMN_ORDER)
REASON = Column("skal", text.COLUMN_REASON)
KIND = Column("slag", words.COLUMN_KIND, words.MEANING_KIND)
STATUS = Column("status", words.COLUMN_STATUS, words.MEANING_STATUS)
MEMBERS = Column("omraden", words.COLUMN_MEMBERS, words.MEANING_MEMBERS)
WHO = Column("vem", words.COLUMN_WHO)
WHEN = Column("andrad", words.COLUMN_WHEN)
CANDIDATES = Column("kandidater", words.COLUMN_CANDIDATES, words.MEANING_CANDIDATES)

OWN = (ORDER, REASON, KIND, STATUS, MEMBERS, WHO, WHEN, CANDIDATES)
"""Columns that tell of the choice, and not of the areas."""

DECIDED = (REASON, KIND, STATUS, MEMBERS, WHO, WHEN)
MEANINGS = {
    "kod": words.MEANING_CODE,
    "rang": words.MEANING_RANK,
    "indexvarde": words.MEANING_INDEX,
}


@dataclass(frozen=True, eq=False)
class CandidateFacts:
    """What was found about the candidates on a shortlist; all have their ids as index.

    Parameters
    ----------
    index, rank : Series of float
        Index of their own figures, and the place that it would have among the
        areas; NaN where there is none.
    values : DataFrame of float
        Figures from counts and bases, by indicator; NaN where they are missing
        or may not be told.
    initiatives : Series of str
        Titles of the initiatives that are there.
    """

    index: pd.Series
    rank: pd.Series
    values: pd.DataFrame
    initiatives: pd.Series


def listed(
    areas: gpd.GeoDataFrame,
    names: dict[str, str],
    entries: Sequence[Entry],
    facts: CandidateFacts | None,
) -> gpd.GeoDataFrame:
    """The rows of entries, in order.

    Parameters
    ----------
    areas : GeoDataFrame
        Every area with its figures, as in :attr:`export.dossier.Dossier.areas`.
    names : dict of str to str
        Indicator by the column of the areas that holds it.
    entries : sequence of Entry
        Of areas that exist.
    facts : CandidateFacts or None
        Of the candidates among them; figures are missing where there are none.

    Returns
    -------
    GeoDataFrame
        Index: codes of areas and ids of candidates. ``ordning``, from 1; code
        and name; :data:`DECIDED`; and the columns of the areas, in which what
        goes for areas alone, such as the class, is missing for a candidate.
    """
    single = areas.loc[[entry.code for entry in entries if not entry.is_candidate]]
    rows = single.reindex([entry.code for entry in entries])
    for entry in entries:
        if entry.is_candidate:
            for column, value in _candidate(areas, names, entry, facts).items():
                rows.loc[entry.code, column] = value
    shapes = [shapely.union_all(areas.geometry.loc[list(each.members)]) for each in entries]
    rows = gpd.GeoDataFrame(rows.drop(columns="geometry"), geometry=shapes, crs=areas.crs)
    rows.insert(0, ORDER.name, np.arange(1, len(entries) + 1))
    told = [_told(entry, areas["namn"]) for entry in entries]
    for at, decided in enumerate(DECIDED, start=3):
        cells = [each[decided.name] for each in told]
        rows.insert(at, decided.name, pd.Series(cells, index=rows.index, dtype=str))
    return rows


def _candidate(
    areas: gpd.GeoDataFrame, names: dict[str, str], entry: Entry, facts: CandidateFacts | None
) -> dict[str, Any]:
    """What stands in the columns of the areas for a candidate; the rest is missing."""
    row = {"kod": entry.code, "namn": entry.name, "insatser": ""}
    if facts is None:
        return row
    rank, index = facts.rank[entry.code], facts.index[entry.code]
    found = {"rang": rank, "indexvarde": index, "insatser": facts.initiatives[entry.code]}
    values = facts.values.loc[entry.code]
    figures = {column: values.get(name) for column, name in names.items() if column in areas}
    return row | {key: value for key, value in (found | figures).items() if pd.notna(value)}


def _told(entry: Entry, names: pd.Series) -> dict[str, str]:
    """What an entry says of the choice."""
    members = names.loc[list(entry.areas)].astype(str)
    return {
        REASON.name: entry.reason,
        KIND.name: words.KIND[entry.kind],
        STATUS.name: words.STATUS[entry.status],
        MEMBERS.name: "; ".join(members),
        WHO.name: entry.who,
        WHEN.name: words.moment(entry.when),
    }


def listed_columns(columns: Sequence[Column], indicators: Sequence[str]) -> tuple[Column, ...]:
    """Columns of the shortlist, in order.

    Parameters
    ----------
    columns : sequence of Column
        Of the areas, code and name first.
    indicators : sequence of str
        Those that hold figures of the table.
    """
    told = [_for_candidates(column, indicators) for column in columns]
    return (ORDER, *told[:2], *DECIDED, *told[2:])


def _for_candidates(column: Column, indicators: Sequence[str]) -> Column:
    """The column with what its figures are for a candidate."""
    meaning = MEANINGS.get(column.name, column.meaning)
    if column.name in indicators:
        meaning = words.MEANING_FIGURE.format(meaning=column.meaning).strip()
    return replace(column, meaning=meaning)
