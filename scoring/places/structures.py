"""Double structures: groups that meet in the same place about the same question."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from layers.initiatives import THEMES, InitiativeCard
from scoring.coverage_choice import Coverage


@dataclass(frozen=True)
class DoubleStructure:
    """Two or more groups on one question, for ages they have in common.

    Parameters
    ----------
    theme : str
        The question.
    groups : tuple of InitiativeCard
        In the order of the register.
    ages : tuple of int
        First and last age that all of them are for.
    """

    theme: str
    groups: tuple[InitiativeCard, ...]
    ages: tuple[int, int]

    @property
    def carriers(self) -> tuple[InitiativeCard, ...]:
        """Groups that a source says could carry a new task; ``carrier`` says why."""
        return tuple(card for card in self.groups if card.carrier)


def meeting(
    cards: Iterable[InitiativeCard], local: Collection[str], choice: Coverage | None = None
) -> tuple[InitiativeCard, ...]:
    """Groups that meet about a place: those present in it, and citywide ones.

    A citywide forum is taken to have groups of its own in every part of the
    city: the card does not tell them apart from one that meets for the city.

    Parameters
    ----------
    cards : iterable of InitiativeCard
        The register; what has ended, and what is an overlay only, is left out.
    local : collection of str
        Ids of initiatives present in the area or candidate.
    choice : Coverage, optional
        Whether inferred boundaries are trusted.
    """
    rule = choice or Coverage()
    return tuple(
        card
        for card in cards
        if card.forum
        and card.status != "ended"
        and not card.is_overlay_only
        and (card.extent == "citywide" or (card.id in local and rule.trusts(card)))
    )


def double_structures(groups: Sequence[InitiativeCard]) -> tuple[DoubleStructure, ...]:
    """Find the groups that share a question and an age.

    Ages are intervals: where every two of some groups overlap, all of them
    have an age in common (Helly's theorem on the line). Each largest set of
    such groups is told once a question.

    Parameters
    ----------
    groups : sequence of InitiativeCard
        Those that meet about one place, from :func:`meeting`.

    Returns
    -------
    tuple of DoubleStructure
        By question in the order of ``THEMES``, then by age.
    """
    return tuple(
        found
        for theme in THEMES
        for found in _on_theme(theme, [card for card in groups if theme in card.themes])
    )


def _on_theme(theme: str, groups: list[InitiativeCard]) -> list[DoubleStructure]:
    ages = {card.id: card.target.ages for card in groups}
    starts = sorted({first for first, _ in ages.values()})
    sets = [[card for card in groups if _holds(ages[card.id], start)] for start in starts]
    ids = [frozenset(card.id for card in each) for each in sets]
    return [
        DoubleStructure(
            theme,
            tuple(each),
            (max(ages[card.id][0] for card in each), min(ages[card.id][1] for card in each)),
        )
        for at, each in enumerate(sets)
        if len(each) > 1 and not any(ids[at] < other for other in ids)
    ]


def _holds(ages: tuple[int, int], age: int) -> bool:
    return ages[0] <= age <= ages[1]
