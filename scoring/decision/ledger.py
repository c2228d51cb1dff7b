"""The ledger of call-offs (avrop): what each step may be, and what is left by every cut."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Literal

import pandas as pd
from pydantic import AfterValidator, Field

from geo.faults import Fault, FaultKind
from layers.cards import is_day
from layers.initiatives import CASE_OR_NONE
from layers.strict import Strict

Step = Literal["frame", "applied", "granted", "paid", "returned"]
"""Money set aside; then, for a call-off: asked for, granted, paid out, and paid back."""

STEPS: tuple[Step, ...] = ("applied", "granted", "paid", "returned")
"""Steps of a call-off, in the order in which they can come."""

LIMITED_BY: dict[Step, Step] = {"granted": "applied", "paid": "granted", "returned": "paid"}
"""The sum of a step is never above the sum of the step before it."""

CUTS = ("organisation", "candidate", "theme", "quarter")
"""What the ledger can be summed by."""


def _day(text: str) -> str:
    """Refuse what is no day, or a day in another form of ISO 8601, such as 2026-W05-7."""
    if not is_day(text):
        raise ValueError("day")
    return text


Day = Annotated[str, AfterValidator(_day)]
Ore = Annotated[int, Field(gt=0, le=10**15)]
Words = Annotated[str, Field(max_length=2_000)]


class Event(Strict):
    """What somebody wants to enter; the ledger decides whether it may be.

    Parameters
    ----------
    step : str
        One of :data:`Step`.
    amount : int
        In öre, above 0.
    date : str
        When it was decided or paid (ISO 8601).
    call_off : int
        Number of the entry that asked for it; 0 for the frame and for what asks.
    organisation : str
        Id of the board that asks; empty for the frame.
    candidate, theme : str
        What it is for; a candidate's name, empty for the whole city.
    purpose : str
        In words.
    decision, case_number : str
        Where it was decided.
    """

    step: Step
    amount: Ore
    date: Day
    call_off: Annotated[int, Field(ge=0)] = 0
    organisation: Words = ""
    candidate: Words = ""
    theme: Words = ""
    purpose: Words = ""
    decision: Words = ""
    case_number: Annotated[str, Field(pattern=CASE_OR_NONE)] = ""


class LedgerEntry(Strict):
    """One line of the ledger, never changed.

    Parameters
    ----------
    number : int
        From 1, without holes.
    event : Event
        What was entered; of a reversal, the event that it takes back.
    reverses : int or None
        LedgerEntry that it takes back.
    left : int
        Öre that can still be granted after it.
    who, at : str
        Who entered it, and when (ISO 8601, UTC).
    sha256 : str
        Of this entry and the one before it.
    """

    number: int
    event: Event
    reverses: int | None
    left: int
    who: str
    at: str
    sha256: str

    @property
    def call_off(self) -> int:
        """The call-off that it belongs to: what asks for one opens its own; 0 for the frame."""
        if self.event.step != "applied":
            return self.event.call_off
        return self.number if self.reverses is None else self.reverses

    @property
    def signed(self) -> int:
        """The amount in öre, below 0 where it is taken back."""
        return self.event.amount if self.reverses is None else -self.event.amount


Sums = dict[Step, int]
"""Öre by step, what is taken back taken off."""


def effect(step: Step, signed: int) -> int:
    """What an entry adds to the sum that can be granted."""
    return {"frame": signed, "granted": -signed, "returned": signed}.get(step, 0)


def event_faults(event: Event, sums: Sums, left: int) -> list[Fault]:
    """Why an event may not be entered.

    Parameters
    ----------
    event : Event
    sums : dict of str to int
        Of its call-off; empty for the frame and for what asks.
    left : int
        What can be granted.
    """
    if event.step in ("frame", "applied"):
        return []
    before = LIMITED_BY[event.step]
    room = sums.get(before, 0) - sums.get(event.step, 0)
    faults = []
    if event.amount > room:
        faults.append(_too_much(FaultKind.LEDGER_STEP, event.amount, room, event.step))
    if left + effect(event.step, event.amount) < 0:
        faults.append(_too_much(FaultKind.LEDGER_LEFT, event.amount, left, event.step))
    return faults


def reversal_faults(entry: LedgerEntry, sums: Sums, left: int, *, is_reversed: bool) -> list[Fault]:
    """Why an entry may not be taken back.

    Parameters
    ----------
    entry : LedgerEntry
    sums : dict of str to int
        Of its call-off.
    left : int
        What can be granted.
    is_reversed : bool
        Whether it is taken back already.
    """
    event, number = entry.event, str(entry.number)
    if is_reversed or entry.reverses is not None:
        return [Fault(FaultKind.LEDGER_REVERSED, where=number)]
    faults = []
    later = next((step for step, before in LIMITED_BY.items() if before == event.step), None)
    if later and sums.get(event.step, 0) - event.amount < sums.get(later, 0):
        faults.append(Fault(FaultKind.LEDGER_RESTS_ON, where=number, received=later))
    if left - effect(event.step, event.amount) < 0:
        faults.append(_too_much(FaultKind.LEDGER_LEFT, event.amount, left, event.step))
    return faults


def replayed(entries: Iterable[LedgerEntry]) -> Iterator[tuple[LedgerEntry, int, list[Fault]]]:
    """Enter entries anew, one by one.

    Yields
    ------
    entry : LedgerEntry
    left : int
        What can be granted after it, in öre, by the entries alone.
    faults : list of Fault
        Why the ledger would not have taken it.
    """
    left, sums, known, taken = 0, dict[int, Sums](), dict[int, LedgerEntry](), set[int]()
    for entry in entries:
        of = sums.setdefault(entry.call_off, {}) if entry.call_off else {}
        back = entry.reverses
        if back is None:
            faults = event_faults(entry.event, of, left)
        elif back not in known:
            faults = [Fault(FaultKind.LEDGER_NO_ENTRY, where=str(back))]
        else:
            faults = reversal_faults(known[back], of, left, is_reversed=back in taken)
            taken.add(back)
        left += effect(entry.event.step, entry.signed)
        of[entry.event.step] = of.get(entry.event.step, 0) + entry.signed
        known[entry.number] = entry
        yield entry, left, faults


def _too_much(kind: FaultKind, amount: int, most: int, step: Step) -> Fault:
    return Fault(kind, where=step, received=str(amount), allowed=str(most))


def ledger_table(entries: Iterable[LedgerEntry]) -> pd.DataFrame:
    """The ledger as a table.

    Returns
    -------
    DataFrame
        Index entry numbers. ``step``, ``amount`` (öre, below 0 where taken
        back), ``call_off`` (the number of what asked; its own for that),
        ``reverses`` (missing for most), ``left``, ``date``, ``quarter`` (such
        as ``2026 kv 1``), ``organisation``, ``candidate``, ``theme``,
        ``purpose``, ``decision``, ``case_number``, ``who`` and ``at``.
    """
    rows = [
        {
            "number": each.number,
            "step": each.event.step,
            "amount": each.signed,
            "call_off": each.call_off,
            "reverses": each.reverses,
            "left": each.left,
            "date": each.event.date,
            "quarter": quarter(each.event.date),
            **each.event.model_dump(exclude={"step", "amount", "call_off", "date"}),
            "who": each.who,
            "at": each.at,
        }
        for each in entries
    ]
    if not rows:
        fields = ["step", "amount", "call_off", "reverses", "left", *CUTS]
        return pd.DataFrame(columns=fields, index=pd.Index([], name="number"))
    return pd.DataFrame(rows).set_index("number").astype({"reverses": "Int64"})


def quarter(day: str) -> str:
    """Quarter of a day, such as ``2026 kv 1``."""
    return f"{day[:4]} kv {(int(day[5:7]) + 2) // 3}"


def balance(ledger: pd.DataFrame, by: str) -> pd.DataFrame:
    """Sum the ledger by a cut.

    Parameters
    ----------
    ledger : DataFrame
        From :func:`ledger_table`.
    by : str
        One of :data:`CUTS`, or ``call_off``.

    Returns
    -------
    DataFrame of int
        In öre; a row each, in order of name. A column a step of
        :data:`STEPS`; ``to_pay``, granted and not paid; ``net``, granted less
        paid back: what it takes of the frame. Every cut sums to the same.
    """
    steps = ledger[ledger["step"] != "frame"]
    sums = (
        steps.pivot_table(index=by, columns="step", values="amount", aggfunc="sum", fill_value=0)
        .reindex(columns=list(STEPS), fill_value=0)
        .astype("int64")
    )
    sums.columns.name = None
    return sums.assign(
        to_pay=sums["granted"] - sums["paid"], net=sums["granted"] - sums["returned"]
    )


def totals(ledger: pd.DataFrame) -> dict[str, int]:
    """Sums of the whole ledger in öre: the frame, every step, and what is left to grant."""
    sums = ledger.groupby("step")["amount"].sum()
    found = {step: int(sums.get(step, 0)) for step in ("frame", *STEPS)}
    return found | {"left": found["frame"] - found["granted"] + found["returned"]}


def status(sums: pd.Series) -> Step:
    """The last step that a call-off has come to."""
    reached: Sequence[Step] = [step for step in STEPS if sums[step] > 0]
    return reached[-1] if reached else "applied"
