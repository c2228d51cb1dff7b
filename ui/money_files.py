"""The division of money as files, which hold the record they can be computed anew from."""

import codecs
from collections.abc import Callable, Sequence
from datetime import date

from export import __version__
from export.excel import Face, book_bytes
from export.papers.grounds import parts
from export.papers.model import Heading, Table
from export.proof.record import Money, Record, Shape, libraries
from export.tabular import swedish_csv
from language import documents_text, numbers, protection_text, text
from language import money_text as words
from layers.responsibility import ResponsibilityRules
from scoring.decision.plan import Plan
from scoring.decision.shortlist import Shortlist
from scoring.places.candidates import Candidate
from scoring.scenario import Scenario
from ui import cached
from ui.compared import Compared, compared
from ui.covered import delivered_rules
from ui.money_tables import money_tables, titles
from ui.open_data import open_threshold
from ui.recorded import data_of, told_data
from ui.reference import reference_fingerprint
from ui.workspace import Place


def money_record(
    place: Place,
    scenario: Scenario,
    candidates: Sequence[Candidate],
    money: Money,
    rules: ResponsibilityRules,
    *,
    form: str,
    day: date,
    is_internal: bool,
) -> Record:
    """All that a file of a division depends on.

    Parameters
    ----------
    place : Place
        As it may leave.
    scenario : Scenario
    candidates : sequence of Candidate
        Who share.
    money : Money
        How.
    rules : ResponsibilityRules
        Who is named for what.
    form : str
        Of :data:`WRITERS`.
    day : date
    is_internal : bool
    """
    outside = reference_fingerprint(place.level, scenario)
    return Record(
        program=__version__,
        libraries=libraries(),
        day=day,
        level=place.level,
        edition=place.areas.source,
        columns=place.table.indicators,
        data=data_of(place, scenario, cached.catalogue(), outside),
        scenario=scenario,
        shortlist=Shortlist(division=place.level),
        candidates=tuple(candidates),
        rules=None if rules == delivered_rules() else rules,
        threshold=open_threshold(),
        money=money,
        **told_data(place),
        is_internal=is_internal,
        shape=Shape(form=form),
    )


def money_file(place: Place, record: Record) -> bytes:
    """Write the file that a record describes.

    Parameters
    ----------
    place : Place
        The data of the record.
    record : Record
        With ``money``, of a form of :data:`WRITERS`.

    Raises
    ------
    InputError
        As :func:`scoring.decision.allocation.allocate`.
    """
    assert record.money is not None
    plan = record.money.plan
    found = compared(place, record.scenario, record.candidates)
    rules = record.rules or delivered_rules()
    tables = money_tables(found, plan, rules, record.money.change)
    return WRITERS[record.shape.form](tables, _method(found, record, plan), record)


def _excel(tables: Sequence[Table], method: Table, record: Record) -> bytes:
    line = documents_text.SCENARIO_LINE.format(
        scenario=record.scenario.name,
        level=text.LEVELS[record.level],
        day=record.day.isoformat(),
    )
    face = Face(words.PAGE, documents_text.SUBJECT, line, record.day, record.is_internal)
    return book_bytes([*tables, method], face)


def _csv(tables: Sequence[Table], method: Table, _: Record) -> bytes:
    """The amounts, and below them what they stand on."""
    told = swedish_csv(method.frame()).removeprefix(codecs.BOM_UTF8)
    return b"\r\n".join([swedish_csv(tables[0].frame()), told])


WRITERS: dict[str, Callable[[Sequence[Table], Table, Record], bytes]] = {
    "money-xlsx": _excel,
    "money-csv": _csv,
}
"""How each form is written."""


def _method(found: Compared, record: Record, plan: Plan) -> Table:
    """What the amounts stand on; last what programs read."""
    told = words.METHOD_ROWS
    weights = [
        (told["key"], f"{words.key_title(key, titles(found))}: {numbers.plain_number(weight)}")
        for key, weight in plan.weights.items()
    ]
    limits = [
        (told[field], f"{found.name(each.candidate)}: {words.kronor(ore)}")
        for each in plan.limits
        for field in ("floor", "ceiling")
        if (ore := getattr(each, field))
    ]
    sources = dict.fromkeys(
        text.source_line(card.source)
        for name, card in found.place.cards.items()
        if name in found.scenario.indicator_ids
    )
    spread = ((protection_text.SPREAD, protection_text.META_VALUE),) if record.is_internal else ()
    rows = (
        *spread,
        (told["amount"], words.kronor(plan.amount)),
        (told["reserve"], words.kronor(plan.reserve)),
        (told["unit"], words.UNITS[plan.unit]),
        *weights,
        *limits,
        (told["scenario"], found.scenario.name),
        (text.META_SCENARIO_HASH, found.scenario.fingerprint),
        (text.META_DATA_HASH, found.place.full_fingerprint),
        (text.META_DATE, record.day.isoformat()),
        (text.META_VERSION, record.program),
        (text.META_AREAS, found.place.areas.source),
        *((text.META_SOURCE, line) for line in sources),
        *((text.META_LIMIT, line) for line in text.LIMITS),
        (text.META_RECORD_HASH, record.hash),
        *((text.META_RECORD, part) for part in parts(record.text)),
    )
    headings = (Heading(words.HEAD_WHAT), Heading(words.HEAD_VALUE))
    return Table(words.METHOD_SHEET, words.METHOD_SHEET, headings, rows)
