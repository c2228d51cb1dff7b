"""The journal as it leaves: every change of a workspace, already put into words."""

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True, eq=False)
class Changes:
    """Changes of the workspace that a decision was prepared in.

    Parameters
    ----------
    note : str
        Which workspace, and when it was read; or why there are no changes.
    rows : DataFrame of str
        One row a change, oldest first, the columns under their Swedish titles.
    """

    note: str
    rows: pd.DataFrame
