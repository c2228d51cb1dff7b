"""Divide whole units in proportion, within floors and ceilings, so that they sum exactly."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

import pandas as pd

from geo.faults import Fault, FaultKind, refuse


@dataclass(frozen=True, eq=False)
class Division:
    """Units divided among receivers.

    Parameters
    ----------
    units : Series of int
        By receiver; sums exactly to what was divided.
    exact : Series of float
        Before it was made whole.
    held : Series of str
        ``floor`` or ``ceiling`` where that decided, else empty.
    """

    units: pd.Series
    exact: pd.Series
    held: pd.Series


def divide(
    shares: pd.Series,
    units: int,
    *,
    floors: pd.Series | None = None,
    ceilings: pd.Series | None = None,
) -> Division:
    """Divide units in proportion to shares, within floors and ceilings.

    Parameters
    ----------
    shares : Series of float
        By receiver, at least 0, of any sum above 0.
    units : int
        What is divided, at least 0.
    floors, ceilings : Series of int, optional
        By receiver; 0 and ``units`` where there is none.

    Returns
    -------
    Division
        In the order of ``shares``.

    Raises
    ------
    InputError
        A share that is negative or not known; no share above 0; a floor above
        its ceiling; floors that take more than there is, or ceilings that
        leave some of it over.

    Notes
    -----
    ``x_i = min(max(t s_i, floor_i), ceiling_i)``, with the one ``t`` for which
    they sum to the units: whoever is held neither up nor down gets the same
    for each part of its share. Whole units by the method of the largest
    remainder (Hamilton; Balinski and Young 1982, Fair Representation, chapter
    3); of equal remainders the greater share comes first, then the order
    given. All arithmetic is exact.
    """
    low = _whole(floors, shares, 0)
    high = _whole(ceilings, shares, units)
    refuse(_share_faults(shares))
    refuse(_limit_faults(shares, units, low, high))
    parts = [Fraction(share) for share in shares.astype(float).tolist()]
    level = _level(parts, units, low, high)
    exact = [
        _clipped(level * part, *limits) for part, *limits in zip(parts, low, high, strict=True)
    ]
    held = [
        "" if level * part == value else "floor" if value > level * part else "ceiling"
        for part, value in zip(parts, exact, strict=True)
    ]
    return Division(
        pd.Series(_largest_remainder(exact, parts, units), shares.index, dtype="int64"),
        pd.Series([float(value) for value in exact], shares.index, dtype=float),
        pd.Series(held, shares.index, dtype=str),
    )


def _whole(limits: pd.Series | None, shares: pd.Series, usual: int) -> list[int]:
    if limits is None:
        return [usual] * len(shares)
    return [int(limit) for limit in limits.reindex(shares.index).tolist()]


def _clipped(value: Fraction, low: int, high: int) -> Fraction:
    return min(max(value, Fraction(low)), Fraction(high))


def _share_faults(shares: pd.Series) -> list[Fault]:
    wrong = shares[~(shares >= 0)]
    faults = [
        Fault(
            FaultKind.SHARE_UNUSABLE,
            where=str(name),
            received="" if share != share else f"{share:g}",
        )
        for name, share in wrong.items()
    ]
    if not faults and not shares.sum() > 0:
        faults.append(Fault(FaultKind.SHARES_ALL_ZERO))
    return faults


def _limit_faults(
    shares: pd.Series, units: int, low: Sequence[int], high: Sequence[int]
) -> list[Fault]:
    faults = [
        Fault(
            FaultKind.FLOOR_ABOVE_CEILING, where=str(name), received=str(least), allowed=str(most)
        )
        for name, least, most in zip(shares.index, low, high, strict=True)
        if least > most
    ]
    least = sum(low)
    most = sum(
        limit if share > 0 else floor for share, limit, floor in zip(shares, high, low, strict=True)
    )
    if least > units:
        faults.append(Fault(FaultKind.FLOORS_TOO_HIGH, received=str(least), allowed=str(units)))
    if most < units and not faults:
        faults.append(Fault(FaultKind.CEILINGS_TOO_LOW, received=str(most), allowed=str(units)))
    return faults


def _level(
    parts: Sequence[Fraction], units: int, low: Sequence[int], high: Sequence[int]
) -> Fraction:
    """The one ``t`` at which what each gets sums to the units; the least where many do."""
    bounded = [each for each in zip(parts, low, high, strict=True) if each[0] > 0]
    turns = sorted({Fraction(0)} | {limit / part for part, *ends in bounded for limit in ends})

    def total(level: Fraction) -> Fraction:
        return sum(
            (
                _clipped(level * part, least, most)
                for part, least, most in zip(parts, low, high, strict=True)
            ),
            Fraction(0),
        )

    for before, after in pairwise(turns):
        low_total, high_total = total(before), total(after)
        if low_total <= units <= high_total and high_total > low_total:
            return before + (after - before) * (units - low_total) / (high_total - low_total)
    return turns[0]


def _largest_remainder(
    exact: Sequence[Fraction], parts: Sequence[Fraction], units: int
) -> list[int]:
    whole = [int(value) for value in exact]
    order = sorted(range(len(exact)), key=lambda at: (-(exact[at] - whole[at]), -parts[at], at))
    for at in order[: units - sum(whole)]:
        whole[at] += 1
    return whole
