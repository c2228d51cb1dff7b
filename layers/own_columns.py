"""What the columns of a user's own table are: counts and shares, for small numbers to be found."""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Literal

import numpy as np
import pandas as pd

from layers.cards import Card, Text
from layers.disclosure import Protected, SmallNumbers, protect
from layers.sums import Built, Structure
from layers.table import IndicatorTable

RoleKind = Literal["count", "share", "mean", "other"]

NO_COUNT = re.compile(
    r"andel|procent|share|ratio|per[ _]|%|index|rang|rank|klass|class|poäng|score|medel|mean"
    r"|median|kvot|värde|value|\bår\b|year",
    re.IGNORECASE,
)
"""Headings of columns that are no counts, though all their figures may be whole."""

MOST_PARTS, MANY = 4, 16
"""Columns that are tried together as the parts of another; two where more than so many may be."""


class ColumnRole(Card):
    """What one column of a table is.

    ``count`` counts persons or things. ``share`` is a percentage of the
    column ``base``, of which the column ``numerator`` may be told too.
    ``mean`` is a mean or a median of as many as ``base`` says. ``other`` is
    built on nobody: a distance, a class.
    """

    column: Text
    kind: RoleKind
    numerator: str = ""
    base: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The column, and those that it is built on."""
        return tuple(name for name in (self.column, self.numerator, self.base) if name)


class Protection(Card):
    """How a layer of own figures is kept from telling too much.

    ``internal``: it never leaves in a file that is marked public.
    """

    small: SmallNumbers = SmallNumbers()
    roles: tuple[ColumnRole, ...] = ()
    internal: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that is needed to find small numbers."""
        return tuple(dict.fromkeys(name for role in self.roles for name in role.columns))


def guessed_kind(heading: str, values: pd.Series) -> RoleKind:
    """Take whole numbers from zero for counts, unless the heading says otherwise.

    Parameters
    ----------
    heading : str
    values : Series of float
        NaN is missing.
    """
    known = values.dropna()
    is_whole = bool(len(known)) and bool(((known >= 0) & (known == known.round())).all())
    return "count" if is_whole and not NO_COUNT.search(heading) else "other"


def roles_of(table: IndicatorTable, told: Sequence[ColumnRole] = ()) -> tuple[ColumnRole, ...]:
    """What every column is: as told, else as its figures look."""
    known = {role.column for role in told}
    behind = {name for role in told for name in (role.numerator, role.base)}
    rest = [name for name in table.indicators if name not in known]
    return (
        *told,
        *(
            ColumnRole(
                column=name,
                kind="count" if name in behind else guessed_kind(name, table.values[name]),
            )
            for name in rest
        ),
    )


def structure_of_roles(roles: Sequence[ColumnRole], values: pd.DataFrame) -> Structure:
    """How columns hang together, with the counts that add up to others wherever all are known."""
    counts = tuple(role.column for role in roles if role.kind == "count")
    built = tuple(
        Built(
            role.column,
            (role.numerator,) if role.numerator and role.kind == "share" else (),
            (role.base,),
            100.0 if role.kind == "share" else 0.0,
        )
        for role in roles
        if role.kind in ("share", "mean") and role.base
    )
    return Structure(counts, built, tuple(adding_up(values[list(counts)])))


def adding_up(counts: pd.DataFrame) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Columns that are the sum of some others in every row.

    Columns that are zero throughout are no parts, since any sum holds with them.

    Parameters
    ----------
    counts : DataFrame of float
        Rows with a missing figure are left out; at least two must be left.

    Yields
    ------
    whole : str
    parts : tuple of str
        Two to :data:`MOST_PARTS`.
    """
    known = counts.dropna()
    numbers = {str(name): own.to_numpy(float) for name, own in known.items() if own.any()}
    if len(known) < 2:
        return
    for whole, total in numbers.items():
        parts = [name for name, own in numbers.items() if name != whole and (own <= total).all()]
        most = MOST_PARTS if len(parts) <= MANY else 2
        for size in range(2, min(len(parts), most) + 1):
            for some in itertools.combinations(parts, size):
                if np.array_equal(sum(numbers[name] for name in some), total):
                    yield whole, some


def protect_own(
    table: IndicatorTable,
    protection: Protection,
    parent: pd.Series | None = None,
) -> Protected:
    """Hide what is small in a user's own table, and what would give it away.

    Parameters
    ----------
    table : IndicatorTable
        As read, with the columns that others are built on.
    protection : Protection
    parent : Series of str, optional
        Code of the area above each area.
    """
    structure = structure_of_roles(roles_of(table, protection.roles), table.values)
    known = parent is not None and parent.notna().all()
    parents = [parent] if parent is not None and known else []
    return protect(table, structure, protection.small, parents)
