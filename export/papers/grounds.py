"""What it all rests on: weights, indicators, method, sources, limits, journal."""

from collections.abc import Iterable

from export.changes import Changes
from export.dossier import Dossier
from export.papers.findings import Findings
from export.papers.model import Heading, Table
from language import documents_text as words
from language import method_text, numbers, screen, text
from layers.cards import Source
from scoring.certainty.draws import levels
from scoring.score import stretches

LONGEST = 30_000
"""Characters of a text in one row; a cell of Excel holds 32,767."""

LONGEST_CHANGE = 1_000
"""Characters of a value in the journal; a drawn outline may have many more."""


def weights_table(found: Findings) -> Table:
    """Indicators of the index with their weights."""
    scenario = found.result.scenario
    shares = scenario.leaf_shares()
    rows = tuple(
        (
            dimension.title or dimension.id,
            found.title(choice.id),
            screen.DIRECTION[choice.direction],
            100 * shares[choice.id],
        )
        for dimension in scenario.index.dimensions
        for choice in dimension.leaves()
    )
    headings = (
        Heading(screen.HEAD_DIMENSION),
        Heading(words.INDICATOR),
        Heading(screen.HEAD_DIRECTION),
        Heading(words.WEIGHT, 1, "%", is_bar=True),
    )
    return Table("weights", words.CAPTIONS["weights"], headings, rows)


def indicators_table(found: Findings) -> Table:
    """Every indicator with its definition and source, the scenario's first."""
    used = found.result.scenario.indicator_ids
    rest = [name for name in found.table.indicators if name not in used]
    headings = tuple(
        Heading(title)
        for title in (
            words.INDICATOR,
            words.DEFINITION,
            words.UNIT,
            words.BASE,
            words.YEAR,
            screen.HEAD_DIRECTION,
            words.SOURCE,
            words.NOTE,
        )
    )
    rows = tuple(_indicator(found, name) for name in dict.fromkeys([*used, *rest]))
    return Table(words.SHEETS["indicators"], words.CAPTIONS["indicators"], headings, rows)


def _indicator(found: Findings, name: str) -> tuple[str, ...]:
    card = found.cards.get(name)
    if card is None:
        return (name, "", "", "", "", "", "", "")
    return (
        card.title,
        card.definition,
        card.unit,
        card.base,
        str(card.year),
        screen.DIRECTION[card.direction],
        text.source_line(card.source),
        card.note,
    )


def formula(found: Findings) -> tuple[str, ...]:
    """How the index is computed, in sentences."""
    scenario = found.result.scenario
    policy = scenario.missing
    missing = screen.METHOD_MISSING[policy.policy].format(
        floor=numbers.with_unit(100 * policy.min_share, "%"),
        imputation=screen.IMPUTATION[policy.impute],
    )
    used = dict.fromkeys(level.aggregation for level in levels(scenario.index))
    index = screen.METHOD_FORMULA.format(
        aggregation=", ".join(screen.AGGREGATION[name] for name in used),
        stretch=screen.METHOD_STRETCH if stretches(scenario) else "",
        missing=missing,
        ties=method_text.TIES[scenario.ranking.ties],
    )
    rule = scenario.classes
    return index, screen.METHOD_CLASSES[rule.method].format(count=rule.count)


def method_table(dossier: Dossier, found: Findings) -> Table:
    """Scenario, fingerprints, day, version, formula, weights, limits; last what programs read."""
    told = [row for row in dossier.metadata if row[0] not in {text.META_SOURCE, *text.META_JSON}]
    rows = _in_parts(told)
    rows += [(words.METHOD_TITLE, each) for each in formula(found)]
    rows += [
        (f"{words.WEIGHT}: {row[1]}", numbers.with_unit(float(row[3] or 0), "%", 1))
        for row in weights_table(found).rows
    ]
    rows += _in_parts([row for row in dossier.metadata if row[0] in text.META_JSON])
    headings = (Heading(words.KEY), Heading(words.VALUE))
    return Table(words.SHEETS["method"], words.CAPTIONS["method"], headings, tuple(rows))


def _in_parts(told: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(key, part) for key, value in told for part in parts(value)]


def parts(value: str) -> list[str]:
    """A long text in pieces that fit in a cell."""
    return [value[at : at + LONGEST] for at in range(0, len(value), LONGEST)] or [""]


def sources_table(dossier: Dossier, found: Findings) -> Table:
    """Sources of the indicators that are shown and of the initiatives, each once."""
    shown = {column.name for column in dossier.columns}
    figures = [card.source for name, card in found.cards.items() if name in shown]
    cards = [source for card in found.initiatives.cards for source in card.sources]
    headings = tuple(
        Heading(title)
        for title in (
            words.PUBLISHER,
            words.TITLE,
            words.REFERENCE_DATE,
            words.RETRIEVED,
            words.LICENCE,
            words.ADDRESS,
        )
    )
    rows = tuple(dict.fromkeys(_source_rows([*figures, *cards])))
    return Table(words.SHEETS["sources"], words.CAPTIONS["sources"], headings, rows)


def _source_rows(sources: Iterable[Source]) -> list[tuple[str, ...]]:
    return [
        (
            each.publisher,
            each.title,
            each.reference_date,
            each.retrieved,
            each.licence,
            each.url,
        )
        for each in sources
    ]


def journal_table(changes: Changes | None) -> Table:
    """Every change of the workspace; where there is no workspace, that there is none."""
    name = "journal"
    sheet, caption = words.SHEETS[name], words.CAPTIONS[name]
    if changes is None:
        headings = tuple(Heading(title) for title in words.JOURNAL)
        return Table(sheet, caption, headings, (), words.NOTE_NO_WORKSPACE)
    headings = tuple(Heading(str(title)) for title in changes.rows.columns)
    rows = tuple(
        tuple(shortened(cell) for cell in row)
        for row in changes.rows.itertuples(index=False, name=None)
    )
    return Table(sheet, caption, headings, rows, changes.note)


def shortened(cell: str) -> str:
    """A value of the journal as it is shown; one that is cut stays as it is."""
    return cell if len(cell) <= LONGEST_CHANGE else f"{cell[:LONGEST_CHANGE]}…"
