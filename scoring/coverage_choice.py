"""The part of a scenario that says what counts as covered, and when need is high."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer

from layers.initiatives import KINDS, InitiativeCard, Kind, Phase
from scoring.choice import Choice, Share

CoverageMethod = Literal["strongest", "breadth"]
NeedMeasure = Literal["top_share", "index"]

FULL = 1.0
"""Weight of a kind that counts in full, as every kind does that is not named."""

KindWeights = Annotated[
    tuple[tuple[Kind, Share], ...],
    BeforeValidator(lambda value: tuple(value.items()) if isinstance(value, Mapping) else value),
    AfterValidator(
        lambda pairs: tuple(sorted((k, w) for k, w in dict(pairs).items() if w != FULL))
    ),
    PlainSerializer(dict),
]
"""Weights by kind: a table in the file, a sorted tuple of pairs within, without those of 1."""


class Coverage(Choice):
    """Which initiatives count as covering an area, and where need and coverage are high.

    ``method`` is how kinds become one figure
    (:data:`scoring.places.coverage.METHODS`), ``weights`` how much each kind
    counts, 0-1; one that is not named counts 1. ``phases`` are those counted.
    ``count_inferred`` lets boundaries count that no source lists;
    ``partners`` lets an organisation count for what it only takes part in.

    Need is high by ``need``: ``top_share`` takes the share ``need_from`` of
    the ranked areas with the highest index, ``index`` those with an index of
    at least ``need_from``. Coverage is high from ``coverage_from``, a share of
    the children. ``inferred_probability`` is how often an inferred or
    remembered boundary counts when it is drawn how sure that is.
    """

    method: CoverageMethod = "strongest"
    weights: KindWeights = ()
    phases: Annotated[tuple[Phase, ...], Field(min_length=1)] = ("running", "unknown")
    count_inferred: bool = True
    partners: bool = False
    need: NeedMeasure = "top_share"
    need_from: float = 0.2
    coverage_from: Share = 0.5
    inferred_probability: Share = 0.5

    def weight(self, kind: str) -> float:
        """How much a kind counts."""
        return {str(name): weight for name, weight in self.weights}.get(kind, FULL)

    @property
    def weightless(self) -> bool:
        """Whether no kind counts at all."""
        return not any(self.weight(kind) for kind in KINDS)

    def may_count(self, card: InitiativeCard) -> bool:
        """Whether an initiative counts where its boundary holds, however sure that is.

        It works in areas, is no mere overlay, and its phase is counted. What
        is citywide is no local presence, and points cover no area.
        """
        local = card.extent == "areas" and not card.is_overlay_only
        return local and card.status in self.phases

    def counts(self, card: InitiativeCard) -> bool:
        """Whether an initiative counts: it may, and its boundary is trusted."""
        return self.may_count(card) and self.trusts(card)

    def trusts(self, card: InitiativeCard) -> bool:
        """Whether the boundary is verified, or inferred ones are let through."""
        return self.count_inferred or card.certainty == "verified"
