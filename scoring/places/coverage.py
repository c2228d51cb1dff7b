"""Coverage: how much of each area, and of those who live there, the initiatives reach."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.cover import Cover
from geo.overlap import PRESENT
from layers.initiatives import KINDS, InitiativeCard
from scoring.coverage_choice import Coverage, CoverageMethod

Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Groups = Mapping[str, Collection[str]]
"""Ids of initiatives by what they are gathered under."""


def counted(cards: Iterable[InitiativeCard], choice: Coverage) -> tuple[InitiativeCard, ...]:
    """Initiatives that count as local coverage; see :meth:`Coverage.counts`."""
    return tuple(card for card in cards if choice.counts(card))


def by_initiative(cards: Iterable[InitiativeCard]) -> dict[str, tuple[str, ...]]:
    """Each initiative for itself, in order."""
    return {card.id: (card.id,) for card in cards}


def by_kind(cards: Iterable[InitiativeCard]) -> dict[str, tuple[str, ...]]:
    """Ids of initiatives by kind; every kind in order, those with none too."""
    held = list(cards)
    return {kind: tuple(card.id for card in held if card.kind == kind) for kind in KINDS}


def by_organisation(
    cards: Iterable[InitiativeCard], *, partners: bool = False
) -> dict[str, tuple[str, ...]]:
    """Ids of initiatives by organisation.

    Parameters
    ----------
    cards : iterable of InitiativeCard
    partners : bool
        Whether those who only take part are counted beside those responsible.

    Returns
    -------
    dict of str to tuple of str
        Organisations that have any, in order of first mention.
    """
    found: dict[str, tuple[str, ...]] = {}
    for card in cards:
        for each in card.organisations if partners else dict.fromkeys(card.responsible):
            found[each] = (*found.get(each, ()), card.id)
    return found


def shares(cover: Cover, groups: Groups) -> pd.DataFrame:
    """Share of each area's surface under the union of each group.

    Parameters
    ----------
    cover : Cover
    groups : mapping of str to collection of str
        Ids of initiatives by the name of their column.

    Returns
    -------
    DataFrame of float
        0-1; index areas, columns the groups. An initiative without a shape covers nothing.
    """
    columns = {name: cover.union(ids).clip(upper=1.0) for name, ids in groups.items()}
    return pd.DataFrame(columns, index=cover.codes, columns=list(groups), dtype=float)


@dataclass(frozen=True, eq=False)
class Reached:
    """What of a base, persons or square metres, lies under something.

    Parameters
    ----------
    covered : DataFrame of float
        In the unit of the base; index areas or candidates, a column per group.
        NaN where the base of any part is missing.
    base : Series of float
        The whole; same index, NaN where any part is missing.
    """

    covered: pd.DataFrame
    base: pd.Series

    @property
    def share(self) -> pd.DataFrame:
        """Covered share (0-1); NaN where the base is missing or nothing."""
        return self.covered.div(self.base.where(self.base > 0), axis=0)


def reached(part: pd.DataFrame, base: pd.Series, parent: pd.Series | None = None) -> Reached:
    """Carry covered shares up, from small areas to the areas that hold them.

    Persons are taken to live evenly spread over the land of each small area
    (DeSO), so that the share of its persons under an initiative is the share of
    its surface; what is summed to larger areas is persons, never percentages.

    Parameters
    ----------
    part : DataFrame of float
        Covered share (0-1) by small area, a column per group.
    base : Series of float
        Persons, children or square metres by small area; NaN = missing.
    parent : Series of str, optional
        Code of the larger area by small area; without it they stay as they are.

    Returns
    -------
    Reached
        Index: larger areas in sorted order, or the small ones in theirs.
    """
    whole = base.reindex(part.index).astype(float)
    covered = part.mul(whole, axis=0)
    if parent is None:
        return Reached(covered, whole)
    above = parent.reindex(part.index)
    bases = whole.groupby(above).sum(skipna=False)
    return Reached(covered.groupby(above).sum(skipna=False), bases)


def reached_within(part: pd.DataFrame, base: pd.Series, codes: Sequence[str]) -> Reached:
    """The same for one candidate, a list of small areas.

    Returns
    -------
    Reached
        One row, named ``candidate``.

    Raises
    ------
    KeyError
        A code is none of the areas.
    """
    chosen = part.loc[list(codes)]
    return reached(chosen, base, pd.Series("candidate", chosen.index))


def present(surface: pd.DataFrame, least: float = PRESENT) -> pd.DataFrame:
    """Whether each initiative is present in each area: over so much of its surface.

    Parameters
    ----------
    surface : DataFrame of float
        Share of surface (0-1), a column per initiative.
    least : float
        Least share.
    """
    return surface >= least - 1e-12


Method = Callable[[Bools, Floats], Floats]


def strongest(by_kinds: Bools, weights: Floats) -> Floats:
    """Coverage of a place by the strongest kind that reaches it.

    ``max_k w_k`` over the kinds ``k`` that reach it, 0 where none does: each
    child counts once, with the weight of the strongest. Over an area it is
    ``C_a = sum_t s_t max_{i over t} w_kind(i)``, with ``s_t`` the share of the
    area that piece ``t`` has. With all weights 1 it is the share under the union.
    """
    return np.where(by_kinds, weights, 0.0).max(axis=-1, initial=0.0)


def breadth(by_kinds: Bools, weights: Floats) -> Floats:
    """Coverage of a place by how many kinds reach it.

    Over an area it is ``C_a = sum_k w_k s_ak / sum_k w_k``, with ``s_ak`` the
    share of the area under any initiative of kind ``k``. The sum below the
    line is over every kind there is, so that a new initiative never lowers it.
    NaN where every weight is 0.
    """
    total = weights.sum()
    return by_kinds @ weights / total if total > 0 else np.full(by_kinds.shape[:-1], np.nan)


METHODS: dict[CoverageMethod, Method] = {"strongest": strongest, "breadth": breadth}
"""How the kinds that reach a place become one figure, 0-1, by name.

