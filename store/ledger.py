"""The ledger in the database: every entry is checked, chained to the last, and never changed."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from sqlalchemy.orm import Session

from geo.faults import Fault, FaultKind, InputError, refuse
from scoring.decision.ledger import Event, LedgerEntry, Sums, effect, event_faults, reversal_faults
from store.documents.canonical import canonical, sha256
from store.models import LedgerRow, WorkspaceRow
from store.opening import database_faults, writer
from store.repository import now
from store.sessions import text_faults, unknown


class Ledger:
    """The ledger of one workspace.

    Every method is one transaction. Writers of a ledger wait for each other,
    so that what is left is always known; threads and processes may share it.

    Parameters
    ----------
    engine : Engine
        From :func:`store.opening.open_database`.
    workspace : str
        Id of the workspace.
    clock : callable
        Gives the time (ISO 8601, UTC).
    """

    def __init__(self, engine: sa.Engine, workspace: str, clock: Callable[[], str] = now):
        self.engine = engine
        self.workspace = workspace
        self._clock = clock

    def enter(self, *events: Event, who: str) -> tuple[LedgerEntry, ...]:
        """Enter events, all of them or none.

        Parameters
        ----------
        *events : Event
            In order; each is checked against those before it.
        who : str
            Who enters them.

        Returns
        -------
        tuple of LedgerEntry
            As they stand in the ledger. A step of a call-off has what it is
            for from the entry that asked.

        Raises
        ------
        InputError
            There is no such call-off, or the amount is more than is left, or
            than the step before it.
        """
        texts = [{name: text for name, text in each if isinstance(text, str)} for each in events]
        refuse(fault for each in texts for fault in text_faults(who=who, **each))
        with self._writing() as session:
            return tuple(self._enter(session, each, who) for each in events)

    def _enter(self, session: Session, event: Event, who: str) -> LedgerEntry:
        last = self._last(session)
        if event.step in ("frame", "applied"):
            refuse(_opening_faults(event))
        else:
            event = self._of_call_off(session, event)
        refuse(
            event_faults(event, self._sums(session, event.call_off), last.remaining if last else 0)
        )
        return self._add(session, last, event, None, who)

    def reverse(self, number: int, *, who: str) -> LedgerEntry:
        """Take an entry back by an entry of its own.

        Raises
        ------
        InputError
            There is no such entry; it is taken back already; or a later step
            or what is left rests on it.
        """
        refuse(text_faults(who=who))
        with self._writing() as session:
            last, row = self._last(session), self._row(session, number)
            query = sa.select(LedgerRow.number).where(
                LedgerRow.workspace_id == self.workspace, LedgerRow.reverses == number
            )
            is_reversed = session.scalar(query) is not None
            sums = self._sums(session, row.call_off)
            left = last.remaining if last else 0
            refuse(reversal_faults(_entry(row), sums, left, is_reversed=is_reversed))
            return self._add(session, last, _entry(row).event, number, who)

    def entries(self) -> tuple[LedgerEntry, ...]:
        """Every entry, oldest first.

        Raises
        ------
        InputError
            An entry is not what was entered.
        """
        query = (
            sa.select(LedgerRow)
            .where(LedgerRow.workspace_id == self.workspace)
            .order_by(LedgerRow.number)
        )
        with database_faults(self.engine), Session(self.engine) as session:
            found = tuple(_entry(row) for row in session.scalars(query))
        refuse(_chain_faults(found))
        return found

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        database = writer(self.engine)
        with database_faults(self.engine), Session(database) as session, session.begin():
            if session.get(WorkspaceRow, self.workspace, with_for_update=True) is None:
                raise unknown("workspace", self.workspace)
            yield session

    def _last(self, session: Session) -> LedgerRow | None:
        query = (
            sa.select(LedgerRow)
            .where(LedgerRow.workspace_id == self.workspace)
            .order_by(LedgerRow.number.desc())
            .limit(1)
        )
        return session.scalar(query)

    def _row(self, session: Session, number: int) -> LedgerRow:
        row = session.get(LedgerRow, (self.workspace, number))
        if row is None:
            raise InputError([Fault(FaultKind.LEDGER_NO_ENTRY, where=str(number))])
        return row

    def _sums(self, session: Session, call_off: int) -> Sums:
        """Sums of a call-off by step, what asks for it included."""
        if call_off == 0:
            return {}
        query = (
            sa.select(LedgerRow.step, sa.func.sum(LedgerRow.amount))
            .where(LedgerRow.workspace_id == self.workspace, LedgerRow.call_off == call_off)
            .group_by(LedgerRow.step)
        )
        return {step: int(total) for step, total in session.execute(query)}  # type: ignore[misc]

    def _of_call_off(self, session: Session, event: Event) -> Event:
        """The event with what its call-off is for."""
        asked = _entry(self._row(session, event.call_off)).event
        if asked.step != "applied":
            where = str(event.call_off)
            raise InputError([Fault(FaultKind.LEDGER_NO_ENTRY, where=where)])
        kept = asked.model_dump(include={"organisation", "candidate", "theme", "purpose"})
        return event.model_copy(update=kept)

    def _add(
        self, session: Session, last: LedgerRow | None, event: Event, reverses: int | None, who: str
    ) -> LedgerEntry:
        drawn = LedgerEntry(
            number=last.number + 1 if last else 1,
            event=event,
            reverses=reverses,
            left=last.remaining if last else 0,
            who=who,
            at=max(self._clock(), last.entered_at if last else ""),
            sha256="",
        )
        left = drawn.left + effect(event.step, drawn.signed)
        entry = drawn.model_copy(update={"left": left})
        entry = entry.model_copy(update={"sha256": entry_hash(entry, last.sha256 if last else "")})
        session.add(_row_of(self.workspace, entry))
        session.flush()
        return entry


def _opening_faults(event: Event) -> list[Fault]:
    """What begins anew belongs to no call-off, and somebody asks for it."""
    faults = []
    if event.call_off:
        told = str(event.call_off)
        faults.append(Fault(FaultKind.FIELD_VALUE, "", "call_off", told, "0"))
    if event.step == "applied" and not event.organisation.strip():
        faults.append(Fault(FaultKind.FIELD_MISSING, "", "organisation"))
    return faults


def entry_hash(entry: LedgerEntry, before: str) -> str:
    """SHA-256 of an entry and of the one before it."""
    return sha256(before + canonical(entry.model_dump(mode="json", exclude={"sha256"})))


def _chain_faults(entries: Iterable[LedgerEntry]) -> list[Fault]:
    """Entries that are not what was entered, or are missing."""
    faults, before = [], ""
    for number, entry in enumerate(entries, start=1):
        if entry.number != number or entry.sha256 != entry_hash(entry, before):
            faults.append(Fault(FaultKind.LEDGER_CHANGED, where=str(entry.number)))
        before = entry.sha256
    return faults


def _row_of(workspace: str, entry: LedgerEntry) -> LedgerRow:
    return LedgerRow(
        workspace_id=workspace,
        number=entry.number,
        call_off=entry.call_off,
        step=entry.event.step,
        amount=entry.signed,
        reverses=entry.reverses,
        content=canonical(entry.event.model_dump(mode="json")),
        remaining=entry.left,
        who=entry.who,
        entered_at=entry.at,
        sha256=entry.sha256,
    )


def _entry(row: LedgerRow) -> LedgerEntry:
    return LedgerEntry(
        number=row.number,
        event=Event.model_validate_json(row.content),
        reverses=row.reverses,
        left=row.remaining,
        who=row.who,
        at=row.entered_at,
        sha256=row.sha256,
    )
