"""What is new since last time: a fetched set against the one before it."""

from collections.abc import Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd


@dataclass(frozen=True)
class Change:
    """How a set differs from the one that went by its name.

    Parameters
    ----------
    first : bool
        There was none before.
    added, removed, changed : int
        Rows by their key. For figures a row is one cell: area, year and variable.
    columns : tuple of str
        Columns that have come or gone.
    """

    first: bool = False
    added: int = 0
    removed: int = 0
    changed: int = 0
    columns: tuple[str, ...] = ()

    @property
    def is_none(self) -> bool:
        """Whether everything is as before."""
        return self == Change()


def compare(before: pd.DataFrame | None, after: pd.DataFrame, keys: Sequence[str]) -> Change:
    """Compare two sets row by row.

    Parameters
    ----------
    before : DataFrame or None
        The earlier set.
    after : DataFrame
        The new one.
    keys : sequence of str
        Columns that together name a row, in both.

    Returns
    -------
    Change
        With other keys than before, all rows are removed and added.
    """
    if before is None:
        return Change(first=True, added=len(after))
    columns = tuple(sorted(set(before.columns) ^ set(after.columns)))
    if set(keys) - set(before.columns):
        return Change(added=len(after), removed=len(before), columns=columns)
    old, new = _comparable(before, keys), _comparable(after, keys)
    shared = new.index.intersection(old.index)
    both = [name for name in new.columns if name in old.columns]
    left, right = old.loc[shared, both], new.loc[shared, both]
    differs = ((left != right) & ~(left.isna() & right.isna())).to_numpy(bool).any(axis=1)
    return Change(
        added=len(new) - len(shared),
        removed=len(old) - len(shared),
        changed=int(np.sum(differs)),
        columns=columns,
    )


def _comparable(frame: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """Rows by their key as text, outlines as WKB."""
    plain = pd.DataFrame(frame.drop(columns="geometry")) if "geometry" in frame else frame
    if isinstance(frame, gpd.GeoDataFrame):
        plain = plain.assign(geometry=frame.geometry.to_wkb())
    text = plain[list(keys)].astype(str)
    joined = text[keys[0]].str.cat(text[list(keys[1:])], sep="\x1f") if len(keys) > 1 else None
    index = pd.Index(text[keys[0]] if joined is None else joined, dtype=str, name="key")
    return plain.drop(columns=list(keys)).set_axis(index)