Each takes which kinds reach a place, shape (..., kinds), and the weights of the kinds.
"""


def kind_weights(choice: Coverage) -> Floats:
    """Weight of every kind, in the order of ``KINDS``."""
    return np.array([choice.weight(kind) for kind in KINDS])


def pieces_by_kind(cover: Cover, cards: Iterable[InitiativeCard]) -> Bools:
    """Which kinds reach each piece, shape (pieces, kinds)."""
    return np.column_stack(
        [
            cover.under[:, cover.shapes.isin(list(ids))].any(axis=1)
            for ids in by_kind(cards).values()
        ]
    )


def coverage_index(
    cover: Cover, cards: Iterable[InitiativeCard], choice: Coverage | None = None
) -> pd.Series:
    """Coverage index: share of those who live there that initiatives reach, weighted by kind.

    Parameters
    ----------
    cover : Cover
        Of the small areas, over which persons are taken to live evenly spread.
    cards : iterable of InitiativeCard
        The register; those that the choice counts are used.
    choice : Coverage, optional
        Method, weights and what counts.

    Returns
    -------
    Series of float
        0-1 by area code. Carried to larger areas with their children by :func:`reached`.
    """
    rule = choice or Coverage()
    by_kinds = pieces_by_kind(cover, counted(cards, rule))
    value = METHODS[rule.method](by_kinds, kind_weights(rule))
    return cover.weighted(value).clip(upper=1.0).rename("coverage")


@dataclass(frozen=True, eq=False)
class Covered:
    """Coverage of each area in every way it is asked for, 0-1; index small areas.

    Parameters
    ----------
    cards : tuple of InitiativeCard
        Those that count.
    initiatives, kinds, organisations : DataFrame of float
        Share of surface, and with it of those who live there, a column per
        initiative, kind and organisation.
    union : Series of float
        Share under any of them.
    index : Series of float
        The coverage index.
    """

    cards: tuple[InitiativeCard, ...]
    initiatives: pd.DataFrame
    kinds: pd.DataFrame
    organisations: pd.DataFrame
    union: pd.Series
    index: pd.Series

    @property
    def table(self) -> pd.DataFrame:
        """Union and index side by side, to be carried upwards by :func:`reached`."""
        return pd.DataFrame({"union": self.union, "index": self.index})


def cover_areas(
    cover: Cover, cards: Iterable[InitiativeCard], choice: Coverage | None = None
) -> Covered:
    """Coverage of areas by a register.

    Parameters
    ----------
    cover : Cover
        Of any level of areas.
    cards : iterable of InitiativeCard
        The whole register.
    choice : Coverage, optional
        What counts, and how.

    Returns
    -------
    Covered
    """
    rule = choice or Coverage()
    used = counted(cards, rule)
    return Covered(
        used,
        shares(cover, by_initiative(used)),
        shares(cover, by_kind(used)),
        shares(cover, by_organisation(used, partners=rule.partners)),
        shares(cover, {"union": [card.id for card in used]})["union"],
        coverage_index(cover, used, rule),
    )
