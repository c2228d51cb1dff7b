"""What has been found about areas and candidates, before it is put into words."""

from collections.abc import Mapping
from dataclasses import dataclass

import geopandas as gpd
import pandas as pd

from geo.areas import AreaSet
from layers.cards import IndicatorCard
from layers.located import Initiatives
from layers.organisations import Organisation
from layers.table import IndicatorTable
from scoring.places.candidates import Candidate
from scoring.places.coverage import Reached
from scoring.places.fields import Fields
from scoring.places.responsibility import Proposal
from scoring.score import ScoreResult


@dataclass(frozen=True, eq=False)
class Comparator:
    """What an area is compared with: a name, and its figures by indicator (NaN = missing)."""

    name: str
    figures: pd.Series


@dataclass(frozen=True, eq=False)
class Subject:
    """One area or candidate, with its figures.

    Parameters
    ----------
    candidate : Candidate
        Its name and areas.
    reason : str
        Why it is chosen.
    figures : IndicatorTable
        One row.
    margin : Series of float
        Half the width of the 95 % interval of each figure that has one, in the
        figure's own unit; NaN where unknown.
    index, index_low, index_high : float
        Of its own figures, and bounds when the weights are drawn; NaN = unknown.
    coverage : float
        Coverage index of its children, 0-1; NaN where their number is missing.
    field : str
        One of ``FIELDS``; empty where there is none.
    initiatives : Series of float
        Share (0-1) of its surface by initiative id, those present only.
    presence : Series of str
        How each organisation is present.
    proposals : tuple of Proposal
        Who could answer for what.
    comparators : tuple of Comparator
    """

    candidate: Candidate
    reason: str
    figures: IndicatorTable
    margin: pd.Series
    index: float
    index_low: float
    index_high: float
    coverage: float
    field: str
    initiatives: pd.Series
    presence: pd.Series
    proposals: tuple[Proposal, ...]
    comparators: tuple[Comparator, ...]


@dataclass(frozen=True, eq=False)
class Findings:
    """All that was found in a place; every table has the areas as index.

    Parameters
    ----------
    areas : AreaSet
    table : IndicatorTable
    cards : mapping of str to IndicatorCard
    result : ScoreResult
    initiatives : Initiatives
    surface : DataFrame of float
        Share (0-1) of each area under each initiative that counts.
    children : Reached
        Children under the union (``union``) and by the coverage index (``index``).
    fields : Fields
    probabilities : DataFrame of float
        Of each field, 0-1.
    totals : DataFrame
        ``areas`` and ``children`` in each field.
    intervals : DataFrame of float or None
        ``rank_low``, ``rank_high``, ``p_top``; None where they cannot be drawn.
    verdict : Series of str or None
        ``in``, ``open`` or ``out`` whatever the weights; None where it cannot be said.
    matrix : DataFrame of str
        How each board and company is present.
    organisations : mapping of str to Organisation
    subjects : tuple of Subject
    are_candidates : bool
        Whether any subject is a candidate, else all are areas.
    water : GeoSeries, optional
        Below the maps.
    """

    areas: AreaSet
    table: IndicatorTable
    cards: Mapping[str, IndicatorCard]
    result: ScoreResult
    initiatives: Initiatives
    surface: pd.DataFrame
    children: Reached
    fields: Fields
    probabilities: pd.DataFrame
    totals: pd.DataFrame
    intervals: pd.DataFrame | None
    verdict: pd.Series | None
    matrix: pd.DataFrame
    organisations: Mapping[str, Organisation]
    subjects: tuple[Subject, ...]
    are_candidates: bool
    water: gpd.GeoSeries | None = None

    @property
    def top(self) -> int:
        """Length of the list that drawn ranks are compared with."""
        choice = self.result.scenario.uncertainty
        return choice.top if choice else 0

    def title(self, indicator: str) -> str:
        """Title of an indicator, its id where it has no card."""
        return self.cards[indicator].title if indicator in self.cards else indicator
