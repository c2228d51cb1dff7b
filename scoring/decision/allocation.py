"""Money by need: an amount over candidates by keys that are weighed together, to the öre."""

from dataclasses import dataclass

import pandas as pd

from geo.faults import Fault, FaultKind, refuse
from scoring.decision.apportion import divide
from scoring.decision.keys import mixed_shares
from scoring.decision.plan import Plan


@dataclass(frozen=True, eq=False)
class Allocation:
    """An amount divided; amounts in öre.

    Parameters
    ----------
    plan : Plan
    table : DataFrame
        Index candidates. ``share`` (0-1) by the keys together, ``exact``
        (float) within the limits and ``amount`` (int) in whole units, ``held``
        where a limit decided: ``floor``, ``ceiling`` or empty.
    reserve : int
        What is kept: the plan's reserve, and what is less than a unit.
    """

    plan: Plan
    table: pd.DataFrame
    reserve: int

    @property
    def amounts(self) -> pd.Series:
        """Whole amounts by candidate; with the reserve they sum to the plan's amount."""
        return self.table["amount"]


def allocate(plan: Plan, table: pd.DataFrame) -> Allocation:
    """Divide the plan's amount, less the reserve, over candidates.

    Parameters
    ----------
    plan : Plan
    table : DataFrame of float
        From :func:`key_table`; candidates by keys.

    Returns
    -------
    Allocation
        Candidates in the order of the table. A floor is raised and a ceiling
        lowered to a whole unit.

    Raises
    ------
    InputError
        As :func:`mixed_shares` and :func:`scoring.decision.apportion.divide`;
        the reserve is more than there is.
    """
    if plan.reserve > plan.amount:
        told = str(plan.reserve)
        refuse([Fault(FaultKind.RESERVE_TOO_HIGH, received=told, allowed=str(plan.amount))])
    shares = mixed_shares(table, plan.weights)
    units = (plan.amount - plan.reserve) // plan.unit
    limits = [plan.limit(str(name)) for name in table.index]
    found = divide(
        shares,
        units,
        floors=pd.Series([-(-each.floor // plan.unit) for each in limits], table.index),
        ceilings=pd.Series(
            [units if each.ceiling is None else each.ceiling // plan.unit for each in limits],
            table.index,
        ),
    )
    columns = {
        "share": shares,
        "exact": found.exact * plan.unit,
        "amount": found.units * plan.unit,
        "held": found.held,
    }
    return Allocation(plan, pd.DataFrame(columns), plan.amount - units * plan.unit)
