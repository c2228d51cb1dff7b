"""Jobs at SCB: outlines of a division, and a table for the areas of a division."""

from collections.abc import Mapping

from geo.faults import Fault, FaultKind, InputError, refuse
from layers.sources.changes import Change
from layers.sources.desk import Desk, Outcome
from layers.sources.divisions import Division, bare
from layers.sources.jsonstat import Cube, changed
from layers.sources.manifest import Manifest
from layers.sources.pxweb import REGION, TIME, codelists_of, is_eliminated, selected_codes
from layers.sources.scb_tables import ScbTable
from layers.sources.scb_wfs import fetch_outlines


def outlines(desk: Desk, division: Division) -> list[Outcome]:
    """Fetch the outlines of a division.

    Raises
    ------
    InputError
        As :func:`layers.sources.scb_wfs.fetch_outlines`.
    """
    name = f"{division.id}-{desk.municipality}"
    question = {"typeNames": division.layer, "kommunkod": desk.municipality}
    parts = desk.cache.parts(name, desk.state(question))
    frame = fetch_outlines(
        desk.webs["scb-wfs"],
        desk.addresses["scb-wfs"],
        division,
        desk.municipality,
        land=desk.land,
        parts=parts,
    )
    manifest = Manifest(
        name=name,
        kind="areas",
        keys=("code",),
        division=division.id,
        title=f"{division.title}, {desk.municipality}",
        publisher=desk.registry.publisher,
        licence=desk.registry.licence,
        attribution=desk.registry.attribution,
        address=desk.addresses["scb-wfs"],
        question=question,
        retrieved=desk.today.isoformat(),
    )
    return [Outcome(*desk.cache.keep(manifest, frame))]


def table(desk: Desk, declared: ScbTable, division: Division) -> list[Outcome]:
    """Fetch a table for the areas of a division; nothing where SCB has not touched it since.

    Raises
    ------
    InputError
        The source does not answer, has changed, or has no figures for the division.
    """
    name = f"{declared.id.lower()}-{division.id}-{desk.municipality}"
    metadata = desk.metadata(declared.id)
    selection = _selection(desk, declared, division, metadata)
    before = desk.cache.manifest(name)
    if before is not None and _is_current(desk, before, metadata, selection):
        return [Outcome(before, Change())]
    parts = desk.cache.parts(name, desk.state(selection, metadata.updated))
    lists = codelists_of(metadata, REGION)
    codelists = {REGION: division.codelist} if division.codelist in lists else {}
    frame = desk.pxweb.figures(declared.id, selection, codelists=codelists, parts=parts)
    frame[REGION] = frame[REGION].map(bare)
    manifest = Manifest(
        name=name,
        kind="figures",
        keys=tuple(selection),
        division=division.id,
        table=declared.id,
        title=f"{declared.title}, {division.title}",
        publisher=desk.registry.publisher,
        licence=desk.registry.licence,
        attribution=desk.registry.attribution,
        address=f"{desk.addresses['scb-pxweb']}/tables/{declared.id}",
        question={"selection": selection},
        retrieved=desk.today.isoformat(),
        updated=metadata.updated,
        years=tuple(int(year) for year in selection[TIME]),
        labels={
            variable: {code: metadata.labels[variable][code] for code in codes}
            for variable, codes in selection.items()
            if variable not in (REGION, TIME)
        },
        notes=metadata.notes,
    )
    return [Outcome(*desk.cache.keep(manifest, frame))]


def _selection(
    desk: Desk, table: ScbTable, division: Division, metadata: Cube
) -> dict[str, list[str]]:
    """Codes to ask for: the municipality's areas, the declared cells, the years that hold."""
    title = f"SCB {table.id}"
    regions = list(division.of(metadata.codes[REGION], desk.municipality))
    years = [year for year in metadata.codes[TIME] if division.holds(int(year[:4]))]
    if not regions or not years:
        where = f"{division.title}, {desk.municipality}"
        raise InputError([Fault(FaultKind.SOURCE_EMPTY, title, where)])
    chosen = {
        variable: selected_codes(metadata, variable, wanted, title)
        for variable, wanted in table.select.items()
    }
    selection = {REGION: regions, **chosen, TIME: years}
    unknown = [
        variable
        for variable in metadata.codes
        if variable not in selection and not is_eliminated(metadata, variable)
    ]
    for variable in unknown:
        only = metadata.codes[variable]
        if len(only) != 1:
            there = ", ".join(selection)
            raise InputError([Fault(FaultKind.SOURCE_CHANGED, title, "dimension", variable, there)])
        selection[variable] = list(only)
    refuse(_ambiguous(table, selection, title))
    return selection


def _ambiguous(table: ScbTable, selection: Mapping[str, list[str]], title: str) -> list[Fault]:
    """Variables with several codes that a count does not choose among: they would be mixed."""
    given = {REGION, TIME, table.sex}
    return [
        changed(title, variable, [rule.stem], codes)
        for rule in table.indicators
        if rule.cells is not None
        for variable, codes in selection.items()
        if len(codes) > 1 and variable not in given and variable not in rule.cells
    ]


def _is_current(
    desk: Desk, before: Manifest, metadata: Cube, selection: Mapping[str, list[str]]
) -> bool:
    """Whether the publisher has changed nothing since a set was fetched whole."""
    same = bool(before.updated) and before.updated == metadata.updated
    return same and before.question == {"selection": selection} and desk.cache.is_whole(before)
