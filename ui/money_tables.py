"""The division of money as tables: what each gets, what each choice moves, and by board."""

import pandas as pd

from export.papers.model import Cell, Heading, Table
from language import money_text as words
from language import numbers
from language.money_text import ORE
from layers.responsibility import ResponsibilityRules
from scoring.decision.allocation import Allocation, allocate
from scoring.decision.allocation_effects import alone, moved_by_key, moved_by_variant
from scoring.decision.by_board import UNDIVIDED, divide_rows
from scoring.decision.keys import DIMENSION, KEYS
from scoring.decision.plan import Plan
from ui.compared import Compared
from ui.covered import owners
from ui.funded import amount_range, board_shares, facts, reweighed

NOTHING = ""
"""In a cell that has nothing to say, such as the children of the reserve."""

OF_INDEX = ("children_need", "children_beyond", "gap")
"""Keys that the index is part of."""


def money_tables(
    found: Compared, plan: Plan, rules: ResponsibilityRules, change: float
) -> list[Table]:
    """Every table of a division, in order.

    Parameters
    ----------
    found : Compared
        Candidates that share.
    plan : Plan
    rules : ResponsibilityRules
    change : float
        How far a weight of the index is moved, as a share of it.

    Raises
    ------
    InputError
        As :func:`scoring.decision.allocation.allocate`.
    """
    keys = facts(found).keys
    allocation = allocate(plan, keys)
    tables = [
        result_table(found, allocation),
        side_table(found, plan, keys),
        moved_table(found, plan, keys),
        index_table(found, plan, keys, change),
        boards_table(found, allocation, rules),
    ]
    return [each for each in tables if each is not None]


def side_table(found: Compared, plan: Plan, keys: pd.DataFrame) -> Table:
    """Amounts by each key alone."""
    amounts = alone(plan, keys)
    return _table(found, plan, amounts, words.SIDE, words.SIDE_TABLE, is_change=False)


def moved_table(found: Compared, plan: Plan, keys: pd.DataFrame) -> Table | None:
    """What each key moves; None where there is one."""
    moved = moved_by_key(plan, keys)
    if moved.empty:
        return None
    return _table(found, plan, moved, words.MOVED, words.MOVED_TABLE, is_change=True)


def rests_on_index(plan: Plan) -> bool:
    """Whether some key of a plan has the index in it."""
    return bool(set(plan.weights) & set(OF_INDEX))


def index_table(found: Compared, plan: Plan, keys: pd.DataFrame, change: float) -> Table | None:
    """What each weight of the index moves; None where it moves nothing, or there is one."""
    variants = reweighed(found, change) if rests_on_index(plan) else {}
    if not variants:
        return None
    moved = moved_by_variant(plan, keys, variants)
    caption = words.INDEX_TABLE.format(change=words.INDEX_CHOICES[change])
    return _table(found, plan, moved, words.INDEX_SHEET, caption, is_change=True)


def titles(found: Compared) -> dict[str, str]:
    """Titles of the dimensions at the top by id."""
    return {each.id: each.title or each.id for each in found.scenario.index.dimensions}


def _table(
    found: Compared, plan: Plan, ore: pd.DataFrame, name: str, caption: str, *, is_change: bool
) -> Table:
    """Amounts in öre, candidates by keys or dimensions, as a table in kronor."""
    named = titles(found)
    heads = [
        words.key_title(each, named) if each in KEYS or each.startswith(DIMENSION) else named[each]
        for each in map(str, ore.columns)
    ]
    decimals = words.decimals(plan.unit)
    headings = (
        Heading(words.HEAD_CANDIDATE),
        *(Heading(head, decimals, words.KR, is_change=is_change) for head in heads),
    )
    rows = tuple(
        (found.name(str(each)), *(int(value) / ORE for value in row))
        for each, row in zip(ore.index, ore.to_numpy(), strict=True)
    )
    return Table(name, caption, headings, rows)


def money(title: str, allocation: Allocation) -> Heading:
    """Heading of a column of amounts in kronor."""
    return Heading(title, words.decimals(allocation.plan.unit), words.KR)


