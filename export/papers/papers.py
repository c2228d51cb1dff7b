"""All that a document shows, put together from a dossier and what was found."""

from dataclasses import replace

import pandas as pd
import shapely

from export.dossier import Dossier
from export.figures import map_figure, source_line
from export.palettes import FIELDS as FIELD_COLOURS
from export.papers import grounds, tables
from export.papers.findings import Findings
from export.papers.model import Papers
from export.papers.profiles import candidates_table, profile
from export.pictures import Field, MapFigure, Marked, Point, Scatter
from language import coverage_text, picture_text, text
from language import documents_text as words
from scoring.certainty.montecarlo import TIE_DECIMALS


def make_papers(dossier: Dossier, found: Findings) -> Papers:
    """Put what was found into tables, profiles and words.

    Parameters
    ----------
    dossier : Dossier
        Of the same place, scenario and shortlist.
    found : Findings
        Everything already computed.

    Returns
    -------
    Papers
        No figure under cover is in it.
    """
    whole = _whole_map(dossier, found)
    return Papers(
        dossier,
        dossier.face(found.result.scenario.name),
        "".join(dossier.told(text.META_DATE)),
        text.LEVELS[dossier.division],
        tables.shortlist_table(dossier, found),
        tables.rejected_table(dossier, found),
        candidates_table(found),
        tables.areas_table(dossier, found),
        tables.contributions_table(found),
        tables.certainty_table(found),
        tables.initiatives_table(found),
        tables.boards_table(found),
        grounds.weights_table(found),
        grounds.indicators_table(found),
        grounds.method_table(dossier, found),
        grounds.sources_table(dossier, found),
        grounds.journal_table(dossier.changes),
        tables.totals_table(found),
        grounds.formula(found),
        dossier.told(text.META_LIMIT),
        tuple(profile(whole, found, each) for each in found.subjects),
        tuple(dict.fromkeys(code for each in found.subjects for code in each.candidate.codes)),
        found.are_candidates,
        whole,
        need_against_coverage(dossier, found),
    )


def _whole_map(dossier: Dossier, found: Findings) -> MapFigure:
    """The map with the shortlist, or with the candidates that are told of where that is empty."""
    whole = map_figure(dossier, found.water)
    if whole.marked or not found.are_candidates:
        return whole
    shapes = found.areas.geometry
    marked = tuple(
        Marked(
            each.candidate.name,
            shapely.union_all(shapes.loc[list(each.candidate.codes)]),
            picture_text.CANDIDATES,
            is_candidate=True,
        )
        for each in found.subjects
    )
    return replace(whole, marked=marked)


def need_against_coverage(dossier: Dossier, found: Findings) -> Scatter | None:
    """Areas by coverage and index in four fields; None where no area has a field.

    Values are without the noise of summation, as where the fields are decided.
    """
    if not found.fields.of.ne("").any() or not pd.notna(found.fields.need_from):
        return None
    marked = {code for each in found.subjects for code in each.candidate.codes}
    covered = 100 * found.children.share["index"].round(TIE_DECIMALS)
    index = found.result.index.where(found.result.rank.notna()).round(TIE_DECIMALS)
    points = [
        Point(
            str(found.areas.names[code]),
            float(covered[code]),
            float(index[code]),
            code in marked,
        )
        for code in found.areas.codes
    ]
    fields = [Field(coverage_text.FIELDS[each], FIELD_COLOURS[each]) for each in _CORNERS]
    return Scatter(
        words.SCATTER,
        words.SCATTER_X,
        words.SCATTER_Y,
        points,
        100 * found.fields.coverage_from,
        found.fields.need_from,
        (fields[0], fields[1], fields[2], fields[3]),
        source_line(dossier),
    )


_CORNERS = ("gap", "strengthen", "ordinary", "watch")
"""Fields from the upper left to the lower right."""