def _told_columns(table: Table) -> Table:
    """The table without columns that say nothing of anybody."""
    columns = zip(table.headings, zip(*table.rows, strict=True), strict=True)
    return table.kept([heading.title for heading, cells in columns if any(cells)])


def result_table(found: Compared, allocation: Allocation) -> Table:
    """What each candidate gets, without columns that say nothing of anybody."""
    drawn = amount_range(found, allocation.plan)
    children = facts(found).children
    rows = [
        (found.name(each), *_cells(each, allocation, children[each], drawn)) for each in found.ids
    ]
    whole = {
        words.ROW_RESERVE: allocation.reserve,
        words.ROW_TOTAL: allocation.plan.amount,
    }
    rows += [(name, NOTHING, NOTHING, ore / ORE, *[NOTHING] * 5) for name, ore in whole.items()]
    headings = (
        Heading(words.HEAD_CANDIDATE),
        Heading(words.HEAD_CHILDREN, 0),
        Heading(words.HEAD_SHARE, 1, "%"),
        money(words.HEAD_AMOUNT, allocation),
        Heading(words.HEAD_PER_CHILD, 0, words.KR),
        Heading(words.HEAD_HELD),
        Heading(words.HEAD_RANGE),
        Heading(words.HEAD_ADMINISTRATION, 0, words.KR),
        Heading(words.HEAD_ADMINISTRATION_SHARE, 0, "%"),
    )
    caption = words.RESULT_TABLE.format(amount=words.kronor(allocation.plan.amount))
    return _told_columns(Table(words.RESULT, caption, headings, tuple(rows), _range_note(drawn)))


def _cells(
    identifier: str, allocation: Allocation, children: float, drawn: pd.DataFrame | None
) -> tuple[Cell, ...]:
    row = allocation.table.loc[identifier]
    amount = float(row["amount"]) / ORE
    known = children if children > 0 else None
    administration = allocation.plan.limit(identifier).administration
    cost = NOTHING if administration is None else administration / ORE
    share = 100 * cost / amount if isinstance(cost, float) and amount else NOTHING
    return (
        known,
        100 * float(row["share"]),
        amount,
        amount / known if known else None,
        words.HELD[row["held"]],
        _range(identifier, drawn),
        cost,
        share,
    )


def _range(identifier: str, drawn: pd.DataFrame | None) -> str:
    if drawn is None:
        return NOTHING
    low, high = (round(float(drawn.loc[identifier, end]) / ORE, -3) for end in ("low", "high"))
    return f"{numbers.interval(low, high)}{numbers.THIN}{words.KR}"


def _range_note(drawn: pd.DataFrame | None) -> str:
    if drawn is None:
        return words.RANGE_STRETCHED
    return words.RANGE_NOTE.format(draws=numbers.number(int(drawn["draws"].iloc[0])))


def boards_table(found: Compared, allocation: Allocation, rules: ResponsibilityRules) -> Table:
    """Amounts by candidate and board."""
    shares = board_shares(found, rules.rules)
    divided = divide_rows(allocation.amounts, shares, allocation.plan.unit)
    known = owners()
    titles = [
        words.UNDIVIDED if each == UNDIVIDED else known[each].short if each in known else each
        for each in divided
    ]
    rows = [
        (found.name(str(each)), *(int(ore) / ORE for ore in row), int(row.sum()) / ORE)
        for each, row in divided.iterrows()
    ]
    rows.append((words.ROW_TOTAL, *(int(ore) / ORE for ore in divided.sum()), _all(divided) / ORE))
    headings = (
        Heading(words.HEAD_CANDIDATE),
        *(money(title, allocation) for title in [*titles, words.ROW_TOTAL]),
    )
    told = ", ".join(
        f"{known[each].short} = {known[each].name}" for each in divided if each in known
    )
    note = " ".join(part for part in (told and f"{told}.", words.UNDIVIDED_NOTE) if part)
    return Table(words.BOARDS, words.BOARDS_TABLE, headings, tuple(rows), note)


def _all(divided: pd.DataFrame) -> int:
    return int(divided.to_numpy().sum())
